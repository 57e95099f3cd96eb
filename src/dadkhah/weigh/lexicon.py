"""The words that weighing knows, kept as data.

In: data/*.tsv. Out: labels of kinds and units, populations, verbs that put one's own figure into another's mouth.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dadkhah.lang import lexicon

FOLDER = Path(__file__).with_name("data")


@cache
def column(name: str, key: str, value: str) -> Mapping[str, str]:
    """Return one column of a data file by another; raise DataError where it is missing or damaged."""
    return {row[key]: row[value] for row in lexicon.table(FOLDER / f"{name}.tsv")}


def kinds() -> Mapping[str, str]:
    """Return how a kind of count is called in a label ("deaths in")."""
    return column("kinds", "kind", "label")


def units() -> Mapping[str, str]:
    """Return the plural of every unit."""
    return column("units", "unit", "label")


def populations() -> Mapping[str, str]:
    """Return the population that a word for victims names; "people" is everybody."""
    return column("populations", "word", "population")


def acceptance_verbs() -> Mapping[str, str]:
    """Return verbs that say somebody accepted a figure ("confirmed"): words of the one who tells it."""
    return column("acceptance_verbs", "word", "source")
