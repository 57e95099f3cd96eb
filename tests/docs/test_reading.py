"""The page on reading shows what the reader does: every example is read, and its table holds all that comes of it.

In: docs/explanation/reading.md. Out: the same counts and unread items, and the same lines of --explain.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.unit.read.readings import lines

from dadkhah.cli.guard import guarded

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "explanation" / "reading.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^```text\n(.*?)\n```\n\n\|[^\n]*\n\|[-|]*\n((?:\|[^\n]*\n)+)", re.MULTILINE | re.DOTALL)
FIELDS = ("quote", "kind", "low", "high", "bound", "part", "rule")
EXAMPLES = EXAMPLE.findall(PAGE)
CONSOLE = re.search(r"^    \$ dadkhah (.*)\n((?:    .*\n)+)", PAGE, re.MULTILINE)


def read(text: str) -> list[tuple[str, ...]]:
    """Return what the reader makes of a text, as a row of the page has it."""
    found = []
    for line in lines(text, published="2031-05-10"):
        kind = line["type"] if line["type"] == "unread" else line["kind"]
        row = {**line, "kind": kind}
        found.append(tuple("" if row.get(name) is None else str(row[name]) for name in FIELDS))
    return found


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) == PAGE.count("```text") >= 5


@pytest.mark.parametrize(("text", "table"), EXAMPLES, ids=[text[:20] for text, _ in EXAMPLES])
def test_an_example_reads_as_its_table_says(text: str, table: str) -> None:
    stated = [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in table.splitlines()]
    assert read(text) == stated


def test_the_explanation_is_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert CONSOLE is not None
    (tmp_path / "harbour.txt").write_text(EXAMPLES[0][0] + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    words = [word.strip("'") for word in re.findall(r"'[^']*'|\S+", CONSOLE[1])]
    assert guarded(words) == 0
    printed = capsys.readouterr().out.splitlines()
    shown = [line.removeprefix("    ") for line in CONSOLE[2].splitlines() if line.strip() != "..."]
    assert len(shown) > 10
    assert [line for line in shown if line not in printed] == []
