"""When and where a sentence is about, as far as the text carries it.

In: a row, a clause in it, the events of the text. Out: the date item that reaches the clause, the place, the event.
A date or place reaches a clause in it, beside it with no other clause between, or from the front of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.lang.dates import FoundDate
from dadkhah.model.span import Interval
from dadkhah.read.entries import entry_of
from dadkhah.read.events import Named, Told
from dadkhah.read.items import Item
from dadkhah.read.labels import dateline_end, entry_date
from dadkhah.read.reference import Where
from dadkhah.read.sheet import Row, Sheet

BARRIERS = frozenset({"REL", "SUB"})
APART = frozenset({"since", "after", "before", "until"})
"""An event behind one of these is not what the sentence is about."""
COMPARED = frozenset({"compared", "versus"})
"""Behind one of these stands another time."""
DATED = frozenset({"DATE", "that"})
"""Of these a sentence with a date holds one: behind a preposition the item "that day" is a determiner."""
MARKS = 40
"""How many characters may stand between a day and the anniversary that it marks."""
CARRY = 4
"""How many sentences an event or date carries over to sentences that name none."""


def reaching(row: Row, clause: Where, wanted: Sequence[Item]) -> Item | None:
    """Return the wanted item that reaches the clause and stands nearest, None where none does."""
    if not wanted:
        return None
    found = [item for item in wanted if _inside(item, clause) or _front(row, item) or not _barrier(row, item, clause)]
    if any(item.kind == "DATE" and item.start >= clause[1] for item in found) and _said_directly(row, clause):
        found = [item for item in found if item.kind != "DATE" or item.start < clause[1]]
    found = [item for item in found if not (item.kind == "DATE" and _when_found(row, item, clause))]
    if len(found) > 1 and any(_front(row, item) for item in found):
        found = [item for item in found if not _of_next(row, item, clause)]
    return min(found, key=lambda item: _distance(item, clause)) if found else None


def _said_directly(row: Row, clause: Where) -> bool:
    """Say whether a verb of speech has the clause for its object: the date of "announced 12 deaths in April" is its."""
    if any(item.kind == "VERB" for item in row.items if clause[0] <= item.start < clause[1]):
        return False
    before = [item for item in row.items if item.end <= clause[0]]
    for item in reversed(before):
        if item.kind == "VERB":
            says = item.entry("SAY")
            return says is not None and says.tag == "asserts" and item.entry("TRIG") is None
        if item.kind in {"REL", "SUB", "PUNCT", "AUX"}:
            return False
    return False


def _when_found(row: Row, date: Item, clause: Where) -> bool:
    """Say whether a date tells when somebody found or said what a clause tells ("In 2019 an inquest found that").

    What is told of without a verb happened then ("In May the centre recorded 12 deaths"), and so did what stands
    behind a verb between commas ("On Monday, the union said, nine died").
    """
    if date.start >= clause[0] or "SAY" not in row.marks or not _front(row, date):
        return False
    between = [item for item in row.items if date.end <= item.start < clause[0]]
    verb = next((i for i, item in enumerate(between) if item.kind in {"VERB", "AUX", "PUNCT"} and i), -1)
    if verb < 0 or between[verb].entry("SAY") is None or not {"VERB", "AUX"} & _kinds(row, clause):
        return False
    ahead = between[verb + 1] if verb + 1 < len(between) else None
    at = row.items.index(date)
    if date.low == "between" or (at and row.items[at - 1].low not in {"in", "on"}):
        return False  # what is counted "between May and July" happened then
    return ahead is not None and ahead.low == "that"


def _kinds(row: Row, clause: Where) -> set[str]:
    return {item.kind for item in row.items if _inside(item, clause)}


def _of_next(row: Row, item: Item, clause: Where) -> bool:
    """Say whether a time behind a clause is that of the next one, which counts others ("..., and nine died on Monday").

    Asked only where another time stands in front of both.
    """
    between = [one for one in row.items if clause[1] <= one.start < item.start]
    joint = next((i for i, one in enumerate(between) if one.low in {"and", "while", "but", ";"}), len(between))
    behind = next((one for one in row.items if one.start >= item.end), None)
    counted = any(one.kind == "QTY" for one in between[joint:])
    opens = joint < len(between) and behind is not None and behind.kind == "QTY"
    return opens or (counted and any(one.kind in {"VERB", "AUX"} for one in between[joint:]))


def dates(row: Row) -> list[Item]:
    """Return the dates of a row that say when something happened: not an anniversary, nor the day that marks one."""
    if "DATE" not in row.marks and not ("DET" in row.marks and row.holds(DATED)):
        return []
    written = row.items[dateline_end(row.items)].start  # the day of a dateline is that of writing
    found = [item for item in row.items if isinstance(item.value, FoundDate) and item.start >= written]
    marks = [item.start for item in found if isinstance(item.value, FoundDate) and item.value.kind == "anniversary"]
    found = [item for item in found if not any(item.start <= mark <= item.end + MARKS for mark in marks)]
    return [item for item in found if not _aside(row.items, row.items.index(item))]


def _aside(items: Sequence[Item], index: int) -> bool:
    """Say whether a date is that of words, or of what somebody was tried for ("sentenced over the 2022 bombing")."""
    cause = index > 1 and items[index - 1].kind == "DET" and items[index - 2].low in {"over", "for", "about"}
    event = index + 1 < len(items) and items[index + 1].entry("EVENT", "NTRIG") is not None
    than = index > 1 and items[index - 1].kind == "PREP" and items[index - 2].low in {"than", "as"}  # "than in 2029"
    return (cause and event) or than or _of_charges(items, index) or _of_saying(items, index)


TRIED_FOR = frozenset({"over", "for", "about", "connection", "role", "part"})


def _of_charges(items: Sequence[Item], index: int) -> bool:
    """Say whether a date is that of an event people are tried for ("in connection with the riots of May 2022")."""
    of = index > 1 and items[index - 1].low == "of" and items[index - 2].entry("EVENT") is not None
    return of and any(item.low in TRIED_FOR for item in items[max(0, index - 7) : index - 2])


def _of_saying(items: Sequence[Item], index: int) -> bool:
    """Say whether a date tells when something was said ("said in May", "on Monday said")."""
    back = index - 1 if index and items[index - 1].kind != "PREP" else index - 2
    said = [items[at] for at in (back, index + 1, _over_setting(items, back)) if 0 <= at < len(items)]
    return any(one.kind == "VERB" and one.entry("SAY") and not one.entry("TRIG") for one in said)


SPOKEN = frozenset({
    "statement", "interview", "briefing", "conference", "reporters", "journalists", "message", "speech", "broadcast",
    "press", "news", "late", "early", "radio", "television", "parliament", "agency", "telephone", "phone", "post",
    "letter", "tweet", "joint", "written", "released", "issued", "published", "parliamentarians", "lawmakers",
    "capital", "court", "deputies", "senators", "diplomats", "meeting", "address",
})  # fmt: skip
"""Words between a verb of speech and its day ("told a news conference in Lima on Monday")."""


def _over_setting(items: Sequence[Item], back: int) -> int:
    """Step back from a date over the words that tell how and to whom somebody spoke."""
    while back > 0 and (items[back].kind in {"PREP", "DET", "PLACE", "ORG", "NAME"} or items[back].low in SPOKEN):
        back -= 1
    return back


def _inside(item: Item, clause: Where) -> bool:
    return clause[0] <= item.start < clause[1]


def _front(row: Row, item: Item) -> bool:
    """Say whether an item stands at the front of the sentence, with nothing but a preposition before it."""
    before = [one for one in row.items if one.end <= item.start]
    return all(one.kind in {"PREP", "DET", "WORD", "PUNCT"} for one in before) and len(before) <= 3


def _barrier(row: Row, item: Item, clause: Where) -> bool:
    low, high = (item.end, clause[0]) if item.start < clause[0] else (clause[1], item.start)
    between = [one for one in row.items if low <= one.start < high]
    if item.start >= clause[1] and between and between[0].low == "when":
        between = between[1:]  # "19 perished when a shaft flooded in 2019"
    if item.start < clause[0]:
        if _inside_relative(row.items, item, between):
            return True
        between = between[_related(between) or _opened(between) :]
        if any(one.low in CONTRASTS for one in between):
            return True
    elif _behind_speech(between) or _set_against(between) or _in_bracket(row, item, between):
        return True
    if item.start >= clause[1] and between and between[0].low == "after" and _tells(between[1:]):
        between = between[1:]  # "nine drowned after a boat capsized on Sunday"
    if item.start >= clause[1] and _of_some(row, clause, between):
        return True
    if item.start >= clause[1] and (_of_part(between) or _for_deed(row.items, between)):
        return True
    last = len(between) - 1
    return any(
        one.kind in BARRIERS
        or one.low in {";", ":"}
        or (_apart(one) and not (at < last and between[at + 1].low in HOURS))
        for at, one in enumerate(between)
    )


HOURS = frozenset({"dawn", "dusk", "noon", "midday", "midnight", "sunrise", "sunset", "nightfall", "daybreak", "dark"})
"""Behind "before" and "after" these are an hour of the same day."""


def _for_deed(items: Sequence[Item], between: Sequence[Item]) -> bool:
    """Say whether what stands behind is that of what somebody was tried for ("jailed for the murder of a man in X")."""
    if not any(one.kind == "NTRIG" for one in between):
        return False
    tried = items[items.index(between[0]) - 1]
    chain = (tried, *between)
    return any(
        (one.low in {"for", "over"} or any(entry.lemma.endswith(" for") for entry in one.entries))
        and any(two.kind == "NTRIG" for two in chain[at + 1 : at + 3])
        for at, one in enumerate(chain)
    )


def _of_some(row: Row, clause: Where, between: Sequence[Item]) -> bool:
    """Say whether what stands behind is that of some of those counted ("Of the 60 held, six were freed on Monday")."""
    whole = row.items[0].low == "of" and len(row.items) > 3 and clause[0] <= row.items[3].start
    number = next((i for i, one in enumerate(between) if one.kind == "QTY"), len(between))
    return whole and any(one.kind in {"AUX", "VERB"} for one in between[number:])


THEM = frozenset({"them", "whom", "these", "those"})
CONTRASTS = frozenset({"but", "while", "whereas"})
"""Behind one of these another clause has a time of its own, or none."""


def _of_part(between: Sequence[Item]) -> bool:
    """Say whether a time behind a clause is that of a part with a verb ("90 people, among them nine held in May")."""
    of = next((i for i, one in enumerate(between[:-2]) if one.kind == "QTY" and between[i + 2].low in THEM), None)
    if of is not None and between[of + 1].low == "of" and not any(one.low == "," for one in between[of:]):
        return True  # "54 arrests, 30 of them in Lima"
    opened = next((i for i, one in enumerate(between) if one.low in {"among", "including"}), len(between))
    counted = next((i for i in range(opened, len(between)) if between[i].kind == "QTY"), len(between))
    return any(one.kind == "VERB" for one in between[counted:]) and not any(one.low == "," for one in between[counted:])


def _inside_relative(items: Sequence[Item], item: Item, between: Sequence[Item]) -> bool:
    """Say whether a time or place before a clause is that of another, set off ("The war, which began in Lima, cost").

    A clause that tells of a place ("in the square, which lies in Lima, nine died") keeps it.
    """
    if not between or between[0].low != "," or _related(between):
        return False
    before = [one for one in items if one.end <= item.start]
    for at in range(len(before) - 1, 0, -1):
        if before[at].low == ",":
            return False
        if before[at].kind == "REL" and before[at].low in {"which", "who", "whose"} and before[at - 1].low == ",":
            led = next((one for one in reversed(before[: at - 1]) if one.kind in LEADING), None)
            return led is None or led.kind != "PREP" or led.low in {"of", "for"}
    return False


LEADING = frozenset({"PREP", "VERB", "AUX", "PUNCT", "DATE"})


def _in_bracket(row: Row, time: Item, between: Sequence[Item]) -> bool:
    """Say whether a time behind a clause stands in a bracket with a number of its own ("(9 the week before)")."""
    opened = next((one for one in reversed(between) if one.low in {"(", ")"}), None)
    if opened is None or opened.low == ")":
        return False
    close = next((one.start for one in row.items if one.start >= time.end and one.low == ")"), time.end)
    return any(one.kind == "QTY" for one in row.items if opened.end <= one.start < close)


def _tells(between: Sequence[Item]) -> bool:
    """Say whether what stands between "after" and a date is a clause: a noun with what befell it."""
    return any(one.kind in {"VERB", "AUX"} or one.low.endswith("ed") for one in between)


RELATED = frozenset({"where", "when", "which"})
"""Behind one of these a clause tells of the place or time that stands right before it."""


def _related(between: Sequence[Item]) -> int:
    """Return where a clause begins that tells of what stands before it ("in Lima, where", "since May, in which").

    0 where none does. "In Lima, a city where the union says that nine died" is one too.
    """
    at = 1 if between and between[0].low == "," else 0
    if at and len(between) > at + 1 and between[at].kind == "DET" and between[at + 1].kind in {"UNIT", "WORD"}:
        at += 2
    inside = len(between) > at and between[at].tag in {"in", "during", "within"}
    at += inside
    if len(between) <= at or between[at].low not in RELATED or (between[at].low == "which" and not inside):
        return 0
    that = next((i for i, one in enumerate(between) if one.low == "that" and between[i - 1].entry("SAY")), at)
    return that + 1


def _opened(between: Sequence[Item]) -> int:
    """Return where a clause begins behind a colon that opens what happened there and then, 0 where none does.

    Before it only times and places may stand ("in Lima on 3 May: nine dead").
    """
    colon = next((i for i, one in enumerate(between) if one.low == ":"), -1)
    return colon + 1 if all(one.kind in SETTINGS or one.low == "," for one in between[: max(colon, 0)]) else 0


SETTINGS = frozenset({"PREP", "DATE", "PLACE", "DET", "GUARD"})


def _set_against(between: Sequence[Item]) -> bool:
    """Say whether another number is set against that of a clause ("41 deaths, against 18 in May", "up from 17")."""
    return any(one.low in {"against", "from"} and _bare(between[at + 1 : at + 3]) for at, one in enumerate(between))


def _bare(ahead: Sequence[Item]) -> bool:
    """Say whether a number without a noun stands there; "against 13 men" tells who suffered it."""
    return ahead[:1] != [] and ahead[0].kind == "QTY" and (len(ahead) < 2 or ahead[1].kind in BARE)


BARE = frozenset({"PREP", "DATE", "PUNCT"})


def _behind_speech(between: Sequence[Item]) -> bool:
    """Say whether a clause of its own follows who speaks ("12 were held, the union said, and nine fled to Quito")."""
    said = next((i for i, one in enumerate(between) if one.kind == "VERB" and one.entry("SAY")), len(between))
    return any(one.low == "and" and between[i].low == "," for i, one in enumerate(between[said + 1 :], said))


def _apart(item: Item) -> bool:
    return (item.kind == "PREP" and item.low in APART) or item.low in COMPARED


def _distance(item: Item, clause: Where) -> int:
    """Return how far an item is from a clause.

    What stands behind counts as nearer, the front of the sentence as far.
    """
    if _inside(item, clause):
        return 0
    return 2 * (item.start - clause[1]) if item.start >= clause[1] else 3 * (clause[0] - item.end)


def event_of(sheet: Sheet, row: Row, clause: Where, events: Told, *, own_date: bool = True) -> Named | None:
    """Return the event a clause is about: named in its sentence (nearest), else the last one told of shortly before.

    A date of the clause's own that does not meet the event's rules it out; with `own_date` false the date is that of a
    later step (a trial, an answer), and does not.
    """
    at = clause[0]
    here = [event for event in events.by_row.get(row.index, ()) if not event.apart]
    if here:
        return min(here, key=lambda event: min(abs(event.start - at), abs(event.end - at)))
    last = events.before(row.index, CARRY) or events.only
    if last is None:
        return None
    own = reached(row, clause) if own_date else None
    if _shifted(sheet, last, row, events) or (own and last.when and not own.meets(last.when)):
        return None
    if own is None and own_date and last.when and any(not when.meets(last.when) for when in _stated(row)):
        return None
    return last


def reached(row: Row, clause: Where) -> Interval | None:
    """Return the interval of the date that reaches a clause."""
    item = reaching(row, clause, dates(row))
    return item.value.when if item is not None and isinstance(item.value, FoundDate) else None


def _stated(row: Row) -> Iterator[Interval]:
    """Yield the intervals of all dates of a row, whatever clause they stand in, the background ("since 1979") aside."""
    for item in dates(row):
        at = row.items.index(item)
        background = any(_apart(one) for one in row.items[max(0, at - 3) : at])
        if isinstance(item.value, FoundDate) and item.value.when is not None and not background:
            yield item.value.when


def _shifted(sheet: Sheet, event: Named, row: Row, events: Told) -> bool:
    """Say whether a sentence between the event and the row has moved the story to another time.

    Where the text tells of one event, all sentences behind it ask: they are looked through once.
    """
    if event is not events.only:
        return _moves(sheet.rows[event.row + 1 : row.index], event) is not None
    if event.row not in events.moved:
        moves = _moves(sheet.rows[event.row + 1 :], event)
        events.moved[event.row] = len(sheet.rows) if moves is None else moves
    return events.moved[event.row] < row.index


def _moves(rows: Sequence[Row], event: Named) -> int | None:
    """Return the index of the first sentence whose date at its front is not that of the event."""
    dated = ((row.index, fronted(row)) for row in rows) if event.when is not None else ()
    return next((index for index, when in dated if when and event.when and not when.meets(event.when)), None)


def fronted(row: Row) -> Interval | None:
    """Return the interval of the date at the front of a sentence."""
    return next((i.value.when for i in dates(row) if isinstance(i.value, FoundDate) and _front(row, i)), None)


def carried(sheet: Sheet, row: Row) -> Interval | None:
    """Return the date at the front of the nearest sentence before, in the same paragraph."""
    if any(True for _ in _stated(row)):
        return None
    return next((when for one in _before(sheet, row) if (when := fronted(one)) is not None), None)


def entered(sheet: Sheet, row: Row) -> Item | None:
    """Return the date of the entry that a sentence goes on with ("Velm, 3 June: ..."), where it tells none itself."""
    if any(True for _ in _stated(row)):
        return None
    head = entry_of(sheet, row)
    return entry_date(head.items, sheet.content) if head is not None and head is not row else None


def _before(sheet: Sheet, row: Row) -> Iterator[Row]:
    for index in range(row.index - 1, max(-1, row.index - CARRY), -1):
        if sheet.rows[index].sentence.paragraph != row.sentence.paragraph:
            return
        yield sheet.rows[index]
