"""When a source was published, as far as its own text tells it.

In: a text with its blocks. Out: an interval with the words it rests on, or None.

Three kinds of clue, each for a reason of its own; where two do not agree there is no answer, since no interval is
better than a wrong one.

    dated line   a byline that holds one full date: that day; several (published, updated): from the first to the last

    dateline     a place or agency, a full date and a dash before the first words: that day or the next, since papers
                 print overnight

    anniversary  "April 20 marks the third anniversary of ...": the month of that day, in the year that the text's
                 own dates of the event lead to. "On the cusp of" it: not after it. A trial "scheduled for" a day of
                 that month: not after that day
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import msgspec

from dadkhah.capture.lexicons import lexicon
from dadkhah.lang.dates import FoundDate, find_dates
from dadkhah.lang.lexicon import alternation
from dadkhah.model.source import SILENT_ROLES, Block, Published, Text
from dadkhah.model.span import Interval

OPENING = 4
"""Blocks of prose at the beginning in which an article says what day it is written for."""

DATELINE = 80
"""Characters in which a dateline ends."""

DASH = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:[-–—]{1,2}|:)\s+\S")
PLACE = re.compile(r"(?:[A-Z][A-Z.'’/ -]{2,40}(?:,\s*[A-Z][\w. ]{2,30})?(?:,|\s\([^()\n]{1,40}\),?)?\s*)?\Z")


class Clue(msgspec.Struct, frozen=True):
    """Days on which the source can have been published, and the words that say so."""

    when: Interval
    reason: str


def infer(text: Text) -> Published | None:
    """Return when the text can have been published, or None where it does not tell."""
    clues = list(filter(None, (dated_lines(text), dateline(text), anniversary(text))))
    start = max((clue.when.start for clue in clues if clue.when.start), default=date.max)
    end = min((clue.when.end for clue in clues if clue.when.end), default=date.min)
    if start > end:
        return None
    return Published(Interval(start, end), "inferred", "; ".join(clue.reason for clue in clues))


def dated_lines(text: Text) -> Clue | None:
    """Return the days that bylines state in full."""
    found = [
        (day, words)
        for block in text.blocks
        if block.role == "byline"
        for day, words in _full_dates(text, block.start, block.end)
    ]
    if not found:
        return None
    days = [day for day, _ in found]
    return Clue(Interval(min(days), max(days)), f"dated “{'”, “'.join(words for _, words in found)}”")


def _full_dates(text: Text, start: int, end: int) -> Iterator[tuple[date, str]]:
    for found in find_dates(text.content, language=text.language, start=start, end=end):
        if _is_full_day(found) and found.when and found.when.start:
            yield found.when.start, text.content[found.start : found.end]


def _is_full_day(found: FoundDate) -> bool:
    return (
        found.kind == "day"
        and found.anchor == "stated"
        and found.when is not None
        and found.when.start == found.when.end
    )


def dateline(text: Text) -> Clue | None:
    """Return the day of a dateline before the first words, and the next day."""
    block = next(_prose(text), None)
    if block is None:
        return None
    opening = text.content[block.start : min(block.start + DATELINE, block.end)]
    found = next(iter(find_dates(opening, language=text.language)), None)
    if found is None or not _is_full_day(found) or found.when is None or found.when.start is None:
        return None
    if not PLACE.match(opening[: found.start]) or not DASH.match(opening, found.end):
        return None
    day = found.when.start
    return Clue(Interval(day, day + timedelta(days=1)), f"dateline “{opening[: found.end]}”")


def _prose(text: Text) -> Iterator[Block]:
    return (block for block in text.blocks if block.role in {"lead", "body"})


def _opening(text: Text) -> Iterator[Block]:
    """Yield titles and the first blocks of prose."""
    prose = 0
    for block in text.blocks:
        if block.role in {"lead", "body"}:
            prose += 1
        if prose > OPENING:
            return
        if block.role in {"headline", "lead", "body"}:
            yield block


def anniversary(text: Text) -> Clue | None:
    """Return the month of an anniversary that the opening says is now, up to what the text says is still ahead."""
    for block in _opening(text):
        dates = find_dates(text.content, language=text.language, start=block.start, end=block.end)
        for day, mark in pairwise(dates):
            if mark.kind != "anniversary" or not mark.number or not _marks(text.content[day.end : mark.start]):
                continue
            months = _month(text, day, mark.number)
            if months is not None:
                return _narrow(text, months, Clue(_whole_month(months), f"“{text.content[day.start : mark.end]}”"))
    return None


def _marks(between: str) -> bool:
    return re.fullmatch(rf"\s+(?:{_words('marks')})\s+(?:the|its|a|an)?\s*", between, re.IGNORECASE) is not None


@cache
def _words(kind: str) -> str:
    return alternation(row["phrase"] for row in lexicon("publication_words") if row["kind"] == kind)


def _month(text: Text, day: FoundDate, number: int) -> Interval | None:
    """Return the days that an anniversary falls on: as stated, or in the year that the event's own dates lead to."""
    if day.kind not in {"day", "month"}:
        return None
    if day.when is not None:
        return day.when
    years = {_in_year(text, day, year + number) for year in _event_years(text, day)}
    return next(iter(years)) if len(years) == 1 else None


