"""No cell of ours is run by a program of sheets, and what was written can be had back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.lists.cells import FORMULA, bare, safe


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1+1", "'=1+1"), ("-Ali", "'-Ali"), ("'=1", "''=1"), ("O'Neill", "O'Neill"), ("'Aziz", "'Aziz")],
)
def test_what_would_be_run_has_a_mark_before_it(text: str, cell: str) -> None:
    assert safe(text) == cell


@pytest.mark.slow
@given(st.text(alphabet="'=+-@\t\rA ", max_size=6))
def test_every_text_can_be_had_back(text: str) -> None:
    assert not safe(text).startswith(FORMULA)
    assert bare(safe(text)) == text
