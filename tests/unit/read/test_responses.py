"""Who answered, and how; silence is a statement by a source."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, lines, only

ANSWERS = [
    ("The government denied the report.", "denies", "The government", "the report"),
    ("The European Union condemned the killings in the capital.", "condemns", "The European Union", "the killings"),
    ("The world powers failed to condemn the killings.", "is_silent", "The world powers", "the killings"),
    ("The ambassador remained silent about the killings.", "is_silent", "The ambassador", "about the killings"),
    ("The ministry declined to comment on the arrests.", "is_silent", "The ministry", "on the arrests"),
    ("The ministry dismissed such figures as lies.", "rejects", "The ministry", "such figures as lies"),
    ("The general rejected the report of the commission.", "rejects", "The general", "the report"),
    ("The Harbour Union sent a delegation to attend the ceremony.", "attends", "The Harbour Union", "the ceremony"),
    ("Maret Osling called for an inquiry into both killings.", "demands", "Maret Osling", "an inquiry"),
    ("Relatives demanded an inquiry into the deaths.", "demands", "Relatives", "an inquiry into the deaths"),
    ("Maret Osling vowed to bring the guards to trial.", "promises", "Maret Osling", "to bring the guards to trial"),
    ("The minister apologised for the killings.", "apologises", "The minister", "for the killings"),
    ("Portugal recalled its ambassador after the attack.", "recalls", "Portugal", "its ambassador"),
    ("Orlan Vessik denied the charges before the court.", "denies", "Orlan Vessik", "the charges"),
    ("The minister refuted the figures of the network.", "rejects", "The minister", "the figures"),
    ("The council deplored the executions of the men.", "condemns", "The council", "the executions"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), ANSWERS)
def test_an_answer(text: str, kind: str, actor: str, target: str) -> None:
    line = only(text, "response")
    assert fields(line, ("response", "actor")) == (kind, actor)
    assert line["target"].startswith(target)


@pytest.mark.parametrize(("text", "kind", "actor", "target"), ANSWERS)
def test_the_clause_runs_from_the_actor_to_the_target(text: str, kind: str, actor: str, target: str) -> None:
    line = only(text, "response")
    assert line["quote"].startswith(actor)
    assert line["quote"].endswith(line["target"])


@pytest.mark.parametrize(
    ("text", "low", "actor"),
    [
        ("Two Norwegian diplomats were expelled from Portugal.", 2, "Portugal"),
        ("The plot was found in Portugal. Three envoys were ousted from the country.", 3, "Portugal"),
        ("Four diplomats were expelled by the government.", 4, "the government"),
    ],
)
def test_an_expulsion_counts_whom_it_concerned(text: str, low: int, actor: str) -> None:
    line = only(text, "response")
    assert fields(line, ("response", "low", "high", "actor")) == ("expels", low, low, actor)


def test_where_no_country_is_named_nobody_expelled() -> None:
    assert only("Two diplomats were expelled from the country.", "response")["actor"] is None


@pytest.mark.parametrize(
    "text",
    [
        "The EU did not condemn the killings.",
        "The government has never denied the report.",
        "The denial of the report came late.",
        "Protesters were killed in the square.",
        "The minister came to the square on Monday.",
    ],
)
def test_no_answer(text: str) -> None:
    assert lines(text, "response") == []


def test_an_answer_has_the_date_that_reaches_it() -> None:
    assert only("The government denied the report on 4 May 2031.", "response")["date"] == "2031-05-04"
    assert only("The government denied the report.", "response")["date"] is None


def test_two_answers_in_one_sentence() -> None:
    text = "The government denied the report, and the European Union condemned the killings."
    assert [(line["response"], line["actor"]) for line in lines(text, "response")] == [
        ("denies", "The government"),
        ("condemns", "the European Union"),
    ]


def test_an_expulsion_is_no_count_of_victims() -> None:
    assert lines("Two diplomats were expelled from Portugal.", "count") == []
