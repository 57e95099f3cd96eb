"""Signing with a person's own SSH key: ssh-keygen does it, so that no passphrase and no private key comes here.

In: bytes, what the signature is for, a private key's file. Out: the armoured signature.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from dadkhah.errors import CallError


def signed(message: bytes, namespace: str, key: Path) -> bytes:
    """Return the signature of `ssh-keygen -Y sign` over some bytes; it asks for a passphrase itself.

    Raises CallError when there is no ssh-keygen, or it refuses.
    """
    program = shutil.which("ssh-keygen")
    if program is None:
        raise CallError("ssh-keygen is not installed", remedy="sign elsewhere and bring the signature with --signature")
    command = [program, "-q", "-Y", "sign", "-f", str(key), "-n", namespace]
    done = subprocess.run(command, input=message, capture_output=True, check=False)
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CallError(f"ssh-keygen did not sign ({said[-1] if said else 'it said nothing'})", where=str(key))
    return done.stdout
