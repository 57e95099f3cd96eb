"""Pairs of names judged: the rows of a table, each with a score, a decision and the reasons.

In: the rows of a table with the columns name_a and name_b. Out: the same rows, in order, with three columns more; what
is wrong with a row is said of it, and no row is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dadkhah.errors import CallError
from dadkhah.lang.naming import compare, prepare

NAMES = ("name_a", "name_b")
ADDED = ("score", "same", "why")

LONGEST = 1000
"""The most characters of a name: what is longer is a damaged row, such as one whose quotation mark nothing closes."""

MOST_WORDS = 24
"""The most words of a name; the time that two names take grows with the product of their words."""


class Layout(msgspec.Struct, frozen=True):
    """The columns of a table: how many, where the two names stand, and which are kept."""

    columns: int
    names: tuple[int, int]
    kept: tuple[int, ...]
    header: tuple[str, ...]


class Judged(msgspec.Struct, frozen=True):
    """A row as it is written; `wrong` says what is wrong with it, and is empty when nothing is."""

    cells: tuple[str, ...]
    wrong: str = ""


def layout(header: Sequence[str]) -> Layout:
    """Return where the columns stand; raise CallError where the two names are not to be found.

    Columns that are called score, same or why are replaced.
    """
    plain = [name.strip().lower() for name in header]
    missing = [name for name in NAMES if plain.count(name) != 1]
    if missing:
        raise CallError(
            f"the table needs one column `{missing[0]}`", remedy="give a first line with the columns name_a,name_b"
        )
    kept = tuple(at for at, name in enumerate(plain) if name not in ADDED)
    names = (plain.index(NAMES[0]), plain.index(NAMES[1]))
    return Layout(len(header), names, kept, (*(header[at] for at in kept), *ADDED))


def judged(rows: Iterable[Sequence[str]], columns: Layout) -> Iterator[Judged]:
    """Yield each row with its score (4 decimals), 1 or 0, and why."""
    for row in rows:
        cells = list(row) + [""] * (columns.columns - len(row))
        one, other = (cells[at] for at in columns.names)
        wrong = _wrong(row, one, other, columns)
        score, same, why = _judge(one, other)
        kept = [cells[at] for at in columns.kept]
        yield Judged((*kept, score, same, why, *cells[columns.columns :]), wrong)


def _judge(one: str, other: str) -> tuple[str, str, str]:
    left, right = prepare(one[:LONGEST]), prepare(other[:LONGEST])
    if max(len(left.words), len(right.words), 0) > MOST_WORDS:
        return "0.0", "0", "a name of so many words cannot be compared"
    alike = compare(left, right)
    return f"{alike.score:.4f}", str(int(alike.same)), "; ".join(alike.reasons)


def _wrong(row: Sequence[str], one: str, other: str, columns: Layout) -> str:
    """Return what is wrong with a row; empty when nothing is."""
    if len(row) != columns.columns:
        return f"{len(row)} cells, and the first line has {columns.columns}"
    for name, value in zip(NAMES, (one, other), strict=True):
        if any("\udc80" <= char <= "\udcff" for char in value):
            return f"{name} is not in UTF-8"
        if len(value) > LONGEST or "\n" in value.strip():
            return f"{name} runs over several lines or is too long: a quotation mark may be missing"
        words = prepare(value).words
        if not words or len(words) > MOST_WORDS:
            return f"{name} has " + (f"more than {MOST_WORDS} words" if words else "no letters")
    return ""
