"""Whole invented reports: each field is what the report says, and stays so when only names change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.unit.read.summary.tellings import summary_of

from dadkhah.model.summary import Summary

ARREST = (
    "Police in Lusaka, Zambia, arrested the newspaper editor Mary Dervan on 4 March 2031.\n\n"
    "Dervan was held without charge for a week, her lawyer said. She was then released.\n\n"
    "The Zambian government said that it respects the law."
)
ABDUCTION = (
    "Gunmen abducted the union leader Peter Ostrand in Bogota, Colombia, in May 2029.\n\n"
    "The kidnappers asked for a ransom. Ostrand was freed after nine days, and his wife met him.\n\n"
    "A spokesman, Imre Kovash, said that the search goes on."
)
SHOOTING = (
    "Two teachers were shot dead by soldiers in Texas on 9 June 2031, witnesses said.\n\n"
    "The killing was filmed. The army denied that its soldiers killed anybody."
)
FAIR = (
    "The spring fair opened in Oslo. Visitors came from many towns, and bakers sold bread.\n\n"
    "The mayor, Asha Dervan, said that the weather was kind."
)


@pytest.mark.parametrize(
    ("text", "names"),
    [(ARREST, ["Mary Dervan"]), (ABDUCTION, ["Peter Ostrand"]), (SHOOTING, [None]), (FAIR, [])],
)
def test_who_suffered(text: str, names: list[str | None]) -> None:
    assert [victim.name for victim in summary_of(text).victims] == names


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (ARREST, "state actor"),
        (ABDUCTION, "other actors without permissions"),
        (SHOOTING, "state actor"),
    ],
)
def test_who_did_it(text: str, actor: str) -> None:
    found = summary_of(text)
    assert (found.perpetrator_mention, found.perpetrator_type) == (True, actor)


def test_without_harm_and_actors_nobody_did_it() -> None:
    found = summary_of(FAIR.replace("The mayor, Asha Dervan,", "Asha Dervan"))
    assert (found.perpetrator_mention, found.perpetrator_type) == (False, None)


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        (ARREST, "arbitrary detention", "kidnapping"),
        (ABDUCTION, "kidnapping", "arbitrary detention"),
        (SHOOTING, "killing", "kidnapping"),
        (FAIR, "unknown", "killing"),
    ],
)
def test_what_was_done(text: str, told: str, untold: str) -> None:
    found = summary_of(text).violation_types
    assert told in found
    assert untold not in found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (ARREST, ("Zambia", None, "Lusaka")),
        (ABDUCTION, ("Colombia", None, "Bogota")),
        (SHOOTING, ("United States", "Texas", None)),
    ],
)
def test_where_it_was(text: str, place: tuple[str, str | None, str | None]) -> None:
    found = summary_of(text)
    assert (found.country, found.region, found.city) == place


@pytest.mark.parametrize(
    ("text", "day"),
    [(ARREST, (2031, 3, 4)), (ABDUCTION, (2029, 5, None)), (SHOOTING, (2031, 6, 9)), (FAIR, (None, None, None))],
)
def test_when_it_was(text: str, day: tuple[int | None, int | None, int | None]) -> None:
    found = summary_of(text)
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        (ARREST, (("journalist",), "woman", "adult")),
        (ABDUCTION, (("trade unionist",), "man", "adult")),
        (SHOOTING, (("insufficient information",), "unknown", "unknown")),
    ],
)
def test_of_what_kind_they_are(text: str, traits: tuple[tuple[str, ...], str, str]) -> None:
    victim = summary_of(text).victims[0]
    assert (victim.types, victim.sex, victim.age_group) == traits


def swaps() -> Iterator[tuple[str, str, str]]:
    """Yield a report, a name in it and another name of the same kind."""
    yield ARREST, "Dervan", "Kovash"
    yield ABDUCTION, "Ostrand", "Dervan"
    yield ARREST.replace("Zambian", "police"), "Lusaka, Zambia", "Accra, Ghana"


def but_for(found: Summary, old: str, new: str) -> str:
    """Return a summary as text, with one name in the place of another."""
    text = str(found)
    for one, other in zip(old.split(", "), new.split(", "), strict=True):
        text = text.replace(one, other)
    return text


@pytest.mark.parametrize(("text", "old", "new"), list(swaps()))
def test_another_name_changes_nothing_but_the_name(text: str, old: str, new: str) -> None:
    assert str(summary_of(text.replace(old, new))) == but_for(summary_of(text), old, new)


@pytest.mark.parametrize("published", ["2031-06-20", "2033-01-05", None])
def test_a_full_date_does_not_hang_on_the_day_of_publication(published: str | None) -> None:
    found = summary_of(ARREST, published)
    assert (found.year, found.month, found.day) == (2031, 3, 4)


def test_the_perpetrator_is_never_named() -> None:
    text = ARREST.replace("Police in", "Colonel Imre Kovash, of the police in")
    assert "Kovash" not in str(summary_of(text).perpetrator_type)
    assert [victim.name for victim in summary_of(text).victims if victim.name and "Kovash" in victim.name] == []


def test_words_in_other_letters_do_no_harm() -> None:
    assert summary_of("گزارش تازه از شهر رسید.").victims == ()
    assert summary_of("\n\n\n").country is None
