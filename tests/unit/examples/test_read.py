"""Reading the example accuses nobody whom no source accuses, and counts nothing that expected.md says is no figure.

In: the lines of `dadkhah read` on the example. Out: none of the errors that harm somebody; the main figures, read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.examples.expected import ALL, FIGURE_ROWS, Row, number

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT / "examples" / "veldania" / "sources"
NEVER = [row for row in ALL if row.section.startswith("## Never")]
UNACCUSED = [
    "Caldermoy",
    "Astrane",
    "Simmark",
    "Kemeter",
    "Lindqvale",
    "Thornevik",
    "Astrike",
    "Marchbane",
    "Yelnik",
]
ROLES = ("perpetrator", "actor", "subject")


@cache
def lines() -> tuple[dict[str, Any], ...]:
    """Return what the reader prints for all sources of the example, read once for all tests of this file."""
    call = [sys.executable, "-m", "dadkhah.cli", "read", "--format", "jsonl", str(SOURCES)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(call, env=environment, capture_output=True, text=True, timeout=120, check=True)
    return tuple(json.loads(line) for line in done.stdout.splitlines())


def claims(source: str, kind: str = "") -> list[dict[str, Any]]:
    """Return the claims of one source, of one type where it is given; unread items are none."""
    found = [line for line in lines() if line["doc"].startswith(f"{source}-") and line["type"] != "unread"]
    return [line for line in found if kind in {"", line["type"]}]


@pytest.mark.untraced
@pytest.mark.slow
@pytest.mark.parametrize("name", UNACCUSED)
def test_nobody_is_accused_whom_no_source_accuses(name: str) -> None:
    accused = [line for line in lines() if line["type"] in {"act", "proceeding"}]
    assert accused
    assert [line["quote"] for line in accused for role in ROLES if name in str(line.get(role) or "")] == []


@pytest.mark.slow
@pytest.mark.parametrize("row", NEVER, ids=lambda row: f"{row.source}: {row.quote[:40]}")
def test_what_is_no_figure_of_the_case_is_not_counted(row: Row) -> None:
    counts = claims(row.source, "count")
    assert counts or row.source in {"07", "19"}
    taken = [line["quote"] for line in counts if line["stated"] in row.quote]
    assert [quote for quote in taken if quote in row.quote or row.quote in quote] == []


@pytest.mark.slow
def test_the_figures_that_carry_the_case_are_read() -> None:
    wanted = {("01", 31), ("05", 88), ("06", 420), ("16", 112), ("19", 300)}
    stated = {(row.source, number(row.cells[2])) for row in FIGURE_ROWS}
    assert wanted <= stated
    read = {(line["doc"][:2], line["low"]) for line in lines() if line["type"] == "count" and line["kind"] == "killed"}
    assert sorted(wanted - read) == []


@pytest.mark.slow
def test_the_general_is_accused_by_the_rights_group_and_not_by_the_state() -> None:
    accusing = {line["doc"][:2] for line in lines() if line["type"] == "act" and "Tesk" in str(line["perpetrator"])}
    assert "05" in accusing
    assert accusing.isdisjoint({"02", "12", "17"})


@pytest.mark.slow
def test_the_report_in_persian_is_read() -> None:
    counts = {(line["kind"], line["low"], line["attributed_to"]) for line in claims("21", "count")}
    assert {
        ("killed", 31, "دیدبان فانوس"),
        ("places", 9, "دیدبان فانوس"),
        ("killed", 12, "دیدبان فانوس"),
        ("injured", 40, "یک پرستار"),
        ("killed", 2, "خبرگزاری دولتی"),
        ("arrested", 20, "خانواده‌ها"),
    } <= counts
    assert [line["quote"] for line in lines() if line["doc"].startswith("21-") and line["type"] == "unread"] == ["چند"]
