"""What people decided about rows of lists, kept as a CSV that two organisations can exchange.

In: rows of cells with the columns a, b, verdict, actor, time, reason (list_a and list_b where ids alone do not tell).
Out: Judged, and a Trouble for each row that is none. A decision that nobody signed is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dadkhah.model.person import Judged, Person, Trouble, Verdict

VERDICTS: Mapping[str, Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}


class Bound(msgspec.Struct, frozen=True):
    """Judgements as rows by their places: what holds for the machine, and what could not be followed."""

    same: tuple[tuple[int, int], ...]
    different: frozenset[tuple[int, int]]
    troubles: tuple[Trouble, ...]


def judged(
    name: str, headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]
) -> tuple[list[tuple[int, Judged]], list[Trouble]]:
    """Return the judgements of a file with the numbers of their rows, and what is wrong with the others."""
    found: list[tuple[int, Judged]] = []
    wrong: list[Trouble] = []
    plain = [heading.strip().lower().replace(" ", "_") for heading in headings]
    for number, cells in rows:
        cell = dict(zip(plain, (one.strip() for one in cells), strict=False))
        verdict = VERDICTS.get(cell.get("verdict", cell.get("judgement", "")).lower())
        a, b = cell.get("a", cell.get("rec_a", "")), cell.get("b", cell.get("rec_b", ""))
        if verdict is None or not a or not b or not cell.get("actor"):
            wrong.append(
                Trouble(
                    name, number, "", "no judgement: it needs a, b, a verdict (same, different, unsure) and an actor"
                )
            )
            continue
        said = Judged(
            left=(cell.get("list_a", ""), a),
            right=(cell.get("list_b", ""), b),
            verdict=verdict,
            actor=cell["actor"],
            time=cell.get("time", ""),
            reason=cell.get("reason", ""),
        )
        found.append((number, said))
    return found, wrong


def bound(name: str, judgements: Sequence[tuple[int, Judged]], people: Sequence[Person]) -> Bound:
    """Return what binds: of one pair the latest judgement; "unsure" takes an earlier one back; different beats same.

    Two rows judged the same whom other judgements keep apart, by way of third rows, stay apart, and it is said.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for at, person in enumerate(people):
        for key in ((person.source, person.rec), ("", person.rec)):
            places.setdefault(key, []).append(at)
    latest: dict[tuple[int, int], tuple[str, int, Judged]] = {}
    wrong: list[Trouble] = []
    for number, one in judgements:
        left, right = places.get(one.left, []), places.get(one.right, [])
        if len(left) != 1 or len(right) != 1 or left == right:
            wrong.append(
                Trouble(
                    name, number, "", "the rows are not in these lists, or their ids do not tell one row: not followed"
                )
            )
            continue
        pair = (min(left[0], right[0]), max(left[0], right[0]))
        if pair not in latest or (one.time, number) >= latest[pair][:2]:
            latest[pair] = (one.time, number, one)
    different = frozenset(pair for pair, (_, _, one) in latest.items() if one.verdict == "different")
    ordered = sorted((pair, number) for pair, (_, number, one) in latest.items() if one.verdict == "same")
    same, late = _consistent([pair for pair, _ in ordered], different)
    numbers = dict(ordered)
    wrong += [
        Trouble(name, numbers[pair], "", "judged the same, but other judgements keep them apart: not followed")
        for pair in late
    ]
    return Bound(tuple(same), different, tuple(wrong))


def _consistent(
    same: Sequence[tuple[int, int]], different: frozenset[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the pairs that can be joined without joining rows judged different, and those that cannot."""
    of: dict[int, set[int]] = {}
    held, late = [], []
    for one, other in same:
        left, right = of.get(one, {one}), of.get(other, {other})
        if any((min(a, b), max(a, b)) in different for a in left for b in right):
            late.append((one, other))
            continue
        merged = left | right
        for row in merged:
            of[row] = merged
        held.append((one, other))
    return held, late
