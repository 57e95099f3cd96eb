"""Rows that found nobody look again at rows that say the same; ages tell what a kind of names is worth."""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec
import pytest
from benchmarks.chains import pairs

from dadkhah.model.person import Pair, Person
from dadkhah.model.span import Interval
from dadkhah.resolve.rows.columns import MOST, Columns, columns
from dadkhah.resolve.rows.missed import OTHER
from dadkhah.resolve.rows.model import KINDS, kind_step, name_step, prior
from dadkhah.resolve.rows.names import prepare
from dadkhah.resolve.rows.second import Second, _others, _years, kind, look, named, second

ORDER, SOUNDS, BEGINNING, NONE = range(len(KINDS) + 1)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Nader Yaser Morad", "Morad Nader Yaser", ORDER),
        ("نادر ياسر مراد", "Morad Nader Yaser", ORDER),
        ("Morad Yaser", "Yaser Morad", ORDER),
        ("Nader Yaser Jamil Morad", "Morad Nader", ORDER),
        ("Morad Nader Yaser", "Nader Jamil Yaser Morad", ORDER),
        ("Jamil Nader Yaser Morad", "Nader Yaser Morad", NONE),
        ("Jamil Nader Yaser", "Nader Yaser", NONE),
        ("حميد مراد", "Hamed Morad", SOUNDS),
        ("Hamid Morad", "Hamed Yaser Morad", SOUNDS),
        ("حميد مراد", "حامد مراد", NONE),
        ("Nader Morad", "Nader Olgan", BEGINNING),
        ("Nader Morad", "Jamil Olgani", NONE),
        ("Nader", "Jamil", NONE),
        ("", "Jamil", NONE),
    ],
)
def test_names_of_two_people_are_alike_in_kinds(one: str, other: str, found: int) -> None:
    left, right = prepare(one), prepare(other)
    assert kind(left, right) == kind(right, left) == found


def person(row: int, name: str, **said: object) -> Person:
    one = Person(source=str(row % 2), rec=str(row), row=2, name=name, age=30, place_id="1")
    day = date(2015, 1, 1)
    return msgspec.structs.replace(one, **{"died": Interval(day, day), **said})


def looked(people: list[Person], of: list[int]) -> tuple[Columns, list[tuple[int, int]]]:
    held = columns(people)
    return held, [divmod(pair, len(people)) for pair in look(held, of).meeting]


def test_a_row_alone_looks_at_all_that_say_two_things_that_it_says_and_share_a_word() -> None:
    later = date(2016, 1, 1)
    people = [
        person(0, "Nader Morad"),
        person(1, "Morad Nader", age=None),
        person(2, "Morad Yaser", died=Interval(later, later)),
        person(3, "Jamil Olgani"),
        person(4, "Morad Nader", place_id="2", age=None),
        person(5, "Morad Nader", sex="f", died=None),
    ]
    assert looked(people, list(range(6)))[1] == [(0, 1), (0, 2)]
    assert looked(people, [0, 0, 0, 3, 4, 5])[1] == []


def test_a_name_is_asked_for_once_and_never_beside_itself() -> None:
    people = [person(row, name) for row, name in enumerate(("Nader Morad", "Nader Morad", "Morad Nader"))]
    held = columns(people)
    assert list(named(held, look(held, [0, 1, 2]))) == [(0, 1)]


def test_more_rows_than_make_a_block_are_not_looked_at() -> None:
    people = [person(row, f"Nader {row}") for row in range(MOST + 1)]
    assert looked(people, list(range(MOST + 1)))[1] == []


def many(years: int, torn: int) -> tuple[Columns, list[int]]:
    """Return two rows of each of 200 people, and a stranger who died with them.

    Of so many the rows stand alone, their names in another order, so many years apart.
    """
    chance = random.Random(3)  # noqa: S311 - invented rows, the same each time
    people, of = [], []
    names = ["".join(chance.sample("bdklmnrst", 4)) + "ano" for _ in range(400)]
    for number in range(200):
        one, other = names[2 * number], names[2 * number + 1]
        day = date(2010, 1, 1) + timedelta(3 * number)
        alone = number < torn
        for at, name in enumerate((f"{one} {other}", f"{other} {one}" if alone else f"{one} {other}")):
            age = 30 + (at * years if alone else 0)
            people.append(person(at, name, rec=str(number), died=Interval(day, day), age=age))
            of.append(3 * number + (at if alone else 0))
        people.append(person(0, f"Nader {one}", rec=f"{number}", died=Interval(day, day), age=36))
        of.append(3 * number + 2)
    return columns(people), of


def found(years: int, torn: int) -> tuple[Second, list[int]]:
    held, of = many(years, torn)
    return second(held, [], of, prior(), (look(held, of), [])), of


@pytest.mark.parametrize(("years", "low", "high"), [(0, 4, 12), (1, 4, 12), (5, -12, -4)])
def test_what_another_order_is_worth_is_told_by_ages(years: int, low: float, high: float) -> None:
    told = found(years, 40)[0].weights
    assert low < told.bits(0, name_step(0, 0) - kind_step(ORDER)) < high
    assert prior().m[1:] == told.m[1:]


def test_pairs_that_a_second_look_finds_stand_among_the_others_in_order() -> None:
    again, _ = found(0, 40)
    assert [(pair.left, pair.right) for pair in again.pairs] == [(3 * at, 3 * at + 1) for at in range(40)]
    assert all(pair.probability > 0.5 for pair in again.pairs)
    assert all(pair.probability < 0.1 for pair in found(5, 40)[0].pairs)


def test_a_pair_that_is_known_is_not_found_again() -> None:
    held, of = many(0, 40)
    known = [Pair(0, 1, 0.3, (0,) * 7)]
    again = second(held, known, of, prior(), (look(held, of), []))
    assert again.pairs[0] == known[0]
    assert len(again.pairs) == 40


def test_a_level_that_was_found_goes_before_any_kind() -> None:
    held, of = many(0, 40)
    again = second(held, [], of, prior(), (look(held, of), [(min(held.name[:2]), max(held.name[:2]), 6)]))
    assert name_step(0, 0) - again.pairs[0].levels[0] == name_step(6, held.rare[0])


def test_pairs_of_one_day_and_place_some_years_apart_are_counted() -> None:
    later = Interval(date(2016, 1, 1), date(2016, 1, 1))
    said: list[dict[str, object]] = [
        {}, {"age": 33}, {"age": 38}, {"age": 39}, {"age": None}, {"age": 33, "place_id": ""},
        {"age": 33, "died": later}, {"age": 33, "died": None}, {"age": 32},
    ]  # fmt: skip
    held = columns([person(row, "Nader Morad", **one) for row, one in enumerate(said)])
    pairs = [at * len(said) + other for at in range(len(said)) for other in range(at + 1, len(said))]
    plain = [_years(held, *divmod(pair, len(said))) in OTHER for pair in pairs]
    assert _others(held, pairs) == sum(plain) == 6
    assert _others(held, []) == 0


def test_kin_are_of_no_kind() -> None:
    """Brothers have other first names; a son's name goes on with his father's."""
    kinds = [kind(prepare(pair.one), prepare(pair.other)) for pair in pairs()]
    assert sum(one == NONE for one in kinds) / len(kinds) >= 0.98
    assert ORDER not in kinds
