"""Joining with a stand-in for the engine: what is written of clusters, links, draws, and the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import date

import msgspec
import pytest

from dadkhah.lists.settle import Bound, Said, settle
from dadkhah.model.linkage import Compared, Ends, Weights
from dadkhah.model.person import Judged, Pair, Person, Trouble, Verdict
from dadkhah.model.span import Interval
from dadkhah.resolve.rows.model import COMPARISONS, prior
from dadkhah.resolve.rows.reasons import forbidden, reasons
from dadkhah.work import join
from dadkhah.work.join import Linked

FREE = Bound((), frozenset(), ())
BEST = tuple(len(one.steps) - 1 for one in COMPARISONS)
UNKNOWN = (BEST[0], *(-1 for _ in COMPARISONS[1:]))


class Engine:
    """An engine that was told which pairs there are."""

    def __init__(self, *pairs: Pair) -> None:
        self.pairs = pairs
        self.loaded: Mapping[str, Sequence[int | None]] = {}
        self.kept: list[tuple[int, int, int]] = []

    def load(self, columns: Mapping[str, Sequence[int | None]], blocks: Iterable[tuple[int, int]], most: int) -> int:
        self.loaded = columns
        return len(list(blocks)) and most and len(self.pairs)

    def names(self, ends: Ends | None = None) -> Iterator[tuple[int, int]]:
        size = len(set(self.loaded["name"]))
        return ((one, other) for one in range(size) for other in range(one + 1, size))

    def keep(self, alike: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
        self.kept = list(alike)
        return iter(())

    def compare(self, fathers: Iterable[tuple[int, int, int]], others: Iterable[tuple[int, int]]) -> Compared:
        assert list(fathers) == []
        assert list(others) == []
        return Compared({one.levels: 1 for one in self.pairs}, {})

    def score(self, weights: Weights, least: float) -> Iterator[Pair]:
        assert weights.match > 0
        return (one for one in self.pairs if one.probability >= least)


def person(rec: str, name: str, source: str = "a", day: int = 0) -> Person:
    died = Interval(date(2019, 11, day), date(2019, 11, day)) if day else None
    return Person(source=source, rec=rec, row=2, name=name, died=died)


def said(pair: tuple[int, int], verdict: Verdict, actor: str = "R. Eviewer") -> Said:
    rows = ("", ""), ("", "")
    one = Judged(left=rows[0], right=rows[1], verdict=verdict, actor=actor, time="2025-01-01", reason="x")
    return Said("j.csv", 2, pair, one)


PEOPLE = [
    person("1", "Karim Rostami"),
    person("2", "Nasrin Golzar", day=16),
    person("3", "کریم رستمی", source="b"),
    person("4", "Nasrin Golzar", source="b", day=20),
    person("5", "Bahram Farzan", source="b"),
]


def linked(*pairs: tuple[int, int, float], bound: Bound = FREE, count: int = 0) -> Linked:
    engine = Engine(*(Pair(left, right, probability, UNKNOWN) for left, right, probability in pairs))
    return join.join(PEOPLE, bound, lambda: nullcontext(engine), count=count, seed=1)


def test_rows_have_an_order_of_their_own() -> None:
    assert join.ordered(reversed(PEOPLE)) == PEOPLE
    twins = [person("1", "Nasrin"), person("1", "Karim")]
    assert [one.name for one in join.ordered(twins)] == ["Karim", "Nasrin"]


def test_only_names_that_are_alike_are_kept() -> None:
    engine = Engine()
    join.join(PEOPLE, FREE, lambda: nullcontext(engine))
    karim, _, written_otherwise, *_ = engine.loaded["name"]
    assert [{one, other} for one, other, _ in engine.kept] == [{karim, written_otherwise}]


def test_clusters_are_named_by_their_first_row() -> None:
    assert list(join.clusters(linked((0, 2, 0.99)))) == [
        ("list", "rec_id", "cluster_id", "probability"),
        ("a", "1", "a/1", "0.9900"),
        ("a", "2", "a/2", "1.0000"),
        ("b", "3", "a/1", "0.9900"),
        ("b", "4", "b/4", "1.0000"),
        ("b", "5", "b/5", "1.0000"),
    ]


def test_two_people_of_one_id_have_two_names() -> None:
    twins = [person("1", "Karim"), person("1", "Nasrin")]
    found = join.join(twins, FREE, lambda: nullcontext(Engine()))
    assert join.ids(found) == ["a/1", "a/1#2"]


@pytest.mark.parametrize(
    ("pair", "verdict"),
    [
        ((0, 2, 0.99), "joined"),
        ((0, 4, 0.4), "proposed"),
        ((1, 3, 0.99), "kept apart: two known days of death"),
    ],
)
def test_links_say_what_became_of_likely_pairs(pair: tuple[int, int, float], verdict: str) -> None:
    _, row = join.links(linked(pair), FREE)
    one, other = PEOPLE[pair[0]], PEOPLE[pair[1]]
    assert row[:6] == (one.source, one.rec, other.source, other.rec, f"{pair[2]:.4f}", verdict)
    assert row[6].startswith(f"“{one.name}” and “{other.name}”; ")


def test_dates_that_the_list_does_not_call_deaths_keep_nobody_apart() -> None:
    day, later = (Interval(date(2019, 11, at), date(2019, 11, at)) for at in (16, 20))
    missing = Person(source="a", rec="1", row=2, name="Nasrin Golzar", date=day)
    dead = Person(source="b", rec="4", row=2, name="Nasrin Golzar", died=later)
    engine = Engine(Pair(0, 1, 0.99, UNKNOWN))
    found = join.join([missing, dead], FREE, lambda: nullcontext(engine))
    assert found.joined.of == (0, 0)
    both = [msgspec.structs.replace(missing, died=day), dead]
    assert join.join(both, FREE, lambda: nullcontext(engine)).joined.of == (0, 1)


def test_an_unlikely_pair_is_not_shown() -> None:
    assert len(list(join.links(linked((0, 4, 0.2)), FREE))) == 1


def test_judgements_are_shown_even_where_nothing_was_compared() -> None:
    bound = settle([said((1, 3), "same"), said((0, 4), "different")], frozenset())
    rows = list(join.links(linked((0, 4, 0.9), bound=bound), bound))[1:]
    assert [(row[1], row[3], row[5]) for row in rows] == [
        ("1", "5", "judged different"),
        ("2", "4", "judged same"),
    ]
    assert rows[1][4] == ""
    assert rows[1][6] == "“Nasrin Golzar” and “Nasrin Golzar”; R. Eviewer judged same (2025-01-01): x"


@pytest.mark.parametrize(
    ("verdicts", "written"),
    [
        (("same", "different"), "unsure: people disagree"),
        (("same", "unsure"), "unsure: people disagree"),
        (("unsure",), "judged unsure"),
    ],
)
def test_where_people_disagree_all_that_they_said_stands_and_nothing_is_joined(
    verdicts: tuple[Verdict, ...], written: str
) -> None:
    bound = settle([said((0, 2), one, f"R. {one}") for one in verdicts], frozenset())
    (row,) = list(join.links(linked((0, 2, 0.9999), bound=bound), bound))[1:]
    assert row[5] == written
    assert all(f"R. {one} judged {one}" in row[6] for one in verdicts)


def test_nobody_accused_is_joined_by_the_machine_not_even_in_a_draw() -> None:
    people = [msgspec.structs.replace(one, accused=one.rec == "3") for one in PEOPLE]
    engine = Engine(Pair(0, 2, 0.99999, UNKNOWN), Pair(2, 4, 0.2, UNKNOWN))
    found = join.join(people, FREE, lambda: nullcontext(engine), count=9)
    assert found.joined.people == 5
    assert all(len(set(draw)) == 5 for draw in found.drawn)
    assert [row[5] for row in join.links(found, FREE)][1:] == [join.FOR_TWO]
    assert join.summary(found)["accused_rows"] == 1


def test_draws_have_a_column_each_and_the_interval_holds_what_they_count() -> None:
    found = linked((0, 2, 0.5), (1, 3, 0.5), count=12)
    rows = list(join.drawn(found))
    assert rows[0] == ("list", "rec_id", *(f"draw_{at}" for at in range(1, 13)))
    assert len(rows) == 6
    assert {len(row) for row in rows} == {14}
    low, middle, high = found.interval
    assert 3 <= low <= middle <= high <= 5
    assert low < high


def test_the_summary_says_rows_people_and_how_learning_went() -> None:
    said = join.summary(linked((0, 2, 0.999999)))
    assert said["rows"] == 5
    assert said["lists"] == {"a": 2, "b": 3}
    assert said["people"] == 4
    assert said["people_drawn"] == said["people_estimated"] == {"low": 4, "median": 4, "high": 4, "level": 0.95}
    assert said["joins_missed"] is None
    assert said["converged"] is True
    assert said["doubts"] == []


def test_what_could_not_be_read_is_listed_in_order() -> None:
    troubles = [Trouble("b", 2, "age", "x"), Trouble("a", 9, "", "y"), Trouble("a", 3, "died", "z")]
    assert list(join.unread(troubles)) == [
        ("list", "row", "column", "what"),
        ("a", "3", "died", "z"),
        ("a", "9", "", "y"),
        ("b", "2", "age", "x"),
    ]


def test_progress_is_told() -> None:
    steps: list[str] = []
    join.join(PEOPLE, FREE, lambda: nullcontext(Engine()), tell=lambda step, _done, _total: steps.append(step))
    assert list(dict.fromkeys(steps)) == [
        "hearing names",
        "opening tables",
        "blocking",
        "comparing names",
        "learning",
        "scoring",
        "clustering",
        "looking again",
        "drawing",
    ]


def test_no_rows_are_no_people() -> None:
    found = join.join([], FREE, lambda: nullcontext(Engine()))
    assert found.joined.people == 0
    assert list(join.clusters(found)) == [("list", "rec_id", "cluster_id", "probability")]


def test_reasons_begin_with_the_names_and_go_on_with_what_weighs_most() -> None:
    pair = Pair(0, 1, 0.9, BEST)
    said = reasons(pair, prior(), PEOPLE[0], PEOPLE[2])
    assert said[0] == "“Karim Rostami” and “کریم رستمی”"
    assert said[1].startswith("the same name, word for word, rare in these lists (+")
    weights = [float(one.rpartition("(")[2].rstrip(")")) for one in said[1:]]
    assert [abs(one) for one in weights] == sorted((abs(one) for one in weights), reverse=True)
    assert len(said) == 1 + len(COMPARISONS)


def test_missing_values_are_no_reasons() -> None:
    assert len(reasons(Pair(0, 1, 0.9, UNKNOWN), prior(), PEOPLE[0], PEOPLE[2])) == 2


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (0, 0, False),
        (0, 16, False),
        (16, 16, False),
        (16, 17, False),
        (16, 18, True),
        (20, 16, True),
    ],
)
def test_known_days_more_than_one_apart_forbid(one: int, other: int, apart: bool) -> None:
    assert forbidden(person("1", "x", day=one), person("2", "x", day=other)) is apart


def test_a_month_is_no_known_day() -> None:
    month = Person(
        source="a",
        rec="1",
        row=2,
        name="x",
        died=Interval(date(2019, 10, 1), date(2019, 10, 31)),
    )
    assert month.day is None
    assert not forbidden(month, person("2", "x", day=16))
