"""The repository speaks of itself only: no machine's paths, no registry's hosts, no word on how it was made.

In: every file that git tracks. Out: no match of the patterns below; a lock with hashes that names no address.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

# One letter of each word stands in brackets, so that the patterns do not find themselves.
MACHINE_PATHS = re.compile(r"(?<![\w./}~\-*<])/(?:(?:[w]ork|[r]oot)(?![\w.-])|(?:[h]ome|[U]sers|[o]pt)/\w)")
REGISTRY_HOSTS = re.compile(
    r"[p]ypi\.(?:org|python)|[p]ythonhosted|[r]egistry\.npm|[d]eb\.debian|[c]rates\.io", re.IGNORECASE
)
MAKING = re.compile(
    r"\b(?:[c]laude|[a]nthropic|[c]hatgpt|[c]opilot|[s]ubagents?)\b"
    r"|\b(?:ai|llm|machine|model)[- ](?:[w]ritten|[a]uthored)\b"
    r"|\b(?:written|generated|authored) (?:by|with) (?:an? )?(?:[a]i|[l]lm|[l]anguage model|[a]gent|[a]ssistant)\b"
    r"|\bas an [a]i\b|[c]o-authored-by",
    re.IGNORECASE,
)
BINARY = {".png", ".pdf", ".ico", ".woff2", ".gz", ".zip", ".warc", ".db", ".jpg"}


def tracked(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file that git tracks."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listing.returncode != 0:
        pytest.skip("needs a git working tree")
    for name in filter(None, listing.stdout.decode().split("\0")):
        path = root / name
        if path.is_file() and path.suffix not in BINARY:
            yield name, path.read_text(encoding="utf-8", errors="replace")


def hits(root: Path, pattern: re.Pattern[str]) -> list[str]:
    """List the places where a pattern is found, as name:line: match."""
    return [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for name, text in tracked(root)
        for match in pattern.finditer(text)
    ]


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRY_HOSTS, MAKING], ids=["paths", "hosts", "making"])
def test_no_such_words(root: Path, pattern: re.Pattern[str]) -> None:
    assert hits(root, pattern) == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (MACHINE_PATHS, ["see /wo", "rk/main"]),
        (MACHINE_PATHS, ["'/ro", "ot/x'"]),
        (MACHINE_PATHS, ["(/ho", "me/name/x)"]),
        (REGISTRY_HOSTS, ["https://py", "pi.org/simple"]),
        (MAKING, ["Co-", "Authored-By: x"]),
    ],
)
def test_the_patterns_find_what_they_look_for(pattern: re.Pattern[str], words: list[str]) -> None:
    assert pattern.search("".join(words))


@pytest.mark.parametrize(
    "text", ["src/dadkhah/work/add.py", "~/work/", "/workers", "at work / at home", "https://example.org/a/work/3"]
)
def test_the_patterns_leave_other_words(text: str) -> None:
    assert not MACHINE_PATHS.search(text)


def test_the_lock_is_pinned_with_hashes_and_names_no_address(root: Path) -> None:
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) > 40
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+( ; [^\\]+)?( \\)?\n", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]
    assert not re.search(r"://|@ |--index|--extra|--find|#", lock)
