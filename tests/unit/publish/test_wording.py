"""The program's own words: never a verdict, never a loaded word; both only in a source's voice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.unit.publish import invented
from tests.unit.publish.markup import parse

from dadkhah.publish import draft
from dadkhah.publish.trust import trust_texts

FORBIDDEN = re.compile(
    r"\b(?:verified|proven|proved|confirmed|confirms?|massacres?|uprisings?|rioters?|martyrs?|terrorists?|regime|guilty|"
    r"perpetrated|committed|true|truth|facts?)\b",
    re.IGNORECASE,
)
MARKUP = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


def test_the_programs_words_take_no_side() -> None:
    body = next(parse(draft(invented.inputs())["index.html"].decode()).find("body"))
    assert FORBIDDEN.findall(body.program_words()) == []


def test_the_case_really_holds_such_words_in_quotation() -> None:
    body = next(parse(draft(invented.inputs())["index.html"].decode()).find("body"))
    assert {"confirmed", "rioters", "regime", "martyrs"} <= {word.lower() for word in FORBIDDEN.findall(body.text)}


def test_names_of_events_come_from_the_record(root: Path) -> None:
    templates = sorted((root / "src/dadkhah/publish/templates").glob("*.j2"))
    assert len(templates) >= 8
    found = {path.name: FORBIDDEN.findall(MARKUP.sub(" ", path.read_text(encoding="utf-8"))) for path in templates}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(("heading", "texts"), trust_texts(), ids=lambda item: item if isinstance(item, str) else "")
def test_the_page_on_trust_claims_nothing(heading: str, texts: tuple[str, ...]) -> None:
    assert FORBIDDEN.findall(" ".join((heading, *texts))) == []
    assert all(text.endswith(".") for text in texts)


def test_missing_measures_read_not_searched_and_never_none() -> None:
    page = draft(invented.inputs())["index.html"].decode()
    block = page[page.index('id="name-1"') : page.index('id="bodies"')]
    assert "Investigation, charge, verdict and sanction: not searched" in block
    assert "none found" not in block
    assert "not contacted" in block


def test_an_allegation_is_worded_as_one_and_what_speaks_against_stands_in_its_cell() -> None:
    root = parse(draft(invented.inputs())["index.html"].decode())
    cell = next(root.find("article", "allegation"))
    assert cell.text.strip().startswith("Alleged by Merle News Agency, citing two survivors")
    assert "Penn denied giving any order" in next(cell.find(css="against")).text
    assert "deputy governor" in next(cell.find(css="later")).text


@pytest.mark.slow
def test_independence_is_never_claimed() -> None:
    words = next(parse(draft(invented.inputs())["index.html"].decode()).find("body")).program_words()
    assert "3 origins; no dependence found between them (searched: text, citations, names)" in words
    assert "Family unknown: nothing was declared for Merle News Agency" in words
    assert not re.search(r"(?<!are )(?<!they are )independent (?:sources|origins)", words)
