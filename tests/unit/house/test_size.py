"""Small things stay small, and tests keep up with the code."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest

LONGEST_FILE = 500
MEDIAN_FUNCTION = 10
TESTS_PER_SOURCE = 0.8


def count_lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def total(folder: Path) -> int:
    return sum(count_lines(path) for path in folder.rglob("*.py"))


def function_lengths(path: Path) -> list[int]:
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in functions]


def test_no_file_is_long(root: Path) -> None:
    files = [path for folder in ("src", "tests") for path in (root / folder).rglob("*.py")]
    sizes = {str(path.relative_to(root)): count_lines(path) for path in files}
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}


@pytest.mark.slow
def test_functions_are_short(root: Path) -> None:
    lengths = [length for path in (root / "src").rglob("*.py") for length in function_lengths(path)]
    assert median(lengths) <= MEDIAN_FUNCTION


def test_tests_keep_up(root: Path) -> None:
    source, tests = total(root / "src"), total(root / "tests")
    assert tests >= TESTS_PER_SOURCE * source, f"{tests} lines of tests for {source} lines of source"
