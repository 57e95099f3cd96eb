"""Proof files: made from a log, checked without it, by this program and by sh with openssl."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec
import pytest
from tests.unit.adapters.vault.cast import ACTOR, changed, opened
from tests.unit.adapters.vault.rich import Chance

from dadkhah.adapters.vault import Vault, layout, proving
from dadkhah.adapters.vault.keys import Ring
from dadkhah.adapters.vault.merkle import leaf_hash
from dadkhah.adapters.vault.scripts import script
from dadkhah.errors import IntegrityError, UnknownRecord

pytestmark = pytest.mark.slow


def check(*arguments: object, runner: tuple[str, ...] = ("sh",), path: str = "") -> tuple[int, str]:
    """Run a good copy of the script; return its exit code and what it says."""
    environment = {**os.environ, "PATH": path or os.environ["PATH"]}
    with NamedTemporaryFile(suffix=".sh") as file:
        file.write(script("prove.sh"))
        file.flush()
        command = [*runner, file.name, *map(str, arguments)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout + done.stderr


def ring_of(folder: Path) -> Ring:
    with opened(folder, write=False) as vault:
        return vault.ledger.ring()


def test_every_entry_is_proved_under_the_oldest_checkpoint_that_covers_it(folder: Path) -> None:
    ring = ring_of(folder)
    for seq, size in ((0, 1), (1, 4), (3, 4), (4, 7), (6, 7)):
        proof = proving.prove_entry(folder, ring, seq)
        assert (proof.seq, proof.size) == (seq, size)
        assert proof.leaf == leaf_hash(proving.line_of(folder, seq)).hex()
        assert proving.read(proving.written(proof)) == proof
        assert f"line {seq} with the leaf hash" in proving.shown(proof)


def test_growth_is_proved_between_any_two_checkpoints(vault: Vault, folder: Path) -> None:
    vault.rotate(Chance(), ACTOR)
    ring = vault.ledger.ring()
    for old in (1, 4, 7, 8):
        proof = proving.prove_growth(folder, ring, old, 8)
        assert f"continues that of {old} " in proving.shown(proving.read(proving.written(proof)))
    assert ring.newest.fingerprint in proving.shown(proving.prove_growth(folder, ring, 7, 8))


@pytest.mark.parametrize("seq", [-1, 7, 99])
def test_an_entry_that_no_checkpoint_covers_cannot_be_proved(folder: Path, seq: int) -> None:
    with pytest.raises(UnknownRecord):
        proving.prove_entry(folder, ring_of(folder), seq)


@pytest.mark.parametrize(("old", "size"), [(2, 7), (4, 6), (7, 4)])
def test_two_checkpoints_are_needed(folder: Path, old: int, size: int) -> None:
    with pytest.raises(UnknownRecord):
        proving.prove_growth(folder, ring_of(folder), old, size)


def test_a_changed_log_proves_nothing(folder: Path) -> None:
    ring = ring_of(folder)
    changed(folder, lambda lines: [*lines[:2], lines[2].replace(b"shelf", b"shell"), *lines[3:]])
    with pytest.raises(IntegrityError):
        proving.prove_entry(folder, ring, 2)
    with pytest.raises(IntegrityError):
        proving.prove_growth(folder, ring, 1, 7)


@pytest.mark.parametrize(
    "changes",
    [
        {"seq": 4},
        {"leaf": "0" * 64},
        {"path": ()},
        {"size": 8},
        {"origin": "dadkhah/other"},
        {"checkpoint": ""},
        {"key": "x"},
        {"leaf": "no hash"},
    ],
)
def test_a_changed_proof_shows_nothing(folder: Path, changes: dict[str, object]) -> None:
    proof = msgspec.structs.replace(proving.prove_entry(folder, ring_of(folder), 5), **changes)
    with pytest.raises(ValueError, match=r"."):
        proving.shown(proof)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"kind":"inclusion"}'])
def test_what_is_no_proof_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no proof"):
        proving.read(content)


@pytest.mark.needs("sh", "openssl", "awk", "xxd")
def test_the_script_says_the_same(vault: Vault, folder: Path, tmp_path: Path) -> None:
    for _ in range(6):
        vault.ledger.append([{"act": "access", "by": ACTOR}])
        vault.ledger.checkpoint()
    ring = vault.ledger.ring()
    sizes = layout.checkpoint_sizes(folder)
    made = [proving.prove_entry(folder, ring, seq, 13) for seq in (0, 6, 12)]
    made += [proving.prove_growth(folder, ring, old, 13) for old in (1, 4, 7, 8, 11, 13) if old in sizes]
    for proof in made:
        (tmp_path / "proof").write_bytes(proving.written(proof))
        code, words = check(ring.newest.fingerprint, tmp_path / "proof")
        assert code == 0, words
        assert words.startswith("held: ")
    assert len(made) == 9


@pytest.mark.untraced
@pytest.mark.slow
@pytest.mark.needs("sh", "openssl", "awk", "xxd")
@pytest.mark.parametrize("kind", ["inclusion", "consistency"])
def test_no_byte_of_a_proof_can_change(folder: Path, tmp_path: Path, kind: str) -> None:
    ring = ring_of(folder)
    made = proving.prove_entry(folder, ring, 5) if kind == "inclusion" else proving.prove_growth(folder, ring, 4, 7)
    content, seen = proving.written(made), 0
    for place in range(len(content)):
        wrong = content[:place] + bytes([content[place] ^ 1 << place % 8]) + content[place + 1 :]
        with pytest.raises(ValueError, match=r"."):
            proving.shown(proving.read(wrong))
        if place % 9 == 0:
            (tmp_path / "proof").write_bytes(wrong)
            code, words = check(ring.newest.fingerprint, tmp_path / "proof")
            assert (code, words[:8]) == (1, "broken: "), (place, words)
            seen += 1
    assert seen > 60


@pytest.mark.needs("sh", "openssl", "awk", "xxd")
def test_a_proof_by_another_key_is_broken(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "proof").write_bytes(proving.written(proving.prove_entry(folder, ring_of(folder), 5)))
    code, words = check("0" * 64, tmp_path / "proof")
    assert code == 1
    assert "the key is not that of the given fingerprint" in words
    assert check("x", tmp_path / "proof")[0] == check("", tmp_path / "none")[0] == check("", tmp_path)[0] == 2
