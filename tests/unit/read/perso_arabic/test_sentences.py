"""Sentences in Persian and Arabic, with what is counted in each, and sentences in which nothing is.

In: persian.py and arabic.py, whose rows say what is expected. Out: the same from the reader, by rules of that language.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.read.perso_arabic import arabic, persian
from tests.unit.read.readings import lines

from dadkhah.lang.lexicon import rows

ALL = [*(("fa", row) for row in persian.ROWS), *(("ar", row) for row in arabic.ROWS)]


def stated(line: dict[str, Any]) -> str:
    """Return a count as the tables write it, with polarity and part where they are not the usual ones."""
    low, high = ("-" if line[side] is None else str(line[side]) for side in ("low", "high"))
    plain = f"{line['kind']}:{low}:{high}:{line['bound']}"
    tail = [line["polarity"], line["part"] or ""]
    return ":".join([plain, *tail]).rstrip(":").removesuffix(":asserted")


def days(line: dict[str, Any]) -> str | None:
    return f"{line['time_start']}..{line['time_end']}" if line["time_start"] else None


@pytest.mark.parametrize(("language", "row"), ALL, ids=[f"{language}-{i}" for i, (language, _) in enumerate(ALL)])
def test_what_a_sentence_counts(language: str, row: tuple[str, str, str, str, str]) -> None:
    sentence, counts, source, when, place = row
    found = lines(sentence, "count")
    assert "|".join(map(stated, found)) == counts, sentence
    assert all(line["rule"].startswith(f"{language}.") for line in found)
    seen = [(source, "attributed_to"), (place, "place")]
    assert [(found[0][field] or "-") for wanted, field in seen if wanted] == [wanted for wanted, _ in seen if wanted]
    assert when in {"", days(found[0]) or "-"} if found else not when, sentence


@pytest.mark.parametrize("table", [persian.ROWS, arabic.ROWS], ids=["fa", "ar"])
def test_the_tables_are_large_and_hold_pitfalls(table: tuple[tuple[str, str, str, str, str], ...]) -> None:
    assert len(table) >= 60
    assert sum(not row[1] for row in table) >= 10
    assert len({row[0] for row in table}) == len(table)


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_lexicons_are_whole(language: str) -> None:
    folder = Path(__file__).parents[4] / "src" / "dadkhah" / "read" / "data" / language
    for path in sorted(folder.glob("*.tsv")):
        table = list(rows(path.read_text(encoding="utf-8").splitlines(), path.name))
        assert table
        assert all(row["phrase"].strip() == row["phrase"] for row in table)
