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
        ("They met Mary Justice at noon.", "Mary Justice"),
        ("They met Peter Islam at noon.", "Peter Islam"),
        ("They met UN Colleague Imre Kovash at noon.", "Imre Kovash"),
        ("They saw Image Imre Kovash at noon.", "Imre Kovash"),
        ("They met Journalists Imre Kovash at noon.", "Imre Kovash"),
        ("They saw Imre Kovash Credit at noon.", "Imre Kovash"),
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
        "They met at Kovash Park at noon.",
        "They ate at the Kovash Restaurant at noon.",
        "They left the Kovash Barracks at noon.",
        "They met the Kovash NPQR at noon.",
        "They met the Kovash Tigers at noon.",
        "They met a Political Prisoner at noon.",
        "They read the Imre Kovash Rules at noon.",
        "They heard the Dervan-backed Kovash at noon.",
    ],
)
def test_no_person(text: str) -> None:
    assert names(text) == []


def test_surname_and_first_name_belong_to_the_full_name() -> None:
    text = "The poet Imre Kovash was held. Kovash was ill. Imre had a fever."
    assert [naming.text for naming in person(text, "Imre Kovash").mentions] == ["Imre Kovash", "Kovash", "Imre"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We saw Imre Kovash today. We met Imre Anton Kovash later.", ["Imre Anton Kovash"]),
        ("We saw Imre Kovash Dervan today. We met Imre Kovash later.", ["Imre Kovash Dervan"]),
        ("We saw Peter Imre Kovash today. We met Imre Kovash later.", ["Peter Imre Kovash"]),
        ("We saw Quarl Imre Kovash today. We met Imre Kovash later.", ["Quarl Imre Kovash", "Imre Kovash"]),
        ("We saw Imre Kovash today. We met Asha Kovash later.", ["Imre Kovash", "Asha Kovash"]),
        ("We saw Imre Kovash today. We met Imre Dervan later.", ["Imre Kovash", "Imre Dervan"]),
    ],
)
def test_a_shorter_form_is_the_same_person(text: str, expected: list[str]) -> None:
    assert names(text) == expected


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
