"""The two founding documents: found of expected, claims from teasers, accusations that nobody made.

In: `shared/seeds` and its scorer. Out: the group `founding`.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.bench import Measured, Room, digests, flat, program, scored, without_data

COMMAND = "dadkhah read shared/seeds/*.txt --format jsonl | seeds_score.py shared/seeds/expected.jsonl -"
FIGURES = (
    "found",
    "expected",
    "wrong",
    "flagged",
    "not_found",
    "teaser_errors",
    "false_accusations",
    "unexpected",
    "unread",
)


def measure(room: Room) -> Iterator[Measured]:
    """Read the founding documents and score what was read."""
    if room.shared is None:
        yield from without_data(("founding", COMMAND))
        return
    seeds, scorer = room.shared / "seeds", room.shared / "eval/seeds_score.py"
    expected, said = seeds / "expected.jsonl", room.temporary / "founding.jsonl"
    texts = sorted(seeds.glob("*.txt"))
    said.write_text(program("read", *texts, "--format", "jsonl"), encoding="utf-8")
    summary = scored(scorer, expected, said, "--format", "json")
    data = digests(*texts, *sorted(seeds.glob("*.toml")), expected, scorer, scorer.with_name("scoring.py"))
    yield Measured(name="founding", command=COMMAND, figures=flat(summary, FIGURES), data=data)
