"""The builder of the index of place names, on small tables made for the test and once on the real ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dadkhah.adapters import gazetteer as builder
from dadkhah.errors import DataError, StorageError
from dadkhah.lang import gazetteer as places
from dadkhah.lang.gazetteer import Gazetteer

pytestmark = pytest.mark.untraced

CITY = {"geonameid": 7, "name": "Orvale", "countrycode": "IR", "admin1code": "26", "population": 9000}
TABLES = {
    "countries.json": {"IR": {"iso": "IR", "name": "Iran", "population": 80_000_000}},
    "us_states.json": {"CA": {"code": "CA", "name": "California"}},
    "cities500.json": {
        "7": {**CITY, "alternatenames": ["ORV", "Orvaleh", "orvaruhe", "اوروال", "Орвале"]},
        "8": {**CITY, "geonameid": 8, "name": "Tessin", "population": 600, "alternatenames": ["Tesin", "تسین"]},
    },
}


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, content in TABLES.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    monkeypatch.setattr(builder, "tables", lambda: folder)
    return folder


@pytest.fixture
def output(tables: Path, tmp_path: Path) -> Path:
    return tmp_path / "out" / "places.idx"


def test_it_builds_and_prints_the_path(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert builder.main(["--output", str(output)]) == 0
    assert capsys.readouterr().out.strip() == str(output)
    assert [path.name for path in output.parent.iterdir()] == ["places.idx"]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Orvale", "geonames:7"),
        ("Orvaleh", "geonames:7"),
        ("اوروال", "geonames:7"),
        ("تسین", "geonames:8"),
        ("Iran", "iso3166:IR"),
        ("ایران", "iso3166:IR"),
        ("California", "iso3166-2:US-CA"),
        ("Khuzestan", "iso3166-2:IR-06"),
        ("Europe", "m49:150"),
        ("Middle East", "region:middle-east"),
    ],
)
def test_what_leads_where(output: Path, name: str, id_: str) -> None:
    builder.build(output)
    with Gazetteer.open(output) as index:
        assert [entry.id for entry in index.lookup(name)] == [id_]


@pytest.mark.parametrize("name", ["ORV", "orvaruhe", "Орвале", "Tesin"])
def test_codes_and_mechanical_spellings_are_left_out(output: Path, name: str) -> None:
    builder.build(output)
    with Gazetteer.open(output) as index:
        assert index.lookup(name) == ()


def test_the_same_tables_make_the_same_bytes(output: Path) -> None:
    builder.build(output)
    before = output.read_bytes()
    builder.build(output)
    assert output.read_bytes() == before


def test_if_missing_leaves_what_stands(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    builder.build(output)
    before = output.stat().st_mtime_ns
    assert builder.main(["--if-missing", "--output", str(output)]) == 0
    assert output.stat().st_mtime_ns == before
    assert capsys.readouterr().out.strip() == str(output)


@pytest.mark.parametrize("content", [b"", b"another file", b"DADKHAH-PLACES-3" + bytes(104)])
def test_if_missing_replaces_what_is_damaged_or_of_other_tables(output: Path, content: bytes) -> None:
    output.parent.mkdir()
    output.write_bytes(content)
    assert builder.main(["--if-missing", "--output", str(output)]) == 0
    with Gazetteer.open(output) as index:
        assert index.lookup("Orvale")


def away(monkeypatch: pytest.MonkeyPatch, package: Path, cache: Path) -> None:
    """Look for the index in two folders of the test's own."""
    paths = (package / "gazetteer.idx", cache / "gazetteer.idx")
    monkeypatch.setattr(places, "default_paths", lambda: paths)


def test_an_index_that_stands_is_opened_in_silence(
    output: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    builder.build(tmp_path / "gazetteer.idx")
    away(monkeypatch, tmp_path / "none", tmp_path)
    said: list[str] = []
    with builder.open_ready(said.append) as index:
        assert index.lookup("Orvale")
    assert said == []


def test_an_index_that_is_missing_is_built_in_a_process_of_its_own(
    output: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def start(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        started.append(command)
        builder.build(tmp_path / "gazetteer.idx")
        return subprocess.CompletedProcess(command, 0, "", "")

    started: list[list[str]] = []
    said: list[str] = []
    away(monkeypatch, tmp_path / "none", tmp_path)
    monkeypatch.setattr(subprocess, "run", start)
    with builder.open_ready(said.append) as index:
        assert index.lookup("Orvale")
    assert started[0][:4] == [sys.executable, "-P", "-m", "dadkhah.adapters.gazetteer"]
    assert len(said) == 1
    assert "once" in said[0]


def test_an_index_that_cannot_be_built_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    failed = subprocess.CompletedProcess([], 5, "", "error: the index cannot be written (No space left on device)\n")
    away(monkeypatch, tmp_path / "none", tmp_path)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(DataError, match="No space left") as caught:
        builder.open_ready(lambda _: None)
    assert "XDG_CACHE_HOME" in caught.value.would_work


def test_a_damaged_table_leaves_no_index(tables: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tables / "cities500.json").write_text('{"7": {"geonameid": 7, "na', encoding="utf-8")
    assert builder.main(["--output", str(output)]) == DataError.exit_code
    assert "damaged" in capsys.readouterr().err
    assert not output.exists()


def test_a_place_that_cannot_be_written(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be written"):
        builder.build(tmp_path / "file" / "places.idx")


def test_records_are_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = {str(n): {"number": n, "words": ["{", "}", "é" * (n % 7)]} for n in range(200)}
    path = tmp_path / "table.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    monkeypatch.setattr(builder, "CHUNK", 64)
    assert [dict(record) for record in builder.records(path)] == list(content.values())


@pytest.mark.parametrize("content", ["", "{}", "[]"])
def test_a_table_without_records(tmp_path: Path, content: str) -> None:
    path = tmp_path / "table.json"
    path.write_text(content, encoding="utf-8")
    assert list(builder.records(path)) == []


def test_it_goes_to_the_cache_where_the_package_is_closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert builder.place_for(None) == tmp_path / "dadkhah" / "gazetteer.idx"
    assert builder.place_for(tmp_path / "x") == tmp_path / "x"


@pytest.mark.slow
def test_the_real_tables(tmp_path: Path) -> None:
    output = tmp_path / "places.idx"
    command = [sys.executable, "-P", "-m", "dadkhah.adapters.gazetteer", "--output", str(output)]
    # Measuring every line of a quarter of a million places would take minutes; the small tables cover the builder.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(command, env=clean, capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == str(output)
    assert output.stat().st_size < 40_000_000
    with Gazetteer.open(output) as index:
        assert index.lookup("Zahedan")[0].id == "geonames:1159301"
        assert index.lookup("تهران")[0].country == "IR"
        assert index.lookup("Kenya")[0].kind == "country"
