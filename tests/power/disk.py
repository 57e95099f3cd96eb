"""A disk as a power cut may leave it: what was synced is there, and of everything else any part.

In: the operations of a trace, in order. Out: for any moment, the trees that could be found when the power comes back.

As strict as POSIX, and so stricter than ext4 in its default mode: a file's name lasts by a sync of its folder and not
of the file; its bytes by a sync of the file and not of the folder; of bytes that were not synced each sector is there,
is older or is zero by itself; the size is there or not by itself; names of one folder come in any order in which no
change of a name overtakes an earlier one of the same name. A sync that failed leaves its pages clean and not on the
disk, as Linux does: a later sync says nothing of them unless they are written again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

SECTOR, PAGE = 512, 4096


class Op(msgspec.Struct, frozen=True):
    """One operation: its kind, the open file or the names that it is about, and bytes."""

    kind: str
    handle: int = -1
    path: str = ""
    to: str = ""
    at: int = 0
    content: bytes = b""
    said: object = None
    beside: dict[str, bytes] = {}


class File:
    """One file: what is on the disk for sure, what a program sees, and what it has seen since the last sync."""

    def __init__(self, content: bytes = b"") -> None:
        self.synced = content
        self.now = content
        self.past: list[bytes] = []
        self.dirty: set[int] = set()
        self.ever: set[bytes] = {content}

    def change(self, content: bytes, start: int, end: int) -> None:
        """Take a new content that differs between two places."""
        self.past.append(self.now)
        self.now = content
        self.dirty.update(range(start // PAGE, (max(end, start + 1) - 1) // PAGE + 1))

    def write(self, at: int, content: bytes) -> None:
        padded = self.now.ljust(at, b"\0")
        self.change(padded[:at] + content + padded[at + len(content) :], min(at, len(self.now)), at + len(content))

    def truncate(self, size: int) -> None:
        self.change(self.now[:size].ljust(size, b"\0"), min(size, len(self.now)), max(size, len(self.now)))

    def sync(self, *, failed: bool = False) -> None:
        """Put the pages that were written since the last sync on the disk; a sync that failed forgets them."""
        if not failed:
            pages = bytearray(self.synced[: len(self.now)].ljust(len(self.now), b"\0"))
            for page in self.dirty:
                pages[page * PAGE : (page + 1) * PAGE] = self.now[page * PAGE : (page + 1) * PAGE]
            self.synced = bytes(pages)
            self.past.clear()
            self.ever.add(self.synced)
        self.dirty.clear()


class Change(msgspec.Struct, eq=False):
    """A change of names that is not synced: in each folder what a name stands for then, None for nothing."""

    parts: list[tuple[Folder, str, File | Folder | None]]
    kind: str = ""
    whole: bool = False
    """All parts or none: a folder never has two names."""


class Folder:
    """One folder: the names that are on the disk for sure, those a program sees, and the changes in between."""

    def __init__(self) -> None:
        self.synced: dict[str, File | Folder] = {}
        self.now: dict[str, File | Folder] = {}
        self.pending: list[Change] = []

    def sync(self) -> None:
        """Put the names on the disk; a folder that moved moves at both ends."""
        for change in list(self.pending):
            for folder, name, node in change.parts:
                if folder is self or change.whole:
                    put(folder.synced, name, node)
                    folder.overtaken(change, name)
        self.pending.clear()

    def overtaken(self, change: Change, name: str) -> None:
        """Forget a change that is on the disk, and what came before it of the same name."""
        earlier = self.pending[: self.pending.index(change)] if change in self.pending else []
        for one in earlier:
            one.parts = [part for part in one.parts if (part[0], part[1]) != (self, name)]
        self.pending = [one for one in self.pending if one is not change]


def put(names: dict[str, File | Folder], name: str, node: File | Folder | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


class Disk:
    """Follows a trace. Args: top: a folder whose content is on the disk from the beginning."""

    def __init__(self, top: Path | None = None) -> None:
        self.top = Folder()
        self.files: list[File] = []
        self._open: dict[int, File | Folder] = {}
        if top is not None:
            self._load(top, self.top)

    def _load(self, place: Path, folder: Folder) -> None:
        for path in place.iterdir():
            node: File | Folder
            if path.is_dir():
                self._load(path, node := Folder())
            else:
                node = self._file(path.read_bytes())
            folder.synced[path.name] = folder.now[path.name] = node

    def _file(self, content: bytes = b"") -> File:
        self.files.append(File(content))
        return self.files[-1]

    def _at(self, path: str) -> tuple[Folder, str]:
        """Return the folder of a path, and the name in it."""
        folder = self.top
        *above, name = PurePosixPath(path).parts
        for part in above:
            found = folder.now[part]
            assert isinstance(found, Folder)
            folder = found
        return folder, name

    def _node(self, path: str) -> File | Folder:
        if path == ".":
            return self.top
        folder, name = self._at(path)
        return folder.now[name]

    def _names(self, op: Op, parts: list[tuple[Folder, str, File | Folder | None]], *, whole: bool = False) -> None:
        change = Change(parts, op.kind, whole)
        for folder, name, node in parts:
            put(folder.now, name, node)
            if change not in folder.pending:
                folder.pending.append(change)

    def follow(self, ops: Iterable[Op]) -> Disk:
        for op in ops:
            getattr(self, f"_do_{op.kind}")(op)
        return self

    def _do_ack(self, op: Op) -> None:
        """Somebody was told: nothing happens on the disk."""

    def _do_create(self, op: Op) -> None:
        self._names(op, [(*self._at(op.path), self._file())])
        self._open[op.handle] = self._node(op.path)

    def _do_unnamed(self, op: Op) -> None:
        self._open[op.handle] = self._file()

    def _do_open(self, op: Op) -> None:
        self._open[op.handle] = self._node(op.path)

    def _opened(self, op: Op) -> File:
        found = self._open[op.handle]
        assert isinstance(found, File)
        return found

    def _do_write(self, op: Op) -> None:
        self._opened(op).write(op.at, op.content)

    def _do_truncate(self, op: Op) -> None:
        self._opened(op).truncate(op.at)

    def _do_fsync(self, op: Op) -> None:
        found = self._open[op.handle]
        if isinstance(found, File) and found.now != op.content:  # written past the calls that are watched
            found.change(op.content, 0, len(op.content))
        found.sync()

    def _do_fsync_failed(self, op: Op) -> None:
        found = self._open[op.handle]
        if isinstance(found, File):
            found.sync(failed=True)

    def _do_syncfs(self, op: Op) -> None:
        for file in self.files:
            file.sync()
        for folder in folders(self.top):
            folder.sync()

    def _do_mkdir(self, op: Op) -> None:
        self._names(op, [(*self._at(op.path), Folder())])

    def _do_link(self, op: Op) -> None:
        self._names(op, [(*self._at(op.to), self._node(op.path) if op.path else self._opened(op))])

    def _do_unlink(self, op: Op) -> None:
        self._names(op, [(*self._at(op.path), None)])

    def _do_rename(self, op: Op) -> None:
        (old, name), (new, other) = self._at(op.path), self._at(op.to)
        node = old.now[name]
        if old is new or isinstance(node, Folder):
            self._names(op, [(old, name, None), (new, other, node)], whole=True)
        else:
            self._names(op, [(new, other, node)])
            self._names(op, [(old, name, None)])


def folders(folder: Folder) -> Iterator[Folder]:
    """Yield a folder and all below it, as a program sees them."""
    yield folder
    for node in folder.now.values():
        if isinstance(node, Folder):
            yield from folders(node)


class Fate:
    """Decides what of the unsynced reached the disk. This one: nothing."""

    name = "nothing"

    def names(self, folder: Folder) -> list[Change]:
        """Return the changes that reached the disk; a change never overtakes an earlier one of the same name."""
        return []

    def content(self, file: File) -> bytes:
        return file.synced


class All(Fate):
    name = "everything"

    def names(self, folder: Folder) -> list[Change]:
        return folder.pending

    def content(self, file: File) -> bytes:
        return file.now


class Names(All):
    """All names, and of the files what was synced."""

    name = "names without bytes"

    def content(self, file: File) -> bytes:
        return file.synced


class Zeros(All):
    """All names and sizes, and zeros for bytes."""

    name = "zeros for bytes"

    def content(self, file: File) -> bytes:
        return file.synced[: len(file.now)].ljust(len(file.now), b"\0")


class Bytes(Fate):
    """All bytes, and no name."""

    name = "bytes without names"

    def content(self, file: File) -> bytes:
        return file.now


class But(All):
    """Everything but changes of names of one kind, and what stands on them."""

    def __init__(self, kind: str) -> None:
        self.name = f"everything but {kind}"
        self._kind = kind

    def names(self, folder: Folder) -> list[Change]:
        return apart(folder, lambda change: change.kind != self._kind)


class Chance(Fate):
    """A part that a seed chooses: changes of names one by one, bytes sector by sector, sizes by themselves."""

    def __init__(self, seed: int) -> None:
        self.name = f"seed {seed}"
        self._random = random.Random(seed)  # noqa: S311 - many, not secret
        self._share = self._random.random()
        self._held: dict[int, bool] = {}

    def names(self, folder: Folder) -> list[Change]:
        return apart(folder, lambda change: self._held.setdefault(id(change), self._random.random() < self._share))

    def content(self, file: File) -> bytes:
        versions = [file.synced, *file.past, file.now]
        if len({*versions}) == 1:
            return file.now
        size = len(self._random.choice(versions))
        if self._random.random() < 0.3:  # a size in between: an append that came in parts
            size = self._random.randint(min(len(file.synced), size), max(len(file.synced), size))
        out = bytearray()
        for start in range(0, size, SECTOR):
            out += self._random.choice(versions)[start : start + SECTOR].ljust(SECTOR, b"\0")
        return bytes(out[:size])


def apart(folder: Folder, taken: Callable[[Change], bool]) -> list[Change]:
    """Return the changes that are taken and overtake none of the same name that is not."""
    found: list[Change] = []
    dropped: set[tuple[int, str]] = set()
    for change in folder.pending:
        places = {(id(one), name) for one, name, _ in change.parts}
        if taken(change) and not places & dropped:
            found.append(change)
        else:
            dropped |= places
    return found


FATES: tuple[Fate, ...] = (Fate(), Names(), Zeros(), Bytes(), But("rename"), But("unlink"), All())


def leave(folder: Folder, fate: Fate, place: Path) -> None:
    """Write the tree that a power cut leaves into a folder that is there."""
    for name, node in left(folder, fate).items():
        if isinstance(node, Folder):
            (place / name).mkdir()
            leave(node, fate, place / name)
        else:
            (place / name).write_bytes(fate.content(node))


def left(folder: Folder, fate: Fate) -> dict[str, File | Folder]:
    """Return the names that a power cut leaves in a folder."""
    names = dict(folder.synced)
    for change in fate.names(folder):
        for one, name, node in change.parts:
            if one is folder:
                put(names, name, node)
    return names
