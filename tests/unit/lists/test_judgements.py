"""What people decided: only signed decisions bind, the latest of a pair, different before same."""

from __future__ import annotations

from dadkhah.lists.judgements import judged, placed
from dadkhah.lists.settle import settle
from dadkhah.model.person import Person

HEADINGS = ["a", "b", "verdict", "actor", "time", "reason"]
PEOPLE = [
    Person(source=source, rec=rec, row=2, name="")
    for source, rec in [("x", "1"), ("x", "2"), ("y", "3"), ("y", "4"), ("z", "1")]
]


def decided(
    *rows: list[str], headings: list[str] = HEADINGS
) -> tuple[tuple[tuple[int, int], ...], set[tuple[int, int]], list[str]]:
    found, wrong = judged("f.csv", headings, enumerate(rows, start=2))
    said, strange = placed("f.csv", found, PEOPLE)
    held = settle(said, frozenset())
    return held.same, set(held.different), [one.what.split(":")[0] for one in (*wrong, *strange, *held.troubles)]


def test_same_and_different_bind() -> None:
    same, different, wrong = decided(["2", "3", "same", "R", "1", "x"], ["4", "2", "Different", "R", "1", "x"])
    assert (same, different, wrong) == (((1, 2),), {(1, 3)}, [])


def test_nobody_signed() -> None:
    assert decided(["2", "3", "same", "", "1", "x"], ["2", "3", "maybe", "R", "1", ""])[2] == ["no judgement"] * 2


def test_of_one_person_the_latest_holds_and_a_withdrawal_takes_it_back() -> None:
    first = ["2", "3", "same", "R", "2025-01-01", ""]
    assert decided(first, ["3", "2", "different", " r ", "2025-02-01", ""])[:2] == ((), {(1, 2)})
    assert decided(first, ["3", "2", "different", "R", "2024-02-01", ""])[:2] == (((1, 2),), set())
    assert decided(first, ["3", "2", "withdrawn", "R", "2025-02-01", ""])[:2] == ((), set())
    assert decided(["2", "3", "unsure", "R", "2025-01-01", ""])[:2] == ((), set())


def test_a_pair_that_nobody_decided_yet_is_no_fault() -> None:
    assert decided(["2", "3", "", "", "", "likely"], ["2", "3", "", "R", "", ""])[2] == ["no judgement"]


def test_cells_that_a_sheet_would_run_are_read_as_they_were() -> None:
    people = [Person(source="x", rec=rec, row=2, name="") for rec in ("=1", "+2")]
    found, _ = judged("f.csv", HEADINGS, [(2, ["'=1", "'+2", "same", "R", "", ""])])
    assert [one.pair for one in placed("f.csv", found, people)[0]] == [(0, 1)]


def test_an_id_of_two_lists_needs_its_list() -> None:
    assert decided(["1", "2", "same", "R", "", ""])[2] == [
        "the rows are not in these lists, or their ids do not tell one row"
    ]
    headings = ["list_a", "a", "list_b", "b", "verdict", "actor"]
    assert decided(["z", "1", "x", "2", "same", "R"], headings=headings)[0] == ((1, 4),)


def test_a_chain_that_joins_what_is_different_is_not_followed() -> None:
    same, different, wrong = decided(
        ["2", "3", "same", "R", "", ""], ["3", "4", "same", "R", "", ""], ["2", "4", "different", "R", "", ""]
    )
    assert (same, different) == (((1, 2),), {(1, 3)})
    assert wrong == ["judged the same, but other judgements keep them apart"]
