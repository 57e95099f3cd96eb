"""Pages inside other files: the chapters of a book, the HTML of a message.

In: the bytes of a page. Out: its visible words as blocks of a draft. No classifier is asked: a chapter has nothing that
stands around it.
"""

from __future__ import annotations

from dadkhah.adapters.extractors.building import Draft, Kind, Words
from dadkhah.adapters.extractors.paragraphs import Paragraph, scan
from dadkhah.capture.decode import decode, reason
from dadkhah.capture.shape import is_prose
from dadkhah.errors import SourceError
from dadkhah.model.source import BlockRole


def add_page(draft: Draft, content: bytes, part: str) -> None:
    """Add the paragraphs of a page; say why where there are none."""
    try:
        decoded = decode(content, page=True)
    except SourceError as error:
        draft.warn(f"{part}: {reason(error)}")
        return
    found = scan(decoded.content)
    for warning in (*decoded.warnings, *found.warnings):
        draft.warn(f"{part}: {warning}")
    groups: dict[int, int] = {}
    for number, paragraph in enumerate(found.paragraphs, 1):
        place = paragraph.place
        group = groups.setdefault(place.group, draft.group())
        together = group if place.role in {"list", "table"} else -1
        kind = Kind(_role(paragraph), place.level if place.role == "headline" else 0, _reason(paragraph), together)
        draft.add([Words(paragraph.text, f"{part}, paragraph {number:,}")], kind)


def _role(paragraph: Paragraph) -> BlockRole | None:
    role = paragraph.place.role
    if paragraph.place.zone == "navigation" and not is_prose(paragraph.text):
        return "navigation"
    return None if role == "table" and ("\t" not in paragraph.text or is_prose(paragraph.text)) else role


def _reason(paragraph: Paragraph) -> str:
    return "the page marks it as navigation" if _role(paragraph) == "navigation" else ""
