"""Figures of people taken, held, tried and freed: invented sentences with what they count.

In: figures/custody_*.jsonl. One sentence a line: `text`; `claims` with kind, other fair kinds, the stated quantity with
its offset, low and high; `optional` spans on which fair readers differ; `known` where the reader is known to err.
Every sentence, name and town was invented for this sheet; the first batches shaped the rules, and each later batch was
scored before any rule was made for it. Out: a floor under recall and precision, and no sentence that gets worse.
To renew `known` after a meant change: DADKHAH_RENEW_GOLDEN=1 python -m pytest tests/golden, then read the difference.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.read.readings import Line, lines

SHEETS = sorted((Path(__file__).parent / "figures").glob("custody_*.jsonl"))
RECALL, PRECISION = 0.96, 0.98
Row = dict[str, Any]


@cache
def rows(sheet: Path) -> tuple[Row, ...]:
    return tuple(json.loads(line) for line in sheet.read_text(encoding="utf-8").splitlines())


@cache
def scored(sheet: Path) -> tuple[tuple[int, int, int], ...]:
    """Return (matched, made up, missed) of every sentence."""
    return tuple(score(row) for row in rows(sheet))


def score(row: Row) -> tuple[int, int, int]:
    gold, matched, wrong = list(row["claims"]), 0, 0
    for line in lines(row["text"], "count"):
        found = next((claim for claim in gold if meets(line, claim)), None)
        if found is not None:
            gold.remove(found)
            matched += 1
        elif not any(overlap(line, start, end) for start, end in row["optional"]):
            wrong += 1
    return matched, wrong, len(gold)


def meets(line: Line, claim: Row) -> bool:
    kind = line["kind"] in {claim["kind"], *claim["also"]}
    numbers = (line["low"], line["high"]) == (claim["low"], claim["high"])
    return kind and numbers and overlap(line, claim["start"], claim["start"] + len(claim["stated"]))


def overlap(line: Line, start: int, end: int) -> bool:
    return bool(line["stated_start"] < end and start < line["stated_start"] + len(line["stated"]))


def test_the_sheets_are_whole() -> None:
    every = [row for sheet in SHEETS for row in rows(sheet)]
    assert len(every) >= 600
    assert len({row["text"] for row in every}) == len(every)
    for row in every:
        for claim in row["claims"]:
            assert row["text"][claim["start"] :].startswith(claim["stated"])


def test_recall_and_precision_stay_above_their_floors() -> None:
    sums = [sum(part) for part in zip(*(one for sheet in SHEETS for one in scored(sheet)), strict=True)]
    matched, wrong, missed = sums
    assert matched / (matched + missed) >= RECALL
    assert matched / (matched + wrong) >= PRECISION


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.stem))
def test_no_sentence_is_read_worse(sheet: Path) -> None:
    if os.environ.get("DADKHAH_RENEW_GOLDEN"):
        renewed = [{**row, "known": [*one[1:]]} for row, one in zip(rows(sheet), scored(sheet), strict=True)]
        sheet.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in renewed), encoding="utf-8")
        rows.cache_clear()
    worse = [
        row["text"]
        for row, (_, wrong, missed) in zip(rows(sheet), scored(sheet), strict=True)
        if wrong > row["known"][0] or missed > row["known"][1]
    ]
    assert worse == []
