"""A vault of a thousand entries, whole and damaged: does the script say what the program says?

In: invented captures. Out: the group `thousand`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.bench import Measured, Room
from tests.unit.adapters.vault.test_thousand import DAMAGES, agreed, build, said_by

COMMAND = "verify_vault and verify.sh (sh with Debian's tools; busybox) on a vault of 1,001 entries, whole and damaged"
NEEDED = ("sh", "openssl", "awk", "xxd", "busybox")


def measure(room: Room) -> Iterator[Measured]:
    """Compare both checks."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    skipped = f"needs {', '.join(missing)}" if missing else ""
    yield Measured(
        name="thousand", command=COMMAND, figures={} if skipped else compared(room.temporary), skipped=skipped
    )


def compared(folder: Path) -> dict[str, float]:
    """Return how many vaults were checked by both, and of how many they said something else."""
    build(folder / "model")
    (folder / "bin").mkdir()
    for tool in ("awk", "sort", "tr", "wc", "head", "find", "sed", "od", "cut", "grep", "mktemp"):
        (folder / "bin" / tool).symlink_to(shutil.which("busybox") or "")
    said = [same(folder, damage, busy=busy) for damage in (None, *DAMAGES) for busy in (False, True)]
    return {"checked": len(said), "different": said.count(False)}


def same(folder: Path, damage: Callable[[Path], str] | None, *, busy: bool) -> bool:
    """Damage a copy and say whether both checks agree about it."""
    copy = folder / "vault"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder / "model", copy)
    where = damage(copy) if damage else ""
    path = f"{folder / 'bin'}:/usr/bin:/bin" if busy else ""
    return agreed(copy, where, said_by(copy, runner=("busybox", "sh") if busy else ("sh",), path=path))
