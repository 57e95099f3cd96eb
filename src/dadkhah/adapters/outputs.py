"""The files that a call to join lists writes: each whole or not at all, beside one another.

In: the wanted path, tables of text. Out: files; a folder for what does not fit into memory, removed in the end.
"""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from dadkhah.errors import DiskFull, StorageError


class Outputs:
    """Files named after one path: clusters.csv, clusters.links.csv and so on; use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.written: list[Path] = []
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.spill = Path(tempfile.mkdtemp(prefix=".dadkhah-link-", dir=path.parent))
        except OSError as error:
            raise StorageError(f"nothing can be written there ({error.strerror})", where=str(path)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.spill, ignore_errors=True)

    def beside(self, name: str) -> Path:
        """Return the path of a file that goes with the wanted one."""
        return self._path.with_name(name)

    def table(self, path: Path, rows: Iterable[Sequence[str]], *, sheet: bool = False) -> None:
        """Write a CSV in UTF-8; `sheet`: with the mark by which programs of sheets know it; raise StorageError."""
        kind = "utf-8-sig" if sheet else "utf-8"
        with tempfile.NamedTemporaryFile("w", encoding=kind, newline="", dir=self.spill, delete=False) as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        self._place(Path(file.name), path)

    def text(self, path: Path, content: str) -> None:
        """Write a text in UTF-8; raise StorageError."""
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=self.spill, delete=False) as file:
            file.write(content)
        self._place(Path(file.name), path)

    def _place(self, made: Path, path: Path) -> None:
        try:
            os.replace(made, path)  # noqa: PTH105 - one step, whatever stands there
        except OSError as error:
            kind = DiskFull if error.errno == 28 else StorageError
            raise kind(f"the file cannot be written ({error.strerror})", where=str(path)) from error
        self.written.append(path)
