"""dadkhah.toml: read with clear errors, written with comments, and the same again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.errors import DataError
from dadkhah.model.case import WITHHELD, CaseSettings, Declared, Privacy
from dadkhah.model.source import Interest
from dadkhah.work.settings import parse, written

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
NAMED = WORDS.map(str.strip).filter(bool)


def test_a_whole_file_is_read() -> None:
    content = b"""
title = "Protests in Orsa, spring 2031"
languages = ["en", "fa"]
[publishers."The Invented Daily"]
interest = { party = "Orsa Council", basis = "owns it", by = "R. Editor" }
[privacy]
withhold = ["minors", "witnesses"]
"""
    settings = parse(content, "dadkhah.toml")
    assert settings.title == "Protests in Orsa, spring 2031"
    assert settings.languages == ("en", "fa")
    assert settings.interest_of("the invented daily") == Interest("Orsa Council", "owns it", "R. Editor")
    assert settings.interest_of("another") is None
    assert settings.privacy.withhold == ("minors", "witnesses")


def test_an_empty_file_is_the_default() -> None:
    assert parse(b"", "dadkhah.toml") == CaseSettings()
    assert CaseSettings().privacy.withhold == WITHHELD


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("title = 3", "title"),
        ("titel = 'x'", "titel"),
        ("languages = 'en'", "languages"),
        ("languages = [1]", "languages"),
        ("publishers = 3", "publishers"),
        ("[publishers.P]\nintrest = 1", 'publishers."P".intrest'),
        ("[publishers.P]\ninterest = 'x'", "interest"),
        ("[publishers.P]\ninterest = { basis = 'b' }", "names no party"),
        ("[publishers.P]\ninterest = { party = 'p', since = 'x' }", "since"),
        ("[privacy]\nhide = []", "privacy.hide"),
        ("[privacy]\nwithhold = ['weather']", "weather"),
        ("title = \n", "line 1"),
    ],
)
def test_what_cannot_be_used_is_named(content: str, named: str) -> None:
    with pytest.raises(DataError) as raised:
        parse(content.encode(), "case/dadkhah.toml")
    assert named in str(raised.value)
    assert str(raised.value).startswith("case/dadkhah.toml: ")


def test_bytes_that_are_no_utf8_are_named() -> None:
    with pytest.raises(DataError, match="UTF-8"):
        parse(b"title = '\xff'", "dadkhah.toml")


def test_a_new_file_explains_itself() -> None:
    text = written(CaseSettings(title="T")).decode()
    assert text.count("#") >= 6
    assert "[privacy]" in text


@given(
    title=WORDS.map(str.strip),
    languages=st.lists(WORDS, max_size=3).map(tuple),
    publishers=st.dictionaries(WORDS, NAMED, max_size=3),
    withhold=st.sets(st.sampled_from(WITHHELD)),
)
def test_what_is_written_is_read_again(
    title: str, languages: tuple[str, ...], publishers: dict[str, str], withhold: set[str]
) -> None:
    declared = tuple(Declared(name, Interest(party, "why", "who")) for name, party in sorted(publishers.items()))
    settings = CaseSettings(
        title=title, languages=languages, publishers=declared, privacy=Privacy(tuple(sorted(withhold)))
    )
    assert parse(written(settings), "dadkhah.toml") == settings
