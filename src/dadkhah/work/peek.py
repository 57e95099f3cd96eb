"""Read sources without a case: nothing is stored.

In: files found, and what the caller says about them. Out: a Page for each: the lines to print, or the error that stood
in the way.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO, Protocol

import msgspec

from dadkhah.capture.media import by_name
from dadkhah.errors import AssistantFailed, DadkhahError, SourceEmpty, SourceError, SourceUnreadable, one_line
from dadkhah.model.claim import Claim
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured, Source
from dadkhah.ports import Extracted, Extractor
from dadkhah.read.explain import explained
from dadkhah.work.desk import Found, Stages, Telling
from dadkhah.work.members import DEEPEST, Budget

if TYPE_CHECKING:
    from dadkhah.work.assist import Assisted


LARGEST_MEMBER = 256 * 1024 * 1024
"""Bytes of one member that are held at once; a larger one is read from a case."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted of each file: its claims, explained or not, its words, or its main event in one line."""

    explain: bool = False
    words: bool = False
    summary: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: the lines to print, or `error`. `warnings` are for the person who reads.

    `lapse` says why a language model that was to help did not: the lines are the grammar's then.
    """

    path: str
    lines: tuple[dict[str, object], ...] = ()
    warnings: tuple[str, ...] = ()
    error: DadkhahError | None = None
    lapse: DadkhahError | None = None


class Assists(Protocol):
    """Lets somebody else look at a text beside the reader (work.assist)."""

    def assist(self, captured: Captured, reading: Reading) -> Assisted:
        """Return the reading with what was added, and what failed."""
        ...


def peek(
    stages: Stages,
    extractor: Extractor,
    found: Iterable[Found | DadkhahError],
    options: Mapping[str, str],
    wanted: Wanted,
    *,
    assistant: Assists | None = None,
) -> Iterator[Page]:
    """Read files one after another; a file that cannot be read is one outcome, and the rest goes on."""
    for one in found:
        if isinstance(one, DadkhahError):
            yield Page(path=one.where, error=one)
        else:
            yield from _pages(Reader(stages, extractor, options, wanted, assistant), one, Budget())


class Reader(msgspec.Struct, frozen=True):
    """What one call reads with, and what is wanted of each file."""

    stages: Stages
    extractor: Extractor
    options: Mapping[str, str]
    wanted: Wanted
    assistant: Assists | None


class Inside(msgspec.Struct, frozen=True):
    """A member of a container, held in memory: named by its container and its path in it."""

    path: str
    name: str
    media: str
    content: bytes
    named: bool = False

    def open(self) -> BinaryIO:
        """Open the bytes."""
        return io.BytesIO(self.content)

    def sidecar(self) -> bytes | None:
        """Return None: nothing in a container describes another member."""
        return None


def _pages(reader: Reader, found: Found, budget: Budget, depth: int = 0) -> Iterator[Page]:
    """Yield a file and, where it holds members, each of them; one without a text of its own yields these alone."""
    try:
        with found.open() as content:
            extracted = _extracted(reader.extractor, found, content)
    except DadkhahError as error:
        yield Page(path=found.path, error=error)
        return
    if extracted.text is not None or not extracted.holds:
        yield _page(reader, found, extracted)
    if extracted.holds:
        yield from _members(reader, found, extracted.media or found.media, budget, depth + 1)


def _members(reader: Reader, found: Found, media: str, budget: Budget, depth: int) -> Iterator[Page]:
    if depth > DEEPEST:
        yield Page(path=found.path, warnings=(f"it stands in {DEEPEST} containers already, and is not taken apart",))
        return
    count = 0
    with found.open() as content:
        for member, stream in reader.extractor.members(content, media, budget.left):
            count += 1
            path = f"{found.path}!{one_line(member.path)}"
            if member.refused:
                yield Page(path=path, warnings=(f"not read: {member.refused}",))
                continue
            try:
                held = _held(stream)
            except SourceError as error:
                yield Page(path=path, warnings=(f"not read: {error.what}",))
                continue
            budget.spend(len(held))
            kind = member.src.get("media", "") or by_name(member.path)
            inside = Inside(path, f"{found.name}!{one_line(member.path)}", kind, held)
            yield from _pages(reader, inside, budget, depth)
    if not count and found.named:
        yield Page(path=found.path, error=SourceUnreadable("a container that holds nothing", where=found.path))


def _held(stream: BinaryIO) -> bytes:
    """Return a member's bytes; raise SourceUnreadable for one that is too large to be held."""
    pieces, size = list[bytes](), 0
    while piece := stream.read(1 << 20):
        size += len(piece)
        if size <= LARGEST_MEMBER:
            pieces.append(piece)
    if size > LARGEST_MEMBER:
        raise SourceUnreadable(f"{size:,} bytes are more than the {LARGEST_MEMBER:,} that are read without a case")
    return b"".join(pieces)


