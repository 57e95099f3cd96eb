"""Character recognition by the system's tesseract, in a guarded process of its own for each picture.

In: a picture, as an open file. Out: its lines, each word with its box in points and tesseract's confidence; or why
there are none. Languages are those of English, Persian and Arabic that are installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from dadkhah.adapters.extractors.frames import Line
from dadkhah.adapters.extractors.process import environment
from dadkhah.capture.recognition import MISSING, NO_LANGUAGE
from dadkhah.model.selector import Box

PROGRAM = "tesseract"
WANTED = ("eng", "fas", "ara")
LAUNCH = "dadkhah.adapters.extractors.launch"
PATIENCE = 28
"""Seconds by the clock for one picture; the processor time is limited to less."""

LARGEST = 64 * 1024 * 1024
WORD = "5"
"""The level of rows that are words (tesseract's TSV; its other levels are page, block, paragraph and line)."""

FAILED = "character recognition failed, or took too much time or memory"


class Recognised(msgspec.Struct, frozen=True):
    """What was recognised on the pages of a file, counted from 0; `failure` says why nothing was."""

    pages: Mapping[int, tuple[Line, ...]]
    failure: str = ""


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that can be recognised; () where tesseract is not installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        return ()
    done = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=PATIENCE)
    return tuple(one for one in WANTED if one in done.stdout.split())


def why_not() -> str:
    """Return why nothing can be recognised here; "" where it can."""
    if shutil.which(PROGRAM) is None:
        return MISSING
    return "" if languages() else NO_LANGUAGE


def recognise(picture: int, points: float = 1.0) -> Recognised:
    """Return what stands on a picture.

    Args:
        picture: the descriptor of a file that is open for reading.
        points: how many points one dot of the picture is wide and high.
    """
    why = why_not()
    if why:
        return Recognised({}, why)
    os.lseek(picture, 0, os.SEEK_SET)
    command = [sys.executable, "-P", "-m", LAUNCH, shutil.which(PROGRAM) or PROGRAM, "stdin", "stdout"]
    try:
        done = subprocess.run(
            [*command, "-l", "+".join(languages()), "tsv"],
            stdin=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment() | {"OMP_THREAD_LIMIT": "1"},
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return Recognised({}, FAILED)
    if done.returncode or len(done.stdout) > LARGEST:
        return Recognised({}, FAILED)
    return Recognised(lines(done.stdout.decode("utf-8", "replace"), points))


def lines(table: str, points: float) -> dict[int, tuple[Line, ...]]:
    """Return the lines of tesseract's table of words, by the page they stand on, counted from 0."""
    found: dict[int, dict[tuple[str, ...], list[tuple[str, Box, int]]]] = {}
    for page, place, word in _words(table, points):
        found.setdefault(page, {}).setdefault(place, []).append(word)
    return {page: tuple(_lines(held)) for page, held in sorted(found.items())}


def _words(table: str, points: float) -> Iterator[tuple[int, tuple[str, ...], tuple[str, Box, int]]]:
    for row in table.splitlines():
        cells = row.split("\t", 11)
        if len(cells) == 12 and cells[0] == WORD and cells[11].strip():
            left, top, width, height = (int(cell) * points for cell in cells[6:10])
            box = (int(left), int(top), -int(-(left + width) // 1), -int(-(top + height) // 1))
            yield int(cells[1]) - 1, tuple(cells[2:5]), (cells[11].strip(), box, max(round(float(cells[10])), 0))


def _lines(held: Mapping[tuple[str, ...], list[tuple[str, Box, int]]]) -> Iterator[Line]:
    """Yield lines with the number of the paragraph they stand in."""
    paragraphs: dict[tuple[str, ...], int] = {}
    for place, words in held.items():
        yield Line(tuple(words), paragraphs.setdefault(place[:2], len(paragraphs)))
