"""Whole cases weighed: tables, labels, shares. All reports are invented."""

from __future__ import annotations

from tests.factories import count, share
from tests.unit.weigh.bench import case, report, tally

from dadkhah.model.source import Captured

DOC = report(
    "304 people were killed, 90 percent of them in Ostrel. 12 prisoners were executed. 31 provinces rose.", "Wire"
)


def figures(doc: Captured = DOC) -> list[object]:
    return [
        count(doc, "304 people were killed", "304", 304),
        count(doc, "12 prisoners were executed", "12", 12, kind="executed", victims="prisoners"),
        count(doc, "31 provinces rose", "31", 31, kind="places", unit="province"),
    ]


def test_labels_are_neutral_and_kinds_apart() -> None:
    weighed = case((DOC, figures()))  # type: ignore[arg-type]
    assert [one.label for one in weighed.tallies] == [
        "March 2031 protests, deaths in",
        "March 2031 protests, executions in",
        "March 2031 protests, places reached by (provinces)",
    ]


def test_every_count_stands_in_one_row() -> None:
    weighed = case((DOC, figures()))  # type: ignore[arg-type]
    rows = [row.claim for one in weighed.tallies for row in one.rows]
    assert sorted(rows) == sorted(claim.id for claim in figures())  # type: ignore[attr-defined]


def test_a_share_stands_with_what_it_is_a_share_of() -> None:
    part = share(DOC, "90 percent of them", "90 percent", 90.0)
    weighed = case((DOC, [*figures(), part]))  # type: ignore[list-item]
    (row,) = weighed.share_rows
    assert row.claim == part.id
    assert row.of == (figures()[0].id,)  # type: ignore[attr-defined]
    assert row.reason == "a share of: March 2031 protests"
    assert weighed.shares == (part.id,)


def test_a_share_without_a_total_says_so() -> None:
    part = share(DOC, "90 percent of them", "90 percent", 90.0)
    (row,) = case((DOC, [part])).share_rows
    assert (row.of, row.reason) == ((), "no total of March 2031 protests in these sources")


def test_rows_run_by_publication_then_place() -> None:
    late = report("97 people were killed. 99 people were killed.", "Courier", published="2032-01")
    claims = [count(late, f"{n} people were killed", str(n), n) for n in (99, 97)]
    rows = tally(case((late, claims), (DOC, figures()[:1]))).rows  # type: ignore[arg-type]
    assert [row.allowed.low for row in rows] == [304, 97, 99]


def test_a_denied_figure_is_shown_and_not_compared() -> None:
    doc = report("the council denied that 304 people were killed.", "Wire")
    denied = count(doc, "304 people were killed", "304", 304, polarity="denied")
    (row,) = tally(case((doc, [denied]))).rows
    assert not row.compared
    assert row.reason.startswith("denied: shown, contradicts nothing")
    assert tally(case((doc, [denied]))).origins_note == "no figure to compare"


def test_nothing_in_nothing_out() -> None:
    weighed = case()
    assert (weighed.tallies, weighed.origins, weighed.inconsistencies) == ((), (), ())
