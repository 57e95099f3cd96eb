"""The quality gate: what the development data says of this tree holds its floors.

`make test` runs it, and so does CI; `make bench` prints the same figures beside those of speed, which no test judges.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.__main__ import main

QUALITY = ("founding", "figures", "hrdsattack", "assisted")


@pytest.mark.slow
@pytest.mark.parametrize("harness", QUALITY)
def test_no_figure_falls_under_its_floor(shared_dir: Path, harness: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([harness])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["name"], line.get("undercut"), line.get("changed"), line.get("skipped")) for line in lines] == [
        (line["name"], None, None, None) for line in lines
    ]
    assert (code, bool(lines)) == (0, True), shared_dir
