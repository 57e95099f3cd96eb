"""verify.sh: the check that needs none of this software, with the shells and awks that people have."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile, _TemporaryFileWrapper

import pytest
from tests.unit.adapters.vault.cast import ACTOR, capture, kept, log_lines, log_path, opened, proved_files, replaced
from tests.unit.adapters.vault.test_check import LINE_CHANGES, older, rechained, rolled_back

from dadkhah.adapters.vault import verify_vault
from dadkhah.adapters.vault.scripts import script as assembled

pytestmark = [pytest.mark.untraced, pytest.mark.slow, pytest.mark.needs("sh", "openssl", "awk", "xxd")]
SHELLS = {"dash": "mawk", "bash": "gawk", "busybox": "busybox"}


@cache
def experts_copy() -> _TemporaryFileWrapper[bytes]:
    """Return a good copy of the script, which stands as long as this process runs."""
    file = NamedTemporaryFile(suffix=".sh")  # noqa: SIM115 - it goes with the process
    file.write(assembled("verify.sh"))
    file.flush()
    return file


def verify(
    folder: Path, *arguments: str, runner: tuple[str, ...] = ("sh",), path: str = "", against: Path | None = None
) -> tuple[int, str]:
    """Run a good copy of the script, as an expert would who has his own; return its exit code and what it says."""
    script = experts_copy().name
    memory = Path("/dev/shm")  # a batch of small files is made for each level of the tree: slow on some disks
    room = str(memory if os.access(memory, os.W_OK) else folder.parent)
    environment = {"PATH": path or os.environ["PATH"], "LC_ALL": "C.UTF-8", "TMPDIR": room}
    command = [*runner, script, *(arguments or ("",)), str(folder), *([str(against)] if against else [])]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode == 2 or not done.stderr, done.stderr
    return done.returncode, (done.stdout + done.stderr).decode()


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


@pytest.mark.parametrize("shell", SHELLS)
def test_what_was_erased_is_said_as_the_program_says_it(
    folder: Path, needs: Callable[..., None], path_with: Callable[[str], str], shell: str
) -> None:
    needs(shell)
    fields = ["A" * 43, "_" * 43]
    with opened(folder, create=False) as vault:
        digest = kept(vault, "ciphertext")
        vault.ledger.append([{**capture(digest), "_sd": fields, "method": 'said "sources":["x"]'}])
        erased = {"act": "erase", "by": ACTOR, "outcome": "granted"}
        vault.ledger.append([{**erased, "keys": ["k"], "sources": [digest]}, {**erased, "fields": fields, "names": 2}])
        vault.ledger.append([{**erased, "outcome": "refused", "sources": ["0" * 64]}])
        vault.ledger.checkpoint()
    shown = verify_vault(folder).shown
    assert shown == (
        *(f"entry 7: private field {field} erased by decision 9" for field in fields),
        "names withheld by decision 9: 2",
        f"objects/sha256/{digest[:2]}/{digest}: erased by decision 8",
    )
    command = ("busybox", "sh") if shell == "busybox" else (shell,)
    code, words = verify(folder, verify_vault(folder).fingerprint, runner=command, path=path_with(SHELLS[shell]))
    assert (code, words.splitlines()[:-1]) == (0, [f"shown: {line}" for line in shown])


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


def boundaries(content: bytes, start: int) -> list[int]:
    """Return the places where a field ends: quotes, commas, colons, braces, spaces, plus signs, line feeds."""
    return [place for place, byte in enumerate(content) if place >= start and byte in b'",:{}+= \n']


Flip = tuple[str, int, int]
"""A file of the vault, a place in it, and the bit to change there."""


def seeded(folder: Path, count: int = 400) -> list[Flip]:
    """Return places in the proof, the same in every run."""
    chance = random.Random(20311115)  # noqa: S311 - the places need to be many, not secret
    files = list(proved_files(folder))
    sizes = [path.stat().st_size for path in files]
    chosen = chance.choices(list(zip(files, sizes, strict=True)), sizes, k=count)
    return [(str(path.relative_to(folder)), chance.randrange(size), 1 << chance.randrange(8)) for path, size in chosen]


def few(folder: Path) -> list[Flip]:
    """Return 60 such places: `make bench ONLY=flips` tries the rest, and every byte in process."""
    return seeded(folder, 60)


def at_boundaries(folder: Path) -> list[Flip]:
    """Return the field boundaries of key, newest checkpoint and last line, which the root alone protects."""
    last = len(b"".join(log_lines(folder)[:-1])) - 1
    names = {"keys/log.vkey": 0, "log/checkpoints/3/checkpoint": 0, "log/entries/000000000.jsonl": last}
    found = [
        (name, place) for name, start in names.items() for place in boundaries((folder / name).read_bytes(), start)
    ]
    return [(name, place, 1 << place % 8) for name, place in found]


def check_flip(folder: Path, flip: Flip) -> None:
    name, place, mask = flip
    content = (folder / name).read_bytes()
    replaced(folder / name, content[:place] + bytes([content[place] ^ mask]) + content[place + 1 :])
    code, words = verify(folder)
    replaced(folder / name, content)
    assert code == 1, flip
    assert "broken: " + ("log/" if name.startswith("log/") else name) in words, (flip, words)


def check_flips(folder: Path, flips: list[Flip]) -> int:
    for flip in flips:
        check_flip(folder, flip)
    return len(flips)


@pytest.mark.parametrize(("places", "least"), [(few, 60), (at_boundaries, 80)], ids=["seeded", "boundaries"])
def test_changed_bytes_are_found(tiny: Path, places: Callable[[Path], list[Flip]], least: int) -> None:
    flips, copy = places(tiny), tiny.with_name("copy")
    shutil.copytree(tiny, copy)
    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(check_flips, (tiny, copy), (flips[::2], flips[1::2]))) >= least
    assert verify(tiny)[0] == verify(copy)[0] == 0


def test_two_log_files_hold(tmp_path: Path) -> None:
    with opened(tmp_path / "vault") as vault:
        vault.ledger.append([{"act": "access", "by": ACTOR}] * 65_537)
        vault.ledger.checkpoint()
    report = verify_vault(vault.folder)
    assert verify(vault.folder, report.fingerprint) == (0, "held: 0 objects, 65538 lines, 2 checkpoints\n")


def test_a_checkpoint_from_outside_shows_a_roll_back(folder: Path, tmp_path: Path) -> None:
    early, late = older(folder, tmp_path, 4), older(folder, tmp_path, 7)
    assert verify(folder, "", against=late)[0] == 0
    rolled_back(folder, 4)
    assert verify(folder)[0] == verify(folder, "", against=early)[0] == 0
    code, words = verify(folder, "", against=late)
    assert code == 1
    assert "broken: the checkpoint from outside covers 7 lines, but the log holds only 4" in words


def test_a_checkpoint_from_outside_shows_another_history(folder: Path, tmp_path: Path) -> None:
    late = older(folder, tmp_path, 7)
    rolled_back(folder, 4)
    with opened(folder, create=False) as vault:
        vault.ledger.append([capture(kept(vault, f"another {number}")) for number in range(3)])
        vault.ledger.checkpoint()
    assert verify(folder)[0] == 0
    code, words = verify(folder, "", against=late)
    assert (code, "the checkpoint from outside states a root" in words) == (1, True)
    late.write_bytes(b"no checkpoint")
    assert verify(folder, "", against=late)[0] == 1


@pytest.mark.parametrize("shell", SHELLS)
def test_zeros_that_a_power_cut_left_are_a_torn_tail_unless_a_checkpoint_covers_them(
    folder: Path, needs: Callable[..., None], path_with: Callable[[str], str], shell: str
) -> None:
    needs(shell)
    command, path = ("busybox", "sh") if shell == "busybox" else (shell,), path_with(SHELLS[shell])
    whole = log_path(folder).read_bytes()
    for tail in (bytes(512), b'{"act":"capt' + bytes(512) + b'"}\n{"act":"capture"}\n'):
        log_path(folder).write_bytes(whole + tail)
        code, words = verify(folder, verify_vault(folder).fingerprint, runner=command, path=path)
        held = "held: 6 objects, 7 lines, 3 checkpoints"
        torn = "warning: log/entries/000000000.jsonl line 8: a torn tail, never acknowledged"
        assert (code, words.splitlines()) == (0, [torn, held])
        assert (verify_vault(folder).verdict, len(verify_vault(folder).warnings)) == ("held", 1)
    for place in (40, len(whole) - 2, len(whole) - 1):
        log_path(folder).write_bytes(whole[:place] + b"\0" + whole[place + 1 :])
        assert verify(folder, runner=command, path=path)[0] == 1
        report = verify_vault(folder)
        assert report.verdict == "broken"
        assert any("a checkpoint covers it" in flaw.what for flaw in report.findings)
