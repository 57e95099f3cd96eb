"""The sex of a victim: by the words around the name, else by the name."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import person, told

from dadkhah.lang.scripts import fold
from dadkhah.read.lexicon import rows
from dadkhah.read.summary.lexicons import given_names, weights
from dadkhah.read.summary.sex import by_name, sex

DERVASH = "Dervash Dervan"
"""No list of given names has this one."""


def of(text: str, name: str = DERVASH) -> str:
    return sex(told(text), person(text, name))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dervash Dervan was arrested. He was taken to Lima.", "man"),
        ("Dervash Dervan was arrested. She was taken to Lima.", "woman"),
        ("Dervash Dervan was arrested with her sister.", "woman"),
        ("Mr. Dervash Dervan was arrested.", "man"),
        ("The businesswoman Dervash Dervan was arrested.", "woman"),
        ("Dervash Dervan, a father of two, was arrested.", "man"),
        ("Dervash Dervan, the wife of a baker, was arrested.", "woman"),
        ("The widow of Dervash Dervan wept.", "man"),
        ("Dervash Dervan\u2019s husband wept.", "woman"),
        ("Dervash Dervan\u2019s wife wept.", "man"),
        ("A man was tried in the case of Dervash Dervan.", "unknown"),
        ("The mother of Dervash Dervan wept.", "unknown"),
        ("Dervash Dervan was arrested.", "unknown"),
        ("Dervash Dervan was arrested. Pell Ostrand said that she was calm.", "unknown"),
        ("Dervash Dervan was arrested. Three days went by. Nobody came. She was then freed.", "unknown"),
    ],
)
def test_by_the_words_around(text: str, expected: str) -> None:
    assert of(text) == expected


def test_one_pronoun_in_the_way_does_not_outweigh_a_given_name() -> None:
    assert of("The kidnapper of Mary Dervan appealed against his sentence.", "Mary Dervan") == "woman"
    assert of("Mary Dervan left. He was tired. He slept.", "Mary Dervan") == "man"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Dervash Dervan left. He was tired.", DERVASH, ("man", "text")),
        ("Mary Dervan left. She was tired.", "Mary Dervan", ("woman", "text")),
        ("Mary Dervan left.", "Mary Dervan", ("woman", "name")),
        ("Mary Dervan left his house.", "Mary Dervan", ("woman", "name")),
        ("Dervash Dervan left.", DERVASH, ("unknown", None)),
    ],
)
def test_what_the_text_tells_is_set_apart_from_what_a_name_suggests(
    text: str, name: str, expected: tuple[str, str | None]
) -> None:
    assert sex(told(text), person(text, name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mary Dervan", "woman"),
        ("Peter Dervan", "man"),
        ("Jean-Paul Dervan", "man"),
        ("Jean Dervan", "unknown"),
        ("Peter-Paul Dervan", "man"),
        ("Abdulvar Dervan", "man"),
        ("Zorvullah Dervan", "man"),
        ("Jos\u00e9 Dervan", "man"),
        ("Qorv Dervan", "unknown"),
        ("Qorv Dervanova", "woman"),
        ("Qorv Dervanov", "man"),
        ("Qorv Dervanskaya", "woman"),
        ("Qorv Petrovna Dervan", "woman"),
        ("Qorv bint Dervan", "woman"),
        ("Qorv bin Dervan", "man"),
        ("Qorv Kaur", "woman"),
        ("Qorv Villanueva", "unknown"),
        ("Peter Dervanova", "man"),
    ],
)
def test_by_name(name: str, expected: str) -> None:
    assert by_name(name) == expected


def test_given_names_are_kept_as_they_are_looked_up() -> None:
    names = [row["name"] for row in rows("en", "given_names")]
    assert len(names) == len(set(names)) > 8000
    assert set(given_names().values()) == {"m", "f"}
    assert [name for name in names if fold(name) != name] == []


def test_forms_tell_one_sex_or_explicitly_none() -> None:
    assert {row["tag"] for row in rows("en", "name_forms")} == {"m", "f", "-"}


def test_a_title_outweighs_a_word_and_a_word_a_pronoun() -> None:
    weigh = weights("sex")
    assert weigh["title"] > weigh["word"] > weigh["pronoun"] > 0
