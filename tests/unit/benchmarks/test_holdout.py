"""The two parts of the development sheets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.holdout import parts, split


def test_the_parts_are_disjoint_complete_and_the_same_in_any_order() -> None:
    ids = [f"doc-{number}" for number in range(30)]
    seen, held = split(ids, 10)
    assert (len(held), seen | held, len(seen & held)) == (10, frozenset(ids), 0)
    assert split(ids[::-1], 10) == (seen, held)


@pytest.mark.parametrize("held", [0, 2, 5])
def test_a_sheet_is_written_in_two(tmp_path: Path, held: int) -> None:
    gold = tmp_path / "sheet.jsonl"
    gold.write_text("".join(json.dumps({"id": f"d{n}"}) + "\n" for n in range(5)), encoding="utf-8")
    seen, kept = parts(gold, tmp_path, held)
    assert len(kept.read_text(encoding="utf-8").splitlines()) == held
    both = seen.read_text(encoding="utf-8") + kept.read_text(encoding="utf-8")
    assert sorted(both.splitlines()) == sorted(gold.read_text(encoding="utf-8").splitlines())
