"""Words of two names laid side by side."""

from __future__ import annotations

import pytest

from dadkhah.lang.naming.align import align, closing, opening, word_by_word
from dadkhah.lang.naming.score import LAST, alone
from dadkhah.lang.naming.tokens import prepare


def spans(one: str, other: str) -> list[tuple[int, int, int, int]]:
    left, right = prepare(one), prepare(other)
    steps = align(left, right, (alone(left, LAST), alone(right, LAST)), arabic=False)
    return [step[:4] for step in steps]


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("Sara Tavan", "سارا توان", [(0, 1, 0, 1), (1, 2, 1, 2)]),
        ("Sara Gholi Pour", "Sara Gholipour", [(0, 1, 0, 1), (1, 3, 1, 2)]),
        ("Abd ol Hamid Tavan", "Abdolhamid Tavan", [(0, 3, 0, 1), (3, 4, 1, 2)]),
        ("Sara Nader Tavan", "Sara Tavan", [(0, 1, 0, 1), (1, 2, 1, 1), (2, 3, 1, 2)]),
        ("Sarag olpar Tavan", "Sara Golpar Tavan", [(0, 2, 0, 2), (2, 3, 2, 3)]),
    ],
)
def test_neighbours_may_be_glued_and_words_left_out(
    one: str, other: str, steps: list[tuple[int, int, int, int]]
) -> None:
    assert spans(one, other) == steps


def test_words_of_their_own_at_one_place_clash() -> None:
    left, right = prepare("Sara Nader Golpar"), prepare("Sara Keyvan Golpar")
    whole = sum(step.cost for step in align(left, right, (alone(left, LAST), alone(right, LAST)), arabic=False))
    assert whole > 1.0


def test_word_by_word_gives_up_where_it_costs() -> None:
    assert len(word_by_word(prepare("Sara Tavan"), prepare("سارا توان"), 0.1, arabic=False)) == 2
    assert word_by_word(prepare("Sara Tavan"), prepare("Nader Tavan"), 0.1, arabic=False) == ()


def test_the_opening_is_what_that_speaks_against_the_first_words() -> None:
    assert opening(prepare("Gholi Pour"), prepare("Gholipour Tavan"), 2.0, arabic=False) == 0.0
    assert opening(prepare("Hamid Tavan"), prepare("Hamed Tavan"), 2.0, arabic=False) > 1.0


def test_the_closing_is_what_speaks_against_the_last_words() -> None:
    assert closing(prepare("Sara Gholi Pour"), prepare("Nader Gholipour"), 2.0, arabic=False) == 0.0
    assert closing(prepare("Sara Tavan"), prepare("Sara Golpar"), 2.0, arabic=False) > 2.0


def test_an_alignment_that_costs_too_much_is_given_up() -> None:
    left, right = prepare("Sara Nader Golpar"), prepare("Sara Keyvan Golpar")
    costs = (alone(left, LAST), alone(right, LAST))
    whole = sum(step.cost for step in align(left, right, costs, arabic=False))
    assert align(left, right, costs, arabic=False, most=whole - 0.01) == ()
    assert align(left, right, costs, arabic=False, most=whole + 0.01) == align(left, right, costs, arabic=False)
