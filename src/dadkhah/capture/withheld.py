"""Withholding the names of protected people from everything that is made of a text.

In: a text, and salted digests of names that were erased. Out: the text, of the same length, with other letters where
one of those names stands, so that every offset stays right and no stage after this one sees the name.

The letters are made of the name's digest: the same name gives the same letters, so that two people whose names are
withheld are not taken for one. They begin with X (in Arabic script: خ), and are no word of any language.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

import msgspec

from dadkhah.lang.scripts import fold, fold_map, script_of_character
from dadkhah.model.erasure import Withheld
from dadkhah.model.source import Description, Stated, Text

WORD = re.compile(r"[^\W\d_]+")
GAP = 3
"""Characters that may stand between two words of a name: a space, a hyphen, a point after an initial."""

LATIN, ARABIC = "bcdfgjkmpqtvwxz", "ثخذژضظغچ"
"""Letters that make no word; in Arabic script none that is joined to a word as a prefix."""


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: case, accents and spellings of one letter do not count."""
    return tuple(WORD.findall(fold(name)))


def digested(salt: str, name: Iterable[str]) -> str:
    """Return the salted digest of a name's words, in hexadecimal."""
    return blake2b(" ".join(name).encode(), key=bytes.fromhex(salt)[:64], digest_size=16).hexdigest()


def withholding(held: Withheld, names: Iterable[str]) -> Withheld:
    """Return what is withheld with further names; those without a letter are none."""
    more = {f"{len(found)}:{digested(held.salt, found)}" for name in names if (found := words(name))}
    return msgspec.structs.replace(held, names=tuple(sorted({*held.names, *more})))


def masked(text: str, held: Withheld) -> str:
    """Return a text of the same length, with other letters where a name that is withheld stands."""
    if not held.names:
        return text
    letters = list(text)
    for start, end, name in found(text, held):
        letters[start:end] = _letters(text[start:end], name)
    return "".join(letters)


def found(text: str, held: Withheld) -> Iterator[tuple[int, int, str]]:
    """Yield where each word of a withheld name stands: start, end, and the digest of the word in that name."""
    if not held.names:
        return
    lengths = sorted({int(name.partition(":")[0]) for name in held.names}, reverse=True)
    wanted = {name.partition(":")[2] for name in held.names}
    folded = fold_map(text)
    places = [(match[0], match.start(), match.end()) for match in WORD.finditer(folded.text)]
    for first in range(len(places)):
        for length in lengths:
            run = places[first : first + length]
            if len(run) == length and _together(run) and digested(held.salt, [one[0] for one in run]) in wanted:
                for word, start, end in run:
                    yield *folded.original(start, end), digested(held.salt, (word,))


def text_without(text: Text, held: Withheld) -> Text:
    """Return the text of a source without the names that are withheld, with a warning where there are any."""
    content = masked(text.content, held)
    if content == text.content:
        return text
    warning = "names of protected people are withheld: invented letters that begin with X (or خ) stand for them"
    return msgspec.structs.replace(text, content=content, warnings=(*text.warnings, warning))


def description_without(description: Description, held: Withheld) -> Description:
    """Return what is said of a source without the names that are withheld."""
    return msgspec.structs.replace(
        description,
        title=_stated(description.title, held),
        author=_stated(description.author, held),
        publisher=_stated(description.publisher, held),
        obtained=masked(description.obtained, held),
        fetched=masked(description.fetched, held),
    )


def _stated(said: Stated | None, held: Withheld) -> Stated | None:
    return msgspec.structs.replace(said, value=masked(said.value, held)) if said else None


def _together(run: list[tuple[str, int, int]]) -> bool:
    return all(after[1] - before[2] <= GAP for before, after in pairwise(run))


@lru_cache(4096)
def _stream(name: str, length: int) -> bytes:
    """Return bytes that follow from a digest."""
    blocks = (hmac.digest(name.encode(), number.to_bytes(4, "big"), "sha256") for number in range(length // 32 + 1))
    return b"".join(blocks)


def _letters(word: str, name: str) -> str:
    """Return other letters for a word, in its script and case."""
    arabic = any(script_of_character(char) == "arabic" for char in word)
    alphabet, first = (ARABIC, "خ") if arabic else (LATIN, "x")
    made = [first, *(alphabet[byte % len(alphabet)] for byte in _stream(name, len(word)))]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, made, strict=False))
