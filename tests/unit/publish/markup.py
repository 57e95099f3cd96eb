"""Read a page as a browser would, far enough to check it.

In: HTML. Out: its elements in order, each with attributes, text and ancestors; the program's words apart from the
sources'.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input", "col", "wbr"}
SOURCES_WORDS = ("q", "blockquote", "bdi", "style", "script")
"""Elements that hold the words of a source, a name from the record, or no words."""


class Element:
    """One element: `inside` lists its ancestors, outermost first."""

    def __init__(self, name: str, attributes: dict[str, str], inside: list[Element]) -> None:
        self.name, self.attributes, self.inside = name, attributes, inside
        self.parts: list[tuple[str, tuple[str, ...]]] = []
        self.children: list[Element] = []

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    @property
    def text(self) -> str:
        return "".join(words for words, _ in self.parts)

    def program_words(self) -> str:
        """Return the text outside everything that quotes a source or names something."""
        return "".join(words for words, path in self.parts if not set(path) & set(SOURCES_WORDS))

    def find(self, name: str = "", css: str = "") -> Iterator[Element]:
        for child in self.children:
            if name in ("", child.name) and (not css or css in child.classes):
                yield child
            yield from child.find(name, css)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root", {}, [])
        self.open = [self.root]
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, list(self.open))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}, list(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].name == tag:
            self.open.pop()
        else:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        path = tuple(element.name for element in self.open)
        for element in self.open:
            element.parts.append((data, path))


def parse(page: str) -> Element:
    """Return the root of a page; raise AssertionError where an element is not closed."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.unbalanced == []
    assert [element.name for element in reader.open] == ["root"]
    return reader.root
