"""A source as a file that can be handed over: as it is where it is a file, in memory where it is none."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from dadkhah.adapters.extractors import held as module
from dadkhah.adapters.extractors.held import HEAD, held

WORDS = b"Ten people were held." * 10_000


def test_a_file_is_handed_over_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(WORDS)
    with (tmp_path / "a").open("rb") as file:
        file.read(7)
        with held(file) as one:
            assert one.handle == file.fileno()
            assert (one.size, one.head) == (len(WORDS), WORDS[:HEAD])
            assert one.read(21) == WORDS[:21]
            assert one.read(10**9) == WORDS
        assert file.tell() == 7


@pytest.mark.parametrize("memory", [True, False])
def test_what_is_no_file_is_put_into_one_without_a_name(memory: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not memory:
        monkeypatch.delattr(os, "memfd_create", raising=False)
    for content in (WORDS, io.BytesIO(WORDS)):
        with held(content) as one:
            assert (one.size, one.read(10**9)) == (len(WORDS), WORDS)
            kept = one.handle
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(kept)


def test_a_pipe_is_read_to_its_end() -> None:
    reading, writing = os.pipe()
    os.write(writing, WORDS[:1000])
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe, held(pipe) as one:
        assert one.read(10**9) == WORDS[:1000]


def test_a_stream_whose_descriptor_is_gone_is_read_all_the_same() -> None:
    class Odd(io.BytesIO):
        def fileno(self) -> int:
            raise ValueError("closed")

    with held(Odd(WORDS)) as one:
        assert one.size == len(WORDS)
    assert module._own(b"") == -1
