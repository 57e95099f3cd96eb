"""What a call over many sources says of each, and the exit code it ends with.

In: outcomes, one for each source. Out: lines on both streams; 0 when every source was used, 1 when some, the error's
code when none.
"""

from __future__ import annotations

from collections.abc import Iterable

from dadkhah.cli.show import acknowledge, warn
from dadkhah.errors import DadkhahError
from dadkhah.work.desk import Desk
from dadkhah.work.store import Added

IN_PART = 1
"""The exit code of a call that was done in part."""


class Batch:
    """Counts what became of the sources of one call."""

    def __init__(self) -> None:
        self.used = 0
        self.new = 0
        self.digests: list[str] = []
        self.errors: list[DadkhahError] = []

    def failed(self, error: DadkhahError) -> None:
        """Say that a source could not be used."""
        self.errors.append(error)
        warn(str(error))

    @property
    def code(self) -> int:
        """Return the exit code of the call."""
        if not self.errors:
            return 0
        return IN_PART if self.used else self.errors[0].exit_code


def tell_added(outcomes: Iterable[Added]) -> Batch:
    """Print what became of each source as soon as it is durable."""
    batch = Batch()
    for added in outcomes:
        _tell(batch, added)
    return batch


def tell_lists(desk: Desk, batch: Batch) -> None:
    """Say of each list that was taken in how its columns are read, and ask for what it does not say of itself."""
    from dadkhah.work.caselists import asked

    for line in asked(desk, batch.digests):
        warn(line)


def _tell(batch: Batch, added: Added) -> None:
    if added.outcome == "captured":
        acknowledge(f"captured {added.digest} {added.path}")
    elif added.outcome == "described":
        acknowledge(f"described {added.digest} {added.path}")
    batch.digests += [added.digest] if added.outcome in {"captured", "described"} else []
    batch.new += added.outcome in {"captured", "described"}
    for warning in added.warnings:
        warn(f"{added.path}: {warning}")
    if added.error is not None:
        batch.failed(added.error)
    else:
        batch.used += 1
