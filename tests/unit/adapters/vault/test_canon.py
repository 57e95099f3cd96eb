"""The one spelling of an entry, by the examples of RFC 8785."""

from __future__ import annotations

import pytest

from dadkhah.adapters.vault.canon import LARGEST, canonical, parse


def test_strings_as_in_rfc_8785_section_3_2_2() -> None:
    string = "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/"
    assert canonical(string) == rb'"' + "€$".encode() + rb"\u000f\nA'B\"\\\\\"/" + b'"'


def test_literals_as_in_rfc_8785_section_3_2_2() -> None:
    assert canonical({"literals": [None, True, False]}) == b'{"literals":[null,true,false]}'


def test_names_sort_by_utf16_code_units_as_in_rfc_8785_section_3_2_3() -> None:
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    spelled = canonical(dict.fromkeys(names, 0)).decode()
    found = sorted(names, key=lambda name: spelled.index(canonical(name).decode()))
    assert found == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_every_control_character_has_its_shortest_escape() -> None:
    short = {8: rb"\b", 9: rb"\t", 10: rb"\n", 12: rb"\f", 13: rb"\r"}
    for code in range(32):
        assert canonical(chr(code)) == b'"' + short.get(code, b"\\u%04x" % code) + b'"'
    assert canonical("\x7f\u2028") == '"\x7f\u2028"'.encode()


@pytest.mark.parametrize(
    ("value", "spelled"),
    [(0, b"0"), (-7, b"-7"), (LARGEST, b"9007199254740991"), ((1, [2]), b"[1,[2]]"), ({}, b"{}"), (True, b"true")],
)
def test_plain_values(value: object, spelled: bytes) -> None:
    assert canonical(value) == spelled


@pytest.mark.parametrize(
    "value", [1.5, float("nan"), LARGEST + 1, -LARGEST - 1, "\ud800", b"x", {1: 2}, {"a": {3}}, object()]
)
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r".{9}"):
        canonical(value)


def test_a_bottomless_value_is_refused() -> None:
    value: list[object] = []
    value.append(value)
    with pytest.raises(ValueError, match="nested too deeply"):
        canonical(value)


def test_a_line_reads_as_it_was_written() -> None:
    entry: dict[str, object] = {"b": [1, "ی"], "a": {"z": None, "y": False}}
    assert parse(canonical(entry)) == entry


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"7",
        b"[]",
        b'{"a":1} ',
        b' {"a":1}',
        b'{"a": 1}',
        b'{"b":1,"a":1}',
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":NaN}',
        b'{"a":-0}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\\u000F"}',
        b'{"a":"\xff"}',
        b'{"a":"\t"}',
        b'{"a":1}\r',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":9007199254740993}',
        b'{"a":' + b"[" * 30_000 + b"]" * 30_000 + b"}",
    ],
)
def test_another_spelling_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r".{9}"):
        parse(line)
