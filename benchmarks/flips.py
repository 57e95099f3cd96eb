"""One changed byte: how many of the proof's bytes can change unseen.

In: the small invented vault of the tests of adapters/vault, with their places to change.
Out: the groups `flips` (every byte, in process), `flips-script` (verify.sh), and `flips-rich`: both on a vault with a
second key, a signature, a timestamp and a transfer.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.bench import Measured, Room
from tests.unit.adapters.vault import rich as riches
from tests.unit.adapters.vault.cast import WORDS, filled, names, proved_files, replaced
from tests.unit.adapters.vault.test_flips import flips, named
from tests.unit.adapters.vault.test_verify_sh import Flip, at_boundaries, seeded, verify

from dadkhah.adapters.vault import verify_vault

PROGRAMS = ("sh", "openssl", "awk", "xxd", "ssh-keygen")
DESCRIBING = ("README-VERIFY.txt", "vault.json", "verify.sh")
IN_PROCESS = (
    "verify_vault on a small invented vault with each byte of keys/, log/, objects/ and of the describing files changed"
)
RICH = "both checks on a vault with a second key, a signature, a timestamp and a transfer, 400 seeded bytes changed"
SCRIPT = "sh verify.sh on the same vault with 400 seeded bytes changed, and every field boundary"


def measure(room: Room) -> Iterator[Measured]:
    """Change the small vault byte by byte and count the changes that nothing notices."""
    folder = room.temporary / "tiny"
    filled(folder, words=WORDS[2:4], checkpoints=(2,)).close()
    yield Measured(name="flips", command=IN_PROCESS, figures=in_process(folder))
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        yield Measured(name="flips-script", command=SCRIPT, skipped=f"needs {', '.join(missing)}")
        yield Measured(name="flips-rich", command=RICH, skipped=f"needs {', '.join(missing)}")
        return
    yield Measured(name="flips-script", command=SCRIPT, figures=by_script(folder))
    yield Measured(name="flips-rich", command=RICH, figures=rich(room.temporary / "rich"))


def rich(room: Path) -> dict[str, float]:
    """Change seeded bytes of a vault with all that can stand in one; count what neither check notices."""
    room.mkdir()
    folder = riches.made(room).folder
    places = seeded(folder)
    seen = [changed(folder, place) for place in places]
    by_hand = [noticed(folder, place) for place in places[:100]]
    return {
        "changed": len(seen),
        "undetected": seen.count(False),
        "script_changed": len(by_hand),
        "script_undetected": by_hand.count(False),
        "false_alarms": int(verify_vault(folder).verdict != "held") + int(verify(folder)[0] != 0),
    }


def changed(folder: Path, change: Flip) -> bool:
    """Make one change, check in process, and take the change back; say whether it was noticed."""
    name, place, mask = change
    content = (folder / name).read_bytes()
    replaced(folder / name, content[:place] + bytes([content[place] ^ mask]) + content[place + 1 :])
    verdict = verify_vault(folder).verdict
    replaced(folder / name, content)
    return verdict == "broken"


def in_process(folder: Path) -> dict[str, float]:
    """Change every byte of the proof and of the files that describe it; count what `verify_vault` does not notice."""
    seen = [outcome for path in [*proved_files(folder), *described(folder)] for outcome in watched(folder, path)]
    held = verify_vault(folder).verdict == "held"
    return {
        "changed": len(seen),
        "undetected": seen.count("undetected"),
        "misnamed": seen.count("misnamed"),
        "false_alarms": int(not held),
    }


def described(folder: Path) -> list[Path]:
    """Return the files whose digests stand in the first line of the log."""
    return [folder / name for name in DESCRIBING]


def watched(folder: Path, path: Path) -> Iterator[str]:
    """Yield what a check makes of each change of one file; the file is whole again at the end."""
    content = path.read_bytes()
    try:
        for flipped in flips(content):
            replaced(path, flipped)
            yield outcome(folder, path)
    finally:
        replaced(path, content)


def outcome(folder: Path, path: Path) -> str:
    """Return whether a check finds that a file was changed, and whether it names it."""
    report = verify_vault(folder)
    if report.verdict != "broken":
        return "undetected"
    return "named" if any(where.startswith(named(path, folder)) for where in names(report)) else "misnamed"


def by_script(folder: Path) -> dict[str, float]:
    """Change seeded bytes and field boundaries; count what verify.sh does not notice."""
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    return {
        **{f"seeded_{key}": value for key, value in counted(folder, copy, seeded).items()},
        **{f"boundaries_{key}": value for key, value in counted(folder, copy, at_boundaries).items()},
        "false_alarms": int(verify(folder)[0] != 0),
    }


def counted(folder: Path, copy: Path, places: Callable[[Path], list[Flip]]) -> dict[str, float]:
    """Return how many places were changed, and how many changes the script did not notice; two vaults at a time."""
    flipped = places(folder)
    with ThreadPoolExecutor(2) as pool:
        unseen = sum(pool.map(undetected, (folder, copy), (flipped[::2], flipped[1::2])))
    return {"changed": len(flipped), "undetected": unseen}


def undetected(folder: Path, changes: list[Flip]) -> int:
    """Make each change in turn and return how many the script did not notice."""
    return sum(not noticed(folder, change) for change in changes)


def noticed(folder: Path, change: Flip) -> bool:
    """Make one change, run the script, and take the change back; say whether it was noticed."""
    name, place, mask = change
    content = (folder / name).read_bytes()
    replaced(folder / name, content[:place] + bytes([content[place] ^ mask]) + content[place + 1 :])
    code, words = verify(folder)
    replaced(folder / name, content)
    return code == 1 and "broken: " in words
