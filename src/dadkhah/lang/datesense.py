"""What one match of a form of date means.

In: a match of datewords.py and its context. Out: Sense: the days it can mean, or why they stay open; None where it is
no date after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from dadkhah.lang.calendars import PLAUSIBLE, Calendar, day_of, days, hull, month_named, month_of, year_in, year_of
from dadkhah.lang.lapses import find_lapses
from dadkhah.model.span import Interval

DAY = timedelta(days=1)
LAST_SOLAR = 1410
"""The last Solar Hijri year that a date in figures is taken for: 1411 begins in March 2032."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
    "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "ten": 10,
    "twenty": 20,
}  # fmt: skip
SEASONS = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 23)),
    "autumn": ((9, 1), (12, 21)),
    "fall": ((9, 1), (12, 21)),
}
"""First and last day: meteorological and astronomical seasons together (Glossary of Meteorology, s.v. season)."""

THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


class Context(msgspec.Struct, frozen=True, gc=False):
    """What a date is resolved against."""

    text: str
    anchor: Interval | None
    previous: Interval | None
    language: str


class Sense(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a date means; see FoundDate. `several`: more than one day or month is named."""

    when: Interval | None
    anchor: str = "stated"
    calendar: Calendar = "gregorian"
    ahead: Interval | None = None
    earlier: Interval | None = None
    number: int | None = None
    several: bool = False


def read(form: str, match: re.Match[str], context: Context) -> Sense | None:
    """Return what a match means, or None where it is no date after all (the 45th of March).

    A date that would lie outside the calendar (the years 1 to 9999) stays open.
    """
    try:
        return READERS[form](match, context)
    except (OverflowError, ValueError):
        return Sense(when=None, anchor="")


def sure_month(match: re.Match[str]) -> bool:
    """Say whether the month's name is no ordinary word."""
    month = month_named(match["month"])
    return bool((month is not None and month.sure) or match["lead"] or match["part"])


def _iso(match: re.Match[str], context: Context) -> Sense | None:
    year = int(match["year"])
    calendar = _calendar(year, context)
    when = day_of(calendar, year, int(match["mm"]), int(match["dd"]))
    return Sense(when=when, calendar=calendar) if when else None


def _calendar(year: int, context: Context) -> Calendar:
    """Return the calendar of a date written in figures alone.

    Reports are of the last two centuries: 1200 to 1499 is a Hijri year, never one of the Middle Ages. It is lunar in
    Arabic, and where the solar year would lie ahead (1411 begins in 2032).
    """
    if not 1200 <= year < 1500:
        return "gregorian"
    return "lunar_hijri" if context.language == "ar" or year > LAST_SOLAR else "solar_hijri"


def _slashed(match: re.Match[str], context: Context) -> Sense | None:
    """Read 15/11/2019; 3/4/2019 can be two days, and both stand in the interval's place: it stays open.

    A Hijri date is written with the day first, or with the year first.
    """
    year, one, other = int(match["year"]), int(match["a"]), int(match["b"])
    calendar = _calendar(year, context)
    orders = ((one, other), (other, one)) if calendar == "gregorian" else ((one, other),)
    days = {day_of(calendar, year, month, day) for day, month in orders} - {None}
    if not days:
        return None
    return Sense(when=days.pop(), calendar=calendar) if len(days) == 1 else Sense(when=None, anchor="")


def _number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _day_month(match: re.Match[str], context: Context) -> Sense | None:
    """Read one or more days of one month, or from a day of one month to a day of another."""
    groups = match.groupdict()
    last = match["d2"] or match["d1"]
    one = _Open(match["month"], _number(match["d1"]))
    other = _Open(groups.get("month2") or match["month"], _number(last))
    return _resolve(one, other, groups, context)


def _named_day(match: re.Match[str], context: Context) -> Sense | None:
    """Read "New Year's Eve", with its year or without."""
    month, day = days()[" ".join(match["named"].split())]
    return _resolve(_Open(month, day), _Open(month, day), match.groupdict(), context)


def _months(match: re.Match[str], context: Context) -> Sense | None:
    groups = match.groupdict()
    return _resolve(_Open(match["month"], None), _Open(groups.get("month2") or match["month"], None), groups, context)


class _Open:
    """A day or month whose year is not settled."""

    def __init__(self, name: str, day: int | None) -> None:
        month = month_named(name)
        self.calendar: Calendar = month.calendar if month else "gregorian"
        self.month = month.number if month else 0
        self.language = month.language if month else "en"
        self.day = day

    def of(self, year: int) -> Interval | None:
        if self.day is None:
            return month_of(self.calendar, year, self.month)
        return day_of(self.calendar, year, self.month, self.day)


def _resolve(one: _Open, other: _Open, groups: dict[str, str | None], context: Context) -> Sense | None:
    several = (one.month, one.day) != (other.month, other.day)
    year, anchor = _year(one, groups, context)
    if year is not None:
        year1 = groups.get("year1")
        first = int(year1) if year1 else year - (other.month < one.month)
        when = _between(one.of(first), other.of(year))
        when = _part(when, groups.get("part"))
        return Sense(when=when, anchor=anchor, calendar=one.calendar, several=several) if when else None
    if _impossible(one) or _impossible(other):
        return None
    if groups.get("same"):
        return Sense(when=None, anchor="", calendar=one.calendar, several=several)
    return _without_year(one, other, groups, context)


def _between(one: Interval | None, other: Interval | None) -> Interval | None:
    return None if one is None or other is None else hull(one, other)


def _impossible(open_: _Open) -> bool:
    return open_.of(1400 if open_.calendar != "gregorian" else 2020) is None and open_.of(1399) is None


def _year(one: _Open, groups: dict[str, str | None], context: Context) -> tuple[int | None, str]:
    """Return the year a date states or points to, and what that rests on; None where it leaves the year open."""
    stated, short = groups.get("year"), groups.get("short")
    if stated:
        low, high = PLAUSIBLE[one.calendar]
        year = int(stated)
        return (year if low <= year <= high else low - 1), "stated"
    if short and one.calendar == "solar_hijri":
        return int(short) + (1300 if int(short) > 30 else 1400), "stated"
    return _pointed_year(one, groups.get("same") or "", context)


def _pointed_year(one: _Open, words: str, context: Context) -> tuple[int | None, str]:
    """Resolve "the same year", "that year" by the date before, "last year", "this year" by publication."""
    if not words:
        return None, ""
    low = words.lower()
    step = -1 if re.search("last|previous", low) else 1 if re.search("next|following", low) else 0
    by_anchor = re.search(r"this|last|next", low)
    base = context.anchor if by_anchor else context.previous
    if base is None or base.start is None or base.end is None:
        return None, ""
    if year_in(one.calendar, base.start) != year_in(one.calendar, base.end):
        return None, ""
    return year_in(one.calendar, base.start) + step, "publication" if by_anchor else "previous date"


def _without_year(one: _Open, other: _Open, groups: dict[str, str | None], context: Context) -> Sense:
    """Resolve a date without a year: the last up to publication, and the first from it on."""
    several = (one.month, one.day) != (other.month, other.day)
    anchor = context.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return Sense(when=None, anchor="", calendar=one.calendar, several=several)
    lead = (groups.get("lead") or "").lower()
    base = year_in(one.calendar, anchor.end)
    spans = [
        span
        for year in range(base - 5, base + 6)
        if (span := _between(one.of(year - (other.month < one.month)), other.of(year)))
    ]
    past = [span for span in spans if span.start is not None and span.start <= anchor.end]
    ahead = [span for span in spans if span.end is not None and span.end >= anchor.start]
    when = _chosen(past, ahead, lead, anchor)
    doubtful = when is not None and when.meets(anchor) and len(past) > 1
    earlier = _part(past[-2], groups.get("part")) if doubtful else None
    coming = _part(ahead[0], groups.get("part")) if ahead else None
    return Sense(
        when=_part(when, groups.get("part")),
        anchor="publication",
        calendar=one.calendar,
        ahead=coming,
        earlier=earlier,
        several=several,
    )


def _chosen(past: list[Interval], ahead: list[Interval], lead: str, anchor: Interval) -> Interval | None:
    """Choose by "last" (complete before publication), "next" (after it), or the last up to publication."""
    if lead == "last":
        past = [span for span in past if span.end is not None and anchor.start is not None and span.end < anchor.start]
    if lead == "next":
        past = ahead[:1]
    return past[-1] if past else None


def _part(when: Interval | None, part: str | None) -> Interval | None:
    """Return the early, middle or late third of a month or a year."""
    if when is None or not part or when.start is None or when.end is None:
        return when
    third = THIRDS[part.lower()]
    if (when.end - when.start).days < 40:
        first = when.start + 10 * third * DAY
        return Interval(first, when.end if third == 2 else first + 9 * DAY)
    if (when.end - when.start).days > 400:
        return _part_of_decade(when.start.year, third)
    one = month_of("gregorian", when.start.year, 4 * third + 1)
    return hull(one, month_of("gregorian", when.start.year, 4 * third + 4))


def _part_of_decade(year: int, third: int) -> Interval:
    first, last = ((0, 3), (4, 6), (7, 9))[third]
    return Interval(date(year + first, 1, 1), date(year + last, 12, 31))


def _season(match: re.Match[str], context: Context) -> Sense | None:
    name, lead = match["season"].lower(), (match["lead"] or "").lower()
    if match["year"]:
        year = int(match["year"])
        low, high = PLAUSIBLE["gregorian"]
        return Sense(when=_part_season(_season_of(name, year), match["part"])) if low <= year <= high else None
    anchor = context.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return Sense(when=None, anchor="")
    spans = [_one_season(name, year) for year in range(anchor.start.year - 2, anchor.end.year + 2)]
    past = [
        span
        for span in spans
        if span.start and span.end and (span.end < anchor.start if lead == "last" else span.start <= anchor.end)
    ]
    ahead = [span for span in spans if span.end and span.end >= anchor.start]
    return Sense(when=ahead[0] if lead == "next" else past[-1], anchor="publication", ahead=ahead[0])


def _one_season(name: str, year: int) -> Interval:
    if name == "winter":
        return Interval(date(year, 12, 1), date(year + 1, 3, 21))
    first, last = SEASONS[name]
    return Interval(date(year, *first), date(year, *last))


def _season_of(name: str, year: int) -> Interval | None:
    return hull(_one_season(name, year - 1), _one_season(name, year)) if name == "winter" else _one_season(name, year)


def _part_season(when: Interval | None, part: str | None) -> Interval | None:
    """Return a third of a season, by days."""
    if when is None or not part or when.start is None or when.end is None:
        return when
    days, third = (when.end - when.start).days // 3, THIRDS[part.lower()]
    first = when.start + third * days * DAY
    return Interval(first, when.end if third == 2 else first + days * DAY)


def _decade(match: re.Match[str], context: Context) -> Sense | None:  # noqa: ARG001
    first = int(match["decade"]) * 10 if match["decade"] else 1900 + int(match["short"]) * 10
    return Sense(when=_part(Interval(date(first, 1, 1), date(first + 9, 12, 31)), match["part"]))


def _years(match: re.Match[str], context: Context) -> Sense | None:  # noqa: ARG001
    first = int(match["year"])
    last = int(match["year2"]) if len(match["year2"]) == 4 else first - first % 100 + int(match["year2"])
    if last <= first:
        return None
    return Sense(when=Interval(date(first, 1, 1), date(last, 12, 31)), several=True)


def _bare_year(match: re.Match[str], context: Context) -> Sense | None:
    year = int(match["year"])
    calendar: Calendar = "gregorian"
    if context.language in {"fa", "ar"} and 1200 <= year < 1500:
        calendar = "solar_hijri" if context.language == "fa" else "lunar_hijri"
    low, high = PLAUSIBLE[calendar]
    when = year_of(calendar, year) if low <= year <= min(high, 2099) else None
    return Sense(when=_part(when, match["part"]), calendar=calendar) if when else None


def _ago(match: re.Match[str], context: Context) -> Sense | None:
    lapse = next(iter(find_lapses(match.group())), None)
    anchor = context.anchor
    if lapse is None or anchor is None or anchor.start is None or anchor.end is None:
        return Sense(when=None, anchor="")
    return Sense(
        when=Interval(anchor.start - lapse.high_days * DAY, anchor.end - lapse.low_days * DAY), anchor="publication"
    )


def _relative(match: re.Match[str], context: Context) -> Sense | None:
    """Read "last year", "that month", "yesterday", "the day before"."""
    words = " ".join(match.group().lower().split())
    unit = (match["unit"] or match["unit2"] or "day").lower()
    by_previous = bool(match["side"]) or bool(re.search(r"same|that|previous|following|the next", words))
    base = context.previous if by_previous else context.anchor
    if base is None or base.start is None or base.end is None:
        return Sense(when=None, anchor="")
    if (match["which"] or "").lower() == "past" and unit in RUNNING:
        return Sense(when=hull(_up_to(base.start, unit), Interval(base.end, base.end)), anchor="publication")
    step = (
        -1
        if re.search(r"last|past|previous|before|yesterday", words)
        else 1
        if re.search(r"next|following|after|tomorrow", words)
        else 0
    )
    when = hull(_shifted(base.start, unit, step), _shifted(base.end, unit, step))
    return Sense(when=when, anchor="previous date" if by_previous else "publication")


def _up_to(day: date, unit: str) -> Interval | None:
    """Return the week, month or year that ends with a day: "the past week" is seven days, not Monday to Sunday."""
    start = RUNNING[unit](day)
    return None if start is None or start.start is None else Interval(start.start + DAY, day)


def _same_day(day: date, months: int) -> Interval | None:
    """Return the day so many months before, or the last of that month where it has no such day."""
    month = _month_step(day, -months)
    if month is None or month.start is None or month.end is None:
        return None
    one = min(month.start + (day.day - 1) * DAY, month.end)
    return Interval(one, one)


RUNNING: dict[str, Callable[[date], Interval | None]] = {
    "week": lambda day: Interval(day - 7 * DAY, day - 7 * DAY),
    "month": lambda day: _same_day(day, 1),
    "year": lambda day: _same_day(day, 12),
    "decade": lambda day: _same_day(day, 120),
}
"""Units that "past" counts back from the day of publication, that day included (Oxford English Dictionary, past, adj.:
"just gone by"); "last" counts by the calendar."""


def _shifted(day: date, unit: str, step: int) -> Interval | None:
    """Return the day, week (Monday to Sunday, ISO 8601), month, year or decade of a day, moved by some steps."""
    try:
        return SHIFTS[unit](day, step)
    except (ValueError, OverflowError):
        return None


def _week(day: date, step: int) -> Interval:
    monday = day - day.weekday() * DAY + 7 * step * DAY
    return Interval(monday, monday + 6 * DAY)


def _weekend(day: date, step: int) -> Interval:
    """Return Thursday to Sunday: the days that are a weekend somewhere."""
    monday = day - day.weekday() * DAY + 7 * step * DAY
    return Interval(monday + 3 * DAY, monday + 6 * DAY)


def _month_step(day: date, step: int) -> Interval | None:
    index = day.year * 12 + day.month - 1 + step
    return month_of("gregorian", index // 12, index % 12 + 1)


def _decade_step(day: date, step: int) -> Interval:
    first = (day.year // 10 + step) * 10
    return Interval(date(first, 1, 1), date(first + 9, 12, 31))


SHIFTS: dict[str, Callable[[date, int], Interval | None]] = {
    "day": lambda day, step: Interval(day + step * DAY, day + step * DAY),
    "week": _week,
    "weekend": _weekend,
    "month": _month_step,
    "year": lambda day, step: year_of("gregorian", day.year + step),
    "decade": _decade_step,
}


def _weekday(match: re.Match[str], context: Context) -> Sense | None:
    """Read a weekday as the last one up to publication; `ahead` is the first from it on."""
    anchor = context.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return Sense(when=None, anchor="")
    number = WEEKDAYS.index(match["weekday"][:3].lower())
    past = Interval(_weekday_before(anchor.start, number), _weekday_before(anchor.end, number))
    ahead = Interval(_weekday_before(anchor.start + 6 * DAY, number), _weekday_before(anchor.end + 6 * DAY, number))
    coming = (match["lead"] or "").lower() == "next"
    return Sense(when=ahead if coming else past, anchor="publication", ahead=ahead)


def _weekday_before(day: date, number: int) -> date:
    return day - ((day.weekday() - number) % 7) * DAY


def _anniversary(match: re.Match[str], context: Context) -> Sense | None:  # noqa: ARG001
    word = (match["ordinal"] or match["count"]).lower()
    return Sense(when=None, anchor="", number=ORDINALS[word] if word in ORDINALS else _number(word))


READERS: dict[str, Callable[[re.Match[str], Context], Sense | None]] = {
    "iso": _iso, "year_slashed": _iso, "slashed": _slashed, "year_month_day": _day_month,
    "day_month": _day_month, "day_month_to_day_month": _day_month,
    "month_day": _day_month,
    "month_year": _months, "months_year": _months, "month": _months, "season": _season, "decade": _decade,
    "years": _years,
    "named_day": _named_day,
    "year": _bare_year, "ago": _ago, "relative": _relative, "weekday": _weekday, "anniversary": _anniversary,
}  # fmt: skip
