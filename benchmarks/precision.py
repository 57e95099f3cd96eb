"""How often each rule of the reader is right on the development data: `python -m benchmarks.precision`.

In: the folder `shared` beside the repository: sheets of figures and offices, and their scorers, whose own matching says
what is right; judged.tsv, where a person judged claims that no sheet tells of (benchmarks/judge.py). Out:
src/dadkhah/read/data/precision.tsv, from which the reader fills `reading_precision`; one line on standard output for
each rule. Run it again after a change of rules, and read the difference before committing it.

A prediction that meets a row on which fair readers differ is left out, and an office that is stated again counts once:
both as the scorers say. An act, a proceeding, a response or a quotation counts where it was judged and is still read as
it was judged, and is right where all its judged fields are. Shares, and figures in Persian or Arabic, get no row: no
development text tells of them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from benchmarks import judged
from benchmarks.bench import ROOT, digests, finished, program

from dadkhah.read.precision import wilson_lower

FILE = ROOT / "src/dadkhah/read/data/precision.tsv"
COLUMNS = ("rule", "right", "wrong", "lower", "source")
Row = Mapping[str, Any]


class Scored(msgspec.Struct, frozen=True):
    """One claim of one rule, right or wrong by the scorer's matching."""

    rule: str
    right: bool


def scorer(folder: Path, name: str) -> ModuleType:
    """Return a scorer as a module; it imports its siblings by their bare names."""
    sys.path.insert(0, str(folder))
    try:
        return import_module(name)
    finally:
        sys.path.remove(str(folder))


def figures(score: ModuleType, gold_rows: Sequence[Row], said: Sequence[Row]) -> Iterator[Scored]:
    """Yield the counts of the annotated documents, each right where it is matched with a row of the sheet."""
    rows = [row for row in said if row["type"] == "count"]
    found = [score.predicted_figure(row) for row in rows]
    rules = {id(figure): str(row["rule"]) for figure, row in zip(found, rows, strict=True)}
    gold = [score.gold_figure(row) for row in score.flat(gold_rows)]
    optional = [score.gold_figure(row) for row in score.optional_rows(gold_rows)]
    sheet = score.Sheet(gold, score.without_optional(found, gold, optional), [str(row["id"]) for row in gold_rows])
    right = {id(figure) for _, figure in sheet.pairs(score.alike())}
    for figure in sheet.all_found():
        yield Scored(rules[id(figure)], id(figure) in right)


def offices(score: ModuleType, gold_rows: Sequence[Row], said: Sequence[Row]) -> Iterator[Scored]:
    """Yield the offices of the annotated documents, repeats set aside."""
    rows = [row for row in said if row["type"] == "office"]
    found = [score.office(row) for row in rows]
    rules = {id(one): str(row["rule"]) for one, row in zip(found, rows, strict=True)}
    gold = [score.office(row) for row in gold_rows]
    for doc in sorted({one.doc for one in gold}):
        outcome = score.judge(
            [one for one in gold if one.doc == doc], [one for one in found if one.doc == doc], score.likeness
        )
        yield from (Scored(rules[id(one)], True) for _, one in outcome.pairs)
        yield from (Scored(rules[id(one)], False) for one in outcome.unfounded)


def read(texts: Iterable[object]) -> list[Row]:
    """Return what the reader says about some texts."""
    said = program("read", *texts, "--jobs", 2, "--format", "jsonl")
    return [json.loads(line) for line in said.splitlines()]


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a sheet."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measured(shared: Path, temporary: Path) -> Iterator[Scored]:
    """Read the sentences and the articles, and yield every claim that a sheet can judge."""
    data, scorers = shared / "data/figures", shared / "eval"
    score = scorer(scorers, "figures_score")
    finished([scorers / "figures_score.py", data / "sentences.jsonl", "--write-texts", temporary])
    yield from figures(score, rows_of(data / "sentences.jsonl"), read([temporary]))
    said = read(sorted((data / "articles").glob("*.txt")))
    yield from figures(score, rows_of(data / "articles.jsonl"), said)
    yield from offices(scorer(scorers, "offices_score"), rows_of(data / "offices.jsonl"), said)
    yield from by_hand(judged.compared(judged.loaded(), judged.read(judged.texts(shared, temporary / "judged"))))


def by_hand(tally: judged.Tally) -> Iterator[Scored]:
    """Yield the judged claims that are still made as they were judged; say how many are not."""
    changed, gone = len(tally.changed), len(tally.gone)
    print(f"judged claims now read with other fields: {changed}, no longer read: {gone}; left out", file=sys.stderr)
    yield from (Scored(one.rule, one.right) for one in tally.held)


def table(scored: Iterable[Scored], source: str) -> str:
    """Return the file: one row a rule, in order of the rules' names."""
    counts = Counter((one.rule, one.right) for one in scored)
    lines = ["\t".join(COLUMNS)]
    for rule in sorted({rule for rule, _ in counts}):
        right, wrong = counts[rule, True], counts[rule, False]
        lines.append("\t".join((rule, str(right), str(wrong), f"{wilson_lower(right, wrong):.4f}", source)))
    return "\n".join(lines) + "\n"


def source(shared: Path) -> str:
    """Return what was measured on: each file with the first 16 digits of its SHA-256 (benchmarks.bench.digests)."""
    names = ("data/figures/sentences.jsonl", "data/figures/articles.jsonl", "data/figures/offices.jsonl")
    scorers = ("eval/figures_score.py", "eval/offices_score.py", "eval/scoring.py")
    texts = ("data/hrdsattack/dev.json", "data/hrdsattack/train.json")
    found = digests(judged.FILE, *(shared / name for name in (*names, *scorers, *texts)))
    return " ".join(f"{name}@{digest[:16]}" for name, digest in found.items())


def main(shared: Path = ROOT.parent / "shared", file: Path = FILE) -> int:
    """Write the file and print it; return 1, with nothing written, where the development data is absent."""
    if not shared.is_dir():
        print("needs the folder `shared` beside the repository", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        text = table(measured(shared, Path(temporary)), source(shared))
    file.write_text(text, encoding="utf-8")
    print("\n".join(line.rpartition("\t")[0] for line in text.splitlines()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
