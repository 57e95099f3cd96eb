"""Sentences about origins and quantities."""

from __future__ import annotations

import pytest

from dadkhah.model.claim import Bound, Quantity
from dadkhah.model.span import Span
from dadkhah.model.tally import Origin
from dadkhah.weigh.wording import origins_sentence, quantity_words


def origin(label: str, known: bool = True) -> Origin:
    return Origin(id=label, label=label, sources=(label,), reasons=(), known=known)


def test_several_origins_are_never_called_independent() -> None:
    told = origins_sentence([origin("a"), origin("b")], 3)
    assert told == "2 origins; no dependence found between them (searched: text, citations, names)"
    assert "independen" not in told


def test_one_origin_corroborates_nothing() -> None:
    assert origins_sentence([origin("a")], 3) == "1 origin for 3 figures: that they agree corroborates nothing"
    assert origins_sentence([origin("a")], 1) == "1 origin"


def test_an_unknown_family_is_said() -> None:
    assert origins_sentence([origin("a", known=False)], 1) == "1 origin; its family is unknown: no interest declared"
    told = origins_sentence([origin("a", known=False), origin("b", known=False)], 2)
    assert told.endswith("the family of 2 of them is unknown: no interest declared")


def test_no_figure() -> None:
    assert origins_sentence([], 0) == "no figure to compare"


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (1500, None, "at_least", "at least 1,500"),
        (1500, None, "more_than", "more than 1,500"),
        (None, 225, "at_most", "at most 225"),
        (None, 225, "fewer_than", "fewer than 225"),
        (None, 200, "nearly", "nearly 200"),
        (12, 12, "about", "about 12"),
        (40, 60, "between", "40 to 60"),
        (2000, None, "vague", "an unstated number from 2,000"),
        (304, 304, "exact", "304"),
    ],
)
def test_quantities_in_words(low: int | None, high: int | None, bound: Bound, words: str) -> None:
    assert quantity_words(Quantity(low, high, bound, Span(0, 1, "n"))) == words


def test_a_slip_is_quoted() -> None:
    slip = Quantity(12, None, "vague", Span(0, 5, "dozen"), readings=((12, 12), (24, None)))
    assert quantity_words(slip) == "“dozen” (more than one reading)"
