"""Reading without a case: nothing is stored, and one bad file stops nothing."""

from __future__ import annotations

import pytest
from tests.unit.work.desks import EXAMPLE, Gone, Paper, PlainExtractor, Stages

from dadkhah.errors import SourceEmpty, SourceMissing, SourceUnreadable
from dadkhah.work.peek import Page, Wanted, capture, peek


def pages(*found: Paper | SourceMissing, explain: bool = False, words: bool = False) -> list[Page]:
    return list(peek(Stages(), PlainExtractor(), found, {}, Wanted(explain=explain, words=words)))


def test_claims_are_printed_with_their_document() -> None:
    (page,) = pages(Paper("folder/a.txt"))
    assert [line["quote"] for line in page.lines] == ["31 people were killed in Orsa"]
    assert page.lines[0]["doc"] == "a.txt"


def test_words_are_the_text_that_offsets_point_into() -> None:
    (page,) = pages(Paper("a.txt"), words=True)
    assert page.lines == ({"doc": "a.txt", "text": EXAMPLE},)


def test_a_summary_is_one_line_instead_of_the_claims() -> None:
    (page,) = peek(Stages(), PlainExtractor(), [Paper("a.txt")], {}, Wanted(summary=True))
    assert page.lines == ({"doc": "a.txt", "violation_types": ["killing"]},)


def test_an_explanation_shows_the_spans() -> None:
    (page,) = pages(Paper("a.txt"), explain=True)
    evidence = page.lines[0]["evidence"]
    assert isinstance(evidence, list)
    assert evidence[0]["exact"] == "31 people were killed in Orsa"


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (Paper("e.txt", b""), SourceEmpty),
        (Paper("n.txt", b"\xff"), SourceUnreadable),
        (Gone("g.txt"), SourceMissing),
        (SourceMissing("gone", where="m.txt"), SourceMissing),
    ],
)
def test_a_bad_file_is_one_page_with_its_error(bad: Paper | SourceMissing, error: type[Exception]) -> None:
    first, second = pages(bad, Paper("a.txt"))
    assert isinstance(first.error, error)
    assert first.error.where == first.path
    assert (len(second.lines), second.error) == (1, None)


def test_what_is_read_belongs_to_no_case() -> None:
    captured = capture(Stages(), PlainExtractor(), Paper("a.txt", beside=b'publisher = "P"'), {})
    assert captured.source.entry == -1
    assert captured.source.text == captured.text.version
    assert captured.description.publisher is not None
