"""Where in a page some words stand.

In: start and end tags. Out: for every point of the page its Place: role of the block, zone, group, and whether it is
shown.

Every element takes its parent's place and changes it, so that a place costs the same at any depth.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from dadkhah.capture.lexicons import lexicon
from dadkhah.model.source import BlockRole

Zone = Literal["", "navigation", "teaser", "byline"]

VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
HIDDEN_NAMES = (
    "head script style template noscript iframe noembed noframes object svg math canvas audio video datalist textarea"
)
BLOCK_NAMES = (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre "
    "search section select summary table tbody tfoot thead tr ul xmp"
)
VOID = frozenset(VOID_NAMES.split())
HIDDEN = frozenset(HIDDEN_NAMES.split())
BLOCKS = frozenset(BLOCK_NAMES.split())
"""Elements that begin and end a paragraph (HTML standard, 15.3, rendering), cells of tables apart."""

CELLS = frozenset({"td", "th"})
SIBLINGS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "option": frozenset({"option"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": CELLS,
    "th": CELLS,
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
}
"""Which open element a start tag closes, beside the paragraph that every block closes (HTML standard, 13.1.2.4)."""

ROLE_OF: Mapping[str, BlockRole] = {
    "li": "list",
    "dt": "list",
    "dd": "list",
    "blockquote": "quotation",
    "figcaption": "caption",
    "caption": "caption",
    "td": "table",
    "th": "table",
    "h1": "headline",
    "h2": "headline",
    "h3": "headline",
    "h4": "headline",
    "h5": "headline",
    "h6": "headline",
}
ZONE_OF: Mapping[str, Zone] = dict.fromkeys(("nav", "button", "select", "menu", "search", "dialog"), "navigation")
LANDMARKS: Mapping[str, Zone] = {
    "navigation": "navigation",
    "banner": "navigation",
    "contentinfo": "navigation",
    "search": "navigation",
    "dialog": "navigation",
    "menu": "navigation",
    "toolbar": "navigation",
    "complementary": "teaser",
}
"""Roles of WAI-ARIA 1.2 that hold no part of an article."""

CONCEALED = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class Place(msgspec.Struct, frozen=True):
    """Where words stand; `zone_id` counts the outermost elements that make a zone, `marked` when a class made it."""

    tag: str = ""
    role: BlockRole | None = None
    level: int = 0
    zone: Zone = ""
    zone_id: int = 0
    marked: bool = False
    group: int = 0
    hidden: bool = False
    linked: bool = False
    main: bool = False
    kept: bool = False


class Elements:
    """The open elements of a page while it is read."""

    def __init__(self) -> None:
        self.deepest = 0
        self._open: list[Place] = [Place()]
        self._count: dict[str, int] = {}
        self._made = 0

    @property
    def place(self) -> Place:
        """Return where the next words stand."""
        return self._open[-1]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element, closing those that cannot hold it."""
        if tag in BLOCKS and self.place.tag == "p":
            self._pop()
        while self.place.tag in SIBLINGS.get(tag, ()):
            self._pop()
        if tag in VOID:
            return
        self._made += 1
        self._open.append(self._inside(tag, attributes))
        self._count[tag] = self._count.get(tag, 0) + 1
        self.deepest = max(self.deepest, len(self._open) - 1)

    def end(self, tag: str) -> None:
        """Close an element and all that is open in it; an end without a start is nothing."""
        if not self._count.get(tag):
            return
        while self._pop() != tag:
            pass

    def _pop(self) -> str:
        tag = self._open.pop().tag
        self._count[tag] -= 1
        return tag

    def _inside(self, tag: str, attributes: Mapping[str, str]) -> Place:
        parent = self.place
        main = parent.main or tag in {"main", "article"} or attributes.get("role") == "main"
        zone, marked = _zone(tag, attributes, main)
        entered = zone and (not parent.zone or parent.zone == "byline")
        return Place(
            tag=tag,
            role="headline" if parent.role == "headline" else ROLE_OF.get(tag, parent.role),
            level=int(tag[1]) if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else parent.level,
            zone=zone if entered else parent.zone,
            zone_id=self._made if entered else parent.zone_id,
            marked=marked if entered else parent.marked,
            group=self._made if tag in BLOCKS and tag not in ROLE_OF and tag != "p" else parent.group,
            hidden=parent.hidden or tag in HIDDEN or _concealed(tag, attributes),
            linked=parent.linked or tag == "a",
            main=main,
            kept=parent.kept or tag in {"pre", "xmp"},
        )


def _concealed(tag: str, attributes: Mapping[str, str]) -> bool:
    closed = tag == "dialog" and "open" not in attributes
    return closed or "hidden" in attributes or CONCEALED.search(attributes.get("style", "")) is not None


def _zone(tag: str, attributes: Mapping[str, str], main: bool) -> tuple[Zone, bool]:
    """Return which zone an element makes, and whether its class alone makes it."""
    if tag in {"html", "body", "main", "article"}:
        return "", False
    if tag == "aside":
        return "teaser", False
    said = ZONE_OF.get(tag) or LANDMARKS.get(attributes.get("role", ""), "")
    if said or (tag in {"header", "footer"} and not main):
        return said or "navigation", False
    if (
        tag == "address"
        or attributes.get("rel") == "author"
        or attributes.get("itemprop") in {"author", "datePublished"}
    ):
        return "byline", True
    return _zone_of_class(f"{attributes.get('class', '')} {attributes.get('id', '')}"), True


def _zone_of_class(names: str) -> Zone:
    """Return the zone that a class or id names, by the words of page_classes.tsv."""
    parts = {part for name in names.lower().split() for part in (name, name.replace("_", "-"))}
    if not parts:
        return ""
    return next((zone for name, zone in _classes() if name in parts), "")


@cache
def _classes() -> tuple[tuple[str, Zone], ...]:
    zones: Mapping[str, Zone] = {"teaser": "teaser", "navigation": "navigation", "byline": "byline"}
    return tuple((row["name"], zones[row["zone"]]) for row in lexicon("page_classes"))
