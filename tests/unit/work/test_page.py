"""Taking in pages that were fetched: one WARC object, a body that is read, three entries in the log."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest
from tests.unit.work.desks import EXAMPLE, Paper, PlainExtractor, desk_in
from tests.unit.work.rings import PHRASE, quick_lock

from dadkhah.errors import FetchFailed, SourceUnreadable
from dadkhah.model.digest import sha256
from dadkhah.ports import Entry, Extracted, Fetched
from dadkhah.work.add import add
from dadkhah.work.desk import Desk
from dadkhah.work.load import load, load_unread
from dadkhah.work.objects import get
from dadkhah.work.rebuild import rebuild
from dadkhah.work.store import Added

PAGE = Fetched(
    asked="https://news.example/a",
    url="https://www.news.example/a",
    ip="203.0.113.5",
    status=200,
    media="text/html",
    body=EXAMPLE.encode(),
    warc=b"WARC/1.1 of an invented exchange",
    at="2031-05-01T12:00:00.250000Z",
    notes=("it led through 1 redirection to https://www.news.example/a",),
)


def take(desk: Desk, *pages: Fetched | Paper, **options: str) -> list[Added]:
    return list(add(desk, pages, options))


def entries(desk: Desk) -> list[Entry]:
    return [entry for entry in desk.vault.ledger.entries() if entry["act"] != "key"]


def changed(**values: object) -> Fetched:
    return msgspec.structs.replace(PAGE, **values)


def test_the_exchange_is_one_object_and_its_body_is_read(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        (added,) = take(desk, PAGE)
        (source,) = load(desk)
        assert get(desk.vault.blobs, added.digest) == PAGE.warc
        assert get(desk.vault.blobs, source.source.object) == PAGE.body
    assert (added.outcome, added.path, added.error) == ("captured", PAGE.asked, None)
    assert added.warnings == PAGE.notes
    assert (source.text.content, source.name, source.source.media) == (EXAMPLE, PAGE.asked, "text/html")


def test_the_log_says_where_it_came_from(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case", by="R. Editor") as desk:
        (added,) = take(desk, PAGE)
        (source,) = desk.record.sources()
        whole, body, made = entries(desk)
    src = {"url": PAGE.url, "asked": PAGE.asked, "ip": PAGE.ip, "status": 200}
    assert (whole["act"], whole["method"], whole["by"], whole["media"]) == (
        "capture",
        "http",
        "R. Editor",
        "application/warc",
    )
    assert (whole["object"], whole["bytes"], whole["src"]) == (added.digest, len(PAGE.warc), src)
    assert (body["act"], body["object"], body["src"]) == ("capture", source.object, src | {"warc": added.digest})
    assert (made["act"], made["object"], made["text"]) == ("derive", source.object, source.text)
    assert (source.entry, source.derived) == (body["seq"], made["seq"])


def test_the_description_says_how_it_was_captured(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        (added,) = take(desk, PAGE)
        (source,) = load(desk)
    how = f"captured from {PAGE.url} at {PAGE.at}, answered 200 by {PAGE.ip}; the exchange is kept as {added.digest}"
    assert (source.description.fetched, source.description.obtained) == (how, "")
    assert source.description.warnings == PAGE.notes


def test_behind_a_proxy_no_address_is_known(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, changed(ip="", asked=PAGE.url))
        (source,) = load(desk)
        assert entries(desk)[0]["src"] == {"url": PAGE.url, "status": 200}
    assert "through a proxy" in source.description.fetched


def test_the_same_page_again_is_one_more_capture(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, PAGE)
        (added,) = take(desk, changed(warc=b"the same at another time"))
        assert (added.outcome, len(load(desk))) == ("captured", 1)
        assert [entry["act"] for entry in entries(desk)] == ["capture", "capture", "derive", "capture", "capture"]
        assert "whose description stands" in added.warnings[-1]


def test_bytes_that_a_file_brought_before(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, Paper("a.txt"))
        (added,) = take(desk, PAGE)
        assert (added.outcome, len(load(desk))) == ("captured", 1)


def test_a_file_with_bytes_that_a_page_brought_before(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, PAGE)
        (added,) = take(desk, Paper("a.txt"))
        assert added.outcome == "captured"
        assert entries(desk)[-1]["act"] == "capture"


@pytest.mark.parametrize(
    ("page", "kind", "why"),
    [
        (changed(cut="disconnect"), FetchFailed, "as far as it came"),
        (changed(body=b"\xff\xfe\xfd"), SourceUnreadable, "kept, but not read"),
        (changed(body=b"", status=404), SourceUnreadable, "kept, but not read"),
    ],
)
def test_what_is_not_whole_is_kept_and_said(tmp_path: Path, page: Fetched, kind: type, why: str) -> None:
    with desk_in(tmp_path / "case") as desk:
        (added,) = take(desk, page)
        assert get(desk.vault.blobs, added.digest) == PAGE.warc
        assert len(load(desk)) + len(load_unread(desk)) == 1
    assert isinstance(added.error, kind)
    assert why in str(added.error)


def test_an_answer_without_a_body_is_its_exchange(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        (added,) = take(desk, changed(body=b""))
        assert [entry["object"] for entry in entries(desk)] == [added.digest] * 2


def test_a_lost_record_is_made_again(tmp_path: Path) -> None:
    with desk_in(tmp_path / "case") as desk:
        take(desk, PAGE)
        before = desk.record.sources()
    (tmp_path / "case/record.db").unlink()
    with desk_in(tmp_path / "case") as desk:
        assert rebuild(desk) == 1
        (after,) = desk.record.sources()
    assert (after.object, after.text, after.entry, after.derived) == (
        before[0].object,
        before[0].text,
        before[0].entry,
        before[0].derived,
    )


def test_a_sealed_page_stands_nowhere_in_the_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick_lock(monkeypatch)
    case = tmp_path / "case"
    with desk_in(case) as desk:
        desk.keys.make(PHRASE)
        take(desk, PAGE, source_class="sealed")
        shown = {"asked": "https://open.example/", "url": "https://open.example/", "ip": "203.0.113.9"}
        take(desk, changed(**shown, body=b"Public words.", warc=b"an open exchange"))
        desk.vault.ledger.checkpoint()
    with desk_in(case, phrase=PHRASE) as desk:
        (added,) = take(desk, changed(warc=b"the same, later"))
        assert [one.source.source_class for one in load(desk)] == ["sealed", "public"]
        assert "whose description stands" in added.warnings[-1]
        assert get(desk.blobs_of(desk.record.sources()[0]), added.digest) == b"the same, later"
    held = b"".join(path.read_bytes() for path in sorted(case.rglob("*")) if path.is_file())
    secrets = (
        EXAMPLE[:20],
        PAGE.asked,
        PAGE.ip,
        PAGE.warc.decode(),
        sha256(PAGE.body),
        sha256(PAGE.warc),
        "the same, later",
    )
    assert [one for one in secrets if one.encode() in held] == []
    assert b"https://open.example/" in held


def test_the_encoding_that_the_answer_states_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    extract = PlainExtractor.extract

    def listening(self: PlainExtractor, content: BinaryIO | bytes, media: str) -> Extracted:
        told.append(media)
        return extract(self, content, media)

    monkeypatch.setattr(PlainExtractor, "extract", listening)
    with desk_in(tmp_path / "case") as desk:
        take(desk, changed(charset="windows-1256"))
        assert [source.media for source in desk.record.sources()] == ["text/html"]
    assert told == ["text/html; charset=windows-1256"]
