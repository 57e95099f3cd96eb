"""Dates in Persian and Arabic words, as intervals.

In: the words of a sentence, its language, the interval of publication. Out: Dated: the stretch of words and its
FoundDate. The words are put in one order ("25 November 2019", "late Aban 1398") and resolved by lang/dates.py, so that
calendars, years left open and anchors mean the same in every language: a date is an interval in its own calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from dadkhah.lang.calendars import Month, hull, month_of, months, year_in, year_of
from dadkhah.lang.dates import FoundDate, find_dates
from dadkhah.model.span import Interval
from dadkhah.read.lexicon import rows
from dadkhah.read.perso_arabic.forms import lexicon, spellings
from dadkhah.read.perso_arabic.numbers import numerals
from dadkhah.read.perso_arabic.words import Word

AMBIGUOUS = frozenset({"تیر", "مهر", "مه", "اب", "صفر", "دی", "اوت", "رجب", "شعبان"})
"""Months that are also common words or names, and need a day, a year or the word for month beside them."""

INTO = frozenset({"در", "از", "تا", "فی", "منذ", "حتی", "خلال", "الی", "من", "طی"})
"""Prepositions before a month or a year that stands alone."""

WITHIN = frozenset({"در", "فی", "منذ", "خلال", "طی"})
"""Prepositions before a year that stands alone; behind "than" and "to" such digits may count people."""

COUNTED = frozenset({"CLASS", "PNOUN", "PTRIG", "BODY", "UNIT", "PLACEN", "THING", "CROWD"})
"""What digits before it count."""

MONTH_WORD = "ماه"
"""The Persian for month, which may be written onto a month's name."""

ERAS: Mapping[str, str] = {"solar_hijri": "fa", "lunar_hijri": "ar", "gregorian": "en"}
OF = "من"
"""The Arabic "of" between the day and its month."""

JOINS = frozenset({"و", "تا", "الی", "-"})
YEAR = re.compile(r"1[234]\d\d|1[5-9]\d\d|20\d\d")
SHORT_YEAR = re.compile(r"[3-9]\d")
DAY = re.compile(r"[12]?\d|3[01]|0[1-9]")
DIGITS = (("DAY", DAY), ("YEAR", YEAR), ("SHORT", SHORT_YEAR))
MOST = 9
"""How many words a date has at most."""

Piece = tuple[str, str, int]
"""What some words are to a date: kind, value, how many words."""


class Dated(msgspec.Struct, frozen=True):
    """A date that stands in the words first to after."""

    first: int
    after: int
    date: FoundDate


@cache
def _table(language: str) -> Mapping[tuple[str, ...], tuple[str, str]]:
    """Return what folded words are to a date: months of every calendar, and the words of the language around them."""
    other = {"fa": {"اب"}, "ar": {"مه", "تیر", "مهر", "دی", "اوت"}}[language]
    found = {
        words: ("MONTH", name)
        for name, month in months().items()
        if month.language != "en"
        for words in spellings(name)
        if words[0] not in other
    }
    if language == "fa":
        found |= {(words[0] + MONTH_WORD,): sense for words, sense in found.items() if len(words) == 1}
    kept = {words: (row["kind"], row["tag"]) for row in rows(language, "dates") for words in spellings(row["phrase"])}
    return {**kept, **found}


@cache
def known(language: str) -> frozenset[str]:
    """Return every word that a date is made of."""
    return frozenset(word for phrase in _table(language) for word in phrase)


def find(words: Sequence[Word], language: str, anchor: Interval | None) -> tuple[Dated, ...]:
    """Return the dates of a sentence in order, never overlapping."""
    return tuple(_found(words, language, anchor))


def _found(words: Sequence[Word], language: str, anchor: Interval | None) -> Iterator[Dated]:
    at = 0
    while at < len(words):
        dated = _numeric(words, at, language, anchor) or _worded(words, at, language, anchor)
        if dated is not None:
            yield dated
        at = dated.after if dated is not None else at + 1


def _pieces(words: Sequence[Word], at: int, language: str) -> Iterator[Piece]:
    """Yield what the words from a place on are to a date, until one is nothing to it."""
    stop = min(len(words), at + MOST)
    while at < stop:
        piece = _piece(words, at, language)
        if piece is None:
            return
        yield piece
        at += piece[2]


