"""The visible words of a page."""

from __future__ import annotations

import pytest

from dadkhah.adapters.extractors.paragraphs import join, scan


def texts(page: str) -> list[str]:
    return [paragraph.text for paragraph in scan(page).paragraphs]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Ten  were\n\t held. </p>", ["Ten were held."]),
        ("<p>Ten<b> were</b> held.</p>", ["Ten were held."]),
        ("<p>Ten<b> were </b> held.</p>", ["Ten were held."]),
        ("<p>Ten</p>were<div>held", ["Ten", "were", "held"]),
        ("<div>Ten<p>were</div>held", ["Ten", "were", "held"]),
        ("Ten<br>were<br><br>held", ["Ten\nwere", "held"]),
        ("<tr><td>North</td> <td>4</td></tr><tr><td>South<td>6", ["North\t4", "South\t6"]),
        ("<pre>a  b\n c</pre>", ["a  b\n c"]),
        ("<p>Ten&nbsp;&amp; two</p>", ["Ten\xa0& two"]),
        ("<p> &nbsp; </p><p>\u200b</p>", []),
        ("<p>Ten<script>no</script> were<style>no</style> held", ["Ten were held"]),
        ("<p>Ten<template>no</template><noscript>no</noscript> were", ["Ten were"]),
        ("<p>Ten <span hidden>no</span>were</p>", ["Ten were"]),
        ("<head><title>no</title></head>Ten", ["Ten"]),
        ("<textarea>no</textarea>Ten", ["Ten"]),
        ("<svg><text>no</text></svg>Ten", ["Ten"]),
        ("<select><option>One<option>Two</select>Ten", ["One", "Two", "Ten"]),
    ],
)
def test_paragraphs(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_pieces_lead_to_the_page() -> None:
    page = "<p>Ten &amp; two\n  were <b>held</b>.</p><ul><li>North</li><li>South</li></ul>"
    content, starts, pieces = join(scan(page).paragraphs)
    assert content == "Ten & two were held.\n\nNorth\nSouth"
    assert [content[start] for start in starts] == ["T", "N", "S"]
    exact = 0
    for piece in pieces:
        if piece.exact:
            assert content[piece.start : piece.end] == page[piece.source_start : piece.source_end]
            exact += piece.end - piece.start
        else:
            assert content[piece.start : piece.end] in {"&", " "}
    assert exact == len(content) - len("&") - len(" ") - len("\n\n\n")


def test_hidden_words_are_counted() -> None:
    assert scan("<p>Ten<p hidden>Forty killed").warnings == ("12 characters in hidden elements are left out",)


def test_a_cut_page_says_so() -> None:
    assert scan("<p>Ten<a href='").warnings == ("the page breaks off inside a tag",)


def test_links_are_known() -> None:
    first, second = scan("<p><a href=x>All of it</a></p><p>Half <a href=x>of it</a></p>").paragraphs
    assert (first.linked, second.linked) == (True, False)
