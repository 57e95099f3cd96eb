"""`dadkhah export`, from the command line to the files."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest
from tests.unit.adapters.http.sites import fetcher, page, serving
from tests.unit.cli.conftest import Call
from tests.unit.work.desks import Stages

from dadkhah import wiring

pytestmark = pytest.mark.slow

BODY = b"<!doctype html><title>T</title><p>At least 31 people were killed in Orsa, the invented paper said.</p>" * 3


@pytest.fixture
def case(call: Call, monkeypatch: pytest.MonkeyPatch, stages: Stages, paper: Path, tmp_path: Path) -> Path:
    """Return a case with a captured page and a file."""
    with serving({"/a": [page(BODY)]}) as site:
        monkeypatch.setattr(wiring, "fetching", lambda _: fetcher(site))
        assert call("run", site.url("/a"), paper, "--case", tmp_path / "case").code == 0
    return tmp_path / "case"


def test_pages_leave_as_wacz(call: Call, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "pages.wacz"
    ended = call("export", "--format", "wacz", "-o", path, "--case", case)
    assert (ended.code, ended.out.split()[::2]) == (0, ["exported", str(path)])
    assert "not for publication" in ended.err
    with zipfile.ZipFile(path) as file:
        assert sum(name.startswith("archive/") for name in file.namelist()) == 1
    assert call("verify", case).code == 0


@pytest.mark.slow
def test_everything_leaves_as_a_bag(call: Call, case: Path, tmp_path: Path) -> None:
    bag = tmp_path / "bag"
    assert call("export", "--format", "bagit", "-o", bag, "--purpose", "for the court", "--case", case).code == 0
    done = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=bag, capture_output=True, text=True, check=True
    )
    assert done.stdout.count(": OK") == 4


@pytest.mark.slow
def test_two_exports_are_the_same(call: Call, case: Path, tmp_path: Path) -> None:
    made = [tmp_path / "a.wacz", tmp_path / "b.wacz"]
    for path in made:
        assert call("export", "--format", "wacz", "-o", path, "--case", case).code == 0
    assert made[0].read_bytes() == made[1].read_bytes()


def test_a_package_stands_beside_the_case(call: Call, case: Path) -> None:
    ended = call("export", "--format", "bagit", "-o", case / "out/bag", "--case", case)
    assert ended.code == 2
    assert "does not stand within the case" in ended.err


@pytest.mark.slow
def test_a_case_that_forbids_it(call: Call, case: Path, tmp_path: Path) -> None:
    settings = case / "dadkhah.toml"
    settings.write_text(settings.read_text().replace("export = true", "export = false"))
    ended = call("export", "--format", "bagit", "-o", tmp_path / "bag", "--case", case)
    assert ended.code == 8
    assert "the case's settings forbid every export" in ended.err
    assert not (tmp_path / "bag").exists()


def test_nothing_to_export(call: Call, stages: Stages, tmp_path: Path) -> None:
    call("init", tmp_path / "case")
    ended = call("export", "--format", "wacz", "-o", tmp_path / "a.wacz", "--case", tmp_path / "case")
    assert (ended.code, ended.out) == (8, "")
