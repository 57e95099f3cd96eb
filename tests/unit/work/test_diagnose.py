"""What a person is shown after lists were joined: questions that can be given back, and a page."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from tests.unit.work.test_join_lists import FREE, PEOPLE, linked, person, said

from dadkhah.lists.judgements import judged, placed
from dadkhah.lists.settle import settle
from dadkhah.model.linkage import Weights
from dadkhah.model.listing import About
from dadkhah.model.person import Trouble
from dadkhah.resolve.rows.cluster import bits
from dadkhah.work.diagnose import ELSE, FILLED, Described, diagnosis, review, shown
from dadkhah.work.join import Linked

DESCRIBED = Described(
    about={"a": About(people="victims")},
    columns={"a": {"name": "Name"}},
    troubles=[Trouble("a", 3, "age", "is no age")],
)


def filled(found: Linked, *verdicts: str) -> list[list[str]]:
    """Return the rows of a file of questions with what a person filled in."""
    rows = [list(row) for row in review(found, FREE)]
    places = [rows[0].index(name) for name in FILLED]
    for row, verdict in zip(rows[1:], verdicts, strict=False):
        for place, cell in zip(places, (verdict, "R. Eviewer", "2026-11-21", "looked"), strict=True):
            row[place] = cell
    return rows


def test_both_rows_stand_side_by_side_with_what_speaks_for_and_against() -> None:
    head, first, *rest = review(linked((1, 3, 0.9)), FREE)
    row = dict(zip(head, first, strict=True))
    assert rest == []
    assert (row["list_a"], row["a"], row["place_a"], row["name_a"]) == ("a", "2", "row 2", "Nasrin Golzar")
    assert (row["list_b"], row["b"], row["says_b"]) == ("b", "4", "died: 2019-11-20")
    assert row["now"] == "kept apart: two known days of death"
    assert "(+" in row["for"]
    assert [row[name] for name in FILLED] == [""] * 4


def test_what_a_person_fills_in_is_read_back_and_what_is_left_open_is_no_fault() -> None:
    found = linked((0, 2, 0.5), (1, 3, 0.9))
    head, *rows = filled(found, "same")
    decided, wrong = judged("review.csv", head, enumerate(rows, start=2))
    bound = settle(placed("review.csv", decided, PEOPLE)[0], frozenset())
    assert (bound.same, wrong) == (((1, 3),), [])
    assert [row[1:3] for row in review(found, bound)][1:] == [("0.5000", "proposed")]


def test_names_that_a_sheet_would_run_are_marked() -> None:
    found = linked((0, 2, 0.5))
    people = (msgspec.structs.replace(PEOPLE[0], name="=cmd()"), *found.people[1:])
    rows = list(review(msgspec.structs.replace(found, people=people), FREE))
    assert "'=cmd()" in rows[1]


def test_where_people_disagree_the_question_says_what_each_said_and_is_asked_again() -> None:
    bound = settle([said((0, 2), "same", "A"), said((0, 2), "different", "B")], frozenset())
    row = list(review(linked((0, 2, 0.99), bound=bound), bound))[1]
    assert "A judged same" in " ".join(row)
    assert "B judged different" in " ".join(row)


def test_the_page_holds_counts_questions_clusters_and_cells() -> None:
    page = diagnosis(linked((0, 2, 0.99), (1, 3, 0.9)), FREE, DESCRIBED, "9")
    assert (page.rows, page.people, page.accused) == (5, 4, 0)
    assert page.low <= page.median <= page.high
    assert [one.right.rec for one in page.questions] == ["4"]
    assert [one.verdict for one in page.matches] == ["joined"]
    assert [(one.name, one.rows, one.unread, one.about.people) for one in page.sheets] == [
        ("a", 2, 1, "victims"),
        ("b", 3, 0, ""),
    ]
    assert (page.unread_of, page.unread[0].what) == (1, "is no age")


def test_a_cluster_that_looks_wrong_is_on_the_page() -> None:
    bound = settle([said((1, 3), "same")], frozenset())
    (one,) = diagnosis(linked(bound=bound), bound, DESCRIBED, "9").doubtful
    assert (one.name, one.kinds, [row.rec for row in one.rows]) == ("a/2", ("two_deaths",), ["2", "4"])


@pytest.mark.parametrize("probability", [0.3, 0.9])
def test_the_steps_of_a_match_lead_from_one_to_the_next_up_to_its_probability(probability: float) -> None:
    found = linked((0, 4, probability))
    (match,) = diagnosis(found, FREE, DESCRIBED, "9").questions
    for one, other in pairwise(match.steps):
        assert one.start + one.bits == pytest.approx(other.start)
    assert match.steps[-1].words == ELSE
    assert match.steps[-1].start + match.steps[-1].bits == pytest.approx(bits(probability))


def test_weights_that_explain_a_pair_leave_nothing_else() -> None:
    found = linked((0, 4, 0.9))
    levels = found.pairs[0].levels
    learned: Weights = found.learned.weights
    exact = msgspec.structs.replace(found.pairs[0], probability=learned.probability(levels))
    (match,) = diagnosis(msgspec.structs.replace(found, pairs=(exact,)), FREE, DESCRIBED, "9").questions
    assert ELSE not in [step.words for step in match.steps]


def test_a_row_says_only_what_it_gives() -> None:
    row = shown(person("1", "Karim", day=16), lambda _: "sheet Dead, cell B2")
    assert (row.place, row.facts) == ("sheet Dead, cell B2", (("died", "2019-11-16"),))
