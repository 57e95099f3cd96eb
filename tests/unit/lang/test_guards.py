"""Numbers that count nobody. All sentences are invented."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dadkhah.lang.dates import find_dates
from dadkhah.lang.guards import STANDALONE, Guard, find_guards, needed
from dadkhah.lang.numbers import FoundQuantity, find_quantities
from dadkhah.lang.vocabulary import vocabulary

pytestmark = pytest.mark.untraced


def kinds(text: str) -> dict[str, str]:
    return {text[guard.start : guard.end]: guard.kind for guard in find_guards(text)}


GUARDED = [
    ("Orlan, 22, was a mechanic", "22", "age"),
    ("his sister, aged 19, sold bread", "aged 19", "age"),
    ("the guards are aged between 21 and 46", "aged between 21 and 46", "age"),
    ("a 17-year-old was held", "17-year-old", "age"),
    ("she is 17 years old", "17 years old", "age"),
    ("a grandmother of 68, she", "grandmother of 68", "age"),
    ("he turned 16 in the cell", "turned 16", "age"),
    ("women in their forties", "in their forties", "age"),
    ("held for 12 hours", "12 hours", "duration"),
    ("held for two months", "two months", "duration"),
    ("20 years in prison", "20 years", "duration"),
    ("the three-day siege", "three-day", "duration"),
    ("four decades", "four decades", "duration"),
    ("between 10 and 15 years", "between 10 and 15 years", "duration"),
    ("paid $300 each", "$300", "money"),
    ("paid US$ 1,200", "US$ 1,200", "money"),
    ("a fine of 2.5 million pesos", "2.5 million pesos", "money"),
    ("5,000 euros", "5,000 euros", "money"),
    ("from 200 metres away", "200 metres", "distance"),
    ("some 3 km away", "3 km", "distance"),
    ("60 miles north", "60 miles", "distance"),
    ("12 kg of flour", "12 kg", "weight"),
    ("two tonnes of rice", "two tonnes", "weight"),
    ("40 hectares burned", "40 hectares", "area"),
    ("43% of them", "43%", "percent"),
    ("Nine per cent of them", "Nine per cent", "percent"),
    ("two thirds of those killed", "two thirds", "fraction"),
    ("one in five of them", "one in five", "fraction"),
    ("at 14:30 they", "14:30", "time"),
    ("at 6 pm they", "6 pm", "time"),
    ("at 6.30 a.m. they", "6.30 a.m.", "time"),
    ("on 28 September 2009", "28 September 2009", "date"),
    ("the 1979 flood", "1979", "date"),
    ("call +44 20 7946 0018 now", "+44 20 7946 0018", "contact"),
    ("For information: 258 84 123 4567", "information: 258 84 123 4567", "contact"),
    ("Hotline 800 45 45", "Hotline 800 45 45", "contact"),
    ("Call us 12 34 56", "Call us 12 34 56", "contact"),
    ("1. Weavers held", "1.", "list"),
    ("the third weaver", "third", "ordinal"),
    ("on the 67th day", "67th", "ordinal"),
    ("the twenty-first session", "twenty-first", "ordinal"),
    ("under Article 500 and", "Article 500", "statute"),
    ("resolution 1325 speaks", "resolution 1325", "statute"),
    ("Case no. 22/2019 concerns", "Case no. 22/2019", "statute"),
    ("Section 144", "Section 144", "statute"),
    ("a 3-1 win", "3-1", "score"),
    ("by 43 votes to 9", "43 votes to 9", "score"),
    ("it runs to 212 pages", "212 pages", "pages"),
    ("see page 14", "page 14", "pages"),
    ("at 32.4279, 53.6880 stands", "32.4279, 53.6880", "coordinates"),
    ("at 45 °C", "45 °C", "temperature"),
    ("Police Station 16 was", "Station 16", "name"),
    ("in Room 209 and", "Room 209", "name"),
    ("since Covid-19 came", "Covid-19", "name"),
    ("the G7 met", "G7", "name"),
    ("beaten three times", "three times", "multiple"),
    ("74 lashes", "74 lashes", "punishment"),
    ("the 15-member council", "15-member", "compound"),
]


@pytest.mark.parametrize(("text", "span", "kind"), GUARDED)
def test_what_counts_nobody(text: str, span: str, kind: str) -> None:
    assert kinds(text).get(span) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers shot 17 villagers",
        "60-plus wounded weavers",
        "40-odd weavers",
        "In Orvale, 12 were held",
        "Nurses (18). Porters (4).",
        "three had been held",
        "210 had been hurt",
        "1,500 people and two porters",
        "One of the six boys fled",
        "nine of the ten men",
        "Two dozen weavers",
        "half a million people fled",
    ],
)
def test_counts_are_left_alone(text: str) -> None:
    assert find_guards(text) == ()


@pytest.mark.parametrize(
    ("start", "stop", "numbers"), [(0, 37, ["1.", "2)", "3.1"]), (11, 37, ["2)", "3.1"]), (5, 26, ["2)"])]
)
def test_the_number_of_an_item_begins_a_line(start: int, stop: int, numbers: list[str]) -> None:
    text = "1. Two men\n 2) of 3. them\n3.1 were in"
    found = [guard for guard in find_guards(text, start, stop) if guard.kind == "list"]
    assert [text[guard.start : guard.end].strip() for guard in found] == numbers


def test_an_ordinal_is_no_fraction() -> None:
    assert kinds("plus a fourth helper") == {"fourth": "ordinal"}
    assert "fraction" in kinds("a third of them fled").values()


def test_a_percentage_has_its_value() -> None:
    (guard,) = find_guards("some 12.5 per cent of them")
    assert guard.value == 12.5
    assert find_guards("Nine percent")[0].value == 9


def test_a_sentence_cut_short() -> None:
    text = "Her term was cut from 15 years to nine."
    spans = kinds(text)
    assert spans == {"15 years": "duration", " to nine": "duration"}


def test_a_list_of_places_with_counts_is_no_list_of_ages() -> None:
    assert kinds("They fell in Orvale, 12, and elsewhere") == {}


def test_dates_can_be_handed_in() -> None:
    text = "on 28 September 2009"
    assert find_guards(text, dates=find_dates(text)) == find_guards(text)
    assert Guard(3, 20, "date") not in find_guards(text, dates=())


def test_offsets_count_in_the_whole_text() -> None:
    text = "12 hours; 15 hours"
    assert [text[one.start : one.end] for one in find_guards(text, 10)] == ["15 hours"]
    assert find_guards(text, 0, 2) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["1 ", "12 and ", "aged ", "a 1-", "one hundred ", "+1 ", "A, 1, ", "1.1.", "Article 1 "]
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    begin = time.process_time()
    find_guards(text)
    assert time.process_time() - begin < 10


def test_the_development_sheet(shared_dir: Path) -> None:
    """Fewer than 1 % of the claimed figures of the sheet lie under a guard."""
    lines = (shared_dir / "data" / "figures" / "sentences.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    counted = [(row["text"], one) for row in rows for one in find_quantities(row["text"]) if claimed(row, one)]
    assert len(counted) > 500
    assert sum(guarded(text, one) for text, one in counted) < 0.01 * len(counted)


def claimed(row: dict[str, list[dict[str, object]]], one: FoundQuantity) -> bool:
    return any(claim["stated_start"] == one.start for claim in row["claims"])


def guarded(text: str, one: FoundQuantity) -> bool:
    return any(guard.start <= one.numeral_start and one.numeral_end <= guard.end for guard in find_guards(text))


@pytest.mark.slow
@pytest.mark.parametrize("at", range(len(STANDALONE)))
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_form_matches_holds_its_hint(at: int, data: st.DataObject) -> None:
    _, form, words_, hint = STANDALONE[at]
    text = data.draw(st.from_regex(re.compile(form, re.IGNORECASE | re.MULTILINE)))
    assert not any(group.isdisjoint(vocabulary(text)) for group in needed(words_))
    assert re.search(hint, text, re.IGNORECASE | re.MULTILINE)
