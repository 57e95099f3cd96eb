"""No single byte of the proof can change unseen: not in a file, not in a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import names, proved_files, replaced

from dadkhah.adapters.vault import verify_vault

pytestmark = pytest.mark.untraced

MASKS = (0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80)


def named(path: Path, folder: Path) -> str:
    """Return what a report must name for a file: objects and keys themselves, for the log anything in it."""
    name = path.relative_to(folder).as_posix()
    return "log/" if name.startswith("log/") else name


def flips(content: bytes) -> list[bytes]:
    """Return the content with each byte changed in turn: one bit, another one for each place."""
    return [
        content[:place] + bytes([content[place] ^ MASKS[place % len(MASKS)]]) + content[place + 1 :]
        for place in range(len(content))
    ]


@pytest.mark.slow
def test_every_byte_of_the_proof_is_watched(tiny: Path) -> None:
    count = 0
    for path in list(proved_files(tiny)):
        content = path.read_bytes()
        for place, flipped in enumerate(flips(content)):
            replaced(path, flipped)
            report = verify_vault(tiny)
            assert report.verdict == "broken", (path.name, place)
            assert any(where.startswith(named(path, tiny)) for where in names(report)), (path.name, place)
            count += 1
        replaced(path, content)
    assert verify_vault(tiny).verdict == "held"
    assert count > 1_500


@pytest.mark.slow
def test_every_bit_of_the_key_is_watched(tiny: Path) -> None:
    path = tiny / "keys/log.vkey"
    content = path.read_bytes()
    for place in range(len(content)):
        for mask in MASKS:
            path.write_bytes(content[:place] + bytes([content[place] ^ mask]) + content[place + 1 :])
            assert verify_vault(tiny).verdict == "broken", (place, mask)


@pytest.mark.slow
def test_every_length_of_the_log_but_the_whole_is_broken(tiny: Path) -> None:
    path = tiny / "log/entries/000000000.jsonl"
    content = path.read_bytes()
    ends = [place for place in range(len(content)) if content[place] == 10]
    near = {place + step for place in ends for step in (-1, 0, 1)}
    for size in sorted({*range(0, len(content), 23), *near} - {len(content)}):
        path.write_bytes(content[:size])
        assert verify_vault(tiny).verdict == "broken", size


@pytest.mark.slow
@pytest.mark.parametrize("name", ["README-VERIFY.txt", "vault.json", "verify.sh"])
def test_the_describing_files_are_watched(folder: Path, name: str) -> None:
    path = folder / name
    content = path.read_bytes()
    for place in range(0, len(content), max(1, len(content) // 60)):
        path.write_bytes(content[:place] + bytes([content[place] ^ MASKS[place % 8]]) + content[place + 1 :])
        assert name in names(verify_vault(folder)), place


@pytest.mark.slow
def test_every_name_in_the_proof_is_watched(folder: Path) -> None:
    for path in [*proved_files(folder), *(folder / top for top in ("keys", "log"))]:
        for place in range(len(path.name)):
            letter = chr(ord(path.name[place]) ^ (1 if path.name[place] != "." else 2))
            other = path.with_name(path.name[:place] + letter + path.name[place + 1 :])
            assert not other.exists()
            path.rename(other)
            assert verify_vault(folder).verdict == "broken", other.name
            other.rename(path)
    assert verify_vault(folder).verdict == "held"


@pytest.mark.slow
def test_every_folder_of_objects_is_watched(folder: Path) -> None:
    for path in sorted((folder / "objects/sha256").iterdir()):
        other = path.with_name(f"{int(path.name, 16) ^ 0x11:02x}")
        if other.exists():
            continue
        path.rename(other)
        report = verify_vault(folder)
        assert any(path.name in where for where in names(report)), report
        other.rename(path)
    assert verify_vault(folder).verdict == "held"
