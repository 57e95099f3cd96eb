"""Markdown: the file's own text, with its blocks told apart."""

from __future__ import annotations

import pytest
from tests.unit.adapters.extractors.pages import ANSWER, BODY, LEAD

from dadkhah.adapters.extractors.markdown import MOST, front_matter, units
from dadkhah.adapters.extractors.plain import extract_markdown
from dadkhah.model.source import Text

NOTE = f"""---
title: "Ten held in Port Sarel"
author: Ana Invented
date: 2031-04-02
tags: [harbour]
---

# Ten held in Port Sarel

{LEAD}

## What the council says

> We counted ten.

- North quay: **four** people
- South quay: six people
  - two of them *children*

1. First

| Place | Held |
|-------|------|
| North | 4    |

{BODY}

<!-- Forty killed -->

```
a list of names
```

### Latest news

- Forty killed in Lower Sarel

{BODY}

{ANSWER}

[council]: https://council.example
"""


def text_of(content: str) -> Text:
    made = extract_markdown(content.encode())
    assert made.text is not None, made.failure
    return made.text


def test_blocks_of_a_note() -> None:
    text = text_of(NOTE)
    assert text.content == NOTE
    assert [(block.role, text.content[block.start : block.end]) for block in text.blocks[1:]] == [
        ("headline", "Ten held in Port Sarel"),
        ("lead", LEAD),
        ("headline", "What the council says"),
        ("quotation", "We counted ten."),
        ("list", "North quay: **four** people"),
        ("list", "South quay: six people"),
        ("list", "two of them *children*"),
        ("list", "First"),
        ("table", "Place | Held |"),
        ("table", "North | 4    |"),
        ("body", BODY),
        ("navigation", "<!-- Forty killed -->"),
        ("body", "a list of names"),
        ("teaser", "Latest news"),
        ("teaser", "Forty killed in Lower Sarel"),
        ("body", BODY),
        ("body", ANSWER),
        ("navigation", "[council]: https://council.example"),
    ]


def test_levels() -> None:
    text = text_of(NOTE)
    assert [block.level for block in text.blocks if block.role in {"headline", "list"}] == [1, 2, 1, 1, 2, 1]


def test_front_matter() -> None:
    assert front_matter(NOTE)[0] == {
        "author": "Ana Invented",
        "published": "2031-04-02",
        "title": "Ten held in Port Sarel",
    }
    assert text_of(NOTE).blocks[0].reason == "front matter"
    assert extract_markdown(NOTE.encode()).page["author"] == "Ana Invented"


@pytest.mark.parametrize(
    "content", ["", "no front matter", "---\ntitle: never ends", "----\ntitle: x\n----\n", "text\n---\ntitle: x\n---\n"]
)
def test_no_front_matter(content: str) -> None:
    assert front_matter(content) == ({}, 0)


def test_a_heading_with_a_line_under_it() -> None:
    content = f"Ten held\n========\n\n{LEAD}\n\nThe council\n-----------\n\n{BODY}\n"
    text = text_of(content)
    assert [text.content[block.start : block.end] for block in text.blocks if block.role == "headline"] == [
        "Ten held",
        "The council",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    content = NOTE.replace("\n", end)
    text = text_of(content)
    assert text.content == content
    assert len(text.blocks) == 19


def test_a_paragraph_broken_to_a_width_is_one_block() -> None:
    content = f"# Ten held\n\n{LEAD[:60]}\n{LEAD[60:]}\n"
    assert [block.role for block in text_of(content).blocks] == ["headline", "lead"]


@pytest.mark.parametrize(
    "content", ["```\nnever ends", "> > > a\n> b", "- \n- a", "[a]: b", "***", "\\# a", "<div>\na\n", "| a |\n|---|"]
)
def test_units_are_in_order_and_apart(content: str) -> None:
    at = 0
    for unit in units(content):
        assert at <= unit.start < unit.end <= len(content)
        at = unit.end


@pytest.mark.slow
def test_a_very_long_file_is_read_as_plain_text() -> None:
    text = text_of(f"# Ten held\n\n{LEAD}\n\n" * (MOST // 150))
    assert "is read as plain text" in text.warnings[-1]


def test_what_cannot_be_decoded_says_why() -> None:
    made = extract_markdown(b"%PDF-1.7")
    assert made.text is None
    assert "a PDF" in made.failure
