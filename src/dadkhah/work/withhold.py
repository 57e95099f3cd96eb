"""Erase the names of protected people: from what is private, and from everything that is made of a text.

In: spellings of names, what was asked and what was decided. Out: the decision in the log, which holds no name and no
digest of one; private fields that are gone; salted digests by which the names are withheld from now on.

What a source says in the open stays what it says: its bytes are the proof. Nothing that this program makes of them
shows those names again: no reading, draft or list.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.capture.private import SIDECAR
from dadkhah.capture.withheld import found, withholding, words
from dadkhah.errors import CallError, CaseLocked, IntegrityError
from dadkhah.model.disclosure import field
from dadkhah.model.erasure import Erasure, Outcome, Withheld
from dadkhah.model.judgement import Judgement, Review
from dadkhah.work.desk import Desk, moment
from dadkhah.work.erase import carry_out, check_decision, destroying, entry_of
from dadkhah.work.load import load_text


class Reached(msgspec.Struct, frozen=True):
    """What an erasure of names reached: private fields destroyed, texts in which names are withheld.

    `open_reasons` are decisions whose reasons hold a name and cannot be erased, `locked` counts private fields and
    sources that could not be looked into.
    """

    fields: int
    texts: int
    open_reasons: tuple[str, ...]
    locked: int


def withhold(
    desk: Desk, names: Sequence[str], *, outcome: Outcome, request: str, ground: str, hold: str = ""
) -> Reached:
    """Record a decision on names of protected people, and carry it out; raise NoActor, CallError, Refused.

    The names are withheld, and the draft is removed, before the decision is logged: a run that is killed in between
    shows too little.
    """
    check_decision(desk, outcome, hold)
    spellings = [name for name in names if words(name)]
    if not spellings:
        raise CallError("no name is given", remedy="write one spelling a line")
    at, private = moment(desk.clock), []
    only = withholding(msgspec.structs.replace(desk.keys.withheld(), names=()), spellings)
    if outcome == "granted":
        desk.keys.withhold(withholding(msgspec.structs.replace(desk.keys.withheld(), salt=only.salt), spellings))
        private = [digest for digest in desk.keys.fields.ids() if _holds(desk, digest, only)]
        desk.drafts.discard()
    decision = Erasure(
        sources=(),
        request=request,
        ground=ground,
        outcome=outcome,
        actor=desk.by,
        at=at,
        hold=hold,
        names=len(spellings),
    )
    destroyed = destroying(desk, fields=sorted(private)) if outcome == "granted" else {}
    entry = entry_of(desk, decision) | {"fields": [], "names": len(spellings)} | destroyed
    desk.vault.ledger.append([entry])
    desk.vault.ledger.checkpoint()
    reached = Reached(len(private), _texts(desk, only), tuple(_open_reasons(desk, only)), _locked(desk))
    carry_out(desk, entry)
    return reached


def _holds(desk: Desk, digest: str, held: Withheld) -> bool:
    """Say whether a private field says one of some names; a sidecar is looked at as it is written.

    What a killed run left half written is damaged; it goes with every erasure, since no entry names it.
    """
    try:
        name, value = field(desk.keys.fields.disclosed(digest))
    except (CaseLocked, IntegrityError):
        return False
    return any(found(b64decode(value).decode("utf-8", "replace") if name == SIDECAR else value, held))


def _texts(desk: Desk, held: Withheld) -> int:
    sources = [source for source in desk.record.sources() if source.text and desk.can_read(source)]
    return sum(any(found(load_text(desk, source).content, held)) for source in sources)


def _open_reasons(desk: Desk, held: Withheld) -> Iterator[str]:
    decisions: list[Judgement | Review] = [*desk.record.judgements(), *desk.record.reviews()]
    for one in decisions:
        if any(found(f"{one.reason}\n{one.actor}", held)):
            yield one.id


def _locked(desk: Desk) -> int:
    shut = sum(bool(source.text) and not desk.can_read(source) for source in desk.record.sources())
    return shut + sum(not _readable(desk, digest) for digest in desk.keys.fields.ids())


def _readable(desk: Desk, digest: str) -> bool:
    try:
        desk.keys.fields.disclosed(digest)
    except CaseLocked:
        return False
    except IntegrityError:
        pass  # the check tells of it
    return True
