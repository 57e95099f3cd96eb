"""Words that carry meaning for the reader: reviewed data files, one row per word or phrase, each with its source.

In: tab-separated files under data/<language>/. Out: Lexicon: the longest phrase that starts at a word, with its tag.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from dadkhah.lang.lexicon import table

FOLDER = Path(__file__).with_name("data")
VOWELS = "aeiou"


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One phrase in one form: item kind, tag (what it means), form (lemma, past, participle, gerund, s, noun ...)."""

    kind: str
    tag: str
    form: str
    frame: str = ""
    lemma: str = ""


class Lexicon(msgspec.Struct, frozen=True):
    """Phrases by their first word, longest first: word -> ((words, entries), ...)."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]]

    def longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]]:
        """Return (number of words, every entry) of the longest phrase that starts at words[at].

        (0, ()) where none does.
        """
        for phrase, entries in self.by_first.get(words[at], ()):
            if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase), entries
        return 0, ()


def rows(language: str, name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of one data file in order; raise DataError where it is missing or a row lacks its source."""
    return table(FOLDER / language / f"{name}.tsv")


@cache
def words_of(language: str, name: str, tag: str = "") -> frozenset[str]:
    """Return the phrases of a file (of one tag), lower case."""
    return frozenset(row["phrase"] for row in rows(language, name) if not tag or row["tag"] == tag)


@cache
def tags_of(language: str, name: str) -> Mapping[str, str]:
    """Return phrase -> tag of a file."""
    return {row["phrase"]: row["tag"] for row in rows(language, name)}


@cache
def lexicon(language: str) -> Lexicon:
    """Return all phrases of one language: verbs in every form, nouns in both numbers, and plain words."""
    found: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
    for phrase, entry in _entries(language):
        found.setdefault(phrase[0], {}).setdefault(phrase, []).append(entry)
    return Lexicon({first: _longest_first(options) for first, options in found.items()})


def _longest_first(
    options: Mapping[tuple[str, ...], list[Entry]],
) -> tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]:
    return tuple((phrase, tuple(options[phrase])) for phrase in sorted(options, key=lambda words: (-len(words), words)))


def _entries(language: str) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for row in rows(language, "verbs"):
        yield from _verb(row)
    for row in rows(language, "nouns"):
        yield from _noun(row)
    for row in rows(language, "words"):
        yield tuple(row["phrase"].split()), Entry(row["kind"], row["tag"], "", "", row["phrase"])


def _verb(row: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    words = row["phrase"].split()
    at = 1 if len(words) > 1 and words[0].endswith("ly") else 0  # "sexually assault": the adverb keeps its form
    for form, word in verb_forms(words[at], row["past"], row["participle"]):
        yield (*words[:at], word, *words[at + 1 :]), Entry(row["kind"], row["tag"], form, row["frame"], row["phrase"])


def _noun(row: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    *before, last = row["phrase"].split()
    many = (row["plural"] or " ".join([*before, plural(last)])).split()
    for form, words in (("singular", [*before, last]), ("plural", many)):
        if words != ["-"]:
            yield tuple(words), Entry(row["kind"], row["tag"], form, row["frame"], row["phrase"])


def verb_forms(lemma: str, past: str = "", participle: str = "") -> tuple[tuple[str, str], ...]:
    """Return (form, word) of an English verb.

    Irregular past and participle are given, the rest follows the spelling rules.
    """
    past = past or _add_ed(lemma)
    participle = participle or past
    gerund = _double(lemma) + "ing" if not lemma.endswith("e") or lemma.endswith("ee") else lemma[:-1] + "ing"
    gerund = "dying" if lemma == "die" else gerund
    forms = (("lemma", lemma), ("s", plural(lemma)), ("past", past), ("participle", participle), ("gerund", gerund))
    joint = tuple(("both", word) if form == "past" and past == participle else (form, word) for form, word in forms)
    return tuple(pair for pair in joint if past != lemma or pair[0] != "lemma")  # "put", "cut": one word for both


def _add_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ied"
    return _double(lemma) + "ed"


def _double(lemma: str) -> str:
    """Double the last consonant of a one-syllable verb in consonant-vowel-consonant (stab -> stabb)."""
    short = sum(char in VOWELS for char in lemma) == 1
    ends = len(lemma) > 2 and lemma[-1] not in VOWELS + "wxyhk" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
    return lemma + lemma[-1] if short and ends else lemma


def plural(noun: str) -> str:
    """Return the regular plural (or third person) of an English word."""
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"
