"""What a page says of itself."""

from __future__ import annotations

import pytest
from tests.unit.adapters.extractors.pages import ARTICLE

from dadkhah.adapters.extractors.paragraphs import scan

LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "Person", "name": "no"},
{"@type": ["NewsArticle"], "headline": "Ten held", "datePublished": "2031-04-02", "inLanguage": "en",
"author": [{"@type": "Person", "name": "Ana Invented"}, {"name": "Ben Made-Up"}],
"publisher": {"name": "Tidewater"}}]}</script>"""


def test_the_statements_of_an_article() -> None:
    assert scan(ARTICLE).page == {
        "author": "Ana Invented",
        "language": "en-GB",
        "published": "2031-04-02T08:00:00Z",
        "publisher": "The Tidewater Post",
        "title": "Ten held in Port Sarel",
    }


def test_linked_data() -> None:
    assert scan(LINKED).page == {
        "author": "Ana Invented, Ben Made-Up",
        "language": "en",
        "published": "2031-04-02",
        "publisher": "Tidewater",
        "title": "Ten held",
    }


@pytest.mark.parametrize(
    ("page", "statement", "value"),
    [
        ("<title> Ten\n held </title>", "title", "Ten held"),
        ("<title>Post</title><h1>Ten <b>held</b></h1>", "title", "Ten held"),
        ("<h1>Ten</h1><meta property=og:title content='Ten held'>", "title", "Ten held"),
        ("<meta name=DC.Publisher content=Tidewater>", "publisher", "Tidewater"),
        ("<time datetime=2031-04-02>Wednesday</time>", "published", "2031-04-02"),
        ("<time datetime=2031-04-01>a</time><time pubdate datetime=2031-04-02>b</time>", "published", "2031-04-02"),
        ("<meta name=date content=2031-04-02><time datetime=2031-04-01>a</time>", "published", "2031-04-02"),
        ("<html xml:lang=fa>", "language", "fa"),
        ("<link rel=canonical href=https://tidewater.example/ten>", "address", "https://tidewater.example/ten"),
        ("<h1>Ten held", "title", "Ten held"),
    ],
)
def test_one_statement(page: str, statement: str, value: str) -> None:
    assert scan(page).page == {statement: value}


@pytest.mark.parametrize(
    "page",
    [
        "<meta name=author content='https://tidewater.example/ana'>",
        "<meta name=author content=' '>",
        "<meta property=og:title>",
        "<time>Wednesday</time>",
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">[4, null, "x", {"@type": 4}]</script>',
        '<script type="application/ld+json">{"@type": "Article", "author": 4, "publisher": [[]]}</script>',
    ],
)
def test_what_says_nothing(page: str) -> None:
    assert scan(page).page == {}
