"""The key ring: what it makes, what it opens and for whom, and what is left when a key is destroyed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.work.desks import CountedRandom, TickingClock
from tests.unit.work.rings import PHRASE, quick_lock

from dadkhah.adapters.clock import SystemRandom
from dadkhah.adapters.keyring import KeyRing
from dadkhah.adapters.vault import Vault, open_vault
from dadkhah.errors import CallError, CaseError, CaseLocked, IntegrityError

WORDS = b"invented testimony of nobody, given in the invented town of Orsa"


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vault]:
    quick_lock(monkeypatch)
    with open_vault(tmp_path / "vault", clock=TickingClock(), random=CountedRandom(), create=True) as opened:
        yield opened


@pytest.fixture
def ring(vault: Vault) -> KeyRing:
    made = KeyRing(vault.folder, vault.blobs, SystemRandom())
    made.make(PHRASE)
    return made


def another(vault: Vault, phrase: str = "") -> KeyRing:
    """Return the ring as the next run finds it."""
    ring = KeyRing(vault.folder, vault.blobs, SystemRandom())
    if phrase:
        ring.open(phrase)
    return ring


def sealed(ring: KeyRing) -> tuple[str, str]:
    """Seal the words; return key and digest."""
    key = ring.new()
    return key, ring.objects(key).put(io.BytesIO(WORDS)).digest


def held(vault: Vault) -> bytes:
    """Return every byte that stands in the vault's folder."""
    return b"".join(path.read_bytes() for path in sorted(vault.folder.rglob("*")) if path.is_file())


def test_what_was_sealed_opens_with_the_passphrase(vault: Vault, ring: KeyRing) -> None:
    key, digest = sealed(ring)
    with another(vault, PHRASE).objects(key).open(digest) as plain:
        assert plain.read() == WORDS


def test_no_plain_byte_and_no_private_half_stands_on_the_disk(vault: Vault, ring: KeyRing) -> None:
    key, _ = sealed(ring)
    kept = held(vault).replace((vault.folder / "private" / "ring.age").read_bytes(), b"")
    assert WORDS[:16] not in kept
    assert b"AGE-SECRET-KEY" not in kept
    assert (vault.folder / "private" / "keys" / f"{key}.age").stat().st_mode & 0o077 == 0


def test_the_same_words_are_other_ciphertext_each_time(ring: KeyRing) -> None:
    assert sealed(ring)[1] != sealed(ring)[1]


def test_a_locked_ring_takes_in_and_does_not_read(vault: Vault, ring: KeyRing) -> None:
    old, digest = sealed(ring)
    locked = another(vault)
    key, _ = sealed(locked)
    assert locked.holds(key)
    with pytest.raises(CaseLocked):
        locked.objects(old).open(digest)
    with pytest.raises(CaseLocked):
        locked.commitment(old, digest)


def test_a_new_key_reads_in_the_run_that_made_it(vault: Vault, ring: KeyRing) -> None:
    locked = another(vault)
    key, digest = sealed(locked)
    with locked.objects(key).open(digest) as plain:
        assert plain.read() == WORDS


def test_a_key_that_was_destroyed_opens_nothing_and_the_others_stay(vault: Vault, ring: KeyRing) -> None:
    key, _ = sealed(ring)
    stays, digest = sealed(ring)
    assert (ring.destroy(key), ring.destroy(key)) == (True, False)
    with pytest.raises(CaseLocked, match="erased, or left out"):
        another(vault, PHRASE).objects(key)
    assert list(ring.ids()) == [stays]
    with another(vault, PHRASE).objects(stays).open(digest) as plain:
        assert plain.read() == WORDS


def test_one_source_does_not_open_with_the_key_of_another(ring: KeyRing) -> None:
    (_, digest), (key, _) = sealed(ring), sealed(ring)
    with pytest.raises(IntegrityError):
        ring.objects(key).open(digest)


def test_a_commitment_is_salted_for_each_source(vault: Vault, ring: KeyRing) -> None:
    (one, _), (two, _) = sealed(ring), sealed(ring)
    assert ring.commitment(one, "ab") == another(vault, PHRASE).commitment(one, "ab")
    assert len({ring.commitment(one, "ab"), ring.commitment(two, "ab"), ring.commitment(one, "cd")}) == 3


def test_the_passphrase_can_be_changed(vault: Vault, ring: KeyRing) -> None:
    key, digest = sealed(ring)
    another(vault).change(PHRASE, "another five words")
    with pytest.raises(CaseLocked):
        another(vault, PHRASE)
    with another(vault, "another five words").objects(key).open(digest) as plain:
        assert plain.read() == WORDS


def test_a_case_has_one_ring(vault: Vault, ring: KeyRing) -> None:
    with pytest.raises(CaseError, match="already"):
        another(vault).make(PHRASE)


def test_without_a_ring_nothing_is_sealed(vault: Vault) -> None:
    ring = another(vault)
    assert not ring.made
    with pytest.raises(CaseError, match="not here"):
        ring.new()


@pytest.mark.parametrize("name", ["../../vault", "", "0" * 31, "A" * 32])
def test_an_id_that_is_none_names_no_file(ring: KeyRing, name: str) -> None:
    assert not ring.holds(name)
    with pytest.raises(IntegrityError):
        ring.destroy(name)


@pytest.mark.parametrize("name", ["ring.pub", "keys/{key}.age", "keys/{key}.pub"])
def test_a_damaged_key_is_named(vault: Vault, ring: KeyRing, name: str) -> None:
    key, digest = sealed(ring)
    path = vault.folder / "private" / name.format(key=key)
    path.write_bytes(b"\xff" + path.read_bytes()[1:])
    with pytest.raises(IntegrityError, match="key"):
        another(vault, PHRASE).objects(key).open(digest)


@pytest.mark.slow
def test_the_real_lock(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    ring = another(vault)
    with pytest.raises(CallError, match="fewer than 15"):
        ring.make("short")
    assert not ring.made
    ring.make(PHRASE)
    with pytest.raises(CaseLocked):
        another(vault, "five words that are not it")
    assert another(vault, PHRASE).is_open
    (vault.folder / "private" / "ring.age").write_bytes(b"no age file at all")
    with pytest.raises(IntegrityError, match="damaged"):
        another(vault, PHRASE)
