"""`bundle` and `merge` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("stages")


@pytest.fixture
def cases(call: Call, paper: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return two cases: one with the report, one with another."""
    other = paper.with_name("velm.txt")
    other.write_text(paper.read_text().replace("Orsa", "Velm"))
    for name, source in (("ila", paper), ("oru", other)):
        assert call("run", source, "-C", tmp_path / name, "--by", name).code == 0
    return tmp_path / "ila", tmp_path / "oru"


@pytest.mark.slow
def test_two_cases_become_one(call: Call, cases: tuple[Path, Path], tmp_path: Path) -> None:
    ila, oru = cases
    file = tmp_path / "from-oru.zip"
    written = call("bundle", file, "-C", oru)
    assert (written.code, written.out) == (0, f"bundle {file}\n")
    assert "in the open" in written.err
    assert call("merge", file, "-C", ila).out == "merged 1 log: 1 row of the record, 0 keys\n"
    assert call("merge", file, "-C", ila).out == "nothing new\n"
    assert "2 sources read" in call("build", "-C", ila).err
    verified = call("verify", ila)
    assert (verified.code, verified.out) == (0, "held\n")


def test_what_is_no_bundle_ends_with_the_code_of_evidence(
    call: Call, cases: tuple[Path, Path], paper: Path, tmp_path: Path
) -> None:
    assert call("merge", paper, "-C", cases[0]).code == 6
    assert call("merge", tmp_path / "none.zip", "-C", cases[0]).code == 3
    assert call("bundle", paper, "-C", cases[0]).code == 4
    assert call("bundle", tmp_path / "new.zip", "-C", tmp_path).code == 4
