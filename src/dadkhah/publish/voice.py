"""Tell whose words stand in a line: the program's, or a source's between quotation marks.

In: a reason or note that another stage worded, which quotes sources between “ and ”. Out: the same line as pieces.
Invariant: the pieces, with their quotation marks, are the line again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dadkhah.model.dossier import Cell, Piece

QUOTED = re.compile("“([^“”]+)”")


def voiced(line: str) -> Cell:
    """Return a line as pieces: what stands between “ and ” in the source's voice, everything else in the program's."""
    return tuple(_pieces(line))


def _pieces(line: str) -> Iterator[Piece]:
    place = 0
    for found in QUOTED.finditer(line):
        if found.start() > place:
            yield Piece(line[place : found.start()])
        yield Piece(found.group(1), "source")
        place = found.end()
    if place < len(line):
        yield Piece(line[place:])
