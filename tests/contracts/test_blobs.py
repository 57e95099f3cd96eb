"""The contract of the port Blobs, run on every adapter that keeps it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import opened

from dadkhah.errors import UnknownRecord
from dadkhah.ports import Blobs


@pytest.fixture(params=["vault"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Blobs]:
    """Return each adapter in turn, empty."""
    with opened(tmp_path / str(request.param)) as vault:
        yield vault.blobs


@pytest.mark.parametrize("content", [b"", b"\x00", b"invented words", bytes(range(256)) * 5_000])
def test_what_was_put_can_be_opened(blobs: Blobs, content: bytes) -> None:
    stored = blobs.put(io.BytesIO(content))
    assert (stored.digest, stored.size, stored.new) == (hashlib.sha256(content).hexdigest(), len(content), True)
    assert blobs.has(stored.digest)
    with blobs.open(stored.digest) as file:
        assert file.read() == content


def test_the_same_bytes_are_kept_once(blobs: Blobs) -> None:
    first, second = (blobs.put(io.BytesIO(b"twice")) for _ in range(2))
    assert (first.new, second.new) == (True, False)
    assert (first.digest, first.size) == (second.digest, second.size)


def test_only_the_rest_of_a_stream_is_stored(blobs: Blobs) -> None:
    stream = io.BytesIO(b"read before, stored")
    stream.read(13)
    with blobs.open(blobs.put(stream).digest) as file:
        assert file.read() == b"stored"


@pytest.mark.parametrize("digest", ["", "0" * 64, "no digest", "../" * 21 + "x"])
def test_what_was_never_put_is_unknown(blobs: Blobs, digest: str) -> None:
    assert not blobs.has(digest)
    with pytest.raises(UnknownRecord):
        blobs.open(digest)
