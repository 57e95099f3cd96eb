"""Taking lists in: columns guessed and shown, ids that stand twice, maps that fit or do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from dadkhah.errors import CallError
from dadkhah.lists.mapping import Mapping
from dadkhah.model.person import Trouble
from dadkhah.work.take import Taking, take_judgements


class Sheet:
    """A list that was opened."""

    def __init__(self, name: str, *rows: Sequence[str]) -> None:
        self.name = name
        self.headings = list(rows[0])
        self.rows: Iterator[tuple[int, Sequence[str]]] = enumerate(rows[1:], start=2)


class Taken:
    """Takes lists with a look-up that knows two spellings of one town."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.places = {
            "Shiraz": [("s", "IR")],
            "شیراز": [("s", "IR")],
        }
        self.taking = Taking(lambda name: self.places.get(name, []), self.said.append)


@pytest.fixture
def taken() -> Taken:
    return Taken()


def test_the_guess_is_said_with_what_is_not_read(taken: Taken) -> None:
    taken.taking.take(Sheet("a.csv", ["Ref", "Name", "Shoe size"], ["1", "Karim Rostami", "43"]), None)
    assert taken.said == ["a.csv: guessed: id = Ref, name = Name; dates day first; not read: Shoe size"]
    assert taken.taking.mappings["a.csv"].columns == {"id": "Ref", "name": "Name"}


def test_what_cells_gave_away_is_said_too(taken: Taken) -> None:
    taken.taking.take(Sheet("a.csv", ["x", "y"], ["Karim Rostami", "2019-11-16"], ["Nasrin Golzar", ""]), None)
    assert "(by their cells: date, name)" in taken.said[0]


def test_a_map_is_followed(taken: Taken) -> None:
    mapping = Mapping(columns={"name": "Name", "died": "When"}, dates="month first")
    taken.taking.take(Sheet("a.csv", ["Name", "When"], ["Karim Rostami", "03/04/2019"]), mapping)
    (one,) = taken.taking.people()
    assert one.died is not None
    assert str(one.died.start) == "2019-03-04"
    assert taken.said[0].startswith("a.csv: as mapped: name = Name")


def test_a_map_of_other_columns_says_which_there_are(taken: Taken) -> None:
    with pytest.raises(CallError, match="not there: Nom"):
        taken.taking.take(Sheet("a.csv", ["Name"], ["Karim"]), Mapping(columns={"name": "Nom"}))


def test_a_list_without_names_is_refused_with_its_columns(taken: Taken) -> None:
    with pytest.raises(CallError, match=r"no column of names.*its columns: Weight"):
        taken.taking.take(Sheet("a.csv", ["Weight"], ["70"]), None)
    assert taken.taking.mappings == {}


def test_all_rows_come_also_beyond_those_that_were_looked_at(taken: Taken) -> None:
    rows = [[str(at), f"Karim {'abcdefgh'[at % 8]}"] for at in range(1200)]
    taken.taking.take(Sheet("a.csv", ["id", "name"], *rows), None)
    people = taken.taking.people()
    assert [one.rec for one in people] == [str(at) for at in range(1200)]
    assert people[-1].row == 1201


def test_an_id_that_stands_twice_is_said_and_both_rows_stay(taken: Taken) -> None:
    taken.taking.take(Sheet("a.csv", ["id", "name"], ["1", "Karim"], ["1", "Nasrin"]), None)
    assert [one.rec for one in taken.taking.people()] == ["1", "1"]
    assert [(one.row, one.what.split(":")[0]) for one in taken.taking.troubles] == [
        (3, "the id 1 stands in this list before"),
    ]


def test_the_same_id_in_two_lists_is_nothing_odd(taken: Taken) -> None:
    taken.taking.take(Sheet("a.csv", ["id", "name"], ["1", "Karim"]), None)
    taken.taking.take(Sheet("b.csv", ["id", "name"], ["1", "Nasrin"]), None)
    assert taken.taking.troubles == []
    assert set(taken.taking.mappings) == {"a.csv", "b.csv"}


def test_spellings_of_a_place_meet_across_lists(taken: Taken) -> None:
    taken.taking.take(Sheet("a.csv", ["name", "city"], ["Karim", "Shiraz"], ["Nasrin", ""]), None)
    taken.taking.take(Sheet("b.csv", ["name", "city"], ["Karim", "شیراز"], ["Bahram", "Sheeraz"]), None)
    assert [one.place_id for one in taken.taking.people()] == ["s", "", "s", "s"]
    assert [one.place for one in taken.taking.people()] == ["Shiraz", "", "شیراز", "Sheeraz"]


def test_judgements_bind_rows_in_their_order_and_say_what_they_cannot(taken: Taken) -> None:
    taken.taking.take(Sheet("a.csv", ["id", "name"], ["1", "Karim"], ["2", "Karim"]), None)
    sheet = Sheet(
        "j.csv",
        ["a", "b", "verdict", "actor"],
        ["1", "2", "same", "R. Eviewer"],
        ["1", "7", "same", "R. Eviewer"],
        ["1", "2", "same", ""],
    )
    wrong: list[Trouble] = []
    bound = take_judgements([sheet], taken.taking.people(), wrong.append)
    assert bound.same == ((0, 1),)
    assert sorted(one.row for one in wrong) == [3, 4]


def test_no_judgements_bind_nothing() -> None:
    bound = take_judgements([], [], print)
    assert (bound.same, bound.different) == ((), frozenset())
