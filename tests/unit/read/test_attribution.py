"""Through whom a statement reached the publisher: the chain, its verbs, and what it governs."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.read.readings import lines, only

Link = tuple[str | None, str, str, str | None]


def chain(line: dict[str, Any]) -> list[Link]:
    keys = ("name", "class", "mode", "verb_as_stated")
    return [(link[keys[0]], link[keys[1]], link[keys[2]], link[keys[3]]) for link in line["attribution"][1:]]


CHAINS: list[tuple[str, list[Link], str]] = [
    ("12 people were killed.", [], "asserts"),
    ("According to the Harbour Watch, 12 people were killed.", [
        ("Harbour Watch", "org", "according_to", "According to"),
    ], "asserts"),
    ("12 people were killed, according to Maret Osling.", [
        ("Maret Osling", "person", "according_to", "according to"),
    ], "asserts"),
    ("The Harbour Watch said that 12 people were killed.", [("Harbour Watch", "org", "indirect", "said")], "asserts"),
    ("Officials admitted that 12 people were killed.", [("Officials", "anonymous", "indirect", "admitted")], "asserts"),
    ("Witnesses said 12 people were killed.", [("Witnesses", "anonymous", "indirect", "said")], "asserts"),
    ("Maret Osling, the group's director, said 12 people were killed.", [
        ("Maret Osling", "person", "indirect", "said"),
    ], "asserts"),
    ("Maret Osling estimated that 12 people were killed.", [
        ("Maret Osling", "person", "indirect", "estimated"),
    ], "estimates"),
    ("The ministry claimed that 12 people were killed.", [("ministry", "org", "indirect", "claimed")], "alleges"),
    ("The agency confirmed that 304 people were killed.", [("agency", "org", "indirect", "confirmed")], "asserts"),
    ("The death toll was estimated at 300.", [(None, "anonymous", "indirect", "estimated")], "estimates"),
    ("It is believed that 12 people were killed.", [(None, "anonymous", "indirect", "believed")], "estimates"),
    ("The Harbour Watch documented the deaths of 304 people.", [
        ("Harbour Watch", "org", "indirect", "documented"),
    ], "reports"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "act"), CHAINS)
def test_the_chain_behind_the_publisher(text: str, expected: list[Link], act: str) -> None:
    line = only(text, "count")
    assert chain(line) == expected
    assert line["speech_act"] == act
    assert line["attributed_to"] == (expected[-1][0] if expected else None)


@pytest.mark.parametrize(("text", "expected", "act"), CHAINS)
def test_the_publisher_is_the_outermost(text: str, expected: list[Link], act: str) -> None:
    first = only(text, "count")["attribution"][0]
    assert (first["name"], first["class"], first["mode"]) == ("Kestrel Wire", "publisher", "default")


def test_a_chain_stands_outermost_first() -> None:
    text = "The agency reported that the Harbour Watch had counted 304 deaths."
    line = only(text, "count")
    assert [link[0] for link in chain(line)] == ["agency", "Harbour Watch"]
    assert (line["attributed_to"], line["speech_act"]) == ("Harbour Watch", "reports")


def test_confirmed_stays_the_verb_of_the_one_who_says_it() -> None:
    line = only("The agency confirmed that 304 people were killed.", "count")
    assert (line["speech_act"], line["attribution"][1]["verb_as_stated"]) == ("asserts", "confirmed")


def test_a_source_governs_its_clause_only() -> None:
    text = "12 people were killed; the Harbour Watch said that 40 people were arrested."
    said = {line["low"]: line["attributed_to"] for line in lines(text, "count")}
    assert said == {12: None, 40: "Harbour Watch"}


def test_a_source_of_one_sentence_does_not_govern_the_next() -> None:
    text = "The Harbour Watch said that 12 people were killed. In May 40 people were arrested."
    assert [line["attributed_to"] for line in lines(text, "count")] == ["Harbour Watch", None]


def test_offsets_of_a_link_quote_the_name() -> None:
    text = "According to the Harbour Watch, 12 people were killed."
    link = only(text, "count")["attribution"][1]
    assert text[link["start"] : link["end"]] == link["name"]


def test_he_who_says_is_the_person_before() -> None:
    text = "In the evening Maret Osling came to the radio. She said that 12 people were killed."
    line = only(text, "count")
    assert line["attribution"][1]["class"] == "person"
    assert line["attribution"][1]["verb_as_stated"] == "said"


def test_what_is_predicted_is_no_fact() -> None:
    line = only("The paper predicted that 300 people would be killed.", "count")
    assert line["polarity"] == "hypothetical"


def test_sources_that_are_lost() -> None:
    texts = {
        "12 people were killed, the Harbour Watch said.": "Harbour Watch",
        "12 people were killed, said Maret Osling.": "Maret Osling",
        "The Daily Kestrel reported that 12 people were killed.": "Daily Kestrel",
    }
    assert {text: only(text, "count")["attributed_to"] for text in texts} == texts


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Harbour Watch met on Monday. It said that 12 people were killed.", "Harbour Watch"),
        ("The Harbour Watch said that it was over. Later 12 people were killed, it added.", "Harbour Watch"),
        ("The Harbour Commission said so. Later 12 people were killed, the commission found.", "Harbour Commission"),
        ("The Harbour Watch said so. Later 12 people were killed, the ministry said.", "ministry"),
        ("The Harbour Watch said so. By the group's estimate, 12 people were killed.", "Harbour Watch"),
        ("The army's first statement said that 12 people were killed.", "army"),
        ("An official at the health ministry said that 12 people were killed.", "official at the health ministry"),
        ("According to the deputy minister, Maret Osling, 12 people were killed.", "Maret Osling"),
    ],
)
def test_a_body_that_spoke_is_known_again(text: str, source: str | None) -> None:
    assert only(text, "count")["attributed_to"] == source
