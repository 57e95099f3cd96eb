"""Wrong links of alleged perpetrators: lists of accused people joined in three scripts, and who was merged by machine.

In: nothing; invented names (chains.py), and no person is meant. Out: the group `accused`: pairs that are one
person and pairs that are two in all they have in common, how many of both the machine merged (0 is a must), how many
it proposed, and beside it how many it would merge were the same rows those of victims.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import msgspec
from benchmarks.bench import Measured, Room
from benchmarks.chains import FAMILY, GIVEN

from dadkhah.adapters.duckdb.tables import DuckTables
from dadkhah.lists.settle import Bound
from dadkhah.model.person import Person
from dadkhah.model.span import Interval
from dadkhah.ports import Tables
from dadkhah.resolve.rows.model import COMPARISONS
from dadkhah.work.join import FOR_TWO, Linked, join, ordered, verdict_of

PAIRS = 240
FREE = Bound((), frozenset(), ())
SCRIPTS = ((0, 0), (1, 1), (2, 2), (0, 1), (1, 2), (0, 2))
COMMAND = f"join of {2 * PAIRS} rows, their people accused"


def measure(_room: Room) -> Iterator[Measured]:
    """Measure the merges of accused people, and of the same rows as victims."""
    people = rows()
    found, free = linked(people), linked([msgspec.structs.replace(one, accused=False) for one in people])
    yield Measured(name="accused", command=COMMAND, figures=figures(found, free))


def figures(found: Linked, free: Linked) -> dict[str, float]:
    """Return what became of the rows, by what they are."""
    keys = [(pair.left, pair.right) for pair in found.pairs]
    proposed = [key for key in keys if verdict_of(found, key, FREE) == FOR_TWO]
    one = [key for key in proposed if found.people[key[0]].rec == found.people[key[1]].rec]
    return {
        "pairs": float(PAIRS),
        "merged": float(len(found.people) - found.joined.people),
        "merged_in_draws": float(max(len(found.people) - len(set(draw)) for draw in found.drawn)),
        "proposed": float(len(proposed)),
        "proposed_of_one_person": float(len(one)),
        "merged_were_they_victims": float(len(free.people) - free.joined.people),
        "wrongly_were_they_victims": float(_wrong(free)),
    }


def _wrong(found: Linked) -> int:
    """Return how many clusters hold rows of two people."""
    people: dict[int, set[str]] = {}
    for one, cluster in zip(found.people, found.joined.of, strict=True):
        people.setdefault(cluster, set()).add(one.rec)
    return sum(len(recs) > 1 for recs in people.values())


def rows() -> list[Person]:
    """Return two lists of as many pairs: every other one person, a quarter namesakes, a quarter apart in one word."""
    men, families = _table(GIVEN), _table(FAMILY)
    found = []
    for at in range(PAIRS):
        left, right = SCRIPTS[at % len(SCRIPTS)]
        chain = [men[(at + step * 7) % len(men)] for step in range(3)]
        other = [men[(at + 1) % len(men)], *chain[1:]] if at % 4 == 0 else chain
        family = families[at % len(families)]
        for source, script, words in (("police", left, chain), ("court", right, other)):
            name = " ".join([*(word[script] for word in words), family[script]])
            found.append(_person(source, at, name, two=at % 2 == 0))
    return ordered(found)


def _table(text: str) -> list[Sequence[str]]:
    return [entry.split() for line in text.strip().splitlines() for entry in line.split("|")]


def _person(source: str, at: int, name: str, *, two: bool) -> Person:
    """Return a row; of two people neither list gives the day of birth, which would tell them apart."""
    day = date(1960 + at % 30, 1 + at % 12, 1 + at % 28)
    born = None if two else Interval(day, day)
    rec = f"{at} of {source}" if two else str(at)
    return Person(source=source, rec=rec, row=at + 2, name=name, born=born, sex="m", accused=True)


def linked(people: Sequence[Person]) -> Linked:
    """Return the rows joined as `dadkhah link` joins them."""
    with tempfile.TemporaryDirectory() as folder:

        def engine() -> AbstractContextManager[Tables]:
            return DuckTables(COMPARISONS, Path(folder))

        return join(people, FREE, engine, count=20)
