"""What a verb works with: the vault, the record, the draft folder, the stages, the clock and the person who acts.

In: parts that `wiring` made for one case. Out: Desk, frozen. Tests put stand-ins in the same places.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from dadkhah.model.case import CaseSettings
from dadkhah.model.dossier import Inputs
from dadkhah.model.entity import Resolved
from dadkhah.model.finding import Accounted
from dadkhah.model.judgement import Judgement, Review
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured, Description, Source, Text
from dadkhah.model.tally import Weighed
from dadkhah.ports import Blobs, Clock, Entry, Extractor, Keys, Ledger, Record

Tell = Callable[[str, int, int], None]
"""Progress: which step, how many done, of how many (0 when unknown)."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


class Vault(Protocol):
    """The evidence of one case."""

    @property
    def blobs(self) -> Blobs:
        """Return the objects."""
        ...

    @property
    def ledger(self) -> Ledger:
        """Return the custody log."""
        ...

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the log's key: what a check from outside compares."""
        ...

    def find(self, digest: str, src: Mapping[str, object]) -> Sequence[int]:
        """Return the numbers of the entries by which an object was taken from a place."""
        ...

    def handing_out(self, target: Path) -> AbstractContextManager[Callable[[Entry], int]]:
        """Let a package be written beside a place; give what logs by an entry that it leaves, and puts it there.

        What does not leave is removed. Raises CaseError, IntegrityError, StorageError.
        """
        ...


class OtherLog(Protocol):
    """The log of somebody else who works on the same case, as it was merged."""

    @property
    def origin(self) -> str:
        """Return its name."""
        ...

    def entries(self, start: int = 0) -> Iterator[Mapping[str, object]]:
        """Yield its entries in order, from a sequence number on."""
        ...

    def newest(self) -> bytes:
        """Return its newest checkpoint."""
        ...


class Drafts(Protocol):
    """The folder of the working draft."""

    def made_from(self) -> str:
        """Return the fingerprint that the draft was made from, or "" when a file of it is missing or was changed."""
        ...

    def write(self, files: Mapping[str, bytes], fingerprint: str) -> str:
        """Put the files in place of the earlier ones, each at once; return the path of index.html.

        Raises StorageError.
        """
        ...

    def discard(self) -> bool:
        """Remove the draft; say whether there was one; raise StorageError."""
        ...


class Found(Protocol):
    """One file that was named as a source, or found in a folder that was."""

    @property
    def path(self) -> str:
        """Return where it stands, as the caller named it."""
        ...

    @property
    def name(self) -> str:
        """Return the name that documents show."""
        ...

    @property
    def media(self) -> str:
        """Return the media type that the name says, "" where it says none."""
        ...

    @property
    def named(self) -> bool:
        """Say whether the caller named this file itself, and not a folder or container that holds it."""
        ...

    def open(self) -> BinaryIO:
        """Open the bytes; raise SourceMissing."""
        ...

    def sidecar(self) -> bytes | None:
        """Return the bytes of the sidecar, or None when there is none; raise SourceMissing."""
        ...


class Telling(msgspec.Struct, frozen=True):
    """All that may be said about a source, for `Stages.describe`: options beat the sidecar, that beats the page."""

    options: Mapping[str, str]
    sidecar: bytes | None
    page: Mapping[str, str] = {}
    text: Text | None = None


class Stages(Protocol):
    """The pure stages as one value, so that a run that needs none of them loads none of them."""

    def describe(self, telling: Telling) -> Description:
        """Return what is said about a source, every statement with its basis."""
        ...

    @property
    def reader(self) -> str:
        """Return the name and version of the reader."""
        ...

    def read(self, captured: Captured) -> Reading:
        """Return what the reader finds in one text."""
        ...

    def lines(self, captured: Captured, reading: Reading) -> Iterator[dict[str, object]]:
        """Return the flat lines of `dadkhah read`."""
        ...

    def summary(self, captured: Captured) -> dict[str, object]:
        """Return the line of `dadkhah read --summary`: the main event of one text."""
        ...

    def resolve(
        self, captured: Sequence[Captured], readings: Sequence[Reading], judgements: Sequence[Judgement]
    ) -> Resolved:
        """Return clusters and links."""
        ...

    def weigh(self, captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Weighed:
        """Return the figures side by side."""
        ...

    def account(self, case: Weighing, reviews: Sequence[Review]) -> Accounted:
        """Return allegations, measures and offices."""
        ...

    def draft(self, inputs: Inputs) -> Mapping[str, bytes]:
        """Return the files of the working draft."""
        ...


class Weighing(msgspec.Struct, frozen=True, kw_only=True):
    """The case as far as `weigh` takes it: what the later stages stand on."""

    captured: tuple[Captured, ...]
    readings: tuple[Reading, ...]
    resolved: Resolved
    weighed: Weighed


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the verbs use of one case. `by` is who acts, as text; `program` the version that does it.

    `copies` destroys what bears one of some names elsewhere in the case's folder, and returns where that was.
    """

    settings: CaseSettings
    vault: Vault
    keys: Keys
    record: Record
    drafts: Drafts
    extractor: Extractor
    stages: Stages
    clock: Clock
    place_of: Callable[[str], str]
    by: str
    program: str
    others: Callable[[], Sequence[OtherLog]] = tuple
    copies: Callable[[Collection[str]], Sequence[str]] = tuple

    def blobs_of(self, source: Source) -> Blobs:
        """Return the objects of a source, those of its key where it is sealed; raise CaseLocked without the key."""
        return self.keys.objects(source.key) if source.key else self.vault.blobs

    def can_read(self, source: Source) -> bool:
        """Say whether the words of a source can be read in this run."""
        return not source.key or (self.keys.is_open and self.keys.holds(source.key))


def moment(clock: Clock) -> str:
    """Return the present as ISO 8601 in UTC, to the microsecond, so that texts sort as times do."""
    return clock.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
