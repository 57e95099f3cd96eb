"""Sentences about several figures: one for each pair of origins, each drift, each series. The case is invented."""

from __future__ import annotations

import msgspec
import pytest
from tests.unit.publish import invented

from dadkhah.model.dossier import Piece, Statement
from dadkhah.model.tally import Conflict, Drift, Series, Tally
from dadkhah.publish.comparing import conflict_statements, drift_statements, series_statements
from dadkhah.publish.figure import figure_rows, totals
from dadkhah.publish.footnotes import Footnotes
from dadkhah.publish.index import build_index

HEAD, BODY, OLD = invented.COUNT_HEAD.id, invented.COUNT_BODY.id, invented.COUNT_OLD.id
PARTY, LEAST, STATE = invented.COUNT_PARTY.id, invented.COUNT_LEAST.id, invented.COUNT_STATE.id
ORIGINS = {origin.id: origin for origin in invented.WEIGHED.origins}


@pytest.fixture
def notes() -> Footnotes:
    return Footnotes(build_index(invented.inputs()))


def said(statement: Statement) -> str:
    return "".join(piece.text for piece in statement.pieces)


def with_conflicts(*pairs: tuple[str, str]) -> Tally:
    return msgspec.structs.replace(invented.TALLY, conflicts=tuple(Conflict(a, b, "apart") for a, b in pairs))


def test_the_conflicts_of_two_origins_are_one_sentence(notes: Footnotes) -> None:
    tally = with_conflicts((BODY, LEAST), (LEAST, STATE), (PARTY, BODY), (STATE, HEAD))
    told = [said(one) for one in conflict_statements(tally, ORIGINS, notes)]
    end = " exclude one another: both bounds are stated, and no value lies in both."
    assert told == [
        f"12 (Government of Veshtia) and at least 225 (Merle News Agency){end}",
        f"12 (Government of Veshtia) and at least 1,500 (Renewal Party){end}",
        f"at most 225 (Merle News Agency) and 1,500 and at least 1,500 (Renewal Party){end}",
    ]


def test_a_sentence_cites_every_figure_that_it_collects(notes: Footnotes) -> None:
    tally = with_conflicts((BODY, LEAST), (PARTY, BODY))
    (statement,) = conflict_statements(tally, ORIGINS, notes)
    assert {ref.number for ref in statement.refs} == {1, 2, 3}
    assert {note.claim for one in notes.footnotes() for note in one.notes} == {BODY, LEAST, PARTY}


def test_values_that_exclude_different_ones_stay_apart_in_the_sentence(notes: Footnotes) -> None:
    (statement,) = conflict_statements(with_conflicts((OLD, PARTY), (BODY, LEAST)), ORIGINS, notes)
    assert said(statement).startswith(
        "140 (Merle News Agency) and 1,500 (Renewal Party); at most 225 (Merle News Agency) and at least 1,500 "
        "(Renewal Party) exclude one another"
    )


def test_a_conflict_inside_one_origin_says_so(notes: Footnotes) -> None:
    (statement,) = conflict_statements(with_conflicts((OLD, HEAD)), ORIGINS, notes)
    assert "(both of one origin) exclude one another" in said(statement)


def test_an_origin_that_is_not_listed_is_called_unknown(notes: Footnotes) -> None:
    (statement,) = conflict_statements(with_conflicts((BODY, LEAST)), {}, notes)
    assert said(statement).startswith("at most 225 (origin not known)")


def test_drifts_of_one_wording_are_one_sentence_with_all_publishers(notes: Footnotes) -> None:
    reason = "texts of one origin state one number with different bounds: 1,500 / at least 1,500"
    drifts = (Drift((PARTY, LEAST), reason), Drift((LEAST, HEAD), reason))
    (statement,) = drift_statements(drifts, notes)
    assert said(statement) == (
        "1,500 (Voice of Renewal) / at least 1,500 (Voice of Renewal) / at least 225 (Merle News Agency): texts of one "
        "origin state one number with different bounds."
    )
    assert len(statement.refs) == 3


def test_a_drift_that_another_holds_is_not_said_twice(notes: Footnotes) -> None:
    drifts = (Drift((PARTY, LEAST), "inside: 1"), Drift((PARTY, LEAST, HEAD), "between: 2"))
    assert [said(one).split(": ")[-1] for one in drift_statements(drifts, notes)] == ["between."]


@pytest.mark.parametrize(
    ("reason", "tail"),
    [
        ("raised from 140 to at least 225 by one voice as time went on", "raised by one voice as time went on."),
        ("raised or changed from 140 to at least 225, as the text says itself", "changed, as the text says itself."),
        ("as another stage worded it", "as another stage worded it."),
    ],
)
def test_a_series_names_each_step_with_its_day(notes: Footnotes, reason: str, tail: str) -> None:
    (statement,) = series_statements([Series((OLD, HEAD), reason)], notes)
    assert said(statement).startswith(
        "140 (Merle News Agency, 2 April 2031), then at least 225 (Merle News Agency, 2 Ap"
    )
    assert said(statement).endswith(tail)


def as_part(key: str, part: str) -> Tally:
    rows = tuple(msgspec.structs.replace(row, part=part) if row.claim == key else row for row in invented.TALLY.rows)
    return msgspec.structs.replace(invented.TALLY, rows=rows)


def test_a_part_without_a_link_stands_under_the_total_before_it_in_its_text(notes: Footnotes) -> None:
    rows = figure_rows([as_part(BODY, "subset")], notes)
    values = ["".join(piece.text for piece in row.cells[0]) for row in rows]
    assert [(values[at], row.lead) for at, row in enumerate(rows)][2:4] == [
        ("at least 225", ""),
        ("at most 225", "of these:"),
    ]
    assert [row.claim for row in totals(as_part(BODY, "subset"), notes)] == [STATE, OLD, HEAD, PARTY, LEAST]


def test_a_part_whose_total_is_not_there_keeps_its_place_and_says_what_it_is(notes: Footnotes) -> None:
    row = figure_rows([as_part(STATE, "breakdown")], notes)[0]
    assert row.lead == ""
    assert row.remarks[0] == (Piece("one part of a figure that is broken down"),)


def test_what_is_further_to_another_kind_of_figure_is_a_total_of_its_own(notes: Footnotes) -> None:
    assert STATE in [row.claim for row in totals(as_part(STATE, "addition"), notes)]
    assert STATE not in [row.claim for row in totals(as_part(STATE, "subset"), notes)]
