"""The reviewed word lists of this stage.

In: the name of a file under data/. Out: its rows, each with its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dadkhah.lang.lexicon import table

FOLDER = Path(__file__).with_name("data")


@cache
def lexicon(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of data/<name>.tsv in order; raise DataError where the file or a row is damaged."""
    return table(FOLDER / f"{name}.tsv")


def load_all() -> None:
    """Read every word list now, for a process that soon can open no file."""
    for path in sorted(FOLDER.glob("*.tsv")):
        lexicon(path.stem)
