"""`dadkhah names` through its command line. The names are made up."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call

TABLE = "id,name_a,name_b\n1,Hamid Tavan,Hamed Tavan\n2,Sara Tavan,سارا توان\n"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_rows_come_back_with_a_decision_and_a_reason(call: Call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(TABLE, encoding="utf-8")
    ended = call("names", tmp_path / "pairs.csv")
    first, second = rows(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert (first["id"], first["same"], first["why"]) == ("1", "0", "Hamid and Hamed are two established given names")
    assert (second["name_b"], second["same"]) == ("سارا توان", "1")
    assert 0.9 < float(second["score"]) <= 1.0


@pytest.mark.parametrize("argument", [(), ("-",)])
def test_standard_input_is_read(call: Call, monkeypatch: pytest.MonkeyPatch, argument: tuple[str, ...]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TABLE.encode())))
    assert [row["same"] for row in rows(call("names", *argument).out)] == ["0", "1"]


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\n\n").encode(),
    ],
)
def test_encodings_delimiters_and_line_ends(call: Call, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pairs.csv").write_bytes(content)
    assert [row["same"] for row in rows(call("names", tmp_path / "pairs.csv").out)] == ["0", "1"]


def test_bad_rows_are_listed_and_never_dropped(call: Call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_bytes(TABLE.encode() + b'3,,Sara\n4,a,b,c\n5,Jos\xe9,Jose\n6,"Sara')
    ended = call("names", tmp_path / "pairs.csv")
    assert ended.code == 1
    assert len(ended.out.splitlines()) == 7
    assert ended.err.splitlines() == [
        "dadkhah: row 3: name_a has no letters",
        "dadkhah: row 4: 4 cells, and the first line has 3",
        "dadkhah: row 5: name_a is not in UTF-8",
        "dadkhah: row 6: 2 cells, and the first line has 3",
        "dadkhah: 4 rows with something wrong; every row is in the output",
    ]


def test_many_bad_rows_are_counted(call: Call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("name_a,name_b\n" + ",Sara\n" * 1200)
    ended = call("names", tmp_path / "pairs.csv")
    assert len(ended.out.splitlines()) == 1201
    assert len([line for line in ended.err.splitlines() if ": row " in line]) == 50
    assert ended.err.endswith("dadkhah: 1200 rows with something wrong; every row is in the output\n")


def test_wrong_calls_are_told(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    assert call("names", tmp_path / "none.csv").code == 3
    assert call("names", tmp_path / "empty.csv").code == 3
    ended = call("names", tmp_path / "other.csv")
    assert (ended.code, ended.out) == (2, "")
    assert "name_a" in ended.err
