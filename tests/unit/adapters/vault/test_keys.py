"""Replacing the log's key: both keys sign it, and from then on only the new one counts."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec
import pytest
from tests.unit.adapters.vault.cast import ACTOR, FrozenClock, capture, kept, log_lines, log_path, names, opened
from tests.unit.adapters.vault.rich import Chance
from tests.unit.adapters.vault.test_check import LOG, rechained

from dadkhah.adapters.signer import Ed25519Signer
from dadkhah.adapters.vault import Vault, layout, note, open_vault, verify_vault
from dadkhah.adapters.vault import vault as module
from dadkhah.adapters.vault.head import Head
from dadkhah.adapters.vault.keys import Ring, ring_of, rotation, signature_of, statement, turned
from dadkhah.adapters.vault.merkle import Edge
from dadkhah.errors import DiskFull, IntegrityError

OLD, NEW, THIRD = (Ed25519Signer("dadkhah/keys", bytes([number]) * 32) for number in (1, 2, 3))


def turn(**changes: object) -> dict[str, object]:
    """Return an entry that brings in a key after four others, rightly but for some changes."""
    head = Head(Edge(4, (bytes(32),)), "ab" * 32, 0)
    return {**rotation(head, OLD, NEW, ACTOR), "seq": 4, "prev": "ab" * 32, **changes}


def test_a_key_signed_in_by_both_follows_the_one_before() -> None:
    assert turned(turn(), OLD.key) == NEW.key
    ring = Ring(((0, OLD.key),)).turn(turn())
    assert [ring.at(size) for size in (0, 1, 4, 5, 99)] == [OLD.key, OLD.key, OLD.key, NEW.key, NEW.key]
    assert (ring.first, ring.newest) == (OLD.key, NEW.key)


def test_what_both_sign_names_the_place() -> None:
    words = statement("dadkhah/keys", 4, "ab" * 32, OLD.key, NEW.key).decode().splitlines()
    assert words == ["dadkhah-vault/1 key rotation", "dadkhah/keys", "4", "ab" * 32, OLD.key.line, NEW.key.line]


@pytest.mark.parametrize(
    "changes",
    [
        {"seq": 5},
        {"prev": "cd" * 32},
        {"new_key": THIRD.key.line},
        {"new_key": Ed25519Signer("dadkhah/other", bytes(32)).key.line},
        {"new_key": "no key"},
        {"new_key": None},
        {"old_key": THIRD.key.line},
        {"fingerprint": OLD.key.fingerprint},
        {"signature_old": turn()["signature_new"]},
        {"signature_new": turn()["signature_old"]},
        {"signature_old": None},
        {"signature_new": ""},
        {"signature_new": f"{turn()['signature_new']}\n"},
    ],
)
def test_a_key_that_is_not_signed_in_rightly_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        turned(turn(**changes), OLD.key)


def test_base64_has_one_spelling() -> None:
    spelled = str(turn()["signature_old"])
    assert len(signature_of(spelled)) == 64
    spare = spelled[:-3] + chr(ord(spelled[-3]) ^ 1) + "=="
    assert signature_of(spare) == b"" or signature_of(spare) != signature_of(spelled)


def test_a_vault_goes_on_under_the_new_key(vault: Vault, folder: Path) -> None:
    before = (folder / "private/log.key").read_bytes()
    fingerprint = vault.rotate(Chance(), ACTOR)
    vault.ledger.append([capture(kept(vault, "after"))])
    vault.ledger.checkpoint()
    report = verify_vault(folder)
    assert (report.verdict, report.findings, report.warnings, report.entries) == ("held", (), (), 9)
    assert fingerprint != report.fingerprint == vault.fingerprint
    assert (folder / "private/log.key").read_bytes() != before
    assert sorted(path.name for path in (folder / "private").iterdir()) == ["log.key"]


@pytest.mark.parametrize("index", [True, False])
def test_it_is_opened_again_by_the_new_key_alone(folder: Path, index: bool) -> None:
    old = (folder / "private/log.key").read_bytes()
    with opened(folder, create=False) as vault:
        vault.rotate(Chance(), ACTOR)
        vault.rotate(Chance(), ACTOR)
    if not index:
        (folder / "index.sqlite").unlink()
    with opened(folder, create=False) as vault:
        assert len(vault.ledger.ring().keys) == 3
        vault.ledger.append([capture(kept(vault, "later"))])
        vault.ledger.checkpoint()
    (folder / "private/log.key").write_bytes(old)
    with opened(folder, create=False) as vault, pytest.raises(IntegrityError, match="not the one of this log"):
        vault.ledger.append([capture(kept(vault, "by a key from a backup"))])
    assert verify_vault(folder).verdict == "held"


def test_a_checkpoint_by_the_old_key_is_broken_from_then_on(folder: Path) -> None:
    with opened(folder, create=False) as vault:
        old = vault.ledger._signer
        assert old
        vault.rotate(Chance(), ACTOR)
        first = vault.ledger.ring().first
    path = layout.checkpoint_path(folder, 8)
    read = note.parse(path.read_bytes())
    path.write_bytes(note.sign(first.name, 8, read.root, old, first).spell())
    assert names(verify_vault(folder)) == {"log/checkpoints/8/checkpoint"}
    with pytest.raises(IntegrityError):
        opened(folder, create=False).size()


@pytest.mark.parametrize("field", ["signature_old", "signature_new", "new_key", "old_key", "fingerprint"])
def test_a_key_entry_that_both_did_not_sign_is_broken(folder: Path, field: str) -> None:
    with opened(folder, create=False) as vault:
        vault.rotate(Chance(), ACTOR)
    rechained(folder, 7, **{field: "x"})
    assert f"{LOG} line 8" in names(verify_vault(folder))
    with pytest.raises(IntegrityError):
        opened(folder, create=False)


def test_a_rotation_cannot_be_moved(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    for place, extra in ((folder, 0), (other, 1)):
        with opened(place, create=False) as vault:
            vault.ledger.append([capture(kept(vault, "x"))] * extra or [])
            vault.rotate(Chance(), ACTOR)
    moved = log_lines(folder)[7]
    log_path(other).write_bytes(b"".join([*log_lines(other)[:8], moved]))
    assert verify_vault(other).verdict == "broken"


def test_a_kill_after_the_entry_and_before_the_key_is_in_place_is_made_good(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder, create=False) as vault, monkeypatch.context() as patch:
        patch.setattr(module, "adopt_key", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            vault.rotate(Chance(), ACTOR)
    assert (folder / "private/next.key").exists()
    with opened(folder, create=False) as vault:
        vault.ledger.append([capture(kept(vault, "next"))])
        vault.ledger.checkpoint()
    assert verify_vault(folder).verdict == "held"
    assert not (folder / "private/next.key").exists()


@pytest.mark.parametrize("left", [b"", b"half a key", Ed25519Signer("dadkhah/x", bytes(32)).pem()])
def test_a_key_that_never_came_into_the_log_is_let_lie(folder: Path, left: bytes) -> None:
    (folder / "private/next.key").write_bytes(left)
    with opened(folder, create=False) as vault:
        vault.ledger.append([capture(kept(vault, "next"))])
        vault.ledger.checkpoint()
        vault.rotate(Chance(), ACTOR)
    assert verify_vault(folder).verdict == "held"


def test_a_rotation_that_the_disk_refuses_leaves_the_old_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(folder, create=False) as vault:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
            with pytest.raises(DiskFull):
                vault.rotate(Chance(), ACTOR)
        vault.ledger.append([capture(kept(vault, "next"))])
        vault.ledger.checkpoint()
    assert (verify_vault(folder).verdict, verify_vault(folder).entries) == ("held", 8)


def test_an_index_that_lies_about_keys_is_not_believed(folder: Path) -> None:
    with opened(folder, create=False) as vault:
        vault.rotate(Chance(), ACTOR)
        head = vault.ledger._present()
        first = vault.ledger.ring().first
    assert len(head.turns) == 1
    assert ring_of(folder, first, head).newest != first
    with pytest.raises(ValueError, match="stand"):
        ring_of(folder, first, msgspec.structs.replace(head, turns=((5, 17),)))
    assert ring_of(folder, first, msgspec.structs.replace(head, turns=())).newest == first


def test_a_signer_of_the_callers_can_be_a_later_key(folder: Path) -> None:
    with opened(folder, create=False) as vault:
        vault.rotate(Chance(), ACTOR)
        signer = vault.ledger._signer
    shutil.rmtree(folder / "private")
    with open_vault(folder, clock=FrozenClock(), random=Chance(), signer=signer) as vault:
        vault.ledger.append([capture(kept(vault, "x"))])
        vault.ledger.checkpoint()
    assert verify_vault(folder).verdict == "held"
