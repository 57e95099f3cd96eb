"""What an authority did, or is due to do, to somebody."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.read.readings import fields, lines, only

VESSIK, KORRADO = "Orlan Vessik", "Ilvane Korrado"

STEPS = [
    ("Orlan Vessik was arrested at the airport on 4 March 2031.", "arrest", "held", "2031-03-04"),
    ("In the spring, police arrested Orlan Vessik at his home.", "arrest", "held", None),
    ("Orlan Vessik is scheduled to stand trial on 27 November 2031.", "trial", "scheduled", "2031-11-27"),
    ("Orlan Vessik is due to stand trial next month.", "trial", "scheduled", "2031-07-01"),
    ("Orlan Vessik will stand trial next month.", "trial", "scheduled", "2031-07-01"),
    ("Orlan Vessik went on trial for torture in 2020.", "trial", "held", "2020-01-01"),
    ("Orlan Vessik was sentenced to ten years in prison.", "sentence", "concluded", None),
    ("Orlan Vessik was acquitted of the charges in 2020.", "acquittal", "concluded", "2020-01-01"),
    ("The court convicted Orlan Vessik of murder in 2020.", "verdict", "concluded", "2020-01-01"),
    ("A foreign court indicted Orlan Vessik for torture in May 2030.", "charge", "held", "2030-05-01"),
    ("Prosecutors investigated Orlan Vessik over the killings.", "investigation", "held", None),
    ("An arrest warrant for Orlan Vessik was issued by the court.", "warrant", "held", None),
    ("Orlan Vessik's arrest was announced by the ministry.", "arrest", "held", None),
    ("The sanctions on Orlan Vessik were announced by the ministry.", "sanction", "held", None),
    ("The trial of Orlan Vessik began in 2020.", "trial", "held", "2020-01-01"),
    ("Orlan Vessik appealed against the verdict.", "appeal", "held", None),
    ("In May 2030 the ministry sanctioned Orlan Vessik over the killings.", "sanction", "held", "2030-05-01"),
]


@pytest.mark.parametrize(("text", "kind", "status", "date"), STEPS)
def test_a_step(text: str, kind: str, status: str, date: str | None) -> None:
    line = only(text, "proceeding")
    assert fields(line, ("proceeding", "subject", "status", "date")) == (kind, VESSIK, status, date)


@pytest.mark.parametrize(
    "text",
    [
        "Orlan Vessik was not arrested after the massacre.",
        "Orlan Vessik has never been charged for the massacre.",
        "The judge Orlan Vessik left the courtroom early.",
        "Orlan Vessik condemned the arrest of his brother.",
        "The lawyers of the town met Orlan Vessik after the trial.",
        "12 activists were arrested in the capital.",
        "Several people were arrested for it.",
    ],
)
def test_no_step_against_a_named_person(text: str) -> None:
    assert [line["subject"] for line in lines(text, "proceeding")] == []


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("The journalist Ilvane Korrado was arrested for her reports.", "victim_or_dissident"),
        ("The human rights lawyer Ilvane Korrado was arrested at her home.", "victim_or_dissident"),
        ("One of the protesters, Ilvane Korrado, was arrested at her home.", "unclear"),
        ("Ilvane Korrado was arrested at her home.", "unclear"),
    ],
)
def test_whom_a_step_is_against(text: str, against: str) -> None:
    line = only(text, "proceeding")
    assert line["subject"] == KORRADO
    assert line["against"] in {against, "victim_or_dissident"}
    assert (line["against"] == "victim_or_dissident") >= (against == "victim_or_dissident")


def test_a_step_against_whom_the_same_event_accuses_is_against_a_suspect() -> None:
    text = "Orlan Vessik ordered the attack of May 2030. He was arrested in Germany in June 2030."
    line = only(text, "proceeding")
    assert fields(line, ("subject", "against", "date")) == (VESSIK, "suspected_perpetrator", "2030-06-01")


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Orlan Vessik was arrested by the border police at his home in the hills.", "the border police"),
        ("Orlan Vessik was arrested at his home.", None),
    ],
)
def test_the_authority_is_quoted(text: str, authority: str | None) -> None:
    assert only(text, "proceeding")["authority"] == authority


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        ("Orlan Vessik was sentenced to ten years in prison for ordering the massacre.", "ordering the massacre"),
        ("The court convicted Orlan Vessik of murder.", "murder"),
        ("Orlan Vessik was arrested at his home.", None),
    ],
)
def test_the_charges_are_quoted(text: str, charges: str | None) -> None:
    assert only(text, "proceeding")["charges"] == charges


def test_the_place_stands_behind_the_step() -> None:
    line = only("Orlan Vessik was arrested in Germany in July 2018 by officers of the state.", "proceeding")
    assert fields(line, ("place", "place_id")) == ("Germany", "iso3166:DE")


def test_he_who_is_tried_is_the_person_of_the_sentence_before() -> None:
    text = "Orlan Vessik led the prison for many years. He was arrested at the airport in 2020."
    assert fields(only(text, "proceeding"), ("subject", "date")) == (VESSIK, "2020-01-01")


def test_a_number_of_people_on_trial_names_nobody() -> None:
    line = only("All three are scheduled to be tried on 27 November 2031.", "proceeding")
    assert fields(line, ("status", "defendants", "date")) == ("scheduled", 3, "2031-11-27")


def test_a_group_of_one_name_and_others_is_told_by_its_number() -> None:
    text = (
        "The diplomat, Orlan Vessik, handed explosives to two other operatives. "
        "All three are scheduled to be tried on 27 November 2031."
    )
    line = only(text, "proceeding")
    assert fields(line, ("subject", "defendants")) == (VESSIK, 3)


def test_a_further_defendant_is_one_more() -> None:
    text = "All six, plus a seventh accomplice, are due to stand trial on 27 November 2031."
    assert only(text, "proceeding")["defendants"] == 7
    assert lines(text, "count") == []


@pytest.mark.parametrize("published", ["2031-06-20", "2031-12-20"])
def test_a_trial_that_is_due_is_ahead_of_publication(published: str) -> None:
    line = only("Orlan Vessik is due to stand trial on November 25.", "proceeding", published=published)
    assert line["date"] == ("2031-11-25" if published < "2031-11" else "2032-11-25")


LOST: dict[str, dict[str, Any]] = {
    "The student Ilvane Korrado was sentenced to death for her part in the march.": {"proceeding": "sentence"},
    "The student Ilvane Korrado was charged with propaganda by the court.": {"proceeding": "charge"},
    "The trial of Orlan Vessik was adjourned until the spring.": {"status": "adjourned"},
    "Orlan Vessik went on trial for torture in 2020.": {"charges": "torture"},
    "The trial of Orlan Vessik began in 2020.": {"charges": None},
    "The conviction of Orlan Vessik was quashed in 2021.": {"status": "overturned"},
}


def test_steps_by_every_way_of_saying_them() -> None:
    found = {text: lines(text, "proceeding") for text in LOST}
    right = {
        text: [True for line in found[text] if all(line[key] == value for key, value in wanted.items())]
        for text, wanted in LOST.items()
    }
    assert right == {text: [True] for text in LOST}
