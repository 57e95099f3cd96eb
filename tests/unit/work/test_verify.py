"""The record against the vault: every name must stand for an object, every reading must quote its text."""

from __future__ import annotations

from pathlib import Path

import msgspec
from tests.unit.work.desks import EXAMPLE, Paper, desk_in

from dadkhah.model.custody import Flaw, Report
from dadkhah.work.add import add
from dadkhah.work.load import load
from dadkhah.work.read import read
from dadkhah.work.verify import joined, verify


def test_a_whole_case_has_no_flaw(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt", beside=b'title = "T"'), Paper("n.txt", b"\xff")], {}))
        read(desk, load(desk))
        assert list(verify(desk)) == []


def test_an_object_that_is_gone_is_named(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt", EXAMPLE.encode())], {}))
        (source,) = desk.record.sources()
        next((tmp_path / "vault/objects").rglob(source.layout)).unlink()
        (flaw,) = verify(desk)
    assert source.object in flaw.where
    assert f"its layout {source.layout}" in flaw.what


def test_a_reading_of_another_text_is_named(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt")], {}))
        (one,) = load(desk)
        rows = [
            ("x", b'{"unread":{"source":"s","text_version":"t","span":{"start":1,"end":9999,"role":""},"reason":""}}')
        ]
        key = f"{desk.stages.reader}; {one.source.description}"
        desk.record.add_reading(one.source.object, one.source.text, key, rows, "2031")
        (flaw,) = verify(desk)
    assert "no text can hold" in flaw.what


def test_a_flaw_of_the_record_breaks_the_report() -> None:
    report = Report(verdict="held", findings=(), objects=3)
    flaw = Flaw("record.db", "wrong")
    assert joined(report, ()) == report
    assert joined(report, (), ("to be done",)).warnings == ("to be done",)
    assert joined(report, (flaw,)) == msgspec.structs.replace(report, verdict="broken", findings=(flaw,))
