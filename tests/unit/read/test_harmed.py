"""To whom an act was done: the object of an active verb, the subject of a passive one, never who stands behind "by"."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import accused, at, items_of, lines, only

from dadkhah.read.harmed import harmed, people_from

ACTIVE = {
    "Orlan Vessik detained Maret Osling, a teacher.": "Maret Osling",
    "Orlan Vessik detained the teacher Maret Osling for a week.": "teacher Maret Osling",
    "Orlan Vessik murders Maret Osling.": "Maret Osling",
    "Orlan Vessik killed another 18 people and fled.": "18 people",
    "Orlan Vessik killed scores of farmers in May.": "scores of farmers",
    "Orlan Vessik shot Maret Osling and her brother in the street.": "Maret Osling and her brother",
    "Orlan Vessik shot Maret Osling and Tolen Brask filmed it.": "Maret Osling",
    "Orlan Vessik shot the prisoner and the guard fled.": "prisoner",
    "Orlan Vessik took part in the killing of 52 Lao and Thai farmers.": "52 Lao and Thai farmers",
    "Orlan Vessik ordered the murder of Maret Osling and her unborn child.": "Maret Osling and her unborn child",
    "Orlan Vessik, convicted of stabbing his young wife to death, appealed.": "young wife",
    "Orlan Vessik planned the attack on Maret Osling.": "Maret Osling",
    "Orlan Vessik planned the attack and other terrorist plots.": None,
}


@pytest.mark.parametrize(("text", "victims"), ACTIVE.items())
def test_the_object_suffers_what_a_verb_says(text: str, victims: str | None) -> None:
    assert only(text, "act")["victims"] == victims


PASSIVE = {
    "Maret Osling was beaten by Orlan Vessik and his accomplice.": "Maret Osling",
    "Maret Osling, a clerk of 31, was beaten by Orlan Vessik.": "Maret Osling",
    "Maret and Tolen Brask were arrested in May by the Riverbank Guards after they refused to pay officials.": (
        "Maret and Tolen Brask"
    ),
    "She said the nurse was arrested by the Riverbank Guards at home.": "nurse",
    "The clerk arrested by the Riverbank Guards was released.": "clerk",
    "He named 40 girls who were kidnapped by the Riverbank Guards.": "40 girls",
    "They were arrested by the Riverbank Guards.": None,
    "Relatives of Maret Osling were arrested by the Riverbank Guards.": "Relatives of Maret Osling",
    "Maret Osling\u2019s house was attacked by the Riverbank Guards.": None,
    "He counted 40 people who died at the hands of Orlan Vessik and his accomplices.": "40 people",
}


@pytest.mark.parametrize(("text", "victims"), PASSIVE.items())
def test_the_subject_suffers_what_a_passive_says(text: str, victims: str | None) -> None:
    found = lines(text, "act")
    assert [line["victims"] for line in found] in ([victims], [None] if victims and " of " in victims else [victims])


CONDUCT = {
    "A clerk who was arrested by the Riverbank Guards in May said she fled.": (
        "was arrested by the Riverbank Guards in May"
    ),
    "Girls were abducted by the Riverbank Guards who later fled to the hills.": (
        "Girls were abducted by the Riverbank Guards"
    ),
    "Maret Osling was tortured by Orlan Vessik and never recovered.": "Maret Osling was tortured by Orlan Vessik",
    "Orlan Vessik arrested a clerk accused of a plot against the mayor and the council has praised it.": (
        "arrested a clerk accused of a plot against the mayor"
    ),
    "Orlan Vessik killed a man he was quarrelling with.": "killed a man",
    "She was beaten last May at the hands of Orlan Vessik, her brother recounts with his wife.": (
        "last May at the hands of Orlan Vessik"
    ),
}


@pytest.mark.parametrize(("text", "words"), CONDUCT.items())
def test_the_quoted_conduct_ends_where_another_clause_begins(text: str, words: str) -> None:
    assert lines(text, "act")[0]["conduct"] == words


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Orlan Vessik was accused of abducting Maret Osling.", "alleges"),
        ("Orlan Vessik allegedly tortured Maret Osling.", "alleges"),
        ("Maret Osling was allegedly tortured by Orlan Vessik.", "alleges"),
        ("Prosecutors accuse Orlan Vessik of torture.", "alleges"),
        ("Orlan Vessik tortured Maret Osling.", "asserts"),
        ("Orlan Vessik was convicted of torturing Maret Osling.", "asserts"),
    ],
)
def test_an_accusation_is_an_allegation_in_the_publishers_own_words_too(text: str, act: str) -> None:
    assert only(text, "act")["speech_act"] == act


@pytest.mark.parametrize(
    "text",
    [
        "Orlan Vessik committed crimes.",
        "The tribunal says that she is on trial because Maret Osling committed crimes.",
        "The court listed Orlan Vessik\u2019s crimes.",
        "Orlan Vessik was prosecuted for his crimes.",
        "Orlan Vessik was an accomplice in all those crimes.",
    ],
)
def test_crimes_that_may_be_theft_make_nobody_a_perpetrator(text: str) -> None:
    assert accused(text) == []


def test_nobody_is_found_where_no_people_stand() -> None:
    text = "The strike destroyed two bridges by the river."
    items = items_of(text)
    assert people_from(items, at(text, "bridges")) is None
    assert harmed(items, 0, len(items)) is None
