"""Why a picture of words has no text, and whether it may have one later.

In: the reason that was recorded. Out: whether a program was lacking that can be installed.
"""

from __future__ import annotations

MISSING = "it is a picture, and tesseract, which recognises characters, is not installed (Debian: tesseract-ocr)"
NO_LANGUAGE = "it is a picture, and tesseract knows none of the languages eng, fas and ara (Debian: tesseract-ocr-eng)"


def waits(reason: str) -> bool:
    """Say whether a source is unread because nothing could recognise its characters."""
    return MISSING in reason or NO_LANGUAGE in reason
