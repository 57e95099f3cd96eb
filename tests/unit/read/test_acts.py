"""What an act holds besides its perpetrator: kind, conduct, victims, rule, chain."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, lines, only

VESSIK = "Orlan Vessik"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Orlan Vessik tortured detainees in the prison.", "act.active"),
        ("Forty prisoners were killed by Orlan Vessik.", "act.passive"),
        ("Orlan Vessik was the architect of the massacre.", "act.agent_noun"),
        ("The mastermind of the attack was Orlan Vessik.", "act.agent_noun"),
        ("Detainees suffered at the hands of Orlan Vessik.", "act.at_hands"),
        ("Orlan Vessik\u2019s human rights abuses are known.", "act.crimes"),
        ("He was spared: Orlan Vessik was never prosecuted for his war crimes.", "act.crimes"),
    ],
)
def test_the_rule_is_named(text: str, rule: str) -> None:
    assert only(text, "act")["rule"] == rule


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Orlan Vessik tortured detainees in the prison.", "detainees"),
        ("Orlan Vessik ordered the killing of 40 prisoners.", "40 prisoners"),
        ("Orlan Vessik raped two detainees.", "two detainees"),
        ("Orlan Vessik ordered the massacre.", None),
        ("Orlan Vessik supplied explosives to two men.", None),
    ],
)
def test_the_victims_are_quoted(text: str, victims: str | None) -> None:
    assert only(text, "act")["victims"] == victims


def test_an_accusation_by_somebody_stays_theirs() -> None:
    line = only("Maret Osling said that Orlan Vessik tortured detainees.", "act")
    assert fields(line, ("perpetrator", "attributed_to", "polarity")) == (VESSIK, "Maret Osling", "asserted")


def test_an_accusation_claimed_is_alleged() -> None:
    line = only("The ministry claimed that Orlan Vessik tortured detainees.", "act")
    assert fields(line, ("attributed_to", "speech_act")) == ("ministry", "alleges")


def test_a_surname_alone_accuses_the_person_in_full() -> None:
    text = "For many years Orlan Vessik led the prison. Vessik tortured detainees there, it is said."
    assert {line["perpetrator"] for line in lines(text, "act")} == {VESSIK}


def test_an_office_alone_accuses_its_holder() -> None:
    text = "The supreme leader, Orlan Vessik, came to the town. The supreme leader ordered the killing of 40 prisoners."
    assert only(text, "act")["perpetrator"] == VESSIK


def test_an_office_that_nobody_holds_accuses_nobody() -> None:
    assert lines("The supreme leader ordered the killing of 40 prisoners.", "act") == []


def test_judges_who_were_tasked_are_the_seat_of_the_sentence_before() -> None:
    text = (
        "In 1988, Orlan Vessik was selected as one of three judges to sit on the \u2018harbour commission\u2019. "
        "These three judges were tasked with implementing the executions of prisoners."
    )
    line = only(text, "act")
    assert fields(line, ("perpetrator", "act")) == (VESSIK, "carrying_out")


def test_a_description_named_later_carries_the_accusation() -> None:
    text = (
        "The second counsellor of the embassy in Lima was arrested after being identified as the mastermind of a plot"
        " to set off explosives. The diplomat, Orlan Vessik, was known in the town."
    )
    found = [fields(line, ("perpetrator", "act")) for line in lines(text, "act")]
    assert found == [(VESSIK, "planning")]


@pytest.mark.parametrize(
    "text", ["Orlan Vessik tortured detainees in the prison.", "Orlan Vessik was the architect of the massacre."]
)
def test_the_conduct_is_part_of_the_clause(text: str) -> None:
    line = only(text, "act")
    assert line["conduct"] in line["quote"]
    assert text[line["start"] : line["end"]] == line["quote"]


def test_one_act_is_told_once() -> None:
    text = "Orlan Vessik personally ordered the killing and the torture of the prisoners by the guards."
    assert len(lines(text, "act")) == 1


def test_the_event_of_an_act_is_the_one_told_of() -> None:
    line = only("In the summer of 1988, Orlan Vessik ordered the massacre of prisoners.", "act")
    assert line["event"] == "massacre"
    assert (line["time_start"] or "").startswith("1988")