def _in_year(text: Text, day: FoundDate, year: int) -> Interval | None:
    """Return the days that a date without a year means in a year."""
    last = Interval(date(year, 12, 31), date(year, 12, 31))
    found = find_dates(text.content, language=text.language, anchor=last, start=day.start, end=day.end)
    return found[0].when if found else None


def _event_years(text: Text, day: FoundDate) -> set[int]:
    """Return the years that the article states together with the month of the anniversary."""
    sample = _in_year(text, day, 2000)
    month = sample.start.month if sample and sample.start else 0
    stated = (
        found.when.start
        for block in text.blocks
        if block.role not in SILENT_ROLES
        for found in find_dates(text.content, language=text.language, start=block.start, end=block.end)
        if found.anchor == "stated" and found.kind in {"day", "month"} and found.when and found.when.start
    )
    return {start.year for start in stated if start.month == month}


def _whole_month(days: Interval) -> Interval:
    """Return the whole months that some days lie in; articles for an anniversary come out before it and after it."""
    first, last = days.start or date.min, days.end or date.max
    return Interval(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]))


def _narrow(text: Text, day: Interval, clue: Clue) -> Clue:
    """Move the end of an interval forward to what the text says is still to come."""
    for until, words in (*_eve(text, day), *_scheduled(text, clue.when)):
        if clue.when.start and clue.when.end and clue.when.start <= until < clue.when.end:
            clue = Clue(Interval(clue.when.start, until), f"{clue.reason}; “{words}” is still ahead")
    return clue


def _eve(text: Text, day: Interval) -> Iterator[tuple[date, str]]:
    """Yield the day of the anniversary where the text says that it is not reached yet."""
    pattern = re.compile(rf"(?:{_words('before')})\s+(?:\S+\s+){{0,4}}?\S*anniversary", re.IGNORECASE)
    for block in _articles(text):
        match = pattern.search(text.content, block.start, block.end)
        if match and day.end and day.start == day.end:
            yield day.end, match[0]


def _scheduled(text: Text, when: Interval) -> Iterator[tuple[date, str]]:
    """Yield the days for which the text says that something is planned."""
    pattern = re.compile(rf"(?<!was )(?<!were )(?<!been )(?:{_words('ahead')})(?P<what>[^.\n]{{0,60}})", re.IGNORECASE)
    for block in _articles(text):
        for match in pattern.finditer(text.content, block.start, block.end):
            for found in _within(text, match.start("what"), match.end(), when):
                if found.ahead and found.ahead.start and found.kind == "day":
                    yield found.ahead.start, text.content[match.start() : found.end]


def _within(text: Text, start: int, end: int, anchor: Interval) -> Sequence[FoundDate]:
    return find_dates(text.content, language=text.language, anchor=anchor, start=start, end=end)


def _articles(text: Text) -> Iterator[Block]:
    return (block for block in text.blocks if block.role not in SILENT_ROLES)
