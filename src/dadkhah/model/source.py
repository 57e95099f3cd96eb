"""What was captured, what is said about it, and the text that was made of it.

In: bytes and where they came from. Out: Source, Description, Text with blocks and the map back to the bytes.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dadkhah.model.digest import sha256
from dadkhah.model.selector import Selector, place_words
from dadkhah.model.span import Interval

BlockRole = Literal[
    "headline", "lead", "body", "caption", "quotation", "list", "table", "byline", "teaser", "navigation"
]
"""Role of a block. Claims are made from every role but byline, teaser and navigation."""

SILENT_ROLES: frozenset[str] = frozenset({"byline", "teaser", "navigation"})
"""Blocks that are kept and shown as not part of the article; they yield no claims."""

Basis = Literal["option", "sidecar", "case", "page", "inferred"]
"""Where a statement about a source comes from, strongest first."""

SourceClass = Literal["public", "sealed"]


class Block(msgspec.Struct, frozen=True):
    """One stretch of the text with one role; `reason` says why a silent role was given."""

    role: BlockRole
    start: int
    end: int
    level: int = 0
    reason: str = ""


class Run(msgspec.Struct, frozen=True):
    """Text from `start` to `end` came from the bytes `byte_start` to `byte_end` of the captured object.

    `exact`: every code point maps to its own bytes in the stated encoding, so that an offset inside can be computed;
    otherwise (an entity, a collapsed space) only the whole run maps.
    """

    start: int
    end: int
    byte_start: int
    byte_end: int
    exact: bool = True


class Text(msgspec.Struct, frozen=True):
    """The words of one source: content, blocks in order, and the way back to the captured object.

    `runs` map the text to bytes; they are empty where the object is no text (a PDF, an office file). `selectors` then
    say in which page, cell or paragraph the words stand: in text order, never overlapping.
    """

    content: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    encoding: str
    language: str = "und"
    warnings: tuple[str, ...] = ()
    selectors: tuple[Selector, ...] = ()
    salt: str = ""

    @property
    def version(self) -> str:
        """Return the SHA-256 of salt and content as UTF-8: the name of this text.

        Without a salt it is that of a vault object. The text of a sealed source has one, so that no name made of the
        version (a claim's id in a decision) can be found again from a text that somebody else knows.
        """
        return sha256(f"{self.salt}{self.content}".encode("utf-8", "surrogatepass"))

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds an offset, or None between blocks."""
        return next((block for block in self.blocks if block.start <= offset < block.end), None)

    def place_of(self, start: int, end: int) -> str:
        """Return where a stretch stands ("page 3", "sheet Victims, cell B7"); "" in a plain text or a page."""
        return place_words(self.selectors, start, end)


class Interest(msgspec.Struct, frozen=True):
    """A declared interest: which party, on what basis, declared by whom. A judgement, not a fact."""

    party: str
    basis: str = ""
    by: str = ""


class Stated(msgspec.Struct, frozen=True):
    """One statement about a source, where it comes from, and why where it was inferred."""

    value: str
    basis: Basis
    reason: str = ""


class Published(msgspec.Struct, frozen=True):
    """When a source was published: an interval, where it comes from, and the words or reason behind it."""

    when: Interval
    basis: Basis
    reason: str = ""


class Handling(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a source came into the case, as far as somebody says it: in which role, by what method, from whom.

    From whom it is, and on which conditions, may name people: they never stand in the custody log.
    """

    role: str = ""
    method: str = ""
    obtained_from: str = ""
    conditions: str = ""


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """Everything said about a source that is not its text. None means that nobody said it.

    `obtained` tells how a text came second hand, `fetched` how the program itself captured it from the web. `listing`
    holds what is said of a list of people: its columns and what it is (model.listing.KEYS).
    """

    title: Stated | None = None
    author: Stated | None = None
    publisher: Stated | None = None
    published: Published | None = None
    language: Stated | None = None
    also_published: tuple[str, ...] = ()
    obtained: str = ""
    fetched: str = ""
    handling: Handling = Handling()
    example: bool = False
    interest: Interest | None = None
    listing: dict[str, str] | None = None
    warnings: tuple[str, ...] = ()

    @property
    def day(self) -> Interval | None:
        """Return when the source was published, None where nobody said so."""
        return self.published.when if self.published else None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One captured source as the record keeps it: digests and numbers, no words.

    `object` names the captured bytes, `text` the extracted text, `layout` the blocks and map, `description` what is
    said about it, `sidecar` the sidecar's bytes: all vault objects. `entry` is the custody entry's sequence number, in
    the log that `origin` names where it is not the case's own. `text` is empty where no text could be made; `unread`
    then says why. `derived` is the custody entry that names text, layout and description: of two descriptions of one
    object, the one with the later entry holds. A sealed source has a `key`: all its objects are ciphertext, and
    `commitment` is a salted digest of its bytes. `fields` are the salted digests of what is said of a public source and
    kept private.
    """

    object: str
    media: str
    size: int
    entry: int
    captured_at: str
    derived: int = -1
    text: str = ""
    layout: str = ""
    description: str = ""
    sidecar: str = ""
    source_class: SourceClass = "public"
    unread: str = ""
    key: str = ""
    commitment: str = ""
    origin: str = ""
    fields: tuple[str, ...] = ()


class Captured(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its words, as the stages take it: never stored as a whole."""

    source: Source
    description: Description
    text: Text
    name: str
