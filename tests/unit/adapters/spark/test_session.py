"""Spark for one run: what it is told, what is said where a part of it is missing, and that nothing of it stays."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dadkhah.adapters.spark import session as spark
from dadkhah.adapters.spark.session import SUBMITTED, Wanted, heap, session
from dadkhah.errors import CallError


@pytest.mark.parametrize(
    ("memory", "written"), [("", "3g"), ("2GB", "2g"), ("512 MiB", "512m"), ("8g", "8g"), ("1TB", "1t")]
)
def test_a_size_is_written_as_java_writes_it(memory: str, written: str) -> None:
    assert heap(memory) == written


@pytest.mark.parametrize("memory", ["much", "GB", "-1GB", "2 gigs"])
def test_what_is_no_size_is_told_how_to_write_one(memory: str) -> None:
    with pytest.raises(CallError, match="write it like 2GB"):
        heap(memory)


@pytest.mark.parametrize(
    ("master", "submitted", "here"),
    [("", False, True), ("local[2]", False, True), ("spark://head:7077", False, False), ("", True, False)],
)
def test_spark_is_bound_to_this_machine_where_it_runs_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, master: str, submitted: bool, here: bool
) -> None:
    monkeypatch.delenv(SUBMITTED, raising=False)
    monkeypatch.delenv("SPARK_LOCAL_IP", raising=False)
    if submitted:
        monkeypatch.setenv(SUBMITTED, "1")
    wanted = Wanted(tmp_path, master)
    assert wanted.here is here
    with spark._bound(wanted):
        assert os.environ.get("SPARK_LOCAL_IP") == ("127.0.0.1" if here else None)
    assert "SPARK_LOCAL_IP" not in os.environ


def opened(folder: Path) -> None:
    with session(Wanted(folder, "local[2]")):
        raise AssertionError("Spark was started")


def test_a_missing_package_is_told_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(CallError, match=r"needs pyspark, which is not installed; pip install 'dadkhah\[spark\]'"):
        opened(tmp_path)


def test_a_missing_java_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SUBMITTED, raising=False)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CallError, match="needs Java, which was not found; install Java 17"):
        spark._java()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(CallError, match=f"{tmp_path}: the engine spark needs Java"):
        spark._java()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/java").touch()
    spark._java()
