"""What people decided about rows of lists, kept as a CSV that two organisations can exchange.

In: rows of cells with the columns a, b, verdict, actor, time, reason (list_a and list_b where ids alone do not tell).
Out: Judged, and a Trouble for each row that is none. A decision that nobody signed is none; a pair that nobody has
decided yet, as a queue lists it, is no fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dadkhah.lists.cells import bare
from dadkhah.lists.settle import Said
from dadkhah.model.person import Judged, Person, Trouble, Verdict

VERDICTS: Mapping[str, Verdict] = {
    "same": "same",
    "different": "different",
    "unsure": "unsure",
    "withdrawn": "withdrawn",
}
NONE = "no judgement: it needs a, b, a verdict (same, different, unsure, withdrawn) and an actor"
NOWHERE = "the rows are not in these lists, or their ids do not tell one row: not followed"


def judged(
    name: str, headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]
) -> tuple[list[tuple[int, Judged]], list[Trouble]]:
    """Return the judgements of a file with the numbers of their rows, and what is wrong with the others."""
    found: list[tuple[int, Judged]] = []
    wrong: list[Trouble] = []
    plain = [heading.strip().lower().replace(" ", "_") for heading in headings]
    for number, cells in rows:
        cell = dict(zip(plain, (bare(one.strip()) for one in cells), strict=False))
        if not cell.get("verdict", cell.get("judgement", "")) and not cell.get("actor"):
            continue
        one = _judged(cell)
        if one is None:
            wrong.append(Trouble(name, number, "", NONE))
        else:
            found.append((number, one))
    return found, wrong


def _judged(cell: Mapping[str, str]) -> Judged | None:
    verdict = VERDICTS.get(cell.get("verdict", cell.get("judgement", "")).lower())
    a, b = cell.get("a", cell.get("rec_a", "")), cell.get("b", cell.get("rec_b", ""))
    if verdict is None or not a or not b or not cell.get("actor"):
        return None
    return Judged(
        left=(cell.get("list_a", ""), a),
        right=(cell.get("list_b", ""), b),
        verdict=verdict,
        actor=cell["actor"],
        time=cell.get("time", ""),
        reason=cell.get("reason", ""),
        id=cell.get("id", ""),
        undoes=cell.get("undoes", ""),
    )


def placed(
    name: str, judgements: Iterable[tuple[int, Judged]], people: Sequence[Person]
) -> tuple[list[Said], list[Trouble]]:
    """Return the judgements of a file as of rows by their places, and what is wrong with those of no such rows."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, person in enumerate(people):
        for key in ((person.source, person.rec), ("", person.rec)):
            places.setdefault(key, []).append(at)
    said: list[Said] = []
    wrong: list[Trouble] = []
    for number, one in judgements:
        left, right = places.get(one.left, []), places.get(one.right, [])
        if len(left) != 1 or len(right) != 1 or left == right:
            wrong.append(Trouble(name, number, "", NOWHERE))
        else:
            said.append(Said(name, number, (min(left[0], right[0]), max(left[0], right[0])), one))
    return said, wrong
