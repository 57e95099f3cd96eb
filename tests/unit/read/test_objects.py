"""Objects of active verbs: which verb says what was done to a number of people, and whether it was done."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import row_of

from dadkhah.read.counts import figures

TOLD: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("Gunmen killed 12 men and 5 women.", [("object", "killed", "asserted"), ("object_and", "killed", "asserted")]),
    (
        "Police arrested and beat 12 students.",
        [("object", "tortured", "asserted"), ("object_chain", "arrested", "asserted")],
    ),
    (
        "Soldiers abducted and later killed nine clerks.",
        [("object", "killed", "asserted"), ("object_chain", "abducted", "asserted")],
    ),
    (
        "Rebels arrested, stripped and beat six porters.",
        [("object", "tortured", "asserted"), ("object_chain", "arrested", "asserted")],
    ),
    ("The prison holds 22 hostages.", [("object", "abducted", "asserted")]),
    ("The militia handed over 23 captives.", [("handed_over", "released", "asserted")]),
    ("A court jailed nine dockers.", [("object", "sentenced", "asserted")]),
    ("A firing squad shot four bakers.", [("object", "executed", "asserted")]),
    (
        "The judges sentenced 73 bakers, eleven of them to death.",
        [("object", "sentenced", "asserted"), ("object_and", "sentenced_to_death", "asserted")],
    ),
    ("The police tried to arrest 40 weavers.", [("object", "arrested", "hypothetical")]),
    ("The ministry denied that soldiers killed 12 dockers.", [("object", "killed", "denied")]),
    ("The guards did not beat the 14 clerks.", [("object", "tortured", "denied")]),
    ("The blast killed or maimed 40 porters.", [("object", "other", "asserted")]),
    ("The storm killed nine cows.", []),
    ("The police fired at 12 marchers.", []),
    ("The bakers welcomed 30 guests.", []),
]
"""A sentence, and of each figure the rule, the kind and whether it is stated."""


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_verb_says_what_was_done_to_its_object(text: str, told: list[tuple[str, str, str]]) -> None:
    found = figures(row_of(text))
    assert [(one.rule.removeprefix("count."), one.kind, one.polarity) for one in found] == told
