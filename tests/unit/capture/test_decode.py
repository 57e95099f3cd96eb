"""Bytes to characters: what is right stays as it is, what is broken is replaced, and every doubt is said."""

from __future__ import annotations

import time

import pytest
from tests.broken import inputs

from dadkhah.capture.decode import Decoded, decode
from dadkhah.errors import SourceEmpty, SourceUnreadable


def back(decoded: Decoded, content: bytes) -> None:
    """Check the invariants of the map: it covers the text in order, and exact runs lead to their bytes."""
    at = 0
    byte = decoded.mark
    for run in decoded.runs:
        assert (run.start, run.byte_start) == (at, byte)
        if run.exact:
            assert (
                content[run.byte_start : run.byte_end].decode(decoded.encoding) == decoded.content[run.start : run.end]
            )
        at, byte = run.end, run.byte_end
    assert (at, byte) == (len(decoded.content), len(content))


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
@pytest.mark.parametrize("text", [inputs.ENGLISH, inputs.PERSIAN, inputs.RUSSIAN])
def test_a_mark_names_the_encoding_and_is_dropped(mark: bytes, codec: str, text: str) -> None:
    content = mark + text.encode(codec)
    decoded = decode(content)
    assert (decoded.content, decoded.encoding, decoded.mark, decoded.warnings) == (text, codec, len(mark), ())
    back(decoded, content)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [inputs.ENGLISH, inputs.PERSIAN, inputs.ARABIC, inputs.RUSSIAN])
def test_utf_16_without_a_mark_is_told_by_its_nuls(codec: str, text: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.content, decoded.encoding) == (text, codec)


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1256", inputs.PERSIAN_1256),
        ("cp1256", inputs.ARABIC),
        ("iso8859_6", inputs.ARABIC),
        ("cp1251", inputs.RUSSIAN),
        ("koi8_r", inputs.RUSSIAN),
        ("cp1252", inputs.FRENCH),
        ("cp1254", inputs.TURKISH),
    ],
)
def test_an_encoding_of_one_byte_is_guessed_and_the_guess_is_a_warning(codec: str, text: str) -> None:
    content = text.encode(codec, "replace")
    decoded = decode(content)
    assert decoded.encoding == codec
    assert decoded.content == content.decode(codec)
    assert any(f"guess: {codec}" in warning for warning in decoded.warnings)
    back(decoded, content)


def test_curly_quotation_marks_of_one_byte_are_western() -> None:
    decoded = decode("The council said: “ten were held”, and that’s all.".encode("cp1252"))
    assert decoded.encoding == "cp1252"
    assert "“ten were held”" in decoded.content


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"One.\r\nTwo.\rThree.\n").content == "One.\r\nTwo.\rThree.\n"


def test_lone_surrogates_are_replaced_and_named() -> None:
    content = inputs.with_surrogates()
    decoded = decode(content)
    assert decoded.encoding == "utf-8"
    assert "emblem \ufffd\ufffd\ufffd was" in decoded.content
    assert decoded.warnings == ("shown as U+FFFD, since not valid in the encoding: 3 characters",)
    back(decoded, content)


def test_half_a_pair_in_utf_16_is_replaced() -> None:
    content = inputs.utf16_with_lone_surrogate()
    decoded = decode(content)
    assert decoded.content == inputs.ENGLISH + "\ufffd and so on."
    assert [run.exact for run in decoded.runs] == [True, False, True]
    back(decoded, content)


def test_half_a_unit_at_the_end_is_replaced() -> None:
    content = b"\xff\xfe" + "Ten were held.".encode("utf-16-le") + b"\x20"
    decoded = decode(content)
    assert decoded.content == "Ten were held.\ufffd"
    back(decoded, content)


def test_code_points_beyond_the_last_are_replaced() -> None:
    content = b"\xff\xfe\x00\x00" + "Ten were held in the harbour.".encode("utf-32-le") + b"\x00\x00\x11\x00"
    decoded = decode(content)
    assert decoded.content == "Ten were held in the harbour.\ufffd"
    back(decoded, content)


def test_a_few_bad_bytes_do_not_make_a_utf_8_text_another_encoding() -> None:
    content = inputs.PERSIAN.encode().replace(b"\n\n", b"\xff\n\n")
    decoded = decode(content)
    assert decoded.encoding == "utf-8"
    assert decoded.content == inputs.PERSIAN.replace("\n\n", "\ufffd\n\n")
    back(decoded, content)


def test_nul_bytes_stay_and_are_named() -> None:
    decoded = decode(inputs.with_nuls())
    assert decoded.content.count("\0") == 3
    assert decoded.warnings == ("NUL characters in the text: 3",)


def test_control_bytes_stay_and_are_named() -> None:
    decoded = decode(inputs.ENGLISH.encode() + b"\x01\x02")
    assert decoded.warnings == ("control characters in the text: 2",)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t "])
