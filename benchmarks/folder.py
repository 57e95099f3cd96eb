"""Reading a folder: whether memory stays flat however many files there are, and what a second process gives.

In: files of some thousand words, invented here from a seed, a million words in all. Out: the group `folder`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.bench import Ended, Measured, Room, watched
from benchmarks.scale import reports

WORDS = (250_000, 1_000_000)
FILE = 1_000
"""Words of one file."""
REPORTS = 4_000
COMMAND = "dadkhah read FOLDER --jobs 2, of 250,000 and of 1,000,000 words, and --jobs 1 of 250,000 words"


def measure(room: Room) -> Iterator[Measured]:
    """Read the small folder with one and with two processes, and the large one with two."""
    small, large = (write(room.temporary / f"folder-{words}", words) for words in WORDS)
    alone, two, many = reading(small, 1), reading(small, 2), reading(large, 2)
    figures = {
        "words_per_second": round(WORDS[1] / many.seconds),
        "peak_megabytes": round(many.peak / 2**20, 1),
        "peak_by_peak": round(many.peak / two.peak, 3),
        "two_by_one": round(two.seconds / alone.seconds, 3),
    }
    yield Measured(name="folder", command=COMMAND, figures=figures)


def reading(folder: Path, jobs: int) -> Ended:
    """Read a folder and return how it ended; raise RuntimeError where a file could not be read."""
    ended = watched("-m", "dadkhah.cli", "read", folder, "--jobs", jobs, "--format", "jsonl")
    if ended.code:
        raise RuntimeError(f"reading ended with {ended.code}")
    return ended


def write(folder: Path, words: int) -> Path:
    """Write files of so many words in all and return their folder."""
    folder.mkdir()
    for number, text in enumerate(islice(files(), words // FILE)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def files() -> Iterator[str]:
    """Yield texts of FILE words or a little more without end: invented reports in ever new order."""
    random = Random(11)  # noqa: S311 - a seed, no secret
    told = reports(random, REPORTS)
    while True:
        text, length = [], 0
        while length < FILE:
            text.append(random.choice(told))
            length += len(text[-1].split())
        yield "\n\n".join(text) + "\n"
