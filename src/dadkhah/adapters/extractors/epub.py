"""EPUB: the chapters of a book in the order in which they are read (EPUB 3.3, 5).

In: an open ZIP archive. Out: Extracted; every block knows its chapter and paragraph.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from dadkhah.adapters.extractors.building import Draft, said
from dadkhah.adapters.extractors.paged import add_page
from dadkhah.adapters.extractors.xml import Collected, Silent, walk
from dadkhah.adapters.extractors.zipped import Archive
from dadkhah.capture import media as kinds
from dadkhah.capture.decode import LARGEST
from dadkhah.errors import SourceUnreadable
from dadkhah.ports import Extracted

CONTAINER = "META-INF/container.xml"
LOCKED = "META-INF/encryption.xml"
STATEMENTS = {"title": "title", "creator": "author", "publisher": "publisher", "date": "published"}
PAGES = frozenset({"application/xhtml+xml", "text/html"})


def extract_epub(archive: Archive) -> Extracted:
    """Return the text of a book; raise SourceUnreadable."""
    found = _Rootfile()
    with archive.open(CONTAINER) as stream:
        walk(stream, found)
    if not archive.has(found.path):
        raise SourceUnreadable("the book is damaged: its list of chapters is missing")
    draft, book = Draft(), _Package()
    with archive.open(found.path) as stream:
        walk(stream, book)
    if archive.has(LOCKED):
        draft.warn("parts of the book are encrypted; what cannot be read is left out")
    for number, chapter in enumerate(book.chapters(), 1):
        _add_chapter(archive, draft, posixpath.normpath(posixpath.join(posixpath.dirname(found.path), chapter)), number)
    page = said((STATEMENTS[name], value) for name, value in book.statements.found.items())
    return draft.finish(page, kinds.EPUB, "the book holds no words")


def _add_chapter(archive: Archive, draft: Draft, name: str, number: int) -> None:
    if not archive.has(name):
        draft.warn(f"chapter {number} is missing in the file")
        return
    try:
        with archive.open(name) as stream:
            content = stream.read(LARGEST)
    except SourceUnreadable as error:
        draft.warn(f"extraction incomplete: chapter {number} is not read: {error.what}")
        return
    add_page(draft, content, f"chapter {number:,}")


class _Rootfile(Silent):
    def __init__(self) -> None:
        self.path = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "rootfile" and not self.path:
            self.path = attributes.get("full-path", "")


class _Package(Silent):
    """The list of files and their order (EPUB 3.3, 5.6 and 5.7)."""

    def __init__(self) -> None:
        self.statements = Collected(frozenset(STATEMENTS))
        self._files: dict[str, str] = {}
        self._order: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.statements.start(name, attributes)
        if name == "item" and attributes.get("media-type") in PAGES:
            self._files[attributes.get("id", "")] = unquote(attributes.get("href", ""))
        elif name == "itemref":
            self._order.append(attributes.get("idref", ""))

    def words(self, text: str) -> None:
        self.statements.words(text)

    def end(self, name: str) -> None:
        self.statements.end(name)

    def chapters(self) -> list[str]:
        """Return the paths of the chapters in order, each once."""
        return [self._files[one] for one in dict.fromkeys(self._order) if one in self._files]
