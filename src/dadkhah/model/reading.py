"""What a reader makes of one text.

In: spans of the text. Out: Reading: claims, unread items, mentions and lapses, in text order.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dadkhah.model.claim import Claim, Unread
from dadkhah.model.entity import Mention
from dadkhah.model.span import Interval, Span


class Lapse(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stated stretch of time between two events: `later` happened `low_days` to `high_days` after `earlier`.

    `clause` quotes the statement ("the strike began almost two months after the march"). Either event span is None
    where the text leaves it to the context; `later_when` / `earlier_when` then hold what the context gives.
    """

    clause: Span
    stated: Span
    later: Span | None
    earlier: Span | None
    later_when: Interval | None
    earlier_when: Interval | None
    low_days: int
    high_days: int


class Disagreement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A figure that only one of two readers gives, and why the other does not. It is for a person, never a claim.

    `side`: whose figure it is. `span` quotes the text where the figure stands, None where its quote is not in the text.
    No word of a model is kept: only its numbers and its choices from closed lists. `claim`: the id of the grammar's
    claim, "" where `side` is "assisted".
    """

    side: Literal["grammar", "assisted"]
    reason: str
    span: Span | None
    kind: str
    low: int | None
    high: int | None
    bound: str
    polarity: str
    claim: str = ""
    model: str = ""


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Everything one reader found in one text. `source` is the object's digest.

    `disagreements` is empty unless a language model was asked too (read.assisted).
    """

    source: str
    text_version: str
    reader: str
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    mentions: tuple[Mention, ...]
    lapses: tuple[Lapse, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
