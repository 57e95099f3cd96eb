"""Numbers that take their kind from a figure before them."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


def counted(text: str) -> list[tuple[str, int | None, str | None]]:
    """Return kind, low and part of every count of a text."""
    return [(line["kind"], line["low"], line["part"]) for line in lines(text, "count")]


PARTS = [
    (
        "40 were killed: 17 in Oslo and 23 in Quito.",
        [("killed", 40, None), ("killed", 17, "breakdown"), ("killed", 23, "breakdown")],
    ),
    (
        "The gang took 51 captives (30 women, 21 men).",
        [("abducted", 51, None), ("abducted", 30, "breakdown"), ("abducted", 21, "breakdown")],
    ),
    ("Nine people were arrested, most of them (7) in Oslo.", [("arrested", 9, None), ("arrested", 7, "subset")]),
    (
        "Of the 70 wounded, 40 are in Oslo, 20 in Quito.",
        [("injured", 70, None), ("injured", 40, "subset"), ("injured", 20, "subset")],
    ),
    ("Nine were killed at the mill, seven on the road.", [("killed", 9, None), ("killed", 7, "breakdown")]),
    (
        "Fifty people died in the vaults. Twelve of those were minors.",
        [("killed", 50, None), ("killed", 12, "subset")],
    ),
    ("Fifty people died in the vaults. Two were women.", [("killed", 50, None), ("killed", 2, "subset")]),
    ("Fifty people died there. Of those detained, nine are women.", [("killed", 50, None), ("arrested", 9, "subset")]),
    ("Fifty people died there. Among the wounded, nine were pupils.", [("killed", 50, None), ("injured", 9, "subset")]),
    ("Forty people died. Nineteen were shot on the quay.", [("killed", 40, None), ("killed", 19, "subset")]),
    ("The army holds 900 men. Among them are 150 weavers.", [("arrested", 900, None), ("arrested", 150, "subset")]),
    ("Police killed 38 men. Fifteen of the 38 had signed.", [("killed", 38, None), ("killed", 15, "subset")]),
    (
        "Total killed: 304. Of these: men 210; women 60.",
        [("killed", 304, None), ("killed", 210, "breakdown"), ("killed", 60, "breakdown")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_take_the_kind_of_the_whole(text: str, expected: list[tuple[str, int, str]]) -> None:
    found = counted(text)
    assert all(one in found or (one[0], one[1], one[2]) in found for one in expected), found
    assert [one[:2] for one in found if one[0] != "displaced"] == [one[:2] for one in expected]


NONE = [
    "Two were women.",
    "The report names 40 towns. Two were women.",
    "Forty people died. The youngest was 4.",
    "Forty people died. Most of them were under five.",
    "Forty people died. Two boats were found.",
]


@pytest.mark.parametrize("text", NONE)
def test_a_number_with_nothing_before_it_is_no_part(text: str) -> None:
    assert not [one for one in counted(text) if one[2] is not None]


def test_a_part_is_not_looked_for_far_back() -> None:
    far = "Forty people died. The rain fell. The road was closed. The shops were shut. Two were women."
    assert counted(far) == [("killed", 40, None)]


def test_what_is_said_of_two_of_seven_is_said_of_the_two() -> None:
    assert ("raped", 8, None) not in counted("Lawyers say that three of the eight detained nurses had been raped.")
    assert ("killed", 27, None) in counted("A boy mourns one of the 27 weavers shot dead by police.")


CLAUSES = [
    ("The fire killed six: four clerks and two guards.", [("killed", 6), ("killed", 4), ("killed", 2)]),
    (
        "Five died in Oslo, three in Quito and one, a girl of 15, in Lima.",
        [("killed", 5), ("killed", 3), ("killed", 1)],
    ),
    (
        "The army did 58 of the 93 killings, the rebels were behind 23.",
        [("killed", 58), ("killed", 93)],
    ),
    (
        "The army was responsible for 58 of the killings, the rebels for 23 and bandits for 12.",
        [("killed", 58), ("killed", 23), ("killed", 12)],
    ),
    (
        "Thirty-one people died in air strikes, nineteen in artillery fire, fourteen from mines.",
        [("killed", 31), ("killed", 19), ("killed", 14)],
    ),
    ("Some 120 men were arrested, 60 from their beds.", [("arrested", 120), ("arrested", 60)]),
    (
        "A court sentenced two students to death and fourteen others to prison terms.",
        [("sentenced_to_death", 2), ("sentenced", 14)],
    ),
    ("Some 1,480 people were charged, and 366 have been sent to prison.", [("charged", 1480), ("sentenced", 366)]),
    ("In May 1,300 people were killed; in the whole of June it was 870.", [("killed", 1300), ("killed", 870)]),
    (
        "Guards wounded thirty; it was the villagers who were arrested, eleven of them at night.",
        [("injured", 30), ("arrested", 11)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses_whose_verb_is_left_out(text: str, expected: list[tuple[str, int]]) -> None:
    found = sorted(lines(text, "count", published=None), key=lambda one: one["stated_start"])
    assert [(one["kind"], one["low"]) for one in found] == expected
