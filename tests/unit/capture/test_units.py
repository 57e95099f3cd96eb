"""Lines and paragraphs of plain text."""

from __future__ import annotations

import textwrap

import pytest

from dadkhah.capture.units import split

LONG = (
    "The council of the harbour met on Monday in the invented town of Port Sarel and heard three "
    "witnesses, who told it that "
    "ten people had been taken from the quay before the sun rose, and that two of them had come back since."
)


def parts(content: str) -> list[str]:
    return [content[unit.start : unit.end] for unit in split(content)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_line_a_paragraph(end: str) -> None:
    content = f"Title{end}{end}{LONG}{end}{end}{LONG}{end}"
    assert parts(content) == ["Title", LONG, LONG]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_groups_follow_empty_lines(end: str) -> None:
    content = end.join(["Title", LONG, "", "Latest", "One", " \t", LONG])
    assert [unit.group for unit in split(content)] == [1, 1, 2, 2, 3]


def test_white_space_at_the_ends_of_a_line_is_outside() -> None:
    assert parts(f"   {LONG} \t\n") == [LONG]


@pytest.mark.parametrize("width", [60, 72, 78, 100])
def test_a_text_broken_to_a_width_is_joined(width: int) -> None:
    content = "\n\n".join(["Ten held in Port Sarel", textwrap.fill(LONG, width), textwrap.fill(LONG, width)])
    joined = [" ".join(part.split()) for part in parts(content)]
    assert joined == ["Ten held in Port Sarel", LONG, LONG]


def test_items_of_a_list_are_not_joined() -> None:
    items = "\n".join(
        f"- item number {number} of a list that is nearly as wide as the paragraph" for number in range(3)
    )
    content = f"{textwrap.fill(LONG, 72)}\n\n{items}"
    assert len(parts(content)) == 4


def test_short_lines_are_not_joined() -> None:
    assert parts("Latest news\nOne thing\nAnother thing\nA third thing") == [
        "Latest news",
        "One thing",
        "Another thing",
        "A third thing",
    ]


@pytest.mark.parametrize("content", ["", "\n\n", " \r\n\t\n"])
def test_nothing_gives_nothing(content: str) -> None:
    assert split(content) == ()
