"""Names as they are compared: folded, without titles, particles joined, sounds that are spelled apart made one.

In: names as written, in any script. Out: their words, keys, and how alike two names are, with readable reasons.
Conservative on purpose: whoever merges two people by mistake accuses or undercounts; what is only near is said so.
Names in different scripts are compared by their sounds (lang.naming): they are the same only where every word sounds
like a word of the other, and near where one name can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

import msgspec
from rapidfuzz.distance import JaroWinkler

from dadkhah.lang import lexicon, naming
from dadkhah.lang.naming.segment import particles, titles
from dadkhah.lang.naming.unlike import two_names
from dadkhah.lang.scripts import fold, script_of

NEAR = 0.92
"""Jaro-Winkler similarity from which two different names are shown as near (Winkler 1990 uses .92 for near matches)."""

SOUNDS_WHOLE = 0.93
"""The score of two names in different scripts from which on no word is left out or differs by more than spelling."""

ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVE = re.compile(r"'s?(?=\s|$)|(?<=s)'(?=\s|$)")
WORD = re.compile(r"[^\W_]+")
ACRONYM = re.compile(r"[A-Z][A-Z0-9]*[a-z]?[A-Z0-9]+|[A-Z]{2,}")
LINKING = frozenset({"of", "the", "for", "and", "in", "on", "to", "de", "des", "la", "du", "del", "y", "e"})
"""Words that initials leave out ("Society for the Relief of the Poor" = SRP)."""

Verdict = Literal["same", "near", "different"]


class Likeness(msgspec.Struct, frozen=True):
    """How alike two names are (score 0..1), what follows from it, and why."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


@cache
def sounds() -> tuple[tuple[str, str], ...]:
    """Return spellings and their sounds, longest spelling first."""
    pairs = ((row["written"], row["sound"]) for row in lexicon.load("name_sounds"))
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name as compared: folded, without possessive and leading article."""
    plain = POSSESSIVE.sub("", fold(name)).replace("'", "").replace(".", " ")
    found = WORD.findall(plain)
    return tuple(found[1:] if len(found) > 1 and found[0] in ARTICLES else found)


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """Return a person's name in parts: words without leading titles, particles joined (abd al-hamid -> abdalhamid)."""
    joined: list[str] = []
    glue = False
    for word in untitled(words(name)):
        if joined and (glue or word in particles("previous")):
            joined[-1] += word
        else:
            joined.append(word)
        glue = word in particles("next")
    return tuple(joined)


def untitled(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without the titles in front; a title alone is kept."""
    first = next((at for at, word in enumerate(found) if word not in titles()), len(found) - 1)
    return found[max(first, 0) :]


def same_written(a: str, b: str) -> bool:
    """Say whether two names are the same word for word once folded."""
    return bool(words(a)) and words(a) == words(b)


def is_full(name: str) -> bool:
    """Say whether a person's name has at least two parts."""
    return len(parts(name)) > 1


def surname(name: str) -> str:
    """Return the last part of a name, or an empty string without any."""
    return parts(name)[-1] if parts(name) else ""


@lru_cache(maxsize=65536)
def key(part: str) -> str:
    """Return a name part with spellings of one sound made one: doubled letters once, final -eh and -ah as -a.

    Short and long vowels stay apart: Hamid and Hamed, Hasan and Hosein are different names.
    """
    sound = part
    for written, heard in sounds():
        sound = sound.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=\w)[ea]h$", "a", sound))


def compare(a: str, b: str) -> Likeness:
    """Return how alike two names of persons are: part by part in order; the weakest part decides."""
    left, right = parts(a), parts(b)
    if not left or not right:
        return Likeness("different", 0.0, ("a name without letters cannot be compared",))
    if script_of(a) != script_of(b):
        return _sounds_alike(a, b)
    if left == right or "".join(left) == "".join(right):
        return Likeness("same", 1.0, ("the same name as written",))
    return _parts_alike(left, right)


def _sounds_alike(a: str, b: str) -> Likeness:
    """Return how alike two names in different scripts are; what one name leaves out makes them near at most."""
    alike = naming.compare(a, b)
    whole = alike.score >= SOUNDS_WHOLE and is_full(a) and is_full(b)
    verdict: Verdict = "same" if whole else "near" if alike.same else "different"
    return Likeness(verdict, alike.score, ("the names stand in different scripts", *alike.reasons))


def _parts_alike(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness:
    if len(left) != len(right):
        return Likeness("different", 0.0, ("the names have a different number of parts",))
    pairs = list(zip(left, right, strict=True))
    score = min(JaroWinkler.similarity(one, other) for one, other in pairs)
    apart = [(one, other) for one, other in pairs if one != other]
    if all(key(one) == key(other) for one, other in pairs):
        return Likeness(
            "same", max(score, NEAR), tuple(f"“{one}” and “{other}” spell one sound" for one, other in apart)
        )
    unlike = [(one, other) for one, other in apart if key(one) != key(other)]
    reasons = tuple(_differ(one, other) for one, other in unlike)
    return Likeness("near" if score >= NEAR else "different", score, reasons)


def _differ(one: str, other: str) -> str:
    if two_names(one, other):
        return f"“{one}” and “{other}” are two established given names"
    return f"“{one}” and “{other}” differ"


def initials(name: str) -> str:
    """Return the initials of the words of a name that are capitalised, upper case; linking words are left out."""
    capitalised = (word for word in re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", name)) if word[0].isupper())
    return "".join(word[0] for word in capitalised if word.lower() not in LINKING).upper()


def is_acronym(text: str) -> bool:
    """Say whether a text is written like an acronym: capitals and digits, at least two."""
    return ACRONYM.fullmatch(text.strip().replace(".", "")) is not None


def any_same(name: str, others: Iterable[str]) -> bool:
    """Say whether a name is the same, as written, as one of some others."""
    return any(same_written(name, other) for other in others)
