"""The harness of the summaries: both parts read with their days, and both rules scored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks import hrdsattack
from benchmarks.bench import ROOT, Room

WRITER = """\
import json, pathlib, sys
folder = pathlib.Path(sys.argv[2]); folder.mkdir()
(folder / "7.txt").write_text("Police arrested the journalist Mary Dervan in Nairobi on Monday.")
(folder / "manifest.jsonl").write_text(json.dumps({"doc": "7", "file": "7.txt", "published": "2031-06-20"}) + "\\n")
"""
SCORER = """\
import json, pathlib, sys
line = json.loads(pathlib.Path(sys.argv[2]).read_text())
metrics = {name: {"yours_paper": {"value": line["year"]}, "yours_fair": {"value": line["month"]}} for name in NAMES}
metrics[NAMES[0]] = {}
print("a table")
print(json.dumps({"metrics": metrics}))
"""


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder laid out like the development data, with scorers that repeat what was read."""
    folder = tmp_path / "shared"
    for name in ("eval", "data/hrdsattack"):
        (folder / name).mkdir(parents=True)
    (folder / "eval/hrdsattack_texts.py").write_text(WRITER)
    (folder / "eval/hrdsattack_score.py").write_text(f"NAMES = {hrdsattack.METRICS}\n{SCORER}")
    for part in hrdsattack.PARTS.values():
        (folder / "data/hrdsattack" / part).write_text("[]")
    monkeypatch.setattr("benchmarks.bench.ROOT", tmp_path / "repository")
    return folder


def said(_: str, *given: object) -> str:
    """Stand in for the program: the year and month of the sidecar beside the text."""
    text = next(Path(str(one)) for one in given if str(one).endswith(".txt"))
    year, month = text.with_suffix(".toml").read_text().split('"')[1].split("-")[:2]
    return json.dumps({"doc": text.name, "year": int(year), "month": int(month)}) + "\n"


@pytest.mark.slow
def test_both_parts_are_read_with_their_days(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hrdsattack, "program", said)
    lines = {line.name: line for line in hrdsattack.measure(Room(ROOT, shared, tmp_path))}
    assert list(lines) == ["hrdsattack", "hrdsattack-train"]
    found = lines["hrdsattack"].figures
    assert (found["violation_f1_paper"], found["violation_f1_fair"]) == (2031, 6)
    assert "perpetrator_mention_f1_paper" not in found
    names = ("data/hrdsattack/dev.json", "eval/hrdsattack_texts.py", "eval/hrdsattack_score.py")
    assert {*lines["hrdsattack"].data} == {f"shared/{name}" for name in names}


def test_without_data_it_is_skipped(tmp_path: Path) -> None:
    assert [line.skipped != "" for line in hrdsattack.measure(Room(ROOT, None, tmp_path))] == [True, True]
