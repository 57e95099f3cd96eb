"""`dadkhah link` from files to files: invented lists in two scripts and two calendars, with real readers and engine."""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from pathlib import Path

import pytest
from tests.sparks import quick
from tests.unit.cli.conftest import Call

pytestmark = pytest.mark.untraced

GIVEN = [
    ("Karim", "کریم"),
    ("Nasrin", "نسرین"),
    ("Bahram", "بهرام"),
    ("Shirin", "شیرین"),
    ("Farhad", "فرهاد"),
    ("Golnar", "گلنار"),
    ("Dariush", "داریوش"),
    ("Mitra", "میترا"),
    ("Behzad", "بهزاد"),
    ("Parvin", "پروین"),
]
FAMILY = [
    ("Rostami", "رستمی"),
    ("Tavakoli", "توکلی"),
    ("Ghorbani", "قربانی"),
    ("Sharifi", "شریفی"),
    ("Nikbakht", "نیکبخت"),
    ("Daryabandi", "دریابندی"),
    ("Kuhestani", "کوهستانی"),
    ("Golzar", "گلزار"),
    ("Farzan", "فرزان"),
    ("Lavasani", "لواسانی"),
]
DAYS = [
    ("2019-11-16", "1398/08/25"),
    ("2019-11-20", "1398/08/29"),
    ("2019-12-02", "1398/09/11"),
    ("2020-01-09", "1398/10/19"),
]
PLACES = [("Shiraz", "شیراز"), ("Tabriz", "تبریز"), ("Isfahan", "اصفهان")]


