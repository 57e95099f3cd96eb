"""The draft of the example case, made by the command line from end to end, held to the same rules as the small one.

In: examples/veldania. Out: links that resolve, statements that are carried, the program's words without a verdict.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.unit.publish.markup import Element, parse
from tests.unit.publish.test_wording import FORBIDDEN

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def body(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Element:
    example, case = root / "examples/veldania", tmp_path_factory.mktemp("example") / "case"
    command = [sys.executable, "-m", "dadkhah.cli", "run", example / "sources", "--case", case]
    subprocess.run(
        [*map(str, command), "--config", str(example / "dadkhah.toml")],
        env=environment(root),
        check=True,
        capture_output=True,
        timeout=300,
    )
    return next(parse((case / "draft/index.html").read_text(encoding="utf-8")).find("body"))


def environment(root: Path) -> dict[str, str]:
    """Return an environment in which the program of this tree runs, whatever is installed."""
    return {"PYTHONPATH": str(root / "src"), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "DADKHAH_BY": "a test"}


def test_links_resolve_and_ids_are_unique(body: Element) -> None:
    ids = Counter(item.get("id") for item in body.find() if item.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert [link.get("href") for link in body.find("a") if link.get("href")[1:] not in ids] == []


def test_every_statement_is_carried(body: Element) -> None:
    statements = list(body.find(css="statement"))
    assert len(statements) > 200
    assert [item.text for item in statements if not list(item.find("a", "note"))] == []


def test_every_source_is_listed(body: Element, root: Path) -> None:
    texts = [path for path in (root / "examples/veldania/sources").iterdir() if path.suffix != ".toml"]
    assert len(list(body.find("li", "source"))) == len(texts)


def test_the_programs_words_take_no_side(body: Element) -> None:
    assert FORBIDDEN.findall(body.program_words()) == []
    assert "not searched" in body.program_words()
