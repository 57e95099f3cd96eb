"""The lexicon of a language in Arabic script: every phrase in every form, folded.

In: data/<language>/lexicon.tsv. Out: Lexicon of folded phrases, and the words they are made of.
A zero-width non-joiner in a phrase may be typed as itself, as a space or not at all; "|" parts forms of one entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from dadkhah.lang.scripts import fold
from dadkhah.read.lexicon import Entry, Lexicon, rows

JOINER = "\u200c"
PRIORITY = (
    "ZERO", "WISH", "FALSE", "CARRY", "EXCEED", "KIN", "SUBSET", "OFTHEM", "DENY", "SAY", "ACCTO", "VTRIG",
    "ATRIG", "TRIG", "AUX", "NEG", "HYP", "MAYBE", "NTRIG", "MEET", "END", "FREE", "COURT", "PENALTY", "PTRIG",
    "BODY", "TOLL", "CLASS", "PNOUN", "PLACEN", "UNIT", "BEFORE", "THING", "CROWD", "OBJ", "CASE", "REL", "SUB",
    "BUT", "FINITE", "CONJ", "PREP", "BOUND", "MORE", "RISE", "MATTER", "DEED", "EVENT", "ADV", "PRON", "SRC",
)  # fmt: skip
"""Which reading gives an item its kind where a phrase has several."""

PERFECT = ("", "ند", "م", "یم", "ه", "ه‌اند", "ه‌است", "ه بود", "ه بودند", "ه‌ایم", "ه‌ام")
"""Endings of the Persian past and perfect after the past stem (Windfuhr 2009, The Iranian Languages, chapter 8)."""

DOUBTED = ("ه باشد", "ه باشند")


def persian_forms(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield (form, polarity) of a Persian verb whose phrase ends in a past stem."""
    *before, stem = phrase.split(" ")
    lead = " ".join(before) + " " if before else ""
    for prefix, polarity in (
        ("", "asserted"),
        ("می" + JOINER, "asserted"),
        ("ن", "denied"),
        ("نمی" + JOINER, "denied"),
    ):
        for ending in PERFECT if not prefix.startswith(("می", "نمی")) else PERFECT[:2]:
            yield lead + prefix + stem + ending, polarity
    for ending in DOUBTED:
        yield lead + stem + ending, "hypothetical"


def present_forms(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield (form, polarity) of a Persian verb in the present, given in the third person singular."""
    *before, verb = phrase.split(" ")
    lead = " ".join(before) + " " if before else ""
    for form in (verb, verb[:-1] + "ند"):
        yield lead + form, "asserted"
        yield lead + "ن" + form, "denied"


def arabic_forms(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield (form, number) of an Arabic noun: as given, in the accusative, in the dual, the plural in both cases."""
    yield phrase, "singular"
    stem = phrase[:-1] + "ت" if phrase.endswith("ة") else phrase
    if not phrase.endswith(("ة", "ى", "اء")):
        yield phrase + "ا", "singular"
    if not phrase.endswith("ى"):
        yield stem + "ان", "dual"
        yield stem + "ين", "dual"


def spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    """Yield the folded words of a phrase for every way to type its joiners."""
    parts = phrase.split(JOINER)
    for marks in product(("", " "), repeat=len(parts) - 1):
        joined = parts[0] + "".join(mark + part for mark, part in zip(marks, parts[1:], strict=True))
        yield tuple(fold(joined).split())


@cache
def lexicon(language: str) -> Lexicon:
    """Return the phrases of a language, longest first, each with its readings in the order of PRIORITY."""
    found: dict[str, dict[tuple[str, ...], dict[Entry, None]]] = {}
    for phrase, entry in _entries(language):
        for words in spellings(phrase):
            found.setdefault(words[0], {}).setdefault(words, {})[entry] = None
    return Lexicon({first: tuple(_longest_first(options)) for first, options in found.items()})


def _longest_first(
    options: Mapping[tuple[str, ...], Mapping[Entry, None]],
) -> Iterator[tuple[tuple[str, ...], tuple[Entry, ...]]]:
    for words in sorted(options, key=lambda phrase: (-len(phrase), phrase)):
        yield words, tuple(sorted(options[words], key=lambda entry: PRIORITY.index(entry.kind)))


def _entries(language: str) -> Iterator[tuple[str, Entry]]:
    for row in rows(language, "lexicon"):
        for phrase in _linked(row, language):
            for form, inflected in _inflected(phrase, row["inflect"]):
                yield form, Entry(row["kind"], row["tag"], inflected, "", row["phrase"])


def _linked(row: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield the phrases of a row; Persian nouns of people that end in a vowel also with the letter that links."""
    for phrase in row["phrase"].split("|"):
        yield phrase
        if language == "fa" and row["kind"] == "PNOUN" and phrase.endswith(("و", "ا")):
            yield phrase + "ی"


def _inflected(phrase: str, how: str) -> Iterator[tuple[str, str]]:
    if how == "stem":
        yield from persian_forms(phrase)
    elif how == "finite":
        yield from (one for one in persian_forms(phrase) if one[0] != phrase + PERFECT[4])
    elif how == "now":
        yield from present_forms(phrase)
    elif how == "noun":
        yield from arabic_forms(phrase)
    else:
        yield phrase, how


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Return every word that a phrase of the language is made of."""
    return frozenset(word for options in lexicon(language).by_first.values() for words, _ in options for word in words)
