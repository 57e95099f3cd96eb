"""The files that a call to join lists writes: each whole or not at all, beside one another.

In: the wanted path, tables of text. Out: files; a folder for what does not fit into memory, removed in the end.
"""

from __future__ import annotations

import csv
import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from dadkhah.errors import DiskFull, StorageError


class Outputs:
    """Files named after one path: clusters.csv, clusters.links.csv and so on; use it in a `with` block.

    `tables` is a folder for what does not fit into memory: in `shared` where that is given. Both go at the end.
    """

    def __init__(self, path: Path, shared: Path | None = None) -> None:
        self._path = path
        self._made: dict[Path, Path] = {}
        self.written: list[Path] = []
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.spill = _private(path.parent)
        except OSError as error:
            raise StorageError(f"nothing can be written there ({error.strerror})", where=str(path)) from error
        try:
            self.tables = _private(shared) if shared else self.spill
        except OSError as error:
            shutil.rmtree(self.spill, ignore_errors=True)
            raise StorageError(f"nothing can be written there ({error.strerror})", where=str(shared)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._place()
        finally:
            for folder in {self.spill, self.tables}:
                shutil.rmtree(folder, ignore_errors=True)

    def beside(self, name: str) -> Path:
        """Return the path of a file that goes with the wanted one."""
        return self._path.with_name(name)

    def table(self, path: Path, rows: Iterable[Sequence[str]], *, sheet: bool = False) -> None:
        """Write a CSV in UTF-8; `sheet`: with the mark by which programs of sheets know it; raise StorageError."""
        with self._file(path, "utf-8-sig" if sheet else "utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def text(self, path: Path, content: str) -> None:
        """Write a text in UTF-8; raise StorageError."""
        with self._file(path) as file:
            file.write(content)

    @contextmanager
    def _file(self, path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
        """Give the file in the folder of this run that is to become one of the wanted ones."""
        made = self.spill / f"{len(self._made)}.made"
        try:
            with made.open("w", encoding=encoding, newline="") as file:
                yield file
        except OSError as error:
            raise _failed(path, error) from error
        self._made[path] = made

    def _place(self) -> None:
        """Put all files where they are wanted: none is placed before all are made."""
        for path, made in self._made.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                _move(made, path)
            except OSError as error:
                raise _failed(path, error) from error
            self.written.append(path)


def _move(made: Path, path: Path) -> None:
    """Put a file where it is wanted, in one step; onto another disk by way of a copy beside its place."""
    try:
        os.replace(made, path)  # noqa: PTH105 - one step, whatever stands there
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = path.with_name(f".{path.name}.made")
        shutil.copyfile(made, beside)
        os.replace(beside, path)  # noqa: PTH105


def _private(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(prefix=".dadkhah-link-", dir=folder.absolute()))


def _failed(path: Path, error: OSError) -> StorageError:
    kind = DiskFull if error.errno == errno.ENOSPC else StorageError
    return kind(f"the file cannot be written ({error.strerror})", where=str(path))
