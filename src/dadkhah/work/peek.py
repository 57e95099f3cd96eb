"""Read sources without a case: nothing is stored.

In: files found, and what the caller says about them. Out: a Page for each: the lines to print, or the error that stood
in the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dadkhah.errors import DadkhahError, SourceEmpty, SourceUnreadable
from dadkhah.model.digest import sha256
from dadkhah.model.source import Captured, Source
from dadkhah.ports import Extractor
from dadkhah.work.desk import Found, Stages, Telling


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted of each file: its claims, explained or not, its words, or its main event in one line."""

    explain: bool = False
    words: bool = False
    summary: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: the lines to print, or `error`. `warnings` are for the person who reads."""

    path: str
    lines: tuple[dict[str, object], ...] = ()
    warnings: tuple[str, ...] = ()
    error: DadkhahError | None = None


def peek(
    stages: Stages,
    extractor: Extractor,
    found: Iterable[Found | DadkhahError],
    options: Mapping[str, str],
    wanted: Wanted,
) -> Iterator[Page]:
    """Read files one after another; a file that cannot be read is one outcome, and the rest goes on."""
    for one in found:
        if isinstance(one, DadkhahError):
            yield Page(path=one.where, error=one)
        else:
            yield _page(stages, extractor, one, options, wanted)


def _page(stages: Stages, extractor: Extractor, found: Found, options: Mapping[str, str], wanted: Wanted) -> Page:
    try:
        captured = capture(stages, extractor, found, options)
    except DadkhahError as error:
        return Page(path=found.path, error=error)
    warnings = captured.description.warnings + captured.text.warnings
    return Page(path=found.path, lines=tuple(_lines(stages, captured, wanted)), warnings=warnings)


def _lines(stages: Stages, captured: Captured, wanted: Wanted) -> Iterator[dict[str, object]]:
    if wanted.words:
        yield {"doc": captured.name, "text": captured.text.content}
        return
    if wanted.summary:
        yield stages.summary(captured)
        return
    reading = stages.read(captured)
    claims = {claim.id: claim for claim in reading.claims} if wanted.explain else {}
    for line in stages.lines(captured, reading):
        claim = claims.get(str(line.get("id")))
        yield line | ({"evidence": [msgspec.to_builtins(span) for span in claim.evidence]} if claim else {})


def capture(stages: Stages, extractor: Extractor, found: Found, options: Mapping[str, str]) -> Captured:
    """Return a file as the stages take it, with nothing stored; raise SourceMissing, SourceEmpty, SourceUnreadable."""
    with found.open() as content:
        held = content.read()
    if not held:
        raise SourceEmpty("the file is empty", where=found.path)
    extracted = extractor.extract(held, found.media)
    if extracted.text is None:
        raise SourceUnreadable(extracted.failure or "no text was found", where=found.path)
    telling = Telling(options, found.sidecar(), extracted.page, extracted.text)
    source = Source(
        object=sha256(held), media=found.media, size=len(held), entry=-1, captured_at="", text=extracted.text.version
    )
    return Captured(source=source, description=stages.describe(telling), text=extracted.text, name=found.name)
