"""The sources that the arguments of a call name.

In: paths of files and folders, "-" for standard input. Out: one FoundFile or one error after the other, in a fixed
order. Folders are walked to the bottom, sorted by name; a link that leads back into its own folder is named, and not
followed. A sidecar is found beside its source and is never a source itself; hidden files are passed over. A file of a
kind that is not read is named, so that nobody takes it for captured.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from dadkhah.capture.media import BY_ENDING, media_of
from dadkhah.errors import DadkhahError, NothingReadable, SourceError, SourceMissing, SourceUnreadable, one_line

STDIN = "-"
SIDECAR = ".toml"
KNOWN = "give it as .txt, .md or .html"
LARGEST = 256 * 1024 * 1024
"""Bytes of one source that are taken in; a text of that size has fifty million words."""


class FoundFile(msgspec.Struct, frozen=True):
    """A file that is a source: its path as named, the name that documents show, its media type."""

    path: str
    name: str
    media: str

    def open(self) -> BinaryIO:
        """Open the bytes; raise SourceMissing."""
        return _opened(Path(self.path))

    def sidecar(self) -> bytes | None:
        """Return the bytes of the sidecar, or None without one; raise SourceMissing."""
        beside = Path(self.path).with_suffix(SIDECAR)
        if not beside.is_file():
            return None
        with _opened(beside) as file:
            return file.read()


class FoundInput(msgspec.Struct, frozen=True):
    """Standard input, read once and held: it cannot be opened again."""

    content: bytes
    media: str
    path: str = STDIN
    name: str = "standard input"

    def open(self) -> BinaryIO:
        """Open the bytes."""
        return io.BytesIO(self.content)

    def sidecar(self) -> bytes | None:
        """Return None: nothing stands beside standard input."""
        return None


Found = FoundFile | FoundInput


def sources(arguments: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Found | DadkhahError]:
    """Yield what the arguments name, in their order; a file that two of them lead to is yielded once.

    Args:
        arguments: paths of files and folders, or "-".
        stdin: what "-" reads; the process's own when None.
    """
    seen: set[str] = set()
    for argument in arguments:
        for found in _argument(argument, stdin):
            if isinstance(found, DadkhahError) or found.path not in seen:
                seen.add(getattr(found, "path", ""))
                yield found


def _argument(argument: str, stdin: BinaryIO | None) -> Iterator[Found | DadkhahError]:
    if argument == STDIN:
        yield _input(stdin or sys.stdin.buffer)
        return
    if argument.lower().startswith(("http://", "https://")):
        yield SourceError("fetching is not built yet", where=argument, remedy="save the page and add the file")
        return
    path = Path(argument)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield SourceMissing(_why(error), where=printable(argument))
        return
    yield from _folder_argument(path) if stat.S_ISDIR(status.st_mode) else [_file(path, status)]


def _input(stdin: BinaryIO) -> Found | DadkhahError:
    content = stdin.read(LARGEST + 1)
    if len(content) > LARGEST:
        return _too_large("standard input")
    return FoundInput(content, media_of("", content[:4096]))


def _folder_argument(path: Path) -> Iterator[Found | DadkhahError]:
    usable = False
    for found in _folder(path, ()):
        usable = usable or not isinstance(found, DadkhahError)
        yield found
    if not usable:
        yield NothingReadable("the folder holds no source", where=printable(path))


def _folder(path: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Found | DadkhahError]:
    """Yield what a folder holds; `above` are device and inode of the folders it stands in."""
    try:
        held = path.stat()
        names = sorted((entry.name for entry in path.iterdir()), key=os.fsencode)
    except OSError as error:
        yield SourceMissing(f"the folder cannot be listed: {_why(error)}", where=printable(path))
        return
    here = (held.st_dev, held.st_ino)
    if here in above:
        yield SourceError(
            "a link that leads back to a folder it stands in", where=printable(path), remedy="remove the link"
        )
        return
    for name in names:
        if not name.startswith("."):
            yield from _entry(path / name, (*above, here), set(names))


def _entry(path: Path, above: tuple[tuple[int, int], ...], beside: set[str]) -> Iterator[Found | DadkhahError]:
    try:
        status = path.stat()
    except OSError as error:
        yield SourceMissing(_why(error), where=printable(path))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(path, above)
    elif path.suffix.lower() != SIDECAR or not _has_source(path, beside):
        yield _file(path, status)


def _has_source(sidecar: Path, beside: set[str]) -> bool:
    """Say whether a file of a kind that is read stands beside, under the sidecar's name."""
    return any(Path(name).stem == sidecar.stem and Path(name).suffix.lower() in BY_ENDING for name in beside)


def _file(path: Path, status: os.stat_result) -> Found | DadkhahError:
    media = media_of(path.name)
    if not stat.S_ISREG(status.st_mode):
        return SourceError("this is no file", where=printable(path), remedy="name a file or a folder")
    if not media:
        what = "a sidecar without its source" if path.suffix.lower() == SIDECAR else "this kind of file is not read"
        return SourceUnreadable(what, where=printable(path), remedy=KNOWN)
    if status.st_size > LARGEST:
        return _too_large(printable(path))
    return FoundFile(str(path), printable(path.name), media)


def _too_large(where: str) -> SourceError:
    return SourceError(f"more than {LARGEST:,} bytes", where=where, remedy="split the source")


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise SourceMissing(_why(error), where=printable(path)) from error


def printable(path: Path | str) -> str:
    """Return a path as one line of valid Unicode; bytes that are no UTF-8 become escapes."""
    return one_line(os.fsencode(path).decode("utf-8", "backslashreplace"))


def _why(error: OSError | ValueError) -> str:
    return (
        (error.strerror or "cannot be opened").lower() if isinstance(error, OSError) else "no path can have that name"
    )
