"""Read sources without a case: nothing is stored.

In: files found, and what the caller says about them. Out: a Page for each: the lines to print, or the error that stood
in the way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

import msgspec

from dadkhah.errors import AssistantFailed, DadkhahError, SourceEmpty, SourceUnreadable
from dadkhah.model.claim import Claim
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured, Source
from dadkhah.ports import Extracted, Extractor
from dadkhah.read.explain import explained
from dadkhah.work.desk import Found, Stages, Telling

if TYPE_CHECKING:
    from dadkhah.work.assist import Assisted


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
            yield _page(stages, extractor, one, options, wanted, assistant=assistant)


def _page(
    stages: Stages,
    extractor: Extractor,
    found: Found,
    options: Mapping[str, str],
    wanted: Wanted,
    *,
    assistant: Assists | None,
) -> Page:
    try:
        captured = capture(stages, extractor, found, options)
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
    if assistant is None:
        return Page(path=found.path, lines=tuple(_lines(stages, captured, reading, wanted)), warnings=warnings)
    helped = assistant.assist(captured, reading)
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
        if not content.read(1):
            raise SourceEmpty("the file is empty", where=found.path)
        content.seek(0)
        extracted = extractor.extract(content, found.media)
        if extracted.text is None:
            raise SourceUnreadable(_why(extracted), where=found.path)
        content.seek(0)
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
    if extracted.holds:
        return "a container: add it to a case, or unpack it and read what it holds"
    return extracted.failure or "no text was found"
