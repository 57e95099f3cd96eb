"""Events: which mentions speak of the same event.

In: mentions of events. Out: links with reasons. Two mentions are one event when their classes go together, their times
meet and their places do not exclude one another. The narrowest times come first; a wider one joins the only event it
fits, and is proposed where it fits several. A mention without a time ("the uprising") is carried from the last dated
event of a fitting class before it in the same text.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import timedelta

from dadkhah.model.entity import Link, Mention
from dadkhah.model.span import Interval
from dadkhah.resolve import lexicon
from dadkhah.resolve.happenings import Happening, happening
from dadkhah.resolve.label import dated
from dadkhah.resolve.situation import Situation, position

MONTH_WIDE = timedelta(days=62)
NARROW, WIDE, CARRIED, UNDECIDED = 0.9, 0.75, 0.7, 0.4
FAR = timedelta(days=10**6)


def link_events(situation: Situation, mentions: Sequence[Mention]) -> Iterator[Link]:
    """Yield links between mentions of events."""
    said = [happening(situation, mention) for mention in mentions]
    dated_ones = sorted((one for one in said if one.when is not None and not one.several), key=_narrowest)
    yield from _dated(situation, dated_ones)
    for one in said:
        if one.when is None:
            yield from _carried(one, said)


def _narrowest(one: Happening) -> tuple[timedelta, str, str]:
    return width(one.when), str(one.when.start if one.when else ""), one.mention.id


def width(when: Interval | None) -> timedelta:
    """Return how wide an interval is; an open or missing one is wider than any closed one."""
    return when.end - when.start if when and when.start and when.end else FAR


def _dated(situation: Situation, said: Sequence[Happening]) -> Iterator[Link]:
    """Yield the links of dated mentions, narrowest first: the first mention of every event leads it."""
    events: list[dict[Hashable, Happening]] = []  # one member for each way to say it: the rest agree as it does
    for one in said:
        fits = [event for event in events if all(agree(situation, one, other) for other in event.values())]
        if len(fits) == 1:
            fits[0].setdefault(one.told, one)
        elif not fits:
            events.append({one.told: one})
        yield from _to_leads(one, [next(iter(event.values())) for event in fits])


def _to_leads(one: Happening, leads: Sequence[Happening]) -> Iterator[Link]:
    several = len(leads) > 1
    sure = UNDECIDED if several else (NARROW if width(one.when) <= MONTH_WIDE else WIDE)
    for lead in leads:
        reasons = [
            f"“{one.mention.span.exact}” ({dated(one.when)}) meets “{lead.mention.span.exact}” ({dated(lead.when)})"
        ]
        reasons.append(f"both are {lexicon.event_classes()[one.event_class].label}, and no place excludes it")
        if several:
            reasons.append("its time fits more than one event")
        yield Link(lead.mention.id, one.mention.id, sure, "event.time", tuple(reasons), proposed=several)


def agree(situation: Situation, one: Happening, other: Happening) -> bool:
    """Say whether class, time and place of two dated mentions allow one event."""
    return (
        fitting(one, other)
        and near(one.when, other.when, lexicon.event_classes()[one.event_class].slack)
        and situation.places.relation(one.place, other.place) != "apart"
    )


def fitting(one: Happening, other: Happening) -> bool:
    """Say whether two classes go together; of events without a known class only the same words do."""
    if one.event_class == other.event_class == "other":
        return one.words == other.words
    return other.event_class in lexicon.event_classes()[one.event_class].meets


def near(one: Interval | None, other: Interval | None, slack: int) -> bool:
    """Say whether two times meet, or lie at most `slack` days apart."""
    return one is not None and other is not None and widened(one, slack).meets(other)


def widened(when: Interval, slack: int) -> Interval:
    """Return an interval with so many days more on either side."""
    more = timedelta(days=slack)
    return Interval(when.start - more if when.start else None, when.end + more if when.end else None)


def _carried(one: Happening, said: Sequence[Happening]) -> Iterator[Link]:
    """Yield the link from an undated mention to the last fitting dated one before it in its text."""
    if not one.definite or one.several or one.event_class == "other":
        return
    before = [
        other
        for other in said
        if other.mention.source == one.mention.source
        and position(other.mention) < position(one.mention)
        and other.when is not None
        and not other.several
        and fitting(one, other)
    ]
    if before:
        lead = max(before, key=lambda other: position(other.mention))
        reason = f"“{one.mention.span.exact}” follows “{lead.mention.span.exact}” ({dated(lead.when)}) in the text"
        yield Link(lead.mention.id, one.mention.id, CARRIED, "event.carried", (reason,))
