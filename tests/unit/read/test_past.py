"""What the sentences so far have counted."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import gazetteer, laid, lines, source

from dadkhah.read.past import KEPT, Past
from dadkhah.read.reader import read


def test_an_empty_past_says_nothing() -> None:
    row = laid("The road was shut.").rows[0]
    context = Past().context(row)
    assert (context.toll, context.near, context.head, dict(context.numbers), context.wholes) == ("", "", (), {}, ())


def test_a_heading_holds_for_the_lines_below_it_and_no_longer() -> None:
    rows = laid("Deaths by town:\n\n- Northgate: 4\n\nThe road was shut.\n\n- Southgate: 9").rows
    past, heads = Past(), []
    for row in rows:
        heads.append(past.context(row).head)
        past = past.after(row, [])
    assert heads == [(), ("killed",), ("killed",), ()]


def test_only_so_many_numbers_are_kept() -> None:
    text = " ".join(f"Police killed {number} men." for number in range(100, 100 + 2 * KEPT))
    early = [line for line in lines(f"{text} Nine of the 101 were old.", "count") if line["low"] == 9]
    late = [line for line in lines(f"{text} Nine of the {99 + 2 * KEPT} were old.", "count") if line["low"] == 9]
    assert (early, [line["kind"] for line in late]) == ([], ["killed"])


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("The court opened nine cases of torture.", True),
        ("Police arrested nine men over the case.", True),
        ("Police arrested nine men.", False),
        ("The road was shut.", False),
    ],
)
def test_a_past_knows_whether_cases_were_told_of(text: str, cases: bool) -> None:
    (row,) = laid(text).rows
    assert Past().after(row, read(source(text), gazetteer()).claims).cases is cases


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("The army killed many men.", "killed"),
        ("The army killed and injured many men.", ""),
        ("The road was shut.", ""),
        ("Police arrested nine men.", ""),
    ],
)
def test_a_past_keeps_the_one_harm_told_without_a_number(text: str, mention: str) -> None:
    (row,) = laid(text).rows
    assert Past().after(row, read(source(text), gazetteer()).claims).mention == mention


def test_a_row_that_ends_in_a_colon_opens_a_list_of_its_kind() -> None:
    text = "In June 267 miners were killed:"
    (row,) = laid(text).rows
    assert Past().after(row, read(source(text), gazetteer()).claims).head == ("killed",)
