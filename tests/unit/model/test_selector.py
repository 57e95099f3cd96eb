"""Where a passage stands, in words and as boxes."""

from __future__ import annotations

import msgspec
import pytest
from tests import factories as make
from tests.unit.publish import invented

from dadkhah.capture.layout import pack, unpack
from dadkhah.cli.explain import told
from dadkhah.model.selector import Box, Selector, boxes, place_words, standing_in
from dadkhah.model.source import Text
from dadkhah.publish.footnotes import Footnotes
from dadkhah.publish.index import build_index
from dadkhah.read.explain import explained

CELLS = (
    Selector(0, 4, "sheet Held, cell A1"),
    Selector(5, 9, "sheet Held, cell B7"),
    Selector(12, 20, "sheet Freed, cell C3"),
)
PAGES = (
    Selector(0, 10, "page 3", 3, (72, 60, 200, 70)),
    Selector(11, 20, "page 3", 3, (60, 75, 180, 85)),
    Selector(21, 30, "page 4", 4, (72, 60, 100, 70)),
)


@pytest.mark.parametrize(
    ("selectors", "start", "end", "words"),
    [
        (CELLS, 0, 4, "sheet Held, cell A1"),
        (CELLS, 2, 3, "sheet Held, cell A1"),
        (CELLS, 3, 6, "sheet Held, cells A1 to B7"),
        (CELLS, 0, 20, "sheet Held, cell A1 to sheet Freed, cell C3"),
        (CELLS, 9, 12, ""),
        (CELLS, 20, 30, ""),
        (PAGES, 5, 15, "page 3"),
        (PAGES, 15, 25, "page 3 to page 4"),
        ((), 0, 5, ""),
    ],
)
def test_a_place_in_words(selectors: tuple[Selector, ...], start: int, end: int, words: str) -> None:
    assert place_words(selectors, start, end) == words


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 5, ((3, (72, 60, 200, 70)),)), (5, 25, ((3, (60, 60, 200, 85)), (4, (72, 60, 100, 70)))), (30, 40, ())],
)
def test_boxes_page_by_page(start: int, end: int, found: tuple[tuple[int, Box], ...]) -> None:
    assert boxes(PAGES, start, end) == found


def test_selectors_of_a_stretch() -> None:
    assert [one.page for one in standing_in(PAGES, 10, 22)] == [3, 4]


def test_a_layout_keeps_them_and_one_without_is_as_it_was() -> None:
    text = Text("Ten were held.", (), (), "", selectors=PAGES[:1])
    words, layout = pack(text)
    assert unpack(words, layout) == text
    plain = msgspec.structs.replace(text, selectors=())
    assert b"selectors" not in pack(plain)[1]
    assert unpack(*pack(plain)) == plain


def test_explanations_say_where_a_claim_stands() -> None:
    item = make.captured("Ten people were killed in Orsa on Monday.")
    claim = make.count(item, "Ten people were killed", "Ten", 10)
    assert explained(item, claim)["standing"] is None
    text = msgspec.structs.replace(item.text, selectors=(Selector(0, 40, "page 3", 3),))
    shown = explained(msgspec.structs.replace(item, text=text), claim)
    assert shown["standing"] == "page 3"
    assert any("stands in" in row and "page 3" in row for row in told(shown))


def test_footnotes_of_the_draft_say_where_a_sentence_stands() -> None:
    inputs = invented.inputs()
    first = inputs.captured[0]
    text = msgspec.structs.replace(first.text, selectors=(Selector(0, len(first.text.content), "page 3", 3),))
    inputs = msgspec.structs.replace(inputs, captured=(msgspec.structs.replace(first, text=text), *inputs.captured[1:]))
    notes = Footnotes(build_index(inputs))
    claims = [claim for reading in inputs.readings for claim in reading.claims]
    notes.cite(*(claim.id for claim in claims))
    parts = {one.part for one in notes.footnotes()}
    assert parts == {"", "page 3"}
