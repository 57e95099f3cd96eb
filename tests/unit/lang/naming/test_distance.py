"""How far apart words sound: order of distances, not their exact size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.lang.naming.distance import costs, distance
from dadkhah.lang.naming.sounds import sounds


def far(one: str, other: str) -> float:
    return distance(sounds(one), sounds(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قربانی", "ghorbani"),
        ("رضایی", "rezaei"),
        ("یوسف", "yousef"),
        ("عمر", "omar"),
        ("اسماعیل", "esmail"),
        ("خدیجه", "khadijeh"),
        ("محراب", "mehrab"),
    ],
)
def test_spellings_of_one_name_are_near(one: str, other: str) -> None:
    assert far(one, other) < 0.1


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("حمید", "hamid"), ("حامد", "hamid")),
        (("حامد", "hamed"), ("حمید", "hamed")),
        (("askar", "asker"), ("askar", "akbar")),
        (("تورج", "touraj"), ("تورج", "iraj")),
        (("sherko", "shreko"), ("sherko", "sheko")),
        (("علی", "ali"), ("علی", "olia")),
    ],
)
def test_what_differs_more_is_farther(nearer: tuple[str, str], farther: tuple[str, str]) -> None:
    assert far(*nearer) < far(*farther)


def test_words_with_nothing_in_common_are_as_far_as_can_be() -> None:
    assert distance("brbr", "sXsX") == 1.0
    assert distance("", "sXsX") == 1.0
    assert distance("", "") == 0.0


@given(st.text(sorted(costs()[1]), max_size=8), st.text(sorted(costs()[1]), max_size=8))
def test_the_distance_has_no_direction_and_bounds(one: str, other: str) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert 0.0 <= distance(one, other) <= 1.0
    assert distance(one, one) == 0.0
