"""Whose figure a number is, told by a relative clause or a bracket beside it."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


def source_of(text: str) -> str | None:
    named: str | None = lines(text, "count")[0]["attributed_to"]
    return named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The figure of 20 dead that the army gave on Friday was revised.", "army"),
        (
            "At least 137 men were hanged, the highest yearly figure that the Delta Archive has recorded.",
            "Delta Archive",
        ),
        ("A total of 39 people were killed, according to a toll the health ministry published.", "health ministry"),
        ("42 men were detained on suspicion of theft (source: Delta Network).", "Delta Network"),
        ("12 people were killed (sources: Red Crescent, police).", "Red Crescent"),
        ("12 men died, a number that villagers of Velm put at 50.", None),
        ("12 people were killed, the highest figure in years.", None),
        ("12 people were killed (a source of grief).", None),
        ("The figure of 20 dead that was given on Friday was revised.", None),
    ],
)
def test_whose_figure_it_is(text: str, name: str | None) -> None:
    assert source_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- Opposition: 15 killed, 250 wounded", "Opposition"),
        ("\u2022 Army: 15 men killed", "Army"),
        ("- Witnesses: nine men shot dead", "Witnesses"),
        ("- Velm: 15 killed", None),
        ("- Summary: 15 killed", None),
        ("- Killed: 15", None),
    ],
)
def test_the_source_of_an_entry(text: str, name: str | None) -> None:
    assert source_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("34 people were killed, two security sources and a clerk said.", "two security sources and a clerk"),
        ("34 people were killed, three residents and a nurse said.", "three residents and a nurse"),
        ("The mayor and two residents said that 34 men were killed.", "mayor and two residents"),
        ("34 people were killed, the mayor of Velm, Colonel Issa Dombar, said.", "Issa Dombar"),
        ("34 people were killed, Colonel Issa Dombar said.", "Issa Dombar"),
        ("A cook, who gave only one name, Oria, said that two bakers were killed.", "Oria"),
        ("A cook who gave her name as Oria said that two bakers were killed.", "Oria"),
        ("Gunmen killed 34 people and two officials said nothing.", None),
        ("Gunmen killed 34 men, and doctors said nine were hurt.", None),
        ("A cook, who had known Oria, said that two bakers were killed.", "cook"),
        ("We have received reports of 34 killings.", None),
    ],
)  # fmt: skip
def test_who_speaks_beside_another_under_a_title_or_a_name_of_their_own(text: str, name: str | None) -> None:
    assert source_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The union said 400 people were held. Among them are some 150 priests.", "union"),
        ("The union said 400 people were held. Of these, 150 were beaten.", "union"),
        ("The union said 400 people were held. Of them 150 were beaten.", "union"),
        ("400 people were held. The union said so. Among them are some 150 priests.", None),
        ("The union said 400 people were held. Later 150 were beaten.", None),
        ("The union said 400 people were held.\n\nOf these, 150 were beaten.", None),
    ],
)
def test_whoever_gave_the_whole_gives_its_parts(text: str, name: str | None) -> None:
    assert {line["low"]: line["attributed_to"] for line in lines(text, "count")}[150] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\u201cFifty-two of us were beaten,\u201d said Artan, 26, a programmer.", "Artan"),
        ("The league said 400 people were held. They are in 52 sites.", "league"),
        ("The league said that it rained. They are in 52 sites.", None),
    ],
)
def test_who_is_told_by_age_and_who_goes_on(text: str, name: str | None) -> None:
    assert {line["low"]: line["attributed_to"] for line in lines(text, "count")}[52] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor, Ada Menn, who put the dead at 15, called for talks.", "Ada Menn"),
        ("Ada Menn, who said that 15 men had died, called for talks.", "Ada Menn"),
        ("Prosecutors, who had put the dead at 15, were silent.", "Prosecutors"),
        ("The guard, who saw it, said that 15 men had died.", "guard"),
        ("The guard, who knew them, fled when 15 men died.", None),
    ],
)
def test_who_speaks_in_a_relative_clause(text: str, name: str | None) -> None:
    assert lines(text, "count")[0]["attributed_to"] == name
