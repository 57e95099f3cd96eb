"""Reading without a case: nothing is stored, and one bad file stops nothing."""

from __future__ import annotations

import pytest
from tests.unit.work.desks import EXAMPLE, Gone, Paper, PlainExtractor, Stages

from dadkhah.errors import SourceEmpty, SourceMissing, SourceUnreadable
from dadkhah.work import peek as peeking
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


BOXED = b"BOX:in.txt=Orsa. 9 people were killed in Orsa;b!a link;deep=BOX:x.txt=Velm. 7 people were killed in Velm"


def test_the_members_of_a_container_are_read_each_under_its_own_name() -> None:
    first, refused, deep = pages(Paper("a/box", BOXED))
    assert (first.path, first.lines[0]["doc"]) == ("a/box!in.txt", "box!in.txt")
    assert (refused.path, refused.warnings) == ("a/box!b", ("not read: a link",))
    assert deep.path == "a/box!deep!x.txt"


def test_a_container_that_holds_nothing_or_too_deep_says_so() -> None:
    assert pages(Paper("box", b"BOX:"))[0].path == "box!"
    told = pages(Paper("box", b"BOX:a=BOX:b=BOX:c=BOX:d=words"))
    assert any("containers already" in warning for page in told for warning in page.warnings)


def test_a_member_that_is_too_large_is_left_to_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peeking, "LARGEST_MEMBER", 10)
    (page,) = pages(Paper("box", b"BOX:a.txt=more than ten bytes"))
    assert page.warnings == ("not read: 19 bytes are more than the 10 that are read without a case",)
