"""Which words make a verb an act, and which take an accusation back."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import at, items_of

from dadkhah.read.harm import denied, harm, harm_in_object, somebody


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("killing", True),
        ("torture", True),
        ("massacre", True),
        ("attack", True),
        ("crackdown", True),
        ("explosives", True),
        ("abuses", True),
        ("execution", True),
        ("meeting", False),
        ("election", False),
        ("uprising", False),
        ("march", False),
        ("prison", False),
    ],
)
def test_harm(word: str, expected: bool) -> None:
    item = next(one for one in items_of(f"Nobody spoke of the {word} there.") if one.low == word)
    assert harm(item) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He ordered the killing of them.", True),
        ("He ordered soldiers to kill them.", True),
        ("He ordered an inquiry into the killing.", False),
        ("He ordered a new school.", False),
        ("He ordered; the killing began.", False),
    ],
)
def test_the_harm_must_be_the_object(text: str, expected: bool) -> None:
    assert harm_in_object(items_of(text), at(text, "ordered") + 1) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He shot two students there.", True),
        ("He shot a film there.", False),
        ("He shot Orlan Vessik there.", True),
        ("He shot at the sky, people say.", False),
    ],
)
def test_somebody_must_be_harmed(text: str, expected: bool) -> None:
    assert somebody(items_of(text), at(text, "shot") + 1) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He tortured detainees.", False),
        ("He never tortured detainees.", True),
        ("He denied that he tortured detainees.", True),
        ("He would have tortured detainees.", True),
        ("It is false that he tortured detainees.", True),
        ("There is no evidence that he tortured detainees.", True),
        ("Who says that he tortured detainees?", True),
        ("Nobody stopped him; he tortured detainees.", False),
        ("He denied much but tortured detainees.", False),
    ],
)
def test_denial(text: str, expected: bool) -> None:
    assert denied(items_of(text), at(text, "tortured")) is expected
