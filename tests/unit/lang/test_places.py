"""Places in texts. The index is a small one made for the test; its sentences are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dadkhah.lang.gazetteer import key_of, pack
from dadkhah.lang.places import FoundPlace, Gazetteer, PlaceEntry, countries_in, find_places


def city(number: int, name: str, country: str, population: int) -> PlaceEntry:
    return PlaceEntry(f"geonames:{number}", name, "city", country, "01", population)


ENTRIES = [
    PlaceEntry("iso3166:IR", "Iran", "country", "IR", "", 80_000_000),
    PlaceEntry("iso3166:GE", "Georgia", "country", "GE", "", 3_700_000),
    PlaceEntry("iso3166:BA", "Bosnia and Herzegovina", "country", "BA", "", 3_000_000),
    PlaceEntry("iso3166-2:US-GA", "Georgia", "province", "US", "GA", 0),
    PlaceEntry("iso3166-2:IR-23", "Tehran", "province", "IR", "23", 0),
    city(1, "Tehran", "IR", 7_000_000),
    city(2, "Paris", "FR", 2_100_000),
    city(3, "Paris", "US", 25_000),
    city(4, "Santiago", "CL", 4_800_000),
    city(5, "Santiago", "DO", 1_200_000),
    city(6, "Izeh", "IR", 119_000),
    city(7, "Tinytown", "FR", 700),
    city(8, "Hope", "US", 9_000),
    city(9, "Ali", "IT", 2_500),
    city(10, "Us", "FR", 1_200),
    PlaceEntry("iso3166:US", "United States", "country", "US", "", 327_000_000),
    PlaceEntry("iso3166:SA", "Saudi Arabia", "country", "SA", "", 33_000_000),
    city(11, "French Lick", "US", 1_800),
]
ALIASES = {"US": 15, "تهران": 5}


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    keys: dict[str, tuple[int, ...]] = {}
    for number, entry in enumerate(ENTRIES):
        keys[key_of(entry.name)] = (*keys.get(key_of(entry.name), ()), number)
    for name, number in ALIASES.items():
        keys[key_of(name)] = (number, *keys.get(key_of(name), ()))
    path: Path = tmp_path_factory.mktemp("places") / "small.idx"
    path.write_bytes(b"".join(pack(keys, ENTRIES)))
    with Gazetteer.open(path) as opened:
        yield opened


def chosen(found: tuple[FoundPlace, ...]) -> list[tuple[str, str | None]]:
    return [(one.text, one.chosen.id if one.chosen else None) for one in found]


FOUND = [
    ("Soldiers in Iran fired.", [("Iran", "iso3166:IR")]),
    ("They were held in Izeh.", [("Izeh", "geonames:6")]),
    ("They met just outside of Paris.", [("Paris", "geonames:2")]),
    ("They met in Paris, the United States.", [("Paris", "geonames:3"), ("United States", "iso3166:US")]),
    ("Iran’s courts", [("Iran", "iso3166:IR")]),
    ("in Tehran province", [("Tehran", "iso3166-2:IR-23")]),
    ("in Tehran and Izeh", [("Tehran", "geonames:1"), ("Izeh", "geonames:6")]),
    ("It rained in Tinytown.", [("Tinytown", "geonames:7")]),
    ("Bosnia and Herzegovina voted.", [("Bosnia and Herzegovina", "iso3166:BA")]),
    ("Tehran was quiet.", [("Tehran", "geonames:1")]),
    ("در شهر تهران باران بارید", [("تهران", "geonames:1")]),
    ("the US embassy", [("US", "iso3166:US")]),
    ("fighting in Georgia", [("Georgia", "iso3166:GE")]),
    ("It rained in Saudi Arabia.", [("Saudi Arabia", "iso3166:SA")]),
    ("They met in French Lick.", []),
]


@pytest.mark.parametrize(("text", "places"), FOUND)
def test_places_found(gazetteer: Gazetteer, text: str, places: list[tuple[str, str]]) -> None:
    assert chosen(find_places(text, gazetteer)) == places


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tinytown slept.",
        "in izeh",
        "Us and them",
        "They live in Hope.",
        "a letter from Ali",
        "Paris Milo sang",
        "Mira Izeh sang",
        "Iranian courts",
        "at Tehran University",
    ],
)
def test_what_is_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert find_places(text, gazetteer) == ()


def test_homonyms_stay_open_with_all_candidates(gazetteer: Gazetteer) -> None:
    (found,) = find_places("They came from Santiago.", gazetteer)
    assert (found.chosen, len(found.entries)) == (None, 2)
    assert "ambiguous" in found.reason


@pytest.mark.parametrize(("country", "id_"), [("DO", "geonames:5"), ("CL", "geonames:4")])
def test_the_country_of_the_document_decides(gazetteer: Gazetteer, country: str, id_: str) -> None:
    (found,) = find_places("They came from Santiago.", gazetteer, context=(country,))
    assert found.chosen is not None
    assert found.chosen.id == id_
    assert country in found.reason


@pytest.mark.parametrize(
    ("text", "id_"),
    [("They met in Paris.", "geonames:2"), ("They met in Paris, United States.", "geonames:3")],
)
def test_a_great_city_is_no_small_town_of_the_country_the_document_speaks_of(
    gazetteer: Gazetteer, text: str, id_: str
) -> None:
    assert chosen(find_places(text, gazetteer, context=("US",)))[0] == ("Paris", id_)


def test_a_state_of_the_country_the_document_speaks_of(gazetteer: Gazetteer) -> None:
    (found,) = find_places("fighting in Georgia", gazetteer, context=("US",))
    assert found.chosen is not None
    assert found.chosen.country == "US"


def test_an_ordinary_word_needs_its_country(gazetteer: Gazetteer) -> None:
    assert chosen(find_places("They live in Hope, United States.", gazetteer))[0] == ("Hope", "geonames:8")


def test_offsets_count_in_the_whole_text(gazetteer: Gazetteer) -> None:
    text = "In Paris and then in Izeh."
    (found,) = find_places(text, gazetteer, start=10)
    assert text[found.start : found.end] == found.text == "Izeh"


def test_countries_in() -> None:
    text = "Iranian and Belgian envoys met in Iran; the Iranians left. U.S. papers wrote of Côte d’Ivoire."
    assert countries_in(text) == ("IR", "BE", "CI", "US")
    assert countries_in("turkey and china on a table") == ()


WORDS = [
    "Tehran", "Paris", "Izeh's", "in", "the", "of", "Saudi", "Arabia", "Bosnia", "and", "Herzegovina", "United",
    "States", "French", "Lick", "al-Izeh", "McParis", "12Paris", "Tinytown.", ",", "town", "iParis", "US", "U.S.",
    "Ali-Paris", "Georgia",
]  # fmt: skip


@settings(suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS), max_size=7), st.sampled_from([" ", "  ", "-"]))
def test_a_plain_text_names_the_places_that_it_names_before_other_letters(
    gazetteer: Gazetteer, words: list[str], joint: str
) -> None:
    text = joint.join(words)
    assert find_places(text, gazetteer) == find_places(f"{text}; \u00e9", gazetteer)
