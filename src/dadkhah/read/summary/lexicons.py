"""The words that a summary goes by: harms, actors, roles, traits, and what each speaks for.

In: the data files summary_*.tsv and the reader's own lexicon. Out: phrases by their first word, and tables of weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from dadkhah.read.lexicon import Entry, Lexicon, lexicon, plural, rows, verb_forms, words_of

OWN_PARTS = {
    "TRIG": "verb",
    "NTRIG": "noun",
    "PTRIG": "noun",
    "CRIME": "noun",
    "ADJT": "adjective",
    "ADJS": "adjective",
}
"""Which kinds of the reader's lexicon tell of harm, and as what part of speech."""

CRIMES = {"torture": "tortured", "abuse": "abused"}
"""The acts behind nouns for crimes; the others name no act of their own."""


@cache
def harm_words() -> Lexicon:
    """Return every phrase that tells of harm, in every form: kind is the part of speech, tag the act.

    Words that mean harm only in company that is not looked for here ("take", "hold", "fine") are left out.
    """
    alone = words_of("en", "summary_not_harm")
    return _by_first((phrase, entry) for phrase, entry in [*_readers(), *_harms()] if entry.lemma not in alone)


def _readers() -> Iterator[tuple[str, Entry]]:
    """Yield the reader's own triggers."""
    for options in lexicon("en").by_first.values():
        for words, entries in options:
            for entry in entries:
                part = OWN_PARTS.get(entry.kind)
                act = CRIMES.get(entry.tag, "") if entry.kind == "CRIME" else entry.tag
                if part and act:
                    yield " ".join(words), Entry(part, act, entry.form, "", entry.lemma)


def _harms() -> Iterator[tuple[str, Entry]]:
    for row in rows("en", "summary_harms"):
        for form, phrase in _forms(row):
            yield phrase, Entry(row["part"], row["act"], form, "", row["phrase"])


def _forms(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    phrase = row["phrase"]
    if row["part"] == "verb":
        first, _, rest = phrase.partition(" ")
        yield from (
            (form, f"{word} {rest}".strip()) for form, word in verb_forms(first, row["past"], row["participle"])
        )
    elif row["part"] == "noun":
        yield from (("singular", phrase), ("plural", plural(phrase)))
    else:
        yield "", phrase


@cache
def actor_words() -> Lexicon:
    """Return every phrase for who may do harm; the tag is the type of perpetrator."""
    return _by_first(
        (phrase, Entry("actor", row["actor"], "", "", row["phrase"]))
        for row in rows("en", "summary_actors")
        for phrase in (row["phrase"],)
    )


@cache
def role_words() -> Lexicon:
    """Return every phrase for what victims are, in both numbers; the tag is the type of victim."""
    return _by_first(
        (phrase, Entry("role", row["role"], form, "", row["phrase"]))
        for row in rows("en", "summary_roles")
        for form, phrase in (("singular", row["phrase"]), ("plural", plural(row["phrase"])))
    )


@cache
def employer_words() -> Lexicon:
    """Return every phrase for a body of the press, of workers or for rights; the tag is the type of who serves it."""
    return _by_first(
        (phrase, Entry("employer", row["role"], form, "", row["phrase"]))
        for row in rows("en", "summary_employers")
        for form, phrase in (("singular", row["phrase"]), ("plural", plural(row["phrase"])))
    )


@cache
def violations() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Return for each act the violations it speaks for, with weights."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for row in rows("en", "summary_violations"):
        found[row["act"]] = (*found.get(row["act"], ()), (row["violation"], float(row["weight"])))
    return found


@cache
def weights(part: str) -> Mapping[str, float]:
    """Return the weights of one decision by feature; they were set by hand."""
    return {row["feature"]: float(row["weight"]) for row in rows("en", "summary_weights") if row["decision"] == part}


@cache
def given_names() -> Mapping[str, str]:
    """Return given names, folded, that are borne by one sex nearly always: m or f."""
    return {row["name"]: row["sex"] for row in rows("en", "given_names")}


def _by_first(phrases: Iterable[tuple[str, Entry]]) -> Lexicon:
    found: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
    for phrase, entry in phrases:
        words = tuple(phrase.replace("'s ", " 's ").replace("s' ", "s ' ").split())  # as the text is cut
        entries = found.setdefault(words[0], {}).setdefault(words, [])
        if entry not in entries:
            entries.append(entry)
    return Lexicon({first: _longest_first(options) for first, options in found.items()})


def _longest_first(
    options: Mapping[tuple[str, ...], list[Entry]],
) -> tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]:
    return tuple((words, tuple(options[words])) for words in sorted(options, key=lambda one: (-len(one), one)))
