"""The package's lexicons: every row says where it comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dadkhah.errors import DataError
from dadkhah.lang import lexicon

OWN = ("bounds", "countries", "measures", "months", "notplaces", "numerals", "provinces", "regions")


@pytest.mark.parametrize("name", OWN)
def test_every_row_has_a_source_and_every_cell_is_trimmed(name: str) -> None:
    rows = lexicon.load(name)
    assert len(rows) > 20
    assert all(row["source"].strip() for row in rows)
    assert all(cell == cell.strip() for row in rows for cell in row.values())


@pytest.mark.parametrize("name", OWN)
def test_no_row_stands_twice(name: str) -> None:
    rows = [tuple(row.values())[:-1] for row in lexicon.load(name)]
    assert len(rows) == len(set(rows))


def test_a_lexicon_that_is_missing() -> None:
    with pytest.raises(DataError, match="cannot be read"):
        lexicon.load("no_such_lexicon")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "no column `source`"),
        (["word\tkind"], "no column `source`"),
        (["word\tsource", "only one cell"], "line 2"),
        (["word\tsource", "word\t "], "line 2"),
    ],
)
def test_a_damaged_lexicon_names_the_line(lines: list[str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        list(lexicon.rows(lines, "sample.tsv"))


def test_alternation_matches_whole_words_the_longest_first() -> None:
    pattern = re.compile(lexicon.alternation(["more", "more than", "o'clock", "no-one"]))
    assert pattern.findall("more  than furthermore o’clock no‑one") == ["more  than", "o’clock", "no‑one"]


def test_the_data_stands_in_the_package() -> None:
    assert Path(lexicon.FOLDER).name == "data"


@pytest.mark.parametrize("text", ["One", "oNE", "six", "\u017fix", "six hundred", "SIX  hundred", "\u212anot"])
def test_an_alternation_may_ask_for_no_case(text: str) -> None:
    pattern = re.compile(lexicon.alternation(["one", "six", "six hundred", "knot"], folded=True))
    assert pattern.fullmatch(text) is not None
    assert re.compile(lexicon.alternation(["one", "knot"])).fullmatch(text.upper()) is None


def test_a_folded_alternation_takes_the_longest_phrase_and_whole_words() -> None:
    pattern = re.compile(lexicon.alternation(["at", "at least", "+"], folded=True))
    assert [match.group() for match in pattern.finditer("At least nine, AT six, attic +")] == ["At least", "AT", "+"]
