"""The parts of a ZIP archive, with caps: what an office file is made of.

In: an open file. Out: its names, and streams of parts that end where a bomb begins; raises SourceUnreadable.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from dadkhah.capture import media as kinds
from dadkhah.errors import SourceUnreadable

MOST_RATIO = 200
"""How many times larger what is unpacked may be than the file: text of an office file shrinks to a tenth."""

FREE = 16 * 1024 * 1024
"""Bytes that may be unpacked whatever the ratio."""

MOST_PARTS = 100_000
ENCRYPTED = "the file is encrypted; give it without a password"
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})


class Archive:
    """An open ZIP archive and what may still be unpacked of it."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise SourceUnreadable("the ZIP archive is damaged: its list of contents cannot be read") from error
        size = file.seek(0, io.SEEK_END)
        self.left = max(FREE, size * MOST_RATIO)
        self.infos = self._zip.infolist()
        self.names = {info.filename: info for info in self.infos}
        if len(self.infos) > MOST_PARTS:
            raise SourceUnreadable(f"the ZIP archive has more than {MOST_PARTS:,} members")

    def has(self, name: str) -> bool:
        """Say whether there is such a part."""
        return name in self.names

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open a part; raise SourceUnreadable where it is missing, encrypted, damaged, or a bomb."""
        if name not in self.names:
            raise SourceUnreadable("the file is damaged: a part that it needs is missing")
        with self.open_info(self.names[name]) as stream:
            yield stream

    @contextmanager
    def open_info(self, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
        """Open the part of an entry."""
        if info.flag_bits & 0x1:
            raise SourceUnreadable(ENCRYPTED)
        if info.compress_type not in METHODS:
            raise SourceUnreadable(f"compressed by method {info.compress_type}, which is not known")
        try:
            with self._zip.open(info) as stream:
                yield cast("BinaryIO", Capped(cast("BinaryIO", stream), self))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise SourceUnreadable(f"a part is damaged ({type(error).__name__})") from error

    def kind(self) -> str:
        """Return what the archive is, by the parts it holds."""
        if self.has("mimetype"):
            with self.open("mimetype") as stream:
                told = stream.read(100).decode("ascii", "replace").strip()
            if told in kinds.PACKED:
                return told
        for name, media in SIGNS:
            if self.has(name):
                return media
        return kinds.PROOFMODE if self._is_proof() else kinds.ZIP

    def _is_proof(self) -> bool:
        """Say whether the archive is a bundle of ProofMode: a file, what was recorded of it, and signatures of both."""
        proofs = [name for name in self.names if name.endswith((".proof.csv", ".proof.json"))]
        return any(f"{name}.asc" in self.names for name in proofs)


SIGNS = (
    ("word/document.xml", kinds.DOCX),
    ("xl/workbook.xml", kinds.XLSX),
    ("ppt/presentation.xml", kinds.PPTX),
    ("META-INF/container.xml", kinds.EPUB),
    ("datapackage.json", kinds.WACZ),
)
"""Parts without which a file is not of its kind."""


class Capped:
    """A stream that ends in an error where more is unpacked than an honest file holds."""

    def __init__(self, stream: BinaryIO, archive: Archive) -> None:
        self._stream = stream
        self._archive = archive

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raise SourceUnreadable."""
        wanted = self._archive.left + 1 if size < 0 else min(size, self._archive.left + 1)
        held = self._stream.read(wanted)
        self._archive.left -= len(held)
        if self._archive.left < 0:
            raise SourceUnreadable(f"a decompression bomb: it unpacks to more than {MOST_RATIO} times its size")
        return held
