"""What stands over a sentence: its entry, its list, its dateline."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import laid, lines

from dadkhah.read.entries import is_entry, opener

LIST = "In the week under review the union noted the following:\n1. Deaths: four.\n2. Arrests: 31, all in Velm."


def told(text: str) -> dict[int, tuple[str | None, str | None]]:
    return {line["low"]: (line["place"], line["time_text"]) for line in lines(text, "count")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Velm (Orsa), 3 June: gunmen came. Five men beheaded, two women taken.", ("Velm (Orsa)", "3 June")),
        ("\u2022 Velm, 8 June: five teachers killed at home.", ("Velm", "8 June")),
        ("Velm, 8 June: a raid. Killed: 5.", ("Velm", "8 June")),
        ("The committee, 8 June: five men were killed.", (None, "8 June")),
        ("A raid in May. Five men were killed.", (None, None)),
        ("Velm (on the coast), 8 June: a raid. Five men were killed.", (None, "8 June")),
    ],
)
def test_an_entry_places_and_dates_what_it_tells(text: str, expected: tuple[str | None, str | None]) -> None:
    assert told(text)[5][0] == expected[0]
    assert expected[1] is None or expected[0] is None or told(text)[5][1] == expected[1]


def test_the_time_of_a_list_is_that_of_its_entries() -> None:
    assert {low: when for low, (_, when) in told(LIST).items()} == {
        4: "In the week under review",
        31: "In the week under review",
    }


@pytest.mark.parametrize(
    "text",
    [
        "In May the union noted the following.\n1. Deaths: four.",
        "In May the union met and noted: no strikes.\nLater four men died.",
        "1. Deaths: four.",
    ],
)
def test_what_no_colon_opens_is_no_list(text: str) -> None:
    sheet = laid(text)
    assert all(opener(sheet, row) is None for row in sheet.rows)


@pytest.mark.parametrize(
    ("text", "entry"),
    [("- Orsa", True), ("a) Orsa", True), ("2. Deaths: four.", True), ("Orsa", False), ("Four deaths.", False)],
)
def test_an_entry_begins_with_a_mark(text: str, *, entry: bool) -> None:
    assert is_entry(laid(text).rows[0].items) is entry


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("LIMA, June 7 (Wire) - Nine people were killed when soldiers cleared a picket at the barracks.", "LIMA"),
        ("LIMA, 7 June 2031 - Nine people were killed when soldiers cleared a picket.", "LIMA"),
        ("LIMA - Nine people were killed when soldiers cleared a picket.", "LIMA"),
        ("LIMA, June 7 (Wire) - Nine people were killed in Quito.", "Quito"),
        ("LIMA, June 7 (Wire) - Nine people were killed in a far region of the country.", None),
        ("LIMA/QUITO, June 7 (Wire) - Nine people were killed when soldiers cleared a picket.", None),
        ("Troops came - nine people were killed.", None),
    ],
)
def test_the_town_of_a_dateline_where_no_other_place_is_told(text: str, place: str | None) -> None:
    assert told(text)[9][0] == place
