"""Cells of tables that people open in a program of sheets: nothing that is written there is run as a formula.

In: a text. Out: the text as it is written into a cell, and back.
"""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a program of sheets takes a cell for a formula by, at its beginning."""

MARK = "'"


def safe(text: str) -> str:
    """Return a text for a cell: with a mark before it where a program of sheets would run it."""
    return MARK + text if text.lstrip(MARK).startswith(FORMULA) else text


def bare(cell: str) -> str:
    """Return what `safe` was given."""
    return cell[1:] if cell.startswith(MARK) and cell.lstrip(MARK).startswith(FORMULA) else cell
