"""The places that a text names: parts of longer names, names that two countries share, towns beside what is in them."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import gazetteer
from tests.unit.read.summary.tellings import told

from dadkhah.read.lexicon import rows
from dadkhah.read.summary.spots import ANY, NOT_ONE, spots


def seen(text: str) -> set[tuple[str, str, str]]:
    """Return (text, kind, country) of the places of an invented text."""
    return {(one.text, one.kind, one.country) for one in spots(told(text), gazetteer())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pirates met in the Gulf of Guinea.", set()),
        ("Latin American poets met.", set()),
        ("Poets met in Saudi Arabia.", {("Saudi Arabia", "country", "SA")}),
        ("Poets met in the Czech Republic.", {("Czech Republic", "country", "CZ")}),
        ("Saudi poets met.", {("saudi", "demonym", "SA")}),
        ("Poets met in South\nCarolina.", {("South Carolina", "division", "US")}),
        ("Poets met in Northern Ireland.", {("Northern Ireland", "part", "GB")}),
        ("It cost ten naira.", {("naira", "mark", "NG")}),
        ("Fighters of the New People’s Army met.", {("New People's Army", "mark", "PH")}),
    ],
)
def test_a_name_inside_a_longer_one_is_none_of_its_own(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Niger met. Nigeria was calm.", ("Niger", "part", "NG")),
        ("Police in Niger met. Niamey and Nigeria were calm.", ("Niger", "country", "NE")),
        ("Police in Niger met.", ("Niger", "country", "NE")),
        ("Police in Niger State met.", ("Niger", "division", "NG")),
        ("Police in Niger state met.", ("Niger", "division", "NG")),
        ("Police in Georgia met. Texas was calm.", ("Georgia", "part", "US")),
        ("Police in Georgia met. Georgians and Texas were calm.", ("Georgia", "country", "GE")),
        ("Police in the Free State met.", ("Free State", "division", "ZA")),
    ],
)
def test_a_name_that_two_countries_share(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in seen(text)
    assert len([one for one in seen(text) if one[0] == expected[0]]) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kenya arrested a man of Nairobi Central Jail.", ["housed"]),
        ("A Nairobi court in Kenya met.", ["housed"]),
        ("The Bank of Little Nairobi court in Kenya met.", []),
        ("Kenya's poets of Nairobi\n\nPolice met.", ["city"]),
        ("The Nairobi Quarterly of Kenya was printed.", []),
    ],
)
def test_a_town_beside_what_is_in_it(text: str, kinds: list[str]) -> None:
    found = [one.kind for one in spots(told(text), gazetteer()) if one.text == "Nairobi"]
    assert [kind for kind in found if kind != "city" or "city" in kinds] == kinds


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was shot in Orvan province.", "Orvan"),
        ("He was shot in the Upper Orvan region.", "Upper Orvan"),
        ("He was shot in the governorate of Orvan.", "Orvan"),
        ("He was shot in the Middle East region.", None),
        ("The Secretary of State of Orvan met.", None),
        ("Orvan\n\nprovince", None),
    ],
)
def test_a_region_that_the_text_alone_knows(text: str, name: str | None) -> None:
    found = [one.text for one in spots(told(text), gazetteer()) if (one.kind, one.country) == ("worded", ANY)]
    assert found == ([name] if name else [])


def test_a_county_is_no_town() -> None:
    assert ("Nairobi", "county", "KE") in seen("A man was shot in Nairobi County, Kenya.")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("ROME, Italy - A man was shot.", True),
        ("ROME (Orvan Press) - Italy met.", True),
        ("The men of ROME in Italy met.", False),
    ],
)
def test_a_short_word_in_capitals_is_a_town_in_a_dateline(text: str, town: bool) -> None:
    assert (("ROME", "city", "IT") in seen(text)) is town


def test_a_house_of_somebody_is_no_town() -> None:
    text = "The poet Imre Lima was shot in Lima's house. Peru mourns."
    assert not [one for one in spots(told(text), gazetteer()) if one.text == "Lima"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police met. Virginia Marlow spoke.", set()),
        ("Police met, said Coroner Kent H. Marlow.", set()),
        ("Police in Virginia met.", {("Virginia", "division", "US")}),
        ("Elizabeth spoke. Elizabeth's house burned.", set()),
        ("They met in Elizabeth, United States.", {("Elizabeth", "city", "US"), ("United States", "country", "US")}),
        ("The poet Burundi Marlow spoke. It is cold in the north. Burundi mourns.", {("Burundi", "country", "BI")}),
    ],
)
def test_what_people_are_named_is_no_place_but_a_country(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert seen(text) == expected


def test_the_tables_fit_one_another() -> None:
    marks, shared = rows("en", "summary_marks"), rows("en", "summary_namesakes")
    names = [(row["name"], row["country"]) for row in rows("en", "summary_divisions")]
    assert {row["kind"] for row in marks} == {"mark", "part"}
    assert all(len(row["country"]) == 2 or row["country"] == NOT_ONE for row in marks)
    assert len({row["phrase"] for row in marks}) == len(marks)
    assert all(f"{row['name']} State" in dict(names) or row["name"] == "Georgia" for row in shared)
    assert len(set(names)) == len(names)
    assert not {row["phrase"] for row in marks} & {name for name, _ in names}
