"""Who suffered an act, by name: the object of its verb, who stands behind "of", the subject of a passive.

In: a row, the cast and the span of a conduct. Out: the spans of the full names. A name that only owns what was harmed,
or stands behind another preposition, suffered nothing that the text tells of; in doubt nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.deed import Deed
from dadkhah.read.harm import harm
from dadkhah.read.heads import possesses, stands_for_itself
from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.phrases import passive
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row
from dadkhah.read.whom import described_by, listed, subject

BEFORE_NAME = frozenset({"DET", "OFFICE", "DEMONYM", "PNOUN", "POSS", "ORG", "WORD", "UNIT", "QTY"})
"""What may stand between a word of harm and the name of who suffered it."""
OF = frozenset({"of", "on", "against"})
BY = 6
"""How many items a passive verb may stand before its "by"."""


def sufferers(row: Row, cast: Cast, deed: Deed) -> tuple[Where, ...]:
    """Return the full names of those who suffered a deed, each once, in text order."""
    inside = [at for at, item in enumerate(row.items) if deed.conduct[0] <= item.start and item.end <= deed.conduct[1]]
    if not inside:
        return ()
    conduct = (inside[0], inside[-1] + 1)
    found = _subjects(row, cast, conduct) if deed.rule == "act.passive" else _objects(row, cast, conduct)
    return tuple(dict.fromkeys(who for who in found if who != deed.person))


def _subjects(row: Row, cast: Cast, conduct: tuple[int, int]) -> Iterator[Where]:
    """Yield the people who are the subject of the passive verb whose agent stands behind "by"."""
    items = row.items
    by = next((at for at in range(*conduct) if items[at].low == "by"), conduct[0])
    verbs = [at for at in range(max(by - BY, 0), by) if items[at].kind == "VERB" and passive(items, at, 0)]
    whom = subject(row, None, cast, verbs[0], "") if verbs and harm(items[verbs[0]]) else None
    yield from whom.people if whom is not None else _objects(row, cast, (conduct[0], by))


def _objects(row: Row, cast: Cast, conduct: tuple[int, int]) -> Iterator[Where]:
    """Yield the people whom the words of harm in a conduct govern, with those listed behind them."""
    items = row.items
    for index in range(*conduct):
        if items[index].kind in {"SUB", "REL"} or items[index].low in words_of("en", "conduct_ends"):
            return
        if items[index].kind == "PERSON" and _governed(items, index, conduct[0]):
            yield from listed(row, cast, index)
            yield from _joined(row, cast, index)


def _joined(row: Row, cast: Cast, index: int) -> Iterator[Where]:
    """Yield the person joined by "and" over a role ("NAME and the teacher NAME"), who does nothing there."""
    items, at = row.items, index + 1
    if at >= len(items) or items[at].low != "and":
        return
    at += 1
    while at < len(items) and items[at].kind in BEFORE_NAME and not items[at].adverb:
        at += 1
    after = items[at + 1].kind if at + 1 < len(items) else ""
    who = cast.person(row, at) if at < len(items) and items[at].kind == "PERSON" else None
    if who is not None and after not in {"VERB", "AUX", "GEN"}:
        yield who


def _governed(items: Sequence[Item], index: int, first: int) -> bool:
    """Say whether a name is the object of a harmful verb, or stands behind a harm and "of"."""
    if possesses(items, index) or described_by(items, index) or not stands_for_itself(items, index):
        return False
    back = index - 1
    while back >= first and items[back].kind in BEFORE_NAME and not items[back].adverb:
        back -= 1
    if back < first:
        return False
    if items[back].low in OF:
        return back > first and harm(items[back - 1])
    return items[back].kind == "VERB" and _harms(items[back])


def _harms(verb: Item) -> bool:
    act = verb.entry("ACT")
    return harm(verb) or (act is not None and act.tag == "attacking")
