"""Fixity runs: each says how far it got and what it found; a run that was stopped is gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import ACTOR, opened, replaced

from dadkhah.adapters.vault import fixity, verify_vault
from dadkhah.adapters.vault.check_objects import object_files


def objects(folder: Path) -> list[Path]:
    return list(object_files(folder))


def run(folder: Path, stop_after: int = -1) -> tuple[int, list[str]]:
    """Run fixity; stop it, as Ctrl-C does, while an object is read."""
    seen = 0

    def progress(_: int) -> None:
        nonlocal seen
        if seen == stop_after:
            raise KeyboardInterrupt
        seen += 1

    with opened(folder, create=False) as vault:
        return fixity.run(folder, vault.ledger, ACTOR, progress)


def entries(folder: Path) -> list[dict[str, object]]:
    with opened(folder, write=False) as vault:
        return [dict(entry) for entry in vault.ledger.entries() if entry["act"] == "fixity"]


def test_a_whole_run_is_one_entry(folder: Path) -> None:
    names = [path.name for path in objects(folder)]
    assert run(folder) == (len(names), [])
    (entry,) = entries(folder)
    assert (entry["complete"], entry["result"], entry["objects"]) == (True, "held", len(names))
    assert (entry["from"], entry["to"]) == (names[0], names[-1])
    assert entry["bytes"] == sum(path.stat().st_size for path in objects(folder))


@pytest.mark.parametrize("stop", [0, 1, 3])
def test_a_run_that_was_stopped_is_gone_on_with(folder: Path, stop: int) -> None:
    names = [path.name for path in objects(folder)]
    with pytest.raises(KeyboardInterrupt):
        run(folder, stop)
    done = sum(int(str(entry["objects"])) for entry in entries(folder))
    assert [entry["complete"] for entry in entries(folder)] == [False] * bool(done)
    assert run(folder)[0] == len(names) - done
    assert entries(folder)[-1]["complete"] is True
    assert sum(int(str(entry["objects"])) for entry in entries(folder)) == len(names)
    assert run(folder)[0] == len(names)


def test_a_damaged_object_is_named_in_the_log(folder: Path) -> None:
    path = objects(folder)[2]
    replaced(path, b"something else")
    assert run(folder)[1] == [path.name]
    (entry,) = entries(folder)
    assert (entry["result"], entry["broken"], entry["broken_count"]) == ("broken", [path.name], 1)
    assert verify_vault(folder).verdict == "broken"


def test_a_long_run_says_in_between_how_far_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixity, "OBJECTS", 2)
    replaced(objects(folder)[0], b"changed")
    total, broken = run(folder)
    assert (total, len(broken)) == (6, 1)
    assert [entry["complete"] for entry in entries(folder)] == [False, False, False, True]


def test_an_empty_vault_has_a_run_too(tmp_path: Path) -> None:
    opened(tmp_path / "vault").close()
    assert run(tmp_path / "vault") == (0, [])
    assert entries(tmp_path / "vault")[0]["complete"] is True
