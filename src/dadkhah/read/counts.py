"""Counts: which quantity is how many of whom suffered what.

In: a row of items. Out: Figure after Figure: quantity, kind, unit, the items that say so, part, polarity, and the
rule's id.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.read.denials import denied_number, not_so_many
from dadkhah.read.figure import Context, Figure
from dadkhah.read.items import Item
from dadkhah.read.nobodies import counts_nobody
from dadkhah.read.phrases import Phrase, phrase_after
from dadkhah.read.portioned import over_whole
from dadkhah.read.remainders import all_but
from dadkhah.read.rules import LISTED, NEVER_SEEN, SAID, Seen, Stages, first_found, stages_for
from dadkhah.read.sheet import Row
from dadkhah.read.unasserted import left_open
from dadkhah.read.uncounted import uncounted

NONE = Context()
LESS = frozenset({"count.dead", "count.adjective"})
"""Rules that tell what those were who were then killed."""
TAKEN = frozenset({"arrested", "abducted"})
RESCUES = frozenset({"rescue", "rescues", "rescued", "rescuing", "handed"})
"""Before captives ("rescued two of the captives") it frees them; of others it says that they were in any danger."""


def figures(row: Row, context: Context = NONE) -> tuple[Figure, ...]:
    """Return the figures of one row, in order of their quantities; `context` is what the rows before it counted."""
    if "QTY" not in row.marks:
        return ()
    found: list[Figure] = []
    for index, item in enumerate(row.items):
        if item.kind != "QTY":
            continue
        seen = _seen(row.items, index, found, context)
        found += _figures_at(seen, stages_for(row, index)) if seen is not None else all_but(row.items, index, context)
    return tuple(found)


def _seen(items: Sequence[Item], at: int, before: Sequence[Figure], context: Context) -> Seen | None:
    """Return what the rules look at, None where the number counts nobody."""
    phrase = over_whole(items, at, phrase_after(items, at))
    if _counts_owners(items, phrase) or counts_nobody(items, at) or uncounted(items, at):
        return None
    return items, at, phrase, before, context


def _figures_at(seen: Seen, stages: Stages) -> list[Figure]:
    """Return the figures of one quantity."""
    items, at, _, before, context = seen
    own = [*LISTED(seen)] if len(context.head) > 1 else []
    if own:
        return _once(own)
    own = first_found(stages.early, seen)
    if own and all(one.kind in TAKEN for one in own):
        own += NEVER_SEEN(seen)
    if own:
        own = [one for one in own if not _holds_things(items, one, context.near)]
    own = own or first_found(stages.late, seen)
    own = _once(_sentenced(items, own, before) or [*SAID(seen), *LISTED(seen)])
    own = own or list(not_so_many(*seen[:4]))
    if not own:
        return []
    alone = not before and not context.near and not any(item.kind == "QTY" for item in items[at + 1 :])
    return [_meant(items, _whole(one) if alone else one, context.near) for one in own]


def _holds_things(items: Sequence[Item], one: Figure, near: str) -> bool:
    """Say whether "it held 26,000" tells of a list or hall: of a prison only behind a count of people held."""
    bare = one.rule == "count.object" and one.phrase.head is None and one.verb is not None and one.verb > 0
    held = bare and one.verb is not None and items[one.verb].low in {"held", "holds"}
    return held and one.verb is not None and items[one.verb - 1].low == "it" and near not in TAKEN


def _whole(one: Figure) -> Figure:
    """Let "ten of their editors" be no part of a figure where nobody has counted the editors."""
    uncounted = one.part == "subset" and one.phrase.partitive in {"pronoun", "the"}
    return msgspec.structs.replace(one, part=None) if uncounted else one


def _meant(items: Sequence[Item], one: Figure, near: str) -> Figure:
    """Let a number that "not" denies be denied, captives who are rescued be free, and say what the executed had done.

    ("23 prisoners were hanged. Fourteen had been convicted of theft.")
    """
    if denied_number(items, one.at):
        return msgspec.structs.replace(one, polarity="denied")
    if one.polarity == "asserted" and (polarity := left_open(items, one)) is not None:
        return msgspec.structs.replace(one, polarity=polarity)
    had = items[one.phrase.after].low == "had" if one.phrase.after < len(items) else False
    if one.kind == "sentenced" and near == "executed" and had and one.phrase.head is None:
        return msgspec.structs.replace(one, kind=near, part=one.part or "breakdown")
    rescued = one.kind == "abducted" and one.at > 0 and items[one.at - 1].low in RESCUES
    return msgspec.structs.replace(one, kind="released") if rescued else one


def _sentenced(items: Sequence[Item], own: Sequence[Figure], before: Sequence[Figure]) -> Sequence[Figure]:
    """Let those sent to prison be sentenced, where the sentence has just told that people were tried."""
    if not before or before[-1].kind not in {"charged", "sentenced", "sentenced_to_death"}:
        return own
    return [
        msgspec.structs.replace(one, kind="sentenced")
        if one.kind == "arrested" and _jails(items[one.triggers[0]])
        else one
        for one in own
    ]


def _jails(verb: Item) -> bool:
    return any(entry.lemma in JAILS for entry in verb.entries)


JAILS = frozenset({"send to prison", "send to jail", "imprison", "jail", "send", "sent", "put in prison"})


def _counts_owners(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether a number is that of owners, or what is said of the owner ("two of the dead man's friends")."""
    if phrase.after >= len(items) or items[phrase.after].kind != "GEN":
        return False
    state = any(item.kind in {"ADJT", "PTRIG", "VERB"} for item in items[phrase.first : phrase.after])
    return state or phrase.partitive != "the"  # "four of the poet's friends" are friends


def _once(own: Sequence[Figure]) -> list[Figure]:
    if len(own) < 2 and not (own and own[0].kind in {"killed", "executed"}):
        return list(own)
    seen: dict[str, Figure] = {}
    for figure in own:
        seen.setdefault(figure.kind, figure)
    first = own[0] if own else None
    if first is not None and first.kind in {"killed", "executed"} and first.part == "subset":
        return [figure for figure in seen.values() if figure.kind not in {"charged", "sentenced", "arrested"}]
    if len(seen) > 1 and "killed" in seen and seen["killed"].rule == "count.bodies":
        return [figure for figure in seen.values() if figure.kind != "injured"]
    if len(seen) > 1 and "killed" in seen and seen["killed"].rule in {"count.predicate", "count.nominal_of"}:
        return [figure for figure in seen.values() if figure.rule not in LESS]  # "four of the wounded have died"
    if len(seen) > 1 and any(f.rule == "count.adjective" for f in seen.values()):
        return [figure for figure in seen.values() if figure.rule != "count.adjective"]
    return list(seen.values())
