"""Distances of many pairs of words at once are those of each pair, to the last bit."""

from __future__ import annotations

import random

import numpy as np
import pytest

from dadkhah.lang.naming import edits
from dadkhah.lang.naming.distance import costs, distance

SOUNDS = sorted(costs()[1])


def invented(count: int, seed: int) -> list[tuple[str, str]]:
    """Return pairs of sounds, half of them of one word with two slips."""
    draw = random.Random(seed)  # noqa: S311 - words, not a secret
    found = []
    for at in range(count):
        one = "".join(draw.choices(SOUNDS, k=draw.randrange(10)))
        cut, put = draw.randrange(len(one) + 1), draw.randrange(len(one) + 1)
        slipped = one[:cut] + one[cut + 1 :]
        slipped = slipped[:put] + slipped[put : put + 2][::-1] + slipped[put + 2 :]
        found.append((one, slipped if at % 2 else "".join(draw.choices(SOUNDS, k=draw.randrange(10)))))
    return found


def far(pairs: list[tuple[str, str]], limit: float) -> list[float]:
    sounds = edits.Sounds()
    ones, others = (np.array([sounds.number(pair[side]) for pair in pairs], np.int64) for side in (0, 1))
    return list(sounds.distances(ones, others, np.full(len(pairs), limit)))


@pytest.mark.parametrize("limit", [0.2, 0.47, 0.7])
def test_they_are_the_same_to_the_last_bit(limit: float) -> None:
    pairs = invented(3000, 1)
    found = far(pairs, limit)
    assert found == [distance(one, other, limit) for one, other in pairs]
    assert {0.0, 1.0} < set(found)


def test_groups_of_any_size_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = invented(200, 2)
    whole = far(pairs, 0.5)
    monkeypatch.setattr(edits, "WIDE", 3)
    assert far(pairs, 0.5) == whole


def test_two_consonants_that_change_places_are_near_either_way_round() -> None:
    assert far([("bt", "tb"), ("tb", "bt")], 0.33) == [distance("bt", "tb", 0.33)] * 2 == [0.175] * 2


def test_words_of_very_many_sounds_are_compared_one_by_one() -> None:
    pairs = [("bm" * 30, "bn" * 30), ("bm" * 30, "bm" * 29), ("b", "bm" * 400)]
    assert far(pairs, 0.7) == [distance(one, other, 0.7) for one, other in pairs]


def test_there_may_be_no_pairs_and_no_sounds() -> None:
    assert far([], 0.5) == []
    assert far([("", ""), ("", "b")], 0.5) == [0.0, 1.0]
