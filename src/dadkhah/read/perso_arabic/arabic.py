"""Counts in Arabic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.items import Item
from dadkhah.read.perso_arabic.counted import Counted


def counts(items: Sequence[Item], earlier: str) -> Iterator[Counted]:
    """Yield the figures of a sentence."""
    yield from ()
