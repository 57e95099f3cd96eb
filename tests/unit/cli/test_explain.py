"""`dadkhah read --explain`, for a person and for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call

TEXT = "On Tuesday at least 12 people were killed in Nairobi, according to the clinic. Twelve others died.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


@pytest.mark.slow
def test_for_a_person_it_is_indented_under_the_claim(call: Call, report: Path) -> None:
    ended = call("read", report, "--published", "2031-06-20", "--publisher", "P", "--explain", "--format", "text")
    head, *rows = ended.out.splitlines()
    assert head.endswith("count: at least 12 people were killed")
    told = [row.split(maxsplit=1) for row in rows[: rows.index(next(row for row in rows if row[0] != " "))]]
    kept = dict(told)
    assert kept["rule"].startswith("count.predicate of grammar/1+")
    assert "lower 95 % bound 0." in kept["rule"]
    assert kept["bound"] == "at_least by “At least”: low 12, high open".replace("At", "at")
    assert kept["when"] == "“Tuesday” 2031-06-17 to 2031-06-17, before the clause, reckoned from: publication"
    assert kept["where"].startswith("“Nairobi” behind the clause")
    assert [words for name, words in told if name == "chain"] == [
        "1                 P (publisher, default)",
        "2                 clinic (anonymous, according_to) “according to”",
    ]


def test_what_is_not_told_is_said_to_be(call: Call, report: Path) -> None:
    report.write_text("Twelve people died.")
    out = call("read", report, "--explain", "--format", "text").out
    assert out.count("not told") == 2
    assert "the publisher (publisher, default)" in out
    assert "no words of bound" in out


def test_for_a_program_it_is_one_more_field(call: Call, report: Path) -> None:
    plain = [json.loads(line) for line in call("read", report).out.splitlines()]
    more = [json.loads(line) for line in call("read", report, "--explain").out.splitlines()]
    assert all({"evidence", "explained"} <= line.keys() for line in more if line["type"] != "unread")
    without = [{key: line[key] for key in line if key not in {"evidence", "explained"}} for line in more]
    assert without == plain


def test_without_it_nothing_is_explained(call: Call, report: Path) -> None:
    assert "rule  " not in call("read", report, "--format", "text").out


def test_what_is_unread_says_why_for_a_person_too(call: Call, report: Path) -> None:
    report.write_text("سرهنگ کاوه کامرانی سه نفر را شکنجه کرد.", encoding="utf-8")
    out = call("read", report, "--explain", "--format", "text").out
    assert "unread (somebody named beside an act" in out
    assert "nobody is accused): سرهنگ کاوه کامرانی سه نفر را شکنجه" in out
