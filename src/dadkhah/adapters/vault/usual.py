"""The usual kind of entry, read quickly: most lines of a log say what was captured and what was made of it.

In: a block of lines. Out: their entries, where each is canonical and has no field but the usual ones; else None.

A record with known fields is read and spelled again twice as fast as a dictionary, which is what checking a long log
mostly waits for. What is unusual is no fault: whoever asks here looks at such lines one by one.
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter

import msgspec
from msgspec import UNSET, UnsetType

from dadkhah.adapters.vault.canon import SORTED, Value, Whole

Said = Value | UnsetType


class Usual(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False, rename={"kind": "class", "start": "from"}
):
    """One entry; the fields are in the order of their names, which is that of the canonical line.

    None of them needs a look of its own: an entry that vouches for a key, a file, a timestamp or a private field has
    others.
    """

    act: str
    at: Said = UNSET
    by: str = ""
    bytes: Said = UNSET
    kind: Said = UNSET
    clock_source: Said = UNSET
    commitment: Said = UNSET
    complete: Said = UNSET
    conditions: Said = UNSET
    description: str | UnsetType = UNSET
    start: Said = UNSET
    how_obtained: Said = UNSET
    key: Said = UNSET
    layout: str | UnsetType = UNSET
    media: Said = UNSET
    method: Said = UNSET
    object: str | UnsetType = UNSET
    objects: Said = UNSET
    obtained_from: Said = UNSET
    origin: str = ""
    prev: str = ""
    result: Said = UNSET
    role: Said = UNSET
    seq: Whole = -1
    sidecar: str | UnsetType = UNSET
    src: Said = UNSET
    text: str | UnsetType = UNSET
    to: Said = UNSET
    tool: Said = UNSET


NAMING: tuple[str, ...] = ("description", "layout", "object", "sidecar", "text")
"""The usual fields that name an object of the vault."""

NAMED = attrgetter(*NAMING)

DECODER = msgspec.json.Decoder(Usual)


def usual_lines(block: bytes) -> list[Usual] | None:
    """Return the entries of complete lines, each with its LF, or None unless all are canonical and usual."""
    try:
        entries = DECODER.decode_lines(block)
    except (ValueError, RecursionError):
        return None
    return entries if SORTED.encode_lines(entries) == block else None


def named_objects(entries: list[Usual]) -> set[str]:
    """Return the objects that some entries name."""
    return {value for value in chain.from_iterable(map(NAMED, entries)) if value is not UNSET}
