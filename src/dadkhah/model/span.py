"""Places in texts and stretches of time.

In: offsets and words. Out: records whose invariants hold by construction.
All offsets are Unicode code points into the extracted text of one captured source.
"""

from __future__ import annotations

from datetime import date

import msgspec

from dadkhah.errors import QuoteMismatch


class Span(msgspec.Struct, frozen=True, gc=False):
    """One quoted place: `exact` is text[start:end]; `role` says what it is to its claim."""

    start: int
    end: int
    exact: str
    role: str = ""

    def __post_init__(self) -> None:
        """Refuse a span that cannot quote anything; raise QuoteMismatch."""
        start, end = self.start, self.end
        if not 0 <= start < end or end - start != len(self.exact):
            raise QuoteMismatch(f"no text can hold {len(self.exact)} characters from {start} to {end}")

    def overlap(self, other: Span) -> int:
        """Return how many characters two spans of one text share; zero or less when none."""
        return min(self.end, other.end) - max(self.start, other.start)


def quote(text: str, start: int, end: int, role: str = "") -> Span:
    """Return the span of a text between two offsets; raise QuoteMismatch outside it or where nothing is quoted."""
    return Span(start, end, text[start:end], role)


class Interval(msgspec.Struct, frozen=True, gc=False):
    """Days from `start` to `end`, both included; None is open. Never a bare point: a known day is [day, day]."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it starts; raise ValueError."""
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"an interval cannot end ({self.end}) before it starts ({self.start})")

    def meets(self, other: Interval) -> bool:
        """Say whether the two have a day in common; an open end reaches as far as it needs."""
        return not (_before(self.end, other.start) or _before(other.end, self.start))


def _before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start
