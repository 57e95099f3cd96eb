"""A disk that fills up thirty times: nothing acknowledged is lost, the error is clear, and with space work goes on.

In: a disk of one and a half megabytes in memory. Out: a case that sources of random sizes fill.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.work.desks import Paper, desk_in

from dadkhah.adapters.vault import verify_vault
from dadkhah.errors import DiskFull
from dadkhah.work.add import add
from dadkhah.work.rebuild import rebuild

FILLS, SIZE = 30, 1536


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 1.5 MB, or skip where none can be mounted: test_faults.py then stands alone for a full disk."""
    place = tmp_path / "small"
    place.mkdir()
    if subprocess.run(mounting(SIZE, place), capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def mounting(kilobytes: int, place: Path, *more: str) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", ",".join([*more, f"size={kilobytes}k"]), "none", str(place)]


def fill(case: Path, chance: random.Random, turn: int) -> tuple[set[str], DiskFull | None]:
    """Take in sources of random sizes until the disk is full; return what was acknowledged, and the error."""
    said: set[str] = set()
    try:
        with desk_in(case) as desk:
            rebuild(desk)
            for number in range(500):
                size = int(2 ** chance.uniform(3, 16))
                paper = Paper(f"{turn}-{number}.txt", f"Turn {turn} number {number}. ".encode() + b"x" * size)
                said |= {added.digest for added in add(desk, [paper], {}) if added.outcome == "captured"}
                if number % 3 == 2:
                    desk.vault.ledger.checkpoint()
    except DiskFull as full:
        return said, full
    return said, None


@pytest.mark.untraced
@pytest.mark.slow
def test_a_disk_that_fills_up_thirty_times_loses_nothing(small: Path) -> None:
    chance = random.Random(1405)  # noqa: S311 - sizes, not secrets
    case, said, size = small / "case", set[str](), SIZE
    for turn in range(FILLS):
        new, full = fill(case, chance, turn)
        said |= new
        assert full is not None
        assert (str(full).count("\n"), "space" in str(full), full.where != "", full.exit_code) == (0, True, True, 5)
        if (case / "vault/vault.json").exists():
            report = verify_vault(case / "vault")
            assert report.findings == (), turn
        size += chance.randint(40, 160)
        subprocess.run(mounting(size, small, "remount"), check=True)
    subprocess.run(mounting(size + 4096, small, "remount"), check=True)
    with desk_in(case) as desk:
        rebuild(desk)
        assert said <= {source.object for source in desk.record.sources()}
        assert len(said) > FILLS
        assert all(desk.vault.blobs.has(digest) for digest in said)
        assert [added.outcome for added in add(desk, [Paper("last.txt")], {})] == ["captured"]
        desk.vault.ledger.checkpoint()
    assert (verify_vault(case / "vault").verdict, verify_vault(case / "vault").warnings) == ("held", ())
