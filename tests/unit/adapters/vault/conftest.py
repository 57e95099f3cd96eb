"""Fixtures of the vault's tests: a small invented vault, made anew for each test that may damage it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import WORDS, filled, opened

from dadkhah.adapters.vault import Vault


@pytest.fixture(scope="session")
def model_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small vault that nobody changes."""
    folder = tmp_path_factory.mktemp("model") / "vault"
    filled(folder).close()
    return folder


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return a vault so small that each of its bytes can be changed in turn: 2 objects, 3 lines, 2 checkpoints."""
    filled(tmp_path / "tiny", words=WORDS[2:4], checkpoints=(2,)).close()
    return tmp_path / "tiny"


@pytest.fixture
def folder(model_vault: Path, tmp_path: Path) -> Path:
    """Return a copy of the small vault, to do with what a test likes."""
    copy = tmp_path / "vault"
    shutil.copytree(model_vault, copy)
    return copy


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """Return the copy, open."""
    with opened(folder, create=False) as made:
        yield made
