"""HTML: the visible words of a page, with the article told from what stands around it.

In: captured bytes; a classifier that returns the words it takes for the article. Out: Extracted.

The text and its map are made here, so that they are right whatever the classifier does: it only says which paragraphs
are the article's. What it leaves out is kept and marked. Where it leaves out too much, or the page is nested deeper
than its parser reads, the page's own elements decide, and the text carries a warning "extraction incomplete".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dadkhah.adapters.extractors.elements import Place
from dadkhah.adapters.extractors.paragraphs import Paragraph, Scan, join, scan
from dadkhah.capture.decode import Decoded, decode, reason
from dadkhah.capture.language import language_of
from dadkhah.capture.offsets import to_runs
from dadkhah.capture.roles import blocks
from dadkhah.capture.shape import LONG_WORDS, is_prose, word_count
from dadkhah.capture.units import Unit
from dadkhah.errors import SourceError
from dadkhah.model.source import BlockRole, Text
from dadkhah.ports import Extracted

Classifier = Callable[[str], str]
"""A decoded page in; the words of its article out, "" where it finds none."""

Counter = Callable[[str], int]
"""A decoded page in; how many letters and digits of it can be seen, 0 where nobody can tell."""

LEAST_SEEN = 0.98
"""Which part of what another parser sees the text must hold; the two differ over what broken pages show."""

DEEPEST = 250
"""libxml2 drops text that is nested 255 elements deep and deeper, without a word."""

LARGEST = 4_000_000
"""Characters of a page beyond which it is not given to the classifier."""

LEAST_KEPT = 0.5
"""Which part of the prose outside navigation a classifier must keep to be believed."""

MOST_MARKED = 0.3
"""Which part of a page's words an element may hold whose class alone says that it is no part of the article."""


def extract_page(
    content: bytes, classify: Classifier | None, count: Counter | None = None, stated: str = ""
) -> Extracted:
    """Return the text of a page; without a classifier the page's own elements tell the article.

    `stated` is the encoding that a server stated. `count` counts the letters that can be seen by another parser: with
    fewer than it finds, the text is incomplete.
    """
    try:
        decoded = decode(content, page=True, stated=stated)
    except SourceError as error:
        return Extracted(None, {}, reason(error))
    found = scan(decoded.content)
    if not found.paragraphs:
        return Extracted(None, found.page, "the page holds no text (save it again from a browser, after it has loaded)")
    doubts = _missing(decoded.content, found, count)
    return Extracted(_text(decoded, found, classify, doubts), found.page)


def _missing(page: str, found: Scan, count: Counter | None) -> tuple[str, ...]:
    """Say that the text is incomplete where another parser sees more letters and digits than were kept."""
    held = sum(sum(map(str.isalnum, one.text)) for one in found.paragraphs)
    seen = count(page) if count is not None else 0
    if seen * LEAST_SEEN <= held:
        return ()
    return (f"extraction incomplete: another parser sees {seen:,} letters and digits, the text holds {held:,}",)


def _text(decoded: Decoded, found: Scan, classify: Classifier | None, doubts: tuple[str, ...]) -> Text:
    content, starts, pieces = join(found.paragraphs)
    kept, warnings = _article(decoded.content, found, classify)
    marked = _large_zones(found.paragraphs)
    units = [
        _unit(paragraph, start, index in kept, marked)
        for index, (paragraph, start) in enumerate(zip(found.paragraphs, starts, strict=True))
    ]
    return Text(
        content=content,
        blocks=blocks(content, units),
        runs=to_runs(decoded, pieces),
        encoding=decoded.encoding,
        language=language_of(content),
        warnings=(*decoded.warnings, *found.warnings, *warnings, *doubts),
    )


def _article(page: str, found: Scan, classify: Classifier | None) -> tuple[frozenset[int], tuple[str, ...]]:
    """Return the indices of the article's paragraphs, and what is doubtful about them."""
    own = _by_elements(found.paragraphs)
    if found.deepest > DEEPEST:
        return own, (_incomplete(f"elements are nested {found.deepest:,} deep"),)
    if len(page) > LARGEST:
        return own, (_incomplete(f"the page has more than {LARGEST:,} characters"),)
    if classify is None:
        return own, (_incomplete("no classifier has read the page"),)
    kept = _with_siblings(found.paragraphs, _by_words(found.paragraphs, classify(page)))
    share = _share(found.paragraphs, kept, own)
    if share < LEAST_KEPT:
        return own | kept, (_incomplete(f"the classifier keeps {share:.0%} of the prose"),)
    return kept, ()


