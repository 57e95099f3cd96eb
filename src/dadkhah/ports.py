"""What the pure stages and the verbs ask of the world: protocols only, implemented by adapters."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from dadkhah.model.erasure import Withheld
from dadkhah.model.judgement import Judgement, Review
from dadkhah.model.linkage import Compared, Ends, Weights
from dadkhah.model.person import Pair
from dadkhah.model.source import Source, Text


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the current time, in UTC."""
        ...


class Random(Protocol):
    """Gives unpredictable bytes."""

    def bytes(self, count: int) -> bytes:
        """Return that many random bytes."""
        ...


class Signer(Protocol):
    """Signs checkpoints of one log."""

    @property
    def verifier(self) -> str:
        """Return the C2SP verifier key line."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature (64 bytes) over a message."""
        ...


class Stored(msgspec.Struct, frozen=True):
    """An object after it was stored: its name, size, and whether it was new."""

    digest: str
    size: int
    new: bool


class Timestamper(Protocol):
    """Asks one authority for timestamps (RFC 3161)."""

    def ask(self, request: bytes) -> bytes:
        """Return the answer to a request, both in DER, unjudged; raise AuthorityFailed."""
        ...


class Blobs(Protocol):
    """Keeps bytes under the name of their content."""

    def put(self, content: BinaryIO) -> Stored:
        """Store bytes durably, streaming; raise StorageError."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """Make what is put inside durable at the end, all at once; raise StorageError there too."""
        ...

    def open(self, digest: str) -> BinaryIO:
        """Open an object for reading; raise UnknownRecord when the vault does not hold it."""
        ...

    def has(self, digest: str) -> bool:
        """Say whether the vault holds an object."""
        ...


class Fields(Protocol):
    """Keeps the words of private fields, of which the log holds salted digests."""

    def put(self, name: str, value: str) -> str:
        """Keep the words of one field, durable once settled; return their salted digest; raise StorageError."""
        ...

    def settle(self) -> None:
        """Make durable what was put, all at once, before a digest enters the log; raise StorageError."""
        ...

    def disclosed(self, digested: str) -> bytes:
        """Return the disclosure (SD-JWT) behind a digest; raise CaseLocked, IntegrityError."""
        ...

    def read(self, digested: str) -> str:
        """Return the words of a field; raise CaseLocked, IntegrityError."""
        ...

    def holds(self, digested: str) -> bool:
        """Say whether the words are there: they are not after an erasure."""
        ...

    def destroy(self, digested: str) -> bool:
        """Destroy the words durably; say whether they were there."""
        ...

    def ids(self) -> Iterator[str]:
        """Yield the digests of all fields whose words are there."""
        ...


class Keys(Protocol):
    """Keeps a key for each sealed source. Taking in needs no passphrase; reading needs the ring to be open."""

    @property
    def made(self) -> bool:
        """Say whether there is a ring, so that sources can be sealed."""
        ...

    @property
    def is_open(self) -> bool:
        """Say whether sealed sources can be read."""
        ...

    def make(self, phrase: str) -> None:
        """Make the ring; raise CaseError when there is one, CallError for a passphrase that is too short."""
        ...

    def open(self, phrase: str) -> None:
        """Open the ring with its passphrase; raise CaseLocked, CaseError, IntegrityError."""
        ...

    def change(self, old: str, new: str) -> None:
        """Lock the ring by another passphrase; raise CaseLocked, CallError."""
        ...

    def ids(self) -> Iterator[str]:
        """Yield the ids of all keys that are there."""
        ...

    def recipient(self) -> str:
        """Return the ring's public half, by which others lock keys for this case; raise CaseError."""
        ...

    def handed_to(self, recipient: str) -> dict[str, bytes]:
        """Return every key, locked for the ring of another case, as files by name; raise CallError, CaseLocked."""
        ...

    def accept(self, key: str, locked_half: bytes, public: bytes) -> bool:
        """Keep a key that was locked for this ring; say whether it is new; raise StorageError."""
        ...

    def new(self) -> str:
        """Make a key for one source, durably; return its id; raise CaseError, StorageError."""
        ...

    @property
    def fields(self) -> Fields:
        """Return the private fields of public sources, locked by the ring where there is one."""
        ...

    def withheld(self) -> Withheld:
        """Return the names that nothing made of a text may show; raise IntegrityError."""
        ...

    def withhold(self, held: Withheld) -> None:
        """Keep the names that are withheld, durably, in place of those before; raise StorageError."""
        ...

    def objects(self, *keys: str) -> Blobs:
        """Return the objects that a key seals, or several together; opening raises CaseLocked while one is missing."""
        ...

    def holds(self, key: str) -> bool:
        """Say whether a key is there: it is not after an erasure."""
        ...

    def commitment(self, key: str, digest: str) -> str:
        """Return a salted digest of a source's digest: it tells nobody anything who has not got the source."""
        ...

    def destroy(self, key: str) -> bool:
        """Destroy a key durably; say whether it was there."""
        ...


