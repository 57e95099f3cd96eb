"""Lists in a case from end to end: `add`, `lists`, `link --case`, `review`, with the real readers and engine."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call

pytestmark = pytest.mark.untraced

COMMITTEE = """\
Ref,Victim name,Father,Date of death,City,Age
1,Karim Rostami,Bahram,2019-11-16,Shiraz,34
2,Nasrin Golzar,,2019-11-17,Tabriz,21
3,Parvin Lavasani,,2019-11-20,Isfahan,old
"""
HOSPITAL = """\
شناسه,نام و نام خانوادگی,نام پدر,تاریخ فوت,شهر,سن
11,کریم رستمی,بهرام,1398/08/25,شیراز,34
12,نسرین گلزار,,1398/08/30,تبریز,21
"""
COURT = "Defendant,Born\nFarhad Nikbakht,1970\nFarhad Nikbakht,1970\n"
REPORT = (
    "Nasrin Golzar was killed by police in Tabriz on 17 November 2019, her family said. She had joined a protest.\n"
)


@pytest.fixture
def case(call: Call, tmp_path: Path) -> Path:
    """Return a case that holds three lists, one described beside and one by a map, and a report."""
    for name, words in [("a.csv", COMMITTEE), ("b.csv", HOSPITAL), ("c.csv", COURT), ("r.txt", REPORT)]:
        (tmp_path / name).write_text(words, encoding="utf-8")
    (tmp_path / "a.toml").write_text('[list]\npeople = "victims"\nwindow = "November 2019"\nmethod = 7\n')
    (tmp_path / "map.toml").write_text('["b.csv"]\npopulation = "the dead of one hospital"\n')
    folder = tmp_path / "case"
    call("init", folder)
    files = [tmp_path / name for name in ("a.csv", "b.csv", "c.csv", "r.txt")]
    ended = call("add", *files, "--case", folder, "--map", tmp_path / "map.toml")
    assert ended.code == 0
    assert "a.csv: a list of 3 rows, guessed: id = Ref" in ended.err
    assert "list.method: a number where words" in ended.err
    return folder


@pytest.mark.slow
def test_lists_say_what_they_are_and_rows_of_two_scripts_are_joined(call: Call, case: Path, tmp_path: Path) -> None:
    told = [json.loads(line) for line in call("lists", "--case", case, "--format", "jsonl").out.splitlines()]
    assert [(one["name"], one["told"]) for one in told] == [
        ("a.csv", {"people": "victims", "window": "November 2019"}),
        ("b.csv", {"population": "the dead of one hospital"}),
        ("c.csv", {"people": "accused"}),
    ]
    assert "area: not told (which places does it cover?)" in call("lists", "--case", case).out
    people = [json.loads(line) for line in call("link", "--case", case, "--format", "jsonl").out.splitlines()]
    together = [[(row["list"], row["rec"]) for row in one["rows"]] for one in people if len(one["rows"]) > 1]
    assert [("a.csv", "1"), ("b.csv", "11")] in together
    assert not any(row[0] == "c.csv" for one in together for row in one)
    cells = {cell[0]: cell for one in people for row in one["rows"] if row["rec"] == "11" for cell in row["cells"]}
    assert cells["name"] == ["name", "کریم رستمی", "row 2, column B"]
    assert any(row["list"] == "r.txt" and row["name"] == "Nasrin Golzar" for one in people for row in one["rows"])
    ended = call("link", "--case", case, "-o", tmp_path / "out/c.csv", "--report", tmp_path / "out/r.html")
    assert ended.code == 0
    assert "a.csv,4,Age" in (tmp_path / "out/c.unread.csv").read_text(encoding="utf-8")
    assert "the dead of one hospital" in (tmp_path / "out/r.html").read_text(encoding="utf-8")
    assert call("verify", case).code == 0


@pytest.mark.slow
def test_the_queue_is_written_filled_in_taken_and_sent(call: Call, case: Path, tmp_path: Path) -> None:
    shown = call("review", "--case", case, "--most", "3").out
    assert "two known days of death" in shown
    assert "name: Nasrin Golzar (row 3, column B) | نسرین گلزار (row 3, column B)" in shown
    path = tmp_path / "review.csv"
    assert call("review", "--case", case, "-o", path).code == 0
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    wanted = next(row for row in rows if {row["list_a"], row["list_b"]} == {"a.csv", "b.csv"})
    wanted.update(verdict="same", actor="R. Eviewer", time="2026-11-21", reason="the family said so")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    taken = call("review", "--case", case, "--take", path, "--by", "T. Aker")
    assert (taken.code, "same by R. Eviewer" in taken.out) == (0, True)
    assert "R. Eviewer" in call("judge", "--case", case).out
    sent = tmp_path / "sent.csv"
    call("review", "--case", case, "--export", sent)
    assert "the family said so" in sent.read_text(encoding="utf-8-sig")
    linked = call("link", "--case", case).out
    assert "Nasrin Golzar" in next(line for line in linked.splitlines() if "نسرین گلزار" in line)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("link", "-o", "c.csv"), "lists and a file for the clusters are needed"),
        (("link", "a.csv", "--case", "x", "-o", "c.csv"), "files of a call and a case"),
        (("review", "--case", "x", "-o", "a", "--export", "b"), "ask for one at a time"),
        (("review", "--case", "x", "--take", "a"), "need somebody who takes them in"),
        (("review", "--case", "x", "--by", "R. Eviewer"), "without a terminal"),
    ],
)
def test_a_call_that_cannot_be_is_told_what_would_work(call: Call, arguments: tuple[str, ...], said: str) -> None:
    ended = call(*arguments)
    assert (ended.code > 1, said in ended.err) == (True, True), ended.err
