"""The package's face: names written out and sorted, one version."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import dadkhah


def test_public_names_are_sorted_and_exist() -> None:
    assert sorted(dadkhah.__all__) == dadkhah.__all__
    assert len(set(dadkhah.__all__)) == len(dadkhah.__all__)
    assert all(hasattr(dadkhah, name) for name in dadkhah.__all__)


def test_public_names_are_written_out(root: Path) -> None:
    tree = ast.parse((root / "src/dadkhah/__init__.py").read_text(encoding="utf-8"))
    written = [node.value for node in tree.body if isinstance(node, ast.Assign) and is_all(node)]
    assert len(written) == 1
    assert ast.literal_eval(written[0]) == dadkhah.__all__


def is_all(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)


def test_every_public_name_is_meant() -> None:
    meant = {*dadkhah.__all__, "annotations"}
    modules = {name for name, value in vars(dadkhah).items() if type(value).__name__ == "module"}
    assert {name for name in vars(dadkhah) if not name.startswith("_")} - modules <= meant


def test_one_version(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == dadkhah.__version__


def test_types_are_shipped(root: Path) -> None:
    assert (root / "src/dadkhah/py.typed").is_file()
