"""Labels, columns and the lines below a heading."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, lines

from dadkhah.read.lists import head_of, is_line


def counted(text: str) -> list[tuple[str, int | None, str | None]]:
    """Return kind, low and part of every count of a text."""
    return [(line["kind"], line["low"], line["part"]) for line in lines(text, "count")]


LABELS = [
    ("Killed: 12\nWounded: 40", [("killed", 12), ("injured", 40)]),
    ("Killed: 12 Injured: 30 Arrested: 44", [("killed", 12), ("injured", 30), ("arrested", 44)]),
    ("- Killed (14)\n- Injured (30)", [("killed", 14), ("injured", 30)]),
    ("Province: Northland; dead: 14; injured: 30", [("killed", 14), ("injured", 30)]),
    ("Arbitrary arrests 212\nDeaths in custody 4", [("arrested", 212), ("killed", 4)]),
    ("KILLED 12\nWOUNDED 30", [("killed", 12), ("injured", 30)]),
    ("Sentenced to death \u2014 14", [("sentenced_to_death", 14)]),
    ("Casualties: 14 dead, 30 wounded", [("killed", 14), ("injured", 30)]),
    ("Killed in Oslo: 12; in Quito: 9", [("killed", 12), ("killed", 9)]),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_a_label_says_what_its_number_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(kind, low) for kind, low, _ in counted(text)] == expected


HEADS = [
    ("Deaths by province\nNorthland 14\nSouthland 9", [("killed", 14), ("killed", 9)]),
    ("Arrests by town:\n- Northgate: 40\n- Southgate: 22", [("arrested", 40), ("arrested", 22)]),
    ("Town | Killed | Injured\nNorthgate | 14 | 30", [("killed", 14), ("injured", 30)]),
    ("| Town | Dead | Missing |\n|---|---|---|\n| Northgate | 14 | 3 |", [("killed", 14), ("disappeared", 3)]),
    ("Region\tKilled\tArrested\nNorthland\t14\t120", [("killed", 14), ("arrested", 120)]),
    ("Executions by year\n2019: 14\n2020: 22", [("executed", 14), ("executed", 22)]),
    ("At least 60 men were hanged.\n\nBy prison:\n\n- Northgate: 29", [("executed", 60), ("executed", 29)]),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_a_heading_says_what_the_lines_below_it_count(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(kind, low) for kind, low, _ in counted(text)] == expected


def test_a_total_is_no_part_of_a_column() -> None:
    table = "Town | Killed | Injured\nNorthgate | 14 | 30\nTotal | 23 | 42"
    assert {low: part for _, low, part in counted(table)} == {14: "breakdown", 30: "breakdown", 23: None, 42: None}


NONE = [
    "3 Deaths on the coast 17",
    "Army kills herders\nPage 4",
    "Huts burned: 40",
    "Prices by town:\n- Northgate: 40",
]


@pytest.mark.parametrize("text", NONE)
def test_what_looks_like_a_line_and_is_none(text: str) -> None:
    assert counted(text) == []


def test_heads_and_lines_are_told_from_sentences() -> None:
    assert head_of(items_of("Killed | Injured")) == ("killed", "injured")
    assert head_of(items_of("The army killed herders.")) == ()
    assert is_line(items_of("Northgate: 29"))
    assert not is_line(items_of("Police killed 29."))


OPENED = [
    (
        "In the same period 267 villagers were killed:\n- January: 31\n- March: 77 (of which 52 in a night)",
        [("killed", 267), ("killed", 31), ("killed", 77), ("killed", 52)],
    ),
    (
        "Rebels displaced 143,000 people. The places of arrival are:\n\nNorthgate - 58,200\nSouthgate - 31,000",
        [("displaced", 143000), ("displaced", 58200), ("displaced", 31000)],
    ),
    (
        "On the first night: four dead. A week later: 17. In its last report: 31, all men.",
        [("killed", 4), ("killed", 17), ("killed", 31)],
    ),
    ("Killed: 38 (official), 74 (opposition)", [("killed", 38), ("killed", 74)]),
    ("Convictions for the murders: 4", [("sentenced", 4)]),
    ("Killed in custody: 9", [("killed", 9)]),
    ("Deaths: 66\n\nBy region\nNorthgate: 38\nSouthgate: 28", [("killed", 66), ("killed", 38), ("killed", 28)]),
    ("Deaths: 66\n\nBy Ada Menn\nNorthgate: 38", [("killed", 66)]),
    ("Villages burned: 417", [("places", 417)]),
    ("Houses burned: 417", []),
    ("Northgate camp (capacity: 12,000)", []),
]


@pytest.mark.parametrize(("text", "expected"), OPENED)
def test_lines_below_what_opens_them(text: str, expected: list[tuple[str, int]]) -> None:
    found = sorted(lines(text, "count", published=None), key=lambda one: one["stated_start"])
    assert [(one["kind"], one["low"]) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lima: 61 killed.", [(61, "Lima")]),
        ("- Lima: 61 killed\n- Quito: 4 hurt", [(61, "Lima"), (4, "Quito")]),
        ("Lima: 9 dead, 4 hurt; Quito: 2 dead.", [(9, "Lima"), (4, "Lima"), (2, "Quito")]),
        ("Lima: 9 killed in Quito.", [(9, "Quito")]),
        ("Deaths by city:\n\nNairobi 14\nKampala 22", [(14, "Nairobi"), (22, "Kampala")]),
        ("City | Killed | Wounded\n\nNairobi | 12 | 30\nKampala | 7 | 21",
         [(12, "Nairobi"), (30, "Nairobi"), (7, "Kampala"), (21, "Kampala")]),
        ("Reading: 12 people were killed in Nairobi.", [(12, "Nairobi")]),
        ("Kestrel Wire: 12 people were killed.", [(12, None)]),
    ],
)  # fmt: skip
def test_a_place_that_labels_a_line_is_where_it_happened(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(line["low"], line["place"]) for line in lines(text, "count")] == expected
