"""The media type of a source, by its name, or by its first bytes where it has none.

In: a file name and the first bytes. Out: a media type that an extractor reads, or "".
"""

from __future__ import annotations

import re

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
PAGE = "text/html"

BY_ENDING = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": PAGE,
    ".htm": PAGE,
    ".xhtml": PAGE,
}
"""Endings of file names that are read, lower case."""

PAGE_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def media_of(name: str, head: bytes = b"") -> str:
    """Return the media type of a file name; for a name without an ending (as standard input), of its first bytes.

    An ending that is not read gives "".
    """
    last = name.rpartition("/")[2]
    ending = f".{last.rpartition('.')[2].lower()}" if "." in last[1:] else ""
    if ending:
        return BY_ENDING.get(ending, "")
    return PAGE if PAGE_START.match(head) else PLAIN
