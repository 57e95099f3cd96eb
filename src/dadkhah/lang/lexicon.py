"""The lexicons of the package.

In: the name of a lexicon. Out: its rows, each a mapping from column to text. Every row says where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from dadkhah.errors import DataError

FOLDER = Path(__file__).with_name("data")


def load(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a lexicon of this layer, in order; raise DataError where the file or a row is damaged."""
    return table(FOLDER / f"{name}.tsv")


@cache
def table(path: Path) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a data file of any stage, in order, read once; raise DataError where it is damaged."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError("the lexicon cannot be read", where=path.name) from error
    return tuple(rows(lines, path.name))


def rows(lines: list[str], where: str) -> Iterable[Mapping[str, str]]:
    """Yield a mapping a line, by the columns of the first; raise DataError for a row that is short or has no source."""
    columns = lines[0].split("\t") if lines else []
    if "source" not in columns:
        raise DataError("the lexicon has no column `source`", where=where)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns) or not cells[columns.index("source")].strip():
            raise DataError("a row is short or names no source", where=f"{where} line {number}")
        yield dict(zip(columns, cells, strict=True))


def alternation(phrases: Iterable[str], *, bare: bool = False) -> str:
    """Return a pattern for any of the phrases, longest first, in which any white space may join words.

    A phrase that begins or ends with a letter or digit matches whole words only; with `bare` the caller sees to that.
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(_pattern(phrase) if bare else _whole(phrase) for phrase in ordered) + ")"


def _pattern(phrase: str) -> str:
    words = (re.escape(word).replace("'", "['’]").replace(r"\-", "[-‐‑]") for word in phrase.split())
    return r"\s+".join(words)


def _whole(phrase: str) -> str:
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    return before + _pattern(phrase) + (r"(?!\w)" if phrase[-1:].isalnum() else "")
