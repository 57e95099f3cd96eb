"""What leaves: the log tells of it, or says that it never did; nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.power import faults, judge
from tests.power.recorder import Recorder, Trouble, none
from tests.power.scripts import GIVEN, VAULT, stand
from tests.unit.adapters.vault.cast import ACTOR, opened

from dadkhah.adapters import custody
from dadkhah.adapters.vault import Vault, outgoing, verify_vault
from dadkhah.adapters.vault.outgoing import Promise
from dadkhah.errors import CaseError, NoActor, StorageError
from dadkhah.ports import Entry

ENTRY: Entry = {"act": "export", "by": ACTOR, "method": "an invented package"}


def made(target: Path) -> Path:
    """Make something beside its place."""
    path = outgoing.making(target)
    path.mkdir()
    (path / "page").write_text("a page")
    return path


def sent(vault: Vault, target: Path, entry: Entry) -> int:
    """Make something and hand it out; return the number of its entry."""
    with vault.handing_out(target) as hand_out:
        made(target)
        return hand_out(entry)


def after(folder: Path, start: int = 7) -> list[tuple[object, object]]:
    """Let another run open the vault; return what the log says since."""
    with opened(folder, create=False) as vault:
        return [(entry["act"], entry.get("entry")) for entry in vault.ledger.entries(start)]


def promises(folder: Path) -> list[Path]:
    return sorted((folder / "private").glob("*.outgoing"))


@pytest.fixture
def target(folder: Path, tmp_path: Path) -> Iterator[Path]:
    """Return a place where nothing stands yet; in the end no promise is left."""
    yield tmp_path / "package"
    assert promises(folder) == []


def kept(folder: Path, promise: Promise | bytes, *, logged: bool = True) -> None:
    """Leave what a killed run leaves: a promise, and mostly the entry."""
    if logged:
        with opened(folder, create=False) as vault:
            vault.ledger.append([{**ENTRY, "delivery": "abc"}])
            vault.ledger.checkpoint()
    content = promise if isinstance(promise, bytes) else msgspec.json.encode(promise)
    (folder / "private/abc.outgoing").write_bytes(content)


def test_it_leaves_when_the_log_says_so(folder: Path, target: Path) -> None:
    with opened(folder, create=False) as vault:
        number = sent(vault, target, ENTRY)
    assert (number, after(folder)) == (7, [("export", None)])
    assert (target / "page").read_text() == "a page"
    assert verify_vault(folder).warnings == ()


def test_what_the_log_refuses_does_not_leave(folder: Path, target: Path) -> None:
    with opened(folder, create=False) as vault, pytest.raises(NoActor):
        sent(vault, target, {"act": "export"})
    assert (target.exists(), outgoing.making(target).exists(), after(folder)) == (False, False, [])


def test_what_cannot_be_put_there_is_taken_back_in_the_log(
    folder: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(target)

    rename = Path.rename

    def refused(self: Path, to: Path) -> Path:
        if self == path:
            raise OSError(5, "no")
        return rename(self, to)

    with opened(folder, create=False) as vault, monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refused)
        with pytest.raises(StorageError):
            sent(vault, target, ENTRY)
    assert (target.exists(), path.exists()) == (False, False)
    assert after(folder) == [("export", None), ("annotate", 7)]


def test_a_killed_run_that_told_of_it_is_taken_back_once(folder: Path, target: Path) -> None:
    path = made(target)
    kept(folder, Promise(str(path), 7))
    (warning,) = verify_vault(folder).warnings
    assert warning.startswith("entry 7 tells of an export that was never delivered")
    assert after(folder) == [("export", None), ("annotate", 7)]
    assert after(folder) == [("export", None), ("annotate", 7)]
    assert (path.exists(), verify_vault(folder).warnings) == (False, ())


def test_a_killed_run_that_delivered_it_is_left_as_it_is(folder: Path, target: Path) -> None:
    path = made(target)
    path.rename(target)
    kept(folder, Promise(str(path), 7))
    assert verify_vault(folder).warnings == ()
    assert (after(folder), target.exists()) == ([("export", None)], True)


@pytest.mark.parametrize("cut", [b"", b'{"made":"/x', b"[]"])
def test_a_promise_that_was_cut_short_promised_nothing(folder: Path, target: Path, cut: bytes) -> None:
    kept(folder, cut, logged=False)
    assert after(folder) == []


def test_a_promise_without_an_entry_leaves_nothing_behind(folder: Path, target: Path) -> None:
    path = made(target)
    kept(folder, Promise(str(path), 7), logged=False)
    assert (after(folder), path.exists()) == ([], False)


def test_nothing_is_removed_that_was_not_being_made(folder: Path, target: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    kept(folder, Promise(str(tmp_path / "letters"), 7), logged=False)
    assert after(folder) == []
    assert (tmp_path / "letters").is_dir()


def test_a_promise_waits_for_a_disk_that_was_taken_out(folder: Path, tmp_path: Path) -> None:
    kept(folder, Promise(str(tmp_path / "disk/.package.making"), 7))
    assert (after(folder), len(promises(folder))) == ([("export", None)], 1)
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk/.package.making").write_text("never left")
    assert after(folder) == [("export", None), ("annotate", 7)]
    assert promises(folder) == []


def test_a_run_that_is_still_at_it_is_left_alone(folder: Path, target: Path) -> None:
    path = made(target)
    with outgoing.promised(folder / "private/abc.outgoing", Promise(str(path), 7)) as promise:
        assert (after(folder), verify_vault(folder).warnings, path.exists()) == ([], (), True)
        promise.unlink()


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("outgoing")
    stand(place)
    return place


def given(top: Path, trouble: Trouble) -> tuple[BaseException | None, int]:
    """Hand an exhibit out while something goes wrong; return the error, and how many calls were made."""
    recorder = Recorder(top, trouble)
    error: BaseException | None = None
    with recorder.watching():
        try:
            with opened(top / VAULT, create=False) as vault:
                custody.exhibit(vault, 1, top / GIVEN[1], ACTOR)
        except Exception as caught:  # noqa: BLE001 - which kind it is, is what is looked at
            error = caught
        recorder.revive()
    return error, recorder.calls


def wrong(top: Path, error: BaseException | None, what: str) -> list[str]:
    """Say what is wrong after a failure: what stands there, what the log tells, what the next run does."""
    found = [] if error is None else list(faults.unclear(error, what))
    there = (top / GIVEN[1]).exists()
    if there and len(list((top / GIVEN[1]).iterdir())) != 6:
        found.append("half an exhibit stands there")
    with opened(top / VAULT, create=False) as vault:
        found += judge.exports(top, list(vault.ledger.entries()))
        custody.exhibit(vault, 1, top / GIVEN[0], ACTOR)
        found += judge.exports(top, list(vault.ledger.entries()))
    left = [path.name for path in (top / GIVEN[0]).parent.glob(".*")] + [one.name for one in promises(top / VAULT)]
    return found + [f"left: {left}"] * bool(left)


@pytest.mark.slow
@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("what", ["EIO", "ENOSPC"])
def test_whatever_fails_half_an_exhibit_never_stands_there(
    model: Path, tmp_path: Path, what: str, *, lasting: bool
) -> None:
    with faults.copied(model, tmp_path / "work") as top:
        error, calls = given(top, none)
        assert (error, wrong(top, error, ""), calls > 90) == (None, [], True)
    for call in range(int(lasting), calls, 3):
        with faults.copied(model, tmp_path / "work") as top:
            error, _ = given(top, faults.at(call, what, lasting=lasting))
            assert (call, wrong(top, error, what)) == (call, [])


def test_a_proof_is_written_whole_and_over_nothing(tmp_path: Path) -> None:
    outgoing.write(tmp_path / "proof.json", b"{}")
    with pytest.raises(CaseError, match="stands there"):
        outgoing.write(tmp_path / "proof.json", b"[]")
    with pytest.raises(StorageError):
        outgoing.write(tmp_path / "nowhere/proof.json", b"[]")
    assert [path.read_bytes() for path in tmp_path.glob("*.json")] == [b"{}"]
