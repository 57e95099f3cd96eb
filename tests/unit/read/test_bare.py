"""Victims, prisoners and bare numbers, which no verb of harm explains."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import row_of

from dadkhah.read.counts import figures

TOLD: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("The state will not name the 30,000 victims of the massacre.", [("victims", "killed", "asserted")]),
    ("The shelling claimed 30 victims.", [("victims", "killed", "asserted")]),
    ("The league keeps a list of 720 detainees.", [("people", "arrested", "asserted")]),
    ("Some 500 such prisoners remain.", [("people", "arrested", "asserted")]),
    ("Women made up 37 of the detainees.", [("people", "arrested", "asserted")]),
    ("There are 40 political prisoners in the north.", [("people", "arrested", "asserted")]),
    (
        "The network counted 131 dead, and campaigners now list 105.",
        [("dead", "killed", "asserted"), ("said", "killed", "asserted")],
    ),
    ("The villages have 30 women in custody.", [("state", "arrested", "asserted")]),
    ("Eight on death row wrote to the judge.", [("state", "sentenced_to_death", "asserted")]),
    ("The town has 90 bakers.", []),
]
"""A sentence, and of each figure the rule, the kind and whether it is stated."""


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_people_are_counted_by_what_they_are_called(text: str, told: list[tuple[str, str, str]]) -> None:
    found = figures(row_of(text))
    assert [(one.rule.removeprefix("count."), one.kind, one.polarity) for one in found] == told
