"""Hostile files, taken into a case: nothing is lost, nothing is written outside, nobody is kept waiting, all is said.

A sample in `make check`, all of them in `make test`.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest
from tests.broken.hostile import FAMILIES, SEED, hostile
from tests.unit.work.desks import Paper, desk_in

from dadkhah.adapters.extractors.guarded import Guarded
from dadkhah.capture.media import by_name
from dadkhah.model.source import SILENT_ROLES
from dadkhah.ports import Extracted, Member
from dadkhah.work.add import add
from dadkhah.work.desk import Desk
from dadkhah.work.load import load_unread

LONGEST = 30 + 5
"""Seconds by the clock for one file: a child's 29, its start, and a little for a busy machine."""

MOST_GROWTH = 256 * 1024 * 1024
QUICK = ("ZIP names", "ZIP links and locks", "damaged DOCX", "damaged PDF", "damaged mail", "tar", "PDF loops")


COUNTED = {
    "ZIP bombs": 12,
    "ZIP lies": 12,
    "ZIP names": 15,
    "ZIP links and locks": 12,
    "damaged DOCX": 16,
    "damaged ODT": 16,
    "damaged XLSX": 16,
    "damaged ODS": 16,
    "damaged PDF": 16,
    "damaged RTF": 16,
    "damaged EPUB": 16,
    "damaged mail": 16,
    "office bombs": 15,
    "sheets": 15,
    "PDF bombs": 16,
    "PDF loops": 15,
    "RTF": 12,
    "mail": 15,
    "CSV": 12,
    "tar": 15,
    "compressed": 19,
    "web archives": 12,
    "pages": 16,
    "books": 12,
    "pictures": 12,
    "noise under a signature": 17,
    "two files in one": 12,
    "wrong names": 18,
    "texts": 12,
}
"""How many files each family has."""


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded() as one:
        yield one


def resident() -> int:
    """Return the bytes of memory that this process holds."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * 4096


def holds_together(made: Extracted) -> bool:
    """Say whether there is a text, a reason, or members; and whether the text's parts lie in it."""
    if made.text is None:
        return bool(made.failure) or made.holds
    inside = all(0 <= block.start < block.end <= len(made.text.content) for block in made.text.blocks)
    silent = all(block.reason for block in made.text.blocks if block.role in SILENT_ROLES)
    return inside and silent and all(one.end <= len(made.text.content) for one in made.text.selectors)


def take(desk: Desk, name: str, content: bytes) -> set[str]:
    """Take a file into a case; return what became of it and its members."""
    paper = Paper(name, content, media=by_name(name))
    return {one.outcome for one in add(desk, [paper], {})}


@pytest.mark.parametrize("family", QUICK)
def test_a_sample_is_read_or_refused_with_a_reason(reader: Guarded, family: str) -> None:
    for _, name, content in islice(built(family), 4):
        made = reader.extract(content, by_name(name))
        assert holds_together(made), name


def built(family: str) -> Iterator[tuple[str, str, bytes]]:
    """Yield the files of one family."""
    for name, content in FAMILIES[family](random.Random(f"{SEED} {family}")):  # noqa: S311 - the same in every run
        yield family, name, content


@pytest.mark.slow
def test_there_are_enough_of_them() -> None:
    assert set(COUNTED) == set(FAMILIES)
    assert len(COUNTED) >= 25
    assert sum(COUNTED.values()) >= 300


class Timed:
    """An extractor that keeps how long its longest answer took."""

    def __init__(self, reader: Guarded) -> None:
        self.longest = 0.0
        self._reader = reader

    def extract(self, content: BinaryIO | bytes, media: str) -> Extracted:
        began = time.monotonic()
        made = self._reader.extract(content, media)
        self.longest = max(self.longest, time.monotonic() - began)
        assert holds_together(made)
        return made

    def members(self, content: BinaryIO | bytes, media: str, most: int) -> Iterator[tuple[Member, BinaryIO]]:
        return self._reader.members(content, media, most)


@pytest.mark.slow
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_file_of_a_family(reader: Guarded, tmp_path: Path, family: str) -> None:
    before, grown, kept = resident(), 0, {}
    names: list[str] = []
    timed = Timed(reader)
    with desk_in(tmp_path / "case") as plain:
        desk = msgspec.structs.replace(plain, extractor=timed)
        for _, name, content in built(family):
            names.append(name)
            assert take(desk, name, content) & {"captured", "held"}, name
            grown = max(grown, resident() - before)
            kept[hashlib.sha256(content).hexdigest()] = name
        assert len(names) == COUNTED[family]
        sources = {source.object for source in desk.record.sources()}
        assert all(one.source.unread for one in load_unread(desk))
        for digest, name in kept.items():
            assert digest in sources, name
            with desk.vault.blobs.open(digest) as stored:
                assert hashlib.sha256(stored.read()).hexdigest() == digest, name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case"]
    assert not list((tmp_path / "case/vault/tmp").iterdir())
    assert grown < MOST_GROWTH
    assert timed.longest < LONGEST


@pytest.mark.slow
def test_the_builder_makes_nothing_on_its_own_account() -> None:
    first = next(hostile())
    assert first[0] == next(iter(FAMILIES))
    assert isinstance(first[2], bytes)
