"""Which figure is a part of which, and which one revises which."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

LINKS = [
    ("Forty people were killed, among them four women.", {4: 40}, {}),
    ("40 were killed: 17 in Oslo and 23 in Quito.", {17: 40, 23: 40}, {}),
    ("Forty people were killed. Two were women.", {2: 40}, {}),
    ("Some 200 were arrested, 40 of them tortured.", {40: 200}, {}),
    ("The ministry raised its toll to 304 from 208.", {}, {304: 208}),
    ("The ministry revised the toll from 40 to 52.", {}, {52: 40}),
    ("The toll, which stood at 40 on Monday, has risen to 52.", {}, {52: 40}),
    ("The ministry spoke of 94 deaths and then cut the number to 58.", {}, {58: 94}),
    ("Police killed 12 men and arrested 40.", {}, {}),
    ("A further 12 men were killed. Nine were hurt.", {}, {}),
    ("Six people died, including 9 children.", {}, {}),
]


@pytest.mark.parametrize(("text", "parts", "revised"), LINKS)
def test_links(text: str, parts: dict[int, int], revised: dict[int, int]) -> None:
    found = lines(text, "count")
    lows = {line["id"]: line["low"] for line in found}
    assert {line["low"]: lows[line["part_of"]] for line in found if line["part_of"]} == parts
    assert {line["low"]: lows[one] for line in found for one in line["revises"] or []} == revised


def test_a_link_does_not_change_the_id_of_a_claim() -> None:
    alone, linked = lines("There were 52 deaths.", "count"), lines("The toll rose from 40 to 52 deaths.", "count")
    assert len({line["id"] for line in [*alone, *linked]}) == len(alone) + len(linked)


def test_a_far_whole_is_not_linked() -> None:
    text = "Forty people died. The rain fell. The road was shut. Shops were shut. In Oslo 50 women were hurt."
    text += " Nine of them were nurses."
    found = {line["low"]: line["part_of"] for line in lines(text, "count")}
    whole = next(line["id"] for line in lines(text, "count") if line["low"] == 50)
    assert found[9] == whole
