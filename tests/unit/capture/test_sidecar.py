"""Sidecars: every key is taken, every mistake is named, nothing is raised. All names are invented."""

from __future__ import annotations

from datetime import date

import pytest

from dadkhah.capture.sidecar import LONGEST, Sidecar, parse
from dadkhah.model.source import Handling, Interest
from dadkhah.model.span import Interval

WHOLE = b"""
title = "Ten held in Port Sarel"
author = "Ana Invented"
publisher = "tidewater.example"
also_published = ["sarel.example", "harbour.example (in Persian)"]
published = ["2031-04-01", "2031-04-15"]   # the trial of 16 April is still ahead
language = "en"
obtained = "plain text, by mail; the page itself was not captured"
example = true
[interest]
party = "Harbour Party"
basis = "speaks for it throughout"
by = "case editor"
"""


def test_every_key() -> None:
    assert parse(WHOLE) == Sidecar(
        title="Ten held in Port Sarel",
        author="Ana Invented",
        publisher="tidewater.example",
        also_published=("sarel.example", "harbour.example (in Persian)"),
        published=Interval(date(2031, 4, 1), date(2031, 4, 15)),
        language="en",
        obtained="plain text, by mail; the page itself was not captured",
        example=True,
        interest=Interest("Harbour Party", "speaks for it throughout", "case editor"),
    )


def test_nothing_says_nothing() -> None:
    assert parse(b"") == Sidecar()


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        (b'published = "2031-04-02"', date(2031, 4, 2), date(2031, 4, 2)),
        (b"published = 2031-04-02", date(2031, 4, 2), date(2031, 4, 2)),
        (b"published = 2031-04-02T08:00:00Z", date(2031, 4, 2), date(2031, 4, 2)),
        (b'published = "2031-04"', date(2031, 4, 1), date(2031, 4, 30)),
        (b"published = [2031-04-01, 2031-04-15]", date(2031, 4, 1), date(2031, 4, 15)),
        (b'published = ["2031-04-01", 2031-04-15]', date(2031, 4, 1), date(2031, 4, 15)),
    ],
)
def test_publication_as_a_day_or_two(written: bytes, start: date, end: date) -> None:
    made = parse(written)
    assert (made.published, made.warnings) == (Interval(start, end), ())


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (b"titel = 'x'", "titel"),
        (b"title = 3", "title"),
        (b"title = ''", "title"),
        (b"author = ['a', 'b']", "author"),
        (b"publisher = true", "publisher"),
        (b"language = 1.5", "language"),
        (b"obtained = 2031-04-02", "obtained"),
        (b"also_published = 4", "also_published"),
        (b"also_published = ['a', 4]", "also_published"),
        (b"example = 'yes'", "example"),
        (b"published = 'spring'", "published"),
        (b"published = ['2031-04-15', '2031-04-01']", "published"),
        (b"published = ['2031-04-15']", "published"),
        (b"published = 2031", "published"),
        (b"interest = 'a party'", "interest"),
        (b"[interest]\nbasis = 'x'", "interest"),
        (b"[interest]\nparty = ' '", "interest"),
        (b"[interest]\nparty = 'P'\nsince = 2031", "interest.since"),
        (b"[interest]\nparty = 'P'\nby = 3", "interest.by"),
    ],
)
def test_a_mistake_is_named_and_the_rest_is_used(written: bytes, key: str) -> None:
    made = parse(b"also_published = 'kept.example'\n" + written if b"also_published" not in written else written)
    assert [warning.split(":")[1].strip() for warning in made.warnings] == [key]
    assert made.warnings[0].startswith("sidecar: ")
    assert b"also_published" in written or made.also_published == ("kept.example",)


@pytest.mark.parametrize(
    "written", [b"title = ", b"\xff\xfe\x00", b"[[[", b"a = " + b"[" * 100_000, b"title = 'a'\ntitle = 'b'"]
)
def test_broken_toml_is_one_warning(written: bytes) -> None:
    made = parse(written)
    assert made.title is None
    assert len(made.warnings) == 1
    assert "no valid TOML" in made.warnings[0]


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert parse(b"\xef\xbb\xbftitle = 'Ten held'").title == "Ten held"


def test_statements_without_end_are_not_used() -> None:
    long = "x" * (LONGEST + 1)
    content = f'title = "{long}"\nalso_published = ["there", "{long}"]\n[interest]\nparty = "{long}"\nbasis = "page"\n'
    said = parse(content.encode())
    assert (said.title, said.also_published, said.interest) == (None, ("there",), None)
    assert [warning.split(": ")[1] for warning in said.warnings] == ["title", "also_published", "interest.party"]
    assert all("longer than 2,000 characters" in warning for warning in said.warnings)


def test_the_longest_statement_is_used() -> None:
    assert parse(f'title = "{"x" * LONGEST}"'.encode()).title == "x" * LONGEST


def test_a_sidecar_says_how_a_source_came_into_hands() -> None:
    said = parse(
        b'role = "investigator"\nmethod = "copied"\nobtained_from = "a neighbour"\nconditions = "not the name"'
    )
    assert said.handling == Handling("investigator", "copied", "a neighbour", "not the name")
    assert said.warnings == ()
    assert parse(b"role = 7").handling == Handling()
    assert "role" in parse(b"role = 7").warnings[0]


def test_what_a_list_is_stands_in_a_table_of_its_own() -> None:
    said = parse(b'[list]\npeople = "accused"\nwindow = " 2031 "\nname = "Full name"\ndates = "year first"\narea = ""')
    assert said.listing == {"people": "accused", "window": "2031", "name": "Full name", "dates": "year first"}
    assert said.warnings == ()
    assert parse(b"title = 'x'").listing is None


@pytest.mark.parametrize(
    ("content", "kept", "named"),
    [
        (
            b'[list]\npeople = "guilty"\narea = "a town"',
            {"area": "a town"},
            "list.people: it is none of: victims, accused",
        ),
        (b'[list]\ndates = "backwards"', {}, "list.dates: it is none of"),
        (b'[list]\ncolour = "red"', {}, "list.colour: no such key"),
        (b"[list]\narea = 7", {}, "list.area: a number where words"),
        (b"list = true", None, "list: a table is due"),
    ],
)
def test_a_mistake_about_a_list_is_named_and_the_rest_stands(
    content: bytes, kept: dict[str, str] | None, named: str
) -> None:
    said = parse(content)
    assert said.listing == kept
    assert [named in warning for warning in said.warnings] == [True]
