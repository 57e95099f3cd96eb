"""Court, forum, instance, finality, presence, outcome, and what a step concerns."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, items_of, lines, only

from dadkhah.read.outcomes import clause_end, grave, phrase


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("A court in Sarel sentenced Orlan Vessik to 12 years in prison for torture.", "12 years in prison"),
        ("Orlan Vessik was sentenced to death by a revolutionary court.", "death"),
        ("Orlan Vessik was sentenced to life behind bars.", "life behind bars"),
        (
            "Orlan Vessik was sentenced to two years and six months in jail on Monday.",
            "two years and six months in jail",
        ),
        ("Orlan Vessik was handed a life sentence for torture.", "a life sentence"),
        ("Orlan Vessik received a ten-year prison sentence over the killings.", "a ten-year prison sentence"),
        ("Orlan Vessik was given 12 years in prison by a court in Sarel.", "12 years in prison"),
        ("Orlan Vessik was jailed for nine years.", "nine years"),
        (
            "Orlan Vessik was convicted of bribery in 2016 and sentenced to nine months in jail.",
            "nine months in jail",
        ),
    ],
)
def test_the_outcome_is_quoted(text: str, outcome: str) -> None:
    sentences = [line for line in lines(text, "proceeding") if line["proceeding"] == "sentence"]
    assert [(line["subject"], line["outcome"]) for line in sentences] == [("Orlan Vessik", outcome)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Orlan Vessik was tried in absentia.", {"in_absentia": True}),
        ("Orlan Vessik was sentenced to death in his absence.", {"in_absentia": True, "outcome": "death"}),
        ("Orlan Vessik was tried in Belgium.", {"in_absentia": None, "finality": None, "instance": None}),
        ("Orlan Vessik was acquitted on appeal.", {"instance": "appeal"}),
        (
            "The Supreme Court upheld the sentence of Orlan Vessik.",
            {"instance": "supreme", "authority": "The Supreme Court"},
        ),
        ("A court of first instance convicted Orlan Vessik of murder.", {"instance": "first"}),
        ("Orlan Vessik was convicted of murder, a verdict that is not final.", {"finality": "not_final"}),
        ("Orlan Vessik was convicted by the court in a final verdict.", {"finality": "final"}),
        (
            "An arrest warrant was issued for Orlan Vessik by the International Criminal Court.",
            {"forum": "international"},
        ),
        ("Orlan Vessik was tried in London by a people's tribunal.", {"forum": "civil_society"}),
        ("Orlan Vessik was indicted under universal jurisdiction.", {"forum": "foreign"}),
        ("A Swedish court sentenced the former Iranian prison official Orlan Vessik to life.", {"forum": "foreign"}),
        ("An Iranian court sentenced the Iranian student Orlan Vessik to four years in prison.", {"forum": "domestic"}),
        ("A Swedish court sentenced Orlan Vessik to life in prison.", {"forum": None, "authority": "A Swedish court"}),
    ],
)
def test_what_is_told_of_a_judgment_and_nothing_more(text: str, wanted: dict[str, object]) -> None:
    line = only(text, "proceeding")
    assert {key: line[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "regarding", "kind", "against"),
    [
        (
            "Orlan Vessik was charged with crimes against humanity.",
            "crimes against humanity",
            "stated",
            "suspected_perpetrator",
        ),
        (
            "Prosecutors charged Orlan Vessik with murder over the killing of 40 prisoners in 1988.",
            "the killing of 40 prisoners in 1988",
            "stated",
            "unclear",
        ),
        (
            "Orlan Vessik was convicted of torturing detainees.",
            "torturing detainees",
            "stated",
            "suspected_perpetrator",
        ),
        ("Orlan Vessik was charged with murder.", "murder", "stated", "unclear"),
        ("Orlan Vessik was convicted of bribery.", "bribery", "other_matter", "unclear"),
        ("The student Ilvane Korrado was charged with war crimes.", "war crimes", "stated", "victim_or_dissident"),
        ("Orlan Vessik was arrested in May 2030.", None, "unstated", "unclear"),
        ("Orlan Vessik was arrested in connection with the massacre.", "the massacre", "stated", "unclear"),
    ],
)
def test_what_a_step_concerns_and_whom_that_makes_its_subject(
    text: str, regarding: str, kind: str, against: str
) -> None:
    line = only(text, "proceeding")
    assert fields(line, ("regarding", "regarding_kind", "against")) == (regarding, kind, against)


def test_the_date_of_what_is_judged_is_not_the_date_of_the_judgment() -> None:
    text = "Orlan Vessik received a ten-year prison sentence over the killings of November 2019."
    assert only(text, "proceeding")["date"] is None


def test_the_term_of_an_office_is_not_the_date_of_a_trial() -> None:
    line = only("Orlan Vessik, the mayor of Sarel since 2011, was tried in absentia in Belgium.", "proceeding")
    assert fields(line, ("date", "in_absentia", "place")) == (None, True, "Belgium")


def test_a_second_court_is_not_the_court_of_the_first_step() -> None:
    text = "A Swedish court convicted Orlan Vessik of war crimes, and an appeals court upheld it in December 2023."
    assert fields(only(text, "proceeding"), ("authority", "instance", "date")) == ("A Swedish court", None, None)


def test_a_judgment_quotes_its_court_its_outcome_and_its_charge() -> None:
    text = "A court in Sarel sentenced Orlan Vessik to 12 years in prison for torture."
    assert only(text, "proceeding")["quote"] == text.rstrip(".")


def test_a_clause_ends_before_what_is_told_of_somebody_else() -> None:
    items = items_of("Orlan Vessik was tried, and Maret Osling was freed.")
    assert items[clause_end(items, 2)].low == ","
    assert clause_end(items_of("Orlan Vessik was tried."), 2) == 4


def test_a_phrase_of_nothing_is_none() -> None:
    items = items_of("Orlan Vessik was convicted of, they said.")
    assert phrase(items, next(i for i, item in enumerate(items) if item.low == ",")) is None
    assert not grave(items, None)
