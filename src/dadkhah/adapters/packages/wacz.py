"""Captured pages as one WACZ file (WACZ 1.1.1), which ReplayWeb.page and other players open.

In: exhibits that are WARC files. Out: a ZIP file whose bytes depend on the exhibits alone: nothing in it is compressed,
its times are those of the captures, and every WARC file in archive/ is the vault's object, byte for byte.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from dadkhah.adapters.packages.index import cdxj
from dadkhah.adapters.packages.placing import CHUNK, Placing
from dadkhah.adapters.vault.disk import storing
from dadkhah.ports import Blobs, Exhibit

VERSION = "1.1.1"
MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can state: when the package was made is no part of it."""


class Wacz(Placing):
    """Makes one file."""

    method = "wacz"
    only = "application/warc"

    def __init__(self, path: Path, blobs: Blobs, software: str) -> None:
        super().__init__(path, blobs, software)
        self._listed: list[dict[str, Any]] = []

    def write(self, exhibits: Sequence[Exhibit]) -> str:
        """Write the file under its other name; return its SHA-256; raise StorageError, DiskFull."""
        with storing(self.place), zipfile.ZipFile(self._new, "w", zipfile.ZIP_STORED) as file:
            for one in exhibits:
                self._archive(file, one)
            self._put(file, "indexes/index.cdx", self._index(exhibits))
            self._put(file, "pages/pages.jsonl", pages(exhibits))
            package = self._package(exhibits)
            self._put(file, "datapackage.json", package)
            digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
            self._put(file, "datapackage-digest.json", pretty(digest))
        with storing(self.place), self._new.open("rb") as made:
            os.fsync(made.fileno())
            return hashlib.file_digest(made, "sha256").hexdigest()

    def _archive(self, file: zipfile.ZipFile, one: Exhibit) -> None:
        with self._blobs.open(one.digest) as content, file.open(_entry(f"archive/{named(one)}"), "w") as out:
            while piece := content.read(CHUNK):
                out.write(piece)
        self._listed.append(_resource(f"archive/{named(one)}", one.size, one.digest))

    def _index(self, exhibits: Sequence[Exhibit]) -> bytes:
        lines: list[str] = []
        for one in exhibits:
            with self._blobs.open(one.digest) as content:
                lines += cdxj(content, named(one))
        return "".join(f"{line}\n" for line in sorted(lines)).encode()

    def _put(self, file: zipfile.ZipFile, name: str, content: bytes) -> None:
        file.writestr(_entry(name), content)
        self._listed.append(_resource(name, len(content), hashlib.sha256(content).hexdigest()))

    def _package(self, exhibits: Sequence[Exhibit]) -> bytes:
        about = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "created": max(one.at for one in exhibits)[:19] + "Z",
            "software": self._software,
            "title": f"{len(exhibits)} captured page{'s' if len(exhibits) > 1 else ''}",
            "mainPageUrl": exhibits[0].url,
            "mainPageDate": second(exhibits[0]),
            "resources": self._listed,
        }
        return pretty(about)


def named(one: Exhibit) -> str:
    """Return the name of a WARC file: that of the vault's object."""
    return f"{one.digest}.warc"


def pages(exhibits: Sequence[Exhibit]) -> bytes:
    """Return the list of pages (json-pages-1.0)."""
    lines: list[dict[str, str]] = [{"format": "json-pages-1.0", "id": "pages", "title": "Captured pages"}]
    lines += [
        {"id": one.digest[:32], "url": one.url, "ts": second(one), "title": one.title or one.url} for one in exhibits
    ]
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def second(one: Exhibit) -> str:
    """Return when a page was captured, to the second."""
    return one.at[:19] + "Z"


def pretty(value: object) -> bytes:
    """Return JSON that people can read, in one spelling."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, MOMENT)
    entry.create_system, entry.external_attr = 3, 0o100644 << 16
    return entry


def _resource(path: str, size: int, digest: str) -> dict[str, Any]:
    return {"name": path.rpartition("/")[2], "path": path, "hash": f"sha256:{digest}", "bytes": size}
