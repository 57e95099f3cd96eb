"""The syncs of the program's text: each may be left out, to see whether the cuts notice.

In: the modules that write what must last. Out: every call of a sync in them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.power.recorder import Site

import dadkhah

SOURCE = Path(dadkhah.__file__).parent
WHERE = ("adapters/vault", "adapters/folder", "adapters/keyring")
SYNCS = ("fsync", "sync_folder", "sync_file", "sync_all", "sync_tree", "make_folders", "write_file", "write_whole")
"""os.fsync, and every function of the program that does nothing durable without one."""


PROBES = frozenset({"vault/disk.probe.fsync.0", "vault/disk.probe.sync_folder.1"})
"""Syncs that ask whether a place can do it at all (test_disk.py): nothing that lasts depends on them."""


def sites() -> Iterator[Site]:
    """Yield every call of a sync, each called by its file, its function and which one of that function it is."""
    for folder in WHERE:
        for path in sorted((SOURCE / folder).glob("*.py")):
            yield from of_file(path)


def of_file(path: Path) -> Iterator[Site]:
    file = str(path.relative_to(SOURCE.parent))
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call) and called(node) in SYNCS]
            for number, call in enumerate(sorted(calls, key=lambda one: (one.lineno, one.col_offset))):
                name = f"{path.parent.name}/{path.stem}.{function.name}.{called(call)}.{number}"
                yield Site(file, call.lineno, call.end_lineno or call.lineno, name)


def called(call: ast.Call) -> str:
    """Return the last part of the name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
