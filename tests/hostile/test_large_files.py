"""Files larger than memory: told and refused, and never held by the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile.test_hostile_files import resident

from dadkhah.adapters.extractors.guarded import Guarded

SIZE = 20 * 1024**3
MOST_GROWTH = 64 * 1024 * 1024


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded() as one:
        yield one


@pytest.mark.slow
@pytest.mark.parametrize(
    ("head", "hint"),
    [
        (b"", ""),
        (b"", "text/csv"),
        (b"", "text/html"),
        (b"", "message/rfc822"),
        (b"%PDF-1.7\n", ""),
        (b"PK\x03\x04", ""),
        (b"\x1f\x8b\x08", ""),
        (b"\x89PNG\r\n\x1a\n", ""),
        (b"{\\rtf1 ", ""),
        (bytes(257) + b"ustar\x0000", ""),
        (b"\x00\x00\x00\x18ftypmp42", ""),
    ],
    ids=str,
)
def test_twenty_gigabytes_are_never_held(reader: Guarded, tmp_path: Path, head: bytes, hint: str) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.write(head)
        file.truncate(SIZE)
    before = resident()
    with path.open("rb") as file:
        made = reader.extract(file, hint)
        members = [member for member, _ in reader.members(file, hint, 1 << 30)] if made.holds else []
    assert made.text is None
    assert made.failure or members or made.holds
    assert resident() - before < MOST_GROWTH
