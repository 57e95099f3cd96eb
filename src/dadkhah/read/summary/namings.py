"""The names of people in a sentence, trimmed and filled out.

In: the words of a sentence and the names that the reader found by shape. Out: Naming.
Roles and titles go from the front ("Pastor"), initials and words such as "al-" come back ("al-Harun"), and names that
hold a word for a body, a place or a day are no people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.lang.places import demonyms
from dadkhah.lang.scripts import fold
from dadkhah.read.lexicon import lexicon, tags_of, words_of
from dadkhah.read.names import Name
from dadkhah.read.sheet import Row
from dadkhah.read.summary.lexicons import given_names, role_words
from dadkhah.read.tokens import Token

ARTICLE = re.compile(r"(?:al|el|ul|ur|ar|as|an|ad|az)-[^\W\d_]", re.IGNORECASE)
INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}$")
ACRONYM = re.compile(r"[A-Z]{3,}")
COMPOUNDS = frozenset({"based", "controlled", "backed", "inspired", "language", "linked", "affiliated", "owned",
                       "style", "funded", "led", "wide", "era", "dominated", "occupied", "speaking"})  # fmt: skip
"""Behind a hyphen these make an adjective of a name: "Lima-based"."""
LONGEST = 6
"""A run of more words is a heading or a body."""


class Naming(msgspec.Struct, frozen=True):
    """One mention of a name in a line: words first..after-1."""

    line: int
    first: int
    after: int
    text: str
    title: str
    place: bool = False


def namings(row: Row, content: str) -> Iterator[Naming]:
    """Yield the mentions of what may be people, and of places, in order."""
    tokens = row.sentence.tokens
    reached = 0
    for item in row.items:
        if not isinstance(item.value, Name):
            continue
        inside = [at for at, token in enumerate(tokens) if item.start <= token.start < item.end]
        if not inside or inside[0] < reached:
            continue
        name = item.value
        if name.kind == "place":
            yield Naming(row.index, inside[0], inside[-1] + 1, name.text, "", place=True)
        elif name.kind in {"person", "name"}:
            first, after = _trimmed(tokens, *_filled(tokens, inside[0], inside[-1] + 1))
            reached = after
            if first < after and _may_be_person(tokens[first:after]):
                text = content[tokens[first].start : tokens[after - 1].end]
                yield Naming(row.index, first, after, " ".join(text.split()), name.title)


def _filled(tokens: Sequence[Token], first: int, after: int) -> tuple[int, int]:
    """Take initials before a name and words such as "al-Harun" behind it into the name."""
    while first >= 2 and tokens[first - 1].text == "." and INITIAL.match(tokens[first - 2].text):
        first -= 2
    if after - first == 1 and first and _given(tokens[first - 1]):
        first -= 1
    while after < len(tokens) and ARTICLE.match(tokens[after].text):
        after += 1
        while after < len(tokens) and tokens[after].text[:1].isupper() and tokens[after].text.isalpha():
            after += 1
    return first, after


def _trimmed(tokens: Sequence[Token], first: int, after: int) -> tuple[int, int]:
    """Take roles, offices, titles and adjectives of nationality from the front of a name, "Credit" from its end."""
    while after - first > 1 and _fronts(tokens, first):
        first += 1
        while after - first > 1 and tokens[first].text in {".", "-", ","}:
            first += 1
    while after - first > 1 and tokens[after - 1].low in words_of("en", "summary_ends"):
        after -= 1
    return first, after


def _fronts(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if (
        low in words_of("en", "titles") | words_of("en", "summary_fronts")
        or low in demonyms()
        or low.split("-")[-1] in {"born", "based", "run"}
    ):
        return True
    if role_words().longest([low], 0)[0] or low in tags_of("en", "offices"):
        return True
    return any(entry.kind in {"PNOUN", "PTRIG", "POSS", "DET", "PREP"} for entry in lexicon("en").longest([low], 0)[1])


def _given(token: Token) -> bool:
    return token.text[:1].isupper() and fold(token.text) in given_names()


def _may_be_person(tokens: Sequence[Token]) -> bool:
    if (
        len(tokens) > LONGEST
        or tokens[0].low in demonyms()
        or (len(tokens) > 1 and all(t.text.isupper() for t in tokens))
    ):
        return False
    named = len(tokens) > 1 and _given(tokens[0])
    return not any(_of_no_person(token, named=named) for token in tokens)


def _of_no_person(token: Token, *, named: bool) -> bool:
    """Say whether a word makes a name no person's; behind a given name words such as "May" and "Park" are surnames."""
    bodies = words_of("en", "org_heads") | words_of("en", "place_heads")
    kinds = tags_of("en", "summary_not_people")
    if token.low in kinds or token.low in bodies:
        return not (named and kinds.get(token.low) == "surname")
    return token.low.rpartition("-")[2] in COMPOUNDS or bool(ACRONYM.fullmatch(token.text))
