"""Main events: `dadkhah read --summary` on annotated news articles, development and training part apart.

In: `shared/data/hrdsattack` and its scorers. Out: the groups `hrdsattack` (dev) and `hrdsattack-train`. Every text gets
its publication day from a sidecar, so that one call reads them all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.bench import Measured, Room, digests, finished, program, scored, without_data

JOBS = 2
PARTS = {"hrdsattack": "dev.json", "hrdsattack-train": "train.json"}
READ = f"dadkhah read --summary TEXTS --jobs {JOBS} --format jsonl"
COMMAND = f"hrdsattack_texts.py PART TEXTS; {READ} | hrdsattack_score.py PART -"
RULES = ("paper", "fair")
METRICS = (
    "perpetrator_mention_f1", "perpetrator_type", "violation_f1", "country", "region", "city", "year", "month", "day",
    "victim_name_exact_f1", "victim_name_fuzzy_f1", "victim_type", "victim_sex", "victim_age",
)  # fmt: skip


def measure(room: Room) -> Iterator[Measured]:
    """Summarise the articles of each part and score the summaries."""
    if room.shared is None:
        yield from without_data(*((name, COMMAND) for name in PARTS))
        return
    for name, part in PARTS.items():
        yield summaries(name, room.shared / "data/hrdsattack" / part, room.shared / "eval", room.temporary / name)


def summaries(name: str, gold: Path, scorers: Path, folder: Path) -> Measured:
    """Score the summaries of one part."""
    writer, scorer = scorers / "hrdsattack_texts.py", scorers / "hrdsattack_score.py"
    finished([writer, gold, folder])
    texts = dated(folder)
    said = folder / "said.jsonl"
    said.write_text(program("read", "--summary", *texts, "--jobs", JOBS, "--format", "jsonl"), encoding="utf-8")
    summary = scored(scorer, gold, said, "--rounds", 0)
    return Measured(name=name, command=COMMAND, figures=figures(summary), data=digests(gold, writer, scorer))


def dated(folder: Path) -> list[Path]:
    """Write a sidecar with the publication day beside every text of a manifest; return the texts."""
    texts = []
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = folder / row["file"]
        text.with_suffix(".toml").write_text(f'published = "{row["published"]}"\n', encoding="utf-8")
        texts.append(text)
    return texts


def figures(summary: Mapping[str, object]) -> dict[str, float]:
    """Return the figures of a summary under both rules, in percent; a metric that was not measured is left out."""
    metrics = summary["metrics"]
    assert isinstance(metrics, dict)
    return {
        f"{metric}_{rule}": found["value"]
        for metric in METRICS
        for rule in RULES
        if (found := metrics[metric].get(f"yours_{rule}")) is not None
    }
