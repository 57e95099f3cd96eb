"""The reader's speed beside two programs that do a part of its work: quantulum3 finds quantities, spaCy cuts words.
Each runs in a fresh process, after one sentence that loads what is loaded once.

In: the development sentences; `make rivals` puts the two programs into an environment of their own.
Out: the group `rivals`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.bench import LONGEST, ROOT, Measured, Room, digests, without_data

PYTHON = ROOT / "build/rivals/bin/python"
COMMAND = "read(sentence) / quantulum3.parse(sentence), / spacy.blank('en') with sentencizer, one core, turn by turn"
NAMES = ("dadkhah", "quantulum3", "spacy")
TIMES = 3


def measure(room: Room) -> Iterator[Measured]:
    """Time all three on the same sentences, in turns."""
    if room.shared is None:
        yield from without_data(("rivals", COMMAND))
        return
    sheet = room.shared / "data/figures/sentences.jsonl"
    if not PYTHON.exists():
        yield Measured(name="rivals", command=COMMAND, skipped="needs build/rivals: make rivals")
        return
    sentences = [json.loads(line)["text"] for line in sheet.read_text(encoding="utf-8").splitlines()]
    yield Measured(name="rivals", command=COMMAND, figures=turns(sentences, room.temporary), data=digests(sheet))


def turns(sentences: Sequence[str], folder: Path) -> dict[str, float]:
    """Return the seconds of each (medians) and how many times faster the reader is than the other two."""
    listed = folder / "sentences.json"
    listed.write_text(json.dumps(list(sentences)), encoding="utf-8")
    rounds = [[timed(name, listed) for name in NAMES] for _ in range(TIMES)]
    ours, quantities, words = (median(side) for side in zip(*rounds, strict=True))
    return {
        "seconds": round(ours, 3),
        "quantulum3_seconds": round(quantities, 3),
        "spacy_seconds": round(words, 3),
        "times_quantulum3": round(quantities / ours, 2),
        "times_spacy": round(words / ours, 3),
    }


def timed(name: str, listed: Path) -> float:
    """Return the processor seconds of one program, in a process of its own; raise CalledProcessError when it fails."""
    python = sys.executable if name == "dadkhah" else str(PYTHON)
    command = [python, "-m", "benchmarks.rival_child", name, str(listed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=LONGEST)
    return float(done.stdout)
