"""From offsets in a decoded source to the bytes they came from.

In: stretches of text, each made of a stretch of the decoded source, in the source's order. Out: Runs over the
captured bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dadkhah.capture.decode import Decoded
from dadkhah.model.source import Run


class Piece(msgspec.Struct, frozen=True):
    """Text from `start` to `end` was made of the decoded source from `source_start` to `source_end`.

    Exact: it is the same text.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    exact: bool = True


def to_runs(decoded: Decoded, pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """Return the runs of a text made of a decoded source; the pieces come in the order of the source.

    Linear in its length.
    """
    cursor = _Cursor(decoded)
    return tuple(run for piece in pieces for run in cursor.runs(piece))


class _Cursor:
    """Walks the decoded source once, counting bytes."""

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self._index = 0
        self._char = 0
        self._byte = decoded.runs[0].byte_start

    def runs(self, piece: Piece) -> Iterator[Run]:
        if not piece.exact:
            yield self._whole(piece)
            return
        at = piece.source_start
        while at < piece.source_end:
            held = self._run_at(at)
            until = min(piece.source_end, held.end)
            shift = piece.start - piece.source_start
            if held.exact:
                yield Run(at + shift, until + shift, self._to_byte(at), self._to_byte(until))
            else:
                yield Run(at + shift, until + shift, held.byte_start, held.byte_end, exact=False)
            at = until

    def _whole(self, piece: Piece) -> Run:
        """Return the run of a piece that maps as a whole: from its first character's bytes to its last's."""
        first = self._run_at(piece.source_start)
        start = self._to_byte(piece.source_start) if first.exact else first.byte_start
        last = self._run_at(piece.source_end - 1)
        end = self._to_byte(piece.source_end) if last.exact else last.byte_end
        return Run(piece.start, piece.end, start, end, exact=False)

    def _run_at(self, at: int) -> Run:
        """Return the decoded run that holds an offset, and move to it."""
        while self._decoded.runs[self._index].end <= at:
            self._index += 1
        held = self._decoded.runs[self._index]
        if self._char < held.start:
            self._char, self._byte = held.start, held.byte_start
        return held

    def _to_byte(self, at: int) -> int:
        """Return the byte offset of a character in the present exact run.

        Offsets never go back before the last one asked.
        """
        self._byte += len(self._decoded.content[self._char : at].encode(self._decoded.encoding))
        self._char = at
        return self._byte
