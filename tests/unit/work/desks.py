"""Cases for tests of the verbs: the real vault and record in a temporary folder, and stand-ins for what needs parsers.

In: a folder. Out: a Desk with a clock that ticks, a reader of one kind of sentence, and a draft that counts.
"""

from __future__ import annotations

import io
import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

import msgspec
from tests import factories as make

from dadkhah.adapters.clock import SystemRandom
from dadkhah.adapters.folder.case import CaseFolder
from dadkhah.adapters.keyring import KeyRing
from dadkhah.adapters.sqlite.record import open_record
from dadkhah.adapters.vault import Vault, open_vault
from dadkhah.errors import SourceMissing
from dadkhah.model.case import CaseSettings
from dadkhah.model.dossier import Inputs
from dadkhah.model.entity import Link, Resolved
from dadkhah.model.finding import Accounted
from dadkhah.model.judgement import Judgement, Review
from dadkhah.model.reading import Reading
from dadkhah.model.source import Block, Captured, Description, Stated, Text
from dadkhah.model.tally import Weighed
from dadkhah.ports import Extracted, Member, Random
from dadkhah.work.desk import Desk, Telling, Weighing
from dadkhah.work.settings import written

TOLL = re.compile(r"(\d+) people were killed in (\w+)")
BOX = b"BOX:"
EXAMPLE = "The town of Orsa is quiet.\n\nAt least 31 people were killed in Orsa, the invented paper said.\n"


class TickingClock:
    """Tells times that never repeat: one second later at each look."""

    def __init__(self) -> None:
        self._next = datetime(2031, 5, 1, tzinfo=UTC)

    def now(self) -> datetime:
        self._next += timedelta(seconds=1)
        return self._next


class CountedRandom:
    """Gives bytes that a test can expect."""

    def bytes(self, count: int) -> bytes:
        return bytes(range(count))


class Paper(msgspec.Struct, frozen=True):
    """A file that was found, without a file."""

    path: str
    content: bytes = EXAMPLE.encode()
    beside: bytes | None = None
    media: str = "text/plain"
    named: bool = True

    @property
    def name(self) -> str:
        return Path(self.path).name

    def open(self) -> BinaryIO:
        return io.BytesIO(self.content)

    def sidecar(self) -> bytes | None:
        return self.beside


class Gone(Paper, frozen=True):
    """A file that goes away between being found and being opened."""

    def open(self) -> BinaryIO:
        raise SourceMissing("the file cannot be opened", where=self.path)


class PlainExtractor:
    """Makes one block of UTF-8 text; says why of anything else. Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def extract(self, content: BinaryIO | bytes, media: str) -> Extracted:
        self.asked += 1
        held = content if isinstance(content, bytes) else content.read()
        if held.startswith(BOX):
            return Extracted(None, {}, media="application/x-box", holds=True)
        try:
            text = held.decode()
        except UnicodeDecodeError:
            return Extracted(None, {}, "the bytes are no text")
        return Extracted(Text(text, (Block("body", 0, len(text)),), (), "utf-8", "en"), {"title": text.split(".")[0]})

    def recognises(self) -> bool:
        return True

    def members(self, content: BinaryIO | bytes, media: str, most: int) -> Iterator[tuple[Member, BinaryIO]]:
        """Hand out the lines of a box: "name=text", or "name!reason" for what is refused."""
        held = content if isinstance(content, bytes) else content.read()
        for line in held.removeprefix(BOX).split(b";"):
            path, mark, rest = line.partition(b"=" if b"=" in line else b"!")
            refused = rest.decode() if mark == b"!" else ""
            yield Member(path.decode(), refused=refused), io.BytesIO(rest.replace(b"|", b";"))


class Stages:
    """Stand-ins for the pure stages. Counts how often the reader reads."""

    def __init__(self, reader: str = "stand-in/1") -> None:
        self.reader = reader
        self.reads = 0

    def describe(self, telling: Telling) -> Description:
        beside = tomllib.loads(telling.sidecar.decode()) if telling.sidecar else {}
        said = {"page": telling.page, "sidecar": beside, "option": telling.options}
        stated = {
            key: Stated(str(values[key]), basis)  # type: ignore[arg-type]
            for basis, values in said.items()
            for key in ("title", "publisher")
            if key in values
        }
        obtained = str(beside.get("obtained", ""))
        return Description(title=stated.get("title"), publisher=stated.get("publisher"), obtained=obtained)

    def read(self, captured: Captured) -> Reading:
        self.reads += 1
        found = TOLL.search(captured.text.content)
        if found is None:
            return msgspec.structs.replace(make.reading(captured), reader=self.reader)
        claim = make.count(captured, found[0], found[1], int(found[1]), "at_least", place=(found[2], None))
        places = [make.mention(captured, "place", found[2], number, claims=[claim]) for number in (0, 1)]
        return msgspec.structs.replace(make.reading(captured, [claim], places), reader=self.reader)

    def lines(self, captured: Captured, reading: Reading) -> Iterator[dict[str, object]]:
        return ({"doc": captured.name, "id": claim.id, "quote": claim.clause.exact} for claim in reading.claims)

    def summary(self, captured: Captured) -> dict[str, object]:
        return {"doc": captured.name, "violation_types": ["killing"]}

    def resolve(
        self, captured: Sequence[Captured], readings: Sequence[Reading], judgements: Sequence[Judgement]
    ) -> Resolved:
        mentions = tuple(mention for reading in readings for mention in reading.mentions)
        pairs = itertools.pairwise(mentions)
        links = tuple(Link(a.id, b.id, 0.5, "neighbours", ("next to one another",), proposed=True) for a, b in pairs)
        return Resolved(clusters=(), links=links, mentions=mentions)

    def weigh(self, captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Weighed:
        return Weighed(tallies=(), origins=(), inconsistencies=())

    def account(self, case: Weighing, reviews: Sequence[Review]) -> Accounted:
        return Accounted(accounts=(), others=(), loose_measures=(), responses=(), searches=())

    def draft(self, inputs: Inputs) -> Mapping[str, bytes]:
        claims = sum(len(reading.claims) for reading in inputs.readings)
        page = f"WORKING DRAFT {inputs.title}: {claims} claims, {len(inputs.unread_sources)} unread sources"
        return {"index.html": page.encode()}


def ring_of(folder: CaseFolder, vault: Vault, phrase: str) -> KeyRing:
    """Return the key ring of a case, open where a passphrase is given."""
    ring = KeyRing(folder.vault, vault.blobs, SystemRandom())
    if phrase:
        ring.open(phrase)
    return ring


@contextmanager
def desk_in(
    path: Path,
    *,
    stages: Stages | None = None,
    by: str = "A. Tester",
    clock: TickingClock | None = None,
    phrase: str = "",
    random: Random | None = None,
) -> Iterator[Desk]:
    """Open a case for tests, made when it is missing."""
    folder = CaseFolder(path)
    folder.make()
    if not folder.exists:
        folder.write_settings(written(CaseSettings(title="An invented case")))
    clock = clock or TickingClock()
    random = random or CountedRandom()
    record = open_record(folder.record, create=True)
    try:
        with open_vault(folder.vault, clock=clock, random=random, create=True) as vault:
            yield Desk(
                settings=CaseSettings(title="An invented case"),
                vault=vault,
                keys=ring_of(folder, vault, phrase),
                record=record,
                drafts=folder.drafts,
                extractor=PlainExtractor(),
                stages=stages or Stages(),
                clock=clock,
                place_of=folder.places(random),
                by=by,
                program="0.test",
                others=folder.merged.logs,
                copies=folder.copies,
            )
    finally:
        record.close()
