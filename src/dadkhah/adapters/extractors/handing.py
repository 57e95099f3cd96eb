"""Members of a container as streams, out of what the child reports.

In: reports in order. Out: Member with its bytes, one after the other; a member that was not read to its end is passed
over before the next.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from dadkhah.adapters.extractors.frames import Closed, Done, Opened, Part, Report
from dadkhah.adapters.extractors.process import Stopped
from dadkhah.errors import SourceUnreadable
from dadkhah.ports import Member

SLOW = 20_000_000
"""Bytes of a container that may take one second more of processor time."""

BROKE_OFF = "taking the container apart took too much time or memory; what follows was not taken in"
KEPT_WHOLE = "the container is kept whole"
LONGEST_PATH = 4096


def seconds(size: int) -> int:
    """Return the processor time that taking a container apart may take: a small one less than half a minute."""
    return 25 + size // SLOW


def members(reports: Iterator[Report]) -> Iterator[tuple[Member, BinaryIO]]:
    """Yield each member with its bytes; what was refused has none."""
    try:
        for report in reports:
            if isinstance(report, Opened):
                stream = _Stream(reports)
                yield Member(report.path[:LONGEST_PATH], report.src), cast("BinaryIO", io.BufferedReader(stream))
                stream.pass_over()
            elif isinstance(report, Done) and report.broken:
                yield Member("", refused=report.broken), io.BytesIO()
    except Stopped:
        yield Member("", refused=BROKE_OFF), io.BytesIO()


class _Stream(io.RawIOBase):
    """The bytes of one member as they come."""

    def __init__(self, reports: Iterator[Report]) -> None:
        self._reports = reports
        self._rest = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer; raise SourceUnreadable where the member breaks off or is refused."""
        if not self._rest:
            self._rest = self._next()
        view = memoryview(cast("bytearray", buffer))
        size = min(len(view), len(self._rest))
        view[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size

    def pass_over(self) -> None:
        """Read to the end; nobody wants the bytes."""
        while not self._ended:
            try:
                self._next()
            except SourceUnreadable:
                self._ended = True

    def _next(self) -> bytes:
        """Return the next bytes, b"" at the end; raise SourceUnreadable."""
        report: Report | None = Part(b"")
        while not self._ended and isinstance(report, Part) and not report.content:
            report = self._report()
        if isinstance(report, Part):
            return report.content
        self._ended = True
        if isinstance(report, Closed) and report.refused:
            raise SourceUnreadable(report.refused, remedy=KEPT_WHOLE)
        return b""

    def _report(self) -> Report | None:
        try:
            return next(self._reports, None)
        except Stopped as error:
            self._ended = True
            raise SourceUnreadable(BROKE_OFF, remedy=KEPT_WHOLE) from error
