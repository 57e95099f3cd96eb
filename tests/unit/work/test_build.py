"""Reading, drafting, and knowing when there is nothing to do."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.unit.work.desks import EXAMPLE, Paper, Stages, desk_in

from dadkhah.errors import CaseReadOnly, IntegrityError, NothingReadable
from dadkhah.model.case import CaseSettings, Declared
from dadkhah.model.source import Interest
from dadkhah.work.add import add
from dadkhah.work.build import build
from dadkhah.work.fresh import fingerprint, fresh
from dadkhah.work.judge import judge
from dadkhah.work.load import load, load_text
from dadkhah.work.read import read
from dadkhah.work.run import finish


def test_the_draft_holds_what_was_read(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt"), Paper("n.txt", b"\xff")], {}))
        built = build(desk)
    page = Path(built.page).read_text()
    assert page == "WORKING DRAFT An invented case: 1 claims, 1 unread sources"
    assert (built.sources, built.claims, Path(built.page)) == (1, 1, tmp_path / "draft/index.html")


def test_a_case_without_sources_has_no_draft(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk, pytest.raises(NothingReadable):
        build(desk)
    assert not (tmp_path / "draft").exists()


def test_a_text_is_read_once_by_each_version_of_the_reader(tmp_path: Path) -> None:
    stages, newer = Stages("stand-in/1"), Stages("stand-in/2")
    with desk_in(tmp_path, stages=stages) as desk:
        list(add(desk, [Paper("a.txt")], {}))
        first = read(desk, load(desk))
        assert (read(desk, load(desk)), stages.reads) == (first, 1)
    with desk_in(tmp_path, stages=newer) as desk:
        (second,) = read(desk, load(desk))
        assert (second.reader, newer.reads) == ("stand-in/2", 1)
        assert second.claims == first[0].claims


def test_another_description_asks_for_another_reading(tmp_path: Path) -> None:
    stages = Stages()
    with desk_in(tmp_path, stages=stages) as desk:
        list(add(desk, [Paper("a.txt")], {}))
        read(desk, load(desk))
        list(add(desk, [Paper("a.txt")], {"title": "Another"}))
        read(desk, load(desk))
    assert stages.reads == 2


def test_a_record_that_refuses_writing_can_still_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise CaseReadOnly("the record refuses writing")

    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt")], {}))
        monkeypatch.setattr(desk.record, "add_reading", refuse)
        assert len(read(desk, load(desk))[0].claims) == 1


def test_progress_is_told_for_every_source(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt"), Paper("b.txt", b"Nobody was hurt.")], {}))
        build(desk, lambda *step: told.append(step))
    assert told[:3] == [("reading", 0, 2), ("reading", 1, 2), ("reading", 2, 2)]
    assert [step for step, _, _ in told[3:]] == ["accounting", "drafting"]


def test_a_draft_is_fresh_until_something_changes(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt")], {}))
        assert not fresh(desk)
        assert finish(desk, build) is not None
        assert fresh(desk)
        assert finish(desk, build) is None


def changes(case: Path) -> dict[str, bool]:
    """Return whether the draft is still fresh after each of the changes that it depends on."""
    seen = {}
    with desk_in(case) as desk:
        seen["program"] = fresh(msgspec.structs.replace(desk, program="0.later"))
        seen["reader"] = fresh(msgspec.structs.replace(desk, stages=Stages("stand-in/2")))
        seen["settings"] = fresh(msgspec.structs.replace(desk, settings=CaseSettings(title="Other")))
        first, second = read(desk, load(desk))[0].mentions
        judge(desk, "unsure", first.id, second.id, "cannot tell")
        seen["judgement"] = fresh(desk)
        build(desk)
        list(add(desk, [Paper("a.txt")], {"publisher": "P"}))
        seen["description"] = fresh(desk)
        build(desk)
        (case / "draft/index.html").write_text("edited by hand")
        seen["page"] = fresh(desk)
    return seen


def test_every_change_makes_the_draft_stale(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt")], {}))
        build(desk)
        assert fresh(desk)
    seen = changes(tmp_path)
    assert len(seen) == 6
    assert not any(seen.values()), seen


def test_the_fingerprint_does_not_depend_on_the_hour(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt")], {}))
        assert fingerprint(desk) == fingerprint(desk)


def test_an_interest_that_the_case_declares_is_laid_over_the_source(tmp_path: Path) -> None:
    interest = Interest("the Orsa Council", "owns the paper", "editor")
    settings = CaseSettings(publishers=(Declared("the invented daily", interest),))
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt")], {"publisher": "The Invented Daily"}))
        assert load(desk)[0].description.interest is None
        assert load(msgspec.structs.replace(desk, settings=settings))[0].description.interest == interest


def test_a_text_that_was_changed_in_the_vault_is_refused(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        list(add(desk, [Paper("a.txt", EXAMPLE.encode() + b"x")], {}))
        (source,) = desk.record.sources()
        path = next((tmp_path / "vault/objects").rglob(source.text))
        path.chmod(0o600)
        path.write_bytes(EXAMPLE.encode() + b"y")
        with pytest.raises(IntegrityError, match="was changed"):
            load_text(desk, source)
