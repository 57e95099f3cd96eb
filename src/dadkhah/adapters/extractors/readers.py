"""The child's trade `files`: every format but pages.

In: a file and what it is. Out: its text, its members, what a ZIP archive is, a page as a picture. Loaded in a child
alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from dadkhah.adapters.extractors import archives, docx, epub, mail, odf, pdf, pdfnotes, pptx, rtf, warcs, warm, xlsx
from dadkhah.adapters.extractors.building import Draft
from dadkhah.adapters.extractors.child import Trade
from dadkhah.adapters.extractors.csv import extract_csv
from dadkhah.adapters.extractors.frames import Done, Made, Report, Task
from dadkhah.adapters.extractors.recognised import add_recognised
from dadkhah.adapters.extractors.zipped import Archive
from dadkhah.capture import media as kinds
from dadkhah.capture.decode import LARGEST
from dadkhah.errors import SourceUnreadable
from dadkhah.ports import Extracted

OFFICE: Mapping[str, Callable[[Archive], Extracted]] = {
    kinds.DOCX: docx.extract_docx,
    kinds.XLSX: xlsx.extract_xlsx,
    kinds.ODT: odf.extract_odt,
    kinds.ODS: odf.extract_ods,
    kinds.ODP: odf.extract_odp,
    kinds.PPTX: pptx.extract_pptx,
    kinds.EPUB: epub.extract_epub,
}
CONTAINERS = frozenset({kinds.ZIP, kinds.WACZ, kinds.TAR, kinds.WARC}) | kinds.COMPRESSED
PROOF = "a ProofMode bundle: kept whole, so that its signatures can be checked against its files"


def read(file: BinaryIO, task: Task) -> Made:
    """Return the text of a file, or what a ZIP archive is."""
    try:
        made = _kind(file, task) if task.verb == "kind" else _read(file, task)
    except SourceUnreadable as error:
        made = Extracted(None, {}, error.what, task.media)
    return made if isinstance(made, Made) else Made(made)


def _kind(file: BinaryIO, task: Task) -> Extracted:
    packed = task.media in kinds.COMPRESSED
    told = archives.packed_kind(file, task.media) if packed else Archive(file).kind()
    return Extracted(None, {}, "", told)


def _read(file: BinaryIO, task: Task) -> Extracted | Made:
    media = task.media
    if media in OFFICE:
        return OFFICE[media](Archive(file))
    if media == kinds.PDF:
        return pdf.extract_pdf(file, task.recognised)
    if media in kinds.PICTURES:
        return _picture(task)
    if media in {kinds.CSV, kinds.TSV}:
        return extract_csv(file.read(LARGEST + 1), media)
    if media == kinds.RTF:
        return rtf.extract_rtf(file.read(rtf.MOST))
    if media == kinds.MAIL:
        return mail.extract_mail(file)
    if media == kinds.PROOFMODE:
        return Extracted(None, {}, PROOF, media)
    if media in {kinds.ZIP, kinds.WACZ}:
        Archive(file)  # a list of contents that cannot be read is said of the archive, and not of a member
    return Extracted(None, {}, "", media, holds=media in CONTAINERS)


def _picture(task: Task) -> Extracted:
    """Return what was recognised on a picture."""
    draft = Draft()
    for page, lines in sorted(task.recognised.items()):
        add_recognised(draft, lines, page + 1, f"page {page + 1:,}" if len(task.recognised) > 1 else "the picture")
    return draft.finish({}, task.media, "no words were recognised on the picture")


def members(file: BinaryIO, task: Task) -> Iterator[Report]:
    """Hand out the members of a container."""
    try:
        yield from _members(file, task)
    except SourceUnreadable as error:
        yield Done(error.what)


def _members(file: BinaryIO, task: Task) -> Iterator[Report]:
    if task.media in {kinds.ZIP, kinds.WACZ}:
        return archives.zip_members(file, task.most, task.media)
    if task.media == kinds.TAR:
        return archives.tar_members(file, task.most)
    if task.media in kinds.COMPRESSED:
        return archives.packed_members(file, task.most, task.media)
    if task.media == kinds.WARC:
        return warcs.warc_members(file, task.most)
    if task.media == kinds.MAIL:
        return mail.attachments(file, task.most)
    if task.media == kinds.PDF:
        return pdfnotes.members(file, task.most)
    return iter((Done("this kind of file has no members"),))


def warm_up() -> None:
    """Read a small file of every kind, so that everything is loaded before nothing can be."""
    for media, content in warm.files():
        made = read(io.BytesIO(content), Task("read", media))
        if made.extracted.failure:
            raise AssertionError(f"the small file of {media} is not read: {made.extracted.failure}")
    for media, content in warm.containers():
        for _ in members(io.BytesIO(content), Task("members", media, most=LARGEST)):
            pass


TRADE = Trade(read=read, warm=warm_up, members=members, draw=pdf.draw)
