"""What the reader makes of several hundred invented sentences on harm (those that only look so: test_harm_traps.py).

In: figures_harm.tsv: batch, phenomenon, text, figures, read. Every sentence was invented for this file, before the
rules that read it; a batch was written after the ones before it had been mended, so its first score was blind.
A figure is KIND and a number with a sign: 12 exact, ≥ at least, > more than, ≤ at most, < fewer than, ^ nearly,
~ about, v vague, 12-15 between, ! behind it denied. `read` says "yes" where the reader finds these and nothing else,
else "not yet". Out: no sentence falls back, and the shares of found and of right figures stay above their floors.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from tests.unit.read.readings import lines

SHEET = Path(__file__).with_name("figures_harm.tsv")
RECALL, PRECISION = 0.97, 0.98
SIGNS = {
    "≥": "at_least", ">": "more_than", "≤": "at_most", "<": "fewer_than", "^": "nearly", "~": "about", "v": "vague",
}  # fmt: skip
UPPER = {"at_most", "fewer_than", "nearly"}
Told = tuple[str, int | None, int | None, str, str]


@cache
def sheet() -> tuple[dict[str, str], ...]:
    """Return the rows of the sheet."""
    with SHEET.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(figure: str) -> Told:
    """Return (kind, low, high, bound, polarity) of a figure as written in the sheet."""
    kind, number = figure.split()
    polarity, number = ("denied" if number.endswith("!") else "asserted"), number.rstrip("!")
    ends = re.fullmatch(r"(\d+)-(\d+)", number)
    if ends:
        return kind, int(ends[1]), int(ends[2]), "between", polarity
    bound = SIGNS.get(number[0], "exact")
    value = int(number.lstrip("".join(SIGNS)))
    low, high = (None if bound in UPPER else value), (value if bound in UPPER | {"exact", "about"} else None)
    return kind, low, high, bound, polarity


def expected(row: dict[str, str]) -> Counter[Told]:
    return Counter(told(figure) for figure in row["figures"].split(";") if figure.strip())


@cache
def found(text: str) -> Counter[Told]:
    """Return what the reader finds; what nobody claims to have happened is left out."""
    made = [line for line in lines(text, "count", published=None) if line["polarity"] != "hypothetical"]
    return Counter((one["kind"], one["low"], one["high"], one["bound"], one["polarity"]) for one in made)


@pytest.mark.slow
def test_no_sentence_falls_back() -> None:
    fell = [row["text"] for row in sheet() if row["read"] == "yes" and found(row["text"]) != expected(row)]
    assert fell == []


def test_a_sentence_that_is_read_is_marked_so() -> None:
    assert [row["text"] for row in sheet() if row["read"] != "yes" and found(row["text"]) == expected(row)] == []


def test_the_floors_hold() -> None:
    right = sum((found(row["text"]) & expected(row)).total() for row in sheet())
    assert right >= RECALL * sum(expected(row).total() for row in sheet())
    assert right >= PRECISION * sum(found(row["text"]).total() for row in sheet())


def test_the_sheet_is_wide() -> None:
    texts = [row["text"] for row in sheet()]
    assert len(texts) == len(set(texts)) > 700
    assert len({row["phenomenon"] for row in sheet()}) > 15


@pytest.mark.parametrize(
    ("figure", "meant"),
    [
        ("killed 12", ("killed", 12, 12, "exact", "asserted")),
        ("killed ≥12!", ("killed", 12, None, "at_least", "denied")),
        ("injured ^90", ("injured", None, 90, "nearly", "asserted")),
        ("killed 12-15", ("killed", 12, 15, "between", "asserted")),
        ("raped v24", ("raped", 24, None, "vague", "asserted")),
    ],
)
def test_the_signs_of_the_sheet(figure: str, meant: Told) -> None:
    assert told(figure) == meant
