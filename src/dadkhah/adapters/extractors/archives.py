"""Archives: their members, one after the other, with caps.

In: an open ZIP, tar, gzip, bzip2 or xz file. Out: reports for every member: its path as written, its bytes, or why it
is refused. Nothing is written anywhere; a path is told and never followed.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, cast

from dadkhah.adapters.extractors.frames import PIECE, Closed, Done, Opened, Part, Report
from dadkhah.adapters.extractors.zipped import FREE, MOST_RATIO, Archive
from dadkhah.capture import media as kinds
from dadkhah.errors import SourceUnreadable

MOST_MEMBERS = 20_000
LONGEST_PATH = 1024
BOMB = f"a decompression bomb: it unpacks to more than {MOST_RATIO} times its size"
MANY = f"more than {MOST_MEMBERS:,} members: those after them are not taken in"
OPENERS: Mapping[str, Callable[[BinaryIO], object]] = {
    kinds.GZIP: gzip.open,
    kinds.BZIP2: bz2.open,
    kinds.XZ: lzma.open,
}
WARC_IN_WACZ = "archive/"


def zip_members(file: BinaryIO, most: int, media: str = kinds.ZIP) -> Iterator[Report]:
    """Hand out the files of a ZIP archive; of a web archive (WACZ) those that hold its records."""
    archive = Archive(file)
    archive.left = min(archive.left, most)
    taken = 0
    for info in archive.infos:
        if info.is_dir() or (media == kinds.WACZ and not info.filename.startswith(WARC_IN_WACZ)):
            continue
        taken += 1
        if taken > MOST_MEMBERS:
            yield Done(MANY)
            return
        yield Opened(info.filename[:LONGEST_PATH])
        mode = info.external_attr >> 16
        if stat.S_ISLNK(mode):
            yield Closed("a link, which is not followed")
            continue
        try:
            with archive.open_info(info) as stream:
                yield from _parts(stream)
        except SourceUnreadable as error:
            yield Closed(error.what)
            if archive.left < 0:
                yield Done(BOMB)
                return
            continue
        yield Closed()
    yield Done()


def tar_members(file: BinaryIO, most: int) -> Iterator[Report]:
    """Hand out the files of a tar archive."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    yield from _tar(file, min(most, size))


def _tar(file: BinaryIO, most: int) -> Iterator[Report]:
    taken = 0
    try:
        with tarfile.open(fileobj=file, mode="r|") as archive:
            for info in archive:
                if info.isdir():
                    continue
                taken += 1
                if taken > MOST_MEMBERS:
                    yield Done(MANY)
                    return
                yield Opened(info.name[:LONGEST_PATH])
                why, most = _refused(info, most), most - max(info.size, 0)
                if not why:
                    yield from _parts(cast("BinaryIO", archive.extractfile(info)))
                yield Closed(why)
                archive.members.clear()  # type: ignore[attr-defined]
    except tarfile.TarError as error:
        yield Done(f"the archive is damaged ({type(error).__name__}); what follows was not taken in")
        return
    yield Done()


def _refused(info: tarfile.TarInfo, most: int) -> str:
    if info.issym() or info.islnk():
        return "a link, which is not followed"
    if not info.isfile():
        return "no file: a device or a pipe"
    if info.issparse():
        return "a sparse file, which is not unpacked"
    return "the archive holds more bytes than are taken in" if info.size > most else ""


def packed_members(file: BinaryIO, most: int, media: str) -> Iterator[Report]:
    """Hand out what a compressed file holds: the members of a tar archive, else the one file."""
    stream = _Unpacked(file, media, most)
    if _is_tar(stream.head):
        yield from _tar(cast("BinaryIO", stream), most)
        return
    yield Opened("content")
    try:
        yield from _parts(cast("BinaryIO", stream))
        yield Closed()
    except SourceUnreadable as error:
        yield Closed(error.what)
    yield Done()


def packed_kind(file: BinaryIO, media: str) -> str:
    """Return what a compressed file is: a web archive, or only compressed; raise SourceUnreadable."""
    return kinds.WARC if _Unpacked(file, media, FREE).head.startswith(b"WARC/") else media


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


class _Unpacked:
    """A compressed file as it is unpacked, which ends in an error where it is a bomb or damaged."""

    def __init__(self, file: BinaryIO, media: str, most: int) -> None:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        self._left = min(most, max(FREE, size * MOST_RATIO))
        self._stream = cast("BinaryIO", OPENERS[media](file))
        self.head = b""
        self._ahead = b""
        self.head = self._ahead = self.read(512)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raise SourceUnreadable."""
        wanted = PIECE if size < 0 else size
        held, self._ahead = self._ahead[:wanted], self._ahead[wanted:]
        try:
            held += self._stream.read(wanted - len(held)) if len(held) < wanted else b""
        except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError) as error:
            raise SourceUnreadable(f"the compressed file is damaged ({type(error).__name__})") from error
        self._left -= len(held)
        if self._left < 0:
            raise SourceUnreadable(BOMB)
        return held


def _parts(stream: BinaryIO) -> Iterator[Report]:
    while piece := stream.read(PIECE):
        yield Part(piece)
