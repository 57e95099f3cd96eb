"""The Extractor of the program: text and Markdown here, everything else in guarded children.

In: captured files and what their names say. Out: Extracted, and the members of containers. Never raises on the
content's account: a child that dies of a file is replaced, a page is read once more without the classifier, and what
then fails is said in `failure`. The bytes of a source stay where they are: a child gets the open file.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from types import TracebackType
from typing import BinaryIO, Self

import msgspec

from dadkhah.adapters.extractors import handing, ocr
from dadkhah.adapters.extractors.frames import Drawn, Line, Made, Task
from dadkhah.adapters.extractors.held import Held, held
from dadkhah.adapters.extractors.plain import extract_markdown, extract_plain
from dadkhah.adapters.extractors.process import Process, Stopped
from dadkhah.capture import media as kinds
from dadkhah.capture.decode import LARGEST
from dadkhah.ports import Extracted, Member

SECONDS = 25
"""Processor time of one file."""

PATIENCE = 29
"""Seconds by the clock; machines are busy, but nobody waits longer for a hostile file."""

FIRST_READING = 0.6
"""Which part of the patience a page is given with the classifier, before it is read once more without."""

LONGEST_RECOGNITION = 1800
"""Seconds by the clock for the pages of one file that are pictures: some five hundred of them."""

STOPPED = "the reader of this kind of file stopped: it takes too much time or memory"
MOST_BYTES = (
    dict.fromkeys(kinds.TEXTS, LARGEST)
    | dict.fromkeys((*kinds.PICTURES, kinds.RTF, kinds.MAIL), 256 * 1024 * 1024)
    | {kinds.PDF: 2 * 1024**3}
)
"""Bytes of a file that are read; a file of another kind is read in pieces, whatever its size."""


class Guarded:
    """Reads sources; keeps a child for pages and one for other files, each started when the first such file comes."""

    def __init__(self, seconds: int = SECONDS, patience: float = PATIENCE) -> None:
        self._seconds = seconds
        self._patience = patience
        self.pages = Process("pages")
        self.files = Process("files")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the children."""
        self.pages.close()
        self.files.close()

    def extract(self, content: BinaryIO | bytes, media: str) -> Extracted:
        """Return the text of a file, or why there is none."""
        media, charset = kinds.parted(media)
        with held(content) as file:
            told = self._told(file, media)
            made = self._read(file, told, charset)
            return msgspec.structs.replace(made, media=made.media or told)

    def recognises(self) -> bool:
        """Say whether the characters of a picture can be recognised on this machine."""
        return not ocr.why_not()

    def members(self, content: BinaryIO | bytes, media: str, most: int) -> Iterator[tuple[Member, BinaryIO]]:
        """Yield the members of a container, each with its bytes, to be read before the next."""
        with held(content) as file:
            task = Task("members", self._told(file, media), seconds=handing.seconds(file.size), most=most)
            yield from handing.members(self.files.reports(task, file.handle))

    def _told(self, file: Held, media: str) -> str:
        """Return what a file is, by its content; a ZIP archive is opened for that, in the child."""
        told = kinds.media_of(media, file.head)
        if told != kinds.ZIP and told not in kinds.COMPRESSED:
            return told
        return self._ask(self.files, Task("kind", told, seconds=self._seconds), file).media or told

    def _read(self, file: Held, media: str, charset: str) -> Extracted:
        if not kinds.is_read(media):
            return Extracted(None, {}, kinds.why_not(media))
        if file.size > MOST_BYTES.get(media, file.size):
            return Extracted(None, {}, f"{file.size:,} bytes are more than the {MOST_BYTES[media]:,} that are read")
        if media == kinds.PAGE:
            return self._page(file, charset)
        if media == kinds.MARKDOWN:
            return extract_markdown(file.read(LARGEST))
        if media == kinds.PLAIN:
            return extract_plain(file.read(LARGEST), charset)
        return self._other(file, media)

    def _other(self, file: Held, media: str) -> Extracted:
        """Return the text of a file that is neither text nor page; what stands on pictures is recognised."""
        if media in kinds.PICTURES:
            found = ocr.recognise(file.handle)
            if found.failure:
                return Extracted(None, {}, found.failure)
            return self._made(Task("read", media, seconds=self._seconds, recognised=dict(found.pages)), file).extracted
        task = Task("read", media, seconds=self._seconds)
        made = self._made(task, file)
        if not made.blank:
            return made.extracted
        found = self._recognised(file, made.blank)
        if not found.pages:
            return _with(made.extracted, f"character recognition: {found.failure}" if found.failure else "")
        again = msgspec.structs.replace(task, recognised=dict(found.pages))
        return _with(self._made(again, file).extracted, found.failure)

    def _recognised(self, file: Held, blank: tuple[int, ...]) -> ocr.Recognised:
        """Return what stands on the pages of a PDF that hold no words, and why some of them were left out."""
        why = ocr.why_not()
        pages: dict[int, tuple[Line, ...]] = {}
        until = time.monotonic() + LONGEST_RECOGNITION
        for number in () if why else blank:
            if time.monotonic() > until:
                why = f"the pages from {number + 1:,} on were not recognised: it takes too long"
                break
            lines, failure = self._page_lines(file, number)
            pages |= {number: lines} if lines else {}
            why = why or failure
        return ocr.Recognised(pages, why)

    def _page_lines(self, file: Held, number: int) -> tuple[tuple[Line, ...], str]:
        """Return the lines that are recognised on one page of a PDF."""
        try:
            task = Task("render", kinds.PDF, seconds=self._seconds, page=number)
            drawn = self.files.ask(task, file.handle, Drawn, self._patience)
        except Stopped:
            drawn = Drawn(b"", failure=STOPPED)
        if drawn.failure:
            return (), f"page {number + 1:,}: {drawn.failure}"
        with held(drawn.picture) as picture:
            found = ocr.recognise(picture.handle, drawn.scale)
        return found.pages.get(0, ()), f"page {number + 1:,}: {found.failure}" if found.failure else ""

    def _page(self, file: Held, charset: str) -> Extracted:
        made = Extracted(None, {}, STOPPED)
        for classify, share in ((True, FIRST_READING), (False, 1 - FIRST_READING)):
            task = Task("read", kinds.PAGE, classify=classify, seconds=self._seconds, charset=charset)
            made = self._ask(self.pages, task, file, share)
            if made.failure != STOPPED:
                break
        return made

    def _ask(self, process: Process, task: Task, file: Held, share: float = 1.0) -> Extracted:
        """Return the answer of a child that may take a share of the patience there is."""
        try:
            return process.ask(task, file.handle, Made, self._patience * share).extracted
        except Stopped:
            return Extracted(None, {}, STOPPED)

    def _made(self, task: Task, file: Held) -> Made:
        try:
            return self.files.ask(task, file.handle, Made, self._patience)
        except Stopped:
            return Made(Extracted(None, {}, STOPPED))


def _with(made: Extracted, warning: str) -> Extracted:
    """Return what was made, with one thing more to say."""
    if not warning:
        return made
    if made.text is None:
        return msgspec.structs.replace(made, failure=f"{made.failure}; {warning}")
    text = msgspec.structs.replace(made.text, warnings=(*made.text.warnings, warning))
    return msgspec.structs.replace(made, text=text)