def _incomplete(why: str) -> str:
    return f"extraction incomplete: {why}; the page's own elements tell the article"


def _by_elements(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return what stands outside navigation, inside main or article where the page has them; bare links apart."""
    large = _large_zones(paragraphs)
    free = {at for at, one in enumerate(paragraphs) if not _zone(one.place, large) and not one.linked}
    main = {at for at in free if paragraphs[at].place.main}
    return frozenset(main if any(is_prose(paragraphs[at].text) for at in main) else free)


def _large_zones(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the zones made by a class that hold too much of the page to be believed."""
    sizes: dict[int, int] = {}
    for one in paragraphs:
        if one.place.marked:
            sizes[one.place.zone_id] = sizes.get(one.place.zone_id, 0) + len(one.text)
    total = sum(len(one.text) for one in paragraphs)
    return frozenset(zone for zone, size in sizes.items() if size > total * MOST_MARKED)


def _zone(place: Place, large: frozenset[int]) -> str:
    return "" if place.marked and place.zone_id in large else place.zone


def _by_words(paragraphs: Sequence[Paragraph], article: str) -> frozenset[int]:
    """Return the paragraphs whose words stand in the article: all in order, or three in five of their triples."""
    lines = {_key(line) for line in article.splitlines()}
    whole = _key(article)
    triples = frozenset(_triples(whole.split()))
    return frozenset(at for at, one in enumerate(paragraphs) if _is_kept(_key(one.text), lines, whole, triples))


def _with_siblings(paragraphs: Sequence[Paragraph], kept: frozenset[int]) -> frozenset[int]:
    """Return what is kept, and the prose beside it: a classifier that stops early must not silence half an article.

    Prose beside it stands in the same element as kept prose, outside every zone, and is no mere link.
    """
    prose = [at for at, one in enumerate(paragraphs) if not one.place.zone and not one.linked and is_prose(one.text)]
    groups = {paragraphs[at].place.group for at in prose if at in kept}
    return kept | {at for at in prose if paragraphs[at].place.group in groups}


def _is_kept(key: str, lines: set[str], whole: str, triples: frozenset[tuple[str, ...]]) -> bool:
    if len(key.split()) < 4:
        return key in lines
    if key in whole:
        return True
    mine = list(_triples(key.split()))
    return sum(triple in triples for triple in mine) >= 0.6 * len(mine)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _triples(words: list[str]) -> zip[tuple[str, str, str]]:
    return zip(words, words[1:], words[2:], strict=False)


def _share(paragraphs: Sequence[Paragraph], kept: frozenset[int], own: frozenset[int]) -> float:
    """Return which part of the article's prose, as the page's elements tell it, was kept: counted in characters."""
    prose = [at for at in own if is_prose(paragraphs[at].text)]
    total = sum(len(paragraphs[at].text) for at in prose)
    return sum(len(paragraphs[at].text) for at in prose if at in kept) / total if total else float(bool(kept))


def _unit(paragraph: Paragraph, start: int, kept: bool, large: frozenset[int]) -> Unit:
    place = paragraph.place
    role, reason = _role(paragraph, kept, _zone(place, large))
    return Unit(start, start + len(paragraph.text), place.group, role, place.level if role == "headline" else 0, reason)


def _role(paragraph: Paragraph, kept: bool, zone: str) -> tuple[BlockRole | None, str]:
    own = paragraph.place.role
    outside = zone in {"navigation", "teaser"}
    if zone == "byline" and word_count(paragraph.text) <= LONG_WORDS:
        return "byline", "the page marks it so"
    if not outside and (kept or own in {"headline", "caption"}):
        return _table_or(own, paragraph.text), ""
    if outside and kept and not paragraph.place.marked and zone == "navigation" and is_prose(paragraph.text):
        return _table_or(own, paragraph.text), ""
    if zone == "teaser":
        return "teaser", "the page marks it as beside the article"
    return (
        "navigation",
        "the page marks it as navigation" if zone == "navigation" else "left out by the classifier of articles",
    )


def _table_or(own: BlockRole | None, text: str) -> BlockRole | None:
    """Return the role; prose or a single cell in a table is laid out with it, and no row of data."""
    return None if own == "table" and ("\t" not in text or is_prose(text)) else own
