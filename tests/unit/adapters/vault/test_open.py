"""Making and opening a vault: all of it appears at once; what cannot be used is refused with the reason."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import Counted, FrozenClock, opened

from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.signer import Ed25519Signer
from dadkhah.adapters.vault import open_vault, verify_vault
from dadkhah.errors import (
    CaseBusy,
    CaseError,
    CaseMissing,
    CaseNewer,
    CaseReadOnly,
    DadkhahError,
    DiskFull,
    IntegrityError,
    StorageError,
)


def test_a_new_vault_holds_and_names_its_key(tmp_path: Path) -> None:
    with opened(tmp_path / "case/vault") as vault:
        report = verify_vault(vault.folder)
        assert (report.verdict, report.entries, report.checkpoints) == ("held", 1, 1)
        assert report.fingerprint == vault.fingerprint
        assert vault.fingerprint in (vault.folder / "README-VERIFY.txt").read_text(encoding="utf-8")
    assert sorted(path.name for path in (tmp_path / "case").iterdir()) == ["vault"]


def test_the_format_is_the_one_laid_down(tmp_path: Path) -> None:
    with opened(tmp_path / "vault") as vault:
        assert json.loads((vault.folder / "vault.json").read_bytes()) == {
            "format": "dadkhah-vault/1",
            "origin": vault.origin,
        }
        (first,) = vault.ledger.entries()
        assert set(first["files"]) == {"README-VERIFY.txt", "vault.json", "verify.sh"}  # type: ignore[call-overload]
        assert (first["act"], first["seq"], first["prev"], first["at"]) == ("key", 0, "0" * 64, "2031-04-05T06:07:08Z")


def test_the_private_key_stands_apart_and_is_nobody_elses_to_read(tmp_path: Path) -> None:
    with opened(tmp_path / "vault") as vault:
        key = vault.folder / "private/log.key"
        assert key.stat().st_mode & 0o777 == 0o600
        assert key.parent.stat().st_mode & 0o777 == 0o700
        secret = key.read_bytes().splitlines()[1]
    others = [path for path in (tmp_path / "vault").rglob("*") if path.is_file() and path != key]
    assert not any(secret in path.read_bytes() for path in others)


def test_two_vaults_have_two_names_and_keys(tmp_path: Path) -> None:
    real = {"clock": SystemClock(), "random": SystemRandom()}
    with (
        open_vault(tmp_path / "a", create=True, **real) as first,  # type: ignore[arg-type]
        open_vault(tmp_path / "b", create=True, **real) as second,  # type: ignore[arg-type]
    ):
        assert first.origin != second.origin
        assert first.fingerprint != second.fingerprint


def test_a_signer_of_the_callers_keeps_its_key_to_itself(tmp_path: Path) -> None:
    signer = Ed25519Signer("dadkhah/elsewhere", bytes(32))
    with open_vault(tmp_path / "v", clock=FrozenClock(), random=Counted(), signer=signer, create=True) as vault:
        assert vault.origin == "dadkhah/elsewhere"
        assert list((vault.folder / "private").iterdir()) == []
    with pytest.raises(CaseError, match="private key is not here"):
        opened(tmp_path / "v")


def test_opening_again_changes_nothing_that_proves(tmp_path: Path) -> None:
    opened(tmp_path / "vault").close()
    before = {path: path.read_bytes() for path in (tmp_path / "vault").rglob("*") if path.is_file()}
    opened(tmp_path / "vault").close()
    after = {path: path.read_bytes() for path in (tmp_path / "vault").rglob("*") if path.is_file()}
    assert before == after


def test_an_empty_folder_becomes_a_vault(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    with opened(tmp_path / "vault") as vault:
        assert vault.size() == 1


def test_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CaseError, match="something else"):
        opened(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_what_a_killed_run_left_of_a_new_vault_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".vault.making"
    (left / "objects").mkdir(parents=True)
    (left / "vault.json").write_bytes(b"half")
    with opened(tmp_path / "vault") as vault:
        assert vault.size() == 1
    assert not left.exists()


def test_two_runs_do_not_make_one_vault(tmp_path: Path) -> None:
    left = tmp_path / ".vault.making"
    left.mkdir()
    handle = os.open(left, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(CaseBusy, match="another run is making it"):
        opened(tmp_path / "vault")
    os.close(handle)
    with opened(tmp_path / "vault") as vault:
        assert vault.size() == 1


@pytest.mark.parametrize("call", ["write", "fsync", "link", "rename"])
def test_a_disk_that_fills_while_a_vault_is_made_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(DiskFull):
            opened(tmp_path / "vault")
    assert list(tmp_path.iterdir()) == []
    with opened(tmp_path / "vault") as vault:
        assert vault.size() == 1


def test_no_vault_is_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(CaseMissing):
        opened(tmp_path / "vault", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"format":"dadkhah-vault/2","origin":"x"}\n', CaseNewer),
        (b'{"format":"other/1","origin":"x"}\n', IntegrityError),
        (b'{"origin":"x"}', IntegrityError),
        (b"[]", IntegrityError),
        (b"\xff", IntegrityError),
        (b"[" * 100_000, IntegrityError),
        (b'{"format":"dadkhah-vault/1","origin":"another"}\n', IntegrityError),
    ],
)
def test_a_description_that_is_not_ours_is_refused(folder: Path, content: bytes, kind: type[DadkhahError]) -> None:
    (folder / "vault.json").write_bytes(content)
    with pytest.raises(DadkhahError) as caught:
        opened(folder, create=False)
    assert type(caught.value) is kind


def test_a_key_that_is_damaged_missing_or_anothers_is_refused(folder: Path) -> None:
    (folder / "keys/log.vkey").write_text("no key\n", encoding="utf-8")
    with pytest.raises(IntegrityError, match="public key"):
        opened(folder, create=False)
    (folder / "keys/log.vkey").unlink()
    with pytest.raises(IntegrityError, match="public key"):
        opened(folder, create=False, write=False)


def test_another_private_key_is_refused(folder: Path) -> None:
    other = Ed25519Signer("dadkhah/other", bytes(32))
    (folder / "private/log.key").write_bytes(other.pem())
    with pytest.raises(IntegrityError, match="not the one of this log"):
        opened(folder, create=False)


def test_a_copy_without_private_opens_for_reading(folder: Path) -> None:
    shutil.rmtree(folder / "private")
    with opened(folder, write=False) as vault:
        assert vault.size() == 7
        with pytest.raises(CaseReadOnly):
            vault.ledger.checkpoint()


@pytest.mark.parametrize(
    ("call", "number", "kind"),
    [
        ("link", errno.EPERM, StorageError),
        ("fsync", errno.EINVAL, StorageError),
        ("open", errno.EROFS, CaseReadOnly),
        ("open", errno.EACCES, CaseReadOnly),
    ],
)
def test_a_place_where_nothing_is_safe_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, kind: type[DadkhahError]
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(DadkhahError) as caught:
            opened(folder, create=False)
    assert type(caught.value) is kind


def test_what_killed_runs_left_in_tmp_is_swept(folder: Path) -> None:
    (folder / "tmp/99999-0").write_bytes(b"left")
    with opened(folder, create=False):
        assert list((folder / "tmp").iterdir()) == []
