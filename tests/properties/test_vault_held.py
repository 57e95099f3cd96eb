"""What always holds of a vault, whatever is put in and in whatever portions."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.adapters.vault.cast import ACTOR, log_path, opened, proved_files, replaced

from dadkhah.adapters.vault import verify_vault

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PORTIONS = st.lists(st.lists(st.tuples(st.binary(max_size=50), WORDS), max_size=4), min_size=1, max_size=4)


def fill(folder: Path, portions: list[list[tuple[bytes, str]]]) -> list[tuple[str, str]]:
    """Put portions into a vault, each by a run of its own with its checkpoint; return what must be found again."""
    promised = []
    for portion in portions:
        with opened(folder) as vault:
            stored = [(vault.blobs.put(io.BytesIO(content)).digest, words) for content, words in portion]
            vault.ledger.append(
                [{"act": "capture", "by": ACTOR, "object": name, "src": words} for name, words in stored]
            )
            vault.ledger.checkpoint()
        promised += stored
    return promised


@pytest.mark.slow
@settings(max_examples=30)  # every example makes and syncs a vault
@given(PORTIONS)
def test_what_goes_in_is_found_and_holds(portions: list[list[tuple[bytes, str]]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "vault"
        promised = fill(folder, portions)
        report = verify_vault(folder)
        assert (report.verdict, report.warnings, report.entries) == ("held", (), len(promised) + 1)
        with opened(folder, write=False) as vault:
            assert [(entry["object"], entry["src"]) for entry in vault.ledger.entries(1)] == promised
            for seq, (digest, words) in enumerate(promised, start=1):
                assert seq in vault.find(digest, words)


@pytest.mark.slow
@settings(max_examples=30)  # every example makes and syncs a vault
@given(PORTIONS, st.data())
def test_any_one_changed_byte_is_found(portions: list[list[tuple[bytes, str]]], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "vault"
        fill(folder, portions)
        path = data.draw(st.sampled_from([path for path in proved_files(folder) if path.stat().st_size]))
        content = bytearray(path.read_bytes())
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        replaced(path, bytes(content))
        assert verify_vault(folder).verdict == "broken"


@pytest.mark.slow
@settings(max_examples=30)  # every example makes and syncs a vault
@given(PORTIONS, st.binary(min_size=1, max_size=200).filter(lambda tail: b"\n" not in tail))
def test_any_torn_tail_is_kept(portions: list[list[tuple[bytes, str]]], tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "vault"
        promised = fill(folder, portions)
        with log_path(folder).open("ab") as file:
            file.write(tail)
        with opened(folder) as vault:
            vault.ledger.append([{"act": "access", "by": ACTOR}])
            (torn, _) = vault.ledger.entries(len(promised) + 1)
            with vault.blobs.open(str(torn["object"])) as kept:
                assert kept.read() == tail
            vault.ledger.checkpoint()
        assert verify_vault(folder).verdict == "held"
