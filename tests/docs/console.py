"""Console blocks of a page: commands and what they must print.

In: Markdown with ```console blocks, lines `$ command` and expected fragments. Out: Step records in order.
A fragment must occur in the output after the one before it; `...` stands for anything, alone for any lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Step(msgspec.Struct, frozen=True):
    """One command and the fragments that its output must hold, in order."""

    command: str
    expected: tuple[str, ...]


def steps(page: str) -> list[Step]:
    """Return every command of a page's console blocks; raise ValueError for a block that does not begin with one."""
    return [step for block in BLOCK.findall(page) for step in steps_of(block)]


def steps_of(block: str) -> list[Step]:
    found: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], ()))
        elif not found:
            raise ValueError(f"a console block begins with a command, not with {line!r}")
        else:
            found[-1] = Step(found[-1].command, (*found[-1].expected, line))
    return found


def missing(expected: Sequence[str], output: str) -> str:
    """Return the first fragment that the output does not hold in its order, or an empty string."""
    position = 0
    for line in expected:
        for fragment in filter(None, line.split("...")):
            found = output.find(fragment.strip(), position)
            if found < 0:
                return line
            position = found + len(fragment.strip())
    return ""
