"""Write the working draft.

In: everything the stages found. Out: the files of draft/, put in place at once, and the path of index.html.
"""

from __future__ import annotations

from dadkhah.model.custody import Stamps
from dadkhah.model.dossier import Inputs
from dadkhah.model.finding import Accounted
from dadkhah.work.desk import Desk, Weighing, moment
from dadkhah.work.fresh import fingerprint
from dadkhah.work.load import load_unread
from dadkhah.work.reasons import told


def draft(desk: Desk, weighing: Weighing, accounted: Accounted) -> str:
    """Write the draft and return the path of its first page; raise StorageError."""
    made_from = fingerprint(desk)
    return desk.drafts.write(desk.stages.draft(_inputs(desk, weighing, accounted)), made_from)


def _inputs(desk: Desk, weighing: Weighing, accounted: Accounted) -> Inputs:
    return Inputs(
        title=desk.settings.title,
        made_at=moment(desk.clock),
        program=desk.program,
        captured=weighing.captured,
        readings=weighing.readings,
        resolved=weighing.resolved,
        weighed=weighing.weighed,
        accounted=accounted,
        checkpoint=desk.vault.ledger.checkpoint(),
        judgements=told(desk, desk.record.judgements()),
        reviews=told(desk, desk.record.reviews()),
        unread_sources=load_unread(desk),
        languages=desk.settings.languages,
        fingerprint=desk.vault.fingerprint,
        timestamps=_timestamps(desk),
    )


def _timestamps(desk: Desk) -> tuple[str, ...]:
    """Return what became of the timestamps that were asked for, as the log says it."""
    stamps = Stamps()
    for entry in desk.vault.ledger.entries():
        stamps.take(entry)
    return stamps.states(desk.vault.ledger.size())
