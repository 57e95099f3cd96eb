"""One exhibit: it stands by itself, nothing of it can change unseen, and it tells nothing of other entries."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import names, opened, proved_files
from tests.unit.adapters.vault.rich import Rich
from tests.unit.adapters.vault.test_proving import check
from tests.unit.adapters.vault.test_verify_sh import SHELLS

from dadkhah.adapters.vault import exhibit, outgoing, verify_vault
from dadkhah.errors import CaseError, UnknownRecord

pytestmark = [pytest.mark.needs("sh", "openssl", "awk", "xxd"), pytest.mark.slow]


def exported(folder: Path, seq: int, target: Path) -> Path:
    with opened(folder, write=False) as vault:
        exhibit.make(folder, vault.ledger.ring(), seq, target)
    return outgoing.making(target).rename(target)


def test_an_exhibit_holds_by_itself(rich: Rich, tmp_path: Path) -> None:
    made = exported(rich.folder, 1, tmp_path / "exhibit")
    assert {path.name for path in made.iterdir()} == {
        "README.txt", "allowed_signers", "check.sh", "checkpoint", "checkpoint.sig", "clock.pem", "clock.tsr",
        "line.json", "object", "proof.json",
    }  # fmt: skip
    assert (made / "object").read_bytes() == b"one page"
    shutil.rmtree(rich.folder)
    fingerprint = re.findall(r"fingerprint: +([0-9a-f]{64})", (made / "README.txt").read_text(encoding="utf-8"))[0]
    code, words = check(fingerprint, made)
    assert code == 0, words
    assert "signed by lena@archive" in words
    assert "existed at " in words
    assert words.endswith("held: line 1 is in the log of 6 lines, and names this object\n")


def test_an_archive_is_the_same_exhibit(rich: Rich, tmp_path: Path) -> None:
    made = exported(rich.folder, 1, tmp_path / "exhibit")
    for name in ("one.zip", "two.zip"):
        exported(rich.folder, 1, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        archive.extractall(tmp_path / "out")
    for path in made.iterdir():
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()
    assert check("", tmp_path / "out")[0] == 0


@pytest.mark.untraced
@pytest.mark.slow
@pytest.mark.parametrize("name", ["checkpoint", "checkpoint.sig", "clock.tsr", "line.json", "object", "proof.json"])
def test_nothing_of_an_exhibit_can_change(rich: Rich, tmp_path: Path, name: str) -> None:
    made = exported(rich.folder, 1, tmp_path / "exhibit")
    content = (made / name).read_bytes()
    step = max(1, len(content) // 12)
    changes = [
        content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :] for place in range(0, len(content), step)
    ]
    if name == "clock.tsr":  # a token has bytes that nobody signs: its own time and imprint are what counts here
        changes = [content[:-20] + bytes(20), content.replace(b"2026", b"2016"), content[:100]]
    for wrong in [*changes, content[:-1], content + b"x", b""]:
        if wrong == content:
            continue
        (made / name).chmod(0o600)
        (made / name).write_bytes(wrong)
        code, words = check("", made)
        assert code == 1, (name, words)
    (made / name).unlink()
    assert check("", made)[0] == {"checkpoint.sig": 0, "clock.tsr": 0, "proof.json": 2}.get(name, 1)


def test_it_tells_nothing_of_other_entries(rich: Rich, tmp_path: Path) -> None:
    made = exported(rich.folder, 1, tmp_path / "exhibit")
    everything = b"".join(path.read_bytes() for path in sorted(made.iterdir()) if path.name != "check.sh")
    others = [path.name for path in proved_files(rich.folder) if path.parent.parent.name == "sha256"]
    mine = (made / "line.json").read_text(encoding="utf-8")
    assert not any(name.encode() in everything for name in others if name not in mine)
    assert b"another page" not in everything
    assert b"hearing" not in everything


@pytest.mark.parametrize("seq", [0, 3, 99])
def test_an_entry_without_an_object_is_no_exhibit(rich: Rich, tmp_path: Path, seq: int) -> None:
    with pytest.raises(UnknownRecord):
        exported(rich.folder, seq, tmp_path / "exhibit")
    assert not (tmp_path / "exhibit").exists()


def test_nothing_is_overwritten(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "there.zip").write_bytes(b"mine")
    with pytest.raises(CaseError, match="stands there"):
        exported(folder, 1, tmp_path / "there.zip")
    assert (tmp_path / "there.zip").read_bytes() == b"mine"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_runs_with_other_tools(
    rich: Rich, tmp_path: Path, needs: Callable[..., None], path_with: Callable[[str], str], shell: str
) -> None:
    needs(shell)
    made = exported(rich.folder, 9, tmp_path / "exhibit")
    command = ("busybox", "sh") if shell == "busybox" else (shell,)
    code, words = check("", made, runner=command, path=path_with(SHELLS[shell]))
    assert code == 0, words
    (made / "object").write_bytes(b"something else")
    assert check("", made, runner=command, path=str(tmp_path / "bin") + ":/usr/bin:/bin")[0] == 1


def test_the_vault_still_holds(rich: Rich, tmp_path: Path) -> None:
    exported(rich.folder, 1, tmp_path / "exhibit")
    assert names(verify_vault(rich.folder)) == set()
