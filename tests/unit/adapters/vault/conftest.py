"""Fixtures of the vault's tests: a small invented vault, made anew for each test that may damage it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from tests.unit.adapters.vault import rich as riches
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


@pytest.fixture(scope="session")
def model_rich(tmp_path_factory: pytest.TempPathFactory) -> riches.Rich:
    """Return a vault with all that people and authorities can add, that nobody changes."""
    return riches.made(tmp_path_factory.mktemp("rich"))


@pytest.fixture
def rich(needs: Callable[..., None], request: pytest.FixtureRequest, tmp_path: Path) -> riches.Rich:
    """Return a copy of the rich vault, to do with what a test likes."""
    needs(*riches.PROGRAMS)
    model: riches.Rich = request.getfixturevalue("model_rich")
    shutil.copytree(model.folder, tmp_path / "rich")
    return msgspec.structs.replace(model, folder=tmp_path / "rich")


@pytest.fixture
def path_with(tmp_path: Path, needs: Callable[..., None]) -> Callable[[str], str]:
    """Return a function that gives a PATH on which awk, and with busybox every tool it has, is another program."""

    def make(awk: str) -> str:
        needs(awk)
        program, tools = shutil.which(awk), ["awk"]
        assert program
        if awk == "busybox":
            listed = subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout.split()
            tools = [tool for tool in listed if tool not in {"busybox", "xxd", "openssl", "["}]
        (tmp_path / "bin").mkdir()
        for tool in tools:
            (tmp_path / "bin" / tool).symlink_to(program)
        return f"{tmp_path / 'bin'}:{os.environ['PATH']}"

    return make
