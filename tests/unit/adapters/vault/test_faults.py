"""Calls to the disk that fail: nothing acknowledged is lost, the error says what, where and what would work.

In: four captures and a checkpoint (tests/power/faults.py). Out: the script run once for each of its calls and faults.
"""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.power.disk import Op
from tests.power.faults import CAPTURES, KINDS, Ended, at, copied, run, unclear, wrong
from tests.power.recorder import Recorder, none
from tests.power.scripts import VAULT, stand
from tests.unit.adapters.vault.cast import capture, kept, log_path, opened

from dadkhah.adapters.vault import disk, verify_vault
from dadkhah.errors import DiskFull, IntegrityError, StorageError

STEP = 9
"""One call of so many is the first to fail; `make bench ONLY=faults` takes each."""


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("faults")
    stand(place)
    return place


def failing(model: Path, top: Path, what: str, *, lasting: bool, step: int = 1) -> list[tuple[int, str]]:
    """Let each call fail in its turn; return what was wrong then."""
    with copied(model, top):
        calls = run(top, none).calls
    found = []
    for call in range(0, calls, step):
        with copied(model, top):
            found += [(call, said) for said in wrong(top, run(top, at(call, what, lasting=lasting)), what)]
    assert calls > 60
    return found


@pytest.mark.untraced
@pytest.mark.slow
@pytest.mark.parametrize("what", [*KINDS, "short"])
def test_any_call_may_fail(model: Path, tmp_path: Path, what: str) -> None:
    assert failing(model, tmp_path / "work", what, lasting=False) == []


@pytest.mark.untraced
@pytest.mark.slow
@pytest.mark.parametrize("what", [*KINDS, "short"])
def test_all_calls_may_fail_from_some_moment_on(model: Path, tmp_path: Path, what: str) -> None:
    assert failing(model, tmp_path / "work", what, lasting=True, step=STEP) == []


def test_without_a_fault_the_script_does_it_all(model: Path, tmp_path: Path) -> None:
    with copied(model, tmp_path / "work") as top:
        ended = run(top, none)
        assert (ended.error, len(ended.said)) == (None, CAPTURES)
        assert list(wrong(top, ended, "")) == []


def test_what_is_wrong_is_seen(model: Path, tmp_path: Path) -> None:
    with copied(model, tmp_path / "work") as top:
        assert list(wrong(top, Ended(None, [(99, "ab" * 32)], 0), "EIO"))[:2] == [
            "it ended well without having done what it was asked for",
            "entry 99 was acknowledged and is lost",
        ]
    assert [said.partition(":")[0] for said in unclear(OSError(errno.EIO, "x"), "EIO")] == [
        "OSError is no error of ours"
    ]
    assert next(unclear(IntegrityError("x", where="y"), "EIO")).startswith("IntegrityError says something else")
    assert "what would work" in next(unclear(DiskFull("x"), "ENOSPC"))


def test_a_line_whose_sync_failed_is_written_again_before_anything_builds_on_it(folder: Path, tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    with opened(folder, create=False) as vault:
        recorder.trouble = lambda number, call, path: (
            "EIO" if call in {"fsync", "ftruncate"} and "entries" in path else ""
        )
        digest = kept(vault, "nobody is told")
        with recorder.watching(), pytest.raises(StorageError):
            vault.ledger.append([capture(digest)])
        recorder.trouble = none
        recorder.ops.clear()
        before = log_path(folder).read_bytes()
        with recorder.watching():
            vault.ledger.checkpoint()
    log = [op for op in recorder.ops if op.kind in {"write", "fsync"}]
    assert before.endswith(log[0].content)
    assert b"capture" in log[0].content
    assert log[1] == Op("fsync", log[0].handle, content=before)
    assert verify_vault(folder).verdict == "held"


def test_too_many_open_files_has_a_remedy_of_its_own(folder: Path) -> None:
    for context in (disk.storing(folder), disk.reading(folder)):
        with pytest.raises(StorageError, match="allow more open files"), context:
            raise OSError(errno.EMFILE, "x")


def test_what_says_something_of_the_file_is_not_the_machines_trouble(folder: Path) -> None:
    with pytest.raises(FileNotFoundError), disk.reading(folder):
        raise FileNotFoundError(errno.ENOENT, "x")


def test_a_key_that_cannot_be_read_for_the_machines_trouble_is_no_damage(folder: Path) -> None:
    for name in ("vault.json", "keys/log.vkey", "log/checkpoints/7/checkpoint"):
        recorder = Recorder(folder, lambda number, call, path, name=name: "EIO" if path == name else "")  # type: ignore[misc]
        (folder / "index.sqlite").unlink(missing_ok=True)
        with recorder.watching(), pytest.raises(StorageError, match=r"cannot be read|could not be stored"):
            opened(folder, create=False).ledger.size()
    assert verify_vault(folder).verdict == "held"
    assert (folder / VAULT).exists() is False
