"""What speaks against many pairs of names is what speaks against each pair, to the last bit."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from tests.naming import invented

from dadkhah.lang.naming.namepairs import LONGEST, Names, closes
from dadkhah.lang.naming.score import Against, against
from dadkhah.lang.naming.tokens import prepare

MOST, MISSING = 2.45, 1.1


def told(pairs: list[tuple[str, str]], most: float = MOST, missing: float = MISSING) -> list[Against | None]:
    """Return what is told of pairs of names at once."""
    names = Names(most, missing)
    numbers = {name: names.number(prepare(name)) for name in dict.fromkeys(name for pair in pairs for name in pair)}
    ones, others = (np.array([numbers[pair[side]] for pair in pairs]) for side in (0, 1))
    found = names.against(ones, others)
    rows = zip(*(column.tolist() for column in found[1:]), strict=True)
    by_place = {place: Against(*row) for place, row in zip(found.at.tolist(), rows, strict=True)}
    return [by_place.get(place) for place in range(len(pairs))]


def one_by_one(pairs: list[tuple[str, str]], most: float = MOST, missing: float = MISSING) -> list[Against | None]:
    return [against(prepare(one), prepare(other), most, missing) for one, other in pairs]


@pytest.mark.parametrize(("most", "missing", "seed"), [(MOST, MISSING, 5), (1.0, 0.3, 6)])
def test_they_are_the_same_to_the_last_bit(most: float, missing: float, seed: int) -> None:
    names = invented(75, seed)
    pairs = list(product(names, names))
    found = told(pairs, most, missing)
    assert found == one_by_one(pairs, most, missing)
    assert len({one for one in found if one}) > 8


@pytest.mark.slow
def test_they_are_the_same_of_very_many_pairs() -> None:
    names = invented(260, 7)
    pairs = list(product(names, names[::2]))
    assert told(pairs) == one_by_one(pairs)


def test_names_of_very_many_words_are_compared_one_by_one() -> None:
    long = " ".join(["Karim", *["Reza"] * LONGEST, "Rostami"])
    pairs = [(long, long.replace("Rostami", "Rustemi")), (long, "Karim Rostami"), ("Sara Tavan", "سارا توان")]
    found = told(pairs)
    assert found == one_by_one(pairs)
    assert None not in {found[0], found[2]}


def test_a_name_without_letters_is_like_no_other() -> None:
    assert told([("", "Sara"), ("12", "12"), ("Sara", "Sara")]) == [None, None, Against(0.0, 0.0, False)]


def test_some_names_close_with_a_word_that_none_lacks() -> None:
    assert closes(prepare("Sara Karimzadeh"), MOST, MISSING)
    assert not closes(prepare("Sara Tavan"), MOST, MISSING)
    with pytest.raises(ValueError, match="not told apart"):
        Names(2.0, 1.2)
