"""The reviewed word lists of this stage.

In: the name of a file under data/. Out: its rows, each with its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dadkhah.errors import DataError
from dadkhah.lang.lexicon import rows

FOLDER = Path(__file__).with_name("data")


@cache
def lexicon(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of data/<name>.tsv in order; raise DataError where the file or a row is damaged."""
    path = FOLDER / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError("a word list of capture cannot be read", where=path.name) from error
    return tuple(rows(lines, path.name))


def load_all() -> None:
    """Read every word list now, for a process that soon can open no file."""
    for path in sorted(FOLDER.glob("*.tsv")):
        lexicon(path.stem)
