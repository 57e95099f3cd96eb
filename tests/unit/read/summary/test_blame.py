"""Suspects and charges: who is blamed for a grave harm."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import told

from dadkhah.read.summary.blame import investigates
from dadkhah.read.summary.perpetrator import scored


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police charged a man with the murder of a guard.", True),
        ("Police arrested a man over the killing of a guard.", True),
        ("Police arrested a suspect.", True),
        ("The killers were sentenced for the kidnapping.", True),
        ("Police arrested a reporter.", False),
        ("Police arrested a reporter for a debt.", False),
        ("Police killed a guard.", False),
        ("Police arrested a reporter; far off and long after, at sea, a guard was killed.", False),
    ],
)
def test_investigates(text: str, expected: bool) -> None:
    assert investigates(told(text).lines[0]) is expected


def test_a_state_that_investigates_is_not_the_doer() -> None:
    doer = scored(told("Police arrested a reporter."))["state actor"]
    assert scored(told("Police arrested a suspect."))["state actor"] < doer
