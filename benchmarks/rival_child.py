"""Read sentences with another program and print the processor seconds: run by the Python of build/rivals.

In: the name of the program, a file with a JSON list of sentences. Out: one number on standard output.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path


def quantulum3() -> Callable[[Iterable[str]], object]:
    """Return what finds quantities."""
    from quantulum3 import parser  # noqa: PLC0415 - only one of the two is loaded

    return lambda sentences: [parser.parse(one) for one in sentences]


def spacy() -> Callable[[Iterable[str]], object]:
    """Return what cuts into words and sentences, with no trained model."""
    import spacy  # noqa: PLC0415

    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    return lambda sentences: list(blank.pipe(sentences))


def main() -> None:
    """Time one program on the sentences, after a first one that loads what is loaded once."""
    warnings.simplefilter("ignore")
    work = {"quantulum3": quantulum3, "spacy": spacy}[sys.argv[1]]()
    sentences = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    work(sentences[:1])
    start = time.process_time()
    work(sentences)
    print(time.process_time() - start)


main()
