"""Judgements about rows and mentions as a CSV that two organisations exchange: out of a case, and into another.

In: a case and its entries; decisions as a file holds them. Out: rows of the file; judgements appended, their actors
and times kept, by whoever takes them in (`by` of the log). What the case holds already is nothing new, so that a file
may be taken in twice; where two organisations disagree both stand, and the pair is unsure (lists.settle).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from dadkhah.errors import NoActor
from dadkhah.lists.cells import safe
from dadkhah.lists.judgements import NOWHERE
from dadkhah.lists.settle import moment as sortable
from dadkhah.model.entity import Mention
from dadkhah.model.judgement import Judgement, withdrawn
from dadkhah.model.person import Judged, Trouble
from dadkhah.work.casejoin import Entry
from dadkhah.work.desk import Desk, moment
from dadkhah.work.judge import log
from dadkhah.work.reasons import sealed, told

HEADINGS = ("list_a", "a", "list_b", "b", "verdict", "actor", "time", "reason", "id", "undoes")

NOTHING_TO_WITHDRAW = "nothing of this person's stands that could be withdrawn: not followed"


class Names(msgspec.Struct, frozen=True):
    """How a file calls mentions: by list and id where that tells one, else by the mention's own id.

    `of` leads from a mention to its name, `to` back; `sources` from a mention to its source.
    """

    of: Mapping[str, tuple[str, str]]
    to: Mapping[tuple[str, str], tuple[str, ...]]
    sources: Mapping[str, str]


def names(entries: Sequence[Entry], others: Iterable[Mention], shown: Mapping[str, str]) -> Names:
    """Return the names of mentions.

    Args:
        entries: rows and people whom texts name.
        others: all mentions that judgements can be about.
        shown: the names of sources.
    """
    of = {one.id: (shown.get(one.source, ""), one.id) for one in others}
    sources = {one.id: one.source for one in others}
    to: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in entries:
        lead = entry.mentions[0]
        for mention in entry.mentions:
            of[mention] = (entry.person.source, entry.person.rec)
            sources[mention] = entry.source
        for key in ((entry.person.source, entry.person.rec), ("", entry.person.rec)):
            to[key] = (*to.get(key, ()), lead)
    for mention in list(of):
        if of[mention] in to and len(to[of[mention]]) > 1:
            of[mention] = (of[mention][0], mention)
    return Names(of, to, sources)


def written(desk: Desk, known: Names) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the file, in the order in which the judgements were taken; reasons that are sealed stay so."""
    yield HEADINGS
    for one in told(desk, desk.record.judgements()):
        (list_a, a), (list_b, b) = (known.of.get(mention, ("", mention)) for mention in (one.a, one.b))
        verdict = "withdrawn" if one.undoes else one.verdict
        row = (list_a, a, list_b, b, verdict, one.actor, one.at, one.reason, one.id, one.undoes)
        yield tuple(map(safe, row))


class Taken(msgspec.Struct, frozen=True):
    """What became of a file: judgements appended, how many were held already, and what could not be followed."""

    new: tuple[Judgement, ...]
    held: int
    troubles: tuple[Trouble, ...]


def take(desk: Desk, known: Names, file: str, decisions: Iterable[tuple[int, Judged]]) -> Taken:
    """Append the judgements of a file, all durable before this returns; raise NoActor, StorageError."""
    if not desk.by.strip():
        raise NoActor("decisions of others need somebody who takes them in")
    taking = _Taking(desk, known)
    troubles = []
    for number, one in decisions:
        wrong = taking.take(one)
        if wrong:
            troubles.append(Trouble(file, number, "", wrong))
    taking.append()
    return Taken(tuple(taking.new), taking.held, tuple(troubles))


def _content(one: Judgement) -> tuple[object, ...]:
    """Return what two judgements must have in common to be one and the same."""
    return frozenset({one.a, one.b}), one.verdict, one.actor, one.undoes, sortable(one.at)


class _Taking:
    """The judgements of one file while they are taken in; `ids` leads from those of the file to those of the case."""

    def __init__(self, desk: Desk, known: Names) -> None:
        self._desk = desk
        self._known = known
        self._standing = {one.id: one for one in desk.record.judgements()}
        self._alike = {_content(one): one for one in self._standing.values()}
        self._pairs: dict[frozenset[str], list[Judgement]] = {}
        for one in self._standing.values():
            self._pairs.setdefault(frozenset({one.a, one.b}), []).append(one)
        self._ids = {name: name for name in self._standing}
        self.new: list[Judgement] = []
        self.held = 0

    def take(self, one: Judged) -> str:
        """Take one decision; return what is wrong with it, "" for nothing."""
        left, right = (self._mention(side) for side in (one.left, one.right))
        if not left or not right or left == right:
            return NOWHERE
        undone = self._undone(one, left, right)
        if undone is None:
            return NOTHING_TO_WITHDRAW
        verdict = undone.verdict if undone else one.verdict
        if verdict == "withdrawn":
            return NOTHING_TO_WITHDRAW
        made = Judgement(
            a=left,
            b=right,
            verdict=verdict,
            actor=one.actor,
            at=one.time if sortable(one.time) else moment(self._desk.clock),
            reason=one.reason,
            undoes=undone.id if undone else "",
        )
        self._keep(one, made)
        return ""

    def _mention(self, side: tuple[str, str]) -> str:
        if side[1] in self._known.of:
            return side[1]
        found = self._known.to.get(side, ())
        return found[0] if len(found) == 1 else ""

    def _undone(self, one: Judged, left: str, right: str) -> Judgement | Literal[False] | None:
        """Return the judgement that a decision withdraws, False for one that withdraws none, None where it is gone."""
        if one.undoes:
            return self._standing.get(self._ids.get(one.undoes, ""))
        if one.verdict != "withdrawn":
            return False
        both = self._pairs.get(frozenset({left, right}), [])
        gone = withdrawn(both)
        own = [held for held in both if held.actor.strip().casefold() == one.actor.strip().casefold()]
        return next((held for held in reversed(own) if held.id not in gone and not held.undoes), None)

    def _keep(self, one: Judged, made: Judgement) -> None:
        """Keep a judgement unless it is held already, whether or not its reason is sealed."""
        held = self._alike.get(_content(made))
        if held is not None:
            self.held += 1
        else:
            held = sealed(self._desk, made, [self._known.sources[made.a], self._known.sources[made.b]])
            self._standing[held.id] = self._alike[_content(held)] = held
            self._pairs.setdefault(frozenset({held.a, held.b}), []).append(held)
            self.new.append(held)
        self._ids[held.id] = held.id
        if one.id:
            self._ids[one.id] = held.id

    def append(self) -> None:
        """Put all new judgements into the vault and its log at once, then into the record, and sign."""
        log(self._desk, self.new)
        for one in self.new:
            self._desk.record.add_judgement(one)
