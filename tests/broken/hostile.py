"""Hostile files, built from a seed: what somebody may send to break, fill or mislead a reader.

In: a seed. Out: (family, name, bytes), always the same. Nothing is downloaded; nothing here is larger than some
megabytes as it lies on the disk, whatever it unpacks to.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping

from tests.broken import hostile_documents as documents
from tests.broken import inputs
from tests.broken.hostile_documents import ZEROS, Files
from tests.unit.adapters.extractors import documents as made

SEED = 20310402


def hostile(seed: int = SEED) -> Iterator[tuple[str, str, bytes]]:
    """Yield every hostile file: its family, its name, its bytes."""
    for family, build in FAMILIES.items():
        for name, content in build(random.Random(f"{seed} {family}")):  # noqa: S311 - the same in every run
            yield family, name, content


def damaged(kind: str, content: bytes) -> Callable[[random.Random], Files]:
    """Return the family of one good file, changed and cut in many ways."""

    def build(chance: random.Random) -> Files:
        for number in range(9):
            yield f"changed-{number}.{kind}", documents.flipped(content, chance, 1 << number % 6)
        for number in range(5):
            yield f"cut-{number}.{kind}", content[: chance.randrange(1, len(content))]
        yield f"twice.{kind}", content * 2
        yield f"before.{kind}", inputs.noise(300) + content

    return build


def zip_of(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name) if method == zipfile.ZIP_STORED else name, content)
    return held.getvalue()


def zip_bombs(chance: random.Random) -> Files:
    for number, size in enumerate((20, 64, 200)):
        yield f"zeros-{number}.zip", zip_of({"a.txt": ZEROS * size})
    inner = zip_of({"a.txt": ZEROS * 40})
    for depth in range(1, 7):
        inner = zip_of({f"{number}.zip": inner for number in range(2)})
        yield f"nested-{depth}.zip", inner
    yield "bzip2.zip", zip_of({"a": ZEROS * 60}, zipfile.ZIP_BZIP2)
    yield "lzma.zip", zip_of({"a": ZEROS * 60}, zipfile.ZIP_LZMA)
    yield "many.zip", zip_of({f"{number}": b"a" for number in range(150)}, zipfile.ZIP_STORED)


def zip_overlaps(chance: random.Random) -> Files:
    """Yield archives whose list of contents names the same bytes again and again."""
    plain = zip_of({"a": ZEROS * 8})
    at = plain.index(b"PK\x01\x02")
    end = plain.index(b"PK\x05\x06")
    entry = plain[at:end]
    for count in (2, 50, 400, 5000):
        tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, at, 0)
        yield f"overlap-{count}.zip", plain[:at] + entry * count + tail
    for offset in (20, 24, 42):
        lying = bytearray(plain)
        lying[at + offset : at + offset + 4] = b"\xff\xff\xff\x7f"
        yield f"lying-{offset}.zip", bytes(lying)
    for method in (1, 9, 93, 99, 65535):
        odd = bytearray(plain)
        odd[8:10] = odd[at + 10 : at + 12] = struct.pack("<H", method)
        yield f"method-{method}.zip", bytes(odd)


NAMES = (
    "../../../../tmp/out.txt", "/etc/cron.d/out", "..\\..\\out.txt", "C:\\out.txt", "a/../../out.txt", "\u202etxt.exe",
    "a\nb.txt", "con", ".", "..", "~/.ssh/authorized_keys", "x" * 3000, "a\x1b[2J.txt", "//server/share/out.txt",
)  # fmt: skip


def zip_names(chance: random.Random) -> Files:
    for number, name in enumerate(NAMES):
        yield f"name-{number}.zip", zip_of({name: b"Ten people were held."})
    yield "same.zip", zip_of({"a.txt": b"one"}) + zip_of({"a.txt": b"two"})


def zip_links(chance: random.Random) -> Files:
    for number, target in enumerate(("/etc/passwd", "..", "../../out", "a", "/dev/zero", "/proc/self/mem")):
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr(info, target)
            archive.writestr("link/a.txt", "Ten people were held.")
        yield f"link-{number}.zip", held.getvalue()
    for number in range(6):
        locked = bytearray(zip_of({"a.txt": b"Ten people were held."}))
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            locked[locked.index(mark) + place] |= 1
        yield f"locked-{number}.zip", bytes(locked) + bytes(number)


def tar_of(*infos: tuple[tarfile.TarInfo, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for info, content in infos:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return held.getvalue()


def tars(chance: random.Random) -> Files:
    for number, name in enumerate(NAMES[:6]):
        yield f"name-{number}.tar", tar_of((tarfile.TarInfo(name), b"Ten people were held."))
    for number, kind in enumerate(
        (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
    ):
        info = tarfile.TarInfo("odd")
        info.type, info.linkname = kind, "/etc/passwd"
        yield f"kind-{number}.tar", tar_of((info, b""), (tarfile.TarInfo("a.txt"), b"Ten people were held."))
    good = tar_of((tarfile.TarInfo("a.txt"), b"Ten people were held."))
    yield "size.tar", good.replace(b"00000000025\0", b"77777777777\0", 1)
    yield "minus.tar", good[:124] + b"\xff" * 12 + good[136:]
    yield "cut.tar", good[:700]
    yield "loop.tar", good[:512] * 500


def packed(chance: random.Random) -> Files:
    for name, pack in (("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)):
        bomb = pack(ZEROS * 60)
        yield f"zeros.{name}", bomb
        yield f"twice.{name}", pack(bomb)
        yield f"tar.{name}", pack(tar_of((tarfile.TarInfo("a"), ZEROS * 40)))
        yield f"cut.{name}", bomb[: len(bomb) // 2]
        yield f"changed.{name}", documents.flipped(pack(inputs.ENGLISH.encode() * 50), chance, 9)
        yield f"many.{name}", pack(b"a") * 3000
    yield "name.gz", b"\x1f\x8b\x08\x08\0\0\0\0\0\xff../../out\0" + zlib.compress(b"Ten")[2:-4]


def warc_of(*records: tuple[bytes, bytes]) -> bytes:
    shown = (
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://tidewater.example/\r\nWARC-Date: 2031-04-02T08:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (kind, len(content), content)
        for kind, content in records
    )
    return b"".join(shown)


def warcs(chance: random.Random) -> Files:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n%s"
    good = warc_of((b"response", page % (b"", b"<p>Ten people were held.</p>")))
    bomb = gzip.compress(ZEROS * 100)
    yield "encoded.warc", warc_of((b"response", page % (b"Content-Encoding: gzip\r\n", bomb)))
    yield "chunked.warc", warc_of((b"response", page % (b"Transfer-Encoding: chunked\r\n", b"ffffffff\r\nTen")))
    yield "packed.warc.gz", gzip.compress(warc_of((b"response", page % (b"", ZEROS * 40))))
    yield "length.warc", good.replace(b"Content-Length: ", b"Content-Length: 9999999999")
    yield "minus.warc", good.replace(b"Content-Length: ", b"Content-Length: -")
    yield "none.warc", good.replace(b"Content-Length", b"Content-Lxngth")
    yield "odd.warc", good.replace(b"WARC-Type: response", b"WARC-Type: \xff\xfe")
    yield "status.warc", good.replace(b"200 OK", b"\xff OK")
    yield "headers.warc", warc_of((b"response", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 100_000 + b"\r\nTen"))
    yield "many.warc", good * 40
    yield "address.warc", good.replace(b"http://tidewater.example/", b"file:///etc/passwd" + b"x" * 5000)
    yield "cut.warc.gz", gzip.compress(good * 50)[:200]


SIGNATURES = (
    b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", b"{\\rtf1", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0", b"WARC/1.0\r\n",
    b"<html>", b"From: a\nMIME-Version: 1.0\n\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"7z\xbc\xaf\x27\x1c", b"\x7fELF",
    b"II*\0", b"", b"\xff\xfe", b"\xef\xbb\xbf",
)  # fmt: skip


def noise(chance: random.Random) -> Files:
    for number, mark in enumerate(SIGNATURES):
        yield f"noise-{number}.bin", mark + chance.randbytes(chance.randrange(1, 30_000))


def two_in_one(chance: random.Random) -> Files:
    parts = {
        "pdf": made.as_pdf(), "docx": made.as_docx(), "rtf": made.as_rtf(), "csv": made.as_csv(),
        "html": made.as_html().encode(), "eml": made.as_mail(),
    }  # fmt: skip
    for first, content in parts.items():
        for second in ("docx", "pdf"):
            yield f"{first}-then-{second}.{second}", content + parts[second]


def wrong_names(chance: random.Random) -> Files:
    parts = (made.as_pdf(), made.as_docx(), made.as_xlsx(), made.as_rtf(), made.as_epub(), zip_of({"a": b"a"}))
    for number, content in enumerate(parts):
        for ending in ("txt", "html"):
            yield f"wrong-{number}.{ending}", content
    for ending in ("pdf", "docx", "zip", "warc", "png", "eml"):
        yield f"text.{ending}", inputs.ENGLISH.encode()


def texts(chance: random.Random) -> Files:
    yield "nul.txt", bytes(100_000)
    yield "surrogates.txt", inputs.with_surrogates()
    yield "half.txt", inputs.utf16_with_lone_surrogate()
    yield "line.txt", b"a" * 1_200_000
    yield "lines.txt", b"\n" * 1_200_000 + b"Ten people were held."
    yield "marks.md", b"[" * 50_000 + b"](" * 50_000
    yield "quotes.md", b"> " * 20_000 + b"Ten"
    yield "lists.md", b"- " * 5_000 + b"Ten"
    yield "breaks.txt", "\u2028\u2029\x85\x0b\x0c".encode() * 50_000
    yield "joiners.txt", "\u200c".encode() * 100_000
    yield "turned.txt", "\u202eneT".encode() * 1000
    yield "noise.txt", inputs.noise(1_200_000)


FAMILIES: Mapping[str, Callable[[random.Random], Files]] = {
    "ZIP bombs": zip_bombs,
    "ZIP lies": zip_overlaps,
    "ZIP names": zip_names,
    "ZIP links and locks": zip_links,
    "damaged DOCX": damaged("docx", made.as_docx()),
    "damaged ODT": damaged("odt", made.as_odt()),
    "damaged XLSX": damaged("xlsx", made.as_xlsx()),
    "damaged ODS": damaged("ods", made.as_ods()),
    "damaged PDF": damaged("pdf", made.as_pdf()),
    "damaged RTF": damaged("rtf", made.as_rtf()),
    "damaged EPUB": damaged("epub", made.as_epub()),
    "damaged mail": damaged("eml", made.as_mail()),
    "office bombs": documents.office_bombs,
    "sheets": documents.sheets,
    "PDF bombs": documents.pdf_bombs,
    "PDF loops": documents.pdf_loops,
    "RTF": documents.rtf,
    "mail": documents.mail,
    "CSV": documents.csv,
    "tar": tars,
    "compressed": packed,
    "web archives": warcs,
    "pages": documents.pages,
    "books": documents.books,
    "pictures": documents.pictures,
    "noise under a signature": noise,
    "two files in one": two_in_one,
    "wrong names": wrong_names,
    "texts": texts,
}
