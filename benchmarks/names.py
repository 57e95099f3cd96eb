"""Pairs of names judged by the program itself, beside Jaro-Winkler with and without transliteration, and how fast.

In: the development pairs and their scorer; invented chains of fathers (chains.py); `make rivals` for anyascii.
Out: the groups `names`, `names-kinds`, `names-chains`, `names-speed` and `names-rivals`.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from time import process_time

from benchmarks.bench import LONGEST, ROOT, Measured, Room, digests, without_data
from benchmarks.chains import FAMILY, GIVEN, pairs
from rapidfuzz.distance import JaroWinkler

from dadkhah.lang.naming import compare

PYTHON = ROOT / "build/rivals/bin/python"
GROUPS = ("names", "names-kinds", "names-rivals")
COMMAND = "dadkhah names dev_pairs.csv | names_score.py"
RIVAL = "rapidfuzz JaroWinkler of the lower-case names, at the threshold that is best for it on these pairs"
ASCII = "import json, sys, anyascii; json.dump([anyascii.anyascii(one) for one in json.load(sys.stdin)], sys.stdout)"
MANY = 300_000
"""Pairs that the speed is measured on."""

Row = dict[str, str]


def measure(room: Room) -> Iterator[Measured]:
    """Measure the decision, the kin, the speed, and the rivals."""
    yield chains()
    yield speed()
    if room.shared is None:
        yield from without_data(*((group, COMMAND) for group in GROUPS))
        return
    sheet, scorer = room.shared / "data/names/dev_pairs.csv", room.shared / "eval/names_score.py"
    rows = list(csv.DictReader(sheet.read_text(encoding="utf-8").splitlines()))
    data = digests(sheet, scorer)
    command = [sys.executable, "-m", "dadkhah.cli", "names", str(sheet)]
    judged = subprocess.run(command, capture_output=True, check=True, timeout=LONGEST).stdout
    figures, kinds = scored(scorer, sheet, judged, room.temporary)
    yield Measured(name="names", command=COMMAND, figures=figures, data=data)
    yield Measured(name="names-kinds", command=COMMAND, figures=kinds, data=data)
    yield from _rivals(rows, (scorer, sheet), room.temporary, data)


def scored(scorer: Path, sheet: Path, judged: bytes, folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Return what the scorer says of judged pairs: of all, and the share judged right of each kind."""
    found = folder / "judged.csv"
    found.write_bytes(judged)
    command = [sys.executable, str(scorer), str(sheet), str(found)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LONGEST)
    figures = json.loads(done.stdout)
    kinds = {kind.replace("_", "-"): float(share) for kind, share in figures.pop("by_kind").items()}
    return {name: float(value) for name, value in figures.items()}, kinds


def chains() -> Measured:
    """Return the share of invented kin that is told apart, by what they are to each other."""
    answers: dict[str, list[int]] = defaultdict(list)
    for pair in pairs():
        answers[pair.kin.replace(" ", "_")].append(int(not compare(pair.one, pair.other).same))
    shares = {kin: round(sum(right) / len(right), 4) for kin, right in answers.items()}
    count = float(sum(map(len, answers.values())))
    return Measured(name="names-chains", command="compare(one, other) of kin", figures={"n": count, **shares})


def speed() -> Measured:
    """Return how many pairs a second are compared on one core, of names made of many given and family names."""
    start = process_time()
    for one, other in many(MANY):
        compare(one, other)
    figures = {"pairs_a_second": round(MANY / (process_time() - start), 0)}
    return Measured(name="names-speed", command=f"compare(one, other) of {MANY} pairs of names", figures=figures)


def many(count: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of made-up names, no two pairs alike, half of them across two scripts."""
    given = [entry.split()[:2] for line in GIVEN.strip().splitlines() for entry in line.split("|")]
    families = [entry.split()[:2] for line in FAMILY.strip().splitlines() for entry in line.split("|")]
    names = [
        [" ".join(word[script] for word in chain) for script in (0, 1)] for chain in product(given, given, families)
    ]
    for at in range(count):
        one, other = names[at % len(names)], names[(at * 7 + at // len(names) + 1) % len(names)]
        yield one[at % 2], other[1]


def _rivals(rows: Sequence[Row], files: tuple[Path, Path], folder: Path, data: dict[str, str]) -> Iterator[Measured]:
    plain = jaro_winkler([(row["name_a"], row["name_b"]) for row in rows])
    figures = _rival(rows, plain, files, folder, "jaro_winkler")
    if not PYTHON.exists():
        yield Measured(
            name="names-rivals", command=f"{RIVAL}; anyascii is absent: make rivals", figures=figures, data=data
        )
        return
    words = json.dumps([row[side] for row in rows for side in ("name_a", "name_b")])
    done = subprocess.run(
        [str(PYTHON), "-c", ASCII], input=words, capture_output=True, text=True, check=True, timeout=LONGEST
    )
    spelled = json.loads(done.stdout)
    ascii_only = jaro_winkler(list(zip(spelled[::2], spelled[1::2], strict=True)))
    figures |= _rival(rows, ascii_only, files, folder, "jaro_winkler_anyascii")
    yield Measured(name="names-rivals", command=f"{RIVAL}, as written and after anyascii", figures=figures, data=data)


def jaro_winkler(written: Sequence[tuple[str, str]]) -> list[float]:
    """Return the similarity of each pair of names, without case."""
    return [JaroWinkler.similarity(one.lower(), other.lower()) for one, other in written]


def _rival(
    rows: Sequence[Row], scores: Sequence[float], files: tuple[Path, Path], folder: Path, name: str
) -> dict[str, float]:
    """Return a rival's figures under the same scorer, each named after it."""
    least = best_threshold(scores, [row["label"] == "1" for row in rows])
    table = [["name_a", "name_b", "score", "same"]]
    for row, score in zip(rows, scores, strict=True):
        table.append([row["name_a"], row["name_b"], str(score), str(int(score >= least))])
    judged = folder / "rival.csv"
    with judged.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(table)
    figures, _ = scored(files[0], files[1], judged.read_bytes(), folder)
    return {f"{name}_{figure}": figures[figure] for figure in ("f1", "ap", "recall_at_p95")}


def best_threshold(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the score from which on a decision has the best F1: kinder than life, where nobody knows the answers."""
    best, threshold, right = 0.0, 1.0, 0
    for seen, (score, label) in enumerate(sorted(zip(scores, labels, strict=True), reverse=True), 1):
        right += label
        quality = 2 * right / (seen + sum(labels))
        if quality > best:
            best, threshold = quality, score
    return threshold
