"""Plain text: its words as they are, cut into blocks with roles.

In: a decoded text. Out: its blocks, ordered and disjoint; every character but white space stands in one.
"""

from __future__ import annotations

from dadkhah.capture.roles import blocks
from dadkhah.capture.units import split
from dadkhah.model.source import Block


def lay_out(content: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text; offsets in code points of the content."""
    return blocks(content, split(content))
