"""verify.sh: the check that needs none of this software, with the shells and awks that people have."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import ACTOR, capture, kept, log_lines, log_path, opened, proved_files, replaced
from tests.unit.adapters.vault.test_check import LINE_CHANGES, rechained

from dadkhah.adapters.vault import verify_vault

pytestmark = pytest.mark.needs("sh", "openssl", "awk", "xxd")
SHELLS = {"dash": "mawk", "bash": "gawk", "busybox": "busybox"}


def verify(folder: Path, *arguments: str, runner: tuple[str, ...] = ("sh",), path: str = "") -> tuple[int, str]:
    """Run a good copy of the script, as an expert would who has his own; return its exit code and what it says."""
    script = Path(__file__).parents[4] / "src/dadkhah/adapters/vault/verify.sh"
    environment = {"PATH": path or os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    command = [*runner, str(script), *(arguments or ("",)), str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode == 2 or not done.stderr, done.stderr
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture
def path_with(tmp_path: Path, needs: Callable[..., None]) -> Callable[[str], str]:
    """Return a function that gives a PATH on which awk, and with busybox every tool it has, is another program."""

    def make(awk: str) -> str:
        needs(awk)
        program, tools = shutil.which(awk), ["awk"]
        assert program
        if awk == "busybox":
            listed = subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout.split()
            tools = [tool for tool in listed if tool not in {"busybox", "xxd", "openssl", "["}]
        (tmp_path / "bin").mkdir()
        for tool in tools:
            (tmp_path / "bin" / tool).symlink_to(program)
        return f"{tmp_path / 'bin'}:{os.environ['PATH']}"

    return make


@pytest.mark.parametrize("shell", SHELLS)
def test_a_good_vault_holds_and_a_bad_one_does_not(
    folder: Path, needs: Callable[..., None], path_with: Callable[[str], str], shell: str
) -> None:
    needs(shell)
    command = ("busybox", "sh") if shell == "busybox" else (shell,)
    path = path_with(SHELLS[shell])
    code, words = verify(folder, verify_vault(folder).fingerprint, runner=command, path=path)
    assert (code, words) == (0, "held: 6 objects, 7 lines, 3 checkpoints\n")
    log_path(folder).write_bytes(log_path(folder).read_bytes().replace(b"page", b"cage"))
    code, words = verify(folder, runner=command, path=path)
    assert code == 1
    assert "broken: log/entries/000000000.jsonl line 3" in words


def test_the_vaults_own_copy_is_the_same_script(folder: Path) -> None:
    done = subprocess.run(["sh", str(folder / "verify.sh")], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].startswith("warning: the key was not compared with anything from outside: ")
    assert done.stdout.splitlines()[1] == "held: 6 objects, 7 lines, 3 checkpoints"


def test_the_key_is_compared_with_a_fingerprint_from_outside(folder: Path) -> None:
    code, words = verify(folder, "0" * 64)
    assert code == 1
    assert words.startswith("broken: keys/log.vkey is not the key of the given fingerprint")


@pytest.mark.parametrize("argument", ["x", "0" * 63, "A" * 64])
def test_a_wrong_call_cannot_run(folder: Path, argument: str) -> None:
    code, words = verify(folder, argument)
    assert (code, words) == (2, "cannot run: a fingerprint is 64 digits 0-9a-f\n")


def test_a_missing_tool_or_folder_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    shell = shutil.which("sh") or "sh"
    assert verify(folder, runner=(shell,), path=str(tmp_path / "none")) == (2, "cannot run: openssl is not installed\n")
    assert verify(tmp_path / "nowhere")[0] == 2


def test_the_check_leaves_nothing_behind(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    room = tmp_path / "room"
    room.mkdir()
    script = folder / "verify.sh"
    subprocess.run(["sh", str(script)], env={**os.environ, "TMPDIR": str(room)}, capture_output=True, check=True)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert list(room.iterdir()) == []


def test_warnings_do_not_break(folder: Path) -> None:
    with opened(folder, create=False) as vault:
        vault.ledger.append([capture(kept(vault, "more"))])
    with log_path(folder).open("ab") as file:
        file.write(b'{"torn')
    code, words = verify(folder, verify_vault(folder).fingerprint)
    assert code == 0
    assert words.splitlines() == [
        "warning: lines from number 7 on come after the last checkpoint: not signed yet",
        "warning: log/entries/000000000.jsonl line 9: a torn tail, never acknowledged",
        "held: 7 objects, 8 lines, 3 checkpoints",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("change", LINE_CHANGES.values(), ids=LINE_CHANGES)
def test_changed_lines_are_broken(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    log_path(folder).write_bytes(b"".join(change(log_lines(folder))))
    code, words = verify(folder)
    assert code == 1
    assert "broken: log/" in words


@pytest.mark.parametrize(
    "new", [{"object": "0" * 64}, {"sidecar": "x"}, {"seq": 9}, {"origin": "dadkhah/other"}, {"method": '"prev":"x"'}]
)
def test_the_log_is_read_as_the_check_in_process_reads_it(folder: Path, new: dict[str, object]) -> None:
    rechained(folder, 6, **new)
    code, words = verify(folder)
    assert code == 1
    assert ("line 7" in words) == ("method" not in new)


@pytest.mark.parametrize("name", ["README-VERIFY.txt", "vault.json", "verify.sh", "keys/log.vkey"])
@pytest.mark.parametrize("gone", [True, False])
def test_the_describing_files_are_watched(folder: Path, name: str, gone: bool) -> None:
    if gone:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes((folder / name).read_bytes() + b"\n")
    code, words = verify(folder)
    assert code == 1
    assert f"broken: {name} " in words


@pytest.mark.parametrize(
    "name",
    [
        "keys/x",
        "log/entries/x",
        "log/checkpoints/07/checkpoint",
        "objects/a b",
        "objects/sha256/ab/" + "ab" * 32 + "\n",
    ],
)
def test_what_must_not_be_there_is_named(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"x")
    code, words = verify(folder)
    assert code == 1
    assert f"broken: {name.strip()}" in words


def test_missing_objects_and_checkpoints_are_named(folder: Path) -> None:
    path = next(path for path in sorted((folder / "objects").rglob("*")) if path.is_file())
    path.unlink()
    (folder / "log/checkpoints/4/checkpoint").unlink()
    code, words = verify(folder)
    assert code == 1
    assert f"broken: {path.relative_to(folder)} is missing; log/entries/000000000.jsonl line " in words
    assert "broken: log/checkpoints/4/checkpoint is missing" in words


def boundaries(content: bytes) -> list[int]:
    """Return the places where a field ends: quotes, commas, colons, braces, spaces, plus signs, line feeds."""
    return [place for place, byte in enumerate(content) if byte in b'",:{}+= \n']


def seeded(folder: Path) -> Iterator[tuple[Path, int, int]]:
    """Yield 200 places in the proof and the bit to change there, the same in every run."""
    chance = random.Random(20311115)  # noqa: S311 - the places need to be many, not secret
    files = list(proved_files(folder))
    weights = [path.stat().st_size for path in files]
    for path in chance.choices(files, weights, k=200):
        yield path, chance.randrange(path.stat().st_size), 1 << chance.randrange(8)


def check_flip(folder: Path, path: Path, place: int, mask: int) -> None:
    content = path.read_bytes()
    replaced(path, content[:place] + bytes([content[place] ^ mask]) + content[place + 1 :])
    code, words = verify(folder)
    replaced(path, content)
    name = path.relative_to(folder).as_posix()
    assert code == 1, (name, place, mask)
    assert "broken: " + ("log/" if name.startswith("log/") else name) in words, (name, place, mask, words)


@pytest.mark.slow
def test_two_hundred_changed_bytes_are_found(tiny: Path) -> None:
    for path, place, mask in seeded(tiny):
        check_flip(tiny, path, place, mask)
    assert verify(tiny)[0] == 0


@pytest.mark.slow
def test_every_field_boundary_is_watched(tiny: Path) -> None:
    last = len(b"".join(log_lines(tiny)[:-1]))
    for path in (log_path(tiny), tiny / "log/checkpoints/3/checkpoint", tiny / "keys/log.vkey"):
        for place in boundaries(path.read_bytes()):
            if path != log_path(tiny) or place >= last - 1:  # the chain finds the lines before, the root alone the last
                check_flip(tiny, path, place, 1 << place % 8)


@pytest.mark.slow
def test_a_thousand_entries_get_the_same_verdict_from_both_checks(tmp_path: Path) -> None:
    with opened(tmp_path / "vault") as vault:
        for number in range(20):
            entries = [capture(kept(vault, f"{number} {part}"), method="گزارش") for part in range(50)]
            vault.ledger.append(entries)
            vault.ledger.checkpoint()
    report = verify_vault(vault.folder)
    assert verify(vault.folder, report.fingerprint) == (0, "held: 1000 objects, 1001 lines, 21 checkpoints\n")
    log_path(vault.folder).write_bytes(b"".join([*log_lines(vault.folder)[:500], *log_lines(vault.folder)[501:]]))
    code, words = verify(vault.folder)
    assert (code, verify_vault(vault.folder).verdict) == (1, "broken")
    assert "broken: log/entries/000000000.jsonl line 501 is numbered 501 where 500 should stand" in words


@pytest.mark.slow
def test_two_log_files_hold(tmp_path: Path) -> None:
    with opened(tmp_path / "vault") as vault:
        vault.ledger.append([{"act": "access", "by": ACTOR}] * 65_537)
        vault.ledger.checkpoint()
    report = verify_vault(vault.folder)
    assert verify(vault.folder, report.fingerprint) == (0, "held: 0 objects, 65538 lines, 2 checkpoints\n")
