"""A whole summary and its line."""

from __future__ import annotations

import json

import msgspec
import pytest
from tests.unit.read.readings import source
from tests.unit.read.summary.tellings import summary_of, victim

from dadkhah.model.summary import Victim
from dadkhah.read.summary.summarise import CROWD, summary_line

TEXT = (
    "NAIROBI - Police arrested the journalist Mary Dervan in Nairobi, Kenya, on 4 March 2031. "
    "She was beaten in custody, her editor said. Kenyan police denied it."
)
FIELDS = (
    "doc", "perpetrator_mention", "perpetrator_type", "victims", "violation_types", "country", "region", "city",
    "year", "month", "day",
)  # fmt: skip


def test_a_whole_summary() -> None:
    found = summary_of(TEXT)
    assert found.victims == (
        Victim(
            name="Mary Dervan",
            population="individual",
            types=("journalist",),
            sex="woman",
            sex_by="text",
            age_group="adult",
        ),
    )
    assert (found.perpetrator_mention, found.perpetrator_type) == (True, "state actor")
    assert "arbitrary detention" in found.violation_types
    assert (found.country, found.region, found.city) == ("Kenya", None, "Nairobi")
    assert (found.year, found.month, found.day) == (2031, 3, 4)


def test_the_line_has_every_field_always() -> None:
    for text in (TEXT, "It rained."):
        line = summary_line(source(text), summary_of(text))
        assert tuple(line) == FIELDS
        assert json.loads(json.dumps(line)) == line


def test_the_line_names_the_document() -> None:
    assert summary_line(source(TEXT), summary_of(TEXT))["doc"] == "report.txt"


@pytest.mark.parametrize("text", ["Police arrested many people.", "Two men were killed in Lima."])
def test_victims_without_a_name_are_several(text: str) -> None:
    assert victim(text) == CROWD


def test_without_harm_there_is_no_victim() -> None:
    assert summary_of("It rained.").victims == ()


def test_the_same_text_gives_the_same_summary() -> None:
    assert msgspec.json.encode(summary_of(TEXT)) == msgspec.json.encode(summary_of(TEXT))
