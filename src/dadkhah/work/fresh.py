"""Whether the draft is made from what the case holds now.

In: the record, the settings, the versions of reader and program. Out: one fingerprint of them all.
"""

from __future__ import annotations

from dadkhah.model.digest import record_id
from dadkhah.work.desk import Desk


def fingerprint(desk: Desk) -> str:
    """Return the hash of everything that a draft depends on."""
    sources = [[one.object, one.text, one.description, one.derived] for one in desk.record.sources()]
    decisions = [[one.id for one in desk.record.judgements()], [one.id for one in desk.record.reviews()]]
    opened = [one.object for one in desk.record.sources() if one.key and desk.can_read(one)]
    return record_id("draft", desk.program, desk.stages.reader, desk.settings, sources, decisions, opened)


def fresh(desk: Desk) -> bool:
    """Say whether the draft stands, unchanged, and was made from what the case holds now."""
    return desk.drafts.made_from() == fingerprint(desk)
