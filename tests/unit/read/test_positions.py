"""Who held which position where: every way in which an office meets a name."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.read.readings import fields, lines, only

WANTED = ("person", "position", "organisation", "status")
VESSIK, OSLING = "Orlan Vessik", "Maret Osling"

OFFICES: list[tuple[str, tuple[Any, ...]]] = [
    # title before the name
    ("Supreme Leader Orlan Vessik spoke to reporters about the protests.", (VESSIK, "Supreme Leader", None, "current")),
    ("Norwegian ambassador Orlan Vessik left the country.", (VESSIK, "Norwegian ambassador", None, "current")),
    ("Nobody asked then-President Orlan Vessik about the killings.", (VESSIK, "President", None, "former")),
    ("Former police chief Orlan Vessik left the country.", (VESSIK, "police chief", None, "former")),
    ("UN special rapporteur Maret Osling wrote a report on it.", (OSLING, "special rapporteur", "UN", "current")),
    ("On that day President-elect Maret Osling promised reform.", (OSLING, "President-elect", None, "elect")),
    # apposition behind the office
    ("The opposition leader, Mrs. Maret Osling, spoke to reporters.", (OSLING, "opposition leader", None, "current")),
    ("The director of the Harbour Watch, Maret Osling, wrote to the judges.", (
        OSLING, "director", "Harbour Watch", "current",
    )),
    ("Germany's foreign minister, Maret Osling, wrote to the judges.", (
        OSLING, "foreign minister", "Germany", "current",
    )),
    ("The acting governor of the province, Maret Osling, visited the town.", (
        OSLING, "governor", "province", "acting",
    )),
    # apposition behind the name
    ("Orlan Vessik, a former commander of the Harbour Guard, lives in a small town.", (
        VESSIK, "commander", "Harbour Guard", "former",
    )),
    ("Orlan Vessik, the association's treasurer, lives in a small town.", (
        VESSIK, "treasurer", "association", "current",
    )),
    ("Orlan Vessik, president of the court since 2015, left the country.", (VESSIK, "president", "court", "current")),
    ("Maret Osling, who was the minister of justice at the time, left the country.", (
        OSLING, "minister", "justice", "current",
    )),
    # copula
    ("Orlan Vessik was a deputy prosecutor in those years.", (VESSIK, "deputy prosecutor", None, "current")),
    ("The head of the judiciary in those days was Orlan Vessik.", (VESSIK, "head", "judiciary", "current")),
    # appointments
    ("In early 2019, Orlan Vessik was appointed as judiciary chief.", (VESSIK, "judiciary chief", None, "appointed")),
    ("Orlan Vessik became governor of Lima in 2020.", (VESSIK, "governor", "Lima", "appointed")),
    ("Orlan Vessik was elected president in the summer.", (VESSIK, "president", None, "appointed")),
    ("Orlan Vessik was dismissed as governor of Lima in May 2020.", (VESSIK, "governor", "Lima", "dismissed")),
    ("Orlan Vessik resigned as mayor that winter.", (VESSIK, "mayor", None, "former")),
    ("Following Orlan Vessik's election as president this year, protests began.", (
        VESSIK, "president", None, "appointed",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_an_office_has_its_holder(text: str, expected: tuple[Any, ...]) -> None:
    assert fields(only(text, "office"), WANTED) == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In early 2019, Orlan Vessik was appointed as judiciary chief.", "2019-01-01"),
        ("Orlan Vessik was elected president in June 2021 by the council.", "2021-06-01"),
        ("Following Orlan Vessik's election as president this year, protests began.", "2031-01-01"),
        ("The opposition leader, Maret Osling, spoke to reporters in 2019.", None),
    ],
)
def test_the_date_of_an_appointment_is_that_of_the_office(text: str, start: str | None) -> None:
    assert only(text, "office")["from"] == start


def test_a_seat_on_a_body_is_an_office() -> None:
    text = "Orlan Vessik was selected as one of three judges to sit on the \u2018harbour commission\u2019 in Lisbon."
    line = only(text, "office")
    assert fields(line, ("person", "organisation", "rule")) == (VESSIK, "harbour commission", "office.seat")


def test_a_description_alone_is_held_by_whom_a_later_apposition_names() -> None:
    text = (
        "The third counsellor of the embassy in Lima was arrested in Norway.\n\n"
        "The diplomat, Orlan Vessik, had supplied explosives to others."
    )
    line = only(text, "office")
    assert fields(line, (*WANTED, "rule")) == (
        VESSIK,
        "third counsellor",
        "embassy in Lima",
        "current",
        "office.named_later",
    )


def test_two_later_names_of_one_class_leave_a_description_alone() -> None:
    text = (
        "The third counsellor of the embassy in Lima was arrested in Norway. "
        "The diplomat, Orlan Vessik, was known there. The diplomat, Maret Osling, was not."
    )
    assert [line for line in lines(text, "office") if line["position"] == "third counsellor"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke to reporters about the protests.",
        "The president and Orlan Vessik spoke to reporters.",
        "Orlan Vessik and the president spoke to reporters.",
        "The president met Orlan Vessik at the airport.",
        "Asked by the judge, Orlan Vessik and others left the room.",
        "The heads of state came to Lisbon.",
    ],
)
def test_an_office_beside_a_name_is_not_yet_held(text: str) -> None:
    assert lines(text, "office") == []


def test_an_office_is_told_once_however_often_the_text_repeats_it() -> None:
    text = "Nobody in the room asked President Orlan Vessik about it. " * 3
    positions = [(line["person"], line["position"]) for line in lines(text, "office")]
    assert len({line["start"] for line in lines(text, "office")}) == len(positions)
    assert set(positions) == {(VESSIK, "President")}


def test_a_surname_in_office_is_the_person_in_full() -> None:
    text = "In the spring Orlan Vessik left the army. In 2020 Vessik was appointed as governor of Lima."
    assert only(text, "office")["person"] == VESSIK


@pytest.mark.parametrize(("text", "expected"), OFFICES[:12])
def test_the_clause_holds_person_and_position(text: str, expected: tuple[Any, ...]) -> None:
    line = only(text, "office")
    assert expected[0] in line["quote"]
    assert expected[1] in line["quote"]


def test_an_office_in_a_headline_has_the_headline_as_its_block() -> None:
    text = "Supreme Leader Orlan Vessik speaks to reporters about the long protests"
    line = only(text, "office", roles={"Supreme": "headline"})
    assert line["block"] == "headline"
