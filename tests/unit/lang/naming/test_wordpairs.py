"""What speaks against many pairs of words is what speaks against each pair."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein
from tests.naming import invented

from dadkhah.lang.naming.align import apart, between
from dadkhah.lang.naming.tokens import Part, prepare
from dadkhah.lang.naming.unlike import APART, LOOSE, LOOSELY, UNRELATED
from dadkhah.lang.naming.wordpairs import Words, marks, once

MOST = 2.45


def parts(count: int, seed: int) -> list[Part]:
    """Return the words of invented names, and the first and last of them glued."""
    names = [prepare(name) for name in invented(count, seed)]
    return list(dict.fromkeys(part for name in names for part in (*name.parts, *name.heads, *name.tails)))


def costs(words: Words, pairs: list[tuple[Part, Part]], *, glued: bool) -> list[float]:
    ones, others = (np.array([words.number(pair[side]) for pair in pairs]) for side in (0, 1))
    found = np.full(len(pairs), UNRELATED)
    near = words.alike(ones, others, np.full(len(pairs), glued))
    found[near] = words.between(ones[near], others[near])
    return found.tolist()


@pytest.mark.parametrize("glued", [False, True])
def test_costs_up_to_what_matters_are_the_same_to_the_last_bit(glued: bool) -> None:
    some = parts(60, 3)
    pairs = list(product(some, some[::3]))
    step = (1, 2) if glued else (1, 1)
    plain = [apart(one, other, step, arabic=True, most=MOST) for one, other in pairs]
    found = [LOOSE if cost == LOOSELY else cost for cost in costs(Words(MOST), pairs, glued=glued)]
    assert [min(cost, MOST + 0.01) for cost in found] == [min(cost, MOST + 0.01) for cost in plain]
    assert len({cost for cost in plain if cost <= MOST}) > 20


def test_how_names_are_built_is_left_open() -> None:
    one, other = (("kamel", "kml"), ("kamil", "kml"))
    (found,) = costs(Words(MOST), [(one, other)], glued=False)
    plain = [between(one, other, arabic=arabic, most=MOST) for arabic in (True, False)]
    assert ([LOOSE, APART] if found == LOOSELY else [found, found]) == plain


def test_letters_that_cannot_be_read_are_like_themselves_alone() -> None:
    one, other = (("ⴰⴱ", ""), ("ⴳⴷ", ""))
    assert costs(Words(MOST), [(one, one), (one, other)], glued=False) == [0.0, UNRELATED]


def test_a_word_of_one_number_is_held_once() -> None:
    words = Words(MOST)
    assert words.number(("sara", "sr")) == words.number(("sara", "sr")) == 0
    assert words.same(np.array([0]), np.array([0])).all()
    with pytest.raises(ValueError, match="not told"):
        Words(APART)


def test_pairs_are_asked_for_once_whichever_way_round() -> None:
    least, most, which = once(np.array([3, 1, 1]), np.array([1, 3, 2]))
    assert list(zip(least.tolist(), most.tolist(), strict=True)) == [(1, 2), (1, 3)]
    assert which.tolist() == [1, 1, 0]


def test_what_one_word_alone_has_is_no_more_than_their_distance() -> None:
    bones = sorted({bones for _, bones in parts(60, 4)})
    for one, other in combinations(bones, 2):
        left, right = marks(one), marks(other)
        least = max((left & ~right).bit_count(), (right & ~left).bit_count())
        assert least <= Levenshtein.distance(one, other)


def test_a_consonant_counts_twice_at_most_and_an_unknown_one_not_at_all() -> None:
    assert marks("") == marks("7") == 0
    assert [marks(one).bit_count() for one in ("b", "bb", "bbb", "bdb")] == [1, 2, 2, 3]
