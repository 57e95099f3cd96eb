"""Accountability: who held which office, what is alleged of whom, and which measures are reported.

In: claims, clusters, searches. Out: Accounts by the rules of ACCOUNT.md; every cell carries claim ids.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dadkhah.errors import Refused
from dadkhah.model.claim import ActorType, Against, Forum, OfficeStatus, ProceedingKind
from dadkhah.model.span import Interval

ReviewMark = Literal["machine", "read_correctly", "edited", "rejected", "changed"]
"""What people said of a claim's reading; "changed": a re-read altered what was shown, it waits for a new review."""

MeasureState = Literal["reported", "scheduled", "ended_or_reversed", "none_found", "not_searched", "unclear"]


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """A recorded search: without one, "none found" cannot be built (ACCOUNT.md, rule 4)."""

    subject: str
    register: str
    version: str
    queries: tuple[str, ...]
    coverage: str
    at: str
    by: str
    result: str


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """One person in one office, as claimed."""

    person: str
    person_label: str
    position: str
    organisation: str
    status: OfficeStatus
    held: Interval | None
    as_of: Interval | None
    claims: tuple[str, ...]


class Allegation(msgspec.Struct, frozen=True, kw_only=True):
    """One act alleged of one person: quoted, by whom (chain), when, in which event; and what speaks against it.

    `denials` are their own; `against` is what others say, of which `namesakes` are denials by somebody of the same or a
    fitting name whom nobody joined with them.
    """

    claim: str
    conduct: str
    alleged_by: tuple[str, ...]
    when: Interval | None
    event: str
    denials: tuple[str, ...] = ()
    later_offices: tuple[int, ...] = ()
    against: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    source: str = ""
    review: ReviewMark = "machine"


class StateCell(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one kind of measure for one allegation, with what carries it: claims, or searches by index.

    `wording` is the sentence to print. "none_found" without a search cannot be built.
    """

    allegation: str
    kind: str
    state: MeasureState
    wording: str
    claims: tuple[str, ...] = ()
    searches: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse "none found" without a recorded search; raise Refused (ACCOUNT.md, rule 4)."""
        if self.state == "none_found" and not self.searches:
            raise Refused('nothing can be "none found" without a recorded search', remedy="record a search first")


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One reported step: against whom in which sense, what it regards, its state. It counts for nothing else.

    `terms` says in words what is told of instance, finality, presence and end; `charges` and `outcome` are quoted.
    """

    claim: str
    kind: ProceedingKind | str
    against: Against
    regards: str
    regards_allegation: str | None
    state: MeasureState
    forum: Forum | None
    when: Interval | None
    others: tuple[str, ...] = ()
    subject: str = ""
    authority: str = ""
    note: str = ""
    review: ReviewMark = "machine"
    terms: tuple[str, ...] = ()
    charges: str = ""
    outcome: str = ""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One alleged perpetrator: acts, measures per allegation with state, reply, offices."""

    person: str
    label: str
    allegations: tuple[Allegation, ...]
    measures: tuple[Measure, ...]
    states: tuple[tuple[str, str, MeasureState], ...]
    tenures: tuple[Tenure, ...]
    reply: str
    proposals: tuple[str, ...] = ()
    cells: tuple[StateCell, ...] = ()
    denials: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


class AllegedGroup(msgspec.Struct, frozen=True, kw_only=True):
    """An alleged perpetrator that is no named person: an organisation, a force, an armed group, or people unnamed.

    `note` says why nobody is named (an office that is described, a group that holds named people elsewhere ...).
    """

    id: str
    label: str
    actor_type: ActorType
    allegations: tuple[Allegation, ...]
    note: str = ""
    measures: tuple[Measure, ...] = ()


class Bystander(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with offices or statements and no act attributed by name: on timelines only."""

    person: str
    label: str
    tenures: tuple[Tenure, ...]
    note: str
    claims: tuple[str, ...] = ()


class Accounted(msgspec.Struct, frozen=True, kw_only=True):
    """Everything `account` finds: accounts, people on timelines only, measures that name no alleged perpetrator."""

    accounts: tuple[Account, ...]
    others: tuple[Bystander, ...]
    loose_measures: tuple[Measure, ...]
    responses: tuple[str, ...]
    searches: tuple[Search, ...]
    groups: tuple[AllegedGroup, ...] = ()
    rejected: tuple[str, ...] = ()
    reviews: tuple[tuple[str, ReviewMark], ...] = ()
