"""Sentences in Persian and Arabic, all invented, with what is counted in each, and sentences in which nothing is.

In: persian.tsv and arabic.tsv: a sentence, its counts as kind:low:high:bound[:polarity[:part]] parted by "|", and of the
first count its source, its days and its place; an empty cell is not looked at, "-" is none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.read.readings import lines

from dadkhah.lang.lexicon import rows

HERE = Path(__file__).parent
Case = tuple[str, dict[str, str]]


def cases(name: str) -> list[Case]:
    """Return the sentences of one language with their cells."""
    content = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head = content[0].split("\t")
    return [(name, dict(zip(head, line.split("\t"), strict=True))) for line in content[1:]]


ALL = [*cases("persian"), *cases("arabic")]


def stated(line: dict[str, Any]) -> str:
    """Return a count as the tables write it, with polarity and part where they are not the usual ones."""
    low, high = ("-" if line[side] is None else str(line[side]) for side in ("low", "high"))
    plain = f"{line['kind']}:{low}:{high}:{line['bound']}"
    tail = [line["polarity"], line["part"] or ""]
    return ":".join([plain, *tail]).rstrip(":").removesuffix(":asserted")


def days(line: dict[str, Any]) -> str | None:
    return f"{line['time_start']}..{line['time_end']}" if line["time_start"] else None


@pytest.mark.parametrize(("language", "cells"), ALL, ids=[f"{name}-{i}" for i, (name, _) in enumerate(ALL, start=2)])
def test_what_a_sentence_counts(language: str, cells: dict[str, str]) -> None:
    sentence = cells["sentence"]
    found = lines(sentence, "count")
    assert "|".join(map(stated, found)) == cells["counts"], sentence
    assert all(line["rule"].startswith({"persian": "fa.", "arabic": "ar."}[language]) for line in found)
    seen = {"by": "attributed_to", "place": "place"}
    for column, field in seen.items():
        if cells[column]:
            assert (found[0][field] or "-") == cells[column], sentence
    if cells["time"]:
        assert (days(found[0]) or "-") == cells["time"], sentence


@pytest.mark.parametrize("language", ["persian", "arabic"])
def test_the_tables_are_large_and_hold_pitfalls(language: str) -> None:
    mine = [cells for name, cells in ALL if name == language]
    assert len(mine) >= 60
    assert sum(not cells["counts"] for cells in mine) >= 10
    assert len({cells["sentence"] for cells in mine}) == len(mine)


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_lexicons_are_whole(language: str) -> None:
    folder = Path(__file__).parents[4] / "src" / "dadkhah" / "read" / "data" / language
    for path in sorted(folder.glob("*.tsv")):
        table = list(rows(path.read_text(encoding="utf-8").splitlines(), path.name))
        assert table
        assert all(row["phrase"].strip() == row["phrase"] for row in table)
