"""Record what a person decides: whether two mentions are the same, or whether a claim was read correctly.

In: ids, a verdict, an actor, a reason. Out: the decision, in the vault's log first, then in the record. Nothing is
overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.errors import CallError, NoActor
from dadkhah.model.claim import Claim
from dadkhah.model.entity import Mention, Resolved
from dadkhah.model.judgement import Identity, Judgement, Review, ReviewState, shown
from dadkhah.work.caselists import row_mentions
from dadkhah.work.desk import Desk, moment
from dadkhah.work.ids import full_id
from dadkhah.work.link import link
from dadkhah.work.load import load
from dadkhah.work.objects import put_record
from dadkhah.work.read import read
from dadkhah.work.reasons import sealed, sealed_by
from dadkhah.work.rebuild import JUDGEMENT, REVIEW


def judge(desk: Desk, verdict: Identity, a: str, b: str, reason: str) -> Judgement:
    """Append a judgement on two mentions; an id may be cut short; raise NoActor, CallError, UnknownRecord."""
    _actor(desk)
    known = all_mentions(desk)
    ids = [mention.id for mention in known]
    first, second = full_id(a, ids, "mention"), full_id(b, ids, "mention")
    if first == second:
        raise CallError("one mention was named twice", where=first, remedy="name two mentions")
    at = moment(desk.clock)
    taken = Judgement(a=first, b=second, verdict=verdict, actor=desk.by, at=at, reason=reason)
    sources = {mention.id: mention.source for mention in known}
    return _append(desk, sealed(desk, taken, [sources[first], sources[second]]))


def undo(desk: Desk, judgement: str, reason: str) -> Judgement:
    """Append a judgement that withdraws an earlier one; raise NoActor, UnknownRecord."""
    _actor(desk)
    earlier = {one.id: one for one in desk.record.judgements()}
    found = earlier[full_id(judgement, sorted(earlier), "judgement")]
    at = moment(desk.clock)
    undoing = Judgement(
        a=found.a, b=found.b, verdict=found.verdict, actor=desk.by, at=at, reason=reason, undoes=found.id
    )
    return _append(desk, sealed_by(desk, undoing, found.keys))


def review(desk: Desk, state: ReviewState, claim: str, reason: str) -> Review:
    """Append a review of a claim, with the hash of all that was shown of it; raise NoActor, UnknownRecord."""
    _actor(desk)
    claims = {one.id: one for one in _claims(desk)}
    found = claims[full_id(claim, sorted(claims), "claim")]
    at = moment(desk.clock)
    taken = Review(claim=found.id, of=shown(found), state=state, actor=desk.by, at=at, reason=reason)
    taken = sealed(desk, taken, [found.source])
    _log(desk, taken, REVIEW, at)
    desk.record.add_review(taken)
    return taken


def mentions(desk: Desk) -> Resolved:
    """Return what a judgement can be about: every mention of the case, and the links that wait for one."""
    captured = load(desk)
    return link(desk, captured, read(desk, captured))


def all_mentions(desk: Desk) -> list[Mention]:
    """Return every mention that a judgement can name: of texts, and the rows of lists."""
    found = {one.id: one for one in (*mentions(desk).mentions, *row_mentions(desk))}
    return list(found.values())


def _actor(desk: Desk) -> None:
    if not desk.by.strip():
        raise NoActor("a decision needs somebody who takes it")


def _claims(desk: Desk) -> Iterator[Claim]:
    return (claim for reading in read(desk, load(desk)) for claim in reading.claims)


def _append(desk: Desk, judgement: Judgement) -> Judgement:
    _log(desk, judgement, JUDGEMENT, judgement.at)
    desk.record.add_judgement(judgement)
    return judgement


def _log(desk: Desk, decision: Judgement | Review, media: str, at: str) -> None:
    """Put a decision into the vault and its digest into the log, and sign: the log then holds what the record holds."""
    desk.vault.ledger.append([_entry(desk, decision, media, at)])
    desk.vault.ledger.checkpoint()


def _entry(desk: Desk, decision: Judgement | Review, media: str, at: str) -> dict[str, object]:
    digest = put_record(desk.vault.blobs, decision)
    said: dict[str, object] = {"text": decision.said} if decision.said else {}
    return {"act": "annotate", "at": at, "by": desk.by, "media": media, "object": digest} | said


def log(desk: Desk, judgements: Sequence[Judgement]) -> None:
    """Put judgements into the vault and its log, all durable together, and sign; what others decided, others took."""
    if not judgements:
        return
    at = moment(desk.clock)
    with desk.vault.blobs.together():
        entries = [_entry(desk, one, JUDGEMENT, at) for one in judgements]
    desk.vault.ledger.append(entries)
    desk.vault.ledger.checkpoint()
