"""The power goes: whatever was acknowledged is there when it comes back, and each single sync is needed for that.

In: scripts of everything that lasts (tests/power). Out: each cut at many moments, in many ways that POSIX allows.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.power.again import OUTSIDE, WORSE
from tests.power.cuts import by_chance, cut, everywhere, told_points, traced
from tests.power.disk import FATES, All, Chance, Disk, Fate, File, Op, Zeros, leave
from tests.power.hints import hint
from tests.power.recorder import Recorder, Site
from tests.power.scripts import SCRIPTS, Script
from tests.power.sites import PROBES, sites
from tests.unit.adapters.vault.cast import log_path, opened

from dadkhah.adapters.vault import disk, unnamed

pytestmark = pytest.mark.untraced

EVERY = {script.name: script for script in (*SCRIPTS, *WORSE)}
QUICK = frozenset({"birth"})
SEEDS = 150


def scripts() -> list[object]:
    return [
        pytest.param(script, id=name, marks=[] if name in QUICK else [pytest.mark.slow])
        for name, script in EVERY.items()
    ]


@pytest.mark.slow
@pytest.mark.parametrize("script", scripts())
def test_what_was_acknowledged_outlasts_a_cut_right_after(script: Script, tmp_path: Path) -> None:
    trace = traced(script, tmp_path)
    moments = told_points(trace)
    assert moments
    cuts = [cut(trace, point, fate, tmp_path / "left") for point in moments for fate in FATES]
    assert [one for one in cuts if one.lost] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["captures", "bulk"])
def test_a_cut_loses_nothing_where_files_in_progress_have_names(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unnamed, "UNNAMED", 0)
    trace = traced(EVERY[name], tmp_path)
    assert "unnamed" not in {op.kind for op in trace.ops}
    cuts = [cut(trace, point, fate, tmp_path / "left") for point in told_points(trace) for fate in FATES]
    assert cuts
    assert [one for one in cuts if one.lost] == []


@pytest.mark.slow
def test_cuts_by_chance_lose_nothing(tmp_path: Path) -> None:
    names = [name for name in EVERY if name not in {"case", "merge", "unsynced merge"} | OUTSIDE]
    for number, name in enumerate(names):
        trace = traced(EVERY[name], tmp_path / str(number))
        seeds = range(number, SEEDS, len(names))
        assert [one for one in by_chance(trace, seeds, tmp_path / "left") if one.lost] == [], name


@pytest.mark.slow
@pytest.mark.parametrize("site", [pytest.param(site, id=site.name) for site in sites() if site.name not in PROBES])
def test_without_any_one_sync_something_is_lost(site: Site, tmp_path: Path) -> None:
    trace = traced(EVERY[hint(site.name)], tmp_path, without=site)
    assert next((one for one in everywhere(trace, tmp_path / "left") if one.lost), None) is not None


@pytest.mark.slow
def test_the_syncs_that_only_ask_are_these() -> None:
    names = [site.name for site in sites()]
    assert len(names) == len(set(names)) >= 50
    assert {name for name in names if ".probe." in name} == PROBES


@pytest.mark.parametrize("name", ["captures", "bulk", "files", "rotation", "taken back"])
def test_the_model_of_the_disk_agrees_with_the_disk(name: str, tmp_path: Path) -> None:
    trace = traced(EVERY[name], tmp_path)
    (tmp_path / "model").mkdir()
    leave(Disk(trace.before).follow(trace.ops).top, All(), tmp_path / "model")
    assert tree(tmp_path / "model") == tree(tmp_path / "work")


def tree(top: Path) -> dict[str, bytes | None]:
    """Return everything in a folder but the index, which makes its own calls."""
    paths = (path for path in top.rglob("*") if not path.name.startswith("index.sqlite"))
    return {str(path.relative_to(top)): path.read_bytes() if path.is_file() else None for path in paths}


def ops(*given: tuple[str, dict[str, object]]) -> list[Op]:
    return [Op(kind, **fields) for kind, fields in given]  # type: ignore[arg-type]


MADE = ("create", {"handle": 1, "path": "file"})
WRITTEN = ("write", {"handle": 1, "content": b"x" * 700})
SYNCED = ("fsync", {"handle": 1, "content": b"x" * 700})
NAMED = [("open", {"handle": 2, "path": "."}), ("fsync", {"handle": 2})]


@pytest.mark.parametrize(
    ("done", "fate", "left"),
    [
        ([MADE, WRITTEN, SYNCED], Fate(), {}),  # a sync of a file says nothing of its name
        ([MADE, WRITTEN, *NAMED], Fate(), {"file": b""}),  # nor one of a folder of the bytes
        ([MADE, WRITTEN, *NAMED], Zeros(), {"file": bytes(700)}),
        ([MADE, WRITTEN, SYNCED, *NAMED], Fate(), {"file": b"x" * 700}),
        ([MADE, WRITTEN, ("fsync_failed", {"handle": 1}), SYNCED, *NAMED], Fate(), {"file": bytes(700)}),
        ([MADE, WRITTEN, ("syncfs", {})], Fate(), {"file": b"x" * 700}),
        ([MADE, *NAMED, ("rename", {"path": "file", "to": "other"})], Fate(), {"file": b""}),
        ([MADE, *NAMED, ("rename", {"path": "file", "to": "other"})], All(), {"other": b""}),
        ([MADE, *NAMED, ("unlink", {"path": "file"}), *NAMED], Fate(), {}),
        ([MADE, *NAMED, ("link", {"path": "file", "to": "other"})], Fate(), {"file": b""}),
        ([MADE, WRITTEN, SYNCED, *NAMED, ("truncate", {"handle": 1, "at": 5})], Fate(), {"file": b"x" * 700}),
    ],
)
def test_the_model_keeps_what_posix_promises_and_no_more(
    tmp_path: Path, done: list[tuple[str, dict[str, object]]], fate: Fate, left: dict[str, bytes]
) -> None:
    leave(Disk().follow(ops(*done)).top, fate, tmp_path)
    assert tree(tmp_path) == left


def test_chance_tears_at_sectors() -> None:
    file = File(b"")
    file.write(0, b"a" * 2000)
    found = {Chance(seed).content(file) for seed in range(60)}
    assert b"" in found
    assert b"a" * 2000 in found
    torn = [content for content in found if b"\0" in content and b"a" in content]
    assert torn
    assert all(content[start : start + 512].strip(b"a") in {b"", bytes(len(content[start : start + 512]))}
               for content in torn for start in range(0, len(content), 512))  # fmt: skip


def test_zeros_behind_the_log_are_a_torn_tail_whatever_follows_them(folder: Path) -> None:
    whole = log_path(folder).read_bytes()
    log_path(folder).write_bytes(whole + bytes(512) + b'"}\n{"act":"capture"}\n')
    with opened(folder, create=False) as vault:
        assert vault.size() == 7
        assert list(vault.ledger.append([{"act": "annotate", "by": "somebody invented"}])) == [8]
        kept = [entry for entry in vault.ledger.entries() if entry["act"] == "torn"]
        assert [entry["bytes"] for entry in kept] == [512 + len(b'"}\n{"act":"capture"}\n')]


def test_folders_are_made_durably_from_the_top(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    with recorder.watching():
        disk.make_folders(tmp_path / "one/two")
        disk.make_folders(tmp_path / "one/two")
    kinds = [op.kind for op in recorder.ops if op.kind in {"mkdir", "fsync"}]
    assert kinds == ["mkdir", "fsync"] * 2 + ["fsync"] * 2


def test_a_sync_of_the_file_system_is_told_of_every_failure_since_the_first_write(tmp_path: Path) -> None:
    trace = traced(EVERY["bulk"], tmp_path)
    whole = next(op.handle for op in trace.ops if op.kind == "syncfs")
    began = next(at for at, op in enumerate(trace.ops) if op.kind == "open" and op.handle == whole)
    last = max(at for at, op in enumerate(trace.ops) if op.kind == "syncfs")
    written = [at for at, op in enumerate(trace.ops[:last]) if op.kind == "write" and len(op.content) > 300]
    assert len(written) == 9
    assert began < min(written)
