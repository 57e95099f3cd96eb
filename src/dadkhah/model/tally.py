"""Figures side by side: what each source says of one event and kind, what conflicts, and from how many origins.

In: claims and clusters. Out: Tally with rows, conflicts and drifts. Nothing is averaged, nothing chosen.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dadkhah.model.claim import CountKind, Unit
from dadkhah.model.span import Interval


class Allowed(msgspec.Struct, frozen=True):
    """The values a claim allows; None is open. `hard` says whether the end is a stated bound or soft by rounding."""

    low: float | None
    high: float | None
    low_hard: bool
    high_hard: bool


class TallyRow(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in a tally: its values, its chain outermost first, the day it was published, its origin.

    `origin` is the id of the Origin the figure comes from: the innermost named source, or the publisher's family.
    `compared` is False for what is shown and contradicts nothing (denied, hypothetical, forecast); `reason` says why.
    `only` says what less than the whole event it counts (a place, a group, a part of the time), empty for the whole.
    """

    claim: str
    source: str
    allowed: Allowed
    chain: tuple[str, ...]
    origin: str
    time: Interval | None
    published: Interval | None
    part: str | None = None
    place_id: str | None = None
    reason: str = ""
    compared: bool = True
    only: str = ""


class Conflict(msgspec.Struct, frozen=True):
    """Two claims whose hard bounds exclude one another, and why."""

    a: str
    b: str
    reason: str


class Drift(msgspec.Struct, frozen=True):
    """Claims of one source that state one number with different bounds, or one chain that changes it."""

    claims: tuple[str, ...]
    reason: str


class Series(msgspec.Struct, frozen=True):
    """Claims that follow one another in time as one figure is raised or lowered, oldest first: no contradiction."""

    claims: tuple[str, ...]
    reason: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Sources that cannot be counted apart: one declared interest, copied passages, or one citing the other.

    `known` is False where nothing was declared: then the family is unknown, and the page says so.
    `sources` is empty for an origin that the case holds no text of: it is only cited.
    """

    id: str
    label: str
    sources: tuple[str, ...]
    reasons: tuple[str, ...]
    known: bool


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """All counts of one kind and unit in one event."""

    id: str
    event: str
    label: str
    kind: CountKind
    unit: Unit
    rows: tuple[TallyRow, ...]
    conflicts: tuple[Conflict, ...] = ()
    drifts: tuple[Drift, ...] = ()
    origins: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    origins_note: str = ""


class ShareRow(msgspec.Struct, frozen=True, kw_only=True):
    """A percentage with the counts it may be a share of: same event and kind; empty where the case holds none."""

    claim: str
    source: str
    event: str
    of: tuple[str, ...]
    reason: str


class Passage(msgspec.Struct, frozen=True):
    """The same words in two texts: (start, end) in each, code points."""

    a: tuple[int, int]
    b: tuple[int, int]


class Copying(msgspec.Struct, frozen=True, kw_only=True):
    """What two sources have in common word for word; containment is the share of one text's shingles found in another.

    `earlier` is the source published first, empty where the dates do not tell.
    """

    a: str
    b: str
    containment_ab: float
    containment_ba: float
    passages: tuple[Passage, ...]
    earlier: str
    verdict: Literal["copied", "shares_passages", "none"]


Contradiction = Literal["interval", "sum", "order", "bound", "figure"]
"""interval: stretches of time; sum: parts and total; order: later before earlier; bound: one number, opposed bounds;
figure: hard bounds of one source exclude one another."""


class Inconsistency(msgspec.Struct, frozen=True, kw_only=True):
    """Two places of one source that cannot both hold; spans are (start, end) in the text named."""

    source: str
    text_version: str
    kind: Contradiction
    a: tuple[int, int]
    b: tuple[int, int]
    reason: str


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """Everything `weigh` finds."""

    tallies: tuple[Tally, ...]
    origins: tuple[Origin, ...]
    inconsistencies: tuple[Inconsistency, ...]
    shares: tuple[str, ...] = ()
    share_rows: tuple[ShareRow, ...] = ()
    copying: tuple[Copying, ...] = ()
