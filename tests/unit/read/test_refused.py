"""Offices and answers that a text denies, wishes for or tells of others are not read. All people are invented."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, lines, only

NO_OFFICE = [
    "Orlan Vessik wants to become president.",
    "Orlan Vessik would be appointed minister of justice if the party wins.",
    "Orlan Vessik refused to become minister of justice.",
    "Orlan Vessik was never the minister of justice.",
    "Orlan Vessik is not the governor of Sarel.",
    "Orlan Vessik could become the next president.",
    "Orlan Vessik is expected to be appointed governor of Sarel.",
    "The wife of the minister, Maret Osling, spoke.",
    "The lawyer of the president, Orlan Vessik, spoke.",
    "Parliament refused to elect Orlan Vessik speaker.",
    "The party's choice to be minister, Orlan Vessik, spoke.",
]
NO_ANSWER = [
    "Belgium threatened to expel the diplomats.",
    "Belgium did not expel the diplomats.",
    "The ministry should condemn the killings.",
    "Belgium may recall its ambassador.",
    "Critics want the government to apologise for the killings.",
    "Will Belgium expel the diplomats?",
    "The prisoners were denied access to their families.",
    "A relative was denied entry.",
    "The judge denied bail for the prisoner.",
    "The court denied her request.",
    "They met the director to discuss demands.",
    "They met a dismissed officer of the army.",
]


@pytest.mark.parametrize("text", NO_OFFICE)
def test_an_office_that_is_denied_or_wished_for_is_not_read(text: str) -> None:
    assert lines(text, "office") == []


@pytest.mark.parametrize("text", NO_ANSWER)
def test_an_answer_that_is_not_given_is_not_read(text: str) -> None:
    assert lines(text, "response") == []


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("Belgium expelled two diplomats.", "expels", "asserts"),
        ("The ministry denied the killings.", "denies", "asserts"),
        ("The ministry denied that it had held him.", "denies", "asserts"),
        ("Belgium will expel two diplomats.", "expels", "forecast"),
        ("The European Union is due to condemn the killings.", "condemns", "forecast"),
        ("The Harbour Union dispatched envoys to attend the hearing.", "attends", "asserts"),
    ],
)
def test_an_answer_that_is_announced_is_a_forecast(text: str, kind: str, act: str) -> None:
    assert fields(only(text, "response"), ("response", "speech_act")) == (kind, act)


@pytest.mark.parametrize(
    ("text", "status", "begin", "end"),
    [
        ("Orlan Vessik resigned as minister of justice on 4 May 2030.", "former", None, "2030-05-04"),
        ("Orlan Vessik stepped down as governor of Sarel in 2030.", "former", None, "2030-12-31"),
        ("Orlan Vessik was sacked as minister of justice in 2030.", "dismissed", None, "2030-12-31"),
        ("Orlan Vessik took office as governor in August 2030.", "appointed", "2030-08-01", None),
        ("The spokesman of the ministry, Orlan Vessik, spoke.", "current", None, None),
    ],
)
def test_an_office_that_is_given_or_left(text: str, status: str, begin: str | None, end: str | None) -> None:
    assert fields(only(text, "office"), ("status", "from", "to")) == (status, begin, end)


def test_everybody_on_a_list_of_the_sanctioned_is_named() -> None:
    found = lines("The Harbour Union placed sanctions on Orlan Vessik, Maret Osling and Dorn Hask.", "proceeding")
    assert {line["subject"] for line in found} == {"Orlan Vessik", "Maret Osling", "Dorn Hask"}
    assert {line["authority"] for line in found} <= {"The Harbour Union", None}


def test_another_of_the_same_surname_is_another_person() -> None:
    text = "The writer Belan Orveth Tarrin spoke. The statue of former governor Maro Tarrin stood there."
    assert [(line["person"], line["status"]) for line in lines(text, "office")] == [("Maro Tarrin", "former")]


def test_a_former_office_keeps_its_status_before_a_country() -> None:
    line = only("Dorn Hask, a former Kenyan High Commissioner, spoke.", "office")
    assert fields(line, ("person", "status")) == ("Dorn Hask", "former")


def test_a_name_that_ends_in_a_country_is_no_surname() -> None:
    text = "They wrote to Harbour Friends Manado Indonesia. In a harbour of Bitung, Indonesia, fishermen tortured dogs."
    assert [line["perpetrator"] for line in lines(text, "act")] == []


def test_a_name_of_three_words_keeps_its_first_at_the_start() -> None:
    line = only("Imre Anton Kovash, the mayor of Sarel, left. They had seen Kovash in the harbour.", "office")
    assert line["person"] == "Imre Anton Kovash"


def test_a_word_before_a_name_that_the_text_gives_whole_is_left_out() -> None:
    text = "They had asked Imre Anton Kovash to come. Eventually Imre Anton Kovash, the mayor of Sarel, left."
    assert [line["person"] for line in lines(text, "office")] == ["Imre Anton Kovash"]
