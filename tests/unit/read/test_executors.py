"""Who puts to death: courts and prisons execute, armed men of either side kill."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, only

from dadkhah.read.executors import kind_of_deed

DEEDS = [
    ("Militants executed 12 weavers at a roadblock.", "killed"),
    ("Soldiers executed 12 weavers at a roadblock.", "killed"),
    ("Police executed 12 weavers at a roadblock.", "killed"),
    ("Rebels executed 12 weavers at a roadblock.", "killed"),
    ("Twelve weavers were executed by the militia.", "killed"),
    ("Twelve weavers were put to death by troops.", "killed"),
    ("The kingdom executed 12 weavers.", "executed"),
    ("Twelve weavers were executed by order of the court.", "executed"),
    ("Twelve weavers were hanged at dawn.", "executed"),
    ("Twelve officers were executed after a trial.", "executed"),
    ("Twelve officers hanged at dawn.", "executed"),
]


@pytest.mark.parametrize(("text", "kind"), DEEDS)
def test_who_puts_to_death(text: str, kind: str) -> None:
    assert only(text, "count")["kind"] == kind


def test_other_kinds_stay() -> None:
    row = items_of("Rebels arrested 12 weavers.")
    assert kind_of_deed(row, 1, "arrested") == "arrested"
