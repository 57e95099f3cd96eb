"""Numbers, places and sources that lean on what stands beside or before them, and near misses of each."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


def counted(text: str) -> list[tuple[str, int | None]]:
    return [(line["kind"], line["low"]) for line in lines(text, "count")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guardsmen freed two detained ministers.", [("released", 2)]),
        ("In May ninety people vanished in Peru. In Lima they were 40.", [("disappeared", 90), ("disappeared", 40)]),
        ("In May ninety people vanished in Peru. In Lima there were 40.", [("disappeared", 90), ("disappeared", 40)]),
        ("Nine cooks were killed. Six had been shot in the back.", [("killed", 9), ("killed", 6)]),
        ("Ninety men were wounded, six of them fatally.", [("injured", 90), ("killed", 6)]),
        ("Gunmen dragged 60 worshippers out of the church.", [("abducted", 60)]),
        ("A girl of 15 from Velm was killed.", []),
        ("A pastor led some 60 members of his church against the gang.", []),
        ("In May the mayor spoke in Peru. In Lima they were 40.", []),
        ("Ninety men were wounded. They were 40 on average.", [("injured", 90)]),
        ("23 men were being treated for burns at two hospitals.", [("injured", 23)]),
        ("No man was killed. Six had been shot at.", []),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, int]]) -> None:
    assert [one for one in counted(text) if one[1]] == expected


ENTRIES = (
    "Killings\n\n- Lima (12 August): 71 killed.\n- Quito: 143, of whom six were named.\n"
    "- Cusco (22 May): 12, among them two officers."
)


def test_an_entry_has_the_place_and_day_of_its_own_label() -> None:
    found = {line["low"]: (line["kind"], line["place"]) for line in lines(ENTRIES, "count")}
    expected = {71: ("killed", "Lima"), 143: ("killed", "Quito"), 12: ("killed", "Cusco"), 2: ("killed", "Cusco")}
    assert {low: found[low] for low in expected} == expected


@pytest.mark.parametrize("text", ["- Quito: 143, of whom six were named.", "Talks\n\n- Quito: 143, of whom six spoke."])
def test_an_entry_below_no_heading_of_harm_counts_nobody(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The market burned, residents said on Thursday, putting the death toll at about 60.", "residents"),
        ("The market burned, residents said, putting the death toll at about 60.", "residents"),
        ("Residents fled on Thursday, the mayor putting the death toll at about 60.", None),
    ],
)
def test_who_puts_a_toll(text: str, name: str | None) -> None:
    assert lines(text, "count")[0]["attributed_to"] == name


def test_the_place_before_a_semicolon_is_not_that_of_another_region() -> None:
    text = "Gunmen hold 30 pupils seized in Lima; in the northeast rebels have killed 35 men."
    assert {line["low"]: line["place"] for line in lines(text, "count")}[35] is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In the quarters of Musaga soldiers killed 79 men.", None),
        ("In the last two quarters of the year soldiers killed 79 men.", "In the last two quarters of the year"),
    ],
)
def test_quarters_of_a_town_are_no_time(text: str, words: str | None) -> None:
    assert lines(text, "count")[0]["time_text"] == words
