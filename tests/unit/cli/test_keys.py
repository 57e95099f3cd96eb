"""`keys`, `erase` and sealed sources from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call
from tests.unit.work.desks import EXAMPLE
from tests.unit.work.rings import PHRASE, quick_lock

pytestmark = pytest.mark.usefixtures("stages")
DECIDED = ["--request", "letter 14", "--ground", "consent was withdrawn"]


@pytest.fixture
def case(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with a key ring whose passphrase stands in a file that the environment names."""
    quick_lock(monkeypatch)
    (tmp_path / "phrase").write_text(f"{PHRASE}\n")
    monkeypatch.setenv("DADKHAH_NEW_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    monkeypatch.setenv("DADKHAH_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    assert call("init", tmp_path / "case").code == 0
    assert call("keys", "make", "-C", tmp_path / "case").code == 0
    return tmp_path / "case"


def captured(call: Call, case: Path, paper: Path) -> str:
    """Take the paper in, sealed; return its digest."""
    return call("add", paper, "-C", case).out.split()[1]


def test_what_was_sealed_is_read_when_it_is_opened(call: Call, case: Path, paper: Path) -> None:
    captured(call, case, paper)
    assert call("keys", "list", "-C", case).out == "1 key\n"
    locked, opened = call("weigh", "-C", case), call("weigh", "-C", case, "--open-sealed")
    assert (locked.code, opened.code) == (0, 0)
    build = call("build", "-C", case, "--open-sealed")
    assert "1 source read" in build.err
    assert "WORKING DRAFT" in (case / "draft" / "index.html").read_text()


def test_a_wrong_passphrase_opens_nothing(call: Call, case: Path, paper: Path, tmp_path: Path) -> None:
    captured(call, case, paper)
    (tmp_path / "phrase").write_text("five words that are not it\n")
    ended = call("build", "-C", case, "--open-sealed")
    assert ended.code == 4
    assert "the passphrase does not open the key ring" in ended.err


def test_without_terminal_and_file_no_passphrase_is_waited_for(
    call: Call, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DADKHAH_PASSPHRASE_FILE")
    ended = call("build", "-C", case, "--open-sealed")
    assert ended.code == 2
    assert "DADKHAH_PASSPHRASE_FILE" in ended.err


def test_a_class_can_be_named(call: Call, case: Path, paper: Path) -> None:
    assert call("add", paper, "-C", case, "--class", "public").code == 0
    assert call("keys", "list", "-C", case).out == "0 keys\n"


def test_nothing_is_sealed_in_a_case_without_a_ring(call: Call, paper: Path, tmp_path: Path) -> None:
    ended = call("run", paper, "-C", tmp_path / "other", "--class", "sealed")
    assert ended.code == 2
    assert "dadkhah keys make" in ended.err


def test_a_passphrase_is_changed(
    call: Call, case: Path, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    captured(call, case, paper)
    (tmp_path / "new").write_text("another five words\n")
    monkeypatch.setenv("DADKHAH_NEW_PASSPHRASE_FILE", str(tmp_path / "new"))
    assert call("keys", "passphrase", "-C", case).code == 0
    assert call("build", "-C", case, "--open-sealed").code == 4
    monkeypatch.setenv("DADKHAH_PASSPHRASE_FILE", str(tmp_path / "new"))
    assert call("build", "-C", case, "--open-sealed").code == 0


def test_an_erasure_is_decided_by_somebody_for_a_reason(call: Call, case: Path, paper: Path) -> None:
    digest = captured(call, case, paper)
    assert call("erase", digest, *DECIDED, "--decision", "granted", "-C", case).code == 7
    assert call("erase", digest, "--decision", "granted", "--by", "R. Editor", "-C", case).code == 2
    done = call("erase", digest[:10], *DECIDED, "--decision", "granted", "--by", "R. Editor", "-C", case)
    assert done.out == f"erased {digest}\n"
    assert call("keys", "list", "-C", case).out == "0 keys\n"
    assert call("verify", case).code == 0
    assert EXAMPLE[:20].encode() not in b"".join(one.read_bytes() for one in case.rglob("*") if one.is_file())
    again = call("erase", "--complete", "--by", "R. Editor", "-C", case)
    assert again.out.startswith("0 keys or private fields destroyed")


def test_a_legal_hold_forbids_erasing(call: Call, case: Path, paper: Path) -> None:
    digest = captured(call, case, paper)
    hold = ["--hold", "case 3 of the invented court", "--by", "R. Editor", "-C", case]
    assert call("erase", digest, *DECIDED, "--decision", "granted", *hold).code == 8
    assert call("erase", digest, *DECIDED, "--decision", "refused", *hold).out == f"refused {digest}\n"
