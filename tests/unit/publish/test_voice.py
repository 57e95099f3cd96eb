"""Whose words stand in a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.model.dossier import Piece
from dadkhah.publish.voice import voiced


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("plain words", (Piece("plain words"),)),
        ("“all”", (Piece("all", "source"),)),
        (
            "the text speaks of “last year”; else",
            (Piece("the text speaks of "), Piece("last year", "source"), Piece("; else")),
        ),
        ("“a” and “b”", (Piece("a", "source"), Piece(" and "), Piece("b", "source"))),
        ("an open “ mark", (Piece("an open “ mark"),)),
        ("", ()),
    ],
)
def test_quotation_marks_divide_the_voices(line: str, pieces: tuple[Piece, ...]) -> None:
    assert voiced(line) == pieces


@given(st.text(alphabet="ab “”", max_size=30))
def test_nothing_is_lost(line: str) -> None:
    assert "".join(f"“{piece.text}”" if piece.voice == "source" else piece.text for piece in voiced(line)) == line
