"""Why a picture of words has no text, and whether it may have one later.

In: the reason that was recorded, or what was warned of. Out: whether a program was lacking that can be installed.
"""

from __future__ import annotations

from collections.abc import Sequence

PICTURED = "pages that are pictures"
"""How the warning begins that names pages without words."""

MISSING = "it is a picture, and tesseract, which recognises characters, is not installed (Debian: tesseract-ocr)"
NO_LANGUAGE = "it is a picture, and tesseract knows none of the languages eng, fas and ara (Debian: tesseract-ocr-eng)"


def waits(reason: str) -> bool:
    """Say whether a source is unread because nothing could recognise its characters."""
    return MISSING in reason or NO_LANGUAGE in reason


def part_waits(warnings: Sequence[str]) -> str:
    """Return why pages of a text are unread that a program can read later; "" where none is.

    Such a text has pages of words and pages that are pictures: what stands on those is not lost in silence.
    """
    lacking = [one for one in warnings if waits(one)]
    pages = [one for one in warnings if one.startswith(PICTURED)]
    return "; ".join(["read in part", *pages, *lacking]) if lacking else ""
