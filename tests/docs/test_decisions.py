"""Decisions are numbered once, dated, complete, and listed in the index under their own title.

In: docs/decisions. Out: an index that can be trusted.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "decisions"
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))


def title(path: Path) -> str:
    """Return the first line of a decision without number and marks."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    return re.sub(r"^# (?:\d{4}[:.]? ?)?", "", first).strip()


def line_for(path: Path) -> str:
    """Return the line that the index holds for a decision."""
    return f"- [{path.name[:4]}]({path.name}): {title(path)}"


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_dated_and_says_what_was_rejected(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", text)
    assert re.search(r"rejected", text, re.IGNORECASE)
    assert title(path)


def test_numbers_are_given_once() -> None:
    counted = Counter(path.name[:4] for path in DECISIONS)
    assert [number for number, times in counted.items() if times > 1] == []
    assert len(counted) >= 3


def test_the_index_lists_every_decision_and_no_other() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in index if line.startswith("- [")] == [line_for(path) for path in DECISIONS]