def test_nothing_is_empty(content: bytes) -> None:
    with pytest.raises(SourceEmpty):
        decode(content)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("size", [64, 4096, 300_000])
def test_noise_is_refused(size: int, seed: int) -> None:
    with pytest.raises(SourceUnreadable):
        decode(inputs.noise(size, seed))


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00"])
def test_noise_under_a_mark_is_refused(mark: bytes) -> None:
    with pytest.raises(SourceUnreadable, match="noise"):
        decode(mark + inputs.noise(4096))


def test_nothing_but_nuls_is_refused() -> None:
    with pytest.raises(SourceUnreadable, match="NUL"):
        decode(b"\0" * 5000)


@pytest.mark.slow
def test_fifty_megabytes_of_noise_are_refused_at_once() -> None:
    content = inputs.noise(50_000_000)
    started = time.perf_counter()
    with pytest.raises(SourceUnreadable, match="noise"):
        decode(content)
    assert time.perf_counter() - started < 0.5


def test_a_text_beyond_the_limit_is_refused_by_name() -> None:
    with pytest.raises(SourceUnreadable, match="split the source"):
        decode(b"Ten were held. " * 2_500_000)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or office document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\x1f\x8b\x08\x00", "a gzip file"),
    ],
)
def test_other_formats_are_named_with_what_would_work(content: bytes, named: str) -> None:
    with pytest.raises(SourceUnreadable, match=named) as refused:
        decode(content + inputs.ENGLISH.encode())
    assert refused.value.would_work


@pytest.mark.parametrize(
    ("declaration", "codec"),
    [
        ('<meta charset="windows-1256">', "cp1256"),
        ("<meta charset=windows-1256>", "cp1256"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">', "cp1256"),
        ('<?xml version="1.0" encoding="windows-1256"?>', "cp1256"),
        ('<meta charset="ISO-8859-6">', "iso8859_6"),
    ],
)
def test_a_page_may_declare_its_encoding(declaration: str, codec: str) -> None:
    content = (declaration + "<p>" + inputs.ARABIC).encode(codec)
    decoded = decode(content, page=True)
    assert decoded.encoding == codec
    assert inputs.ARABIC in decoded.content
    assert decoded.warnings == ()
    back(decoded, content)


def test_a_text_may_not_declare_its_encoding() -> None:
    content = ('<meta charset="iso-8859-6">' + inputs.PERSIAN_1256).encode("cp1256")
    assert decode(content).encoding == "cp1256"


def test_valid_utf_8_beats_a_declaration_and_says_so() -> None:
    decoded = decode(('<meta charset="windows-1251"><p>' + inputs.PERSIAN).encode(), page=True)
    assert decoded.encoding == "utf-8"
    assert decoded.warnings == ("the page declares cp1251, its bytes are valid UTF-8",)


@pytest.mark.parametrize(
    ("stated", "codec"),
    [("windows-1256", "cp1256"), (' "Windows-1256" ', "cp1256"), ("", "iso8859_6"), ("nonsense", "iso8859_6")],
)
def test_what_a_server_states_goes_before_what_a_page_declares(stated: str, codec: str) -> None:
    content = ('<meta charset="iso-8859-6"><p>' + inputs.ARABIC).encode("cp1256")
    decoded = decode(content, page=True, stated=stated)
    assert decoded.encoding == codec
    assert (inputs.ARABIC in decoded.content) == (codec == "cp1256")


def test_what_a_server_states_counts_for_plain_text_and_never_against_valid_utf_8() -> None:
    content = inputs.ARABIC.encode("iso8859_6")
    assert decode(content, stated="iso-8859-6").content == inputs.ARABIC
    decoded = decode(inputs.ARABIC.encode(), stated="windows-1256")
    assert (decoded.encoding, decoded.warnings) == ("utf-8", ("the server states cp1256, its bytes are valid UTF-8",))


def test_an_encoding_of_two_bytes_leads_back() -> None:
    content = '<meta charset="gb18030"><p>十人被捕。港口委员会说，其中两人已获释。'.encode("gb18030")
    decoded = decode(content, page=True)
    assert "十人被捕" in decoded.content
    back(decoded, content)


def test_bytes_that_no_encoding_makes_words_of_are_refused() -> None:
    with pytest.raises(SourceUnreadable):
        decode(bytes(range(0x80, 0xA0)) * 40)


@pytest.mark.parametrize("content", [b"000\0", b"Ten were \0held.", b"Ten\0were\0held"])
def test_a_few_nuls_do_not_make_utf_16(content: bytes) -> None:
    assert decode(content).encoding == "utf-8"
    assert decode(content).content == content.decode()


def test_two_letters_of_utf_16_are_known() -> None:
    assert decode("no".encode("utf-16-be")).content == "no"