def people(count: int) -> list[tuple[list[str], list[str]]]:
    """Return invented people as two lists write them: Latin with our calendar, Persian with its own."""
    draw = random.Random(3)  # noqa: S311
    found = []
    for at in range(count):
        given, family, day, place = GIVEN[at % 10], FAMILY[(at // 10 + at) % 10], draw.choice(DAYS), draw.choice(PLACES)
        age = str(draw.randrange(16, 60))
        found.append(
            (
                [f"L{at}", f"{given[0]} {family[0]}", day[0], place[0], age],
                [f"P{at}", f"{given[1]} {family[1]}", day[1], place[1], age],
            )
        )
    return found


def write(path: Path, headings: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Path, Path]:
    both = people(60)
    latin = write(
        tmp_path / "latin.csv", ["Ref", "Victim name", "Date of death", "City", "Age"], [one for one, _ in both[:45]]
    )
    persian = write(
        tmp_path / "persian.csv", ["شناسه", "نام و نام خانوادگی", "تاریخ", "شهر", "سن"], [one for _, one in both[15:]]
    )
    return latin, persian


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def joined(path: Path) -> dict[tuple[str, str], str]:
    return {(row["list"], row["rec_id"]): row["cluster_id"] for row in rows(path)}


@pytest.mark.slow
def test_two_scripts_and_two_calendars_are_joined(call: Call, lists: tuple[Path, Path], tmp_path: Path) -> None:
    ended = call("link", *lists, "-o", tmp_path / "c.csv", "--draws", "3", "--report", tmp_path / "r.html")
    assert ended.code == 0
    of = joined(tmp_path / "c.csv")
    assert len(of) == 90
    right = [of["latin.csv", f"L{at}"] == of["persian.csv", f"P{at}"] for at in range(15, 45)]
    assert sum(right) >= 28
    assert len(set(of.values())) <= 63
    assert "guessed: id = Ref, name = Victim name" in ended.err
    names = {"c.csv", "c.links.csv", "c.draws.csv", "c.unread.csv", "c.map.toml", "c.summary.json", "r.html"}
    assert names <= {path.name for path in tmp_path.iterdir()}
    assert all(row["reasons"] for row in rows(tmp_path / "c.links.csv"))
    assert "90 rows of 2 lists" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert (tmp_path / "c.review.csv").read_bytes().startswith(b"\xef\xbb\xbfchange,")
    assert json.loads((tmp_path / "c.summary.json").read_text())["rows"] == 90
    assert list(rows(tmp_path / "c.draws.csv")[0])[2:] == ["draw_1", "draw_2", "draw_3"]


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("c.")}


def placeless(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return files without the numbers of rows, which tell where a row stands."""
    return {name: re.sub(rb"\brow \d+", b"row", content) for name, content in files.items()}


@pytest.mark.slow
def test_neither_order_nor_a_second_run_nor_the_map_changes_a_byte(
    call: Call, lists: tuple[Path, Path], tmp_path: Path
) -> None:
    call("link", *lists, "-o", tmp_path / "one/c.csv", "--draws", "5", "--seed", "4")
    call("link", *lists, "-o", tmp_path / "two/c.csv", "--draws", "5", "--seed", "4")
    assert kept(tmp_path / "one") == kept(tmp_path / "two")
    for path in lists:
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([head, *reversed(lines)]), encoding="utf-8")
    call(
        "link",
        *reversed(lists),
        "-o",
        tmp_path / "three/c.csv",
        "--draws",
        "5",
        "--seed",
        "4",
        "--map",
        tmp_path / "one/c.map.toml",
    )
    third = kept(tmp_path / "three")
    assert placeless(third) == placeless({name: kept(tmp_path / "one")[name] for name in third})
    assert "c.map.toml" not in third


@pytest.mark.slow
def test_a_list_joined_with_itself_finds_itself(call: Call, lists: tuple[Path, Path], tmp_path: Path) -> None:
    again = tmp_path / "again.csv"
    again.write_bytes(lists[0].read_bytes())
    call("link", lists[0], again, "-o", tmp_path / "c.csv")
    of = joined(tmp_path / "c.csv")
    assert all(of["latin.csv", f"L{at}"] == of["again.csv", f"L{at}"] for at in range(45))


@pytest.mark.slow
def test_known_days_of_death_and_judgements_bind(call: Call, tmp_path: Path) -> None:
    headings = ["id", "name", "father", "date of death", "age"]
    rows_ = [
        ["1", "Karim Rostami", "Bahram", "2019-11-16", "34"],
        ["2", "Karim Rostami", "Bahram", "2019-11-20", "34"],
        ["3", "Karim Rostami", "Bahram", "2019-11-16", "34"],
        ["4", "Nasrin Golzar", "", "", ""],
        ["5", "Parvin Farzan", "", "", ""],
    ]
    path = write(tmp_path / "a.csv", headings, rows_)
    call("link", path, "-o", tmp_path / "c.csv")
    of = joined(tmp_path / "c.csv")
    assert of["a.csv", "1"] == of["a.csv", "3"] != of["a.csv", "2"]
    assert "kept apart: two known days of death" in {row["verdict"] for row in rows(tmp_path / "c.links.csv")}
    said = [
        ["1", "3", "different", "R. Eviewer", "2025-01-01", ""],
        ["1", "2", "same", "R. Eviewer", "2025-01-01", ""],
        ["4", "5", "same", "R. Eviewer", "2025-01-01", ""],
        ["4", "9", "same", "R. Eviewer", "2025-01-01", ""],
    ]
    judged = write(tmp_path / "j.csv", ["a", "b", "verdict", "actor", "time", "reason"], said)
    other = write(tmp_path / "b.csv", headings, [["6", "Nasrin Golzar", "", "", ""]])
    call("link", other, path, "-o", tmp_path / "d.csv", "--judgements", judged)
    of = joined(tmp_path / "d.csv")
    assert of["a.csv", "1"] == of["a.csv", "2"] != of["a.csv", "3"]
    assert of["a.csv", "4"] == of["a.csv", "5"]
    assert [row["list"] for row in rows(tmp_path / "d.unread.csv")] == ["j.csv"]


@pytest.mark.slow
def test_bad_lists_are_said_and_the_rest_goes_on(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "words.csv").write_text("word\none\ntwo\n")
    good = write(
        tmp_path / "good.csv",
        ["id", "name", "age"],
        [["1", "Karim Rostami", "old"], ["1", "Nasrin Golzar", "3"], ["", "", ""], ["9", "", "4"]],
    )
    ended = call("link", tmp_path / "empty.csv", tmp_path / "words.csv", good, "-o", tmp_path / "c.csv")
    assert ended.code == 1
    assert "empty.csv: the list holds no rows" in ended.err
    assert "words.csv: no column of names was found" in ended.err
    assert len(rows(tmp_path / "c.csv")) == 3
    assert len({row["cluster_id"] for row in rows(tmp_path / "c.csv")}) == 3
    assert [(row["row"], row["column"]) for row in rows(tmp_path / "c.unread.csv")] == [
        ("2", "age"),
        ("3", ""),
        ("5", ""),
    ]
    assert call("link", tmp_path / "empty.csv", "-o", tmp_path / "d.csv").code == 3
    assert call("link", good, "-o", tmp_path / "d.csv", "--map", tmp_path / "gone.toml").code == 2


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--memory", "nonsense", "write it like 2GB"),
        ("--map", "nowhere.toml", "name a MAP.toml"),
    ],
)
def test_a_call_that_cannot_be_is_told_what_would_work(
    call: Call, tmp_path: Path, option: str, value: str, said: str
) -> None:
    path = write(tmp_path / "a.csv", ["id", "name"], [["1", "Karim Rostami"]])
    ended = call("link", path, "-o", tmp_path / "c.csv", option, value)
    assert (ended.code, said in ended.err, (tmp_path / "c.csv").exists()) == (2, True, False)


def test_an_engine_that_is_not_installed_says_how_to_get_it(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    path = write(tmp_path / "a.csv", ["id", "name"], [["1", "Karim Rostami"]])
    ended = call("link", path, "-o", tmp_path / "c.csv", "--engine", "spark")
    assert (ended.code, "pip install 'dadkhah[spark]'" in ended.err) == (2, True)
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.slow  # Java starts and learns what to run: half a minute of processor time
@pytest.mark.needs("java", "pyspark")
def test_spark_gives_the_same_bytes(
    call: Call,
    lists: tuple[Path, Path],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick(tmp_path_factory.mktemp("settings"), monkeypatch)
    call("link", *lists, "-o", tmp_path / "one/c.csv", "--draws", "5")
    how = ("--engine", "spark", "--master", "local[2]", "--shared", tmp_path, "--draws", "5")
    ended = call("link", *lists, "-o", tmp_path / "two/c.csv", *how)
    assert ended.code == 0
    assert kept(tmp_path / "one") == kept(tmp_path / "two")
    assert {one.name for one in tmp_path.iterdir()} == {"one", "two", *(one.name for one in lists)}
    assert {one.name for one in (tmp_path / "two").iterdir()} == set(kept(tmp_path / "two"))
