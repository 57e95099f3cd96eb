"""What the grammar saw and could not read: silence is no answer."""

from __future__ import annotations

import msgspec
import pytest
from tests.factories import captured
from tests.unit.read.readings import gazetteer, lines

from dadkhah.model.source import Text
from dadkhah.read.reader import read


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Of the torture, 12 knew nothing.", "12"),
        ("The massacre, the killing, the 12 of that street.", "12"),
    ],
)
def test_a_quantity_near_violence_that_no_rule_links(text: str, quoted: str) -> None:
    found = lines(text, "unread")
    assert [line["quote"] for line in found] == [quoted]
    assert "no rule links" in found[0]["reason"]


@pytest.mark.parametrize(
    "text", ["12 people were killed.", "They bought 12 houses by the river.", "It was late.", "One day it ended."]
)
def test_nothing_is_unread(text: str) -> None:
    assert lines(text, "unread") == []


def test_a_slip_is_listed_beside_its_claim() -> None:
    text = "Dozen of marchers were shot dead."
    (item,) = lines(text, "unread")
    assert (item["quote"], "several numbers" in item["reason"]) == ("Dozen", True)
    assert len(lines(text, "count")) == 1


def test_a_language_that_is_not_read_yields_one_item_a_block() -> None:
    one = captured("Zw\u00f6lf Menschen starben.\n\nVierzig wurden verhaftet.\n\nMehr", roles={"Mehr": "teaser"})
    text = Text(one.text.content, one.text.blocks, (), "utf-8", "de")
    found = read(msgspec.structs.replace(one, text=text), gazetteer())
    assert found.claims == ()
    assert [item.span.exact for item in found.unread] == ["Zw\u00f6lf Menschen starben.", "Vierzig wurden verhaftet."]
    assert {"(de)" in item.reason for item in found.unread} == {True}


def test_every_item_says_where_and_why() -> None:
    text = "It rained. The massacre, the killing, the 12 of that street."
    (line,) = lines(text, "unread")
    assert text[line["start"] : line["end"]] == line["quote"]
    assert set(line) == {"doc", "type", "start", "end", "quote", "reason"}