def _page(reader: Reader, found: Found, extracted: Extracted) -> Page:
    stages, wanted = reader.stages, reader.wanted
    try:
        captured = _captured(stages, found, extracted, reader.options)
    except SourceUnreadable as error:
        return Page(path=found.path, error=error) if found.named else Page(path=found.path, warnings=(error.what,))
    except DadkhahError as error:
        return Page(path=found.path, error=error)
    warnings = captured.description.warnings + captured.text.warnings
    if wanted.words:
        words: dict[str, object] = {"doc": captured.name, "text": captured.text.content}
        return Page(path=found.path, lines=(words,), warnings=warnings)
    if wanted.summary:
        return Page(path=found.path, lines=(stages.summary(captured),), warnings=warnings)
    reading = stages.read(captured)
    if reader.assistant is None:
        return Page(path=found.path, lines=tuple(_lines(stages, captured, reading, wanted)), warnings=warnings)
    helped = reader.assistant.assist(captured, reading)
    lines = tuple(_lines(stages, captured, helped.reading, wanted))
    return Page(path=found.path, lines=lines, warnings=warnings + helped.notes, lapse=_lapse(found, helped))


def _lapse(found: Found, helped: Assisted) -> DadkhahError | None:
    """Say in one line which file the failure of a model left to the grammar."""
    failure = helped.failure
    if failure is None:
        return None
    who = f"{failure.where} " if failure.where else "the model: "
    return AssistantFailed(f"{who}{failure.what}", where=found.path, remedy="the grammar's reading stands")


def _lines(stages: Stages, captured: Captured, reading: Reading, wanted: Wanted) -> Iterator[dict[str, object]]:
    claims = {claim.id: claim for claim in reading.claims} if wanted.explain else {}
    for line in stages.lines(captured, reading):
        claim = claims.get(str(line.get("id")))
        yield line | (_reasons(captured, claim) if claim is not None else {})


def _reasons(captured: Captured, claim: Claim) -> dict[str, object]:
    evidence = [msgspec.to_builtins(span) for span in claim.evidence]
    return {"evidence": evidence, "explained": explained(captured, claim)}


def capture(stages: Stages, extractor: Extractor, found: Found, options: Mapping[str, str]) -> Captured:
    """Return a file as the stages take it, with nothing stored; raise SourceMissing, SourceEmpty, SourceUnreadable."""
    with found.open() as content:
        extracted = _extracted(extractor, found, content)
    return _captured(stages, found, extracted, options)


def _extracted(extractor: Extractor, found: Found, content: BinaryIO) -> Extracted:
    if not content.read(1):
        raise SourceEmpty("the file is empty", where=found.path)
    content.seek(0)
    return extractor.extract(content, found.media)


def _captured(stages: Stages, found: Found, extracted: Extracted, options: Mapping[str, str]) -> Captured:
    if extracted.text is None:
        raise SourceUnreadable(_why(extracted), where=found.path)
    with found.open() as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]
        size = content.tell()
    telling = Telling(options, found.sidecar(), extracted.page, extracted.text)
    source = Source(
        object=digest,
        media=extracted.media or found.media,
        size=size,
        entry=-1,
        captured_at="",
        text=extracted.text.version,
    )
    return Captured(source=source, description=stages.describe(telling), text=extracted.text, name=found.name)


def _why(extracted: Extracted) -> str:
    """Return why a file has no text."""
    return extracted.failure or "no text was found"
