"""The marks of a page, one after the other.

In: a decoded page. Out: Start, End and Words in the order of the page, each with its offsets; nothing is dropped but
comments.

Reading follows the tokeniser of the HTML standard as far as it decides what is text. The pattern takes every
character once (possessive repetition), so that time grows with the page and no faster. The standard library's parser
is not used: what it makes of a broken page differs between its patch releases, and a text's name is the hash of its
words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Generator, Iterator, Mapping

import msgspec

MARK = re.compile(
    r"<!--(?:>|->|.*?(?:--!?>|\Z))"
    r"|</[a-zA-Z](?P<end>[^\s/>]*+)[^>]*+(?:>|\Z)"
    r"|<(?P<start>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|=)*+)(?P<close>>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"([^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?")
ENTITY = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{0,40};?)")
RAW = {name: re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE) for name in (
    "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp",
)}  # fmt: skip
"""Elements whose content holds no marks (HTML standard, 13.2.5, RCDATA and RAWTEXT)."""

MOST_ATTRIBUTES = 64


class Start(msgspec.Struct, frozen=True):
    """A start tag: name and attributes in lower case, where it begins, whether the page breaks off inside it."""

    tag: str
    attributes: Mapping[str, str]
    at: int
    cut: bool = False


class End(msgspec.Struct, frozen=True):
    """An end tag."""

    tag: str


class Words(msgspec.Struct, frozen=True):
    """Characters of the page: as written (exact), or what an entity stands for."""

    text: str
    start: int
    end: int
    exact: bool = True


def marks(page: str) -> Iterator[Start | End | Words]:
    """Yield the marks and the words of a page in order."""
    at = 0
    while match := MARK.search(page, at):
        yield from words(page, at, match.start())
        at = match.end()
        if match["start"]:
            tag = match["start"].lower()
            yield Start(tag, _attributes(match["attributes"]), match.start(), match["close"] != ">")
            at = yield from _raw(page, tag, at)
        elif match["end"] is not None:
            yield End(page[match.start() + 2 : match.end("end")].lower())
    yield from words(page, at, len(page))


def words(page: str, start: int, end: int) -> Iterator[Words]:
    """Yield the text between two offsets, entities apart."""
    at = start
    for match in ENTITY.finditer(page, start, end):
        meant = html.unescape(match[0])
        if meant == match[0]:
            continue
        if at < match.start():
            yield Words(page[at : match.start()], at, match.start())
        yield Words(meant, match.start(), match.end(), exact=False)
        at = match.end()
    if at < end:
        yield Words(page[at:end], at, end)


def _raw(page: str, tag: str, at: int) -> Generator[Words, None, int]:
    """Yield the content of an element without marks as it is; return where its end tag begins."""
    closing = RAW.get(tag)
    if closing is None:
        return at
    found = closing.search(page, at)
    end = found.start() if found else len(page)
    if tag in {"title", "textarea"}:
        yield from words(page, at, end)
    elif end > at:
        yield Words(page[at:end], at, end)
    return end


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(written):
        value = next((value for value in match.groups()[1:] if value is not None), "")
        found.setdefault(match[1].lower(), html.unescape(value[:4096]))
        if len(found) >= MOST_ATTRIBUTES:
            break
    return found
