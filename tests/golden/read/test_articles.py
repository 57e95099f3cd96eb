"""What the reader makes of whole invented articles: wire copy, reports, press releases, live pages, appeals.

In: articles/*.txt, and articles/gold.tsv: article, where, stated, figure, part, row, read. Every article, with its
people, towns, events and numbers, was invented for this folder; a large city stands for a place only. Each was
annotated by hand before the reader had read it; a few rows were corrected or loosened to "may" after it had, so these
articles show what stays read and are no blind measure. `figure` is KIND (or KIND/KIND, where fair readers differ) and a
number as in test_figures_of_harm.py; `stated` stands in `where`, which occurs once in its article. A row is "must",
or "may" where fair readers differ on whether it counts anybody: then it is no miss and no mistake. `read` says "yes"
where the reader finds a row that it must.
Out: no article falls back, figure by figure, and the F1 over all of them stays above its floor.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.golden.read.test_figures_of_harm import told
from tests.unit.read.readings import Line, lines

FOLDER = Path(__file__).with_name("articles")
FLOOR = 0.95
EXTRA = 0.03
"""At most this share of what the reader finds may be unfounded."""
Gold = dict[str, str]


@cache
def gold() -> tuple[Gold, ...]:
    with (FOLDER / "gold.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ARTICLES = sorted({row["article"] for row in gold()})


@cache
def text_of(article: str) -> str:
    return (FOLDER / f"{article}.txt").read_text(encoding="utf-8")


def place_of(row: Gold) -> int:
    """Return where the number of a row stands in its article."""
    return text_of(row["article"]).index(row["where"]) + row["where"].index(row["stated"])


def meets(row: Gold, line: Line) -> bool:
    """Say whether a claim has a row's number, kind and place."""
    kinds, number = row["figure"].split()
    _, low, high, _, _ = told(f"killed {number}")
    start = place_of(row)
    overlaps = line["start"] < start + len(row["stated"]) and start < line["end"]
    kind = "killed" if line["kind"] == "executed" else line["kind"]
    fits = kind in kinds.replace("executed", "killed").split("/")
    return fits and overlaps and (line["low"], line["high"]) == (low, high)


@cache
def compared(article: str) -> tuple[tuple[Gold, ...], tuple[Gold, ...], tuple[str, ...]]:
    """Return (rows found, rows missed, quotes unfounded); a claim meets one row, the one that stands nearest."""
    wanted = [row for row in gold() if row["article"] == article]
    found, unfounded = list[Gold](), list[str]()
    claims = lines(text_of(article), "count", published=None)
    for line in sorted(claims, key=lambda one: (one["stated_start"], one["end"] - one["start"])):
        left = [row for row in wanted if row not in found and meets(row, line)]
        if left:
            found.append(min(left, key=lambda row: (abs(place_of(row) - line["stated_start"]), row["row"] == "may")))
        elif line["polarity"] != "hypothetical" and not _may(wanted, line):
            unfounded.append(line["quote"])
    missed = [row for row in wanted if row["row"] == "must" and row not in found]
    return tuple(row for row in found if row["row"] == "must"), tuple(missed), tuple(unfounded)


def _may(wanted: list[Gold], line: Line) -> bool:
    """Say whether a claim of another kind has the number of a row on which fair readers differ."""
    near = (row for row in wanted if row["row"] == "may" and line["start"] <= place_of(row) < line["end"])
    return any(told(f"killed {row['figure'].split()[1]}")[1:3] == (line["low"], line["high"]) for row in near)


@pytest.mark.parametrize("article", ARTICLES)
def test_no_figure_of_an_article_falls_back(article: str) -> None:
    _, missed, _ = compared(article)
    assert [row["where"] for row in missed if row["read"] == "yes"] == []


@pytest.mark.parametrize("article", ARTICLES)
def test_a_figure_that_is_read_is_marked_so(article: str) -> None:
    found, _, _ = compared(article)
    assert [row["where"] for row in found if row["read"] != "yes"] == []


def totals() -> Iterator[tuple[int, int, int]]:
    for article in ARTICLES:
        found, missed, unfounded = compared(article)
        yield len(found), len(missed), len(unfounded)


def test_the_floors_hold() -> None:
    found, missed, unfounded = (sum(column) for column in zip(*totals(), strict=True))
    assert 2 * found / (2 * found + missed + unfounded) >= FLOOR
    assert unfounded <= EXTRA * (found + unfounded)


@pytest.mark.slow
def test_the_parts_of_a_whole_are_told_apart() -> None:
    """Most rows that are a part of another figure are read as one."""
    marks = [(row, line) for article in ARTICLES for row, line in pairs(article) if row["part"] == "subset"]
    assert sum(bool(line["subset"]) for _, line in marks) >= 0.6 * len(marks)


def pairs(article: str) -> Iterator[tuple[Gold, Line]]:
    claims = lines(text_of(article), "count", published=None)
    for row in compared(article)[0]:
        line = next((one for one in claims if one["stated_start"] <= place_of(row) + 12 and meets(row, one)), None)
        if line is not None:
            yield row, line


def test_every_row_stands_once_in_its_article() -> None:
    assert [row["where"] for row in gold() if text_of(row["article"]).count(row["where"]) != 1] == []
    assert all(row["stated"] in row["where"] for row in gold())


def test_every_article_is_annotated() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == ARTICLES


def test_a_claim_meets_a_row_by_number_kind_and_place() -> None:
    row = next(one for one in gold() if one["article"] == "b1w1")
    line = {"start": place_of(row), "end": place_of(row) + 5, "kind": "abducted", "low": 60, "high": None}
    assert meets(row, line)
    others: list[Line] = [{"low": 61}, {"kind": "killed"}, {"start": place_of(row) + 40, "end": place_of(row) + 50}]
    assert not any(meets(row, line | other) for other in others)
