"""Where in a page words stand."""

from __future__ import annotations

import pytest

from dadkhah.adapters.extractors.elements import Elements, Place


def place(*tags: str | tuple[str, dict[str, str]]) -> Place:
    """Return the place after some start tags."""
    elements = Elements()
    for tag in tags:
        name, attributes = (tag, {}) if isinstance(tag, str) else tag
        elements.start(name, attributes)
    return elements.place


@pytest.mark.parametrize(
    ("tags", "role"),
    [
        (("p",), None),
        (("ul", "li", "b"), "list"),
        (("blockquote", "p"), "quotation"),
        (("figure", "figcaption"), "caption"),
        (("table", "tr", "td"), "table"),
        (("h2", "span"), "headline"),
    ],
)
def test_roles(tags: tuple[str, ...], role: str | None) -> None:
    assert place(*tags).role == role


@pytest.mark.parametrize(
    ("tag", "attributes", "zone"),
    [
        ("nav", {}, "navigation"),
        ("footer", {}, "navigation"),
        ("header", {}, "navigation"),
        ("aside", {}, "teaser"),
        ("div", {"role": "navigation"}, "navigation"),
        ("div", {"class": "post related-posts"}, "teaser"),
        ("div", {"class": "related_posts"}, "teaser"),
        ("div", {"id": "comments", "class": "comments-area"}, "teaser"),
        ("p", {"class": "byline"}, "byline"),
        ("span", {"rel": "author"}, "byline"),
        ("div", {"class": "shareholders"}, ""),
        ("form", {}, ""),
        ("body", {"class": "sidebar"}, ""),
        ("article", {"class": "related"}, ""),
    ],
)
def test_zones(tag: str, attributes: dict[str, str], zone: str) -> None:
    assert place((tag, attributes), "b").zone == zone


def test_the_header_of_an_article_is_no_navigation() -> None:
    assert place("article", "header", "h1").zone == ""


def test_the_outermost_zone_counts() -> None:
    inner = place("nav", ("div", {"class": "related"}))
    assert (inner.zone, inner.marked) == ("navigation", False)


@pytest.mark.parametrize(
    "tag",
    [
        ("p", {"hidden": ""}),
        ("p", {"style": "color: red; DISPLAY : none"}),
        ("p", {"style": "visibility:hidden"}),
        ("template", {}),
        ("noscript", {}),
        ("dialog", {}),
    ],
)
def test_hidden(tag: tuple[str, dict[str, str]]) -> None:
    assert place("body", tag, "b").hidden


def test_a_dialog_that_is_open_is_shown() -> None:
    assert not place("body", ("dialog", {"open": ""})).hidden


def test_blocks_close_a_paragraph_and_items_close_items() -> None:
    elements = Elements()
    for _ in range(1000):
        elements.start("p", {})
    assert elements.deepest == 1
    elements.start("ul", {})
    for _ in range(1000):
        elements.start("li", {})
    assert elements.deepest == 2


def test_an_end_closes_what_is_open_inside() -> None:
    elements = Elements()
    for tag in ("article", "div", "b"):
        elements.start(tag, {})
    elements.end("article")
    assert elements.place == Place()


def test_an_end_without_a_start_is_nothing() -> None:
    elements = Elements()
    elements.start("p", {})
    elements.end("div")
    assert elements.place.tag == "p"
