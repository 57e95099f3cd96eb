"""The contract of the port Blobs, run on every adapter that keeps it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import opened

from dadkhah.adapters.vault import unnamed
from dadkhah.errors import UnknownRecord
from dadkhah.ports import Blobs


@pytest.fixture(params=["vault", "vault whose disk wants names"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Blobs]:
    """Return each adapter in turn, empty."""
    if "names" in request.param:
        monkeypatch.setattr(unnamed, "UNNAMED", 0)
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


def test_what_is_put_together_is_there_at_once_and_at_the_end(blobs: Blobs) -> None:
    words = [f"page {number}".encode() for number in range(20)]
    with blobs.together():
        stored = [blobs.put(io.BytesIO(content)) for content in [*words, words[0]]]
        for one, content in zip(stored, words, strict=False):
            with blobs.open(one.digest) as file:
                assert file.read() == content
    assert [one.new for one in stored] == [True] * 20 + [False]
    for one, content in zip(stored, words, strict=False):
        with blobs.open(one.digest) as file:
            assert file.read() == content
    assert not blobs.put(io.BytesIO(words[3])).new


def stopped(blobs: Blobs, content: bytes, into: list[str]) -> None:
    with blobs.together():
        into.append(blobs.put(io.BytesIO(content)).digest)
        raise KeyboardInterrupt


def test_nothing_enters_when_something_fails_inside(blobs: Blobs) -> None:
    into: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        stopped(blobs, b"never there", into)
    assert not blobs.has(into[0])
    with blobs.together(), blobs.together():
        digest = blobs.put(io.BytesIO(b"inside of two")).digest
    assert blobs.has(digest)
