"""XML as it goes by: start, words, end. No tree is built, no entity is expanded, nothing outside is fetched.

In: a stream. Out: calls. expat reads in linear time at any depth; a document that declares entities is refused, since
office files have none and bombs are made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, Protocol
from xml.parsers import expat

from dadkhah.errors import SourceUnreadable

DEEPEST = 10_000
PIECE = 1 << 18


class Listener(Protocol):
    """What is told of the marks as they go by; names are "namespace name", the namespace cut to its last part."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in the start of an element."""
        ...

    def words(self, text: str) -> None:
        """Take in characters."""
        ...

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        ...


def walk(file: BinaryIO, listener: Listener) -> None:
    """Read a document to its end.

    Raises SourceUnreadable where it is not well formed, declares entities, or is nested more than 10,000 deep; what was
    told before stands.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    depth = _Depth(listener)
    parser.StartElementHandler = depth.start
    parser.EndElementHandler = depth.end
    parser.CharacterDataHandler = listener.words
    try:
        while piece := file.read(PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise SourceUnreadable(f"the XML is damaged in line {error.lineno:,}") from error


class _Depth:
    """Counts how deep elements are nested, and shortens names."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._depth = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise SourceUnreadable(f"the XML is nested more than {DEEPEST:,} deep")
        self._listener.start(name.rpartition(" ")[2], {_local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self._depth -= 1
        self._listener.end(name.rpartition(" ")[2])


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_: object) -> None:
    raise SourceUnreadable("the XML declares entities, which no office file needs and bombs are made of")


class Silent:
    """A listener that takes in nothing: the base of those that care for a few marks."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in the start of an element."""

    def words(self, text: str) -> None:
        """Take in characters."""

    def end(self, name: str) -> None:
        """Take in the end of an element."""


class Collected(Silent):
    """Gathers the words of the first element of each wanted name."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.found: dict[str, str] = {}
        self._wanted = wanted
        self._open = ""
        self._held: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin to gather."""
        if not self._open and name in self._wanted:
            self._open, self._held = name, []

    def words(self, text: str) -> None:
        """Gather."""
        if self._open:
            self._held.append(text)

    def end(self, name: str) -> None:
        """End gathering."""
        if name == self._open:
            self.found.setdefault(name, "".join(self._held).strip())
            self._open = ""
