"""The marks of a page."""

from __future__ import annotations

import time

import pytest

from dadkhah.adapters.extractors.tags import End, Start, Words, marks


def shown(page: str) -> list[str]:
    """Return the marks of a page in short: names of tags, words as they are."""
    return [
        f"<{mark.tag}>" if isinstance(mark, Start) else f"</{mark.tag}>" if isinstance(mark, End) else mark.text
        for mark in marks(page)
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Ten <B>held</B>.", ["Ten ", "<b>", "held", "</b>", "."]),
        ("a<br/>b", ["a", "<br>", "b"]),
        ("1 < 2 and 3 <4", ["1 < 2 and 3 <4"]),
        ("a<!-- <p>no</p> -->b", ["a", "b"]),
        ("a<!-->b", ["a", "b"]),
        ("a<!doctype html>b<?php x ?>c</3>d", ["a", "b", "c", "d"]),
        ("<script>if (a < b) '<p>'</script >x", ["<script>", "if (a < b) '<p>'", "</script>", "x"]),
        ("<SCRIPT>a</sCRIPT>x", ["<script>", "a", "</script>", "x"]),
        ("<title>a <b> c</title>", ["<title>", "a <b> c", "</title>"]),
        ('<p title="a > b">c', ["<p>", "c"]),
        ("<p title=it's>c's", ["<p>", "c's"]),
        ('<p a="b">c</p d="e">f', ["<p>", "c", "</p>", "f"]),
        ("<!-- no end", []),
        ("a<style>b", ["a", "<style>", "b"]),
    ],
)
def test_marks(page: str, expected: list[str]) -> None:
    assert shown(page) == expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&rsquo;", "’"),
        ("&#8217;", "’"),
        ("&#x2019;", "’"),
        ("&#X2019", "’"),
        ("&nbsp;", "\xa0"),
        ("&copy", "©"),
        ("&#xD800;", "\ufffd"),
        ("&#0;", "\ufffd"),
        ("&#x110000;", "\ufffd"),
    ],
)
def test_entities_are_words_of_their_own(written: str, meant: str) -> None:
    found = list(marks(f"a{written} b"))
    assert found == [
        Words("a", 0, 1),
        Words(meant, 1, 1 + len(written), exact=False),
        Words(" b", 1 + len(written), 3 + len(written)),
    ]


@pytest.mark.parametrize("page", ["AT&T", "a & b", "&nosuchthing;", "&", "&#;", "&#x;"])
def test_what_is_no_entity_stays(page: str) -> None:
    assert list(marks(page)) == [Words(page, 0, len(page))]


def test_words_of_a_page_are_where_they_say() -> None:
    page = "<p>Ten &amp; two <b>were</b> held.</p>"
    for mark in marks(page):
        if isinstance(mark, Words) and mark.exact:
            assert page[mark.start : mark.end] == mark.text


def test_attributes() -> None:
    (mark,) = marks("<META NAME=author Content='Ana &amp; Ben' content=second hidden data-x = \"1\">")
    assert isinstance(mark, Start)
    assert mark.attributes == {"name": "author", "content": "Ana & Ben", "hidden": "", "data-x": "1"}
    assert not mark.cut


def test_a_tag_that_ends_with_the_page_is_cut() -> None:
    (words, mark) = marks('Ten<a href="x')
    assert words == Words("Ten", 0, 3)
    assert isinstance(mark, Start)
    assert mark.cut


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<a ", '<a href="', "<a b='", "<!--", "<![", "&", "<", "</", "<p a==", "&#", "<script>"]
)
def test_time_grows_with_the_page_and_no_faster(piece: str) -> None:
    started = time.perf_counter()
    assert len(list(marks(piece * 50_000))) <= 250_001
    assert time.perf_counter() - started < 5
