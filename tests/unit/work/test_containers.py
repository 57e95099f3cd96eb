"""Containers: one captured object, its members sources of their own, and nothing lost by a kill in between."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from tests.unit.work.desks import BOX, EXAMPLE, Paper, desk_in
from tests.unit.work.test_add import take

from dadkhah.adapters.vault import objects
from dadkhah.errors import SourceEmpty
from dadkhah.model.source import Source
from dadkhah.ports import Member
from dadkhah.work import members
from dadkhah.work.add import BATCH
from dadkhah.work.desk import Desk
from dadkhah.work.load import load, load_unread
from dadkhah.work.members import DEEPEST, Budget, Origin, src_of
from dadkhah.work.objects import Told, get_record
from dadkhah.work.rebuild import rebuild
from dadkhah.work.store import Added

TOLL = EXAMPLE.strip().replace("\n", " ")


def box(*lines: str) -> Paper:
    return Paper("box.odd", BOX + ";".join(lines).encode(), media="")


def outcomes(added: list[Added]) -> list[tuple[str, str]]:
    return [(one.path, one.outcome) for one in added]


def test_a_member_is_a_source_of_its_own(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        added = take(desk, box(f"folder/a.txt={TOLL}", "b.txt=Two were freed."))
        sources, (unread,) = load(desk), load_unread(desk)
    assert outcomes(added) == [
        ("box.odd", "captured"),
        ("box.odd/folder/a.txt", "captured"),
        ("box.odd/b.txt", "captured"),
    ]
    assert {one.name for one in sources} == {"box.odd/a.txt", "box.odd/b.txt"}
    assert unread.source.unread == "a container (application/x-box): 2 members taken in as sources of their own"


def test_the_log_says_which_container_a_member_stood_in_and_no_name(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        container, member = take(desk, box("statement of Mira Oskan.txt=Ten were held."))
        entries = [entry for entry in desk.vault.ledger.entries() if entry.get("object") == member.digest]
    assert entries[0]["act"] == "import"
    assert entries[0]["method"] == "member"
    src = entries[0]["src"]
    assert isinstance(src, dict)
    assert src["container"] == container.digest
    lines = b"".join(path.read_bytes() for path in (tmp_path / "case/vault/log").rglob("*") if path.is_file())
    assert b"Oskan" not in lines


def test_what_is_refused_is_told_member_by_member(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        added = take(desk, box("link!a link, which is not followed", "empty=", f"a.txt={TOLL}"))
        (unread,) = load_unread(desk)
        told = get_record(desk.vault.blobs, unread.source.description, Told)
    assert [one.outcome for one in added] == ["captured", "failed", "failed", "captured"]
    assert "box.odd/link: not taken in: a link" in str(added[1].error)
    assert isinstance(added[2].error, SourceEmpty)
    assert (told.members, len(told.refused)) == (1, 2)
    assert unread.source.unread.endswith("1 member taken in as sources of their own; 2 not taken in")


def test_the_same_container_again_is_nothing(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, box(f"a.txt={TOLL}"))
        size = desk.vault.ledger.size()
        assert outcomes(take(desk, box(f"a.txt={TOLL}"))) == [("box.odd", "held")]
        assert desk.vault.ledger.size() == size


def test_a_member_that_is_held_already_is_one_more_entry(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt", TOLL.encode()))
        take(desk, box(f"a.txt={TOLL}"))
        digest = take(desk, Paper("a.txt", TOLL.encode()))[0].digest
        acts = [entry["act"] for entry in desk.vault.ledger.entries() if entry.get("object") == digest]
    assert acts == ["capture", "derive", "import"]


def test_containers_in_containers_end_somewhere(tmp_path: Path) -> None:
    inner = "BOX:a.txt=Ten were held."
    for _ in range(DEEPEST):
        inner = "BOX:in=" + inner.replace(";", "|")
    with desk_in(tmp_path / "case") as desk:
        added = take(desk, Paper("box.odd", inner.encode(), media=""))
    assert [one.outcome for one in added] == ["captured"] * (DEEPEST + 1) + ["failed"]
    assert "3 containers already" in str(added[-1].error)


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "a\nb\x1b[31m", "C:\\x\\y.txt", "", "x" * 5000])
def test_a_hostile_path_is_shown_and_never_used(tmp_path: Path, path: str) -> None:
    with desk_in(tmp_path / "case") as desk:
        _, member = take(desk, box(f"{path}=Ten were held."))
        (source,) = load(desk)
    assert member.outcome == "captured"
    assert source.name.isprintable()
    assert member.path.isprintable()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["case"]


class Killed(Exception):
    """The run is killed here."""


def test_a_run_killed_between_members_is_made_up(tmp_path: Path) -> None:
    content = box("a.txt=Ten were held.", "b.txt=Two were freed.", "c.txt=One was tried.")
    with desk_in(tmp_path / "case") as desk, pytest.raises(Killed):
        take(msgspec.structs.replace(desk, record=Failing(desk, after=2)), content)
    with desk_in(tmp_path / "case") as desk:
        rebuild(desk)
        before = [entry for entry in desk.vault.ledger.entries() if entry["act"] == "capture"]
        added = take(desk, content)
        after = [entry for entry in desk.vault.ledger.entries() if entry["act"] == "capture"]
        assert len(load(desk)) == 3
        assert outcomes(take(desk, content)) == [("box.odd", "held")]
    assert [one.outcome for one in added] == ["captured", "held", "held", "captured"]
    assert len(after) == len(before) == 1


def test_a_container_whose_row_was_lost_is_made_up_from_the_log(tmp_path: Path) -> None:
    content = box("a.txt=Ten were held.", "b.txt=Two were freed.")
    with desk_in(tmp_path / "case") as desk, pytest.raises(Killed):
        take(msgspec.structs.replace(desk, record=Failing(desk, after=3)), content)
    with desk_in(tmp_path / "case") as desk:
        assert rebuild(desk) == 1
        assert len(load(desk)) == 2
        assert [one.source.media for one in load_unread(desk)] == ["application/x-box"]


class Standing:
    """A clock that stands: no batch is ended for want of time."""

    def now(self) -> datetime:
        return datetime(2031, 5, 1, tzinfo=UTC)


def test_members_wait_for_the_disk_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = box(*(f"{number}.txt=No {number} of the invented papers." for number in range(2 * BATCH)))
    files: list[int] = []
    whole: list[Path] = []
    fsync = os.fsync

    def sync(handle: int) -> None:
        files.append(handle)
        fsync(handle)

    def sync_all(folder: Path, handle: int) -> bool:
        assert handle >= 0
        whole.append(folder)
        return True

    with desk_in(tmp_path / "case") as desk:
        rows: list[int] = []
        monkeypatch.setattr(os, "fsync", sync)
        monkeypatch.setattr(objects, "sync_all", sync_all)
        record = Failing(desk, after=1000, rows=rows)
        added = take(msgspec.structs.replace(desk, clock=Standing(), record=record), content)
    assert [one.outcome for one in added] == ["captured"] * (2 * BATCH + 1)
    assert [count for count in rows if count] == [BATCH, BATCH, 1]
    assert len(whole) == 2 * 2  # bytes and names of each batch
    assert len(files) < BATCH


class Failing:
    """A record that fails before a certain row."""

    def __init__(self, desk: Desk, after: int, rows: list[int] | None = None) -> None:
        self._record = desk.record
        self._left = after
        self._rows = rows if rows is not None else []

    def add_source(self, source: Source) -> None:
        self.add_sources([source])

    def add_sources(self, sources: Sequence[Source]) -> None:
        self._rows.append(len(sources))
        self._left -= len(sources)
        if sources and self._left <= 0:
            raise Killed
        self._record.add_sources(sources)

    def __getattr__(self, name: str) -> object:
        return getattr(self._record, name)


@pytest.mark.slow
def test_a_member_of_a_sealed_container_is_sealed_with_it(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        desk.keys.make("a passphrase of many words")
        take(desk, box(f"a.txt={TOLL}", "b.txt=Two were freed."))
        sources = desk.record.sources()
        words = [one.text.content for one in load(desk)]
        again = take(desk, box(f"a.txt={TOLL}", "b.txt=Two were freed."))
        entries = [entry for entry in desk.vault.ledger.entries() if entry["act"] == "import"]
    assert {(one.source_class, one.key) for one in sources} == {("sealed", sources[0].key)}
    assert sources[0].key
    assert words == [TOLL, "Two were freed."]
    assert outcomes(again) == [("box.odd", "held")]
    assert all(entry["key"] == sources[0].key for entry in entries)
    held = b"".join(path.read_bytes() for path in (tmp_path / "case/vault").rglob("*") if path.is_file())
    assert b"Two were freed" not in held


def test_bytes_are_counted_over_all_members(tmp_path: Path) -> None:
    budget = Budget(10)
    budget.spend(4)
    assert budget.left == 6
    budget.spend(40)
    assert budget.left == 0


def test_addresses_and_days_stand_in_the_log_as_they_are() -> None:
    member = Member(
        "https://tidewater.example/ten", {"url": "https://tidewater.example/ten", "date": "2031", "media": "x"}
    )
    container = Source(object="ab" * 32, media="", size=1, entry=0, captured_at="")
    src = src_of(Origin(container, 1, member), lambda path: f"salted {len(path)}")
    assert src == {
        "container": "ab" * 32,
        "date": "2031",
        "place": f"salted {2 + 64 + 64}",
        "url": "https://tidewater.example/ten",
    }
    assert members._last("https://tidewater.example/ten") == "https://tidewater.example/ten"
