"""Containers: what is handed out, what is refused, and why."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Iterator

import pytest
from tests.broken import hostile
from tests.unit.adapters.extractors import documents as made

from dadkhah.adapters.extractors import archives, handing, warcs, zipped
from dadkhah.adapters.extractors.frames import Closed, Done, Opened, Part, Report
from dadkhah.adapters.extractors.guarded import Guarded
from dadkhah.adapters.extractors.process import Stopped
from dadkhah.capture import media as kinds
from dadkhah.errors import SourceUnreadable
from dadkhah.ports import Member

WORDS = b"Ten people were held."
MOST = 10**9


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded() as one:
        yield one


def handed(reader: Guarded, content: bytes, media: str = "", most: int = MOST) -> list[tuple[str, bytes | str]]:
    """Return every member: its path, and its bytes or why it is refused."""
    found: list[tuple[str, bytes | str]] = []
    for member, stream in reader.members(content, media, most):
        try:
            found.append((member.path, member.refused or stream.read()))
        except SourceUnreadable as error:
            found.append((member.path, error.what))
    return found


def tar_gz(*names: str) -> bytes:
    return gzip.compress(hostile.tar_of(*((tarfile.TarInfo(name), WORDS) for name in names)))


@pytest.mark.parametrize(
    ("content", "media", "members"),
    [
        (hostile.zip_of({"a/b.txt": WORDS, "a/c.txt": b""}), kinds.ZIP, [("a/b.txt", WORDS), ("a/c.txt", b"")]),
        (hostile.tar_of((tarfile.TarInfo("b.txt"), WORDS)), kinds.TAR, [("b.txt", WORDS)]),
        (tar_gz("a.txt", "b.txt"), kinds.GZIP, [("a.txt", WORDS), ("b.txt", WORDS)]),
        (gzip.compress(WORDS), kinds.GZIP, [("content", WORDS)]),
    ],
    ids=["zip", "tar", "tar.gz", "gz"],
)
def test_every_file_of_a_container_is_handed_out(
    reader: Guarded, content: bytes, media: str, members: list[tuple[str, bytes]]
) -> None:
    answer = reader.extract(content, "")
    assert (answer.media, answer.holds, answer.text) == (media, True, None)
    assert handed(reader, content) == members


def test_a_member_that_is_not_read_is_passed_over(reader: Guarded) -> None:
    content = hostile.zip_of({"a": bytes(3_000_000), "b": WORDS})
    names = [member.path for member, _ in reader.members(content, "", MOST)]
    assert names == ["a", "b"]


@pytest.mark.slow
def test_members_that_nobody_asks_for_leave_nothing_on_the_line(reader: Guarded) -> None:
    content = hostile.zip_of({"a": bytes(3_000_000), "b": WORDS})
    for _ in reader.members(content, "", MOST):
        break
    assert handed(reader, hostile.zip_of({"c": WORDS})) == [("c", WORDS)]


def test_links_locks_and_devices_are_refused(reader: Guarded) -> None:
    files = dict(hostile.zip_links(random.Random(1))) | dict(hostile.tars(random.Random(1)))  # noqa: S311
    assert handed(reader, files["link-0.zip"])[0] == ("link", "a link, which is not followed")
    assert handed(reader, files["locked-0.zip"])[0][1] == "the file is encrypted; give it without a password"
    assert handed(reader, files["kind-0.tar"]) == [("odd", "a link, which is not followed"), ("a.txt", WORDS)]
    assert handed(reader, files["kind-2.tar"])[0] == ("odd", "no file: a device or a pipe")


@pytest.mark.slow
def test_a_bomb_ends_where_it_begins(reader: Guarded) -> None:
    bomb = hostile.zip_of({"a": bytes(40_000_000), "b": WORDS})
    found = handed(reader, bomb)
    assert [path for path, _ in found] == ["a", ""]
    assert all("a decompression bomb" in str(said) for _, said in found)
    assert "a decompression bomb" in str(handed(reader, gzip.compress(bytes(40_000_000)))[0][1])


def test_what_may_still_be_taken_in_is_a_limit(reader: Guarded) -> None:
    tar = hostile.tar_of((tarfile.TarInfo("a"), bytes(600)), (tarfile.TarInfo("b"), bytes(600)))
    assert handed(reader, tar, most=1000)[1] == ("b", "the archive holds more bytes than are taken in")


def test_a_damaged_archive_has_no_members_and_says_so(reader: Guarded) -> None:
    answer = reader.extract(b"PK\x03\x04" + bytes(100), "")
    assert "the ZIP archive is damaged" in answer.failure
    assert not answer.holds


def test_what_a_zip_archive_is(reader: Guarded) -> None:
    proof = {"a.jpg": b"x", "a.jpg.proof.csv": b"y", "a.jpg.proof.csv.asc": b"z"}
    answer = reader.extract(hostile.zip_of(proof), "")
    assert (answer.media, answer.holds) == (kinds.PROOFMODE, False)
    assert "a ProofMode bundle: kept whole" in answer.failure
    slides = reader.extract(hostile.zip_of({"ppt/presentation.xml": b"<p/>"}), "")
    assert slides.failure == "the slides hold no words"
    assert reader.extract(made.as_docx(), "application/zip").media == kinds.DOCX


def warc() -> bytes:
    head = b"HTTP/1.1 %s\r\nContent-Type: %s\r\n\r\n%s"
    return hostile.warc_of(
        (b"response", head % (b"200 OK", b"text/html; charset=utf-8", b"<p>Ten people were held.</p>")),
        (b"response", head % (b"404 Not Found", b"text/html", b"<p>Nothing here.</p>")),
        (b"response", head % (b"200 OK", b"text/css", b"p {}")),
        (b"request", b"GET / HTTP/1.1\r\n\r\n"),
        (b"response", head % (b"200 OK", b"application/pdf", made.as_pdf())),
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stated", "media"),
    [
        ("text/html", "text/html"),
        ("text/html; charset=windows-1256", "text/html; charset=windows-1256"),
        ('Application/XHTML+xml;version=1; Charset="utf-8"', "text/html; charset=utf-8"),
        ("text/plain;charset=windows-1256", "text/plain; charset=windows-1256"),
        ("text/plain", ""),
        ("text/csv; charset=utf-8", ""),
    ],
)
def test_what_a_server_states_of_a_text_goes_with_the_member(reader: Guarded, stated: str, media: str) -> None:
    words = "<p>ده نفر در اورسا بازداشت شدند.</p>".replace("ی", "ي")  # letters of the code page
    body = words.encode("cp1256" if "1256" in stated else "utf-8")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n" % stated.encode()
    member, stream = next(reader.members(hostile.warc_of((b"response", head + body)), "", MOST))
    content = stream.read()
    assert member.src.get("media", "") == media
    text = reader.extract(content, media or "text/plain").text
    assert text is not None
    assert words.removeprefix("<p>").removesuffix("</p>") in text.content


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_hands_out_responses_with_words(reader: Guarded, packed: bool) -> None:
    content = gzip.compress(warc()) if packed else warc()
    assert reader.extract(content, "").media == kinds.WARC
    found = list(reader.members(content, "", MOST))
    assert len(found) == 2
    assert found[0][0].src == {
        "date": "2031-04-02T08:00:00Z",
        "media": "text/html; charset=utf-8",
        "status": "200",
        "url": "http://tidewater.example/",
    }
    assert handed(reader, content)[0] == ("http://tidewater.example/", b"<p>Ten people were held.</p>")


def test_a_wacz_hands_out_its_web_archives_alone(reader: Guarded) -> None:
    parts = {"datapackage.json": b"{}", "pages/pages.jsonl": b"{}", "archive/data.warc.gz": gzip.compress(warc())}
    content = hostile.zip_of(parts)
    assert reader.extract(content, "").media == kinds.WACZ
    assert [path for path, _ in handed(reader, content)] == ["archive/data.warc.gz"]


def reports(*held: Report) -> list[tuple[Member, bytes | str]]:
    found: list[tuple[Member, bytes | str]] = []
    for member, stream in handing.members(iter(held)):
        try:
            found.append((member, stream.read()))
        except SourceUnreadable as error:
            found.append((member, error.what))
    return found


def test_what_a_child_reports_becomes_streams() -> None:
    told = reports(Opened("a"), Part(b"one"), Part(b""), Part(b"two"), Closed(), Opened("b"), Closed("no"), Done("cut"))
    assert told == [(Member("a"), b"onetwo"), (Member("b"), "no"), (Member("", refused="cut"), b"")]


def test_a_child_that_ends_in_the_middle_of_a_member_is_said_once() -> None:
    def broken() -> Iterator[Report]:
        yield Opened("a")
        yield Part(b"half")
        raise Stopped

    member, stream = next(handing.members(broken()))
    with pytest.raises(SourceUnreadable, match="too much time or memory"):
        stream.read()
    assert member.path == "a"


def test_a_child_that_ends_between_members_is_said() -> None:
    def broken() -> Iterator[Report]:
        yield from (Opened("a"), Closed())
        raise Stopped

    assert [member.refused for member, _ in handing.members(broken())] == ["", handing.BROKE_OFF]


def test_large_containers_may_take_longer() -> None:
    assert handing.seconds(0) == 25
    assert handing.seconds(4 * 1024**3) > 200


@pytest.mark.slow
def test_parts_of_office_files_have_limits() -> None:
    archive = zipped.Archive(io.BytesIO(hostile.zip_of({"a": bytes(40_000_000)})))
    with pytest.raises(SourceUnreadable, match="decompression bomb"), archive.open("a") as stream:
        stream.read()
    with pytest.raises(SourceUnreadable, match="a part that it needs is missing"), archive.open("b"):
        pass


def test_an_unknown_method_of_compression_is_named() -> None:
    archive = zipped.Archive(io.BytesIO(hostile.zip_of({"a": WORDS})))
    archive.infos[0].compress_type = 97
    with pytest.raises(SourceUnreadable, match="compressed by method 97"), archive.open("a"):
        pass


def test_a_member_whose_bytes_were_changed_is_refused(reader: Guarded) -> None:
    content = bytearray(hostile.zip_of({"a.txt": WORDS, "b.txt": WORDS}, zipfile.ZIP_STORED))
    content[content.index(b"Ten")] ^= 1
    first, second = handed(reader, bytes(content))
    assert "a part is damaged" in str(first[1])
    assert second == ("b.txt", WORDS)


@pytest.mark.slow
def test_the_kind_of_a_compressed_file() -> None:
    assert archives.packed_kind(io.BytesIO(gzip.compress(b"WARC/1.0\r\n")), kinds.GZIP) == kinds.WARC
    assert archives.packed_kind(io.BytesIO(gzip.compress(b"Ten")), kinds.GZIP) == kinds.GZIP
    with pytest.raises(SourceUnreadable, match="damaged"):
        archives.packed_kind(io.BytesIO(b"\x1f\x8b\x08" + bytes(20)), kinds.GZIP)


@pytest.mark.slow
def test_no_more_members_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    monkeypatch.setattr(warcs, "MOST_MEMBERS", 2)
    zipped_ = hostile.zip_of({f"{number}": WORDS for number in range(4)})
    tar = hostile.tar_of(*((tarfile.TarInfo(f"{number}"), WORDS) for number in range(4)))
    for told in (
        list(archives.zip_members(io.BytesIO(zipped_), MOST)),
        list(archives.tar_members(io.BytesIO(tar), MOST)),
        list(warcs.warc_members(io.BytesIO(warc() * 2), MOST)),
    ):
        assert sum(isinstance(one, Opened) for one in told) == 2
        assert told[-1] == Done(archives.MANY)
