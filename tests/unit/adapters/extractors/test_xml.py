"""XML as it goes by: names, words, depth, entities; damaged documents."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.adapters.extractors.xml import DEEPEST, Collected, Silent, walk
from dadkhah.errors import SourceUnreadable


class Heard(Silent):
    """Keeps all it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.told.append((name, dict(attributes)))

    def words(self, text: str) -> None:
        self.told.append(text)

    def end(self, name: str) -> None:
        self.told.append(name)


def heard(document: str | bytes) -> list[object]:
    listener = Heard()
    walk(io.BytesIO(document.encode() if isinstance(document, str) else document), listener)
    return listener.told


def test_names_are_cut_to_their_last_part() -> None:
    told = heard('<a xmlns="one" xmlns:b="two" b:c="d"><b:e>Ten &amp; two</b:e></a>')
    assert told == [("a", {"c": "d"}), ("e", {}), "Ten & two", "e", "a"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_other_encodings(codec: str) -> None:
    assert heard("<?xml version='1.0'?><a>بندر</a>".encode(codec))[1] == "بندر"


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "declares entities"),
        ("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "declares entities"),
        ("<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://127.0.0.1:9/'> %b;]><a/>", "declares entities"),
        ("<a>&undeclared;</a>", "damaged in line 1"),
        ("<a>\n<b></a>", "damaged in line 2"),
        ("<a/><b/>", "damaged"),
        ("", "damaged"),
        ("<a>" * (DEEPEST + 1), "nested more than 10,000 deep"),
    ],
)
def test_what_is_refused(document: str, why: str) -> None:
    with pytest.raises(SourceUnreadable, match=why):
        heard(document)


def test_a_document_type_that_is_elsewhere_is_not_fetched() -> None:
    assert heard("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a>Ten</a>")[1] == "Ten"


def test_what_was_told_before_damage_stands() -> None:
    listener = Heard()
    with pytest.raises(SourceUnreadable):
        walk(io.BytesIO(b"<a>Ten<b/></c>"), listener)
    assert listener.told[1] == "Ten"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=50))
def test_words_come_back(words: str) -> None:
    document = f"<a>{words.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</a>"
    told = heard(document)[1:-1]
    assert "".join(map(str, told)) == words


def test_the_first_of_each_name_is_collected() -> None:
    found = Collected(frozenset({"title", "creator"}))
    walk(io.BytesIO(b"<a><title> A <b>report</b> </title><title>Another</title><date>x</date></a>"), found)
    assert found.found == {"title": "A report"}
