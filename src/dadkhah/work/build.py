"""Everything after `add`: read, link, weigh, account, draft.

In: a case. Out: Built: the path of the draft and what stands in it, in numbers.
"""

from __future__ import annotations

import msgspec

from dadkhah.errors import NothingReadable
from dadkhah.work.account import account
from dadkhah.work.desk import Desk, Tell, silent
from dadkhah.work.draft import draft
from dadkhah.work.weigh import weigh


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that was written: its first page, and how much of what it holds."""

    page: str
    sources: int
    claims: int
    unread: int
    tallies: int
    accounts: int


def build(desk: Desk, tell: Tell = silent) -> Built:
    """Write the draft from what the case holds; raise NothingReadable when it holds no source."""
    if not desk.record.sources():
        raise NothingReadable("the case holds no source", remedy="take some in with `dadkhah add SOURCE... --case DIR`")
    weighing = weigh(desk, tell)
    tell("accounting", 0, 0)
    accounted = account(desk, weighing)
    tell("drafting", 0, 0)
    page = draft(desk, weighing, accounted)
    return Built(
        page=page,
        sources=len(weighing.captured),
        claims=sum(len(one.claims) for one in weighing.readings),
        unread=sum(len(one.unread) for one in weighing.readings),
        tallies=len(weighing.weighed.tallies),
        accounts=len(accounted.accounts),
    )
