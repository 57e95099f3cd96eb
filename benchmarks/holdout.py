"""The figures scored on two parts of the development sheets apart: what was looked at, and what was held out.

In: `shared/data/figures`. Out: one JSON line per sheet and part. `python -m benchmarks.holdout [--show]` lists misses
of the seen part alone. A document is held out by the SHA-256 of its id, so that nobody chooses.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.bench import ROOT, environment, finished
from benchmarks.figures import FIGURES, read

HELD_ARTICLES = 4
"""Of 14: enough to hold wire, NGO and advocacy prose at once."""
HELD_SENTENCES = 3
"""One sentence in three is held out."""


def split(ids: Sequence[str], held: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return (seen, held out): the `held` ids with the lowest SHA-256 are held out."""
    ranked = sorted(ids, key=lambda one: sha256(one.encode()).hexdigest())
    return frozenset(ranked[held:]), frozenset(ranked[:held])


def parts(gold: Path, folder: Path, held: int) -> tuple[Path, Path]:
    """Write the two parts of a sheet into a folder, in the order of the sheet."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    seen, kept = split([json.loads(line)["id"] for line in lines], held)
    return _part(lines, seen, folder / f"{gold.stem}-seen.jsonl"), _part(
        lines, kept, folder / f"{gold.stem}-held.jsonl"
    )


def _part(lines: Sequence[str], ids: frozenset[str], path: Path) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["id"] in ids), encoding="utf-8")
    return path


def score(scorer: Path, gold: Path, said: Path, *, show: bool) -> dict[str, object]:
    """Score what was said about one part; `show` lists its misses on standard error."""
    docs = gold.with_suffix(".docs")
    rows = gold.read_text(encoding="utf-8").splitlines()
    docs.write_text("".join(f"{json.loads(row)['id']}\n" for row in rows), encoding="utf-8")
    command = [sys.executable, *map(str, (scorer, gold, said, "--docs", docs)), *(["--show"] if show else [])]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    summary = json.loads(done.stdout)
    return {name: summary[name] for name in FIGURES if name in summary}


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of each part of each sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list the misses of the seen parts on standard error")
    options = parser.parse_args(argv)
    folder, scorer = ROOT.parent / "shared/data/figures", ROOT.parent / "shared/eval/figures_score.py"
    with tempfile.TemporaryDirectory() as name:
        for gold, share in ((folder / "articles.jsonl", None), (folder / "sentences.jsonl", HELD_SENTENCES)):
            texts = Path(name) / f"{gold.stem}-texts"
            finished([scorer, gold, "--write-texts", texts])
            said = read(sorted(texts.glob("*.txt")), Path(name) / f"{gold.stem}-said.jsonl")
            count = len(gold.read_text(encoding="utf-8").splitlines()) // share if share else HELD_ARTICLES
            for part, path in zip(("seen", "held"), parts(gold, Path(name), count), strict=True):
                figures = score(scorer, path, said, show=options.show and part == "seen")
                print(json.dumps({"name": f"{gold.stem}-{part}"} | figures), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
