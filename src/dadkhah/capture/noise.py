"""What is no text, told from a sample of the bytes.

In: captured bytes. Out: nothing for what may be text; SourceUnreadable with the reason for what cannot be.
"""

from __future__ import annotations

from dadkhah.capture.signatures import PDF_WITHIN, signed
from dadkhah.errors import SourceUnreadable

SAMPLE = 65_536
"""Bytes looked at in the beginning, in the middle and at the end, so that 50 MB cost what 200 KB cost."""

CONTROLS = bytes(code for code in (*range(1, 32), 127) if code not in b"\t\n\v\f\r\x1a\x1b")
"""C0 control codes that no text encoding uses for text (ECMA-48), NUL apart: UTF-16 and UTF-32 are full of it."""

MOST_CONTROLS = 0.03
"""Random bytes hold 25 such codes in 256, 9.8 %; text holds next to none."""

MOST_NULS = 0.9


def sample(content: bytes) -> bytes:
    """Return up to 3 x 65,536 bytes: the beginning, the middle, the end. The cuts stand at multiples of four."""
    if len(content) <= 3 * SAMPLE:
        return content
    middle = len(content) // 8 * 4
    end = (len(content) - SAMPLE) // 4 * 4
    return content[:SAMPLE] + content[middle : middle + SAMPLE] + content[end:]


def refuse_other_formats(content: bytes) -> None:
    """Raise SourceUnreadable where the first bytes are the signature of a format that is no text."""
    row = signed(content[:PDF_WITHIN])
    if row is not None:
        raise SourceUnreadable(f"the bytes are {row['format']}", remedy=row["remedy"])


def refuse_noise(content: bytes) -> None:
    """Raise SourceUnreadable where the bytes are no text in any encoding of one byte, or UTF-8."""
    seen = sample(content)
    if share(seen, b"\0") > MOST_NULS:
        raise SourceUnreadable("the bytes are almost all NUL")
    if share(seen, CONTROLS) > MOST_CONTROLS:
        raise SourceUnreadable("the bytes are noise: too many control codes for a text in any encoding")


def share(seen: bytes, codes: bytes) -> float:
    """Return which part of the bytes, 0 to 1, is among the codes."""
    return (len(seen) - len(seen.translate(None, codes))) / max(len(seen), 1)
