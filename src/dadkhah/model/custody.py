"""Custody: what may be done to evidence, and what a check of it answers.

In: nothing. Out: the vocabulary of custody entries, and the report of a check in three values with reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

ACTS: frozenset[str] = frozenset(
    {
        "access",
        "annotate",
        "capture",
        "clock",
        "derive",
        "erase",
        "export",
        "fixity",
        "import",
        "key",
        "merge",
        "torn",
        "transfer",
    }
)
"""What a custody entry may record. A text obtained second hand is an import, not a capture."""

REFERENCES: tuple[str, ...] = (
    "description",
    "layout",
    "object",
    "sidecar",
    "signature_giver",
    "signature_receiver",
    "text",
)
"""The fields of an entry that name an object of the vault."""

CUSTODY: tuple[str, ...] = ("role", "method", "obtained_from", "how_obtained", "conditions")
"""The fields of an entry that say how evidence came into somebody's hands, as far as a person says it."""

HANDED: tuple[str, ...] = ("giver", "receiver", "purpose")
"""What an entry of act `transfer` must say."""

Verdict = Literal["held", "nothing to check", "broken"]


class Flaw(msgspec.Struct, frozen=True, order=True):
    """One thing that contradicts the proof: the object, line or file, and what is wrong with it."""

    where: str
    what: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of a check, and what it looked at.

    `held` may come with warnings: a torn last line, or entries after the last checkpoint. `shown` is what else was
    checked and held: who signed a checkpoint, whose time stands over it, who handed over. `timestamps` says of every
    authority whether it was asked and what came of it. `size` is in bytes.
    """

    verdict: Verdict
    findings: tuple[Flaw, ...] = ()
    warnings: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    objects: int = 0
    entries: int = 0
    checkpoints: int = 0
    size: int = 0
    fingerprint: str = ""
    timestamps: tuple[str, ...] = ()


class Stamps:
    """Which authorities were asked for a timestamp, and what came of it, gathered from the entries of a log.

    `newest` and `held` are entries by authority: the newest about it, and the newest by which a timestamp was got.
    """

    def __init__(self) -> None:
        self.newest: dict[str, Mapping[str, object]] = {}
        self.held: dict[str, Mapping[str, object]] = {}

    def take(self, entry: Mapping[str, object]) -> None:
        """Take in an entry; one that is about no authority is passed over."""
        authority = entry.get("authority")
        if isinstance(authority, str):
            self.newest[authority] = entry
            if "failure" not in entry:
                self.held[authority] = entry

    def states(self, entries: int) -> tuple[str, ...]:
        """Return what became of each authority's timestamps, one line each; `entries` is how long the log is."""
        return tuple(self._state(authority, entries) for authority in sorted(self.newest)) or (NOT_ASKED,)

    def _state(self, authority: str, entries: int) -> str:
        newest, held = self.newest[authority], self.held.get(authority)
        stands = "none stands"
        if held is not None:
            stands = f"stands over the first {held.get('checkpoint')} of {entries} entries, at {held.get('stamped')}"
        failed = f"; asked over {newest.get('checkpoint')} entries, and failed: {newest.get('failure')}"
        return f"timestamp of {authority}: {stands}{failed if 'failure' in newest else ''}"


NOT_ASKED = "timestamps: none was asked for, so that the time is this machine's word"
