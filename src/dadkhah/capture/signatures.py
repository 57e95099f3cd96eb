"""Formats that are known by their first bytes.

In: the first bytes of a file. Out: the row of signatures.tsv that fits, or None for a text and for what nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dadkhah.capture.lexicons import lexicon

PDF_LATE = re.compile(rb"[\r\n]%PDF-[0-9]\.[0-9]")
PDF_WITHIN = 1024
"""Bytes within which readers look for the signature of a PDF (ISO 32000-1, appendix H, note 13)."""


def signed(head: bytes) -> Mapping[str, str] | None:
    """Return the first row whose signature the bytes hold at its place."""
    for pattern, row in _patterns():
        if pattern.match(head, int(row["offset"])):
            return row
    return named("application/pdf") if PDF_LATE.search(head[:PDF_WITHIN]) else None


def named(media: str) -> Mapping[str, str]:
    """Return the first row of a media type; raise LookupError where no signature is known for it."""
    for row in lexicon("signatures"):
        if row["media"] == media:
            return row
    raise LookupError(media)


@cache
def _patterns() -> tuple[tuple[re.Pattern[bytes], Mapping[str, str]], ...]:
    return tuple((re.compile(_pattern(row["hex"]), re.DOTALL), row) for row in lexicon("signatures"))


def _pattern(digits: str) -> bytes:
    """Return a pattern for hexadecimal digits; two dots stand for any byte."""
    pairs = (digits[at : at + 2] for at in range(0, len(digits), 2))
    return b"".join(b"." if pair == ".." else re.escape(bytes.fromhex(pair)) for pair in pairs)
