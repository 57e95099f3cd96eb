"""What a page says of itself: title, author, publisher, date, language, address.

In: start and end tags and words, as they go by. Out: a mapping of page statements, as written; nothing is inferred.

For each statement the first source in this order wins: Open Graph and article properties (ogp.me), JSON-LD
(schema.org), meta names in common use (Dublin Core among them), then elements of the page (title, h1, time, html
lang).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

META: tuple[tuple[str, str, int], ...] = (
    ("og:title", "title", 0),
    ("dc.title", "title", 3),
    ("twitter:title", "title", 3),
    ("article:author", "author", 1),
    ("author", "author", 0),
    ("dc.creator", "author", 2),
    ("og:site_name", "publisher", 0),
    ("publisher", "publisher", 2),
    ("dc.publisher", "publisher", 2),
    ("article:publisher", "publisher", 3),
    ("article:published_time", "published", 0),
    ("og:article:published_time", "published", 0),
    ("datepublished", "published", 1),
    ("dc.date.issued", "published", 2),
    ("dc.date", "published", 2),
    ("dcterms.created", "published", 2),
    ("date", "published", 2),
    ("pubdate", "published", 2),
    ("publish-date", "published", 2),
    ("parsely-pub-date", "published", 2),
    ("sailthru.date", "published", 2),
    ("og:url", "address", 1),
    ("content-language", "language", 3),
    ("og:locale", "language", 2),
)
"""(name or property, statement, rank): the lower rank wins, then what stands first."""

LONGEST = 2000
LARGEST_SCRIPT = 1_000_000


class Statements:
    """Gathers what a page says of itself while it is read."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, str]] = {}
        self._within = ""
        self._held: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in a start tag."""
        if tag == "meta":
            self._meta(attributes)
        elif tag == "html":
            self._say("language", 1, attributes.get("lang", "") or attributes.get("xml:lang", ""))
        elif tag == "link" and attributes.get("rel") == "canonical":
            self._say("address", 0, attributes.get("href", ""))
        elif tag == "time" and attributes.get("datetime"):
            first = "pubdate" in attributes or attributes.get("itemprop") == "datePublished"
            self._say("published", 3 if first else 4, attributes["datetime"])
        self._open(tag, attributes)

    def _meta(self, attributes: Mapping[str, str]) -> None:
        name = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
            or ""
        )
        for known, statement, rank in META:
            if name.lower() == known:
                self._say(statement, rank, attributes.get("content", ""))

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        linked = tag == "script" and "ld+json" in attributes.get("type", "").lower()
        if linked or (tag in {"title", "h1"} and not self._within):
            self._within, self._held = tag, []

    def words(self, text: str) -> None:
        """Take in words."""
        if self._within:
            self._held.append(text)

    def end(self, tag: str) -> None:
        """Take in an end tag."""
        if tag != self._within:
            return
        held, self._within = "".join(self._held), ""
        if tag == "script":
            self._linked_data(held)
        else:
            self._say("title", 2 if tag == "h1" else 4, " ".join(held.split()))

    def _linked_data(self, written: str) -> None:
        try:
            value = json.loads(written[:LARGEST_SCRIPT])
            objects = list(_objects(value))
        except (ValueError, RecursionError):
            return
        for found in objects:
            self._say("title", 1, _text(found.get("headline")))
            self._say("author", 1, _text(found.get("author")))
            self._say("publisher", 1, _text(found.get("publisher")))
            self._say("published", 1, _text(found.get("datePublished")))
            self._say("language", 2, _text(found.get("inLanguage")))

    def _say(self, statement: str, rank: int, value: str) -> None:
        value = value.strip()[:LONGEST]
        an_address = statement in {"author", "publisher"} and value.startswith(("http://", "https://"))
        if value and not an_address and rank < self._found.get(statement, (99, ""))[0]:
            self._found[statement] = (rank, value)

    def page(self) -> dict[str, str]:
        """Return the statements, sorted by name."""
        if self._within:
            self.end(self._within)
        return {statement: value for statement, (_, value) in sorted(self._found.items())}


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects of linked data that describe an article, outermost first."""
    if isinstance(value, list):
        for part in value:
            yield from _objects(part)
    elif isinstance(value, dict):
        kinds = value.get("@type", "")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report", "WebPage")) for kind in named):
            yield value
        yield from _objects(value.get("@graph"))


def _text(value: object) -> str:
    """Return a linked-data value as words: a string, the name of an object, or those of a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value[:10])))
    return ""
