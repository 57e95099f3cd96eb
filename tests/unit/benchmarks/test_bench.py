"""Names, digests and figures of what was measured, and programs that are watched from a small process."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import bench
from benchmarks.bench import ROOT, digest, digests, finished, flat, program, scored, watched, without_data


def test_a_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"invented")
    assert digest(tmp_path / "a") == hashlib.sha256(b"invented").hexdigest()


def test_the_digest_of_a_folder_tells_names_and_contents(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "in").mkdir(parents=True)
    (folder / "in/a").write_bytes(b"1")
    (folder / "b").write_bytes(b"2")
    first = digest(folder)
    (folder / "in/a").rename(folder / "in/c")
    renamed = digest(folder)
    (folder / "b").write_bytes(b"3")
    assert len({first, renamed, digest(folder)}) == 3


def test_data_is_named_from_the_repository_or_the_folder_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "ROOT", tmp_path / "repository")
    for name in ("repository/in/a", "shared/b"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"")
    named = digests(tmp_path / "repository/in/a", tmp_path / "shared/b")
    assert list(named) == ["in/a", "shared/b"]


def test_figures_are_flat_and_only_numbers() -> None:
    summary = {"f1": 0.5, "on": {"place": 0.25, "time": None}, "interval": [0, 1], "name": "x", "left": 1, "none": None}
    assert flat(summary, ("f1", "on", "interval", "name", "none", "absent")) == {"f1": 0.5, "on_place": 0.25}


def test_a_scorer_is_read_by_its_last_line(tmp_path: Path) -> None:
    (tmp_path / "scorer.py").write_text('import sys; print("found", sys.argv[1]); print(\'{"found": 3}\')')
    assert scored(tmp_path / "scorer.py", "x") == {"found": 3}


def test_a_program_that_fails_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        finished(["-c", "import sys; sys.exit('it failed')"])
    assert "it failed" in capsys.readouterr().err


def test_the_program_runs_from_the_environment_at_hand() -> None:
    assert program("--help").startswith("Usage: ")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads peak memory as Linux counts it")
def test_a_watched_program_tells_its_own_memory_and_code() -> None:
    ballast = b"x" * 150_000_000  # what the process that watches holds must not count
    small = watched("-c", "import sys; sys.exit(3)")
    large = watched("-c", "x = bytearray(100_000_000); x[::4096] = x[::4096]")
    assert (small.code, large.code) == (3, 0)
    assert small.peak < 50_000_000
    assert 100_000_000 < large.peak < len(ballast)
    assert 0 < small.seconds < 30


def test_absent_data_is_said_in_a_line_of_its_own() -> None:
    (line,) = without_data(("founding", "read"))
    assert (line.name, line.figures) == ("founding", {})
    assert "shared" in line.skipped


def test_the_root_is_the_repository() -> None:
    assert (ROOT / "pyproject.toml").is_file()
