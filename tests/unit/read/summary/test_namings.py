"""Names of people, whole and without what stands before them."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import names, person, told

from dadkhah.read.summary.lists import chain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met Pastor Imre Kovash at noon.", "Imre Kovash"),
        ("They met Researcher Imre Kovash at noon.", "Imre Kovash"),
        ("They met Mr. Imre Kovash at noon.", "Imre Kovash"),
        ("They met Imre al-Kovash at noon.", "Imre al-Kovash"),
        ("They met Imre Kovash at noon.", "Imre Kovash"),
        ("They met Egyptian Activist Imre Kovash at noon.", "Imre Kovash"),
        ("They met Lima-based Imre Kovash at noon.", "Imre Kovash"),
    ],
)
def test_a_name(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "They met the Harbour League at noon.",
        "They read the Kovash Tribune at noon.",
        "They lived in Lima for years.",
        "They met on Kovash Street at noon.",
        "They were in the Kovash Province at noon.",
        "They saw the film ON KOVASH HILL.",
    ],
)
def test_no_person(text: str) -> None:
    assert names(text) == []


def test_surname_and_first_name_belong_to_the_full_name() -> None:
    text = "The poet Imre Kovash was held. Kovash was ill. Imre had a fever."
    assert [naming.text for naming in person(text, "Imre Kovash").mentions] == ["Imre Kovash", "Kovash", "Imre"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "We met Pell Ostrand, Imre Kovash and Asha Dervan at a house by a lake.",
            ("Pell Ostrand", "Asha Dervan"),
        ),
        ("We met Pell Ostrand, the editor Imre Kovash and a guest.", ("Pell Ostrand", "Imre Kovash")),
        ("We saw Imre Kovash. We met Pell Ostrand.", ("Imre Kovash", "Imre Kovash")),
        ("We saw Imre Kovash, who was beaten, and Pell Ostrand.", ("Imre Kovash", "Imre Kovash")),
        ("We saw Imre Kovash, and the guest of Pell Ostrand.", ("Imre Kovash", "Imre Kovash")),
    ],
)
def test_a_list_of_names(text: str, ends: tuple[str, str]) -> None:
    line = told(text).lines[0]
    naming = next(one for one in line.people if one.text == "Imre Kovash")
    first, last = chain(line, naming)
    assert (first.text, last.text) == ends
