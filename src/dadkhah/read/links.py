"""Which figure is a part of which, and which one revises which, where the text says so.

In: the claims of one sentence in text order, the wholes counted before it.
Out: the claims with `part_of` and `revises`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dadkhah.model.claim import Claim, Count

PARTS = frozenset({"subset", "breakdown"})
CHANGED = frozenset({"count.change", "count.toll"})


def linked(made: Sequence[Claim], before: Sequence[Claim], content: str) -> list[Claim]:
    """Return the claims of a sentence with their links; `before` are the wholes of the sentences right before it."""
    found: list[Claim] = []
    for claim in made:
        found.append(_revising(_part(claim, [*before, *found]), found, content))
    return _backwards(found, content)


def wholes(claims: Iterable[Claim]) -> list[Claim]:
    """Return the counts that are no part of another."""
    return [claim for claim in claims if isinstance(claim.body, Count) and claim.body.part not in PARTS]


def _part(claim: Claim, before: Sequence[Claim]) -> Claim:
    """Give a part the id of the nearest whole before it that is large enough and of the same polarity."""
    body = claim.body
    if not isinstance(body, Count) or body.part not in PARTS:
        return claim
    fits = [one for one in wholes(before) if _holds(one, claim)]
    whole = next((one for one in reversed(fits) if _kind(one) == body.kind), fits[-1] if fits else None)
    if whole is None:
        return claim
    return msgspec.structs.replace(claim, body=msgspec.structs.replace(body, part_of=whole.id))


def _holds(whole: Claim, part: Claim) -> bool:
    """Say whether a part is no greater than its whole, and both count people."""
    total, piece = _most(whole), _least(part)
    return _kind(whole) != "places" and whole.id != part.id and (total is None or piece is None or piece <= total)


def _revising(claim: Claim, before: Sequence[Claim], content: str) -> Claim:
    """Link "to 304" to the figure that stood before it in the sentence, where a verb of change stands between."""
    if claim.reader.rule not in CHANGED or _led_by(claim, "from", content):
        return claim
    old = next((one for one in reversed(before) if _kind(one) == _kind(claim) and _whole(one)), None)
    stated = old is not None and (claim.reader.rule == "count.change" or _led_by(old, "from", content))
    return msgspec.structs.replace(claim, revises=(old.id,)) if old is not None and stated else claim


def _backwards(claims: list[Claim], content: str) -> list[Claim]:
    """Link "to 304 from 208", where the earlier figure stands behind the later one."""
    for index in range(len(claims) - 1):
        new, old = claims[index], claims[index + 1]
        changed = {new.reader.rule, old.reader.rule} <= CHANGED and _kind(new) == _kind(old)
        if changed and _led_by(old, "from", content) and not new.revises:
            claims[index] = msgspec.structs.replace(new, revises=(old.id,))
            claims[index + 1] = msgspec.structs.replace(old, revises=())
    return claims


def _led_by(claim: Claim, word: str, content: str) -> bool:
    body = claim.body
    if not isinstance(body, Count):
        return False
    start = body.quantity.stated.start
    return content[max(0, start - len(word) - 2) : start].lower().split()[-1:] == [word]


def _whole(claim: Claim) -> bool:
    return isinstance(claim.body, Count) and claim.body.part not in PARTS


def _kind(claim: Claim) -> str:
    return str(claim.body.kind) if isinstance(claim.body, Count) else ""


def _most(claim: Claim) -> int | None:
    """Return the greatest number that a figure allows, None where it is open."""
    return claim.body.quantity.high if isinstance(claim.body, Count) else None


def _least(claim: Claim) -> int | None:
    return claim.body.quantity.low if isinstance(claim.body, Count) else None
