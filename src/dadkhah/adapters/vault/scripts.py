"""The scripts that check without this software: verify.sh for a vault, prove.sh for an exhibit.

In: the name of a script. Out: the whole of it, one file that runs alone. What both need stands once, in shared.sh.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

INCLUDE = "#include "
PART = "#part "


@cache
def script(name: str) -> bytes:
    """Return a script with every part that it includes put in its place."""
    parts = dict(_part(text) for text in _read("shared.sh").split(f"\n{PART}")[1:])
    lines = (_line(line, parts) for line in _read(name).splitlines(keepends=True))
    return "".join(lines).encode()


def _part(text: str) -> tuple[str, str]:
    """Return the name and the lines of one part of shared.sh."""
    name, _, lines = text.partition("\n")
    return name, lines if lines.endswith("\n") else f"{lines}\n"


def _line(line: str, parts: dict[str, str]) -> str:
    return parts[line.removeprefix(INCLUDE).rstrip("\n")] if line.startswith(INCLUDE) else line


def _read(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")
