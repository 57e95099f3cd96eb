"""The queue asks first what changes the count of people most, and clusters that look wrong are found."""

from __future__ import annotations

from datetime import date

import pytest

from dadkhah.model.person import Pair, Person
from dadkhah.model.span import Interval
from dadkhah.resolve.rows.cluster import Rules, joined
from dadkhah.resolve.rows.odd import odd
from dadkhah.resolve.rows.review import queue

Found = tuple[int, int, float]
NOTHING: frozenset[tuple[int, int]] = frozenset()


def asked(*found: Found, rules: Rules | None = None, settled: frozenset[tuple[int, int]] = NOTHING) -> list[Found]:
    bound = rules or Rules(days=(None,) * 8)
    pairs = [Pair(left, right, probability, ()) for left, right, probability in found]
    questions = queue(pairs, bound, joined(pairs, bound).of, settled)
    return [(one.pair.left, one.pair.right, round(one.change, 3)) for one in questions]


def test_what_is_least_sure_is_asked_first_and_what_is_sure_never() -> None:
    assert asked((0, 1, 0.999), (2, 3, 0.45), (4, 5, 0.6), (6, 7, 0.01)) == [(2, 3, 0.45), (4, 5, 0.4)]


def test_a_likely_pair_that_a_rule_keeps_apart_comes_before_a_doubtful_one() -> None:
    days = Rules(days=(1, 9, None, None))
    assert asked((0, 1, 0.97), (2, 3, 0.5), rules=days) == [(0, 1, 0.97), (2, 3, 0.5)]


def test_the_change_is_that_of_the_whole_cluster() -> None:
    found = asked((0, 1, 0.9), (1, 2, 0.7), (0, 2, 0.7), rules=Rules(days=(None,) * 3))
    assert found == [(0, 2, 0.3), (1, 2, 0.3), (0, 1, 0.1)]
    chain = asked((0, 1, 0.9), (1, 2, 0.6), (0, 2, 0.2), rules=Rules(days=(None,) * 3, same=((0, 1),)))
    assert chain == [(1, 2, 0.6), (0, 2, 0.2)]


def test_what_others_have_judged_is_kept_to_and_not_asked_again() -> None:
    told = Rules(days=(None,) * 8, same=((0, 1),), different=frozenset({(2, 3)}))
    assert asked((0, 1, 0.3), (2, 3, 0.9), rules=told, settled=frozenset({(0, 1), (2, 3)})) == []
    apart = Rules(days=(None,) * 3, different=frozenset({(0, 2)}))
    found = asked((0, 1, 0.6), (1, 2, 0.6), rules=apart, settled=frozenset({(0, 2)}))
    assert found == [(0, 1, 0.0), (1, 2, 0.0)], "one of them is right, and it changes nothing in how many there are"


def test_two_rows_of_somebody_accused_are_asked_however_likely() -> None:
    assert asked((0, 1, 0.99), rules=Rules(days=(None,) * 2, alone=frozenset({0}))) == [(0, 1, 0.99)]


def person(source: str, rec: str, **said: object) -> Person:
    return Person(source=source, rec=rec, row=2, name="Karim Dovari", **said)  # type: ignore[arg-type]


def day(number: int) -> Interval:
    return Interval(date(2019, 11, number), date(2019, 11, number))


@pytest.mark.parametrize(
    ("people", "kinds"),
    [
        ([person("a", "1", died=day(1)), person("b", "2", died=day(9))], ["two_deaths"]),
        ([person("a", "1", died=day(1)), person("b", "2", died=day(2))], []),
        ([person("a", "1", sex="m"), person("b", "2", sex="f"), person("c", "3")], ["sexes", "chain"]),
        ([person("a", "1", born=day(1)), person("b", "2", born=day(2))], ["born"]),
        ([person("a", "1", age=20), person("b", "2", age=26)], ["ages"]),
        ([person("a", "1", age=20), person("a", "2", age=25)], ["twice"]),
    ],
)
def test_what_speaks_against_a_cluster_is_named(people: list[Person], kinds: list[str]) -> None:
    pairs = [Pair(0, 1, 0.9, ()), Pair(1, 2, 0.9, ())]
    found = odd(people, [0] * len(people), [one for one in pairs if one.right < len(people)])
    assert [list(one.kinds) for one in found] == ([kinds] if kinds else [])


def test_clusters_with_two_deaths_come_first_and_single_rows_never() -> None:
    people = [person("a", "1"), person("a", "2"), person("a", "3", died=day(1)), person("b", "4", died=day(9))]
    assert [one.rows for one in odd([*people, person("c", "5")], [0, 0, 2, 2, 4], [])] == [(2, 3), (0, 1)]
