"""Very many pairs of names: what is left out has no level, in any script, turned about or glued."""

from __future__ import annotations

from array import array
from itertools import chain, combinations

import pytest
from tests.naming import invented

from dadkhah.resolve.rows import bulk, names


def compared(written: list[str]) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]:
    """Return the levels of all pairs, worked out one by one and in bulk."""
    held = [names.prepare(one) for one in written]
    pairs = list(combinations(range(len(written)), 2))
    plain = [(one, other, names.level(held[one], held[other])) for one, other in pairs]
    return [found for found in plain if found[2]], bulk.Comparing(held)(array("q", chain.from_iterable(pairs)))


def comparing(*written: str) -> bulk.Comparing:
    return bulk.Comparing([names.prepare(one) for one in written])


@pytest.mark.slow
def test_levels_in_bulk_are_those_of_each_pair() -> None:
    plain, many = compared(invented(110, 3))
    assert many == plain
    assert {level for *_, level in plain} == set(range(1, names.SAME_NAME + 1))


@pytest.mark.slow
def test_levels_in_bulk_are_those_of_each_of_very_many_pairs() -> None:
    plain, many = compared(invented(240, 4))
    assert many == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karim Rostami", "کریم رستمی"),
        ("Rostami Karim", "Karim Rostami"),
        ("Abdel Rahman Nazari", "عبدالرحمن نظری"),
        ("Lucía Torres Vega", "Lucia Torres"),
        ("Karim", "Karim"),
    ],
)
def test_spellings_of_one_name_are_let_through(one: str, other: str) -> None:
    assert comparing(one, other)(array("q", [0, 1])) != []


@pytest.mark.parametrize("other", ["Nasrin Olgani", "", "12", "Pedro Vega"])
def test_strangers_and_names_without_letters_have_no_level(other: str) -> None:
    assert comparing("Karim Rostami", other)(array("q", [0, 1, 1, 0])) == []


def test_what_was_found_does_not_depend_on_what_was_asked_before() -> None:
    begun = comparing("Karim Rostami", "Karim Rostamy", "Sara Tavan")
    first = begun(array("q", [0, 1, 0, 2]))
    assert begun(array("q", [0, 1])) == first != []
    assert begun.every(array("q", [0, 2, 0, 1])) == [0, first[0][2]]
    assert begun(array("q")) == []


def test_names_are_forgotten_beyond_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    written = invented(40, 5)
    plain, _ = compared(written)
    monkeypatch.setattr(names, "KEPT", 3)
    begun = comparing(*written)
    assert [found for pair in plain for found in begun(array("q", pair[:2]))] == plain


def test_ends_are_columns_of_one_length_and_missing_words_are_none() -> None:
    found = bulk.ends([names.prepare(one) for one in ("Sara Tavan", "Karim", "")])
    assert {len(values) for values in found.columns.values()} == {3}
    assert found.columns["head1"][2] is None
    assert found.columns["head2"][0] is not None
    assert found.columns["head2"][1] is None
