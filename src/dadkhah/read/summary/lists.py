"""Names that stand in one list: "A, B and the teacher C".

In: a line and one of its names. Out: the first and the last name of the list.
"""

from __future__ import annotations

from dadkhah.read.lexicon import words_of
from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.scene import Line

BE = frozenset({"was", "were", "been", "being", "is", "are", "be", "got", "get", "gets", "getting", "remains"})
STOPS = frozenset({";", ":"})
JOINS = frozenset({",", "and", "&"})
BREAKS = BE | STOPS | {"who", "by", "of", "to"}
WIDEST = 8
"""Between two names of a list stand at most this many words: a role, an age."""


def chain(line: Line, naming: Naming) -> tuple[Naming, Naming]:
    """Return the first and the last name of the list that a name stands in ("A, B and C")."""
    found = list(line.people)
    first = last = found.index(naming)
    while first and _joined(line, found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _joined(line, found[last], found[last + 1]):
        last += 1
    return found[first], found[last]


def _joined(line: Line, one: Naming, other: Naming) -> bool:
    """Say whether two names stand in one list, with at most a role or an age between them."""
    between = [line.low(at) for at in range(one.after, other.first)]
    if not 0 < len(between) <= WIDEST or not JOINS & set(between):
        return False
    inside = [hit for hit in line.harms if one.after <= hit.first < other.first]
    return not inside and not (set(between) & (words_of("en", "summary_says") | BREAKS))
