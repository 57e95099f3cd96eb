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
    source, width = columns.index("source"), len(columns)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != width or not cells[source].strip():
            raise DataError("a row is short or names no source", where=f"{where} line {number}")
        yield dict(zip(columns, cells, strict=True))


def alternation(phrases: Iterable[str], *, bare: bool = False, folded: bool = False) -> str:
    """Return a pattern for any of the phrases, longest first, in which any white space may join words.

    A phrase that begins or ends with a letter or digit matches whole words only; with `bare` the caller sees to that.
    With `folded` the pattern asks for no case: it must be compiled without that flag. Phrases stand together by their
    first letter, so that most words of a text are passed over at one look.
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)):
        groups.setdefault(phrase[0].lower() if folded else phrase[0], []).append(phrase)
    return "(?:" + "|".join(_group(first, held, bare=bare, folded=folded) for first, held in groups.items()) + ")"


def _group(first: str, phrases: Iterable[str], *, bare: bool, folded: bool) -> str:
    """Return the pattern of phrases that begin with the same character."""
    whole = [_pattern(phrase) + ("" if bare else _after(phrase)) for phrase in phrases]
    if not first.isalnum():
        return f"(?i:{'|'.join(whole)})" if folded else "|".join(whole)
    tails = "|".join(one[1:] for one in whole)
    before = "" if bare else r"(?<!\w)"
    return before + (f"{_any_case(first)}(?i:{tails})" if folded else f"{first}(?:{tails})")


def _any_case(letter: str) -> str:
    """Return the class of characters that a pattern takes for a letter where case does not matter."""
    return f"[{letter}{letter.upper()}{ALIKE.get(letter, '')}]"


ALIKE = {"i": "\u0130\u0131", "s": "\u017f", "k": "\u212a"}


def _pattern(phrase: str) -> str:
    words = (re.escape(word).replace("'", "['’]").replace(r"\-", "[-‐‑]") for word in phrase.split())
    return r"\s+".join(words)


def _after(phrase: str) -> str:
    return r"(?!\w)" if phrase[-1:].isalnum() else ""
