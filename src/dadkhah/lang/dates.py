"""Dates as intervals.

In: text, the interval of its publication, and the date named just before. Out: FoundDate: the span, the days it can
mean, how it was resolved.

A date is never a bare point: a day is [day, day], "early 2019" is four months. Where the anchor is itself an
interval, the result is the union
over it. What cannot be resolved has `when` None and says what kind of date it is: a date is never guessed.
Conventions (docs/decisions/0031):
    early, mid, late of a year: its thirds (ISO 8601-2:2019, quadrimesters); of a month: days 1-10, 11-20, 21-end; of
    a decade: 0-3, 4-6, 7-9
    seasons are those of the northern hemisphere, meteorological and astronomical together; "winter of" a year is
    either of its two winters
    a day or month without a year is the last one up to publication (`when`) or the first one from it on (`ahead`);
        published in that month, it can also be the one before (`earlier`): "the May floods", told a year on
    a weekday is the last one up to publication: reports of the same day name it too
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from dadkhah.lang import datesense
from dadkhah.lang.calendars import Calendar
from dadkhah.lang.datewords import NOT_YEAR_LEAD, YEAR_LEAD, Forms, possible
from dadkhah.lang.lapses import FoundLapse, find_lapses
from dadkhah.lang.vocabulary import Vocabulary, vocabulary
from dadkhah.model.span import Interval

__all__ = ["DateKind", "FoundDate", "FoundLapse", "find_dates", "find_lapses"]

DateKind = Literal["day", "month", "year", "season", "decade", "range", "relative", "anniversary", "weekday", "period"]

FORM_KIND: dict[str, DateKind] = {
    "iso": "day", "slashed": "day", "year_slashed": "day", "year_month_day": "day",
    "named_day": "day", "day_month": "day", "day_month_to_day_month": "range", "month_day": "day",
    "month_year": "month",
    "months_year": "range", "month": "month", "season": "season", "decade": "decade", "years": "range",
    "year": "year", "ago": "relative",
    "relative": "relative", "weekday": "weekday", "anniversary": "anniversary",
}  # fmt: skip
AMBIGUOUS_MONTH = re.compile(
    r"(?<!\w)(?:in|since|by|of|until|till|during|from|before|after|through|throughout|last|this|next|that|early"
    r"|late|mid|late-|mid-|on|and"
    r"|to|between|each|every|through)[\s-]+$",
    re.IGNORECASE,
)
"""What stands before "May" and "March" where they are months."""

NAMED_BEFORE = re.compile(r"\b(?:on|since|until|till|by|before|after|around|last|this)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a day with a name where it tells when: "a May Day rally" does not."""

YEAR_BEFORE = re.compile(YEAR_LEAD + r"\s*$", re.IGNORECASE)


class FoundDate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A date in a text.

    `when`: the days it can mean, None where the text and the anchor do not tell. Where the date leaves the year
    open, `ahead` is the first such days from publication on, for words that look forward ("is scheduled for"), and
    `earlier` the ones before `when`, where `when` and publication meet. `anchor`: what it rests on: "stated",
    "publication", "previous date", or "" where it stays open. `number`: which anniversary.
    """

    start: int
    end: int
    when: Interval | None
    kind: DateKind
    anchor: str = "stated"
    calendar: Calendar = "gregorian"
    ahead: Interval | None = None
    earlier: Interval | None = None
    number: int | None = None


def find_dates(
    text: str,
    *,
    language: str = "en",
    anchor: Interval | None = None,
    start: int = 0,
    end: int | None = None,
    previous: Interval | None = None,
    words: Vocabulary | None = None,
) -> tuple[FoundDate, ...]:
    """Return the dates of a text in order, never overlapping.

    Offsets are code points into `text`. `anchor` is the interval of publication; `previous` the date named before
    `start`. Month names
    of every language of the lexicon are read in any text; `language` "fa" or "ar" reads bare years as Solar or lunar
    Hijri. `words`: those of the stretch, where the caller knows them.
    """
    stop = len(text) if end is None else end
    forms = possible(vocabulary(text, start, stop) if words is None else words)
    if not forms:
        return ()
    found: list[FoundDate] = []
    before = previous
    for form, match in _matches(text, start, stop, forms):
        sense = datesense.read(form, match, datesense.Context(text, anchor, before, language))
        if sense is None:
            continue
        found.append(_found(form, match, sense))
        before = sense.when or before
    return tuple(found)


def _found(form: str, match: re.Match[str], sense: datesense.Sense) -> FoundDate:
    first, last = match.span()
    kind = "range" if sense.several and FORM_KIND[form] in {"day", "month"} else FORM_KIND[form]
    return FoundDate(
        start=first, end=last, when=sense.when, kind=kind, anchor=sense.anchor, calendar=sense.calendar,
        ahead=sense.ahead, earlier=sense.earlier, number=sense.number,
    )  # fmt: skip


def _matches(text: str, start: int, end: int, forms: Forms) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield matches that do not overlap: the leftmost first, of those the longest, of those the earlier form."""
    found = [
        (match.start(), -match.end(), rank, form, match)
        for rank, form, pattern in forms
        for match in pattern.finditer(text, start, end)
        if _stands(form, match, text)
    ]
    reached = start
    for first, last, _, form, match in sorted(found, key=lambda one: one[:3]):
        if first >= reached:
            yield form, match
            reached = -last


def _stands(form: str, match: re.Match[str], text: str) -> bool:
    """Say whether the words around allow a date: a bare "May" needs a preposition, a bare year a reason to be one."""
    lead = text[max(0, match.start() - 24) : match.start()]
    if form == "month":
        return datesense.sure_month(match) or bool(AMBIGUOUS_MONTH.search(lead))
    if form == "named_day":
        return bool(match["year"] or match["same"] or NAMED_BEFORE.search(lead))
    if form == "year" and not match["part"]:
        return bool(YEAR_BEFORE.search(lead)) and not NOT_YEAR_LEAD.search(lead)
    return (
        form != "season"
        or bool(match["year"] or match["lead"])
        or bool(re.search(r"\b(?:in|during|since)\s+the\s+$|\b(?:in|during)\s+$", lead))
    )
