"""The words dates are made of, as patterns.

In: the lexicon of months. Out: one compiled pattern per form of date, each with a name; dates.py says what a match
means.
No pattern has two adjacent repetitions over the same characters, so that every one runs in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from dadkhah.lang import lexicon
from dadkhah.lang.calendars import days, months
from dadkhah.lang.vocabulary import DIGIT, FOUR, MIXED, Signs, Vocabulary, firsts

Forms = tuple[tuple[int, str, re.Pattern[str]], ...]

YEAR = r"\d{4}(?!\d|[,.٬]\d|['’]?\w)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d\w%]|[.,:]\d)"
JOIN = r"\s*(?:[-–—,]|\bto\b|\band\b|\bor\b|\buntil\b|\btill\b|\bthrough\b|تا|و)\s*"
SAME_YEAR = r"(?:(?:of\s+)?(?:(?:the|that)\s+same|that|the\s+following|the\s+previous|this|last|next)\s+year)"
PART = r"(?:early|mid|middle|late|end|beginning|start)"
PART_LEAD = rf"(?:(?:the\s+)?(?P<part>(?i:{PART}))(?:[\s-]+(?:of\s+)?(?:in\s+)?))?"
SEASONS = r"(?P<season>(?i:spring|summer|autumn|fall|winter))"
WEEKDAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|several|(?:a|the)\s+few|a\s+couple\s+of)"
PEOPLE = (
    r"(?:people|persons|civilians|protest[eo]rs|demonstrators|prisoners|detainees|inmates|men|women|children|boys"
    r"|girls|villagers|soldiers"
    r"|students|victims|bodies|families|deaths|arrests|cases|others|civilian|political|workers|activists|refugees"
    r"|residents|migrants)"
)
"""Heads after which a bare number of four digits counts people."""

COUNTED = rf"(?:\s+{PEOPLE}|[\s-]+(?:year|month|day|hour)s?\b)"
"""What stands behind a number that is no second day: "on 17 September, 15-year-old ..."."""

YEAR_LEAD = (
    r"(?:\b(?:in|since|during|until|till|throughout|mid|year|by|of|before|after|from|through|for|the|its|their|his"
    r"|her|our|to|early|late"
    r"|around|about|autumn|summer|spring|winter|(?:recently|early|late|back)\s+as|سال)|['’]s|\(|[-–])"
)
NOT_YEAR_LEAD = re.compile(
    r"\b(?:(?:toll|total|number|numbers|maximum|minimum|figure|group|crowd|sum|some|estimate|average|most"
    r"|least)\s+(?:of|to)|(?:r[io]se|risen"
    r"|increased|fell|fallen|grew|up|down|reduced|cut|exceeded|topped)\s+(?:by|to|from)|(?:than|close|up"
    r"|nearer)\s+to|(?:for|or|room|Article"
    r"|Section|resolution)\s+(?:about|around)?)\s*$",
    re.IGNORECASE,
)
"""What stands before a number that is no year: "a total of 2000", "rose to 2000"."""


FORMS = {
    "iso": r"(?<![\d-])(?P<year>\d{4})-(?P<mm>\d{2})-(?P<dd>\d{2})(?![\d-])",
    "slashed": r"(?<![\d/.])(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/.]\d)",
    "year_slashed": r"(?<![\d/.])(?P<year>\d{4})(?P<mark>[/.])(?P<mm>\d{1,2})(?P=mark)(?P<dd>\d{1,2})(?![\d/.]\d|\d)",
    "day_month": (
        rf"(?:{WEEKDAYS},?\s+)?(?<![\d.,:/])(?P<d1>{DAY})(?:(?:,\s*\d{{1,2}}){{0,8}}{JOIN}(?P<d2>{DAY}))?(?:\s+of)?\s+(?P<month><every>)(?!\w)"
        rf"(?:(?:,\s*|\s+)(?:(?P<year>{YEAR})|(?P<same>{SAME_YEAR}))|\s+(?P<short>\d{{2}})(?!\d))?"
    ),
    "day_month_to_day_month": (
        rf"(?<![\d.,:/])(?P<d1>{DAY})\s+(?P<month><every>)(?!\w)(?:\s+(?P<year1>{YEAR}))?{JOIN}(?P<d2>{DAY})\s+(?P<month2><every>)(?!\w)"
        rf"(?:,?\s+(?P<year>{YEAR}))?"
    ),
    "year_month_day": (
        rf"(?<![\d.,:/-])(?P<year>{YEAR}),?\s+(?P<month><gregorian>)(?!\w)\s+(?P<d1>{DAY})"
        rf"(?:{JOIN}(?P<d2>{DAY})(?!{COUNTED}))?(?!,?\s+\d{{4}})"
    ),
    "month_day": (
        rf"(?:{WEEKDAYS},?\s+)?(?P<month><gregorian>)(?!\w)\s+(?P<d1>{DAY})"
        rf"(?:{JOIN}(?:(?P<month2><gregorian>)(?!\w)\s+)?(?P<d2>{DAY})(?!{COUNTED}))?"
        rf"(?:(?:,\s*|\s+)(?:(?P<year>{YEAR})|(?P<same>{SAME_YEAR})))?"
    ),
    "month_year": (
        rf"{PART_LEAD}(?P<month><every>)(?!\w)(?:\s+of)?,?\s+(?:(?P<year>{YEAR})|(?P<same>{SAME_YEAR})"
        rf"|(?P<short>[۰-۹]{{2}})(?!\d))"
    ),
    "months_year": (
        rf"(?:(?i:between|from)\s+)?(?P<month><gregorian>)(?!\w)(?:\s+(?P<year1>{YEAR}))?{JOIN}(?P<month2><gregorian>)(?!\w)"
        rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"
    ),
    "month": rf"(?:(?P<lead>(?i:last|this|next))\s+)?{PART_LEAD}(?P<month><gregorian>)(?!\w)(?!\s+\d)(?!\w)",
    "season": rf"{PART_LEAD}(?:the\s+)?(?:(?P<lead>(?i:last|this|next"
    rf"|that))\s+)?{SEASONS}(?:(?:,?\s+(?:of\s+)?)(?P<year>{YEAR}))?(?!\w)",
    "decade": rf"{PART_LEAD}(?:the\s+)?(?<!\w)(?:(?P<decade>1[5-9]\d|20\d)0|['’](?P<short>[2-9])0)['’]?s(?!\w)",
    "years": rf"(?:(?i:between|from)\s+)?(?<![\w.,:/-])(?P<year>(?:1[5-9]|20)\d\d)(?:\s*[-–]\s*|\s+(?:to|until"
    rf"|(?:and|or)(?=\s+\d{{4}}))\s+)(?P<year2>(?:1[5-9]|20)\d\d|\d\d)(?![\w,.]*\d|['’]?s\b)(?!\s+{PEOPLE})",
    "year": rf"{PART_LEAD}(?:(?<=[Mm]id-)|(?<=[Ll]ate-)|(?<=arly-)|(?<![\w.,:/+-]))"
    rf"(?P<year>\d{{4}})(?![\d%]|[,.:/-]\d|['’]?s\b)(?!\s+{PEOPLE})(?!\w)",
    "ago": rf"(?i:(?:less|more)\s+than\s+|almost\s+|nearly\s+|about\s+|over\s+|just\s+|under\s+|some\s+"
    rf"|around\s+)?(?i:{NUMBER})\s+(?i:day|week|month|year|decade)s?\s+ago\b",
    "relative": (
        r"(?i:\b(?:(?P<which>last|this|next|past|previous|(?:the|that)\s+same|that|the\s+previous|the\s+following"
        r"|the\s+next|later\s+that"
        r"|earlier\s+this|later\s+this|earlier\s+that)\s+(?P<unit>day|week|weekend|month|year|decade)"
        r"|(?P<day>yesterday|today|tomorrow|tonight)"
        r"|the\s+(?P<unit2>day|week|month|year)\s+(?P<side>before|after))\b)"
    ),
    "weekday": rf"(?:(?P<lead>(?i:last|next|this))\s+)?(?<!\w)(?P<weekday>{WEEKDAYS})s?(?:\s+(?:morning"
    rf"|afternoon|evening|night))?(?!\w)",
    "named_day": rf"(?P<named><days>)(?!\w)(?:(?:,\s*|\s+(?:of\s+|in\s+)?)(?:(?P<year>{YEAR})|(?P<same>{SAME_YEAR})))?",
    "anniversary": (
        r"(?i:(?:(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth"
        r"|twentieth|thirtieth|fortieth"
        r"|\d{1,3}(?:st|nd|rd|th))|(?P<count>one|two|three|four|five|ten|twenty|\d{1,3})[-\s]year)\s+anniversary\b)"
    ),
}  # fmt: skip
"""The forms of dates by name; <every> and <gregorian> stand for the names of months of all calendars, or of one, <days>
for those of days of the year."""


@cache
def names(calendars: str) -> str:
    """Return the alternation of month names: "all", or "gregorian" alone."""
    kept = (name for name, month in months().items() if calendars in {"all", month.calendar})
    return lexicon.alternation(kept, bare=True)


NEEDS: Mapping[str, str] = {
    "iso": "four", "slashed": "four", "year_slashed": "four", "year_month_day": "four month",
    "day_month": "digit month", "day_month_to_day_month": "digit month",
    "month_day": "digit month", "month_year": "month", "months_year": "month", "month": "month", "season": "season",
    "named_day": "named",
    "decade": "digit decade", "years": "four", "year": "four", "ago": "ago", "relative": "unit", "weekday": "weekday",
    "anniversary": "anniversary",
}  # fmt: skip
"""Kinds of words of which a text must hold one each for a form of date to stand in it: it is asked first."""


@cache
def _kinds() -> Mapping[str, Vocabulary]:
    """Return the words of each kind that a form can need."""
    week = [f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")]
    return {
        "digit": frozenset({DIGIT}),
        "decade": frozenset({MIXED, "s"}),  # "1990s", "1990's"
        "four": frozenset({FOUR}),
        "month": firsts(months()),
        "named": firsts(days()),
        "season": frozenset({"spring", "summer", "autumn", "fall", "winter"}),
        "ago": frozenset({"ago"}),
        "unit": frozenset(
            "day week weekend month year decade yesterday today tomorrow tonight".split()  # noqa: SIM905 - a list of words
        ),
        "weekday": frozenset([*week, *(f"{day}s" for day in week)]),
        "anniversary": frozenset({"anniversary"}),
    }


def possible(words: Vocabulary) -> Forms:
    """Return rank, name and pattern of the forms that can stand in a text of these words."""
    return _needing(_signs().met(words))


@cache
def _signs() -> Signs:
    """Return the kinds of words that a form can need."""
    return Signs.of(_kinds().values())


@lru_cache(1024)
def _needing(met: int) -> Forms:
    """Return the forms that can stand in a text which holds words of these kinds."""
    held = {kind for at, kind in enumerate(_kinds()) if met >> at & 1}
    ranked = enumerate(patterns())
    return tuple((rank, form, pattern) for rank, (form, pattern) in ranked if held.issuperset(NEEDS[form].split()))


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the forms of dates by name; of two at one place the longer is meant, then the earlier in this list."""
    every, gregorian = names("all"), names("gregorian")
    kinds = {"<every>": every, "<gregorian>": gregorian, "<days>": lexicon.alternation(days(), bare=True)}
    filled = {name: _filled(form, kinds) for name, form in FORMS.items()}
    return tuple((name, re.compile(rf"(?<!\w){_first(name)}(?:{form})")) for name, form in filled.items())


def _filled(form: str, kinds: Mapping[str, str]) -> str:
    """Return a form with the names of months and days in their places."""
    for kind, any_name in kinds.items():
        form = form.replace(kind, any_name)
    return form


def _first(form: str) -> str:
    """Return a test of the first character, so that most words are passed over at once."""
    if form in {"day_month", "day_month_to_day_month"}:
        return r"(?=[\dMTWFS])"
    if form.startswith("month"):
        return "(?=[" + "".join(sorted({name[0] for name in months()})) + "bBeEfFlLmMnNsStT])"
    return FIRSTS.get(form, "")


FIRSTS = {
    "years": r"(?=[\dbBfF])", "year": r"(?=[\dbBeElLmMsStT\u017f])",
    "decade": r"(?=[\d'’bBeElLmMsStT\u017f])", "season": r"(?=[aAbBeEfFlLmMnNsStTwW\u017f])",
    "weekday": r"(?=[fFlLmMnNsStTwW\u017f])", "anniversary": r"(?=[\deEfFnNoOsStT\u017f])",
}  # fmt: skip
"""Tests of the first character that a form of date can begin with."""
