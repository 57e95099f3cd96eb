"""One act: who, what, in which words.

In: a row, who is meant, and the items that say what was done. Out: Deed, as spans.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.read.harmed import harmed
from dadkhah.read.heads import is_body, possesses, stands_for_itself
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row

NO_VICTIMS = frozenset({"supplying"})
"""Kinds of act whose object is no victim."""


Who = tuple[Where, Where, str]
"""(full name, as written, type) of somebody."""


class Deed(msgspec.Struct, frozen=True, gc=False):
    """One act: who (full name, and as written), what kind, the quoted conduct, victims, by which rule.

    `alleged`: the publisher's own words make it an allegation ("is accused of", "allegedly").
    One `doubted` is denied, doubted, imagined or asked about by its sentence, and is no accusation.
    """

    person: Where
    as_written: Where
    actor_type: str
    kind: str
    conduct: Where
    clause: Where
    victims: Where | None
    rule: str
    doubted: bool
    alleged: bool = False


def deed(row: Row, who: Who, kind: str, conduct: tuple[int, int], rule: str, *, doubted: bool) -> Deed:
    """Make a deed of items[conduct[0]:conduct[1]]; its victims are those of the harm that these words name."""
    items = row.items
    where = (items[conduct[0]].start, items[conduct[1] - 1].end)
    clause = (min(where[0], who[1][0]), max(where[1], who[1][1])) if _near(who[1], row) else where
    return Deed(
        who[0],
        who[1],
        who[2],
        kind,
        where,
        clause,
        None if kind in NO_VICTIMS else harmed(items, *conduct),
        rule,
        doubted,
    )


def _near(where: Where, row: Row) -> bool:
    return row.sentence.start <= where[0] < row.sentence.end


def conduct_end(items: Sequence[Item], index: int) -> int:
    """Return the index after the words that say what was done: to the next comma, sentence mark or auxiliary."""
    end, relative = index + 1, False
    while end < len(items) and items[end].low not in {",", ";", ".", ":", "\u2013", "\u2014", "!", "?"}:
        if items[end].kind == "ACCTO" or (items[end].kind == "AUX" and not relative) or _speech(items[end]):
            break
        relative = relative or items[end].kind == "REL"
        end += 1
    if end < len(items) and items[end].kind == "AUX":
        end = _before_subject(items, index, end)
    while end > index + 1 and items[end - 1].kind in {"REL", "CONJ", "DET", "PREP", "PRON"}:
        end -= 1
    return end


def _before_subject(items: Sequence[Item], index: int, end: int) -> int:
    """Return where the words end before what an auxiliary has for its subject ("... and the agency has praised it")."""
    for back in range(end - 1, index, -1):
        if items[back].kind == "CONJ":
            return back
        if items[back].kind in {"VERB", "PREP", "SUB"}:
            return end
    return end


def _speech(item: Item) -> bool:
    return item.kind == "VERB" and item.entry("SAY") is not None and item.entry("TRIG", "ACT") is None


def person_at(row: Row, cast: Cast, index: int) -> Who | None:
    """Return the person who stands at the index, behind articles and offices."""
    items = row.items
    while index < len(items) and items[index].kind in {"DET", "OFFICE", "GEN"}:
        if items[index].kind == "OFFICE" and not (index + 1 < len(items) and items[index + 1].kind == "PERSON"):
            break
        index += 1
    if index >= len(items) or items[index].kind == "POSS" or possesses(items, index):
        return None  # "by her employers" and "by NAME's brother" name nobody
    if not stands_for_itself(items, index):
        return None
    if items[index].kind == "ORG" or is_body(items, index):
        return body_at(row, index)
    return owner_at(row, cast, index)


def owner_at(row: Row, cast: Cast, index: int) -> Who | None:
    """Return the person at the index, be it as owner of what follows ("at NAME's hands")."""
    found = cast.person(row, index)
    return (found, (row.items[index].start, row.items[index].end), "person") if found else None


def body_at(row: Row, index: int) -> Who:
    """Return a named body with its type: state force or armed group by the words of its name, else organisation."""
    item = row.items[index]
    words = [token.low for token in row.sentence.tokens if item.start <= token.start < item.end]
    tags = [tags_of("en", "org_heads").get(word, "") for word in words]
    span = (item.start, item.end)
    return span, span, next((tag for tag in tags if tag in {"state_force", "armed_group"}), "organisation")
