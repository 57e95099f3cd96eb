"""Joins that were missed are told by ages that agree too often; the interval allows for them."""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec
import pytest

from dadkhah.model.person import Person
from dadkhah.model.span import Interval
from dadkhah.resolve.rows.columns import columns
from dadkhah.resolve.rows.missed import FEW, MOST, Missed, missed, people

PLACES, DAYS = 4, 400


def drawn() -> random.Random:
    return random.Random(7)  # noqa: S311 - invented rows, the same each time


def rows(chance: random.Random, lost: float, lists: int = 2, many: int = 1_000) -> tuple[list[Person], list[int], int]:
    """Return two rows of each of so many people, their clusters, and how many people stand in two of them."""
    found: list[Person] = []
    of: list[int] = []
    missing = 0
    for number in range(many):
        died = date(2015, 1, 1) + timedelta(chance.randrange(DAYS))
        place, age = str(chance.randrange(PLACES)), int(chance.triangular(0, 80, 25))
        torn = chance.random() < lost
        missing += torn
        for at in range(2):
            known = chance.random() < 0.8
            found.append(
                Person(
                    source=str(at % lists),
                    rec=str(number),
                    row=2,
                    name=f"{number} {at}",
                    age=age + chance.randrange(2) if known else None,
                    died=Interval(died, died) if known or at else None,
                    place_id=place,
                )
            )
            of.append(len(of) if torn or not at else len(of) - 1)
    return found, of, missing


@pytest.mark.parametrize(("lost", "lists"), [(0.0, 2), (0.05, 2), (0.2, 2), (0.1, 1)])
def test_joins_that_were_missed_are_estimated_within_their_deviation(lost: float, lists: int) -> None:
    people, of, missing = rows(drawn(), lost, lists)
    found = missed(columns(people), of)
    assert found is not None
    assert abs(found.joins - missing) < 2 * found.deviation
    assert found.deviation < 100


def test_nothing_is_said_where_few_rows_found_others_or_no_row_says_enough() -> None:
    few, of, _ = rows(drawn(), 0.0, many=FEW // 4)
    assert missed(columns(few), of) is None
    silent = [Person(source=one.source, rec=one.rec, row=2, name=one.name, place_id="x") for one in few * 8]
    assert missed(columns(silent), [at // 2 * 2 for at in range(len(silent))]) is None


def test_among_many_strangers_of_one_day_and_place_nothing_is_counted() -> None:
    day = Interval(date(2015, 1, 1), date(2015, 1, 1))
    crowd = [Person(source="a", rec="", row=2, name=str(at), age=30, died=day, place_id="x") for at in range(MOST + 1)]
    people, of, _ = rows(drawn(), 0.1)
    assert missed(columns([*people, *crowd]), [*of, *range(len(of), len(of) + len(crowd))]) == missed(
        columns(people), of
    )


def test_where_many_died_on_one_day_rows_are_compared_that_share_a_word() -> None:
    people, of, missing = rows(drawn(), 0.1)
    chance, one_day = drawn(), Interval(date(2015, 1, 1), date(2015, 1, 1))
    words = ["".join(chance.sample("bdklmnrst", 5)) for _ in people]
    said = [
        msgspec.structs.replace(one, name=f"{words[at // 2]} {words[at % 200]}", died=one.died and one_day)
        for at, one in enumerate(people)
    ]
    found = missed(columns(said), of)
    assert found is not None
    assert abs(found.joins - missing) < 2 * found.deviation
    assert found.deviation < 50


def test_rows_that_say_less_may_be_missed_more() -> None:
    people, of, _ = rows(drawn(), 0.1)
    all_said, _, _ = rows(drawn(), 0.1)
    found = missed(columns(people), of)
    telling = [at for at, one in enumerate(people) if one.age is not None and one.died is not None]
    whole = missed(columns([all_said[at] for at in telling]), [of[at] for at in telling])
    assert found is not None
    assert whole is not None
    assert 0 < found.more < found.joins
    assert whole.more == 0


def test_the_interval_allows_for_both_doubts() -> None:
    assert people(100, (98, 101, 104), None) == (98, 101, 104)
    low, middle, high = people(1_000, (995, 1_000, 1_005), Missed(20.0, 10.0))
    assert (low, middle, high) == (959, 980, 1001)
    assert people(1_000, (900, 1_000, 1_100), Missed(20.0, 10.0))[0] < low
    assert people(1_000, (995, 1_000, 1_005), Missed(20.0, 10.0, 30.0)) == (low - 30, middle, high)
    assert people(3, (3, 3, 3), Missed(5.0, 1.0)) == (1, 1, 1)


def test_of_rows_that_no_machine_joins_nothing_was_missed() -> None:
    people, of, _ = rows(drawn(), 0.0)
    twice = [msgspec.structs.replace(one, source="c") for one in people[:400]]
    found = columns([*people, *twice])
    alone = range(len(people), len(found.name))
    told = missed(found, [*of, *alone], bound=frozenset(alone))
    assert told is not None
    assert told.joins < 20
