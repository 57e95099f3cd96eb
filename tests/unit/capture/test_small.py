"""Media types, word lists, stored texts, and the way from text to bytes."""

from __future__ import annotations

import pytest
from tests.broken import inputs

from dadkhah.capture import lexicons
from dadkhah.capture.charset import declared, guess
from dadkhah.capture.decode import decode
from dadkhah.capture.layout import pack, unpack
from dadkhah.capture.media import by_name, media_of, why_not
from dadkhah.capture.noise import SAMPLE, sample
from dadkhah.capture.offsets import Piece, to_runs
from dadkhah.errors import DataError, IntegrityError
from dadkhah.model.digest import sha256
from dadkhah.model.source import Block, Run, Text


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.txt", "text/plain"),
        ("a.TXT", "text/plain"),
        ("a.b.md", "text/markdown"),
        ("folder.d/a.markdown", "text/markdown"),
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.pdf", "application/pdf"),
        ("a.toml", ""),
        ("a.", ""),
        ("pdf", ""),
        (".txt", ""),
    ],
)
def test_media_by_name(name: str, media: str) -> None:
    assert by_name(name) == media


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"<!DOCTYPE html><p>", "text/html"),
        (b"\xef\xbb\xbf  <html>", "text/html"),
        (b"<?xml version='1.0'?>\n<!-- saved --><html>", "text/html"),
        (b"Ten held <html>", "text/plain"),
        (b"", "text/plain"),
        (b"Received: from a\r\nFrom: b@example.org\r\n\r\nWords", "message/rfc822"),
        (b"From: the editor\nSubject: ten held\n\nWords", "text/plain"),
        (b"THE NEW WAVE of arrests", "text/plain"),
        (b"Everybody knows that a %PDF-1.7 begins so", "text/plain"),
    ],
)
@pytest.mark.parametrize("hint", ["", "application/pdf"])
def test_media_by_content_where_the_name_says_nothing_that_holds(hint: str, head: bytes, media: str) -> None:
    assert media_of(hint, head) == media


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"junk of a mail gateway\r\n%PDF-1.4\r\n", "application/pdf"),
        (b"PK\x03\x04", "application/zip"),
        (b"{\\rtf1", "application/rtf"),
        (bytes(257) + b"ustar", "application/x-tar"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\x01\x02\x03\x04WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
    ],
)
@pytest.mark.parametrize("hint", ["", "text/plain", "text/html", "application/pdf"])
def test_a_signature_beats_the_name(hint: str, head: bytes, media: str) -> None:
    assert media_of(hint, head) == media


def test_among_texts_the_name_tells() -> None:
    assert media_of("text/markdown", b"<html>") == "text/markdown"
    assert media_of("text/csv", b"From: a\nMessage-ID: b\n") == "text/csv"


def test_why_a_kind_is_not_read() -> None:
    assert "a RAR archive" in why_not("application/vnd.rar")
    assert "application/x-odd" in why_not("application/x-odd")


def test_a_sample_is_small_and_keeps_pairs_of_bytes_together() -> None:
    content = "ab".encode("utf-16-le") * 500_000
    seen = sample(content)
    assert len(seen) == 3 * SAMPLE
    assert set(seen[1::2]) == {0}
    assert sample(b"short") == b"short"


@pytest.mark.parametrize("name", sorted(path.stem for path in lexicons.FOLDER.glob("*.tsv")))
def test_every_row_names_its_source(name: str) -> None:
    rows = lexicons.lexicon(name)
    assert len(rows) >= 10
    assert all(row["source"].strip() for row in rows)


@pytest.mark.parametrize("name", sorted(path.stem for path in lexicons.FOLDER.glob("*.tsv")))
def test_no_row_stands_twice(name: str) -> None:
    rows = [tuple(row.values()) for row in lexicons.lexicon(name)]
    assert len(set(rows)) == len(rows)


def test_a_missing_list_is_a_data_error() -> None:
    with pytest.raises(DataError, match=r"nothing\.tsv"):
        lexicons.lexicon("nothing")


def test_all_lists_can_be_read_at_once() -> None:
    lexicons.load_all()
    assert lexicons.lexicon.cache_info().currsize == len(list(lexicons.FOLDER.glob("*.tsv")))


def test_a_declaration_counts_at_the_beginning_only() -> None:
    assert declared(b"<meta charset=koi8-r>") == "koi8_r"
    assert declared(b" " * 5000 + b"<meta charset=koi8-r>") == ""
    assert declared(b"<meta charset=klingon>") == ""


def test_a_guess_needs_words() -> None:
    assert guess(inputs.RUSSIAN.encode("cp1251")) == "cp1251"
    assert guess(bytes(range(0x80, 0xA0)) * 10) == ""


TEXT = Text(
    "Ten \ud800held", (Block("body", 0, 9, 1, "why"),), (Run(0, 9, 3, 12, exact=False),), "utf-8", "en", ("a warning",)
)


def test_a_text_comes_back_as_it_was_stored() -> None:
    words, layout = pack(TEXT)
    assert unpack(words, layout) == TEXT
    assert sha256(words) == TEXT.version
    assert "held" not in layout.decode()


@pytest.mark.parametrize(("words", "layout"), [(b"\xff", None), (None, b"{}"), (None, b"\xff"), (None, b"[]")])
def test_damage_is_an_integrity_error(words: bytes | None, layout: bytes | None) -> None:
    whole, laid_out = pack(TEXT)
    with pytest.raises(IntegrityError):
        unpack(whole if words is None else words, laid_out if layout is None else layout)


def test_pieces_lead_to_bytes_across_what_was_replaced() -> None:
    content = inputs.PERSIAN.encode()[:-1] + b"\xff" + "é.".encode()
    decoded = decode(content)
    end = len(decoded.content)
    runs = to_runs(decoded, [Piece(0, 5, 0, 5), Piece(5, 7, end - 3, end - 1), Piece(7, 8, end - 1, end, exact=False)])
    assert [(run.start, run.end, run.exact) for run in runs] == [
        (0, 5, True),
        (5, 6, False),
        (6, 7, True),
        (7, 8, False),
    ]
    assert content[runs[2].byte_start : runs[2].byte_end].decode() == "é"
    assert content[runs[1].byte_start : runs[1].byte_end] == b"\xff"
    assert content[runs[3].byte_start : runs[3].byte_end] == b"."
