"""The queue of a case: pairs for people to decide, with cells and reasons; decisions taken, exported and taken in.

In: a case joined. Out: Asked, the weightiest first; judgements appended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import msgspec

from dadkhah.lists.judgements import judged
from dadkhah.model.judgement import Identity, Judgement
from dadkhah.resolve.rows.reasons import parts
from dadkhah.resolve.rows.review import Question
from dadkhah.work.casejoin import CaseJoined, LookUp, RowOf, gather, row_of
from dadkhah.work.desk import Desk
from dadkhah.work.diagnose import questions
from dadkhah.work.exchange import Names, Taken, names, take, written
from dadkhah.work.join import verdict_of, voices
from dadkhah.work.judge import all_mentions, judge
from dadkhah.work.load import load
from dadkhah.work.load import names as names_of


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A pair for people to decide: both rows, what speaks for and against (bits behind each), what people said.

    `change`: by how many people a decision is expected to change the count; `now`: what became of the pair.
    """

    left: RowOf
    right: RowOf
    probability: float
    change: float
    now: str
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]
    voices: tuple[str, ...]


def asked(found: CaseJoined, most: int) -> list[Asked]:
    """Return the first pairs of the queue."""
    return [_asked(found, one) for one in questions(found.linked, found.bound)[:most]]


def _asked(found: CaseJoined, one: Question) -> Asked:
    key = (one.pair.left, one.pair.right)
    weighed = sorted(parts(one.pair, found.linked.learned.weights), key=lambda part: (-abs(part[1]), part[0]))
    said = [(f"{words} ({bits:+.1f})", bits > 0) for words, bits in weighed]
    return Asked(
        left=row_of(found.entries[key[0]]),
        right=row_of(found.entries[key[1]]),
        probability=round(one.pair.probability, 4),
        change=round(one.change, 3),
        now=verdict_of(found.linked, key, found.bound),
        speaks_for=tuple(words for words, good in said if good),
        against=tuple(words for words, good in said if not good),
        voices=tuple(voices(found.bound, key)),
    )


def decide(desk: Desk, one: Asked, verdict: str, reason: str) -> Judgement:
    """Append what somebody decided about a pair; raise NoActor, UnknownRecord."""
    return judge(desk, cast("Identity", verdict), one.left.mention, one.right.mention, reason)


def exported(desk: Desk, look_up: LookUp) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the file that holds all judgements of a case."""
    return written(desk, _names(desk, look_up))


def take_in(
    desk: Desk, look_up: LookUp, file: str, headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]
) -> Taken:
    """Append the judgements of a file; raise NoActor, StorageError."""
    found, wrong = judged(file, headings, rows)
    taken = take(desk, _names(desk, look_up), file, found)
    return msgspec.structs.replace(taken, troubles=(*wrong, *taken.troubles))


def _names(desk: Desk, look_up: LookUp) -> Names:
    return names(gather(desk, look_up).entries, all_mentions(desk), names_of(load(desk)))
