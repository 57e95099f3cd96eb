"""The sources that the arguments of a call name.

In: paths of files and folders, "-" for standard input. Out: FoundFile or Unusable, one after the other, in a fixed
order. Folders are walked to the bottom, sorted by name; a link that leads back into its own folder is named, and not
followed again. A case or a vault within a folder is evidence already taken in, or a draft of the program's own, and is
passed over, named. A sidecar is found beside its source and is never a source itself; hidden files are passed over.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from dadkhah.capture.media import by_name
from dadkhah.errors import NothingReadable, SourceEmpty, SourceError, SourceMissing, SourceUnreadable, one_line

STDIN = "-"
INPUT = "standard input"
SIDECAR = ".toml"
SETTINGS = "dadkhah.toml"
KNOWN = "name the source itself"
FOREIGN = "this is an address on the web, and only files are read here"
CASE = "this is a case, and no source"
LARGEST = 256 * 1024 * 1024
"""Bytes of standard input that are taken in, since they are held in memory; a file may have any size."""


class FoundFile(msgspec.Struct, frozen=True):
    """A source: its path (None for standard input), a printable name, what the name says it is, its sidecar's path.

    `media` is "" where the name says nothing; the content decides. `named`: the argument itself, and not a file in a
    folder.
    """

    path: Path | None
    name: str
    media: str
    sidecar: Path | None = None
    named: bool = True


class Unusable(msgspec.Struct, frozen=True):
    """What an argument leads to and cannot be used, and why.

    `named`: the argument itself, and not a file in a folder.
    """

    error: SourceError
    named: bool


Found = FoundFile | Unusable


def sources(arguments: Iterable[str]) -> Iterator[Found]:
    """Yield what the arguments name, in their order; a file that two of them lead to is yielded once."""
    seen: set[str] = set()
    for argument in arguments:
        for found in _argument(argument):
            key = str(found.path) if isinstance(found, FoundFile) and found.path else ""
            if not key or key not in seen:
                seen.add(key)
                yield found


def _argument(argument: str) -> Iterator[Found]:
    if argument == STDIN:
        yield FoundFile(None, INPUT, "")
        return
    if argument.lower().startswith(("http://", "https://")):
        yield _unusable(SourceError(FOREIGN, where=argument, remedy="take it in with `dadkhah add`"))
        return
    path = Path(argument)
    try:
        held = path.stat()
    except (OSError, ValueError) as error:
        yield _unusable(SourceMissing(_why(error), where=printable(argument)))
        return
    yield from _folder_argument(path) if stat.S_ISDIR(held.st_mode) else _file(path, held, named=True)


def _folder_argument(path: Path) -> Iterator[Found]:
    said = False
    if is_case(path):
        yield _unusable(SourceUnreadable(CASE, where=printable(path), remedy="name its sources"))
        return
    for found in _folder(path, _standing_in(path)):
        said = said or isinstance(found, FoundFile)
        yield found
    if not said:
        yield _unusable(NothingReadable("the folder holds no source", where=printable(path)))


def _folder(path: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    """Yield what a folder holds; `above` are device and inode of the folders it stands in."""
    try:
        held = path.stat()
        names = sorted((entry.name for entry in path.iterdir()), key=os.fsencode)
    except OSError as error:
        yield Unusable(SourceMissing(f"the folder cannot be listed: {_why(error)}", where=printable(path)), named=False)
        return
    here = (held.st_dev, held.st_ino)
    if here in above:
        yield Unusable(
            SourceError(
                "the link leads back to a folder it stands in", where=printable(path), remedy="remove the link"
            ),
            named=False,
        )
        return
    for name in names:
        if not name.startswith("."):
            yield from _entry(path / name, (*above, here), set(names))


def _standing_in(path: Path) -> tuple[tuple[int, int], ...]:
    """Return device and inode of the folders that a folder stands in: a link to one of them leads back."""
    try:
        parents = [parent.stat() for parent in path.resolve().parents]
    except (OSError, RuntimeError):
        return ()
    return tuple((held.st_dev, held.st_ino) for held in parents)


def is_case(folder: Path) -> bool:
    """Say whether a folder holds a case or is a vault."""
    return any((folder / name).is_file() for name in ("vault.json", "vault/vault.json"))


def _entry(path: Path, above: tuple[tuple[int, int], ...], beside: set[str]) -> Iterator[Found]:
    try:
        held = path.stat()
    except OSError as error:
        yield Unusable(SourceMissing(_why(error), where=printable(path)), named=False)
        return
    if stat.S_ISDIR(held.st_mode) and is_case(path):
        yield Unusable(SourceUnreadable(CASE, where=printable(path), remedy="name its sources"), named=False)
    elif stat.S_ISDIR(held.st_mode):
        yield from _folder(path, above)
    elif path.suffix.lower() != SIDECAR or not _has_source(path, beside):
        yield from _file(path, held, named=False)


def _has_source(sidecar: Path, beside: set[str]) -> bool:
    """Say whether another file stands beside, under the sidecar's name."""
    return any(Path(name).stem == sidecar.stem and Path(name).suffix.lower() != SIDECAR for name in beside)


def _file(path: Path, held: os.stat_result, *, named: bool) -> Iterator[Found]:
    if not stat.S_ISREG(held.st_mode):
        yield Unusable(SourceError("this is no file", where=printable(path), remedy="name a file or a folder"), named)
    elif _no_source(path):
        yield Unusable(SourceUnreadable(_no_source(path), where=printable(path), remedy=KNOWN), named)
    elif not held.st_size:
        yield Unusable(SourceEmpty("the file is empty", where=printable(path)), named)
    else:
        yield FoundFile(path, printable(path.name), by_name(path.name), _sidecar(path), named)


def _no_source(path: Path) -> str:
    """Say why a file is no source at all; "" for every other: what cannot be read is evidence as well."""
    if path.name == SETTINGS:
        return "the settings of a case, and no source"
    return "a sidecar without its source" if path.suffix.lower() == SIDECAR else ""


def _sidecar(path: Path) -> Path | None:
    beside = path.with_suffix(SIDECAR)
    return beside if beside.is_file() else None


def _unusable(error: SourceError) -> Unusable:
    return Unusable(error, named=True)


def printable(path: Path | str) -> str:
    """Return a path as one line of valid Unicode; bytes that are no UTF-8 become escapes."""
    return one_line(os.fsencode(path).decode("utf-8", "backslashreplace"))


def _why(error: OSError | ValueError) -> str:
    return (
        (error.strerror or "cannot be opened").lower() if isinstance(error, OSError) else "no path can have that name"
    )


def held_input(stdin: BinaryIO) -> bytes:
    """Return what stands on standard input, which can be read only once.

    Raises SourceEmpty where it has no bytes, SourceError where it has more than 256 MiB.
    """
    content = stdin.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SourceError(f"it has more than {LARGEST:,} bytes", where=INPUT, remedy="save it as a file and name that")
    if not content:
        raise SourceEmpty("the file is empty", where=INPUT)
    return content


def sidecar_of(found: FoundFile) -> bytes | None:
    """Return the bytes of a source's sidecar, or None without one; raise SourceMissing where it refuses reading."""
    if found.sidecar is None:
        return None
    try:
        return found.sidecar.read_bytes()
    except OSError as error:
        raise SourceMissing(f"the sidecar: {_why(error)}", where=printable(found.sidecar)) from error
