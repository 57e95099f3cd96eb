"""Read sources without a case: nothing is stored.

In: files found, and what the caller says about them. Out: Peeked for each: the text with its reading, or the error that stood in the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dadkhah.errors import DadkhahError, SourceEmpty, SourceUnreadable
from dadkhah.model.digest import sha256
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured, Source
from dadkhah.ports import Extractor
from dadkhah.work.desk import Found, Stages, Telling


class Peeked(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: its text and reading, or `error`. `warnings` are for the person who reads."""

    path: str
    captured: Captured | None = None
    reading: Reading | None = None
    error: DadkhahError | None = None
    warnings: tuple[str, ...] = ()


def peek(
    stages: Stages, extractor: Extractor, found: Iterable[Found | DadkhahError], options: Mapping[str, str]
) -> Iterator[Peeked]:
    """Read files one after another; a file that cannot be read is one outcome, and the rest goes on."""
    for one in found:
        if isinstance(one, DadkhahError):
            yield Peeked(path=one.where, error=one)
        else:
            yield _peeked(stages, extractor, one, options)


def _peeked(stages: Stages, extractor: Extractor, found: Found, options: Mapping[str, str]) -> Peeked:
    try:
        captured = capture(stages, extractor, found, options)
    except DadkhahError as error:
        return Peeked(path=found.path, error=error)
    warnings = captured.description.warnings + captured.text.warnings
    return Peeked(path=found.path, captured=captured, reading=stages.read(captured), warnings=warnings)


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
