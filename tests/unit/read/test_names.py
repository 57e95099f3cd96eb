"""Names by their shape and company: no list of people stands behind them."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, laid, row_of

from dadkhah.read.items import Item
from dadkhah.read.names import Name, Office, offices, title_case

NAMED = {"PERSON": "person", "ORG": "organisation", "PLACE": "place", "NAME": "name"}


def named(text: str, sentence: int = -1) -> list[tuple[str, str]]:
    row = laid(text).rows[sentence]
    return [(NAMED[one.kind], one.value.text) for one in row.items if isinstance(one.value, Name)]


def value(item: Item) -> Name:
    assert isinstance(item.value, Name)
    return item.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supreme Leader Orlan Vessik spoke to reporters about the protests.", [("person", "Orlan Vessik")]),
        ("The opposition leader, Mrs. Maret Osling, came to the meeting.", [("person", "Maret Osling")]),
        ("Justice Minister Orlan Vessik said the police had come to the square.", [("person", "Orlan Vessik")]),
        ("Dr. Ilvane Korrado treated the wounded in the old school.", [("person", "Ilvane Korrado")]),
        ("Two of the guards recognised Colonel Vessik at once.", [("person", "Vessik")]),
        ("The Ministry of Justice of the country denied the report.", [("organisation", "Ministry of Justice")]),
        ("The Inter-Norwegian Commission published a report on it.", [("organisation", "Inter-Norwegian Commission")]),
        ("Harbour Guards opened fire on the crowd near the old bridge.", [("organisation", "Harbour Guards")]),
        ("They wrote to the ILK and to its members about it.", [("organisation", "ILK")]),
        ("Reporters saw Kestrel in the crowd and asked about it.", [("name", "Kestrel")]),
        ("He came back to Germany after the war had ended.", [("place", "Germany")]),
        ("The judges met in Nairobi during the long winter.", [("place", "Nairobi")]),
        ("People in all 31 Provinces came out to the streets.", []),
        ("Tortured detainees came to the court with their lawyers.", []),
        ("Yesterday soldiers came to the village and left again.", []),
        ("On Monday in May the Norwegian police left the square.", []),
    ],
)
def test_names_and_their_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_surname_alone_is_the_person_whose_full_name_the_text_gives() -> None:
    text = "The prison was led by Orlan Vessik at the time. Two guards later spoke of Vessik in court."
    assert named(text) == [("person", "Vessik")]


def test_a_surname_before_the_full_name_is_the_person_too() -> None:
    text = "Two guards spoke of Vessik in court. The prison was led by Orlan Vessik at the time."
    assert named(text, 0) == [("person", "Vessik")]


def test_a_surname_at_the_front_of_a_sentence_is_a_name_where_the_text_gives_it() -> None:
    text = "The prison was led by Orlan Vessik at the time. Vessik left the country a year later."
    assert named(text) == [("person", "Vessik")]


def test_a_word_at_the_front_of_a_sentence_is_no_name_where_the_text_uses_it_small() -> None:
    assert named("It was the harvest of the year. Harvest was late that summer.") == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The speech of Mrs. Maret Osling was short and clear.", "mrs"),
        ("Nobody believed Colonel Orlan Vessik when he said so.", "colonel"),
        ("Nobody believed President Orlan Vessik when he said so.", "office"),
        ("Nobody believed Orlan Vessik when he said so.", ""),
    ],
)
def test_the_title_before_a_name_is_kept_beside_it(text: str, title: str) -> None:
    person = next(value(item) for item in items_of(text) if item.kind == "PERSON")
    assert (person.title, person.weak) == (title, not title)


def test_a_place_of_one_reading_has_its_id_and_one_of_several_has_none() -> None:
    ids = {value(item).text: value(item).place_id for item in items_of("They went to Germany and from Lima to Oslo.")
           if item.kind == "PLACE"}  # fmt: skip
    assert ids["Germany"] == "iso3166:DE"
    assert set(ids) == {"Germany", "Lima", "Oslo"}


def test_a_town_needs_company() -> None:
    assert named("Everybody admired Harrowmere and went home.") == [("name", "Harrowmere")]
    assert named("Everybody went home from Lisbon that day.") == [("place", "Lisbon")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve Killed In Lisbon As Police Open Fire", True),
        ("TWELVE PEOPLE KILLED IN LISBON", True),
        ("Twelve people were killed in Lisbon as police opened fire", False),
        ("He left it.", False),
    ],
)
def test_headlines_are_told_by_their_capitals(text: str, expected: bool) -> None:
    assert title_case(row_of(text).sentence) is expected


def test_a_headline_names_only_whom_the_body_gives_in_full() -> None:
    text = "Vessik Denies Every Charge Before Harbour Court\n\nThe judges heard Orlan Vessik for an hour on Monday."
    assert named(text, 0) == [("person", "Vessik")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supreme Leader Orlan Vessik spoke.", [("Supreme Leader", "head_of_state", "")]),
        ("then-President Orlan Vessik spoke.", [("President", "head_of_state", "then")]),
        ("The ex-minister spoke to us.", []),
        ("The judge and the police chief met.", [("judge", "judge", ""), ("police chief", "commander", "")]),
        ("The vice president and the deputy governor met.", [
            ("vice president", "deputy", ""), ("deputy governor", "deputy", ""),
        ]),
        ("President-elect Osling spoke.", [("President-elect", "head_of_state", "")]),
        ("The tailor spoke.", []),
    ],
)  # fmt: skip
def test_offices(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.text, one.tag, one.prefix) for one in offices(row_of(text).sentence)] == expected


def test_the_core_of_an_office_stands_behind_its_prefix() -> None:
    text = "Nobody asked then-President Vessik about it."
    office = next(item.value for item in items_of(text) if isinstance(item.value, Office))
    assert text[office.core : office.end] == "President"


def test_what_belongs_to_a_name_and_what_does_not() -> None:
    people = {
        "Orlan Vessik was arrested in Lisbon.": "Orlan Vessik",
        "Orlan Vessik met members of the Harbour Rights Watch near the river.": "Orlan Vessik",
        "Nobody believed Orlan van der Vessik when he said so.": "Orlan van der Vessik",
        "Later Maret Osling went home with all of them.": "Maret Osling",
        "Then-President Orlan Vessik left the room without a word.": "Orlan Vessik",
    }
    assert [text for text, name in people.items() if ("person", name) not in named(text)] == []