def _piece(words: Sequence[Word], at: int, language: str) -> Piece | None:
    low = words[at].low
    for count in (4, 3, 2, 1):
        lows = tuple(("ال" if word.definite else "") + word.low for word in words[at : at + count])
        found = _table(language).get(lows) if at + count <= len(words) else None
        if found is not None:
            return (*found, count)
    if low.isdecimal():
        return next((kind for kind, form in DIGITS if form.fullmatch(low)), "NUMBER"), low, 1
    if language == "ar" and low == OF:
        return "OF", low, 1
    return ("JOIN", low, 1) if low in JOINS else ("SLASH", low, 1) if low in {"/", "(", ")", "،", ","} else None


def _worded(words: Sequence[Word], at: int, language: str, anchor: Interval | None) -> Dated | None:
    """Return the date whose first word stands at a place, the longest that one of the forms allows."""
    pieces = list(_pieces(words, at, language))
    code = _code(words, at, pieces, language)
    for match in filter(None, (form.match(code) for form in FORMS)):
        after = at + sum(count for _, _, count in pieces[: match.end()])
        groups = {name: pieces[match.start(name)][1] for name, value in match.groupdict().items() if value is not None}
        if _allowed(words[at:after], match.group(), groups, alone=_alone(words, at, pieces[0][0], language)):
            found = _read(groups, ERAS.get(groups.get("era", ""), language), anchor)
            if found is not None:
                return Dated(at, after, _placed(found, words, at, after))
    return None


def _placed(found: FoundDate, words: Sequence[Word], at: int, after: int) -> FoundDate:
    return msgspec.structs.replace(found, start=words[at].start, end=words[after - 1].end)


def _code(words: Sequence[Word], at: int, pieces: Sequence[Piece], language: str) -> str:
    """Return one letter a piece; digits that a noun follows count it, and are neither day nor year.

    Behind the word for year they are one, and behind a month where they do not count persons.
    """
    letters, before = [], ""
    for kind, _, count in pieces:
        at += count
        wanted = frozenset({"CLASS"}) if kind == "YEAR" and before == "MONTH" else COUNTED
        digits = kind in {"DAY", "YEAR", "SHORT"} and words[at - 1].low.isdecimal() and before != "YEARWORD"
        letters.append("N" if digits and _counts(words, at, language, wanted) else CODES[kind])
        before = kind
    return "".join(letters)


def _counts(words: Sequence[Word], at: int, language: str, wanted: frozenset[str] = COUNTED) -> bool:
    """Say whether the word at a place is a noun that digits before it count."""
    if at >= len(words):
        return False
    lows = [word.low for word in words[at : at + MOST]]
    scale = numerals(language).get((lows[0],), ("", 0))[0] == "scale"
    return scale or any(entry.kind in wanted for entry in lexicon(language).longest(lows, 0)[1])


CODES = {
    "MONTH": "M", "MONTHWORD": "m", "YEARWORD": "y", "DAYWORD": "d", "WEEKDAY": "W", "PART": "P", "RELATIVE": "R",
    "ERA": "E", "DAY": "D", "YEAR": "Y", "SHORT": "S", "NUMBER": "N", "JOIN": "J", "SLASH": "/", "OF": "o",
}  # fmt: skip
LEAD = r"d?W?/?(?:d(?=D))?"
MONTH = r"m?(?P<month>M)(?:/M/?)?m?"
YEAR_BEHIND = r"(?:/?y?(?P<year>[YS]))?(?P<era>E)?"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{LEAD}(?P<d1>D)(?P<month>M)J(?P<d2>D)(?P<month2>M)m?{YEAR_BEHIND}",
        rf"{LEAD}(?P<d1>D)(?:J(?P<d2>D))?o?{MONTH}{YEAR_BEHIND}",
        r"m?(?P<month>M)J(?P<month2>M)m?y?(?P<year>Y)(?P<era>E)?",
        rf"(?P<part>P)?{MONTH}y?(?P<year>[YS])(?P<era>E)?",
        r"(?P<part>P)?y(?P<year>Y)(?P<era>E)?",
        r"(?P<year>Y)(?P<era>E)",
        rf"(?P<part>P)?{MONTH}",
        r"d?(?P<weekday>W)",
        r"(?P<relative>R)",
        r"(?P<year>Y)",
    )
)
"""The forms of dates over one letter a piece, the fullest first."""


def _alone(words: Sequence[Word], at: int, kind: str, language: str) -> bool:
    """Say whether the words around allow a month or a year alone: "in 2019", not "in 2000 cases"."""
    if at == 0 or words[at - 1].low not in (INTO if kind == "MONTH" else WITHIN):
        return False
    return kind == "MONTH" or not _counts(words, at + 1, language)


