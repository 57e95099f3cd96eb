"""What a mention of an event says: which kind, when, where, and whether it is one event that was spoken of before.

In: a mention and its claims. Out: Happening. The kind comes from the head noun; words such as "anniversary of" are
passed over; the time from the mention, its claims or the years, months and "last year's" in its words.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Hashable
from datetime import date, timedelta

import msgspec

from dadkhah.lang import names
from dadkhah.model.entity import Mention
from dadkhah.model.span import Interval
from dadkhah.resolve import lexicon
from dadkhah.resolve.situation import Situation

WIDEST = timedelta(days=400)
"""A time wider than this does not tell events apart: about a year, and some weeks for calendars that do not agree."""

YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
MONTH = re.compile(rf"\b({'|'.join(calendar.month_name[1:])})\b", re.IGNORECASE)
RELATIVE = {"last year": -1, "this year": 0}


class Happening(msgspec.Struct, frozen=True):
    """A mention of an event as it is compared. `definite`: it points to something the text has spoken of."""

    mention: Mention
    event_class: str
    when: Interval | None
    place: str | None
    definite: bool
    several: bool

    @property
    def words(self) -> str:
        """Return the words of the mention as they are compared."""
        return self.mention.span.exact.casefold()

    @property
    def told(self) -> Hashable:
        """Return all that decides which other mentions it agrees with."""
        return self.event_class, self.when, self.place, self.words if self.event_class == "other" else ""


def happening(situation: Situation, mention: Mention) -> Happening:
    """Return what a mention of an event says."""
    found = names.words(mention.span.exact)
    kind, several = head(mention.span.exact)
    pointed = bool(
        {_before(situation, mention), mention.span.exact.split()[0].lower()} & lexicon.determiners("definite")
    )
    definite = pointed and not set(found) & lexicon.determiners("new")
    when = stated_time(situation, mention)
    return Happening(mention, kind, when, stated_place(situation, mention), definite, several)


def _before(situation: Situation, mention: Mention) -> str:
    """Return the word before a mention, lower case: readers leave the article out of a name."""
    before = situation.text(mention.source)[max(mention.span.start - 40, 0) : mention.span.start].split()
    return before[-1].lower() if before else ""


def head(text: str) -> tuple[str, bool]:
    """Return the class of an event by its head noun ("other" for none known), and whether several events are meant."""
    words = re.findall(r"[\w-]+", text.lower())
    nouns = [(at, word) for at, word in enumerate(words) if word in lexicon.event_nouns()]
    events = [(at, word) for at, word in nouns if lexicon.event_nouns()[word][0] != "wrapper"]
    if not events:
        return "other", False
    noun = _head_noun(words, events)
    kind, number = lexicon.event_nouns()[noun]
    return kind, number == "many" or bool(set(words) & lexicon.determiners("many"))


def _head_noun(words: list[str], events: list[tuple[int, str]]) -> str:
    """Return the last event noun before the first "of" that follows one: "the killing of the uprising" is a killing."""
    first = events[0][0]
    stop = next(
        (at for at, word in enumerate(words) if at > first and word in {"of", "in", "on", "by", "during"}), len(words)
    )
    return [word for at, word in events if at < stop][-1]


def stated_time(situation: Situation, mention: Mention) -> Interval | None:
    """Return when the event was, at most about a year wide; None where nothing says so."""
    times = [claim.time.when for claim in situation.claims_of(mention) if claim.time and claim.time.when]
    told = mention.when or written_time(mention.span.exact, situation.published(mention.source)) or _common(times)
    return told if told is not None and is_narrow(told) else None


def _common(times: list[Interval]) -> Interval | None:
    """Return the time that most claims of an event share, the earliest of equals."""
    counted = Counter(time for time in times if is_narrow(time))
    return min(counted, key=lambda time: (-counted[time], str(time.start), str(time.end))) if counted else None


def is_narrow(when: Interval) -> bool:
    """Say whether an interval is closed and at most about a year wide."""
    return when.start is not None and when.end is not None and when.end - when.start <= WIDEST


def written_time(text: str, published: Interval | None) -> Interval | None:
    """Return the year or month in some words, or a year told from the publication ("last year's uprising")."""
    year = YEAR.search(text)
    if year:
        return _month_of(text, int(year.group()))
    return next(
        (found for words, back in RELATIVE.items() if words in text.lower() for found in _years(published, back)), None
    )


def _month_of(text: str, year: int) -> Interval:
    month = MONTH.search(text)
    if month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31))
    number = [name.lower() for name in calendar.month_name].index(month.group().lower())
    return Interval(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def _years(published: Interval | None, back: int) -> list[Interval]:
    """Return the year that lies `back` years from the publication, where that is one year for certain."""
    if (
        published is None
        or published.start is None
        or published.end is None
        or published.start.year != published.end.year
    ):
        return []
    year = published.start.year + back
    return [Interval(date(year, 1, 1), date(year, 12, 31))]


def stated_place(situation: Situation, mention: Mention) -> str | None:
    """Return the place id of an event: its own, else the country that its text speaks of most."""
    return mention.place_id or country_of(situation, mention.source)


def country_of(situation: Situation, source: str) -> str | None:
    """Return the country that at least half of a text's known places lie in, None where no country does."""
    found = [one.place_id for one in situation.inside(source, "place") if one.place_id]
    counted = Counter(country for place in found if (country := situation.places.country(place)))
    top = min(counted, key=lambda place: (-counted[place], place), default=None)
    return top if top is not None and 2 * counted[top] >= len(found) else None
