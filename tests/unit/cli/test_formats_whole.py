"""Files of several formats, from the command line to the draft: what is read, what is kept, where words stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.broken.hostile import zip_of
from tests.unit.adapters.extractors import documents as made
from tests.unit.cli.conftest import Call

TOLL = "At least 31 people were killed in Nairobi on Monday, the invented council said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a document, a sheet, a recording and an archive of two texts."""
    held = tmp_path / "sources"
    held.mkdir()
    (held / "report.pdf").write_bytes(made.pdf_pages([b"", made.lines([(700.0, TOLL)])]))
    (held / "list.xlsx").write_bytes(made.as_xlsx())
    (held / "call.ogg").write_bytes(b"OggS" + bytes(50))
    (held / "locked.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    (held / "letters.zip").write_bytes(zip_of({"a/one.txt": TOLL.encode(), "../two.txt": b"Ten were held in Orsa."}))
    return held


@pytest.mark.slow
def test_a_folder_of_many_formats(call: Call, folder: Path, tmp_path: Path) -> None:
    ended = call("run", folder, "--case", tmp_path / "case")
    assert ended.code == 0, ended.err
    captured = [line.rsplit("/sources/", 1)[1] for line in ended.out.splitlines() if line.startswith("captured")]
    assert captured == [
        "call.ogg",
        "letters.zip",
        "letters.zip/a/one.txt",
        "letters.zip/../two.txt",
        "list.xlsx",
        "locked.doc",
        "report.pdf",
    ]
    assert "call.ogg: kept, but not read: the bytes are an Ogg recording" in ended.err
    assert "locked.doc: kept, but not read: the bytes are an old office document, or one with a password" in ended.err
    draft = (tmp_path / "case/draft/index.html").read_text(encoding="utf-8")
    assert "<bdi>page 2</bdi>" in draft
    assert "letters.zip/one.txt" in draft
    assert "a container (application/zip): 2 members taken in as sources of their own" in draft
    assert "an Ogg recording" in draft
    assert not (tmp_path / "two.txt").exists()
    assert call("verify", tmp_path / "case").code == 0
    again = call("run", folder, "--case", tmp_path / "case")
    assert again.out.startswith("nothing new: ")


@pytest.mark.slow
def test_read_tells_where_a_claim_stands(call: Call, folder: Path) -> None:
    ended = call("read", folder / "report.pdf", "--explain")
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert {line["explained"]["standing"] for line in lines if line["type"] == "count"} == {"page 2"}
    shown = call("read", folder / "report.pdf", "--explain", "--format", "text").out
    assert "stands in" in shown
    assert "page 2" in shown


@pytest.mark.slow
def test_the_members_of_a_container_are_read_without_a_case(call: Call, folder: Path) -> None:
    ended = call("read", folder / "letters.zip", "--format", "jsonl")
    assert ended.code == 0
    docs = {json.loads(line)["doc"] for line in ended.out.splitlines()}
    assert docs
    assert all(doc.startswith("letters.zip!") for doc in docs)


def test_what_cannot_be_read_in_a_folder_is_told_and_no_failure(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/call.ogg").write_bytes(b"OggS" + bytes(50))
    (tmp_path / "in/a.txt").write_text(TOLL)
    ended = call("read", tmp_path / "in")
    assert ended.code == 0
    assert "call.ogg: the bytes are an Ogg recording" in ended.err
