"""Custody: what may be done to evidence, and what a check of it answers.

In: nothing. Out: the vocabulary of custody entries, and the report of a check in three values with reasons.
"""

from __future__ import annotations

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
    checked and held: who signed a checkpoint, whose time stands over it, who handed over. `size` is in bytes.
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
