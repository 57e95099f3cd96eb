"""Words that pages put around an article: headings of teasers, buttons, bylines.

In: one line of a text. Out: what the line is (its sign), by the phrases of furniture.tsv.

A phrase matches a whole line, or the line's beginning, or ("name") a beginning that nothing but a name follows: "Also
from The Courier" is a heading, "Also from the north, three were taken" is news. At the beginning it may be glued to
what follows ("Share" + "Tweet" without a space between them), as text copied from a page often is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

import msgspec

from dadkhah.capture.lexicons import lexicon
from dadkhah.lang.scripts import fold, fold_map

LONGEST = 12
"""Words of a line beyond which a phrase at its beginning says nothing: longer lines are prose."""

LONGEST_DATE = 120
"""Characters beyond which a line is no mere date."""

EDGES = " \t\r\n:.;,!?|>»›«-–—*#•·▼▲→←()[]\"'…"


LABEL_ENDS = frozenset(":|>»–—-")

NAME_WORDS = 5
BROKEN = re.compile(r"\d|[,;:.!?،؛؟](?:\s|$)")


class Sign(msgspec.Struct, frozen=True):
    """What a line is.

    kind: teaser, navigation or byline. match: how the phrase may stand: whole line, prefix, label (before a colon or
    dash), name (before a name and nothing else). rest: what follows it in the line, as written.
    """

    kind: str
    phrase: str
    match: str
    rest: str = ""


@cache
def phrases() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Return (folded phrase, kind, match) of furniture.tsv by the phrase's first two characters, longest first."""
    found = {(_key(row["phrase"]), row["kind"], row["match"]) for row in lexicon("furniture")}
    by_start: dict[str, list[tuple[str, str, str]]] = {}
    for row in sorted(found, key=lambda row: (-len(row[0]), row[2] != "whole", row)):
        by_start.setdefault(row[0][:2], []).append(row)
    return {start: tuple(rows) for start, rows in by_start.items()}


def sign(line: str) -> Sign | None:
    """Return what a line is by the longest phrase that fits, or None for a line that no phrase explains."""
    words = line.split(maxsplit=LONGEST + 1)
    key = _key(line) if len(words) <= LONGEST else ""
    return next(filter(None, (_fit(line, key, *phrase) for phrase in phrases().get(key[:2], ()))), None)


def _fit(line: str, key: str, phrase: str, kind: str, match: str) -> Sign | None:
    if key == phrase:
        return Sign(kind, phrase, match)
    if match == "whole" or not key.startswith(phrase):
        return None
    rest = _rest(line, phrase)
    return Sign(kind, phrase, match, rest) if rest and FOLLOWS[match](rest) else None


def _is_name(rest: str) -> bool:
    """Say whether words can be the name of a publisher, a place or a person: few, unbroken, and no number."""
    words = rest.strip(EDGES)
    return 0 < len(words.split()) <= NAME_WORDS and not BROKEN.search(words)


FOLLOWS: Mapping[str, Callable[[str], bool]] = {
    "prefix": bool,
    "label": lambda rest: rest.lstrip()[:1] in LABEL_ENDS,
    "name": _is_name,
}


def _rest(line: str, phrase: str) -> str:
    """Return what follows the phrase in the line as written; "" where the phrase ends inside a word.

    "Share" + "Tweet" is two words glued by a lost space: a capital follows a small letter there. "Shareholders" is one.
    """
    folded = fold_map(line)
    begin = len(folded.text) - len(folded.text.lstrip(EDGES))
    after = folded.offsets[min(begin + len(phrase), len(folded.offsets) - 1)]
    rest = line[after:]
    glued = rest[:1].isupper() and line[after - 1 : after].islower()
    return rest if glued or not rest[:1].isalnum() else ""


def _key(line: str) -> str:
    return re.sub(r"\s+", " ", fold(line)).strip(EDGES)


@cache
def date_words() -> frozenset[str]:
    """Return the folded words that lines of nothing but a date or time are made of."""
    return frozenset(word for row in lexicon("date_words") for word in fold(row["word"]).split())


def is_date_line(line: str) -> bool:
    """Say whether a line holds a number and, besides it, nothing but words of dates, times and reading times."""
    if len(line) > LONGEST_DATE:
        return False
    key = fold(line)
    words = re.findall(r"[^\W\d_]+", key)
    return any(char.isdigit() for char in key) and len(words) <= LONGEST and set(words) <= date_words()
