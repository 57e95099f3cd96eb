"""What one text says about its main event, in one record.

In: nothing. Out: Summary and Victim, with the vocabulary of HRDsAttack (Ran et al. 2023, arXiv 2306.17695).
A summary is a reading of a text and no claim: it quotes nothing, accuses nobody by name, and is not kept in a case.
"""

from __future__ import annotations

from typing import Literal

import msgspec

ActorType = Literal[
    "state actor",
    "other state actors",
    "other actors with permissions",
    "other actors without permissions",
    "other non-state actors",
    "regional orgs",
    "insufficient info",
]
Population = Literal["individual", "multiple"]
VictimType = Literal["journalist", "human rights defender", "trade unionist", "insufficient information"]
Sex = Literal["man", "woman", "other", "unknown"]
SexBy = Literal["text", "name"]
AgeGroup = Literal["adult", "child", "other", "unknown"]


class Victim(msgspec.Struct, frozen=True, kw_only=True):
    """One victim by name, or several without one (`multiple`, name None).

    `sex_by` says whether the text tells the sex or only the name suggests it; None where it is unknown.
    """

    name: str | None
    population: Population
    types: tuple[VictimType, ...]
    sex: Sex
    sex_by: SexBy | None = None
    age_group: AgeGroup


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The main event of one text; None where the text does not tell."""

    perpetrator_mention: bool
    perpetrator_type: ActorType | None
    victims: tuple[Victim, ...]
    violation_types: tuple[str, ...]
    country: str | None
    region: str | None
    city: str | None
    year: int | None
    month: int | None
    day: int | None
