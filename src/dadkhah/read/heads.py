"""Whom a name stands for inside a longer phrase.

In: items and the place of a name. Out: yes or no. "Delta Guards officers" are the Guards at work, "the Delta Guards
militia" is the body itself; "Delta Guards critics" and "Vargason loyalists" are other people, and nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of, words_of

NOUNLIKE = frozenset({"WORD", "PNOUN", "UNIT"})
VERBLIKE = ("ed", "ing")
"""Endings of words that the lexicon does not know and that are verbs more often than nouns."""


def stands_for_itself(items: Sequence[Item], index: int) -> bool:
    """Say whether what the phrase around a name does is done by the one named; in doubt it is not."""
    tail = list(_tail(items, index))
    if not tail:
        return True
    own = items[index].kind == "ORG" and tail[-1].low in words_of("en", "own_people")
    return not set_apart(items, index) and (own or is_body(items, index))


def name_before(items: Sequence[Item], index: int) -> int:
    """Return the place of the name whose phrase a noun ends ("the Delta Guards SOLDIERS"), else the index itself."""
    first = index
    while first > 0 and items[first].kind in NOUNLIKE:
        first -= 1
    return first if items[first].kind in {"ORG", "PERSON"} and items[index] in _tail(items, first) else index


def possesses(items: Sequence[Item], index: int) -> bool:
    """Say whether a name owns what follows ("NAME's brother")."""
    return index + 1 < len(items) and items[index + 1].kind == "GEN"


def set_apart(items: Sequence[Item], index: int) -> bool:
    """Say whether the nouns behind a name set others apart from it ("critics", "allies", "a splinter group")."""
    return any(item.low in words_of("en", "apart") for item in _tail(items, index))


def is_body(items: Sequence[Item], index: int) -> bool:
    """Say whether the noun behind a name says that it is a body ("the Delta Guards militia")."""
    head = next(reversed(list(_tail(items, index))), None) if items[index].kind in {"ORG", "PERSON"} else None
    return head is not None and head.low in tags_of("en", "org_heads").keys() - words_of("en", "own_people")


def _tail(items: Sequence[Item], index: int) -> Iterator[Item]:
    """Yield the nouns right behind a name, up to the first word of another kind."""
    for item in items[index + 1 :]:
        between = item.adverb or item.low in words_of("en", "between") or item.low.endswith(VERBLIKE)
        if item.kind not in NOUNLIKE or not item.low[:1].isalpha() or (item.kind == "WORD" and between):
            return
        yield item
