"""Lines of a plain text, joined to paragraphs where the text was broken to a width.

In: a text as decoded. Out: Units in order: disjoint, without white space at their ends, holding every other character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.capture.shape import is_item, is_row
from dadkhah.model.source import BlockRole

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
WIDEST = 120
"""Characters of the longest line of a text that was broken to a width (mail: 78, RFC 5322; editors: 80 to 120)."""

NARROWEST = 40


class Unit(msgspec.Struct, frozen=True):
    """A stretch that gets one role. Units of one `group` stand together: no empty line, or one container, around them.

    `role` is what the format itself says (a heading, an item); "" leaves it to the words. `reason`: why a silent role
    was given.
    """

    start: int
    end: int
    group: int
    role: BlockRole | None = None
    level: int = 0
    reason: str = ""


def split(content: str) -> tuple[Unit, ...]:
    """Return the units of a plain text."""
    lines = list(_lines(content))
    width = _width(lines)
    return tuple(_joined(content, lines, width)) if width else tuple(lines)


def _lines(content: str) -> Iterator[Unit]:
    group, last = 0, 0
    for match in LINE.finditer(content):
        line = match[0]
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        group += len(BREAK.findall(content, last, start)) != 1
        last = match.start() + len(line.rstrip())
        yield Unit(start, last, group)


def _width(lines: Sequence[Unit]) -> int:
    """Return the width a text was broken to; 0 for a text with one line a paragraph."""
    longest = max((line.end - line.start for line in lines), default=0)
    groups: dict[int, int] = {}
    for line in lines:
        groups[line.group] = groups.get(line.group, 0) + 1
    full = sum(line.end - line.start > longest * 0.7 for line in lines)
    broken = NARROWEST <= longest <= WIDEST and max(groups.values(), default=0) >= 3 and full * 3 >= len(lines)
    return longest if broken else 0


def _joined(content: str, lines: Sequence[Unit], width: int) -> Iterator[Unit]:
    """Join a line to the one before where its first word would not have fitted there."""
    held: Unit | None = None
    for line in lines:
        if held is not None and _continues(content, held, line, width):
            held = Unit(held.start, line.end, held.group)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _continues(content: str, held: Unit, line: Unit, width: int) -> bool:
    text = content[line.start : line.end]
    if held.group != line.group or is_item(text) or is_row(text):
        return False
    last_line = BREAK.split(content[held.start : held.end])[-1]
    return len(last_line) + 1 + len(text.split(maxsplit=1)[0]) > width * 0.9
