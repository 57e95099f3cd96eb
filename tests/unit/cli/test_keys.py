"""`keys`, `erase` and sealed sources from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call
from tests.unit.work.desks import EXAMPLE
from tests.unit.work.rings import PHRASE, quick_lock
from tests.unit.work.test_private import Describing

from dadkhah import wiring

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("stages")]
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


def test_a_private_field_is_erased_and_verify_names_the_decision(
    call: Call, case: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = Describing()
    monkeypatch.setattr(wiring, "Packaged", lambda: described)
    private = ["--class", "public", "--obtained-from", "Ila Verrin", "--private", "name", "--private", "by"]
    digest = call("add", paper, "-C", case, *private).out.split()[1]
    granted = [*DECIDED, "--decision", "granted", "--by", "R. Editor", "-C", case]
    assert call("erase", digest, *granted).code == 8
    assert call("erase", digest, "--field", "obtained_from", *granted).out == f"erased {digest}\n"
    checked = call("verify", case)
    assert checked.code == 0
    assert "entry 1: private field" in checked.out
    assert "erased by decision 3" in checked.out
    assert call("add", paper, "-C", case, "--private", "title").code == 2


def test_names_are_withheld_and_what_is_not_reached_is_told(
    call: Call, case: Path, paper: Path, tmp_path: Path
) -> None:
    assert call("add", paper, "-C", case, "--class", "public").code == 0
    sealed = paper.with_name("sealed.txt")
    sealed.write_text(f"{paper.read_text()} More.")
    assert call("add", sealed, "-C", case).code == 0
    assert call("export", "--format", "bagit", "-o", tmp_path / "bag", "-C", case).code == 0
    names = tmp_path / "names.txt"
    names.write_text("Orsa\n")
    decided = [*DECIDED, "--by", "R. Editor", "-C", case]
    assert call("erase", "--names", names, *decided, "--decision", "refused").out == "refused\n"
    assert call("erase", "--names", tmp_path / "none", *decided, "--decision", "granted").code == 2
    assert call("erase", "--names", names, "0" * 64, *decided, "--decision", "granted").code == 2
    done = call("erase", "--names", names, *decided, "--decision", "granted")
    assert done.out == "withheld in 1 text; 0 private fields destroyed\n"
    assert "an export may hold them: " in done.err
    assert "1 sealed texts and fields were not looked into" in done.err
    done = call("erase", "--names", names, *decided, "--decision", "granted", "--open-sealed")
    assert done.out.startswith("withheld in 2 texts")


def test_a_decision_about_a_sealed_source_needs_it_open_and_keeps_its_reason_there(
    call: Call, case: Path, paper: Path
) -> None:
    digest = captured(call, case, paper)
    taking = ["--by", "R. Editor", "--reason", "Ila Verrin was there", "-C", case]
    listed = call("judge", "proposed", "-C", case, "--open-sealed").out.split()
    assert call("judge", "same", *listed[:2], *taking).code != 0
    done = call("judge", "same", *listed[:2], *taking, "--open-sealed")
    assert "Ila Verrin was there" in done.out
    assert "Ila Verrin was there" in call("judge", "-C", case, "--open-sealed").out
    assert "sealed with its source" in call("judge", "-C", case).out
    assert call("erase", digest, *DECIDED, "--decision", "granted", "--by", "R. Editor", "-C", case).code == 0
    assert "sealed with its source" in call("judge", "-C", case, "--open-sealed").out
