"""Decisions: by somebody, with a reason, appended to log and record, and never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.unit.work.desks import Paper, desk_in
from tests.unit.work.rings import PHRASE, quick_lock

from dadkhah.adapters.vault import verify_vault
from dadkhah.errors import CallError, NoActor, UnknownRecord
from dadkhah.model.digest import record_id
from dadkhah.model.judgement import Judgement, shown, withdrawn
from dadkhah.work.add import add
from dadkhah.work.desk import Desk
from dadkhah.work.erase import erase
from dadkhah.work.ids import full_id
from dadkhah.work.judge import judge, mentions, review, undo
from dadkhah.work.load import load
from dadkhah.work.objects import get_record
from dadkhah.work.read import read
from dadkhah.work.reasons import LOCKED, told
from dadkhah.work.rebuild import rebuild


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path, by="R. Editor") as opened:
        list(add(opened, [Paper("a.txt")], {}))
        yield opened


def pair(desk: Desk) -> tuple[str, str]:
    first, second = mentions(desk).mentions
    return first.id, second.id


def test_a_judgement_is_in_record_and_log(desk: Desk) -> None:
    a, b = pair(desk)
    taken = judge(desk, "same", a, b, "one town")
    entry = list(desk.vault.ledger.entries())[-1]
    assert desk.record.judgements() == [taken]
    assert (entry["act"], entry["by"]) == ("annotate", "R. Editor")
    assert get_record(desk.vault.blobs, str(entry["object"]), Judgement) == taken


def test_an_id_may_be_cut_short(desk: Desk) -> None:
    a, b = pair(desk)
    taken = judge(desk, "different", a[:12], b[:12], "two towns")
    assert (taken.a, taken.b, taken.verdict) == (a, b, "different")


def test_undoing_is_one_more_row(desk: Desk) -> None:
    taken = judge(desk, "same", *pair(desk), "one town")
    undone = undo(desk, taken.id[:10], "they are two")
    assert desk.record.judgements() == [taken, undone]
    assert undone.undoes == taken.id


def test_a_review_holds_the_hash_of_what_was_shown(desk: Desk) -> None:
    claim = read(desk, load(desk))[0].claims[0]
    taken = review(desk, "read_correctly", claim.id, "as in the text")
    assert desk.record.reviews() == [taken]
    assert taken.of == shown(claim)


def test_every_decision_ends_with_a_checkpoint(desk: Desk) -> None:
    judge(desk, "same", *pair(desk), "one town")
    size = desk.vault.ledger.size()
    desk.vault.ledger.checkpoint()
    assert f"\n{size}\n" in desk.vault.ledger.checkpoint()


@pytest.mark.parametrize("by", ["", "  "])
def test_nobody_decides_nothing(desk: Desk, by: str) -> None:
    nobody = msgspec.structs.replace(desk, by=by)
    a, b = pair(desk)
    for decide in (
        lambda: judge(nobody, "same", a, b, "x"),
        lambda: undo(nobody, a, "x"),
        lambda: review(nobody, "rejected", a, "x"),
    ):
        with pytest.raises(NoActor):
            decide()
    assert desk.record.judgements() == []


def test_an_unknown_id_is_named(desk: Desk) -> None:
    with pytest.raises(UnknownRecord, match="ffffffffff: the case holds no mention"):
        judge(desk, "same", "f" * 10, pair(desk)[0], "x")


def test_one_mention_twice_is_refused(desk: Desk) -> None:
    a, _ = pair(desk)
    with pytest.raises(CallError, match="named twice"):
        judge(desk, "same", a, a[:10], "x")


@pytest.mark.parametrize(
    ("start", "error"), [("abcdef", CallError), ("abcde", UnknownRecord), ("123456", UnknownRecord)]
)
def test_a_short_id_must_name_one(start: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        full_id(start, ["abcdef01", "abcdef02"], "claim")


def test_an_id_listed_twice_is_one() -> None:
    assert full_id("abcdef", ["abcdef01", "abcdef01"], "claim") == "abcdef01"


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with two sealed sources and one in the open."""
    quick_lock(monkeypatch)
    with desk_in(tmp_path / "case") as opened:
        opened.keys.make(PHRASE)
        papers = [
            Paper(f"{name}.txt", f"{name}. 12 people were killed in {name}.\n".encode()) for name in ("Orsa", "Velm")
        ]
        list(add(opened, papers, {}))
        list(add(opened, [Paper("open.txt")], {"source_class": "public"}))
    return tmp_path / "case"


def held(case: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(case.rglob("*")) if path.is_file())


def test_a_reason_about_a_sealed_source_is_sealed_with_it_in_log_and_record(two: Path) -> None:
    with desk_in(two, phrase=PHRASE) as opened:
        claim = read(opened, load(opened))[0].claims[0]
        taken = review(opened, "read_correctly", claim.id, "Ila Verrin said so")
        assert opened.record.reviews() == [taken]
        assert [one.reason for one in told(opened, [taken])] == ["Ila Verrin said so"]
    assert b"Ila Verrin" not in held(two)
    for path in two.glob("record.db*"):
        path.unlink()
    with desk_in(two) as opened:
        rebuild(opened)
        assert opened.record.reviews() == [taken]
        assert [one.reason for one in told(opened, [taken])] == [LOCKED]


@pytest.mark.slow
def test_a_reason_about_two_sealed_sources_goes_with_either(two: Path) -> None:
    with desk_in(two, phrase=PHRASE) as opened:
        sources = opened.record.sources()
        ids = {mention.source: mention.id for mention in mentions(opened).mentions}
        first, second, public = (ids[one.object] for one in sources)
        taken = judge(opened, "different", first, second, "Oru Tamsin knows both")
        again = undo(opened, taken.id, "Oru Tamsin was wrong")
        plain = judge(opened, "same", public, mentions(opened).mentions[-2].id, "one town")
        assert plain.reason == "one town"
        reasons = [one.reason for one in told(opened, [taken, again])]
        assert reasons == ["Oru Tamsin knows both", "Oru Tamsin was wrong"]
        assert [one.id for one in told(opened, [taken, again, plain])] == [taken.id, again.id, plain.id]
        assert withdrawn(told(opened, opened.record.judgements())) == {taken.id}
        erase(opened, [sources[1].object], outcome="granted", request="letter 14", ground="consent was withdrawn")
        assert [one.reason for one in told(opened, [taken, again, plain])] == [LOCKED, LOCKED, "one town"]
    assert b"Oru Tamsin" not in held(two)
    assert verify_vault(two / "vault").verdict == "held"


def test_a_decision_in_the_open_is_called_as_before() -> None:
    taken = Judgement(a="a", b="b", verdict="same", actor="R. Editor", at="2031-05-01T00:00:00Z", reason="one town")
    assert taken.id == record_id(
        "judgement",
        {"a": "a", "b": "b", "verdict": "same", "actor": "R. Editor", "at": "2031-05-01T00:00:00Z"}
        | {"reason": "one town", "undoes": ""},
    )