Entry = Mapping[str, object]
"""One custody entry: a JSON object (VAULT.md lists the fields)."""


class Ledger(Protocol):
    """The chained, append-only custody log."""

    def append(self, entries: Sequence[Entry]) -> Sequence[int]:
        """Chain, append and sync entries; return their sequence numbers once they are durable; raise StorageError."""
        ...

    def entries(self, start: int = 0) -> Iterator[Entry]:
        """Yield the entries in order."""
        ...

    def size(self) -> int:
        """Return the number of entries."""
        ...

    def checkpoint(self) -> str:
        """Sign the present state unless it is signed already; return the signed note."""
        ...


class Extracted(msgspec.Struct, frozen=True):
    """What an extractor made of a file: a text, or the reason why not; page statements such as title and date.

    `media` is what the file turned out to be, "" where that is not known. `holds` says that it has members, which
    `Extractor.members` hands out: a container has no text of its own, a message with attachments has one.
    """

    text: Text | None
    page: dict[str, str]
    failure: str = ""
    media: str = ""
    holds: bool = False


class Member(msgspec.Struct, frozen=True):
    """One part of a container: its path as written there, which is hostile, and what the container says it came from.

    `refused` says why it is not handed out, "" where it is.
    """

    path: str
    src: dict[str, str] = {}
    refused: str = ""


class Extractor(Protocol):
    """Makes text with blocks and a way back to the captured object out of captured files."""

    def extract(self, content: BinaryIO | bytes, media: str) -> Extracted:
        """Return the text, or why there is none; never raise on the content's account.

        `media` is what the name says, "" where it says nothing; the content decides. The encoding that a server stated
        may stand behind it, as in "text/html; charset=windows-1256".
        """
        ...

    def recognises(self) -> bool:
        """Say whether the characters of a picture can be recognised on this machine."""
        ...

    def members(self, content: BinaryIO | bytes, media: str, most: int) -> Iterator[tuple[Member, BinaryIO]]:
        """Yield the members of a container, each with its bytes, to be read before the next; `most` bytes in all.

        Reading raises SourceUnreadable where a member breaks off or exceeds a limit. Never raises on the content's
        account otherwise: what cannot be handed out is a Member that says why.
        """
        ...


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """One page as it was fetched: where from, what was answered, and the whole exchange as a WARC file.

    `asked` is the address that somebody named, `url` the one that answered; `ip` is "" where a proxy resolved the name.
    `body` is what is read: the answer without the encodings of HTTP. `method` says how it was made, `cut` why the
    answer is not whole ("" where it is), `at` when it was asked for (ISO 8601, UTC). `charset` is the encoding of
    the body that the answer states, "" for none.
    """

    asked: str
    url: str
    ip: str
    status: int
    media: str
    body: bytes
    warc: bytes
    at: str
    cut: str = ""
    method: str = "http"
    notes: tuple[str, ...] = ()
    charset: str = ""


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """One captured object that may leave the case: its bytes stand in the vault under `digest`.

    `act` says how it came, `at` when; `src` is what of its origin may be told: nothing of a file's place.
    """

    digest: str
    media: str
    size: int
    at: str
    act: str
    src: Mapping[str, object] = {}
    title: str = ""

    @property
    def url(self) -> str:
        """Return the web address that it was captured from, "" for none."""
        return str(self.src.get("url", ""))


class Package(Protocol):
    """Writes exhibits in one form that other programs read."""

    method: str
    only: str
    place: Path
    """Where it is to stand."""

    def write(self, exhibits: Sequence[Exhibit]) -> str:
        """Write them beside that place; return the SHA-256 that tells the package; raise StorageError."""
        ...


