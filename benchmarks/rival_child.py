"""Read sentences with one program and print the processor seconds; the other programs need the Python of build/rivals.

In: the name of the program, a file with a JSON list of sentences. Out: one number on standard output.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

Timed = Callable[[], object]
Program = Callable[[Sequence[str]], Timed]
"""Takes the sentences and returns the work that is timed."""


def dadkhah() -> Program:
    """Return the reader; the sentences are extracted texts before the clock starts."""
    from tests.factories import captured  # noqa: PLC0415 - only one of the three is loaded

    from dadkhah.lang.places import Gazetteer  # noqa: PLC0415
    from dadkhah.read.reader import read  # noqa: PLC0415

    gazetteer = Gazetteer.open()

    def program(sentences: Sequence[str]) -> Timed:
        sources = [captured(one) for one in sentences]
        return lambda: [read(one, gazetteer) for one in sources]

    return program


def quantulum3() -> Program:
    """Return what finds quantities."""
    from quantulum3 import parser  # noqa: PLC0415

    return lambda sentences: lambda: [parser.parse(one) for one in sentences]


def spacy() -> Program:
    """Return what cuts into words and sentences, with no trained model."""
    import spacy  # noqa: PLC0415

    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    return lambda sentences: lambda: list(blank.pipe(sentences))


def main() -> None:
    """Time one program on the sentences, after a first one that loads what is loaded once."""
    warnings.simplefilter("ignore")
    program = {"dadkhah": dadkhah, "quantulum3": quantulum3, "spacy": spacy}[sys.argv[1]]()
    sentences = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    program(sentences[:1])()
    work = program(sentences)
    start = time.process_time()
    work()
    print(time.process_time() - start)


main()
