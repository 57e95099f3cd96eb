"""Say values in plain, neutral words.

In: numbers, bounds, intervals, chains, labels of the vocabulary. Out: English words of the program's own.
Nothing here claims that a statement holds: the words name what was stated, by whom, and what it allows.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dadkhah.model.claim import Quantity
from dadkhah.model.finding import ReviewMark
from dadkhah.model.source import Description, Published, Source
from dadkhah.model.span import Interval
from dadkhah.model.tally import Allowed

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

KINDS = {
    "killed": "killed",
    "injured": "injured",
    "arrested": "arrested",
    "abducted": "abducted",
    "disappeared": "disappeared",
    "tortured": "tortured",
    "raped": "raped",
    "charged": "charged",
    "sentenced": "sentenced",
    "sentenced_to_death": "sentenced to death",
    "executed": "put to death by a court or in a state prison",
    "displaced": "displaced",
    "released": "released",
    "places": "places",
    "other": "other figures",
}
UNITS = {
    "person": "people",
    "body": "bodies",
    "family": "families",
    "case": "cases",
    "event": "events",
    "city": "cities and towns",
    "province": "provinces",
    "site": "sites",
    "year": "years",
}
PARTS = {
    "subset": "some of a larger figure",
    "breakdown": "one part of a figure that is broken down",
    "addition": "stated as further to another figure",
}
LEADS = {"subset": "of these:", "breakdown": "made up of:", "addition": "further to it:"}
"""What stands before a part under its total."""
SPEECH = {
    "estimates": "worded as an estimate",
    "alleges": "worded as an allegation",
    "reports": "worded as a report",
    "denies": "worded as a denial",
    "revises": "revises an earlier figure",
    "forecast": "worded as a forecast",
}
STATES = {
    "reported": "reported",
    "scheduled": "scheduled, not reported as held",
    "ended_or_reversed": "ended or reversed",
    "none_found": "none found in the recorded searches",
    "not_searched": "not searched",
    "unclear": "unclear",
}
AGAINST = {
    "suspected_perpetrator": "against a suspected perpetrator",
    "victim_or_dissident": "against a victim or dissident",
    "unclear": "against whom, in which sense: unclear",
}
BASES = {
    "option": "stated by the person who added the source",
    "sidecar": "stated in the file beside the source",
    "case": "stated in the case's settings",
    "page": "as the page says",
    "inferred": "inferred",
}
REVIEWS: dict[ReviewMark, str] = {
    "rejected": "reading rejected in review",
    "machine": "not reviewed",
    "changed": "changed since review",
    "edited": "reading edited in review",
    "read_correctly": "reading reviewed",
}
"""What people said of a claim's reading, weakest first. A review says nothing about the world."""
MARKS: dict[ReviewMark, str] = {
    "rejected": "rejected in review",
    "machine": "unreviewed",
    "changed": "changed since review",
    "edited": "edited in review",
    "read_correctly": "reading reviewed",
}
"""The same in a word or two, for the mark beside a statement."""


def number(value: float) -> str:
    """Return a number with separators of thousands; a fraction keeps one digit."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(items: Sequence[str]) -> str:
    """Return items as a list in words: a, b and c."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def day(value: date) -> str:
    """Return a day in words."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: str) -> str:
    """Return a time of the record (ISO 8601, UTC) in words; any other text as it is."""
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return value
    return f"{day(when.date())}, {when:%H:%M:%S} UTC" if when.utcoffset() == timedelta() else value


def captured_day(value: str) -> str:
    """Return the day of a time of the record in words; the time of day stands in the list of sources."""
    try:
        return day(datetime.fromisoformat(value).date())
    except ValueError:
        return value


def interval(when: Interval | None) -> str:
    """Return a stretch of time in words: the shortest that is exact, and its open ends."""
    if when is None or (when.start is None and when.end is None):
        return "date not stated"
    if when.start is None or when.end is None:
        return _half_open(when)
    return _closed(when.start, when.end)


def _half_open(when: Interval) -> str:
    if when.start is None and when.end is not None:
        return f"until {day(when.end)}, start not stated"
    return f"from {day(when.start or date.min)}, end not stated"


def _closed(start: date, end: date) -> str:
    if start == end:
        return day(start)
    if _opens(start) and _closes(end):
        return _months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def _opens(start: date) -> bool:
    return start.day == 1


def _closes(end: date) -> bool:
    return end.day == monthrange(end.year, end.month)[1]


def _months(start: date, end: date) -> str:
    first, last = f"{MONTHS[start.month - 1]} {start.year}", f"{MONTHS[end.month - 1]} {end.year}"
    if start.month == 1 and end.month == 12:
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    return first if first == last else f"{first} to {last}"


def bound(quantity: Quantity) -> str:
    """Return a quantity in words, with its bound: "at least 1,500"."""
    if quantity.readings:
        return f"{' or '.join(_reading(*one) for one in quantity.readings)} (a slip with several readings)"
    low, high = _numeral(quantity.low), _numeral(quantity.high)
    worded = {
        "exact": low,
        "at_least": f"at least {low}",
        "more_than": f"more than {low}",
        "at_most": f"at most {high}",
        "fewer_than": f"fewer than {high}",
        "nearly": f"nearly {high}",
        "about": f"about {low}",
        "between": f"{low} to {high}",
        "vague": f"{low} or more, stated vaguely",
    }
    return worded[quantity.bound]


def _reading(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"at most {_numeral(high)}" if low is None else f"at least {_numeral(low)}"
    return _numeral(low) if low == high else f"{_numeral(low)} to {_numeral(high)}"


def _numeral(value: int | None) -> str:
    return "no number" if value is None else number(value)


def allowed(values: Allowed) -> str:
    """Return the values that a claim allows, saying of each end whether it is stated, soft, or open."""
    low = "no lower limit" if values.low is None else f"from {number(values.low)}{_softness(values.low_hard)}"
    high = "no upper limit" if values.high is None else f"to {number(values.high)}{_softness(values.high_hard)}"
    if values.low is not None and values.low == values.high:
        return f"{number(values.low)} only{_softness(values.low_hard and values.high_hard)}"
    return f"{low}, {high}"


def soft(values: Allowed) -> str:
    """Return the values that a claim allows where they do not follow from its bound: rounding and vague words."""
    loose = (values.low is not None and not values.low_hard) or (values.high is not None and not values.high_hard)
    if not loose or (values.low is None and values.high is None):
        return ""
    if values.low is None or values.high is None:
        limit = "no more than" if values.low is None else "no less than"
        return f"{limit} {number(values.low or values.high or 0)} (soft)"
    return f"{number(values.low)} to {number(values.high)} (soft)"


def _softness(hard: bool) -> str:
    return "" if hard else " (soft)"


def entry(source: Source) -> str:
    """Return which custody entry took a source in, with the log where it is not the case's own."""
    log = f" of the log {source.origin}" if source.origin else ""
    return f"custody entry {source.entry}{log}"


def publisher(description: Description) -> str:
    """Return the publisher's name, or that nobody stated one."""
    return description.publisher.value if description.publisher else "publisher not stated"


def publication_day(description: Description) -> str:
    """Return when a source was published, without where that is known from."""
    return interval(description.day)


def published(statement: Published | None) -> str:
    """Return when a source was published, with where that is known from."""
    if statement is None:
        return "publication date not stated"
    basis = BASES[statement.basis]
    return f"{interval(statement.when)} ({basis}{': ' + statement.reason if statement.reason else ''})"


def readable(label: str) -> str:
    """Return a label of the vocabulary as words: "state_force" -> "state force"."""
    return label.replace("_", " ")
