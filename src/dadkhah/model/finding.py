"""Accountability: who held which office, what is alleged of whom, and which measures are reported.

In: claims, clusters, searches. Out: Accounts by the rules of ACCOUNT.md; every cell carries claim ids.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dadkhah.model.claim import Against, Forum, OfficeStatus, ProceedingKind
from dadkhah.model.span import Interval

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
    """One act alleged of one person: quoted, by whom (chain), when, in which event; and what speaks against it."""

    claim: str
    conduct: str
    alleged_by: tuple[str, ...]
    when: Interval | None
    event: str
    denials: tuple[str, ...] = ()
    later_offices: tuple[int, ...] = ()


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One reported step: against whom in which sense, what it regards, its state. It counts for nothing else."""

    claim: str
    kind: ProceedingKind | str
    against: Against
    regards: str
    regards_allegation: str | None
    state: MeasureState
    forum: Forum | None
    when: Interval | None
    others: tuple[str, ...] = ()


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


class Bystander(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with offices or statements and no act attributed by name: on timelines only."""

    person: str
    label: str
    tenures: tuple[Tenure, ...]
    note: str


class Accounted(msgspec.Struct, frozen=True, kw_only=True):
    """Everything `account` finds: accounts, people on timelines only, measures that name no alleged perpetrator."""

    accounts: tuple[Account, ...]
    others: tuple[Bystander, ...]
    loose_measures: tuple[Measure, ...]
    responses: tuple[str, ...]
    searches: tuple[Search, ...]
