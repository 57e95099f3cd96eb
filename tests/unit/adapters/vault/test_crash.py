"""A disk that is full or refuses more: what was acknowledged is there, and the next run goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import capture, kept, opened

from dadkhah.adapters.vault import verify_vault

WRITER = """
import io, os, sys
from pathlib import Path
from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.vault import open_vault

with open_vault(Path(sys.argv[1]), clock=SystemClock(), random=SystemRandom(), create=True, patience=30.0) as vault:
    for number in range(int(sys.argv[2])):
        stored = vault.blobs.put(io.BytesIO(f"{os.getpid()} {number}".encode() * 1000))
        entry = {"act": "capture", "by": "an invented writer", "object": stored.digest, "src": {"place": str(number)}}
        (seq,) = vault.ledger.append([entry])
        print(seq, stored.digest, flush=True)
        if number % 3 == 2:
            vault.ledger.checkpoint()
    vault.ledger.checkpoint()
"""


def acknowledged(words: str) -> list[tuple[int, str]]:
    """Return what a writer said is durable: number and object; a torn last line says nothing."""
    lines = [line.split() for line in words.splitlines(keepends=True) if line.endswith("\n")]
    return [(int(seq), digest) for seq, digest in lines]


def check_kept(folder: Path, promised: list[tuple[int, str]]) -> None:
    """Check that a vault holds, can be written to, and has all that was acknowledged."""
    report = verify_vault(folder)
    assert report.findings == ()
    with opened(folder, patience=30.0) as vault:
        entries = list(vault.ledger.entries())
        assert [entry["seq"] for entry in entries] == list(range(len(entries)))
        assert all(entries[seq]["object"] == digest and vault.blobs.has(digest) for seq, digest in promised)
        vault.ledger.append([capture(kept(vault, "after the crash"))])
        vault.ledger.checkpoint()
    assert verify_vault(folder).verdict == "held"
    assert list((folder / "tmp").iterdir()) == []


LIMITED = """
import io, resource, sys
from pathlib import Path
from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.vault import open_vault
from dadkhah.errors import StorageError

with open_vault(Path(sys.argv[1]), clock=SystemClock(), random=SystemRandom()) as vault:
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    for number in range(1000):
        try:
            entry = {"act": "annotate", "by": "an invented writer", "method": "x" * 100}
            print(*vault.ledger.append([entry]), flush=True)
        except StorageError as error:
            print(error, file=sys.stderr)
            sys.exit(error.exit_code)
"""


@pytest.mark.slow
def test_a_file_that_may_not_grow_loses_nothing(folder: Path) -> None:
    # A measurement of coverage could not write its own file under the limit either, and would say so.
    environment = {name: value for name, value in paths().items() if not name.startswith("COV")}
    command = [sys.executable, "-c", LIMITED, str(folder), "6000"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 5, done.stderr
    assert done.stderr.count("\n") == 1
    last = int(done.stdout.split()[-1])
    report = verify_vault(folder)
    assert (report.verdict, report.entries) == ("held", last + 1)
    with opened(folder, create=False) as vault:
        (seq,) = vault.ledger.append([capture(kept(vault, "next"))])  # after one entry on the clock, years ahead here
        assert seq == last + 2


@pytest.mark.slow
def test_a_full_file_system_loses_nothing(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        words = subprocess.run([*filler(place / "vault")], capture_output=True, text=True, check=False, env=paths())
        assert words.returncode == 5, words.stderr
        assert "no space is left" in words.stderr.splitlines()[-1]
        promised = acknowledged(words.stdout)
        assert len(promised) > 10
        report = verify_vault(place / "vault")
        assert (report.findings, report.entries >= len(promised)) == ((), True)
        subprocess.run(["mount", "-o", "remount,size=3m", str(place)], check=True)
        check_kept(place / "vault", promised)
    finally:
        subprocess.run(["umount", str(place)], check=True)


def paths() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def filler(folder: Path) -> list[str]:
    """Return the command that writes until the disk is full, and ends as the command line would."""
    tail = "\nexcept DadkhahError as error:\n    print(error, file=sys.stderr)\n    sys.exit(error.exit_code)\n"
    body = WRITER.replace("\n", "\n    ")
    script = f"import sys\nfrom dadkhah.errors import DadkhahError\ntry:{body}{tail}"
    return [sys.executable, "-c", script, str(folder), "1000"]
