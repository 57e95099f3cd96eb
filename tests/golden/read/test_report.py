"""What the reader makes of a small invented report, line by line.

In: report.txt, published 2031-06-20. Out: its lines without ids, kept in report.jsonl.
To renew after a meant change: DADKHAH_RENEW_GOLDEN=1 python -m pytest tests/golden, then read the difference.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tests.unit.read.readings import lines

from dadkhah.model.source import BlockRole

FOLDER = Path(__file__).parent
GOLDEN = FOLDER / "report.jsonl"
ROLES: dict[str, BlockRole] = {"Twelve Dead": "headline", "Must read": "teaser", "300 people": "teaser"}
APART = {"id", "attribution", "doc", "reading_precision", "reader"}


def made() -> list[dict[str, Any]]:
    """Return the lines, each without what hangs on bytes and without fields that say nothing."""
    text = (FOLDER / "report.txt").read_text(encoding="utf-8").rstrip("\n")
    found = lines(text, roles=ROLES)
    return [{key: value for key, value in line.items() if key not in APART and value is not None} for line in found]


def test_the_report_reads_as_it_was_read() -> None:
    found = made()
    if os.environ.get("DADKHAH_RENEW_GOLDEN"):
        GOLDEN.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in found), encoding="utf-8")
    kept = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    assert [line["quote"] for line in found] == [line["quote"] for line in kept]
    assert found == kept


def test_nothing_of_the_teaser_is_read() -> None:
    assert not any("Brunel" in json.dumps(line) for line in made())
    assert {line.get("block") for line in made()} <= {"headline", "body", None}
