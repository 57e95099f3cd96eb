"""Speed of the reader, as ratios: against counting words, and against its own speed on a shorter text.

In: the plain texts of the example, one after another. Out: the group `reading`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from statistics import median

from benchmarks.bench import Measured, Room, digests
from tests.factories import captured

from dadkhah.lang.places import Gazetteer
from dadkhah.model.source import Captured
from dadkhah.read.reader import read

TIMES = 3
LENGTHS = (1, 2, 4, 16)
WORD = re.compile(r"\w+")
COMMAND = "read(text) / len(re.findall(word, text)); read(text n times) / read(text) / n for n in 2, 4, 16"


def measure(room: Room) -> Iterator[Measured]:
    """Time the reader alone: the text is extracted, nothing is stored."""
    data = digests(*sorted((room.example / "sources").glob("*.txt")))
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((room.example / "sources").glob("*.txt")))
    gazetteer = Gazetteer.open()
    read(captured(text), gazetteer)  # what is loaded once is not counted
    seconds = {length: reading(captured("\n\n".join([text] * length)), gazetteer) for length in LENGTHS}
    yield Measured(name="reading", command=COMMAND, figures=speed(text, seconds[1]) | growth(seconds), data=data)


def reading(source: Captured, gazetteer: Gazetteer) -> float:
    """Return the processor seconds that reading a text takes (median)."""
    return median(spent(lambda: read(source, gazetteer)) for _ in range(TIMES))


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work takes: both sides only compute, and others may be busy."""
    start = time.process_time()
    work()
    return time.process_time() - start


def counting(text: str) -> float:
    """Return the processor seconds that counting the words of a text takes (median of many, being so short)."""
    return median(spent(lambda: len(WORD.findall(text))) for _ in range(21))


def speed(text: str, seconds: float) -> dict[str, float]:
    """Return characters a second of the reader and of counting words, and how many times longer the reader takes."""
    plain = counting(text)
    return {
        "characters": len(text),
        "characters_per_second": round(len(text) / seconds),
        "plain_characters_per_second": round(len(text) / plain),
        "ratio": round(seconds / plain, 1),
    }


def growth(seconds: dict[int, float]) -> dict[str, float]:
    """Return how many times longer 2, 4 and 16 times the text take, by each time the text: 1 is linear, n quadratic."""
    return {f"per_length_{length}": round(seconds[length] / seconds[1] / length, 3) for length in LENGTHS if length > 1}
