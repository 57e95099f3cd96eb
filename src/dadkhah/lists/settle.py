"""What binds of all that people decided about rows: everybody has one say on a pair, and nobody wins in silence.

In: decisions about pairs of rows by their places. Out: Bound. Of one person's decisions on a pair the latest counts;
a pair on which people disagree is unsure, and all that they said is kept beside it. Invariants: rows judged different
never stand in one group, by whatever chain; a group that holds somebody accused grows by the word of two people only
(ACCOUNT.md, rule 11).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import product

import msgspec

from dadkhah.lists.dates import date_of
from dadkhah.model.person import Judged, Trouble, Verdict

Pair = tuple[int, int]
PEOPLE = 2
"""How many people must say "same" where somebody accused is concerned."""

APART = "judged the same, but other judgements keep them apart: not followed"
ALONE = "judged the same by one person: two people decide about alleged perpetrators, defendants and sanctioned people"


class Said(msgspec.Struct, frozen=True):
    """One decision, the file and row it stands in, and the pair of rows, lesser first, that it is about."""

    file: str
    number: int
    pair: Pair
    judged: Judged


class Bound(msgspec.Struct, frozen=True):
    """Judgements as rows by their places: what holds for the machine, and what could not be followed.

    `unsure`: pairs that no machine joins, since somebody was unsure or people disagree; `voices`: for every pair what
    those who decided about it say now, in order of their names.
    """

    same: tuple[Pair, ...]
    different: frozenset[Pair]
    troubles: tuple[Trouble, ...]
    unsure: frozenset[Pair] = frozenset()
    voices: Mapping[Pair, tuple[Judged, ...]] = {}

    @property
    def conflicts(self) -> tuple[Pair, ...]:
        """Return the pairs on which people disagree, in order."""
        return tuple(sorted(pair for pair, said in self.voices.items() if len({one.verdict for one in said}) > 1))


def settle(said: Iterable[Said], accused: frozenset[int], troubles: tuple[Trouble, ...] = ()) -> Bound:
    """Return what binds.

    Args:
        said: all decisions, in any order.
        accused: rows of alleged perpetrators, defendants and sanctioned people.
        troubles: what could not be followed before this.
    """
    latest = _latest(said)
    voices = {pair: tuple(one.judged for one in given) for pair, given in latest.items()}
    only = {pair: given[0].judged.verdict for pair, given in latest.items() if len(_verdicts(given)) == 1}
    different = frozenset(pair for pair, verdict in only.items() if verdict == "different")
    agreed = {pair: given for pair, given in latest.items() if only.get(pair) == "same"}
    groups = _Groups(different, accused, agreed)
    groups.grow()
    wrong = [Trouble(given[0].file, given[0].number, "", groups.why(pair)) for pair, given in groups.late.items()]
    return Bound(
        same=tuple(sorted(groups.held)),
        different=different,
        troubles=(*troubles, *wrong),
        unsure=frozenset(pair for pair in latest if only.get(pair, "unsure") == "unsure" or pair in groups.late),
        voices=voices,
    )


def _verdicts(given: Iterable[Said]) -> set[Verdict]:
    return {one.judged.verdict for one in given}


def _latest(said: Iterable[Said]) -> dict[Pair, list[Said]]:
    """Return for each pair what everybody says last, without what was withdrawn, by the names of those who say it."""
    ordered = sorted(said, key=lambda one: (moment(one.judged.time), one.file, one.number))
    undone = withdrawn([one.judged for one in ordered])
    latest: dict[tuple[Pair, str], Said] = {}
    for one in ordered:
        if one.judged.undoes or (one.judged.id and one.judged.id in undone):
            continue
        latest[one.pair, one.judged.actor.strip().casefold()] = one
    found: dict[Pair, list[Said]] = {}
    for (pair, _), one in sorted(latest.items(), key=lambda item: item[0]):
        if one.judged.verdict != "withdrawn":
            found.setdefault(pair, []).append(one)
    return found


def withdrawn(ordered: Sequence[Judged]) -> frozenset[str]:
    """Return the ids of decisions that later ones undo; undoing an undoing brings the first one back."""
    undone: set[str] = set()
    for one in reversed(ordered):
        if one.undoes and one.id not in undone:
            undone.add(one.undoes)
    return frozenset(undone)


def moment(written: str) -> str:
    """Return a time so that texts sort as times do: ISO 8601, or a day as sheets write it; "" for what is neither."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        days = date_of(written, "day first") if written else None
        return days.start.isoformat() if days and days.start else ""
    return found.astimezone(UTC).isoformat() if found.tzinfo else found.isoformat()


class _Groups:
    """Rows that people joined, as they grow; `held` are the pairs that were followed, `late` those that were not."""

    def __init__(self, different: frozenset[Pair], accused: frozenset[int], agreed: Mapping[Pair, list[Said]]) -> None:
        self.late = dict(sorted(agreed.items()))
        self.held: list[Pair] = []
        self._different = different
        self._accused = accused
        self._agreed = agreed
        self._of: dict[int, frozenset[int]] = {}

    def grow(self) -> None:
        """Follow what can be followed, until nothing more can."""
        before = -1
        while before != len(self.held):
            before = len(self.held)
            for pair in list(self.late):
                if not self.why(pair):
                    self._join(pair)

    def _join(self, pair: Pair) -> None:
        del self.late[pair]
        self.held.append(pair)
        both = self._group(pair[0]) | self._group(pair[1])
        self._of.update(dict.fromkeys(both, both))

    def _group(self, row: int) -> frozenset[int]:
        return self._of.get(row, frozenset({row}))

    def why(self, pair: Pair) -> str:
        """Return why two groups are not joined; "" where they may."""
        left, right = self._group(pair[0]), self._group(pair[1])
        if left == right:
            return ""
        between = {(min(a, b), max(a, b)) for a, b in product(left, right)}
        if between & self._different:
            return APART
        if not (left | right) & self._accused:
            return ""
        people = {one.judged.actor.strip().casefold() for key in between for one in self._agreed.get(key, ())}
        return "" if len(people) >= PEOPLE else ALONE