class Web(msgspec.Struct, frozen=True, kw_only=True):
    """How a call fetches from the web: what its options say; "" and empty where they say nothing."""

    proxy: str = ""
    agent: str = ""
    ports: tuple[int, ...] = ()
    keep_errors: bool = False
    robots: bool = True
    render: bool = False


class Fetcher(Protocol):
    """Fetches one page from the web, and nothing that was not asked for."""

    def fetch(self, written: str) -> Fetched:
        """Return what an address gives; raise AddressRefused, FetchFailed."""
        ...


class Completion(msgspec.Struct, frozen=True):
    """What a language model answered, and the name that its endpoint gives it, "" where it gives none."""

    text: str
    model: str


class Completions(Protocol):
    """Asks a language model beyond the program. Nothing it answers is believed: read.assisted checks every word."""

    @property
    def model(self) -> str:
        """Return the name of the model that is asked."""
        ...

    def complete(self, instructions: str, data: str) -> Completion:
        """Return the answer to instructions about some data; raise AssistantFailed."""
        ...


class Record(Protocol):
    """The append-only record: sources, readings, judgements. Rows are added by union and never changed."""

    def add_source(self, source: Source) -> None:
        """Append a source; the same content again is nothing new."""
        ...

    def add_sources(self, sources: Sequence[Source]) -> None:
        """Append sources, all or none: durable together, at the cost of one."""
        ...

    def sources(self) -> Sequence[Source]:
        """Return the sources in order of their custody entries."""
        ...

    def source(self, digest: str, origin: str | None = None) -> Source | None:
        """Return what `sources` says of one object, or what the log of an origin says of it; the others are not read.

        "" is the case's own log.
        """
        ...

    def known(self, origin: str) -> int:
        """Return the entry up to which the record has taken a log in, -1 for nothing; at least, and mostly just that.

        What comes later may be there too. The whole record is not read for it.
        """
        ...

    def add_reading(
        self, source: str, text_version: str, reader: str, rows: Iterable[tuple[str, bytes]], at: str
    ) -> None:
        """Append all claims and unread items of one text as (id, JSON without words) in one transaction."""
        ...

    def reading(self, source: str, text_version: str, reader: str) -> Sequence[bytes] | None:
        """Return the rows of one reading in order, or None when that reader has not read that text."""
        ...

    def add_judgement(self, judgement: Judgement) -> None:
        """Append a judgement."""
        ...

    def judgements(self) -> Sequence[Judgement]:
        """Return all judgements in the order they were taken."""
        ...

    def add_review(self, review: Review) -> None:
        """Append a review."""
        ...

    def reviews(self) -> Sequence[Review]:
        """Return all reviews in the order they were taken."""
        ...


class Compares(Protocol):
    """Compares names of rows, by their numbers, very many pairs at once: a batch is one number after the other."""

    def levels(self, batches: Iterable[array[int]]) -> Iterator[Sequence[tuple[int, int, int]]]:
        """Yield (name, other name, level) for the pairs of each batch that have anything in common, in order."""
        ...

    def every(self, batch: array[int]) -> Sequence[int]:
        """Return the levels of all pairs of a batch, which may be large."""
        ...


class Tables(Protocol):
    """Compares rows of lists on an engine of tables: working tables that can be made again, never the record.

    The calls follow one another in this order; every engine gives the same answers (tests/contracts/test_tables.py).
    """

    def load(self, columns: Mapping[str, Sequence[int | None]], blocks: Iterable[tuple[int, int]], most: int) -> int:
        """Take columns of equal length, by row, and (row, block); return how many pairs share a block (of `most`)."""
        ...

    def names(self, ends: Ends | None = None) -> Iterator[tuple[int, int]]:
        """Yield each pair of different names, by their numbers, that some pair of rows brings together, in order.

        With `ends`, here and of fathers' names (`keep`), only pairs that they allow.
        """
        ...

    def keep(self, alike: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
        """Take (name, other name, level) and keep the pairs whose names are alike; yield pairs of fathers' names."""
        ...

    def compare(self, fathers: Iterable[tuple[int, int, int]], others: Iterable[tuple[int, int]]) -> Compared:
        """Take the levels of fathers' names and a sample of pairs; return the patterns of levels of both."""
        ...

    def score(self, weights: Weights, least: float) -> Iterator[Pair]:
        """Yield the pairs that are one person at least that likely under some weights, in order."""
        ...
