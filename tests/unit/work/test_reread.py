"""Scans that nothing could read are read from the vault once something can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.unit.work.desks import EXAMPLE, Paper, PlainExtractor, desk_in
from tests.unit.work.rings import PHRASE, quick_lock
from tests.unit.work.test_private import Describing

from dadkhah.capture.recognition import MISSING, NO_LANGUAGE, waits
from dadkhah.model.source import Block, Text
from dadkhah.ports import Extracted
from dadkhah.work.add import add
from dadkhah.work.build import build
from dadkhah.work.load import load, load_unread
from dadkhah.work.rebuild import rebuild
from dadkhah.work.reread import reread
from dadkhah.work.run import finish
from dadkhah.work.verify import verify

SCAN = Paper("scan.png", EXAMPLE.encode(), beside=b'title = "A scan"\nobtained_from = "Ila Verrin"\n')


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let nothing be recognised; undoing it installs what was lacking."""

    def extract(_: PlainExtractor, content: BinaryIO | bytes, media: str) -> Extracted:
        return Extracted(None, {}, f"the PDF holds no words; character recognition: {MISSING}")

    quick_lock(monkeypatch)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainExtractor, "extract", extract)
        patch.setattr(PlainExtractor, "recognises", lambda _: False)
        yield patch


def taken(case: Path, **options: str) -> None:
    with desk_in(case, stages=Describing()) as desk:
        list(add(desk, [SCAN], options))
        assert reread(desk) == 0
        desk.vault.ledger.checkpoint()
        assert load(desk) == ()


@pytest.mark.parametrize(
    ("reason", "waiting"),
    [(MISSING, True), (f"nothing; {NO_LANGUAGE}", True), ("", False), ("the PDF is damaged", False)],
)
def test_only_the_lack_of_a_program_is_waited_for(reason: str, waiting: bool) -> None:
    assert waits(reason) is waiting


def test_a_scan_is_read_once_something_can_and_only_once(tmp_path: Path, blind: pytest.MonkeyPatch) -> None:
    taken(tmp_path / "case")
    blind.undo()
    with desk_in(tmp_path / "case", stages=Describing()) as desk:
        assert finish(desk, build) is not None
        (one,) = load(desk)
        assert (one.text.content, one.source.unread) == (EXAMPLE, "")
        assert one.description.title is not None
        assert (one.description.title.value, one.description.handling.obtained_from) == ("A scan", "Ila Verrin")
        assert [entry["act"] for entry in desk.vault.ledger.entries()].count("derive") == 2
        assert list(verify(desk)) == []
        assert reread(desk) == 0
        assert finish(desk, build) is None
    for path in (tmp_path / "case").glob("record.db*"):
        path.unlink()
    with desk_in(tmp_path / "case", stages=Describing()) as desk:
        rebuild(desk)
        assert load(desk) == (one,)


def in_part(_: PlainExtractor, content: BinaryIO | bytes, media: str) -> Extracted:
    """Make a text of one page and say that the other is a picture."""
    lacking = ("pages that are pictures: 2", f"character recognition: {MISSING}")
    return Extracted(Text("Page one.", (Block("body", 0, 9),), (), "utf-8", "en", warnings=lacking), {})


def test_the_scanned_pages_of_a_text_are_told_and_read_once_something_can(
    tmp_path: Path, blind: pytest.MonkeyPatch
) -> None:
    blind.setattr(PlainExtractor, "extract", in_part)
    with desk_in(tmp_path / "case", stages=Describing()) as desk:
        (added,) = add(desk, [SCAN], {})
        assert (added.error, added.warnings[-1].startswith("read in part; pages that are pictures: 2")) == (None, True)
        desk.vault.ledger.checkpoint()
        assert [one.text.content for one in load(desk)] == ["Page one."]
        assert [one.source.unread[:12] for one in load_unread(desk)] == ["read in part"]
        blind.setattr(PlainExtractor, "recognises", lambda _: True)
        assert reread(desk) == 0  # it says the same once more
    blind.undo()
    with desk_in(tmp_path / "case", stages=Describing()) as desk:
        assert (reread(desk), reread(desk)) == (1, 0)
        assert ([one.text.content for one in load(desk)], load_unread(desk)) == ([EXAMPLE], ())
        assert list(verify(desk)) == []


def test_what_is_sealed_waits_until_it_is_opened(tmp_path: Path, blind: pytest.MonkeyPatch) -> None:
    with desk_in(tmp_path / "case") as desk:
        desk.keys.make(PHRASE)
    taken(tmp_path / "case", source_class="sealed")
    blind.undo()
    with desk_in(tmp_path / "case", stages=Describing()) as desk:
        assert reread(desk) == 0
    with desk_in(tmp_path / "case", stages=Describing(), phrase=PHRASE) as desk:
        assert reread(desk) == 1
        assert [one.text.content for one in load(desk)] == [EXAMPLE]


def test_what_is_private_and_locked_stays_as_it_was_said(tmp_path: Path, blind: pytest.MonkeyPatch) -> None:
    with desk_in(tmp_path / "case") as desk:
        desk.keys.make(PHRASE)
    taken(tmp_path / "case", source_class="public")
    blind.undo()
    with desk_in(tmp_path / "case", stages=Describing()) as desk:
        assert reread(desk) == 1
    with desk_in(tmp_path / "case", stages=Describing(), phrase=PHRASE) as desk:
        (one,) = load(desk)
        assert one.description.handling.obtained_from == "Ila Verrin"
        assert one.description.title is not None
        assert load_unread(desk) == ()


def test_what_cannot_be_read_even_then_stays_and_nothing_is_written(tmp_path: Path, blind: pytest.MonkeyPatch) -> None:
    taken(tmp_path / "case")
    blind.setattr(PlainExtractor, "recognises", lambda _: True)
    with desk_in(tmp_path / "case", stages=Describing()) as desk:
        before = desk.vault.ledger.size()
        assert reread(desk) == 0
        assert desk.vault.ledger.size() == before
