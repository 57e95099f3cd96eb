"""Killed before any one call to the system: what was acknowledged is there, the vault holds, and the next run goes on.

In: a script of one thing that is done to a vault. Out: the script run once for each call it makes to the system, in a
process of its own that ends there without a word, as a kill does.
"""

from __future__ import annotations

import io
import os
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import ACTOR, capture, kept, opened
from tests.unit.adapters.vault.rich import Chance, Rich

from dadkhah.adapters.vault import Vault, attached, attaching, disk, fixity, layout, verify_vault

CALLS = ("open", "write", "fsync", "link", "rename", "replace", "unlink", "mkdir", "ftruncate")
Script = Callable[[Vault, Path], None]


def many(vault: Vault, _: Path) -> None:
    """Take in some objects together, and acknowledge them."""
    with vault.blobs.together():
        digests = [vault.blobs.put(io.BytesIO(f"of many {number}".encode())).digest for number in range(9)]
    vault.ledger.append([capture(digest) for digest in digests])
    vault.ledger.checkpoint()


def rotated(vault: Vault, _: Path) -> None:
    vault.rotate(Chance(), ACTOR)
    vault.ledger.append([capture(kept(vault, "under the new key"))])
    vault.ledger.checkpoint()


def enrolled(vault: Vault, room: Path) -> None:
    attaching.enrol(vault, "lena", (room / "lena.pub").read_text(encoding="ascii"), ACTOR)
    vault.ledger.checkpoint()


def signed(vault: Vault, room: Path) -> None:
    attaching.countersign(vault, 7, (room / "signature").read_bytes(), ACTOR)
    vault.ledger.checkpoint()


def checked(vault: Vault, _: Path) -> None:
    fixity.run(vault.folder, vault.ledger, ACTOR, lambda _: None)
    vault.ledger.checkpoint()


def killed(folder: Path, room: Path, script: Script, point: int) -> bool:
    """Run a script in a process of its own that ends before a call; say whether it was ended there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child never waits for a thread
        child = os.fork()
    if child == 0:
        try:
            left = [point]
            vault = opened(folder, create=False)
            for name in CALLS:
                setattr(os, name, counted(getattr(os, name), left))
            disk.syncfs.cache_clear()
            script(vault, room)
        finally:
            os._exit(0 if left[0] >= 0 else 9)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def counted(call: Callable[..., object], left: list[int]) -> Callable[..., object]:
    """Return a call that ends the process when as many calls were made as are left."""

    def ending(*arguments: object, **options: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
        return call(*arguments, **options)

    return ending


def everywhere(model: Path, room: Path, script: Script) -> int:
    """Kill a script at each of its calls, in a fresh copy each time; check what is left; return how many there are."""
    point = 0
    folder = room / "copy"
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(model, folder)
        before = verify_vault(folder).entries
        if not killed(folder, room, script, point):
            return point
        report = verify_vault(folder)
        assert report.findings == (), (point, report.findings)
        assert report.entries >= before
        with opened(folder, create=False) as vault:
            vault.ledger.append([capture(kept(vault, "after the kill"))])
            vault.ledger.checkpoint()
            script(vault, room) if script not in {signed, enrolled} else None
        report = verify_vault(folder)
        assert (report.verdict, report.findings, list((folder / "tmp").iterdir())) == ("held", (), []), point
        point += 1


@pytest.mark.slow
@pytest.mark.parametrize(("script", "least"), [(many, 60), (rotated, 25), (checked, 10)])
def test_a_kill_before_any_call_loses_nothing(folder: Path, tmp_path: Path, script: Script, least: int) -> None:
    assert everywhere(folder, tmp_path / "room", script) >= least


@pytest.mark.slow
@pytest.mark.needs("openssl", "ssh-keygen")
@pytest.mark.parametrize("script", [signed, enrolled])
def test_a_kill_while_something_is_put_beside_the_log_is_no_damage(
    rich: Rich, folder: Path, tmp_path: Path, script: Script
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    (room / "lena.pub").write_text(rich.lena.public, encoding="ascii")
    if script is signed:
        with opened(folder, create=False) as vault:
            attaching.enrol(vault, rich.lena.name, rich.lena.public, ACTOR)
            vault.ledger.checkpoint()
        message = layout.checkpoint_path(folder, 7).read_bytes()
        (room / "signature").write_bytes(rich.lena.sign(message, attached.CHECKPOINT_SPACE))
    assert everywhere(folder, room, script) >= 10


def test_the_script_without_a_kill_ends_well(folder: Path, tmp_path: Path) -> None:
    assert not killed(folder, tmp_path, many, 10_000)
    assert verify_vault(folder).entries == 16
