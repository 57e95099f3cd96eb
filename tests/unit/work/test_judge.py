"""Decisions: by somebody, with a reason, appended to log and record, and never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.unit.work.desks import Paper, desk_in

from dadkhah.errors import CallError, NoActor, UnknownRecord
from dadkhah.model.judgement import Judgement, shown
from dadkhah.work.add import add
from dadkhah.work.desk import Desk
from dadkhah.work.ids import full_id
from dadkhah.work.judge import judge, mentions, review, undo
from dadkhah.work.load import load
from dadkhah.work.objects import get_record
from dadkhah.work.read import read


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
