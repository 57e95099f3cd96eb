"""What a page says of joined lists: rows side by side, weights as steps, clusters to look at, what could not be read.

In: words and numbers that other stages found. Out: frozen view records; a template prints them and decides nothing.
"""

from __future__ import annotations

import msgspec

from dadkhah.model.listing import About
from dadkhah.model.person import Trouble


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A row as it is shown: where it stands, and what it says, field by field, as written or as read.

    `place` says where its values stand ("row 7", "sheet Victims, cells A7 to D7").
    """

    source: str
    rec: str
    place: str
    name: str
    facts: tuple[tuple[str, str], ...] = ()
    accused: bool = False


class Step(msgspec.Struct, frozen=True):
    """One step of a match: what was compared, in words, and by how many bits it moves the sum from `start` on."""

    words: str
    start: float
    bits: float


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A pair with the weights that the model used: the first step is how likely any two rows are one person.

    `change`: by how many people a decision is expected to change the count, None where it is no question. `verdict`:
    what became of the pair; `voices`: what people said of it.
    """

    left: Shown
    right: Shown
    probability: float
    verdict: str
    steps: tuple[Step, ...]
    change: float | None = None
    voices: tuple[str, ...] = ()


class Doubtful(msgspec.Struct, frozen=True, kw_only=True):
    """A cluster that looks wrong, and why (resolve.rows.odd.KINDS)."""

    name: str
    kinds: tuple[str, ...]
    rows: tuple[Shown, ...]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One of the lists: how many rows, people, unread cells; what it says of itself."""

    name: str
    rows: int
    unread: int
    about: About
    columns: tuple[tuple[str, str], ...] = ()


class Joining(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the page. Of long lists the first are shown: `*_of` says how many there are.

    `missed`: joins that were missed, which `low`, `median` and `high` then allow for; None where nothing tells it.
    """

    program: str
    rows: int
    people: int
    low: int
    median: int
    high: int
    draws: int
    compared: int
    accused: int
    missed: int | None
    sheets: tuple[Sheet, ...]
    questions: tuple[Match, ...]
    questions_of: int
    matches: tuple[Match, ...]
    matches_of: int
    doubtful: tuple[Doubtful, ...]
    doubtful_of: int
    unread: tuple[Trouble, ...]
    unread_of: int
    doubts: tuple[str, ...] = ()
