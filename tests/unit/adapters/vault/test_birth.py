"""A vault is made by one run, however many begin at the same moment."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dadkhah.adapters.vault import birth


def test_a_folder_that_another_run_renames_meanwhile_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, stood = os.mkdir, [True]

    def stood_just_now(path: Path, *more: int) -> None:
        if stood:
            stood.clear()
            raise FileExistsError(errno.EEXIST, "stands there", str(path))
        real(path, *more)

    monkeypatch.setattr(os, "mkdir", stood_just_now)
    assert birth.grasp(tmp_path / "stage") == -1
    handle = birth.grasp(tmp_path / "stage")
    assert birth.is_at(handle, tmp_path / "stage")
    os.close(handle)


def test_one_run_at_a_time_has_the_folder(tmp_path: Path) -> None:
    handle = birth.grasp(tmp_path / "stage")
    assert birth.grasp(tmp_path / "stage") == -1
    os.close(handle)
    again = birth.grasp(tmp_path / "stage")
    assert again >= 0
    os.close(again)
