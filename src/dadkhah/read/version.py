"""Which reader this is: a name that changes whenever a rule or a lexicon changes.

In: the files of the reader and of the language layer. Out: "grammar/1+0123abcd". A text read under another name is
read again.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

NAME, GENERATION = "grammar", "1"
PARTS = ("dadkhah.read", "dadkhah.lang")
KINDS = (".py", ".tsv")


@cache
def version() -> str:
    """Return the generation and the first 8 hexadecimal digits of the SHA-256 over all rules and lexicons."""
    digest = hashlib.sha256()
    for part in PARTS:
        for name, content in sorted(_files(resources.files(part), part)):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return f"{GENERATION}+{digest.hexdigest()[:8]}"


def reader_name() -> str:
    """Return the name under which readings are kept."""
    return f"{NAME}/{version()}"


def _files(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, path)
        elif entry.name.endswith(KINDS):
            found.append((path, entry.read_bytes()))
    return found
