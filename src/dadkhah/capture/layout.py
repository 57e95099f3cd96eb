"""Texts as vault objects, and back.

In: Text. Out: bytes that hold it: the words by themselves, the layout (blocks, map, warnings) by itself.
"""

from __future__ import annotations

import msgspec

from dadkhah.errors import IntegrityError
from dadkhah.model.digest import canonical
from dadkhah.model.selector import Selector
from dadkhah.model.source import Block, Run, Text


class Layout(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything of a text but its words. A layout that was stored before there were selectors has none."""

    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    encoding: str
    language: str
    warnings: tuple[str, ...]
    selectors: tuple[Selector, ...] = ()
    salt: str = ""


def pack(text: Text) -> tuple[bytes, bytes]:
    """Return the words as UTF-8 and the layout as canonical JSON; the words' SHA-256 is the text's version."""
    layout = Layout(text.blocks, text.runs, text.encoding, text.language, text.warnings, text.selectors, text.salt)
    return text.content.encode("utf-8", "surrogatepass"), canonical(layout)


def unpack(words: bytes, layout: bytes) -> Text:
    """Return the text that was packed; raise IntegrityError where the bytes are not those of a text and its layout."""
    try:
        content = words.decode("utf-8", "surrogatepass")
        rest = msgspec.json.decode(layout, type=Layout)
    except (UnicodeDecodeError, msgspec.DecodeError) as error:
        raise IntegrityError("a stored text or its layout is damaged") from error
    return Text(content, rest.blocks, rest.runs, rest.encoding, rest.language, rest.warnings, rest.selectors, rest.salt)
