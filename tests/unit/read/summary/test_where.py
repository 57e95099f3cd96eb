"""Country, region and city of the main event."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import gazetteer
from tests.unit.read.summary.tellings import told

from dadkhah.read.summary.people import people
from dadkhah.read.summary.where import NOWHERE, common_name, mentions, where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was killed in Nairobi, Kenya.", ("Kenya", None, "Nairobi")),
        ("A man was killed in Nairobi. Kenyan police came.", ("Kenya", None, "Nairobi")),
        ("Peruvian police arrested a man.", ("Peru", None, None)),
        ("A man was arrested in Texas, and another one in Texas.", ("United States", "Texas", None)),
        ("A man was arrested in the U.S. on Monday.", ("United States", None, None)),
        ("A man was arrested in Britain.", ("United Kingdom", None, None)),
        ("A man was arrested in Hong Kong.", ("China", None, "Hong Kong")),
        ("The man was arrested.", NOWHERE),
    ],
)
def test_the_place(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert where(told(text), gazetteer()) == expected


def test_a_country_is_spelled_as_in_the_text() -> None:
    assert where(told("A man was arrested in Burma."), gazetteer())[0] == "Burma"


def test_the_country_of_the_harm_beats_a_country_that_comments() -> None:
    text = "A man was killed in Kenya. Two men were shot in Kenya. France and a French envoy spoke of regret."
    assert where(told(text), gazetteer())[0] == "Kenya"


def test_a_part_of_a_name_is_no_town() -> None:
    text = "The poet Imre Lima was shot in Kenya. Lima was ill in Kenya. The doctors of Lima came in Kenya."
    assert where(told(text), gazetteer()) == ("Kenya", None, None)


def test_behind_in_a_word_of_a_name_is_a_town() -> None:
    text = "The poet Imre Lima was shot in Lima. Peru mourns."
    assert where(told(text), gazetteer()) == ("Peru", None, "Lima")


def test_of_towns_of_one_name_the_one_in_the_country_of_a_named_division_is_meant() -> None:
    text = "A man was shot in Bloomington. The governor of Indiana spoke. Two more were shot in Bloomington."
    assert where(told(text), gazetteer())[::2] == ("United States", "Bloomington")


def test_the_sentence_that_dates_the_event_tells_its_town() -> None:
    text = "Two men spoke in Mombasa, Kenya. A man was shot on Monday in Nairobi. Two women were shot in Mombasa."
    undated = text.replace(" on Monday", "")
    assert [where(told(one), gazetteer())[2] for one in (text, undated)] == ["Nairobi", "Mombasa"]


def test_a_sentence_that_names_a_victim_counts_more() -> None:
    scene = told("Ada Oru was shot in Nairobi. Two men were shot in Mombasa. Kenya mourns.")
    named = [one for one in people(scene) if one.name == "Ada Oru"]
    weighed = [{one.text: one.worth for one in mentions(scene, gazetteer(), who)} for who in ([], named)]
    assert weighed[1]["Nairobi"] > weighed[0]["Nairobi"]
    assert weighed[1]["Mombasa"] == weighed[0]["Mombasa"]


def test_a_text_about_a_whole_country_names_towns_in_passing() -> None:
    text = "A man was shot in Nairobi. " + "Kenya arrested two men. The trial in Kenya began. " * 12
    assert where(told(text), gazetteer()) == ("Kenya", None, None)


def test_a_town_mentioned_once_in_passing_is_not_the_place() -> None:
    text = "A man was killed in Kenya. " + "It rained. " * 12 + "The report was printed, Mombasa."
    assert where(told(text), gazetteer())[2] is None


def test_a_dateline_in_capitals_is_written_as_a_name() -> None:
    text = "NAIROBI - A man was killed in NAIROBI, Kenya. Two were shot in NAIROBI."
    assert where(told(text), gazetteer())[2] == "Nairobi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Men were killed in Saudi Arabia. Kenya mourns.", ("Saudi Arabia", None, None)),
        ("Men were killed in Niger State. Nigeria mourns.", ("Nigeria", "Niger", None)),
        ("Men were killed in Niger. Nigeria mourns.", ("Nigeria", None, None)),
        ("Men were killed in Orvan province. Two were shot in Orvan province. Kenya mourns.", ("Kenya", "Orvan", None)),
        ("Men were beaten in Nairobi Central Jail. Kenya mourns.", ("Kenya", None, "Nairobi")),
        ("Men were beaten for ten naira. Police came.", ("Nigeria", None, None)),
        ("Men were beaten in Scotland.", ("United Kingdom", None, None)),
    ],
)
def test_what_stands_for_a_place(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert where(told(text), gazetteer()) == expected


def test_the_names_of_one_town_count_together() -> None:
    text = "A man was shot in Nairobi. Two men were shot in Mombasa, Kenya. NAIROBI mourns. All were shot in NAIROBI."
    assert where(told(text), gazetteer())[2] == "Nairobi"


def test_a_sign_of_a_country_counts_only_where_no_place_does() -> None:
    assert (
        where(told("Men were killed for ten naira, ten naira and ten naira. Kenya mourns."), gazetteer())[0] == "Kenya"
    )


def test_without_gazetteer_nothing_is_told() -> None:
    assert where(told("A man was killed in Nairobi."), None) == NOWHERE


@pytest.mark.parametrize(("code", "name"), [("US", "United States"), ("VN", "Vietnam"), ("XX", None)])
def test_common_names(code: str, name: str | None) -> None:
    assert common_name(code) == name
