"""Bodies named as perpetrators, with the type that their names tell; and bodies that only speak or are told."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import accused, only


@pytest.mark.parametrize(
    ("text", "body", "kind"),
    [
        ("The Karst Front abducted 12 students in the spring.", "Karst Front", "organisation"),
        ("12 students were abducted by the Karst Front in the spring.", "Karst Front", "organisation"),
        ("The Harbour Guards ordered the killing of 12 students.", "Harbour Guards", "organisation"),
        ("The Harbour Column was responsible for the attack on the bus.", "Harbour Column", "organisation"),
        ("Prisoners suffered at the hands of the Harbour Guards.", "Harbour Guards", "organisation"),
        ("The Harbour Police tortured 12 students.", "Harbour Police", "state_force"),
        ("The Trade Bureau supplied weapons to the attackers.", "Trade Bureau", "organisation"),
    ],
)
def test_a_body_is_named_with_its_type(text: str, body: str, kind: str) -> None:
    act = only(text, "act")
    assert (act["perpetrator"], act["perpetrator_type"]) == (body, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Watch said that soldiers killed 12 students.",
        "The Harbour Watch documented torture in the prison of the capital.",
        "The Harbour Watch organised a vigil for those killed in the attack.",
        "The Harbour Watch did not order the killing of 12 students.",
        "The paper told the Harbour Watch to stop the killing.",
        "The offices of the Harbour Watch were attacked and 2 people were killed.",
        "Members of the Harbour Watch were tortured by soldiers.",
    ],
)
def test_a_body_that_speaks_or_suffers_is_not_accused(text: str) -> None:
    assert accused(text) == []


def test_the_words_of_a_conduct_begin_with_a_word() -> None:
    text = "The Panel verified the deaths of 112 persons, among them 14 children, at the hands of the Harbour Guards."
    assert only(text, "act")["conduct"].startswith("at the hands")
