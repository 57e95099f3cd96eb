"""Bad lists through `dadkhah link`: what cannot be read is said with file, row and column, the rest goes on."""

from __future__ import annotations

import csv
import io
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest
from benchmarks import crowd
from tests.unit.cli.conftest import Call

from dadkhah.cli.guard import STOPPED

GOOD = "id,name,age\n1,Karim Rostami,34\n2,Nasrin Golzar,20\n"


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def workbook() -> bytes:
    """Return a workbook with a merged title, merged names, a formula and an error."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["People of the town"],
        ["id", "name", "age", "date"],
        [1, "Karim Rostami", 34, "1398/08/25"],
        [2, None, 20, "25.8.98"],
        [3, "=A1", 5, "#REF!"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("B3:B4")
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


WIDE = ",".join(["id", "name", *(f"c{at}" for at in range(298))]) + "\n1,Karim Rostami," + ",".join(["x"] * 298) + "\n"
MIXED = "id,name\n1,کریم رستمی\n".encode() + "2,كريم الدوري من الجماعة\n".encode("cp1256")
DATES = "id,name,date\n" + "".join(
    f"{at},Karim Rostami,{day}\n"
    for at, day in enumerate(("1398/08/25", "25.8.98", "Aban", "31/31/2019", "Aban 1398"), 1)
)

LISTS = {
    "header only": (b"id,name,age\n", 0, [("1", "")]),
    "one column": (b"name\nKarim Rostami\nNasrin Golzar\n", 2, []),
    "no headings": (b"Karim Rostami,2019-11-16,34\nNasrin Golzar,2019-11-17,20\n", 2, [("1", "")]),
    "300 columns": (WIDE.encode(), 1, []),
    "ids twice": (b"id,name\n7,Karim Rostami\n7,Nasrin Golzar\n7,Bahram Farzan\n", 3, [("3", ""), ("4", "")]),
    "broken last line": (GOOD.encode() + b'3,"Bah', 3, [("4", "")]),
    "breaks off in a letter": (GOOD.encode() + "3,نسر".encode()[:-1], 3, [("4", "")]),
    "formulas": (b"id,name,age\n1,=HYPERLINK(1),34\n2,Nasrin Golzar,=1+1\n", 2, [("2", "name"), ("3", "age")]),
    "mixed encodings": (MIXED, 2, [("3", "")]),
    "dates": (DATES.encode(), 5, [("4", "date"), ("5", "date")]),
    "too many cells": (GOOD.encode() + b"3,Bahram Farzan,40,x,y\n", 3, [("4", "")]),
    "nobody named": (b"id,name,age\n1,,34\n2,unknown,20\n", 2, [("2", ""), ("3", "")]),
}


@pytest.mark.slow
def test_every_row_that_can_be_read_gets_a_cluster(call: Call, tmp_path: Path) -> None:
    for kind, (content, _, _) in LISTS.items():
        (tmp_path / f"{kind}.csv").write_bytes(content)
    (tmp_path / "empty.csv").touch()
    ended = call("link", *sorted(tmp_path.iterdir()), "-o", tmp_path / "c.csv")
    assert ended.code == 1
    assert "empty.csv: the list holds no rows" in ended.err
    clusters, unread = rows(tmp_path / "c.csv"), rows(tmp_path / "c.unread.csv")
    assert all(row["cluster_id"] for row in clusters)
    assert all(row["what"] for row in unread)
    for kind, (_, many, wrong) in LISTS.items():
        assert [row["list"] for row in clusters].count(f"{kind}.csv") == many, kind
        assert [(row["row"], row["column"]) for row in unread if row["list"] == f"{kind}.csv"] == wrong, kind


@pytest.mark.slow
def test_a_workbook_with_merged_cells_and_formulas_keeps_its_rows(call: Call, tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_bytes(workbook())
    assert call("link", tmp_path / "bad.xlsx", "-o", tmp_path / "c.csv").code == 0
    assert [row["rec_id"] for row in rows(tmp_path / "c.csv")] == ["1", "2", "3"]
    unread = {(row["row"], row["column"]) for row in rows(tmp_path / "c.unread.csv")}
    assert {("1", ""), ("4", ""), ("5", ""), ("5", "date")} <= unread


@pytest.mark.untraced
@pytest.mark.slow  # a program is started, and stopped in the middle of its work
@pytest.mark.parametrize("when", ["folder", "tables"])
def test_stopped_in_the_middle_it_leaves_nothing(tmp_path: Path, when: str) -> None:
    lists = crowd.write(tmp_path / "lists", 4_000)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "c.csv").write_text("before")
    command = [sys.executable, "-m", "dadkhah.cli", "link", *map(str, lists), "-o", str(folder / "c.csv")]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        signal.signal(signal.SIGINT, before)
        assert program.stderr is not None
        while len(list(folder.iterdir())) < 2:
            time.sleep(0.05)
        for line in program.stderr if when == "tables" else ():
            if "comparing" in line or "learning" in line:
                break
        program.send_signal(signal.SIGINT)
        program.stderr.read()
    assert program.returncode == STOPPED
    assert [(one.name, one.read_text()) for one in folder.iterdir()] == [("c.csv", "before")]
