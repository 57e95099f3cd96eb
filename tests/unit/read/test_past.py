"""What the sentences so far have counted."""

from __future__ import annotations

from tests.unit.read.readings import laid, lines

from dadkhah.read.past import KEPT, Past


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
