"""A case's evidence in one file, for somebody who works on the same case apart.

In: the vaults of a case. Out: a ZIP of stored members; and the same, member by member, on the other side.

    bundle.json                 {"format": "dadkhah-bundle/1"}
    objects/SHA256              every object, once
    logs/ID/...                 what describes and proves each log: vault.json, verify.sh, keys/, log/ ...
    keys/ID.age, keys/ID.pub    keys of sealed sources, locked for the one who receives them; only when asked for

Nothing of private/ goes in. Nothing is compressed, so that no small file asks for a large one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dadkhah.adapters.folder.whole import shred
from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.disk import storing, sync_folder
from dadkhah.errors import CaseError, IntegrityError, SourceMissing

FORMAT = {"format": "dadkhah-bundle/1"}
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member, the earliest that a ZIP can state: the same case gives the same bytes."""

LOG = re.compile(r"logs/([0-9a-f]{32})/((?:[A-Za-z0-9_-][A-Za-z0-9._-]*/){0,3}[A-Za-z0-9_-][A-Za-z0-9._-]*)", re.ASCII)
OBJECT = re.compile(r"objects/([0-9a-f]{64})", re.ASCII)
KEY = re.compile(r"keys/([0-9a-f]{32})\.(age|pub)", re.ASCII)
SMALL = 1 << 16
"""The longest file of a key, in bytes."""


def write_bundle(vaults: Mapping[str, Path], target: Path, keys: Mapping[str, bytes]) -> int:
    """Write a bundle, whole or not at all; return its size in bytes.

    Args:
        vaults: the folder of each log's vault by the log's id, the case's own among them.
        target: the file to write; must not exist.
        keys: the content of each file of keys/ by its name.

    Raises:
        CaseError: something stands at the target.
        DiskFull, StorageError: it cannot be written.
    """
    if target.exists():
        raise CaseError("something stands there already", where=str(target), remedy="name a new file")
    with _written(target) as archive:
        _fill(archive, vaults, keys)
    return target.stat().st_size


def without_keys(path: Path, keys: Collection[str]) -> bool:
    """Write a bundle anew without some keys, in place of what stands there; raise StorageError. Return True."""
    old = path.with_name(f".{path.name}.old")
    with zipfile.ZipFile(path) as before, _written(path) as archive:
        for told in before.infolist():
            if not ((key := KEY.fullmatch(told.filename)) and key[1] in keys):
                with before.open(told) as content, archive.open(_again(told), "w") as member:
                    shutil.copyfileobj(content, member, 1 << 20)
        os.link(path, old)
    with storing(path):
        shred(old)
    return True


@contextmanager
def _written(target: Path) -> Iterator[zipfile.ZipFile]:
    """Give an archive to fill, which then stands at a place, whole or not at all."""
    made = target.with_name(f".{target.name}.making")
    with storing(target):
        try:
            with made.open("wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                    yield archive
                os.fsync(file.fileno())
            made.rename(target)
            sync_folder(target.parent)
        finally:
            made.unlink(missing_ok=True)


def _fill(archive: zipfile.ZipFile, vaults: Mapping[str, Path], keys: Mapping[str, bytes]) -> None:
    _member(archive, "bundle.json", json.dumps(FORMAT).encode())
    objects = {path.name: path for folder in vaults.values() for path in (folder / "objects").glob("sha256/??/*")}
    for digest in sorted(objects):
        _copied(archive, f"objects/{digest}", objects[digest])
    for log in sorted(vaults):
        for name in sorted(proving(vaults[log])):
            _copied(archive, f"logs/{log}/{name}", vaults[log] / name)
    for name in sorted(keys):
        _member(archive, f"keys/{name}", keys[name])


def _again(told: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return what a copied member says of itself: its name, and its size before it is written."""
    again = zipfile.ZipInfo(told.filename, EPOCH)
    again.file_size = told.file_size
    return again


def proving(folder: Path) -> Iterator[str]:
    """Yield the names of the files that describe and prove a log, without its objects."""
    yield from (name for name in layout.DESCRIBED if (folder / name).is_file())
    for part in (name for name in layout.PROVED if name != "objects"):
        yield from (str(path.relative_to(folder)) for path in (folder / part).rglob("*") if path.is_file())


def _member(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, EPOCH), content)


def _copied(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    """Copy a file, streaming; its size is stated before, so that it may be long."""
    told = zipfile.ZipInfo(name, EPOCH)
    told.file_size = path.stat().st_size
    with path.open("rb") as source, archive.open(told, "w") as member:
        shutil.copyfileobj(source, member, 1 << 20)


class Bundle:
    """A bundle that was received: a file like any other that somebody hands over, so that nothing in it is believed.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._archive = zipfile.ZipFile(path)
        except OSError as error:
            raise SourceMissing("the bundle cannot be opened", where=str(path)) from error
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise self._damaged("is no ZIP") from error
        self._members = {told.filename: told for told in self._archive.infolist()}
        self._check()

    def __enter__(self) -> Bundle:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def logs(self) -> list[str]:
        """Return the ids of the logs, sorted."""
        return sorted({found[1] for name in self._members if (found := LOG.fullmatch(name))})

    def objects(self) -> Iterator[tuple[str, BinaryIO]]:
        """Yield every object's stated digest and bytes; whoever stores it learns whether they agree."""
        for name in self._members:
            if found := OBJECT.fullmatch(name):
                with self._open(name) as content:
                    yield found[1], content

    def files(self, log: str) -> Iterator[tuple[str, BinaryIO]]:
        """Yield the name inside the vault and the bytes of each file of one log."""
        for name in self._members:
            if (found := LOG.fullmatch(name)) and found[1] == log:
                with self._open(name) as content:
                    yield found[2], content

    def keys(self) -> Iterator[tuple[str, bytes, bytes]]:
        """Yield id, locked half and public half of each key that was handed over."""
        for name in self._members:
            if (found := KEY.fullmatch(name)) and found[2] == "age" and f"keys/{found[1]}.pub" in self._members:
                yield found[1], self._read(name), self._read(f"keys/{found[1]}.pub")

    def _check(self) -> None:
        """Raise IntegrityError for a bundle of another kind, or with members that it must not have."""
        if "bundle.json" not in self._members or self._read("bundle.json") != json.dumps(FORMAT).encode():
            raise self._damaged("is no bundle of a case")
        for name, told in self._members.items():
            known = name == "bundle.json" or any(kind.fullmatch(name) for kind in (LOG, OBJECT, KEY))
            if not known or told.compress_type != zipfile.ZIP_STORED or told.flag_bits & 1:
                raise self._damaged(f"holds {name[:80]!r}, which no bundle holds")

    def _open(self, name: str) -> BinaryIO:
        try:
            return cast("BinaryIO", self._archive.open(name))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise self._damaged(f"cannot be read at {name}") from error

    def _read(self, name: str) -> bytes:
        with self._open(name) as content:
            try:
                return content.read(SMALL)
            except (zipfile.BadZipFile, OSError) as error:
                raise self._damaged(f"cannot be read at {name}") from error

    def _damaged(self, what: str) -> IntegrityError:
        return IntegrityError(
            f"the file {what}", where=str(self._path), remedy="ask for it again: nothing was taken in"
        )
