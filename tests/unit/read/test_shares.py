"""What part of those who suffered something belonged to whom."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, lines, only

WANTED = ("kind", "percent", "group", "whole")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour League accounted for 70 percent of the victims of that massacre.", (
            "killed", 70.0, "The Harbour League", "victims of that massacre",
        )),
        ("Women made up 12% of the arrests.", ("arrested", 12.0, "Women", "arrests")),
        ("Students formed 60 percent of the dead.", ("killed", 60.0, "Students", "dead")),
        ("Children made up 7.5 per cent of the wounded.", ("injured", 7.5, "Children", "wounded")),
        ("About 90 percent of the detainees were tortured.", ("tortured", 90.0, None, "detainees")),
    ],
)  # fmt: skip
def test_a_share(text: str, expected: tuple[object, ...]) -> None:
    assert fields(only(text, "share"), WANTED) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The tax rose by 40 percent.",
        "The share of women rose to 40 percent.",
        "The League won 90 percent of the votes.",
        "12 people were killed.",
    ],
)
def test_no_share(text: str) -> None:
    assert lines(text, "share") == []


@pytest.mark.parametrize("text", ["Women made up 12% of the arrests.", "Students formed 60 percent of the dead."])
def test_a_percentage_is_no_count(text: str) -> None:
    assert lines(text, "count") == []


def test_the_clause_of_a_share_holds_group_and_whole() -> None:
    text = "It is known that women made up 12% of the arrests, and more."
    line = only(text, "share")
    assert line["quote"] == "women made up 12% of the arrests"


def test_burned_houses_are_no_share_of_people() -> None:
    assert lines("Some 90 percent of the houses were burned.", "share") == []
