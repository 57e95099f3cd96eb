"""Evidence as a BagIt folder (RFC 8493): the captured bytes, and lists of sums that `sha256sum -c` checks.

In: exhibits. Out: a folder whose bytes depend on the exhibits alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dadkhah.adapters.packages.placing import CHUNK, Placing
from dadkhah.adapters.vault.disk import storing, sync_folder
from dadkhah.ports import Blobs, Exhibit

SUMS = ("sha256", "sha512")
ENDINGS = {
    "application/warc": ".warc",
    "application/pdf": ".pdf",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
"""Endings by media type; a file of another type has none. The name that a file had may name somebody."""


class Bag(Placing):
    """Makes one folder."""

    method = "bagit"
    only = ""

    def __init__(self, path: Path, blobs: Blobs, software: str) -> None:
        super().__init__(path, blobs, software)
        self._sums: dict[str, dict[str, str]] = {}

    def write(self, exhibits: Sequence[Exhibit]) -> str:
        """Write the folder under its other name; return the SHA-256 of its tag manifest; raise StorageError."""
        with storing(self.place):
            shutil.rmtree(self._new, ignore_errors=True)
            (self._new / "data").mkdir(parents=True)
            size = sum(self._payload(one) for one in exhibits) + self._tag("data/exhibits.jsonl", listed(exhibits))
            payload = dict(self._sums)
            self._tag("bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
            self._tag("bag-info.txt", self._info(exhibits, size, len(payload)))
            for kind in SUMS:
                self._tag(f"manifest-{kind}.txt", manifest(payload, kind))
            tags = {name: sums for name, sums in self._sums.items() if name not in payload}
            for kind in SUMS:
                self._tag(f"tagmanifest-{kind}.txt", manifest(tags, kind))
            sync_folder(self._new / "data")
            sync_folder(self._new)
        return self._sums["tagmanifest-sha256.txt"]["sha256"]

    def _payload(self, one: Exhibit) -> int:
        with self._blobs.open(one.digest) as content:
            return self._file(f"data/{one.digest}{ENDINGS.get(one.media, '')}", iter(lambda: content.read(CHUNK), b""))

    def _tag(self, name: str, content: bytes) -> int:
        return self._file(name, iter([content]))

    def _file(self, name: str, pieces: Iterator[bytes]) -> int:
        """Write a file durably, summing on the way; return its size."""
        sums, size = {kind: hashlib.new(kind) for kind in SUMS}, 0
        with (self._new / name).open("xb") as out:
            for piece in pieces:
                out.write(piece)
                size += len(piece)
                for one in sums.values():
                    one.update(piece)
            out.flush()
            os.fsync(out.fileno())
        self._sums[name] = {kind: one.hexdigest() for kind, one in sums.items()}
        return size

    def _info(self, exhibits: Sequence[Exhibit], size: int, files: int) -> bytes:
        lines = (
            f"Bag-Software-Agent: {self._software}",
            f"Bagging-Date: {max(one.at for one in exhibits)[:10]}",
            f"Payload-Oxum: {size}.{files}",
            "Internal-Sender-Description: Evidence as it was captured. Each file is named by the SHA-256 of its bytes.",
        )
        return "".join(f"{line}\n" for line in lines).encode()


def manifest(sums: dict[str, dict[str, str]], kind: str) -> bytes:
    """Return a list of sums as the tools of coreutils check it, in order of names."""
    return "".join(f"{sums[name][kind]}  {name}\n" for name in sorted(sums)).encode()


def listed(exhibits: Sequence[Exhibit]) -> bytes:
    """Return one line for each exhibit: what it is, when and from where it was taken; nobody's name stands in it."""
    return b"".join(msgspec.json.encode(_about(one)) + b"\n" for one in exhibits)


def _about(one: Exhibit) -> dict[str, object]:
    about = {"object": one.digest, "bytes": one.size, "media": one.media, "act": one.act, "at": one.at, "src": one.src}
    return {name: value for name, value in about.items() if value}
