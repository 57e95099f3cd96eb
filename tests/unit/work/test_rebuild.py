"""What the log holds and the record lacks is made up; what neither explains is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.work.desks import EXAMPLE, Paper, desk_in

from dadkhah.errors import IntegrityError
from dadkhah.work.add import add
from dadkhah.work.desk import Desk
from dadkhah.work.judge import judge, review
from dadkhah.work.load import load, load_unread
from dadkhah.work.read import read
from dadkhah.work.rebuild import rebuild

pytestmark = pytest.mark.slow


def fill(desk: Desk) -> None:
    """Put two sources and two decisions into a case."""
    papers = [Paper("a.txt"), Paper("noise.txt", b"\xff\xfe\xfd"), Paper("c.txt", EXAMPLE.replace("31", "47").encode())]
    list(add(desk, papers, {}))
    list(add(desk, [Paper("a.txt", beside=b'title = "Told later"')], {}))
    readings = read(desk, load(desk))
    first, second = readings[0].mentions
    judge(desk, "same", first.id, second.id, "one town")
    review(desk, "read_correctly", readings[0].claims[0].id, "as in the text")


def lose_the_record(case: Path) -> None:
    for path in case.glob("record.db*"):
        path.unlink()


def test_a_lost_record_is_made_again_with_every_decision(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        fill(desk)
        before = (desk.record.sources(), desk.record.judgements(), desk.record.reviews(), load(desk), load_unread(desk))
    lose_the_record(tmp_path)
    with desk_in(tmp_path) as desk:
        assert rebuild(desk) == 6
        after = (desk.record.sources(), desk.record.judgements(), desk.record.reviews(), load(desk), load_unread(desk))
    assert after == before
    assert len(before[0]) == 3


def test_a_whole_record_lacks_nothing(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        fill(desk)
        assert rebuild(desk) == 0


def test_a_source_whose_derivation_is_missing_is_taken_in_again(tmp_path: Path) -> None:
    """The log ends between capture and derivation: nothing of it was acknowledged, and the next run goes on."""
    with desk_in(tmp_path) as desk:
        paper = Paper("a.txt")
        stored = desk.vault.blobs.put(paper.open())
        desk.vault.ledger.append(
            [{"act": "capture", "at": "2031-05-01T00:00:00Z", "by": "A", "object": stored.digest, "bytes": stored.size,
              "media": "text/plain", "src": {"place": desk.place_of("a.txt")}}]
        )  # fmt: skip
        assert rebuild(desk) == 0
        assert [one.outcome for one in add(desk, [paper], {})] == ["captured"]
        assert len(load(desk)) == 1


def test_a_vault_that_was_cut_is_named(tmp_path: Path) -> None:
    with desk_in(tmp_path / "one") as desk:
        fill(desk)
    with desk_in(tmp_path / "two"):
        pass
    lose_the_record(tmp_path / "two")
    (tmp_path / "one/record.db").rename(tmp_path / "two/record.db")
    with desk_in(tmp_path / "two") as desk, pytest.raises(IntegrityError, match="the log ends before it"):
        rebuild(desk)


def test_a_description_of_nothing_is_refused(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        digest = desk.vault.blobs.put(Paper("a.txt").open()).digest
        entry = {"act": "derive", "at": "2031-05-01T00:00:00Z", "by": "A", "object": digest, "description": digest}
        desk.vault.ledger.append([entry])
        with pytest.raises(IntegrityError, match="never took in"):
            rebuild(desk)


def test_the_decisions_of_a_record_are_looked_up_once_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_in(tmp_path) as desk:
        fill(desk)
        first, second = read(desk, load(desk))[0].mentions
        for reason in ("two towns", "no", "yes"):
            judge(desk, "different", first.id, second.id, reason)
        looks = iter([desk.record.judgements()])
        monkeypatch.setattr(type(desk.record), "judgements", lambda _: next(looks))
        assert rebuild(desk) == 0
        with pytest.raises(StopIteration):
            desk.record.judgements()
