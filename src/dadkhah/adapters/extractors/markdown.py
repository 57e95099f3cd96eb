"""Markdown: where its blocks stand in the file.

In: the text of a file. Out: Units over that text, and the statements of its front matter. Block marks at the
beginning of a block ("## ", "- ", "> ") stay in the text, outside the unit; nothing in the text is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dadkhah.capture.units import Unit
from dadkhah.model.source import BlockRole

MOST = 1_000_000
"""Characters of a file beyond which it is read as plain text."""

NEWLINE = re.compile(r"\r\n?|\n")
MARKS = re.compile(r"[ \t>]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*|\|[ \t]*)*")
FRONT = re.compile(r"\A---[ \t]*(?:\r\n?|\n)(.*?)(?:\r\n?|\n)---[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL)
STATEMENT = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t]*")
KEYS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "publisher": "publisher",
    "site": "publisher",
    "site_name": "publisher",
    "date": "published",
    "published": "published",
    "publication_date": "published",
    "lang": "language",
    "language": "language",
}
"""Names in use in front matter, and the statement each makes."""


class _Inside(msgspec.Struct):
    """How many lists and quotations are open."""

    lists: int = 0
    quotes: int = 0
    group: int = 0


def front_matter(content: str) -> tuple[dict[str, str], int]:
    """Return the statements of the front matter, and where the text after it begins."""
    match = FRONT.match(content)
    if match is None:
        return {}, 0
    found: dict[str, str] = {}
    for line in NEWLINE.split(match[1]):
        said = STATEMENT.fullmatch(line)
        value = said[2].strip("\"'") if said else ""
        if said and value and said[1].lower() in KEYS:
            found.setdefault(KEYS[said[1].lower()], value)
    return dict(sorted(found.items())), match.end()


def units(content: str) -> tuple[Unit, ...]:
    """Return the units of a Markdown text in order; a line of words that no block holds is marked as navigation."""
    _, begin = front_matter(content)
    lines = _Lines(content, begin)
    found = [unit for unit in _blocks(content, begin, lines) if unit.end > unit.start]
    front = [Unit(*_trim(content, 0, begin), 0, "navigation", 0, "front matter")] if begin else []
    return tuple(sorted([*front, *found, *_left_over(lines, found)], key=lambda unit: unit.start))


class _Lines:
    """Where the lines of a text begin and end."""

    def __init__(self, content: str, begin: int) -> None:
        breaks = list(NEWLINE.finditer(content, begin))
        self.content = content
        self.starts = [begin, *(match.end() for match in breaks)]
        self.ends = [*(match.start() for match in breaks), len(content)]

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Return the offsets from one line to before another, without the marks and white space at its ends."""
        last = min(after, len(self.starts)) - 1
        start, end = self.starts[first], max(self.ends[last], self.starts[first])
        match = MARKS.match(self.content, start, end)
        return _trim(self.content, match.end() if match else start, end)


def _trim(content: str, start: int, end: int) -> tuple[int, int]:
    held = content[start:end]
    return start + len(held) - len(held.lstrip()), start + len(held.rstrip())


def _blocks(content: str, begin: int, lines: _Lines) -> Iterator[Unit]:
    inside = _Inside()
    for token in MarkdownIt("commonmark").enable("table").parse(content[begin:]):
        inside.lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        inside.quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        inside.group += token.level == 0 and token.nesting == 1
        if token.map is not None:
            yield from _unit(token, lines, inside)


def _unit(token: Token, lines: _Lines, inside: _Inside) -> Iterator[Unit]:
    first, after = token.map or (0, 0)
    if token.type == "heading_open":
        after -= token.markup in {"=", "-", "==", "--"} or set(token.markup) <= {"=", "-"}
        yield Unit(*lines.span(first, after), inside.group, "headline", int(token.tag[1]))
    elif token.type == "paragraph_open":
        yield Unit(*lines.span(first, after), inside.group, _paragraph(inside), inside.lists)
    elif token.type == "tr_open":
        yield Unit(*lines.span(first, after), inside.group, "table")
    elif token.type == "fence" and first + 1 < len(lines.starts):
        yield Unit(*lines.span(first + 1, max(after - 1, first + 2)), inside.group, "body")
    elif token.type in {"code_block", "html_block"}:
        comment = token.content.lstrip().startswith("<!--")
        yield Unit(
            *lines.span(first, after),
            inside.group,
            "navigation" if comment else "body",
            0,
            "a comment" if comment else "",
        )


def _paragraph(inside: _Inside) -> BlockRole | None:
    return "list" if inside.lists else "quotation" if inside.quotes else None


def _left_over(lines: _Lines, found: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the lines with letters that no unit holds: definitions of links, text after a fence that has no end."""
    held = sorted((unit.start, unit.end) for unit in found)
    at = 0
    for start, end in zip(lines.starts, lines.ends, strict=True):
        while at < len(held) and held[at][1] <= start:
            at += 1
        taken = at < len(held) and held[at][0] < end
        words = any(char.isalnum() for char in lines.content[start:end])
        if words and not taken:
            yield Unit(*_trim(lines.content, start, end), -1, "navigation", 0, "Markdown's own marks")
