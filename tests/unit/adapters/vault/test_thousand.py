"""A vault of a thousand entries: the script and the program say the same of it, whole and with single damages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import capture, changed, kept, names, opened, proved_files, replaced
from tests.unit.adapters.vault.test_check import LOG
from tests.unit.adapters.vault.test_verify_sh import verify

from dadkhah.adapters.vault import verify_vault

pytestmark = [pytest.mark.slow, pytest.mark.needs("sh", "openssl", "awk", "xxd")]

LAST = "log/checkpoints/1001/checkpoint"


def build(folder: Path) -> None:
    """Make a vault of 1,000 captures and their key entry under 21 checkpoints."""
    with opened(folder) as vault:
        for number in range(20):
            with vault.blobs.together():
                digests = [kept(vault, f"{number} {part}") for part in range(50)]
            vault.ledger.append([capture(digest, method="گزارش") for digest in digests])
            vault.ledger.checkpoint()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return such a vault, that nobody changes."""
    folder = tmp_path_factory.mktemp("thousand") / "vault"
    build(folder)
    return folder


def said_by(folder: Path, fingerprint: str = "", *, runner: tuple[str, ...] = ("sh",), path: str = "") -> str:
    """Return what the script says, after its exit code."""
    code, words = verify(folder, fingerprint, runner=runner, path=path)
    return f"{code} {words}"


def agreed(folder: Path, where: str, said: str) -> bool:
    """Say whether the program and the script find a vault whole, or both name what is broken."""
    report = verify_vault(folder)
    if not where:
        return report.verdict == "held" and said.startswith("0 ") and "held: " in said
    return report.verdict == "broken" and where in names(report) and said[0] == "1" and f"broken: {where}" in said


def an_object(folder: Path) -> Path:
    return next(path for path in proved_files(folder) if path.parent.parent.name == "sha256")


def spoil(path: Path) -> str:
    """Change the last bit of a file; return its name in the vault."""
    content = path.read_bytes()
    replaced(path, content[:-1] + bytes([content[-1] ^ 1]))
    return path.as_posix().rpartition("/vault/")[2]


def an_object_changed(folder: Path) -> str:
    return spoil(an_object(folder))


def an_object_gone(folder: Path) -> str:
    path = an_object(folder)
    path.unlink()
    return path.relative_to(folder).as_posix()


def a_line_gone(folder: Path) -> str:
    changed(folder, lambda lines: [*lines[:500], *lines[501:]])
    return f"{LOG} line 501"


def two_lines_swapped(folder: Path) -> str:
    changed(folder, lambda lines: [*lines[:700], lines[701], lines[700], *lines[702:]])
    return f"{LOG} line 701"


def the_last_line_changed(folder: Path) -> str:
    changed(folder, lambda lines: [*lines[:-1], lines[-1].replace(b"shelf", b"shell")])
    return LAST


def the_end_cut(folder: Path) -> str:
    changed(folder, lambda lines: lines[:990])
    return LAST


def a_signature_changed(folder: Path) -> str:
    return spoil(folder / LAST)


def a_checkpoint_gone(folder: Path) -> str:
    (folder / "log/checkpoints/501/checkpoint").unlink()
    return "log/checkpoints/501/checkpoint"


DAMAGES: tuple[Callable[[Path], str], ...] = (
    an_object_changed,
    an_object_gone,
    a_line_gone,
    two_lines_swapped,
    the_last_line_changed,
    the_end_cut,
    a_signature_changed,
    a_checkpoint_gone,
)
"""All are tried by `make bench ONLY=thousand`; each is also a test on a small vault."""


def test_a_whole_vault_holds(model: Path) -> None:
    report = verify_vault(model)
    assert (report.verdict, report.warnings, report.entries) == ("held", (), 1001)
    assert said_by(model, report.fingerprint) == "0 held: 1000 objects, 1001 lines, 21 checkpoints\n"


def test_busybox_finds_the_same_damage(
    model: Path, tmp_path: Path, needs: Callable[..., None], path_with: Callable[[str], str]
) -> None:
    needs("busybox")
    shutil.copytree(model, tmp_path / "vault")
    where = a_line_gone(tmp_path / "vault")
    said = said_by(tmp_path / "vault", runner=("busybox", "sh"), path=path_with("busybox"))
    assert agreed(tmp_path / "vault", where, said)
    assert not agreed(tmp_path / "vault", "", said)
    done = subprocess.run(
        [sys.executable, "-m", "dadkhah.cli", "verify", str(tmp_path / "vault")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert where in done.stdout + done.stderr
