"""What is stored of every source, however it came: objects beside its bytes, and its entries in the log.

In: a source and what was made of it. Out: the same with the digests of its objects; entries, not yet appended.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from dadkhah.capture.layout import pack
from dadkhah.capture.recognition import part_waits
from dadkhah.errors import DadkhahError, one_line
from dadkhah.model.source import Source, Text
from dadkhah.ports import Extracted
from dadkhah.work.desk import Desk, Telling, moment
from dadkhah.work.objects import Told, put, put_record
from dadkhah.work.private import actor, digests

CONTAINER = "a container, whose members were not taken in; save it and add the file"
Outcome = Literal["captured", "described", "held", "failed"]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source: captured (durable now), described anew, held already, or failed with `error`.

    A captured source without readable text has an `error` too: its bytes are kept. `warnings` are for the person who
    adds it.
    """

    path: str
    outcome: Outcome
    digest: str = ""
    error: DadkhahError | None = None
    warnings: tuple[str, ...] = ()


def told_of(desk: Desk, name: str, extracted: Extracted, telling: Telling) -> Told:
    """Return what is said about a source, as it is stored."""
    return Told(
        name=one_line(name),
        description=desk.stages.describe(telling),
        options=dict(telling.options),
        page=dict(telling.page),
        unread=_why_unread(extracted),
    )


def store_told(desk: Desk, source: Source, extracted: Extracted, told: Told, sidecar: bytes | None) -> Source:
    """Store text, layout, description and sidecar; return the source that names them."""
    blobs = desk.blobs_of(source)
    text = _salted(desk, source, extracted.text)
    words, layout = (put(blobs, part) for part in pack(text)) if text else ("", "")
    return msgspec.structs.replace(
        source,
        text=words,
        layout=layout,
        description=put_record(blobs, told),
        sidecar=put(blobs, sidecar) if sidecar is not None else "",
    )


def _why_unread(extracted: Extracted) -> str:
    """Return why there is no text, or why pages of it are not read yet; "" where all was read."""
    if extracted.text is not None:
        return part_waits(extracted.text.warnings)
    return extracted.failure or (CONTAINER if extracted.holds else "no text was found")


def _salted(desk: Desk, source: Source, text: Text | None) -> Text | None:
    """Return the text of a sealed source with a salt that only the holder of its key can know."""
    if text is None or not source.key:
        return text
    return msgspec.structs.replace(text, salt=desk.keys.commitment(source.key, "text"))


class Held:
    """The sources that a case holds by their plain bytes; each is looked up when it is asked for.

    Only what was sealed is remembered, where the ring is open: each commitment has a salt of its own, so that all of
    them must be compared.

    Args:
        desk: the case.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        sources = desk.record.sources() if desk.keys.is_open else ()
        self._sealed = [(one.object, one.key, one.commitment) for one in sources if one.key]

    def get(self, digest: str) -> Source | None:
        """Return the source with these bytes; of what is sealed nobody can tell while the ring is locked."""
        return self._desk.record.source(digest) or self._opened(digest)

    def keep(self, source: Source) -> None:
        """Take note of a source that the record holds by now."""
        if source.key and self._desk.keys.is_open:
            self._sealed.append((source.object, source.key, source.commitment))

    def _opened(self, digest: str) -> Source | None:
        keys = self._desk.keys
        for sealed, key, commitment in self._sealed:
            if keys.holds(key) and keys.commitment(key, digest) == commitment:
                return self._desk.record.source(sealed)
        return None


def captured_entry(desk: Desk, source: Source, told: Told, src: Mapping[str, str], method: str) -> dict[str, object]:
    """Return the entry by which bytes came in: an import where they are second hand, or out of a container.

    `told` is what may stand in the open of a public source (work.private).
    """
    description = told.description
    second_hand = method == "member" or description.obtained or "obtained" in told.private
    entry: dict[str, object] = {
        "act": "import" if second_hand else "capture",
        "at": source.captured_at,
        "by": actor(desk, told),
        "bytes": source.size,
        "media": source.media,
        "method": description.handling.method or method,
        "object": source.object,
        "src": dict(src),
        "tool": f"dadkhah {desk.program}",
        **({"role": description.handling.role} if description.handling.role else {}),
    }
    if source.key:  # how it was obtained may name somebody: of a sealed source that stands in its description alone
        return entry | {"class": source.source_class, "key": source.key, "commitment": source.commitment}
    return entry | ({"how_obtained": description.obtained} if description.obtained else {}) | digests(source)


def derived_entry(desk: Desk, source: Source, told: Told, act: str = "derive") -> dict[str, object]:
    """Return the entry that names what was made of an object, or said of it anew (act `annotate`)."""
    made = {name: getattr(source, name) for name in ("text", "layout", "description", "sidecar")}
    entry = {
        "act": act,
        "at": moment(desk.clock),
        "by": actor(desk, told),
        "object": source.object,
        "tool": f"dadkhah {desk.program}",
    }
    return entry | {name: digest for name, digest in made.items() if digest} | digests(source)
