"""Every sentence of the account that decides harm, kept in one data file with the number of its rule.

In: data/wording.tsv, data/measures.tsv, data/denials.tsv. Out: sentences by key, rows of measures, kinds of denial.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from dadkhah.errors import DataError
from dadkhah.lang import lexicon

FOLDER = Path(__file__).with_name("data")


class MeasureKind(msgspec.Struct, frozen=True):
    """One kind of measure: the row of the gap report that it answers, its label, the type of claim it comes from."""

    row: str
    label: str
    type: str


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of one data file; raise DataError where it is missing or damaged."""
    return lexicon.table(FOLDER / f"{name}.tsv")


@cache
def wording() -> Mapping[str, str]:
    """Return every sentence by its key."""
    return {row["key"]: row["text"] for row in table("wording")}


def say(key: str, **values: object) -> str:
    """Return one sentence with its values filled in; raise DataError for a key that the data file does not hold."""
    if key not in wording():
        raise DataError(f"no sentence is called {key}", where="wording.tsv")
    return wording()[key].format(**values)


@cache
def measure_kinds() -> Mapping[str, MeasureKind]:
    """Return the kinds of measures."""
    return {row["kind"]: MeasureKind(row["row"], row["label"], row["type"]) for row in table("measures")}


@cache
def measure_rows() -> tuple[str, ...]:
    """Return the rows of the gap report, in order: what can answer an allegation."""
    rows = (kind.row for kind in measure_kinds().values() if kind.type == "proceeding")
    return tuple(dict.fromkeys(rows))


@cache
def denial_kinds() -> frozenset[str]:
    """Return the kinds of responses that deny."""
    return frozenset(row["kind"] for row in table("denials"))


def kind_label(kind: str) -> str:
    """Return how a kind of measure is called."""
    known = measure_kinds().get(kind)
    return known.label if known else kind
