"""Collecting what a check finds.

In: flaws, warnings and counts, as they are found. Out: the report.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from dadkhah.errors import one_line
from dadkhah.model.custody import Flaw, Report

CHUNK = 1 << 18
"""Bytes read at a time."""

HELD = 100_000
"""Objects that are kept in mind: some fifteen megabytes."""


class Findings:
    """What one check has found so far.

    Args:
        folder: the vault.
        progress: called with the number of bytes checked since the last call.
    """

    def __init__(self, folder: Path, progress: Callable[[int], None]) -> None:
        self.folder = folder
        self.progress = progress
        self.objects = 0
        self.entries = 0
        self.checkpoints = 0
        self.size = 0
        self.held: set[object] = set()
        """Objects that were seen to stand as plain files, as many as HELD: quicker than looking for each again."""
        self.timestamps: tuple[str, ...] = ()
        self._flaws: dict[Flaw, None] = {}
        self._warnings: list[str] = []
        self._shown: list[str] = []

    def flaw(self, where: str, what: str) -> None:
        """Add something that contradicts the proof."""
        self._flaws[Flaw(one_line(where), one_line(what))] = None

    def warn(self, what: str) -> None:
        """Add something that does not contradict the proof but should be known."""
        self._warnings.append(one_line(what))

    def show(self, what: str) -> None:
        """Add something that was checked beside the proof itself, and held."""
        self._shown.append(one_line(what))

    def done(self, size: int) -> None:
        """Say how many more bytes were checked."""
        self.size += size
        self.progress(size)

    @contextlib.contextmanager
    def reading(self, where: str) -> Iterator[None]:
        """Turn what cannot be read inside into a flaw: evidence that cannot be read is not shown to be unchanged."""
        try:
            yield
        except OSError as error:
            self.flaw(where, f"cannot be read ({error.strerror})")

    def chunks(self, path: Path) -> Iterator[bytes]:
        """Yield the bytes of a file in parts."""
        with path.open("rb") as file:
            size = min(CHUNK, os.fstat(file.fileno()).st_size + 1)  # no room is set aside that a small file cannot fill
            while chunk := file.read(size):
                self.done(len(chunk))
                yield chunk

    def content(self, path: Path, limit: int = 1 << 20) -> bytes:
        """Return the bytes of a small file, cut after `limit` bytes: nothing that is longer can be right."""
        content = b""
        with self.reading(path.relative_to(self.folder).as_posix()), path.open("rb") as file:
            content = file.read(min(limit, os.fstat(file.fileno()).st_size + 1))
        self.done(len(content))
        return content

    def report(self, fingerprint: str) -> Report:
        """Return the report."""
        return Report(
            verdict="broken" if self._flaws else "held" if self.entries else "nothing to check",
            findings=tuple(self._flaws),
            warnings=tuple(self._warnings),
            shown=tuple(self._shown),
            objects=self.objects,
            entries=self.entries,
            checkpoints=self.checkpoints,
            size=self.size,
            fingerprint=fingerprint,
            timestamps=tuple(one_line(state) for state in self.timestamps),
        )
