"""Who suffered an act, by name: nobody in doubt."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

ASHA, MIRA = "Asha Dervan", "Mira Ostrand"


def named(text: str) -> list[str]:
    return [one["words"] for line in lines(text, "act") for one in line["suffered_by"] if one["named"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlan Vessik shot Asha Dervan.", [ASHA]),
        ("Orlan Vessik shot the journalist Asha Dervan in Lima.", [ASHA]),
        ("Orlan Vessik tortured Asha Dervan and Mira Ostrand in a cell of the old prison.", [ASHA, MIRA]),
        ("Orlan Vessik tortured Asha Dervan and the teacher Mira Ostrand.", [ASHA, MIRA]),
        ("Orlan Vessik ordered the killing of Asha Dervan.", [ASHA]),
        ("Orlan Vessik ordered soldiers to shoot Asha Dervan.", [ASHA]),
        ("Orlan Vessik was the architect of the murder of Asha Dervan.", [ASHA]),
        ("Prosecutors accuse Orlan Vessik of torturing Asha Dervan.", [ASHA]),
        ("Asha Dervan was killed by Orlan Vessik.", [ASHA]),
        ("Asha Dervan, a nurse, was killed by Orlan Vessik.", [ASHA]),
    ],
)
def test_the_victims_are_named(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Orlan Vessik killed Asha Dervan\u2019s brother.",
        "Orlan Vessik shot a man in front of Asha Dervan.",
        "Orlan Vessik shot a man after Asha Dervan left.",
        "Orlan Vessik tortured detainees, Asha Dervan said.",
        "Orlan Vessik tortured detainees with Asha Dervan.",
        "Orlan Vessik killed supporters of Asha Dervan.",
        "Orlan Vessik shot a man who knew Asha Dervan.",
        "Forty prisoners were killed by Orlan Vessik and Asha Dervan.",
        "Orlan Vessik ordered the massacre.",
    ],
)
def test_nobody_else_is(text: str) -> None:
    assert lines(text, "act")
    assert named(text) == []


def test_who_did_it_did_not_suffer_it() -> None:
    assert named("Orlan Vessik was the architect of the murder of Vessik.") == []
