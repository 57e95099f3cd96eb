"""Say what is alleged of whom, and which answers are reported.

In: a case as far as its figures. Out: Accounted, by the rules of ACCOUNT.md.
"""

from __future__ import annotations

from dadkhah.model.finding import Accounted
from dadkhah.work.desk import Desk, Weighing


def account(desk: Desk, weighing: Weighing) -> Accounted:
    """Return allegations, measures and offices under the reviews of the record."""
    return desk.stages.account(weighing, desk.record.reviews())
