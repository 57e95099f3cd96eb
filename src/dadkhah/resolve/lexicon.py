"""The words that resolving knows, kept as data.

In: data/*.tsv. Out: event nouns and classes, determiners, words for bodies, filler words of office descriptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from dadkhah.lang import lexicon

FOLDER = Path(__file__).with_name("data")


class EventClass(msgspec.Struct, frozen=True):
    """One kind of event: a neutral label, how many days may lie between two datings of one event, if it has tolls."""

    name: str
    label: str
    slack: int
    tolls: bool
    meets: frozenset[str]


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of one data file; raise DataError where it is missing or damaged."""
    return lexicon.table(FOLDER / f"{name}.tsv")


@cache
def event_classes() -> Mapping[str, EventClass]:
    """Return the classes of events by name."""
    return {row["class"]: _event_class(row) for row in table("event_classes")}


def _event_class(row: Mapping[str, str]) -> EventClass:
    meets = frozenset(row["meets"].split())
    return EventClass(row["class"], row["label"], int(row["slack_days"]), row["tolls"] == "yes", meets)


@cache
def event_nouns() -> Mapping[str, tuple[str, str]]:
    """Return (class, "one" or "many") of every noun for an event; "many": its plural speaks of several events."""
    return {row["noun"]: (row["class"], row["plural"]) for row in table("event_nouns")}


@cache
def determiners(kind: str) -> frozenset[str]:
    """Return the determiners of a kind: definite, indefinite or many."""
    return frozenset(row["word"] for row in table("determiners") if row["kind"] == kind)


@cache
def words(name: str) -> frozenset[str]:
    """Return the column `word` of a data file."""
    return frozenset(row["word"] for row in table(name))
