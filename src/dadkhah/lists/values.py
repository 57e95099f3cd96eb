"""Single cells: sexes, ages and standings, in the words and digits of four languages.

In: a cell. Out: its value, "" or None where it says that nothing is known, None where it cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dadkhah.lang import lexicon
from dadkhah.lang.scripts import fold

SEXES = Path(__file__).with_name("data") / "sexes.tsv"
STANDINGS = SEXES.with_name("standings.tsv")
OLDEST = 120
AGE = re.compile(r"(?P<years>\d{1,3})(?:\.\d+)?(?:\s*(?P<unit>[^\W\d_]+)\.?(?:\s+[^\W\d_]+)?)?")
MONTHS = frozenset(
    {"m", "mo", "mos", "month", "months", "d", "day", "days", "w", "week", "weeks", "mes", "meses", "dias"}
    | set(map(fold, ("ماه", "ماهه", "شهر", "اشهر", "أشهر", "روز", "روزه", "يوم", "ايام")))
)
YEARS = frozenset(
    {"y", "yr", "yrs", "yo", "year", "years", "a", "ano", "anos"}
    | set(map(fold, ("سال", "ساله", "سنة", "سنه", "سنوات", "عام", "عاما")))
)


@cache
def _sexes() -> Mapping[str, str]:
    return {fold(row["word"]): row["sex"] for row in lexicon.table(SEXES)}


def sex_of(cell: str) -> str | None:
    """Return "m", "f", "" for unknown, None for a word that is not known."""
    return _sexes().get(" ".join(fold(cell).strip(" .").split()))


@cache
def _standings() -> Mapping[str, str]:
    return {fold(row["word"]): row["standing"] for row in lexicon.table(STANDINGS)}


def standing_of(cell: str) -> str | None:
    """Return "victims" or "accused", None for words that say neither."""
    return _standings().get(" ".join(fold(cell).strip(" .").split()))


def age_of(cell: str) -> int | None:
    """Return whole years, None for what is no age; months and days are 0 years."""
    match = AGE.fullmatch(fold(cell).strip())
    if match is None:
        return None
    unit = match["unit"] or ""
    if unit in MONTHS:
        return 0
    return int(match["years"]) if (not unit or unit in YEARS) and int(match["years"]) <= OLDEST else None
