"""The words with which an entry or a dateline begins."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import row_of

from dadkhah.read.labels import dateline_end, entry_label, named


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Velm, 3 March.", "Velm"),
        ("Fazenda Velm Alta, 3 March.", "Fazenda Velm Alta"),
        ("Velm, 3 March: a raid.", "Velm"),
        ("- Velm (Orsa), 3 March: a raid.", "Velm (Orsa)"),
        ("Velm (on the coast), 3 March: a raid.", None),
        ("The mayor, 3 March: a raid.", None),
        ("Lima: a raid.", "Lima"),
        ("Talks: a raid.", None),
        ("the camp, 3 March.", None),
        ("A raid in May.", None),
    ],
)
def test_the_place_of_an_entry(text: str, place: str | None) -> None:
    items = row_of(text).items
    end = entry_label(items, text)
    item = named(items[:end], text) if end else None
    assert (text[item.start : item.end] if item is not None else None) == place


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("LIMA, Peru, 3 May (Wire) - Troops came.", True),
        ("Lima was quiet - until troops came.", False),
        ("Troops came - twelve of them.", False),
        ("LIMA, Peru.", False),
    ],
)
def test_where_a_dateline_ends(text: str, *, written: bool) -> None:
    assert (dateline_end(row_of(text).items) > 0) is written
