"""What a clause leaves open or takes back about its number, and what is taken for granted."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

A, H, D = "asserted", "hypothetical", "denied"
CLAUSES: list[tuple[str, list[str]]] = [
    ("Were 12 weavers killed in Lima?", [H]),
    ("Did police kill 12 weavers?", [H]),
    ("\u201cHave 12 weavers been arrested?\u201d he asked.", [H]),
    ("Why were 12 weavers killed?", [A]),
    ("Were the 12 weavers arrested in May tortured?", [A, H]),
    ("If 12 weavers were killed, the mayor must go.", [H]),
    ("If the 12 weavers arrested in May are freed, we will sing.", [H]),
    ("He asked if the 12 deaths were murders.", [A]),
    ("Had 12 weavers been killed, we would know.", [H]),
    ("Unless 12 weavers are freed, they will strike.", [H]),
    ("Nobody knows whether 40 weavers died.", [H]),
    ("The mayor asked for calm; 40 weavers died.", [A]),
    ("Rumours that 40 weavers died spread fast.", [H]),
    ("There is no evidence that 40 weavers died.", [H]),
    ("There is evidence that 40 weavers died.", [A]),
    ("False claims that 40 weavers died were shared.", [D]),
    ("Unconfirmed reports that 40 weavers died were shared.", [H]),
    ("The myth that 40 weavers died lives on.", [D]),
    ("Soldiers that killed 40 weavers fled.", [A]),
    ("Twelve weavers narrowly escaped being killed.", []),
    ("Neither of the two weavers was killed.", []),
]


@pytest.mark.parametrize(("text", "polarities"), CLAUSES)
def test_what_a_clause_leaves_open(text: str, polarities: list[str]) -> None:
    assert [line["polarity"] for line in lines(text, "count")] == polarities


def test_an_adjective_is_nobody_who_claims() -> None:
    (line,) = lines("False claims that 40 weavers died were shared.", "count")
    assert line["attributed_to"] is None
