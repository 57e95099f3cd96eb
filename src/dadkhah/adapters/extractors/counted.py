"""How many letters and digits of a page can be seen, counted by another parser than the one that makes the text.

In: a decoded page. Out: a number to compare with: an extraction that holds fewer is incomplete. libxml2 itself drops
what is nested too deep, so that more than it counts is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from dadkhah.adapters.extractors.elements import CONCEALED, HIDDEN

LARGEST = 4_000_000
"""Characters of a page beyond which it is not counted."""


def visible_letters(page: str) -> int:
    """Return the number of letters and digits outside hidden elements; 0 where the parser makes nothing of the page."""
    if len(page) > LARGEST:
        return 0
    try:
        root = html.document_fromstring(page.encode("utf-8", "surrogatepass"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return 0
    return sum(map(str.isalnum, "".join(_shown(root))))


def _shown(root: etree._Element) -> Iterator[str]:
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            yield from [] if hidden else [element.tail or ""]
            continue
        conceals = _conceals(element)
        if event == "start":
            hidden += conceals
            yield from [] if hidden else [element.text or ""]
        else:
            hidden -= conceals
            yield from [] if hidden else [element.tail or ""]


def _conceals(element: etree._Element) -> bool:
    tag = str(element.tag).lower()
    closed = tag == "dialog" and "open" not in element.attrib
    styled = CONCEALED.search(element.get("style", "")) is not None
    return tag in HIDDEN or tag in {"title", "xmp"} or closed or styled or "hidden" in element.attrib
