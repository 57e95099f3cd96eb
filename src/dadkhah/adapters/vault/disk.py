"""Durable writing: the few operations that a promise of durability rests on.

In: paths, bytes. Out: files and folders that are on the disk when a function returns, or an error of the tree.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from types import TracebackType

from dadkhah.errors import CaseReadOnly, DadkhahError, DiskFull, StorageError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
REFUSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
CROWDED = frozenset({errno.EMFILE, errno.ENFILE})
TROUBLE = CROWDED | {errno.EIO, errno.ENOMEM}
"""What says something of the machine, and nothing of the file."""
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
WRITE_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


def worded(error: OSError, where: Path) -> DadkhahError:
    """Return the error of the tree that says what an operating system's error means for a case."""
    if error.errno in FULL:
        return DiskFull("no space is left", where=str(where))
    if error.errno in REFUSED:
        return CaseReadOnly("the folder refuses writing", where=str(where))
    return StorageError(f"bytes could not be stored durably ({reason(error)})", where=str(where), remedy=advice(error))


def reason(error: OSError) -> str:
    """Return what an operating system's error says."""
    return os.strerror(error.errno) if error.errno else str(error)


def advice(error: OSError) -> str:
    """Return what would work, where that is not the same for every trouble with a disk."""
    return "close other programs, or allow more open files (ulimit -n)" if error.errno in CROWDED else ""


@contextlib.contextmanager
def reading(where: Path) -> Iterator[None]:
    """Turn the machine's own troubles inside into StorageError: they say nothing of what stands on the disk."""
    try:
        yield
    except OSError as error:
        if error.errno in TROUBLE:
            raise StorageError(f"cannot be read ({reason(error)})", where=str(where), remedy=advice(error)) from error
        raise


class Storing:
    """What `storing` gives: a class, since it stands around every single capture."""

    __slots__ = ("_where",)

    def __init__(self, where: Path) -> None:
        self._where = where

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if isinstance(error, OSError):
            raise worded(error, self._where) from error


def storing(where: Path) -> Storing:
    """Turn what the operating system refuses inside into DiskFull, CaseReadOnly or StorageError."""
    return Storing(where)


def write_all(handle: int, content: bytes) -> None:
    """Write all bytes, however few the system takes at a time."""
    done = os.write(handle, content)
    while done < len(content):
        done += os.write(handle, memoryview(content)[done:])


@contextlib.contextmanager
def opened_folder(folder: Path | str) -> Iterator[int]:
    """Give a folder's handle."""
    handle = os.open(folder, FOLDER)
    try:
        yield handle
    finally:
        os.close(handle)


def sync_folder(folder: Path | str) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, FOLDER)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable that was written and closed."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folders(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it that are missing, durably.

    The names of those that stand there are synced too, as far as the system lets us: a run that was killed may have
    made them and not have got so far.
    """
    whole = folder.absolute()
    for place in (*reversed(whole.parents), whole):
        stood = place.is_dir()
        if not stood:
            place.mkdir(mode if place == whole else 0o777, exist_ok=True)
        ignored = (PermissionError if place == whole else OSError,) if stood else ()
        with contextlib.suppress(*ignored):
            sync_folder(place.parent)


def sync_all(folder: Path, handle: int) -> bool:
    """Make everything durable that was written to a folder's file system; return False where there is no such call.

    Since Linux 5.8 it tells of bytes that could not be written; before, nothing does (syncfs(2)). The folder's handle
    is one that was opened before they were written: it is told of every failure since, whoever else was told before.
    """
    call = syncfs()
    return call is not None and synced(call(handle), folder)


def synced(result: int, folder: Path) -> bool:
    """Return whether a sync of a file system was done, or cannot be done here; raise OSError where it failed."""
    number = ctypes.get_errno()
    if result and number not in {errno.ENOSYS, errno.EPERM}:
        raise OSError(number, os.strerror(number), str(folder))
    return not result


@cache
def syncfs() -> Callable[[int], int] | None:
    """Return the system's call that syncs one file system, or None where the C library has none.

    Python has none of its own. A kernel before 5.8 would not report lost bytes, so that it is not trusted there.
    """
    release = tuple(int(part) for part in os.uname().release.split("-")[0].split(".")[:2] if part.isdigit())
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None or os.uname().sysname != "Linux" or release < (5, 8):
        return None
    call.argtypes, call.restype = [ctypes.c_int], ctypes.c_int
    return call  # type: ignore[no-any-return]


def write_file(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a new file and make its content durable; its name becomes durable with its folder."""
    handle = os.open(path, WRITE_NEW, mode)
    try:
        write_all(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)


class Scratch:
    """A new file in tmp/ to write to, locked while in use, and removed at the end: a class, as `Storing` is.

    The lock tells a file in use from one that a killed run left behind (see `sweep`).
    """

    __slots__ = ("_handle", "_mode", "_path", "_tmp")

    def __init__(self, tmp: Path | str, mode: int) -> None:
        self._tmp, self._mode = tmp, mode

    def __enter__(self) -> tuple[int, str]:
        try:
            self._handle, self._path = claim(self._tmp, self._mode)
        except FileNotFoundError:
            Path(self._tmp).mkdir(exist_ok=True)  # another run may make it at the same moment
            self._handle, self._path = claim(self._tmp, self._mode)
        return self._handle, self._path

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self._path)  # noqa: PTH108 - quick
        finally:
            os.close(self._handle)


def scratch(tmp: Path | str, mode: int) -> Scratch:
    """Give a new file in tmp/ to write to, and remove it at the end: its handle and its path."""
    return Scratch(tmp, mode)


def claim(tmp: Path | str, mode: int) -> tuple[int, str]:
    """Return a new locked file that nobody has swept away between its making and its locking."""
    for number in count(time.monotonic_ns()):
        path = f"{tmp}/{os.getpid()}-{number}"
        try:
            handle = os.open(path, WRITE_NEW, mode)
        except FileExistsError:
            continue
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, path
        os.close(handle)
    raise AssertionError("numbers do not end")


def sweep(tmp: Path) -> None:
    """Remove what killed runs left in tmp/: files that nobody holds, and folders, which only the writer makes.

    To be called by the holder of the writer's lock.
    """
    for path in sorted(tmp.glob("*")):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                remove_unheld(path)


def remove_unheld(path: Path) -> None:
    """Remove a file unless somebody holds its lock; raise OSError when somebody does."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    finally:
        os.close(handle)


def probe(tmp: Path) -> None:
    """Refuse a place where files cannot be linked or synced; raise StorageError, CaseReadOnly or DiskFull."""
    with storing(tmp), scratch(tmp, 0o600) as (handle, path):
        write_all(handle, b"probe")
        prove(lambda: os.fsync(handle), "sync a file", tmp)
        second = Path(f"{path}.link")
        try:
            prove(lambda: os.link(path, second), "link a file", tmp)
        finally:
            second.unlink(missing_ok=True)
        prove(lambda: sync_folder(tmp), "sync a folder", tmp)


def prove(operation: Callable[[], None], name: str, where: Path) -> None:
    """Do what a vault needs; raise StorageError when the place cannot, the system's own error when it is full."""
    try:
        operation()
    except OSError as error:
        if error.errno in FULL | {errno.EROFS}:
            raise
        remedy = "keep the case on a local disk; some network shares and memory sticks cannot do this"
        raise StorageError(
            f"this place cannot {name}, so nothing is safe there", where=str(where), remedy=remedy
        ) from error
