"""The folder of a case: what may become one, how its places are named, and whose turn it is."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.unit.work.desks import CountedRandom

from dadkhah.adapters.folder import case as module
from dadkhah.adapters.folder.case import CaseFolder, Places
from dadkhah.errors import CaseBusy, CaseError, CaseMissing, CaseReadOnly


def made(path: Path) -> CaseFolder:
    folder = CaseFolder(path)
    folder.make()
    folder.write_settings(b"title = 'T'\n")
    return folder


def test_a_folder_is_a_case_once_its_settings_stand(tmp_path: Path) -> None:
    folder = CaseFolder(tmp_path / "deep/case")
    with pytest.raises(CaseMissing, match="dadkhah init"):
        folder.check()
    folder.make()
    assert not folder.exists
    folder.write_settings(b"title = 'T'\n")
    folder.check()
    assert folder.settings() == b"title = 'T'\n"


@pytest.mark.parametrize("name", ["vault", "record.db", ".dadkhah.toml.new", "draft"])
def test_what_a_killed_run_left_does_not_stand_in_the_way(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    CaseFolder(tmp_path).make()
    assert CaseFolder(tmp_path).path.is_dir()


def test_a_folder_with_other_things_becomes_no_case(tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").touch()
    with pytest.raises(CaseError, match="holds other things"):
        CaseFolder(tmp_path).make()


def test_a_case_may_hold_other_things_later(tmp_path: Path) -> None:
    folder = made(tmp_path / "case")
    (folder.path / "notes.txt").touch()
    folder.make()
    assert folder.exists


@pytest.mark.parametrize("step", ["check", "make"])
def test_a_file_is_no_case(tmp_path: Path, step: str) -> None:
    (tmp_path / "case").touch()
    with pytest.raises(CaseError, match="this is a file"):
        getattr(CaseFolder(tmp_path / "case"), step)()


def test_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    folder = made(tmp_path)
    with folder.lock(), pytest.raises(CaseBusy), folder.lock():
        pass
    with folder.lock() as again:
        assert again is not None


def test_a_folder_that_refuses_writing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(tmp_path)

    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(CaseReadOnly):
        folder.lock()


def test_settings_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "dadkhah.toml").mkdir()
    with pytest.raises(CaseError, match=r"dadkhah\.toml: the settings cannot be read"):
        CaseFolder(tmp_path).settings()


def test_the_salt_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    folder = made(tmp_path)
    folder.vault.mkdir()
    first = folder.places(CountedRandom())("a.txt")
    assert folder.places(CountedRandom())("a.txt") == first
    assert (folder.vault / "private/place.salt").stat().st_mode & 0o777 == 0o600


def test_a_place_has_one_name_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    places = Places(b"salt")
    assert places("a.txt") == places("./a.txt") == places(str(tmp_path / "b/../a.txt"))
    assert places("a.txt") != places("b.txt")
    assert places("a.txt") != Places(b"other")("a.txt")


def test_standard_input_is_one_place_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Places(b"salt")("-")
    monkeypatch.chdir(tmp_path)
    assert Places(b"salt")("-") == before


def test_an_address_is_one_place_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Places(b"salt")("https://news.example/a")
    monkeypatch.chdir(tmp_path)
    assert Places(b"salt")("https://news.example/a") == here


def test_a_name_of_odd_bytes_has_a_place() -> None:
    assert len(Places(b"salt")(os.fsdecode(b"\xff\xfe.txt"))) == 64
