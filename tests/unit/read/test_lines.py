"""The flat lines that other programs rely on: every field of a type is always present."""

from __future__ import annotations

import msgspec
import pytest
from tests.unit.read.readings import gazetteer, lines, only, source

from dadkhah.read.lines import claim_lines
from dadkhah.read.reader import read

COMMON = (
    "doc type id start end quote block rule reading_precision attributed_to attribution speech_act polarity place"
    " place_id time_text time_start time_end event"
)
OWN = {
    "count": "kind unit low high bound stated stated_start basis as_of victims perpetrator subset part part_of revises",
    "share": "kind percent group whole",
    "office": "person position organisation status from to as_of",
    "act": "act perpetrator actor victims method",
    "proceeding": "proceeding subject against authority forum status charges date outcome defendants regarding",
    "response": "response actor target date",
    "quote": "speaker words",
}
TEXTS = {
    "count": "At least 12 people were killed in Nairobi on 4 March 2031.",
    "share": "Women made up 12% of the arrests.",
    "office": "The opposition leader, Maret Osling, came to the town.",
    "act": "Orlan Vessik ordered the killing of some prisoners.",
    "proceeding": "Orlan Vessik is scheduled to stand trial on 27 November 2031.",
    "response": "The government denied the report.",
    "quote": "Maret Osling said it was \u201ca dark day\u201d for all.",
}


@pytest.mark.parametrize("wanted", sorted(OWN))
def test_every_field_is_present(wanted: str) -> None:
    line = only(TEXTS[wanted], wanted)
    assert {*COMMON.split(), *OWN[wanted].split()} <= set(line)


@pytest.mark.parametrize("wanted", sorted(OWN))
def test_a_line_is_json(wanted: str) -> None:
    line = only(TEXTS[wanted], wanted)
    assert msgspec.json.decode(msgspec.json.encode(line)) == line


@pytest.mark.parametrize("wanted", sorted(OWN))
def test_the_quote_stands_at_its_offsets(wanted: str) -> None:
    line = only(TEXTS[wanted], wanted)
    assert TEXTS[wanted][line["start"] : line["end"]] == line["quote"]


def test_fields_of_a_count() -> None:
    line = only(TEXTS["count"], "count")
    assert {key: line[key] for key in ("kind", "unit", "low", "high", "bound", "stated", "stated_start")} == {
        "kind": "killed",
        "unit": "person",
        "low": 12,
        "high": None,
        "bound": "at_least",
        "stated": "At least 12",
        "stated_start": 0,
    }
    assert {key: line[key] for key in ("place", "time_text", "time_start", "time_end", "victims", "event")} == {
        "place": "Nairobi",
        "time_text": "4 March 2031",
        "time_start": "2031-03-04",
        "time_end": "2031-03-04",
        "victims": "people",
        "event": None,
    }
    assert (line["basis"], line["as_of"], line["part"], line["part_of"], line["revises"], line["subset"]) == (
        "unstated",
        None,
        None,
        None,
        None,
        False,
    )


def test_the_actor_of_an_act_is_its_perpetrator() -> None:
    line = only(TEXTS["act"], "act")
    assert line["actor"] == line["perpetrator"] == "Orlan Vessik"


def test_the_publisher_stands_for_itself() -> None:
    line = only(TEXTS["response"], "response")
    assert line["attributed_to"] is None
    assert line["attribution"] == [
        {
            "name": "Kestrel Wire",
            "class": "publisher",
            "mode": "default",
            "verb_as_stated": None,
            "start": None,
            "end": None,
            "captured": "not captured",
        }
    ]


def test_lines_stand_in_text_order_with_unread_items_among_them() -> None:
    text = "Dozen of marchers were shot dead. 12 people were arrested."
    found = lines(text)
    assert [line["type"] for line in found] == ["unread", "count", "count"]
    assert [line["start"] for line in found] == sorted(line["start"] for line in found)


def test_the_name_of_the_document_is_on_every_line() -> None:
    one = source("12 people were killed. Dozen of marchers died.")
    assert {line["doc"] for line in claim_lines(one, read(one, gazetteer()))} == {one.name}


def test_an_empty_text_has_no_lines() -> None:
    assert lines("It rained.") == []
