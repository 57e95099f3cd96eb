"""What every adapter of ports.Record must hold to: rows are added by union, kept in order, never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec
import pytest

from dadkhah.adapters.sqlite.record import open_record
from dadkhah.errors import RecordError
from dadkhah.model.judgement import Judgement, Review
from dadkhah.model.source import Source
from dadkhah.ports import Record


class Closing(Record, Protocol):
    """A record that can be given back."""

    def close(self) -> None: ...


Open = Callable[[], Closing]

ADAPTERS: dict[str, Callable[[Path], Closing]] = {
    "sqlite": lambda folder: open_record(folder / "record.db", create=True),
}


@pytest.fixture(params=sorted(ADAPTERS))
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Return the function that opens one and the same record again and again."""
    held: list[Closing] = []

    def again() -> Closing:
        held.append(ADAPTERS[request.param](tmp_path))
        return held[-1]

    yield again
    for record in held:
        record.close()


SOURCE = Source(object="a" * 64, media="text/plain", size=3, entry=4, captured_at="2031-05-01T00:00:00Z", derived=5)
JUDGEMENT = Judgement(a="m1", b="m2", verdict="same", actor="R. Editor", at="2031-05-02", reason="one town")
REVIEW = Review(claim="c1", of="h1", state="read_correctly", actor="R. Editor", at="2031-05-02", reason="as written")


def test_a_new_record_is_empty(opened: Open) -> None:
    record = opened()
    assert (list(record.sources()), list(record.judgements()), list(record.reviews())) == ([], [], [])
    assert record.reading("s", "t", "r") is None


def test_everything_is_there_when_it_is_opened_again(opened: Open) -> None:
    record = opened()
    record.add_source(SOURCE)
    record.add_judgement(JUDGEMENT)
    record.add_review(REVIEW)
    record.add_reading("s", "t", "r", [("c1", b'{"a":1}')], "2031")
    record.close()
    again = opened()
    assert (list(again.sources()), list(again.judgements()), list(again.reviews())) == ([SOURCE], [JUDGEMENT], [REVIEW])
    assert again.reading("s", "t", "r") == [b'{"a":1}']


def test_the_same_again_is_nothing_new(opened: Open) -> None:
    record = opened()
    for _ in range(2):
        record.add_source(SOURCE)
        record.add_judgement(JUDGEMENT)
        record.add_review(REVIEW)
    assert (len(record.sources()), len(record.judgements()), len(record.reviews())) == (1, 1, 1)


def test_sources_come_in_order_of_custody(opened: Open) -> None:
    record = opened()
    names = ["c" * 64, "a" * 64, "b" * 64]
    sources = [msgspec.structs.replace(SOURCE, object=name, entry=entry) for entry, name in enumerate(names)]
    for source in reversed(sources):
        record.add_source(source)
    assert list(record.sources()) == sources


def test_sources_are_appended_together_and_once(opened: Open) -> None:
    record = opened()
    sources = [msgspec.structs.replace(SOURCE, object=name * 64, entry=entry) for entry, name in enumerate("abc")]
    record.add_source(sources[1])
    record.add_sources(sources)
    record.add_sources([])
    assert list(record.sources()) == sources


@pytest.mark.parametrize("first", [0, 1])
def test_the_later_description_of_an_object_holds(opened: Open, first: int) -> None:
    record = opened()
    told = [SOURCE, msgspec.structs.replace(SOURCE, derived=9, description="d" * 64)]
    record.add_source(told[first])
    record.add_source(told[1 - first])
    assert list(record.sources()) == [told[1]]


def test_decisions_come_in_the_order_in_which_they_were_taken(opened: Open) -> None:
    record = opened()
    taken = [msgspec.structs.replace(JUDGEMENT, at=f"2031-05-0{day}", reason=str(day)) for day in (1, 2, 3)]
    for judgement in (taken[2], taken[0], taken[1]):
        record.add_judgement(judgement)
    assert list(record.judgements()) == taken


def test_a_reading_keeps_its_rows_in_order(opened: Open) -> None:
    record = opened()
    rows = [(f"c{number}", f'{{"n":{number}}}'.encode()) for number in range(12)]
    record.add_reading("s", "t", "r", reversed(rows), "2031")
    assert record.reading("s", "t", "r") == [content for _, content in reversed(rows)]


def test_one_record_may_stand_twice_in_a_reading(opened: Open) -> None:
    record = opened()
    record.add_reading("s", "t", "r", [("c1", b"{}"), ("c1", b"{}")], "2031")
    assert record.reading("s", "t", "r") == [b"{}", b"{}"]


def test_an_empty_reading_is_a_reading(opened: Open) -> None:
    record = opened()
    record.add_reading("s", "t", "r", [], "2031")
    assert record.reading("s", "t", "r") == []


def test_a_reading_that_is_there_stays(opened: Open) -> None:
    record = opened()
    record.add_reading("s", "t", "r", [("c1", b'{"n":1}')], "2031")
    record.add_reading("s", "t", "r", [("c2", b'{"n":2}')], "2032")
    assert record.reading("s", "t", "r") == [b'{"n":1}']


def test_readers_texts_and_sources_are_told_apart(opened: Open) -> None:
    record = opened()
    keys = [("s", "t", "r1"), ("s", "t", "r2"), ("s", "t2", "r1"), ("s2", "t", "r1")]
    for number, key in enumerate(keys):
        record.add_reading(*key, [("c", str(number).encode())], "2031")
    assert [record.reading(*key) for key in keys] == [[b"0"], [b"1"], [b"2"], [b"3"]]


def test_a_reading_that_breaks_off_is_not_there(opened: Open) -> None:
    record = opened()

    def rows() -> Iterator[tuple[str, bytes]]:
        yield "c1", b"{}"
        raise RecordError("the reader broke off")

    with pytest.raises(RecordError):
        record.add_reading("s", "t", "r", rows(), "2031")
    assert record.reading("s", "t", "r") is None


def test_one_object_is_looked_up_as_all_of_them_are(opened: Open) -> None:
    record = opened()
    assert (record.source("a" * 64), record.known(""), record.known("other")) == (None, -1, -1)
    later = msgspec.structs.replace(SOURCE, derived=9, media="text/html")
    theirs = msgspec.structs.replace(SOURCE, derived=30, origin="other")
    own = msgspec.structs.replace(SOURCE, object="b" * 64, entry=7, derived=8)
    for one in (SOURCE, own, theirs, later):
        record.add_source(one)
    assert [record.source(one.object) for one in record.sources()] == list(record.sources()) == [later, own]
    assert (record.source("a" * 64, ""), record.source("a" * 64, "other")) == (later, theirs)
    assert (record.source("b" * 64, "other"), record.source("c" * 64)) == (None, None)
    assert (record.known(""), record.known("other"), record.known("nobody")) == (9, 30, -1)
