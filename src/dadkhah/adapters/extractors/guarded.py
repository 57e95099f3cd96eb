"""The Extractor of the program: text and Markdown here, everything else in guarded children.

In: captured files and what their names say. Out: Extracted, and the members of containers. Never raises on the
content's account: a child that dies of a file is replaced, a page is read once more without the classifier, and what
then fails is said in `failure`. The bytes of a source stay where they are: a child gets the open file.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import BinaryIO, Self

import msgspec

from dadkhah.adapters.extractors import handing
from dadkhah.adapters.extractors.frames import Made, Task
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

STOPPED = "the reader of this kind of file stopped: it takes too much time or memory"
TOO_LARGE = f"more than the {LARGEST:,} bytes of text that are read (split the source)"


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
        with held(content) as file:
            told = self._told(file, media)
            made = self._read(file, told)
            return msgspec.structs.replace(made, media=made.media or told)

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

    def _read(self, file: Held, media: str) -> Extracted:
        if not kinds.is_read(media):
            return Extracted(None, {}, kinds.why_not(media))
        if media in {kinds.PLAIN, kinds.MARKDOWN, kinds.PAGE} and file.size > LARGEST:
            return Extracted(None, {}, f"{file.size:,} bytes are {TOO_LARGE}")
        if media == kinds.PAGE:
            return self._page(file)
        if media == kinds.MARKDOWN:
            return extract_markdown(file.read(LARGEST))
        if media == kinds.PLAIN:
            return extract_plain(file.read(LARGEST))
        return self._ask(self.files, Task("read", media, seconds=self._seconds), file)

    def _page(self, file: Held) -> Extracted:
        made = Extracted(None, {}, STOPPED)
        for classify in (True, False):
            made = self._ask(self.pages, Task("read", kinds.PAGE, classify=classify, seconds=self._seconds), file)
            if made.failure != STOPPED:
                break
        return made

    def _ask(self, process: Process, task: Task, file: Held) -> Extracted:
        try:
            return process.ask(task, file.handle, Made, self._patience).extracted
        except Stopped:
            return Extracted(None, {}, STOPPED)
