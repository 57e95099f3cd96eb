"""A sentence as typed spans: every word is in one item, and nouns and verbs are told apart."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, kinds, laid

from dadkhah.read.items import Item, merged, seek
from dadkhah.read.lexicon import Entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police killed 12 people in Lima.", ["WORD", "VERB", "QTY", "PNOUN", "PREP", "PLACE"]),
        ("The killings shocked the town.", ["DET", "NTRIG", "WORD", "DET", "UNIT"]),
        ("At the march on Monday they sang.", ["PREP", "DET", "EVENT", "PREP", "DATE", "PRON", "WORD"]),
        ("Their release was late.", ["POSS", "NTRIG", "AUX", "WORD"]),
        ("They attack the camp.", ["PRON", "VERB", "DET", "UNIT"]),
        ("The wounded were helped.", ["DET", "ADJT", "AUX", "WORD"]),
        ("Guards wounded 12 men.", ["PNOUN", "VERB", "QTY", "PNOUN"]),
        ("The price rose by 12 percent.", ["DET", "WORD", "WORD", "PREP", "PCT"]),
        ("He is 12 years old.", ["PRON", "AUX", "GUARD"]),
        ("Norwegian police left.", ["DEMONYM", "WORD", "WORD"]),
    ],
)
def test_kinds_of_a_sentence(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "At least 1,500 people were killed in Lima on 4 March 2031, according to the Harbour Watch.",
        "\u201cWe saw 12 of them,\u201d said Maret Osling, who is 30 years old.",
        "then-President Orlan Vessik\u2019s guards shot 12 men dead (in 3 towns).",
    ],
)
def test_items_stand_in_order_and_cover_every_word(text: str) -> None:
    sheet = laid(text)
    for row in sheet.rows:
        ends = [item.end for item in row.items]
        assert all(end <= item.start for end, item in zip(ends, row.items[1:], strict=False))
        covered = {at for item in row.items for at in range(item.start, item.end)}
        assert {at for token in row.sentence.tokens for at in range(token.start, token.end)} <= covered


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Soldiers shot 12 men dead.", "killed"),
        ("Soldiers shot 12 men.", "shot"),
        ("Soldiers burned 12 people alive.", "killed"),
        ("Soldiers burned 12 houses.", "burned"),
        ("Guards tortured two men to death.", "killed"),
        ("Guards tortured two men, and one is dead.", "tortured"),
        ("Guards beat two men to death.", "killed"),
    ],
)
def test_a_completion_behind_the_object_decides_what_a_verb_did(text: str, tag: str) -> None:
    verb = next(item for item in items_of(text) if item.kind == "VERB" and item.entry("TRIG"))
    assert next(entry.tag for entry in verb.entries if entry.kind == "TRIG") == tag


def test_an_item_gives_the_reading_of_its_kind() -> None:
    both = (Entry("ACT", "attacking", "lemma"), Entry("EVENT", "attack", "singular"))
    event, verb = (Item(kind, 0, 6, "attack", both) for kind in ("EVENT", "VERB"))
    assert (event.tag, event.form) == ("attack", "singular")
    assert (verb.tag, verb.form) == ("attacking", "lemma")
    assert Item("WORD", 0, 1, "x").tag == Item("WORD", 0, 1, "x").form == ""
    assert event.entry("TRIG") is None


def test_of_overlapping_spans_dates_and_guards_win_then_the_longer() -> None:
    found = merged({10: (12, "qty")}, [(0, 12, "DATE", "date"), (20, 24, "PLACE", "a"), (20, 30, "ORG", "b")])
    assert found == {0: ("DATE", 12, "date"), 20: ("ORG", 30, "b")}
    assert merged({10: (12, "qty")}, [(12, 14, "PLACE", "a")]) == {10: ("QTY", 12, "qty"), 12: ("PLACE", 14, "a")}


def row(*kinds_: str) -> list[Item]:
    return [Item(kind, index, index + 1, kind) for index, kind in enumerate(kinds_)]


@pytest.mark.parametrize(
    ("start", "step", "expected"), [(0, 1, 2), (3, -1, 2), (3, 1, None), (-1, 1, None), (4, 1, None)]
)
def test_seek_walks_until_it_finds_or_is_stopped(start: int, step: int, expected: int | None) -> None:
    items = row("A", "B", "X", "STOP")
    found = seek(items, start, step, lambda item: item.kind == "X", lambda item: item.kind == "STOP" and start != 3)
    assert found == expected


def test_seek_stops() -> None:
    items = row("A", "STOP", "X")
    assert seek(items, 0, 1, lambda item: item.kind == "X", lambda item: item.kind == "STOP") is None
