"""Joining lists of people, and Splink's default set-up on the same rows beside it, one after the other in one run.

In: the development lists beside the repository and their scorer.
Out: a group for each list: the figures of the scorer, the people counted and their interval, seconds, and those of
Splink.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench import ROOT, Measured, Room, digests, flat, scored, watched, without_data

COMMAND = "dadkhah link {name}.csv -o clusters.csv; eval/link_score.py; Splink's default set-up (benchmarks/splinks.py)"
NAMES = ("lists_2k", "lists_50k")
FIGURES = ("pair_precision", "pair_recall", "pair_f1", "bcubed_f1", "recall_by", "people_counted", "people_true")


def measure(room: Room) -> Iterator[Measured]:
    """Score and time both lists."""
    commands = [(name.replace("lists_", "link-"), COMMAND.format(name=name)) for name in NAMES]
    if room.shared is None:
        yield from without_data(*commands)
        return
    scorer = room.shared / "eval/link_score.py"
    for name, (group, command) in zip(NAMES, commands, strict=True):
        rows, truth = (room.shared / "data/lists" / f"{name}{end}.csv" for end in ("", "_truth"))
        found = figures(rows, truth, scorer, room.temporary)
        yield Measured(name=group, command=command, figures=found, data=digests(rows, truth, scorer))


def figures(rows: Path, truth: Path, scorer: Path, folder: Path) -> dict[str, float]:
    """Return the figures of one list, ours and Splink's; seconds by the clock, reading and writing included."""
    ours, theirs = folder / f"{rows.stem}.csv", folder / f"{rows.stem}.splink.csv"
    ended = watched("-m", "dadkhah.cli", "link", rows, "-o", ours)
    rival = watched(ROOT / "benchmarks/splinks.py", rows, theirs)
    found = flat(scored(scorer, truth, ours, rows), FIGURES)
    summary = json.loads(ours.with_name(f"{rows.stem}.summary.json").read_text(encoding="utf-8"))
    other = flat(scored(scorer, truth, theirs, rows), ("pair_f1",))
    return found | {
        "people_off": round(abs(found["people_counted"] / found["people_true"] - 1), 4),
        "people_covered": float(
            summary["people_estimated"]["low"] <= found["people_true"] <= summary["people_estimated"]["high"]
        ),
        "people_low": float(summary["people_estimated"]["low"]),
        "people_high": float(summary["people_estimated"]["high"]),
        "seconds": round(ended.seconds, 1),
        "peak_mb": round(ended.peak / 1e6, 1),
        "splink_pair_f1": other["pair_f1"],
        "splink_seconds": round(rival.seconds, 1),
        "times_splink": round(ended.seconds / rival.seconds, 2),
    }