def _allowed(words: Sequence[Word], code: str, groups: Mapping[str, str], *, alone: bool) -> bool:
    """Say whether a bare month or year stands where it can be one; a year of two digits needs a Persian month."""
    if "month" in groups and "d1" not in groups and "year" not in groups:
        bare = len(words) == 1 and words[0].low in AMBIGUOUS
        joined = words[-1].low.endswith(MONTH_WORD)
        return joined or "m" in code or "P" in code or (alone and not bare)
    if "year" in groups and "month" not in groups:
        return len(code) > 1 or alone
    if "year" in groups and not YEAR.fullmatch(groups["year"]):
        return bool(SHORT_YEAR.fullmatch(groups["year"])) and _month(groups).calendar == "solar_hijri"
    return True


def _month(groups: Mapping[str, str]) -> Month:
    return months()[groups["month"]]


def _read(groups: Mapping[str, str], language: str, anchor: Interval | None) -> FoundDate | None:
    part = groups["part"] + " " if "part" in groups else ""
    year = " " + _persian(groups["year"]) if "year" in groups else ""
    if "d1" in groups:
        last = f" و {groups['d2']}" if "d2" in groups else ""
        if "month2" in groups:
            to = f"{groups['d2']} {groups['month2']}{year}"
            return _first(f"{groups['d1']} {groups['month']} تا {to}", language, anchor)
        return _first(f"{groups['d1']}{last} {groups['month']}{year}", language, anchor)
    if "month2" in groups:
        return _both(groups, language, anchor)
    if "month" in groups:
        return _first(part + groups["month"] + year, language, anchor) if year else _bare(groups, anchor)
    if "year" in groups:
        return _first(f"سال {groups['year']}", language, anchor)
    found = _first(groups.get("weekday") or groups["relative"], language, anchor)
    return _solar_too(found, groups.get("relative", ""), anchor) if language == "fa" else found


def _persian(year: str) -> str:
    """Return a year of two digits as Persian print has it; others as they are."""
    return year if len(year) > 2 else "".join(chr(0x06F0 + int(digit)) for digit in year)


def _first(words: str, language: str, anchor: Interval | None) -> FoundDate | None:
    return next(iter(find_dates(words, language=language, anchor=anchor)), None)


def _solar_too(found: FoundDate | None, words: str, anchor: Interval | None) -> FoundDate | None:
    """Widen "last year" and "this year" by the solar Hijri year, which a Persian text can mean as well as ours."""
    day = anchor.start if anchor is not None else None
    if found is None or found.when is None or day is None or not words.endswith(" year"):
        return found
    solar = year_of("solar_hijri", year_in("solar_hijri", day) - (words == "last year"))
    return msgspec.structs.replace(found, when=hull(found.when, solar))


def _both(groups: Mapping[str, str], language: str, anchor: Interval | None) -> FoundDate | None:
    """Return two months of one year, as the days from the first to the last."""
    one, other = (_first(f"{groups[name]} {groups['year']}", language, anchor) for name in ("month", "month2"))
    if one is None or other is None:
        return None
    return msgspec.structs.replace(one, when=hull(one.when, other.when), kind="range")


def _bare(groups: Mapping[str, str], anchor: Interval | None) -> FoundDate | None:
    """Return a month without a year: the whole of the last one that began before publication."""
    month = _month(groups)
    first = _first(f"1 {groups['month']}", "fa", anchor)
    if first is None:
        return None
    year = year_in(month.calendar, first.when.end) if first.when is not None and first.when.end else 0
    when = month_of(month.calendar, year, month.number) if year else None
    return msgspec.structs.replace(first, when=when, kind="month", ahead=None, earlier=None)


def _numeric(words: Sequence[Word], at: int, language: str, anchor: Interval | None) -> Dated | None:
    """Return 1398/08/25, 2019-11-16 or 16/11/2019; the order of the first two stays open where both fit."""
    lows = [word.low for word in words[at : at + 5]]
    if len(lows) < 5 or lows[1] != lows[3] or lows[1] not in {"/", "-", "."}:
        return None
    if not all(low.isdecimal() for low in (lows[0], lows[2], lows[4])):
        return None
    year, month, day = lows[0], lows[2], lows[4]
    if len(year) == 4 and max(len(month), len(day)) <= 2:
        found = _first(f"{year}-{month:0>2}-{day:0>2}", language, anchor)
    else:
        found = _first(f"{year}/{month}/{day}", language, anchor) if len(day) == 4 else None
    if found is None:
        return None
    return Dated(at, at + 5, msgspec.structs.replace(found, start=words[at].start, end=words[at + 4].end))
