"""Rows as columns of numbers, and the blocks in which they meet."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta

import pytest

from dadkhah.model.person import Person
from dadkhah.model.span import Interval
from dadkhah.resolve.rows import names
from dadkhah.resolve.rows.columns import MOST, Columns, Population, _drawn, blocks, columns, most, others, slipped
from dadkhah.resolve.rows.model import name_step

DAY = date(2019, 11, 16)


def days(first: date, last: date | None = None) -> Interval:
    return Interval(first, last or first)


def row(name: str, **values: object) -> Person:
    given: dict[str, object] = {"source": "a", "rec": name, "row": 2, "name": name} | values
    return Person(**given)  # type: ignore[arg-type]


def meet(one: Person, other: Person, crowd: int = 0) -> bool:
    """Say whether two rows share a block that is small enough, among a crowd that has the same words of names."""
    rows = [one, other, *(row(f"{one.name} {at}", rec=str(at)) for at in range(crowd))]
    held = columns(rows)
    found: dict[int, set[int]] = defaultdict(set)
    for number, block in blocks(held, range(len(held.name))):
        found[block].add(number)
    return any({0, 1} <= members and len(members) <= MOST for members in found.values())


def test_names_are_numbered_by_their_words() -> None:
    held = columns([row("Karim Rostami"), row("Nasrin Golzar"), row("Karim  ROSTAMI", father="Nasrin Golzar")])
    assert held.name == [0, 1, 0]
    assert held.father == [None, None, 1]
    assert [name.words for name in held.spelled] == [("karim", "rostami"), ("nasrin", "golzar")]


def test_names_stand_in_the_order_of_their_consonants_whatever_the_order_of_rows() -> None:
    rows = [row("Nasrin Golzar", father="Zhinus"), row("کریم رستمی"), row("Karim Rostami"), row("Karim Golzar")]
    held, turned = columns(rows), columns(rows[::-1])
    written = [name.words for name in held.spelled]
    assert written == [name.words for name in turned.spelled]
    assert written[1] == ("karim", "golzar")
    assert {held.name[1], held.name[2]} == {2, 3}
    assert [held.spelled[name].words for name in held.name] == [
        turned.spelled[name].words for name in turned.name[::-1]
    ]


def test_rows_without_a_name_are_not_of_one_name_and_meet_nobody() -> None:
    held = columns([row("", rec="1"), row("?", rec="2"), row("Karim Rostami")])
    assert len(set(held.name)) == 3
    assert {number for number, _ in blocks(held, range(len(held.name)))} == {2}


def test_days_ages_and_places_are_numbers_or_nothing() -> None:
    known = row(
        "Karim Rostami", died=days(DAY), born=days(date(1985, 5, 1)), place="Shiraz", place_id="s", sex="f", source="b"
    )
    held = columns([row("Nasrin Golzar"), known])
    assert held.first == [None, DAY.toordinal()]
    assert held.last == [None, DAY.toordinal()]
    assert held.born == [None, date(1985, 5, 1).toordinal()]
    assert held.age == [None, 34]
    assert held.place[0] is None
    assert held.sex == [None, 2]
    assert held.source == [0, 1]


@pytest.mark.parametrize(
    ("given", "born", "age"),
    [
        (40, days(date(1985, 5, 1)), 40),
        (None, days(date(1985, 1, 1), date(1985, 12, 31)), 34),
        (None, days(date(2020, 5, 1)), None),
        (None, None, None),
    ],
)
def test_an_age_is_the_one_given_or_follows_from_the_days(
    given: int | None, born: Interval | None, age: int | None
) -> None:
    held = columns([row("Karim Rostami", age=given, born=born, died=days(DAY))])
    assert held.age == [age]


def test_what_many_rows_have_is_usual() -> None:
    rows = [
        row(f"Name{at}", died=days(DAY + timedelta(days=at % 50 * (at % 2))), place_id=str(at % 3)) for at in range(100)
    ]
    held = columns(rows)
    assert held.usual_day[0] == 1
    assert held.usual_day[1] == 0
    assert set(held.usual_place) == {1}


def test_a_name_that_many_have_is_common() -> None:
    rows = [row("Karim Rostami", rec=str(at)) for at in range(60)] + [row("Zhinus Parvaneh")]
    held = columns(rows)
    assert held.rare[0] < held.rare[-1]
    assert held.rare[-1] == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row("Karim Rostami"), row("کریم رستمی")),
        (row("Karim Rostami"), row("Rostami, Karim Ali")),
        (row("Zhinus Rostami"), row("Zhinus Golzar")),
        (row("Habib Ghareh Momeni"), row("Habibghareh Momeni")),
    ],
)
def test_rows_of_like_names_meet(one: Person, other: Person) -> None:
    assert meet(one, other)


@pytest.mark.parametrize(
    ("values", "others"),
    [
        ({"died": days(DAY)}, {"died": days(DAY + timedelta(days=1))}),
        ({"died": days(DAY)}, {"died": days(date(2019, 11, 1), date(2019, 11, 30))}),
        ({"age": 30}, {"age": 31}),
        ({"place_id": "s"}, {"place_id": "s"}),
        ({"born": days(date(1985, 5, 1))}, {"born": days(date(1985, 5, 1))}),
    ],
)
def test_rows_of_a_common_name_meet_by_what_else_they_share(
    values: dict[str, object], others: dict[str, object]
) -> None:
    assert not meet(row("Karim Rostami"), row("Karim Rostami", rec="2"), crowd=100)
    assert meet(row("Karim Rostami", **values), row("Karim Rostami", rec="2", **others), crowd=100)


def test_rows_that_share_nothing_do_not_meet() -> None:
    assert not meet(row("Karim Rostami", place_id="s"), row("Nasrin Golzar", place_id="s"))


def test_fewer_rows_may_share_a_block_where_there_are_many() -> None:
    assert [most(rows) for rows in (0, 1, 100_000, 400_000, 1_000_000)] == [60, 60, 60, 30, 19]


def crowd() -> Columns:
    return columns(
        [row("Karim Rostami", rec=str(at)) for at in range(40)] + [row("Nasrin Golzar"), row("Nasrin Gulzar")]
    )


def test_the_sample_is_drawn_among_common_words_and_again_the_same() -> None:
    held = crowd()
    found = list(others(held, 1))
    assert found == list(others(held, 1)) != list(others(held, 2))
    assert found == sorted(set(found))
    assert all(one < other < 40 for one, other in found)


def test_one_of_some_items_is_drawn_as_the_library_draws_it() -> None:
    one, other = (random.Random(3) for _ in range(2))  # noqa: S311 - a sample, not a secret
    for many in (1, 2, 5, 64, 1000):
        assert _drawn(one.getrandbits, range(many)) == other.choice(range(many))


def test_the_population_counts_all_pairs_of_rows() -> None:
    held = crowd()
    level = names.level(held.spelled[1], held.spelled[2]) if len(held.spelled) > 2 else 0
    counting = Population(held)
    assert list(counting.counted([(1, 2, level)] if level else [])) == ([(1, 2, level)] if level else [])
    found = counting.told(0, lambda pairs: [0] * (len(pairs) // 2))
    assert found.pairs == 42 * 41 // 2
    assert found.names[name_step(names.SAME_NAME, held.rare[0])] >= 40 * 39 // 2
    assert sum(found.names) <= found.pairs


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("rstm", "rstn", True),
        ("rstm", "rsm", True),
        ("rstm", "rtsm", True),
        ("rstm", "krmm", False),
        ("sr", "sn", False),
    ],
)
def test_two_words_with_one_slip_share_what_is_left(one: str, other: str, *, alike: bool) -> None:
    assert bool(set(slipped(one)) & set(slipped(other))) == alike


def test_rows_with_a_slip_in_one_common_word_meet_in_one_place() -> None:
    given = ["Karim Golzar", "Nasrin Rostami"]
    crowd = [row(name, rec=f"{name} {at}") for at in range(40) for name in given]
    assert not shared([row("Karim Rostami"), row("Karim Roktami"), *crowd])
    assert shared([row("Karim Rostami", place_id="s"), row("Karim Roktami", place_id="s"), *crowd])


def shared(rows: list[Person]) -> bool:
    """Say whether the first two rows share a block that is small enough."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, block in blocks(columns(rows), range(len(rows))):
        found[block].add(number)
    return any({0, 1} <= members and len(members) <= MOST for members in found.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [("محمد العتار", "Mohammed Alatar"), ("احمد رضوان", "Ahmed Radwan"), ("Salma Abdorrazaq", "سلمی عبدالرزاق")],
)
def test_rows_meet_in_every_way_in_which_their_words_are_read(one: str, other: str) -> None:
    assert meet(row(one), row(other))


def test_rows_of_one_common_name_meet_by_what_else_they_say() -> None:
    crowd = [row("Ali Hassan", rec=str(at), place_id="x", age=at % 80) for at in range(4 * MOST)]
    held = columns([*crowd, row("Ali Hassan", rec="a", place_id="y"), row("علی حسن", rec="b", place_id="y")])
    found: dict[int, set[int]] = defaultdict(set)
    for number, block in blocks(held, range(len(held.name))):
        found[block].add(number)
    last = {len(crowd), len(crowd) + 1}
    assert any(members == last for members in found.values())
