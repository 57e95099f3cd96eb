"""People of the tests who sign with SSH keys of their own, made anew by ssh-keygen.

In: a folder, a name, a kind of key. Out: the public key, and signatures.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

KINDS: dict[str, tuple[str, ...]] = {
    "ed25519": ("-t", "ed25519"),
    "ecdsa": ("-t", "ecdsa", "-b", "384"),
    "rsa": ("-t", "rsa", "-b", "2048"),
}


class Person:
    """Somebody invented, with a key.

    Args:
        folder: where the key stands.
        name: who it is.
        kind: of which kind the key is.
    """

    def __init__(self, folder: Path, name: str, kind: str = "ed25519") -> None:
        self.name = name
        self.key = folder / name
        command = ["ssh-keygen", "-q", *KINDS[kind], "-N", "", "-C", "", "-f", str(self.key)]
        subprocess.run(command, check=True, timeout=60)
        self.public = self.key.with_name(f"{name}.pub").read_text(encoding="ascii")

    def sign(self, message: bytes, space: str) -> bytes:
        """Return the armoured signature over some bytes for a use."""
        command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(self.key), "-n", space]
        return subprocess.run(command, input=message, capture_output=True, check=True, timeout=60).stdout
