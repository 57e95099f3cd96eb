"""Private fields on the disk: durable, locked by the ring, and gone without a trace when they are destroyed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.power.recorder import Recorder
from tests.unit.work.desks import CountedRandom, TickingClock
from tests.unit.work.rings import PHRASE, quick_lock

from dadkhah.adapters.clock import SystemRandom
from dadkhah.adapters.folder.case import CaseFolder
from dadkhah.adapters.keyring import KeyRing
from dadkhah.adapters.vault import Vault, disk, open_vault
from dadkhah.errors import CaseLocked, IntegrityError
from dadkhah.model.disclosure import digest, field
from dadkhah.model.erasure import Withheld

WORDS = "Ila Verrin, of the invented town of Orsa"


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeyRing:
    """Return the key ring of a vault, not made yet."""
    quick_lock(monkeypatch)
    with open_vault(tmp_path / "vault", clock=TickingClock(), random=CountedRandom(), create=True) as vault:
        return ring_of(vault)


def ring_of(vault: Vault) -> KeyRing:
    return KeyRing(vault.folder, vault.blobs, SystemRandom())


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "vault/private/fields").glob("*"))


def test_a_field_is_read_by_its_digest_and_says_its_name(ring: KeyRing, tmp_path: Path) -> None:
    made = ring.fields.put("obtained_from", WORDS)
    assert [path.name for path in files(tmp_path)] == list(ring.fields.ids()) == [made]
    assert ring.fields.read(made) == WORDS
    assert field(ring.fields.disclosed(made)) == ("obtained_from", WORDS)
    assert digest(files(tmp_path)[0].read_bytes()) == made


def test_the_same_words_twice_are_two_fields_that_nobody_can_compare(ring: KeyRing) -> None:
    assert ring.fields.put("name", WORDS) != ring.fields.put("name", WORDS)


def test_with_a_ring_a_field_is_locked_and_earlier_ones_stay_as_they_are(ring: KeyRing, tmp_path: Path) -> None:
    before = ring.fields.put("name", WORDS)
    ring.make(PHRASE)
    after = ring.fields.put("name", WORDS)
    assert files(tmp_path)[0].stat().st_mode & 0o777 == 0o600
    assert WORDS.encode() not in (tmp_path / "vault/private/fields" / after).read_bytes()
    with open_vault(tmp_path / "vault", clock=TickingClock(), random=CountedRandom()) as vault:
        locked = ring_of(vault).fields
        assert (locked.read(before), locked.holds(after)) == (WORDS, True)
        with pytest.raises(CaseLocked, match="locked"):
            locked.read(after)
        opened = ring_of(vault)
        opened.open(PHRASE)
        assert opened.fields.read(after) == WORDS


def test_what_is_destroyed_is_gone_and_the_others_stay(ring: KeyRing, tmp_path: Path) -> None:
    first, second = ring.fields.put("name", WORDS), ring.fields.put("by", "nobody")
    assert (ring.fields.destroy(first), ring.fields.destroy(first)) == (True, False)
    assert [path.name for path in files(tmp_path)] == [second]
    with pytest.raises(CaseLocked, match="erased, or left out"):
        ring.fields.read(first)
    assert ring.fields.read(second) == "nobody"


@pytest.mark.parametrize("content", [b"", b"W10", b"age-encryption.org/v1\nnonsense"])
def test_a_damaged_field_is_told(ring: KeyRing, tmp_path: Path, content: bytes) -> None:
    ring.make(PHRASE)
    made = ring.fields.put("name", WORDS)
    files(tmp_path)[0].write_bytes(content)
    with pytest.raises(IntegrityError):
        ring.fields.read(made)


@pytest.mark.parametrize("name", ["", "../log.key", "a" * 42, "a" * 44])
def test_what_is_no_digest_is_no_path(ring: KeyRing, name: str) -> None:
    assert not ring.fields.holds(name)
    assert not ring.fields.destroy(name)
    with pytest.raises(IntegrityError):
        ring.fields.disclosed(name)


def test_the_list_of_withheld_names_is_kept_and_a_damaged_one_is_told(ring: KeyRing, tmp_path: Path) -> None:
    assert ring.withheld().names == ()
    held = Withheld(salt="ab" * 32, names=("2:cd",))
    ring.withhold(held)
    assert ring.withheld() == held
    path = tmp_path / "vault/private/withheld.json"
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_bytes(b"{")
    with pytest.raises(IntegrityError, match="withheld"):
        ring.withheld()


def test_copies_are_looked_for_beside_the_vault_and_never_in_it(ring: KeyRing, tmp_path: Path) -> None:
    made = ring.fields.put("name", WORDS)
    kept, linked = tmp_path / "kept" / made, tmp_path / "linked"
    kept.parent.mkdir()
    kept.write_bytes(files(tmp_path)[0].read_bytes())
    linked.symlink_to(files(tmp_path)[0])
    assert CaseFolder(tmp_path).copies({made, "linked"}) == [f"kept/{made}"]
    assert not kept.exists()
    assert ring.fields.read(made) == WORDS


@pytest.mark.parametrize("whole", [True, False])
def test_many_wait_for_the_disk_once(
    ring: KeyRing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    if not whole:
        monkeypatch.setattr(disk, "syncfs", lambda: None)
    recorder = Recorder(tmp_path)
    with recorder.watching():
        for number in range(5):
            ring.fields.put("name", f"{WORDS} {number}")
        assert syncs(recorder) == []
        ring.fields.settle()
        ring.fields.settle()
    assert syncs(recorder) == (["syncfs"] if whole else ["fsync"] * 7)  # each file, their folder, and the one above
    assert recorder.ops[0].path.endswith("private/fields")  # opened before anything is written


def syncs(recorder: Recorder) -> list[str]:
    return [op.kind for op in recorder.ops if op.kind in {"fsync", "syncfs"}]
