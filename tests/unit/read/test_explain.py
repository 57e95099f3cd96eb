"""What a claim was put together from: rule, spans with roles, bound words, chain, time and place."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.read.readings import reading_of, source

from dadkhah.read.explain import explained

TEXT = "On Tuesday at least 12 people were killed in Nairobi, according to the clinic."


def explain(text: str, kind: str = "count") -> dict[str, Any]:
    """Return the explanation of the first claim of a type."""
    claim = next(claim for claim in reading_of(text).claims if claim.type == kind)
    return explained(source(text), claim)


def roles(found: dict[str, Any]) -> dict[str, str]:
    return {span["role"]: span["quote"] for span in found["spans"]}


def test_the_rule_and_what_was_measured_of_it() -> None:
    found = explain(TEXT)
    assert (found["rule"], found["reader"], found["model"]) == ("count.predicate", "grammar", None)
    assert 0 < found["reading_precision"] < 1


def test_every_span_has_its_role_and_quotes_the_text() -> None:
    found = explain(TEXT)
    assert all(TEXT[span["start"] : span["end"]] == span["quote"] for span in found["spans"])
    assert roles(found) == {
        "clause": "at least 12 people were killed",
        "time": "Tuesday",
        "quantity": "at least 12",
        "victims": "people",
        "trigger": "killed",
        "place": "Nairobi",
        "verb": "according to",
        "source": "clinic",
    }
    assert found["spans"][0]["role"] == "clause"


@pytest.mark.parametrize(
    ("stated", "numeral", "words"),
    [
        ("At least 12", "12", ["At least"]),
        ("12", "12", []),
        ("12 or more", "12", ["or more"]),
        ("Between 12 and 20", "12 and 20", ["Between"]),
        ("Nearly two dozen", "two dozen", ["Nearly"]),
    ],
)
def test_the_words_that_bound_a_number(stated: str, numeral: str, words: list[str]) -> None:
    quantity = explain(f"{stated} people were killed.")["quantity"]
    assert (quantity["numeral"], quantity["bound_words"]) == (numeral, words)


def test_the_chain_is_told_in_order() -> None:
    chain = explain(TEXT)["chain"]
    assert [(link["name"], link["mode"]) for link in chain] == [("Kestrel Wire", "default"), ("clinic", "according_to")]


def test_how_a_date_of_the_sentence_was_found() -> None:
    time = explain(TEXT)["time"]
    assert (time["quote"], time["found"], time["reckoned_from"]) == ("Tuesday", "before the clause", "publication")
    assert time["time_start"] == "2031-06-17"


def test_how_a_date_of_another_sentence_was_found() -> None:
    time = explain("On 4 March 2031 it began. Police killed 12 people.")["time"]
    assert (time["quote"], time["found"]) == (None, "no date of its own: that of the previous sentence")


def test_how_a_place_was_found() -> None:
    place = explain(TEXT)["place"]
    assert place["quote"] == "Nairobi"
    assert place["found"] == "behind the clause; one place of the gazetteer"


def test_what_the_text_does_not_tell_is_null() -> None:
    found = explain("Twelve people died.")
    assert (found["time"], found["place"], found["event"]) == (None, None, None)


def test_a_claim_without_a_number_has_none_to_explain() -> None:
    found = explain("Orlan Vessik ordered the killing of some prisoners.", "act")
    assert found["quantity"] is None
    assert roles(found)["perpetrator"] == "Orlan Vessik"
