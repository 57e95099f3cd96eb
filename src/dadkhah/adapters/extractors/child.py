"""The child that reads pages: one task after the other from standard input, one answer each to standard output.

In: Tasks as frames. Out: Extracted as frames. Started by guarded.py alone, with `python -m`.
"""

from __future__ import annotations

import codecs
import logging
import os
import sys
from typing import BinaryIO

import msgspec
import trafilatura

from dadkhah.adapters.extractors.frames import Task, frame, read_frame
from dadkhah.adapters.extractors.limits import allow_seconds, shut_in
from dadkhah.adapters.extractors.page import extract_page
from dadkhah.capture.lexicons import lexicon, load_all
from dadkhah.ports import Extracted

WARM_UP = (
    "<html lang='en'><head><title>A page</title></head><body><article><h1>A page</h1>"
    + "<p>This is a paragraph of words that the classifier reads once, so that all its parts are loaded.</p>" * 5
    + "</article></body></html>"
)


def classify(page: str) -> str:
    """Return the words that trafilatura takes for the article; "" where it finds none."""
    found = trafilatura.bare_extraction(page, favor_recall=True, include_comments=False, include_tables=True)
    return (found.get("text") if isinstance(found, dict) else getattr(found, "text", "")) or ""


def careful(page: str) -> str:
    """Classify, and take any failure of the library on a strange page for "found none"."""
    try:
        return classify(page)
    except Exception:  # noqa: BLE001 - whatever a parser raises on a hostile page, the page's own elements tell the article then
        return ""


def answer(message: bytes) -> bytes:
    """Return the answer to one task."""
    task = msgspec.msgpack.decode(message, type=Task)
    allow_seconds(task.seconds)
    try:
        made = extract_page(task.content, careful if task.classify else None)
    except MemoryError:
        made = Extracted(None, {}, "reading the page takes more memory than a page may take")
    return msgspec.msgpack.encode(made)


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answer tasks until the stream ends."""
    while (message := read_frame(tasks)) is not None:
        answers.write(frame(answer(message)))
        answers.flush()


def load() -> None:
    """Load every module, word list and codec that any page may need."""
    load_all()
    for row in lexicon("charsets"):
        codecs.lookup(row["codec"])
    for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "ascii", "latin-1"):
        codecs.lookup(codec)
    extract_page(WARM_UP.encode(), careful)


def main() -> None:
    """Load everything, give up what is not needed, and serve."""
    logging.disable(logging.CRITICAL)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # nothing that a library prints may stand among the answers
    load()
    shut_in()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
