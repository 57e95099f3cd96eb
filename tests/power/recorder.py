"""Watches the calls that a program makes to the disk: records them, and lets some of them fail.

In: a folder, and what is to go wrong. Out: the trace of everything that was done inside that folder.

What is watched are the calls of `os` that everything in the vault goes through, the opening of files for reading, and
syncfs. SQLite makes its own calls, which nobody sees here: whoever acknowledges may keep a copy of its files.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec
import pytest
from tests.power.disk import Op

from dadkhah.adapters.vault import disk

NAMED = ("link", "rename", "replace", "unlink", "mkdir", "rmdir", "truncate", "chmod", "scandir", "listdir")
"""Calls of `os` that take a path first."""


class Killed(BaseException):
    """The process ends here: nothing that it would still do is done."""


class Site(msgspec.Struct, frozen=True):
    """A call of the program's text, by the end of its file's name and its lines."""

    file: str
    first: int
    last: int
    name: str = ""

    def on_stack(self) -> bool:
        """Say whether the present call was made by it."""
        frame: FrameType | None = sys._getframe(2)
        while frame:
            if self.first <= frame.f_lineno <= self.last and frame.f_code.co_filename.endswith(self.file):
                return True
            frame = frame.f_back
        return False


Trouble = Callable[[int, str, str], str]
"""Asked before each call: its number, its name, its path. Answers "", "kill", "short", or the name of an error."""


def none(number: int, call: str, path: str) -> str:
    return ""


class Recorder:
    """Records the calls inside a folder. Args: top: the folder; trouble: what goes wrong; without: a sync left out."""

    def __init__(self, top: Path, trouble: Trouble = none, without: Site | None = None) -> None:
        self.top = str(top.resolve())
        self.ops: list[Op] = []
        self.trouble = trouble
        self.without = without
        self.calls = 0
        self.beside = ("new/case/record.db", "new/case/record.db-wal")
        self._handles: dict[int, int] = {}
        self._next = 0
        self._dead = False
        self._real: dict[str, Any] = {}

    def ack(self, kind: str, *said: object) -> None:
        """Note that somebody was told something, with what the record's files hold then."""
        beside = {}
        for name in self.beside:
            with contextlib.suppress(FileNotFoundError), open(f"{self.top}/{name}", "rb") as file:  # noqa: PTH123 - unwatched
                beside[name] = file.read()
        self.ops.append(Op("ack", said=(kind, *said), beside=beside))

    def revive(self) -> None:
        """Begin another process after a kill: what the first one held open is closed, and its locks are gone."""
        self._dead = False
        for handle in list(self._handles):
            with contextlib.suppress(OSError):
                self._close(handle)

    @contextlib.contextmanager
    def watching(self) -> Iterator[Recorder]:
        """Watch the calls until the end of the block."""
        with pytest.MonkeyPatch.context() as patch:
            for name in (*NAMED, "open", "write", "fsync", "ftruncate", "close"):
                self._real[name] = getattr(os, name)
                patch.setattr(os, name, getattr(self, f"_{name}", None) or self._named(name))
            self._real["reading"] = io.open
            patch.setattr(io, "open", self._reading)
            if disk.syncfs() is not None:
                self._real["syncfs"] = disk.syncfs()
                patch.setattr(disk, "syncfs", lambda: self._syncfs)
            yield self

    def inside(self, path: Any, folder: int | None = None) -> str:
        """Return the path below the watched folder, "" for one outside."""
        if isinstance(path, int):
            full = held(path)
        else:
            above = Path.cwd() if folder is None else Path(held(folder))
            full = os.path.normpath(above / os.fspath(path))
        if not (full + "/").startswith(self.top + "/"):
            return ""
        return full[len(self.top) + 1 :] or "."

    def _meet(self, call: str, path: str) -> str:
        """Count a call; raise what goes wrong there; return "short" for a write that stops in the middle."""
        if self._dead:
            raise Killed
        what = self.trouble(self.calls, call, path)
        self.calls += 1
        if what == "kill":
            self._dead = True
            raise Killed
        if what and what != "short":
            raise OSError(getattr(errno, what), os.strerror(getattr(errno, what)))
        return what

    def _named(self, name: str) -> Callable[..., Any]:
        def call(path: Any, *more: Any, **options: Any) -> Any:
            place = self.inside(path, options.get("dir_fd"))
            if place:
                self._meet(name, place)
            done = self._real[name](path, *more, **options)
            if place:
                self._note(name, place, self.inside(more[0]) if name in {"link", "rename", "replace"} else "")
            return done

        return call

    def _note(self, name: str, path: str, to: str) -> None:
        kinds = {"replace": "rename", "rmdir": "unlink"}
        if name == "truncate":
            self._next += 1
            self.ops += [
                Op("open", self._next, path),
                Op("truncate", self._next, at=Path(self.top, path).stat().st_size),
            ]
        elif name not in {"chmod", "scandir", "listdir"}:
            self.ops.append(Op(kinds.get(name, name), path=path, to=to))

    def _open(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        place = self.inside(path, dir_fd)
        if place:
            self._meet("open", place)
        unnamed = flags & os.O_TMPFILE == os.O_TMPFILE
        new = bool(place) and bool(flags & os.O_CREAT) and not os.path.lexists(f"{self.top}/{place}")
        handle: int = self._real["open"](path, flags, mode, dir_fd=dir_fd)
        self._handles.pop(handle, None)
        if place:
            self._next += 1
            self._handles[handle] = self._next
            self.ops.append(Op("unnamed" if unnamed else "create" if new else "open", self._next, place))
        return handle

    def _link(self, path: Any, to: Any, *, src_dir_fd: int | None = None, follow_symlinks: bool = True) -> None:
        """Link a file by its name, or by the handle of one that has none."""
        if self.inside(path) or src_dir_fd is None:
            self._named("link")(path, to)
            return
        assert str(path) == f"/proc/self/fd/{src_dir_fd}", path
        self._meet("link", self.inside(src_dir_fd))
        self._real["link"](path, to, src_dir_fd=src_dir_fd, follow_symlinks=follow_symlinks)
        self.ops.append(Op("link", self._handles[src_dir_fd], to=self.inside(to)))

    def _reading(self, path: Any, *more: Any, **options: Any) -> Any:
        """Open a file for reading, or as a whole for writing: what is written then counts from its sync on."""
        place = self.inside(path) if isinstance(path, (str, os.PathLike)) else ""
        if not place:
            return self._real["reading"](path, *more, **options)
        self._meet("reading", place)
        new = not os.path.lexists(f"{self.top}/{place}")
        file = self._real["reading"](path, *more, **options)
        if file.writable():
            self._next += 1
            self._handles[file.fileno()] = self._next
            self.ops.append(Op("create" if new else "open", self._next, place))
        return file

    def _close(self, handle: int) -> None:
        self._handles.pop(handle, None)
        self._real["close"](handle)

    def _write(self, handle: int, content: Any) -> int:
        known = self._handles.get(handle)
        if known is None:
            return self._real["write"](handle, content)  # type: ignore[no-any-return]
        data = bytes(content)
        if self._meet("write", self.inside(handle)) == "short":
            data = data[: (len(data) + 1) // 2]
        at = os.lseek(handle, 0, os.SEEK_CUR)
        count: int = self._real["write"](handle, data)
        self.ops.append(Op("write", known, at=at, content=data[:count]))
        return count

    def _ftruncate(self, handle: int, size: int) -> None:
        known = self._handles.get(handle)
        if known is not None:
            self._meet("ftruncate", self.inside(handle))
        self._real["ftruncate"](handle, size)
        if known is not None:
            self.ops.append(Op("truncate", known, at=size))

    def _fsync(self, handle: int) -> None:
        known = self._handles.get(handle)
        if known is None:
            return
        try:
            self._meet("fsync", self.inside(handle))
        except OSError:
            self.ops.append(Op("fsync_failed", known))
            raise
        if self.without is not None and self.without.on_stack():
            return
        plain = stat.S_ISREG(os.fstat(handle).st_mode)
        content = self._content(handle) if plain else b""
        self.ops.append(Op("fsync", known, content=content))

    def _content(self, handle: int) -> bytes:
        """Return the bytes of an open file, whatever it was opened for."""
        again = self._real["open"](f"/proc/self/fd/{handle}", os.O_RDONLY)
        try:
            return os.pread(again, os.fstat(again).st_size, 0)
        finally:
            self._real["close"](again)

    def _syncfs(self, handle: int) -> int:
        self._meet("syncfs", self.inside(handle))
        if self.without is None or not self.without.on_stack():
            self.ops.append(Op("syncfs", self._handles[handle]))
        return 0


def held(handle: int) -> str:
    """Return the path of an open file."""
    return str(Path(f"/proc/self/fd/{handle}").readlink())
