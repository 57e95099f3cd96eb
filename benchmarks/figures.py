"""Figures with bounds and sources, and offices: sentences, and articles of three styles apart.

In: `shared/data/figures` and its scorers. Out: the groups `sentences`, `articles`, `articles-wire`, `articles-ngo`,
`articles-advocacy` and `offices`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.bench import Measured, Room, digests, finished, flat, program, scored, without_data

JOBS = 2
STYLES = ("wire", "ngo", "advocacy")
FIGURES = (
    "f1",
    "precision",
    "recall",
    "number_only_f1",
    "flag_recall",
    "n_unread",
    "bound_accuracy",
    "on_matched",
    "n_gold",
)
OFFICES = ("f1", "precision", "recall", "person_only_f1", "on_matched", "n_gold")
READ = f"dadkhah read TEXTS --jobs {JOBS} --format jsonl"
SENTENCES = f"figures_score.py sentences.jsonl --write-texts TEXTS; {READ} | figures_score.py sentences.jsonl -"
ARTICLES = f"{READ} | figures_score.py articles.jsonl -"
OF_STYLE = f"{ARTICLES} --docs STYLE"
OFFICE = f"{READ} | offices_score.py offices.jsonl -"


def measure(room: Room) -> Iterator[Measured]:
    """Read the sentences and the articles, and score what was read."""
    if room.shared is None:
        styles = ((f"articles-{style}", OF_STYLE) for style in STYLES)
        yield from without_data(("sentences", SENTENCES), ("articles", ARTICLES), *styles, ("offices", OFFICE))
        return
    folder, scorers = room.shared / "data/figures", room.shared / "eval"
    yield sentences(folder, scorers / "figures_score.py", room.temporary)
    texts = sorted((folder / "articles").glob("*.txt"))
    said = read(texts, room.temporary / "articles.jsonl")
    yield from articles(folder, scorers / "figures_score.py", said, room.temporary)
    yield offices(folder, scorers / "offices_score.py", said)


def read(texts: Iterable[Path], said: Path) -> Path:
    """Write what the reader says about some texts into a file."""
    said.write_text(program("read", *texts, "--jobs", JOBS, "--format", "jsonl"), encoding="utf-8")
    return said


def sentences(folder: Path, scorer: Path, temporary: Path) -> Measured:
    """Score the reader on single sentences and snippets."""
    gold, texts = folder / "sentences.jsonl", temporary / "sentences"
    texts.mkdir()
    finished([scorer, gold, "--write-texts", texts])
    summary = scored(scorer, gold, read([texts], temporary / "sentences.jsonl"))
    return Measured(name="sentences", command=SENTENCES, figures=figures(summary), data=data(gold, scorer))


def articles(folder: Path, scorer: Path, said: Path, temporary: Path) -> Iterator[Measured]:
    """Score the reader on all articles, then on those of each style."""
    gold = folder / "articles.jsonl"
    used = data(gold, scorer) | digests(folder / "articles")
    yield Measured(name="articles", command=ARTICLES, figures=figures(scored(scorer, gold, said)), data=used)
    for style in STYLES:
        docs = temporary / f"{style}.docs"
        docs.write_text("".join(f"{name}\n" for name in of_style(gold, style)), encoding="utf-8")
        summary = scored(scorer, gold, said, "--docs", docs)
        yield Measured(name=f"articles-{style}", command=OF_STYLE, figures=figures(summary), data=used)


def of_style(gold: Path, style: str) -> list[str]:
    """Return the names of the annotated articles of one style."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return [row["id"] for row in rows if row["style"] == style]


def offices(folder: Path, scorer: Path, said: Path) -> Measured:
    """Score the offices that the reader finds in the articles."""
    gold = folder / "offices.jsonl"
    used = data(gold, scorer) | digests(folder / "articles")
    return Measured(name="offices", command=OFFICE, figures=flat(scored(scorer, gold, said), OFFICES), data=used)


def figures(summary: dict[str, object]) -> dict[str, float]:
    """Return the figures of a summary, with the ends of the interval of f1."""
    found = flat(summary, FIGURES)
    ends = summary.get("f1_interval")
    return found | (dict(zip(("f1_low", "f1_high"), ends, strict=True)) if isinstance(ends, list) else {})


def data(gold: Path, scorer: Path) -> dict[str, str]:
    """Return the digests of a sheet and of what scores it."""
    return digests(gold, scorer, scorer.with_name("scoring.py"))
