"""Speed and memory of the program as people start it: the main job, again with nothing new, and its help.

In: the example case. Out: the groups `demo` and `help`.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from benchmarks.bench import Ended, Measured, Room, digests, watched

TIMES = 7
DEMO = "dadkhah run examples/veldania/sources --case NEW --config examples/veldania/dadkhah.toml, twice"
HELP = f"dadkhah --help against python -c pass, median of {TIMES}"


def measure(room: Room) -> Iterator[Measured]:
    """Run each in a process of its own."""
    data = digests(room.example / "sources", room.example / "dadkhah.toml")
    yield Measured(name="demo", command=DEMO, figures=demo(room), data=data)
    yield Measured(name="help", command=HELP, figures=help_())


def demo(room: Room) -> dict[str, float]:
    """Return seconds and peak memory of the first run, and seconds of the second, which has nothing to do."""
    config = room.example / "dadkhah.toml"
    call = ("run", room.example / "sources", "--case", room.temporary / "demo", "--config", config)
    first, second = dadkhah(*call), dadkhah(*call)
    assert first.code == second.code == 0
    return {
        "seconds": round(first.seconds, 3),
        "peak_megabytes": round(first.peak / 1e6, 1),
        "second_seconds": round(second.seconds, 3),
        "second_by_first": round(second.seconds / first.seconds, 3),
    }


def dadkhah(*arguments: object) -> Ended:
    """Run the program."""
    return watched("-m", "dadkhah.cli", *arguments)


def help_() -> dict[str, float]:
    """Return the seconds of the help and of a Python that does nothing (medians, turn by turn), and their ratio."""
    pairs = [(dadkhah("--help"), watched("-c", "pass")) for _ in range(TIMES)]
    assert all(ours.code == plain.code == 0 for ours, plain in pairs)
    ours, plain = (median(one.seconds for one in side) for side in zip(*pairs, strict=True))
    return {"seconds": round(ours, 3), "plain_seconds": round(plain, 3), "ratio": round(ours / plain, 2)}
