"""The child's trade `pages`: HTML, with trafilatura as the classifier of articles.

In: a file. Out: Extracted. Loaded in a child alone: trafilatura brings lxml and sockets.
"""

from __future__ import annotations

from typing import BinaryIO

import trafilatura

from dadkhah.adapters.extractors.child import Trade
from dadkhah.adapters.extractors.counted import visible_letters
from dadkhah.adapters.extractors.frames import Made, Task
from dadkhah.adapters.extractors.page import extract_page
from dadkhah.capture.decode import LARGEST

WARM_UP = (
    "<html lang='en'><head><title>A page</title></head><body><article><h1>A page</h1>"
    + "<p>This is a paragraph of words that the classifier reads once, so that all its parts are loaded.</p>" * 5
    + "</article></body></html>"
)


def classify(page: str) -> str:
    """Return the words that trafilatura takes for the article; "" where it finds none."""
    found = trafilatura.bare_extraction(page, favor_recall=True, include_comments=False, include_tables=True)
    return (found.get("text") if isinstance(found, dict) else getattr(found, "text", "")) or ""


def careful(page: str) -> str:
    """Classify, and take any failure of the library on a strange page for "found none"."""
    try:
        return classify(page)
    except Exception:  # noqa: BLE001 - whatever a parser raises on a hostile page, the page's own elements tell the article then
        return ""


def read(file: BinaryIO, task: Task) -> Made:
    """Return the text of a page."""
    content = file.read(LARGEST + 1)
    return Made(extract_page(content, careful if task.classify else None, visible_letters, task.charset))


def warm() -> None:
    """Read one page, so that everything is loaded."""
    extract_page(WARM_UP.encode(), careful, visible_letters)


TRADE = Trade(read=read, warm=warm)
