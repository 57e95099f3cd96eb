"""Lists of a case, victims whom texts name, and judgements about both: taken, undone, sent and received."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

import msgspec
import pytest
from tests import factories as make
from tests.unit.work.desks import Paper, Stages, desk_in
from tests.unit.work.test_join_lists import UNKNOWN, Engine

from dadkhah.cli.review import _ask as ask
from dadkhah.errors import NoActor, NothingReadable
from dadkhah.model.claim import Act, ActVictim
from dadkhah.model.entity import Cluster, Resolved
from dadkhah.model.judgement import Identity, Judgement
from dadkhah.model.person import Pair
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured, Description
from dadkhah.work.add import add, listed_options
from dadkhah.work.casejoin import CaseJoined, join_case, people_of
from dadkhah.work.caselists import asked as asked_of
from dadkhah.work.caselists import lists
from dadkhah.work.desk import Desk, Telling
from dadkhah.work.exchange import NOTHING_TO_WITHDRAW, Taken
from dadkhah.work.judge import judge, undo
from dadkhah.work.queue import asked, decide, exported, take_in
from dadkhah.work.withhold import withhold

pytestmark = pytest.mark.slow

REPORT = "Guards shot Karim Dovari in the yard. Colonel Farhad Teshti gave the order, and Mina Golbarg was killed too."


class Reads(Stages):
    """Reads one act, and knows who was killed."""

    def describe(self, telling: Telling) -> Description:
        listing = json.loads(telling.options["listing"]) if "listing" in telling.options else None
        return msgspec.structs.replace(super().describe(telling), listing=listing)

    def read(self, captured: Captured) -> Reading:
        if captured.text.content != REPORT:
            return super().read(captured)
        claim = make.act(captured, REPORT, "shot", "Farhad Teshti", place=("yard", None))
        victim = ActVictim(words=make.span(captured, "Karim Dovari", role="victim"), named=True)
        assert isinstance(claim.body, Act)
        claim = msgspec.structs.replace(claim, body=msgspec.structs.replace(claim.body, suffered_by=(victim,)))
        people = [make.mention(captured, "person", name) for name in ("Karim Dovari", "Farhad Teshti")]
        return msgspec.structs.replace(make.reading(captured, [claim], people), reader=self.reader)

    def summary(self, captured: Captured) -> dict[str, object]:
        return {"victims": [{"name": "Mina Golbarg"}, {"name": "Nobody Here"}, {"name": None}]}

    def resolve(
        self, captured: Sequence[Captured], readings: Sequence[Reading], judgements: Sequence[Judgement]
    ) -> Resolved:
        mentions = tuple(mention for reading in readings for mention in reading.mentions)
        clusters = tuple(
            Cluster(id=one.id, kind="person", label=one.span.exact, names=(one.span.exact,), mentions=(one.id,))
            for one in mentions
        )
        return Resolved(clusters=clusters, links=(), mentions=mentions)


def lines(*rows: dict[str, object]) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


COMMITTEE = lines({"id": "1", "name": "Karim Dovari", "age": "old"}, {"id": "2", "name": "Mina Golbarg"}, {"id": "3"})
COURT = lines({"defendant": "Farhad Teshti", "born": "1970"})


@contextmanager
def case(path: Path, by: str = "A. Tester") -> Iterator[Desk]:
    """Open a case with two lists and a report."""
    with desk_in(path, stages=Reads(), by=by) as desk:
        papers = [Paper("committee.jsonl", COMMITTEE), Paper("court.jsonl", COURT), Paper("r.txt", REPORT.encode())]
        list(add(desk, papers, {}))
        yield desk


def nowhere(name: str) -> list[tuple[str, str]]:
    return []


def joined(desk: Desk, *pairs: tuple[str, str, float]) -> CaseJoined:
    """Join a case with an engine that was told which names are alike, in the order of lists and texts."""
    first = join_case(desk, nowhere, lambda: nullcontext(Engine()))
    row = {(one.person.source, one.person.name): at for at, one in enumerate(first.entries)}
    found = []
    for left, right, probability in pairs:
        a, b = sorted(row[source, name] for source, name in (left.split("/"), right.split("/")))
        found.append(Pair(a, b, probability, UNKNOWN))
    return join_case(desk, nowhere, lambda: nullcontext(Engine(*found)))


KARIM = ("committee.jsonl/Karim Dovari", "r.txt/Karim Dovari", 0.8)
FARHAD = ("court.jsonl/Farhad Teshti", "r.txt/Farhad Teshti", 0.99)


def test_a_list_says_what_it_is_and_what_nobody_told(tmp_path: Path) -> None:
    with case(tmp_path) as desk:
        committee, court = lists(desk)
        assert (committee.rows, committee.columns["name"], committee.told) == (3, "name", {})
        assert set(committee.ask) == {"people", "population", "window", "area", "appear", "method", "feeds_from"}
        assert (court.told, court.accused) == ({"people": "accused"}, 1)
        assert [(row, column) for row, column, _ in committee.unread] == [(1, "age"), (3, "")]
        said = list(asked_of(desk, frozenset({committee.source})))
        assert len(said) == 1
        assert "not told: people, population" in said[0]
        report = next(one.object for one in desk.record.sources() if one.object not in {committee.source, court.source})
        assert list(asked_of(desk, frozenset({report}))) == []


def test_two_lists_of_one_name_are_told_apart(tmp_path: Path) -> None:
    with desk_in(tmp_path, stages=Reads()) as desk:
        list(add(desk, [Paper("a/dead.jsonl", COMMITTEE), Paper("b/dead.jsonl", COURT)], {}))
        assert [one.name for one in lists(desk)] == [f"dead.jsonl ({one.source[:8]})" for one in lists(desk)]


@pytest.mark.parametrize(("name", "kept"), [("x/dead.csv", '{"people": "victims"}'), ("other.csv", None)])
def test_of_a_map_each_source_takes_the_part_for_its_name(name: str, kept: str | None) -> None:
    options = {"title": "t", "listing": '{"dead.csv": {"people": "victims"}}'}
    assert listed_options(options, name) == {"title": "t"} | ({"listing": kept} if kept else {})


def test_what_a_map_says_is_kept_with_the_source(tmp_path: Path) -> None:
    with desk_in(tmp_path, stages=Reads()) as desk:
        said = {"listing": json.dumps({"dead.jsonl": {"name": "who", "people": "victims"}})}
        list(add(desk, [Paper("dead.jsonl", lines({"who": "Karim Dovari"}))], said))
        (one,) = lists(desk)
        assert (one.guessed, one.columns, one.told) == (False, {"name": "who"}, {"people": "victims"})


def test_a_victim_of_a_report_meets_the_row_of_a_list(tmp_path: Path) -> None:
    with case(tmp_path) as desk:
        found = joined(desk, KARIM, FARHAD)
        together = [one for one in people_of(found) if len(one.rows) > 1]
    assert [[(row.list, row.name, row.accused) for row in one.rows] for one in together] == [
        [("committee.jsonl", "Karim Dovari", False), ("r.txt", "Karim Dovari", False)]
    ]
    assert {one.person.name for one in found.entries if not one.listed} == {
        "Karim Dovari",
        "Farhad Teshti",
        "Mina Golbarg",
    }
    (blamed,) = [one for one in found.entries if one.person.accused and not one.listed]
    assert blamed.person.name == "Farhad Teshti"
    assert together[0].rows[0].cells == (
        ("id", "1", "line 1"),
        ("name", "Karim Dovari", "line 1"),
        ("age", "old", "line 1"),
    )


def test_what_people_judge_binds_the_next_run_until_it_is_undone(tmp_path: Path) -> None:
    with case(tmp_path) as desk:
        (one,) = asked(joined(desk, KARIM), 5)
        assert (one.now, one.change) == ("joined", 0.2)
        taken = decide(desk, one, "different", "two cousins")
        after = joined(desk, KARIM)
        assert after.linked.joined.people == len(after.entries)
        assert asked(after, 5) == []
        undo(desk, taken.id, "mixed up")
        assert len(asked(joined(desk, KARIM), 5)) == 1


def test_two_people_decide_about_somebody_accused(tmp_path: Path) -> None:
    for by, people in (("A. One", 7), ("B. Two", 6)):
        with case(tmp_path, by) as desk:
            (one,) = [one for one in asked(joined(desk, FARHAD), 5) if one.left.accused]
            assert one.now.startswith(("proposed: two people", "judged same, not followed"))
            decide(desk, one, "same", "the same post")
            assert joined(desk, FARHAD).linked.joined.people == people


def test_where_two_people_disagree_the_pair_stays_in_the_queue_with_both_voices(tmp_path: Path) -> None:
    said: tuple[tuple[str, Identity], ...] = (("A. One", "same"), ("B. Two", "different"))
    for by, verdict in said:
        with case(tmp_path, by) as desk:
            one, other = (e.mentions[0] for e in joined(desk).entries if e.person.name == "Karim Dovari")
            judge(desk, verdict, one[:8], other[:8], f"{by} looked")
    with case(tmp_path) as desk:
        (pair,) = asked(joined(desk, KARIM), 5)
        assert pair.now == "unsure: people disagree"
        assert [voice.partition(" (")[0] for voice in pair.voices] == ["A. One judged same", "B. Two judged different"]


def file_of(desk: Desk) -> list[tuple[str, ...]]:
    return list(exported(desk, nowhere))


def take(desk: Desk, rows: Sequence[Sequence[str]]) -> Taken:
    head, *rest = rows
    return take_in(desk, nowhere, "theirs.csv", head, enumerate(rest, start=2))


def test_judgements_go_from_one_case_to_another_with_their_actors_and_times(tmp_path: Path) -> None:
    with case(tmp_path / "one", "A. One") as desk:
        (one,) = asked(joined(desk, KARIM), 5)
        taken = decide(desk, one, "same", "=looked")
        rows = file_of(desk)
        assert rows[1][:8] == (
            "committee.jsonl",
            "1",
            "r.txt",
            one.right.mention,
            "same",
            "A. One",
            taken.at,
            "'=looked",
        )
        undo(desk, taken.id, "no")
        both = file_of(desk)
    with case(tmp_path / "two", "B. Two") as desk:
        received = take(desk, rows)
        assert [(one.id, one.actor, one.at, one.reason) for one in received.new] == [
            (taken.id, "A. One", taken.at, "=looked")
        ]
        assert (take(desk, rows).new, take(desk, rows).held) == ((), 1)
        assert joined(desk, KARIM).bound.same
        again = take(desk, both)
        assert ([one.undoes for one in again.new], again.held) == ([taken.id], 1)
        assert not joined(desk, KARIM).bound.same
        logged = [entry for entry in desk.vault.ledger.entries() if entry["act"] == "annotate"]
        assert [entry["by"] for entry in logged] == ["B. Two", "B. Two"]


def test_what_was_filled_in_by_hand_can_be_taken_in_and_withdrawn(tmp_path: Path) -> None:
    head = ["list_a", "a", "list_b", "b", "verdict", "actor", "time", "reason"]
    with case(tmp_path) as desk:
        mention = next(one for one in joined(desk).entries if one.person.source == "r.txt").mentions[0]
        row = ["committee.jsonl", "2", "", mention, "different", "C. Three", "2031-05-03", "x"]
        assert [one.verdict for one in take(desk, [head, row]).new] == ["different"]
        gone = take(desk, [head, [*row[:4], "withdrawn", "c. three ", "2031-05-04", ""]])
        assert [bool(one.undoes) for one in gone.new] == [True]
        wrong = take(desk, [head, [*row[:4], "withdrawn", "D. Four", "", ""], ["x", "9", "", "2", "same", "D", "", ""]])
        assert [one.what.split(":")[0] for one in wrong.troubles] == [
            NOTHING_TO_WITHDRAW.split(":")[0],
            "the rows are not in these lists, or their ids do not tell one row",
        ]


def test_decisions_of_others_need_somebody_who_takes_them_in(tmp_path: Path) -> None:
    with case(tmp_path) as desk:
        nobody = msgspec.structs.replace(desk, by=" ")
        with pytest.raises(NoActor):
            take(nobody, [["a"]])


def test_a_case_without_lists_or_victims_says_what_to_do(tmp_path: Path) -> None:
    with desk_in(tmp_path, stages=Stages()) as desk:
        list(add(desk, [Paper("orsa.txt")], {}))
        with pytest.raises(NothingReadable, match="no list of people"):
            join_case(desk, nowhere, lambda: nullcontext(Engine()))


def test_on_a_terminal_each_pair_is_asked_for_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with case(tmp_path) as desk:
        pairs = asked(joined(desk, KARIM, FARHAD), 5)
        answers = iter(["n", "d", "two cousins"])
        monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
        ask(desk, pairs)
        assert [(one.verdict, one.reason) for one in desk.record.judgements()] == [("different", "two cousins")]
        monkeypatch.setattr("click.prompt", lambda *_, **__: "q")
        ask(desk, pairs)
        assert len(desk.record.judgements()) == 1
    said = capsys.readouterr().out
    assert "name: Karim Dovari (line 1) | -" in said
    assert "two people decide" in said


def test_a_name_that_is_withheld_is_in_no_row(tmp_path: Path) -> None:
    with case(tmp_path) as desk:
        withhold(desk, ["Karim Dovari"], request="asked", ground="safety", outcome="granted")
        found = joined(desk)
    assert not any("Karim" in one.person.name for one in found.entries)
    assert sum(one.listed for one in found.entries) == 4
