"""One writer at a time."""

from __future__ import annotations

import fcntl
import threading
import time
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import capture, kept, opened

from dadkhah.adapters.vault.lock import WriterLock
from dadkhah.errors import CaseBusy, StorageError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "vault.json"
    made.write_bytes(b"{}")
    return made


def test_a_second_writer_is_refused_after_its_patience(path: Path) -> None:
    begun = time.monotonic()
    with WriterLock(path), pytest.raises(CaseBusy, match="another run"), WriterLock(path, patience=0.05):
        pytest.fail("two writers at once")
    assert 0.05 <= time.monotonic() - begun < 2


def test_the_holder_may_ask_again(path: Path) -> None:
    lock = WriterLock(path, patience=0.0)
    with lock:
        with lock:
            pass
        with pytest.raises(CaseBusy), WriterLock(path, patience=0.0):
            pytest.fail("let go too early")
    with WriterLock(path, patience=0.0) as free:
        assert free is not lock


def test_a_patient_writer_gets_its_turn(path: Path) -> None:
    first = WriterLock(path)
    first.__enter__()
    threading.Timer(0.05, first.__exit__, (None, None, None)).start()
    with WriterLock(path, patience=5.0) as second:
        assert second is not first


def test_a_missing_file_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError), WriterLock(tmp_path / "none"):
        pytest.fail("nothing to lock")


def test_a_busy_vault_refuses_to_append_and_to_sign_but_not_to_read(folder: Path) -> None:
    with opened(folder, create=False) as vault, (folder / "vault.json").open("rb") as holder:
        digest = kept(vault, "stored without the lock")
        fcntl.flock(holder, fcntl.LOCK_EX)
        with pytest.raises(CaseBusy):
            vault.ledger.append([capture(digest)])
        with pytest.raises(CaseBusy):
            vault.ledger.checkpoint()
        assert vault.size() == len(list(vault.ledger.entries())) == 7
        fcntl.flock(holder, fcntl.LOCK_UN)
        assert list(vault.ledger.append([capture(digest)])) == [7]


def test_a_busy_vault_still_opens(folder: Path) -> None:
    with (folder / "vault.json").open("rb") as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        with opened(folder, create=False) as vault:
            assert vault.size() == 7
