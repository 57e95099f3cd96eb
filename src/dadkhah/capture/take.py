"""A source, ready for the stages: its words, what is said about it, and the record of it that holds no words.

In: captured bytes, what an extractor made of them, a description, the custody entry. Out: Source, Captured.
"""

from __future__ import annotations

from dadkhah.capture.describe import NO_OPTIONS, NO_SETTINGS, UNKNOWN, Options, Settings, describe
from dadkhah.capture.layout import pack, pack_description
from dadkhah.capture.published import infer
from dadkhah.errors import SourceUnreadable
from dadkhah.model.digest import sha256
from dadkhah.model.source import Captured, Description, Source
from dadkhah.ports import Extracted

NO_ENTRY = -1
"""The custody entry of a source that no case holds."""


def describe_extracted(
    extracted: Extracted,
    *,
    options: Options = NO_OPTIONS,
    sidecar: bytes | None = None,
    settings: Settings = NO_SETTINGS,
) -> Description:
    """Return everything said about a source: by the caller, the sidecar, the case, the page, and its own words.

    Without a text nothing is inferred. Raises CallError for an option that names no day.
    """
    text = extracted.text
    return describe(
        options=options,
        sidecar=sidecar,
        settings=settings,
        page=extracted.page,
        language=text.language if text else UNKNOWN,
        inferred=infer(text) if text else None,
    )


def register(
    content: bytes,
    *,
    media: str,
    extracted: Extracted,
    description: Description,
    sidecar: bytes | None = None,
    entry: int = NO_ENTRY,
    captured_at: str = "",
) -> Source:
    """Return the record of a source: digests and numbers only. Without a text, `unread` says why there is none."""
    words, layout = pack(extracted.text) if extracted.text else (None, None)
    return Source(
        object=sha256(content),
        media=media,
        size=len(content),
        entry=entry,
        captured_at=captured_at,
        text=_name(words),
        layout=_name(layout),
        description=sha256(pack_description(description)),
        sidecar=_name(sidecar),
        unread="" if extracted.text else extracted.failure or "no text could be made of the bytes",
    )


def _name(content: bytes | None) -> str:
    return "" if content is None else sha256(content)


def join(source: Source, *, name: str, extracted: Extracted, description: Description) -> Captured:
    """Return a source with its words; raise SourceUnreadable, naming it, where no text could be made."""
    if extracted.text is None:
        raise SourceUnreadable(source.unread, where=name)
    return Captured(source=source, description=description, text=extracted.text, name=name)


def take(
    content: bytes,
    *,
    name: str,
    media: str,
    extracted: Extracted,
    description: Description,
    entry: int = NO_ENTRY,
    captured_at: str = "",
) -> Captured:
    """Return a source with its words, in one step, for reading without a case.

    Args:
        content: the captured bytes.
        name: what messages and `doc` call the source: a file name.
        media: its media type, as media.py tells it.
        extracted: what an extractor made of the bytes.
        description: what is said about it.
        entry: the custody entry's sequence number; -1 without a case.
        captured_at: when it was captured, RFC 3339; "" without a case.

    Raises:
        SourceUnreadable: no text could be made of the bytes.
    """
    source = register(
        content, media=media, extracted=extracted, description=description, entry=entry, captured_at=captured_at
    )
    return join(source, name=name, extracted=extracted, description=description)
