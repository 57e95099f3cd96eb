"""Descriptions of offices and the persons they fit. All names and offices are of an invented country."""

from __future__ import annotations

import pytest
from tests.factories import captured, days, mention, office
from tests.unit.resolve.bench import links, proposed, solve, together

from dadkhah.model.claim import Claim
from dadkhah.model.entity import Mention
from dadkhah.model.source import Captured
from dadkhah.resolve.offices import is_description, tenure

NOW = captured("Veloria's high marshal Tolen Varga spoke. Later the high marshal left. The warden of Ostrel stayed.")
THEN = captured(
    "In 1990 high marshal Edo Branko ruled. The high marshal signed it.", name="then.txt", published="2031-05"
)


def rank(doc: Captured, person: str, **fields: str) -> Claim:
    return office(doc, f"high marshal {person}", person, "high marshal", **fields)


def described(doc: Captured, words: str, **fields: str) -> Mention:
    return mention(doc, "person", words, **fields)  # type: ignore[arg-type]


def test_a_description_is_the_holder_of_its_own_text() -> None:
    named, said = mention(NOW, "person", "Tolen Varga"), described(NOW, "the high marshal")
    resolved = solve((NOW, [rank(NOW, "Tolen Varga")], [named, said]))
    assert together(resolved, named, said)
    assert links(resolved, "office.description")[0].reasons == (
        "the same text puts “Tolen Varga” in the office “high marshal” at that time",
    )


def test_a_holder_of_another_time_does_not_fit() -> None:
    old = rank(THEN, "Edo Branko", held="1990", status="former")
    then, said = mention(THEN, "person", "Edo Branko"), described(NOW, "the high marshal")
    named = mention(NOW, "person", "Tolen Varga")
    resolved = solve((NOW, [rank(NOW, "Tolen Varga")], [named, said]), (THEN, [old], [then]))
    assert together(resolved, named, said)
    assert not together(resolved, then, said)


def test_the_time_of_the_description_decides() -> None:
    old = rank(THEN, "Edo Branko", held="1990", status="former")
    then, said = mention(THEN, "person", "Edo Branko"), described(THEN, "The high marshal", when="1990")
    current = rank(NOW, "Tolen Varga")
    now = mention(NOW, "person", "Tolen Varga")
    resolved = solve((NOW, [current], [now]), (THEN, [old], [then, said]))
    assert together(resolved, then, said)


def test_when_two_fit_none_is_chosen() -> None:
    doc = captured("The guard captain Ilan Morev and the guard captain Sera Tolm came. The guard captain spoke.")
    claims = [office(doc, f"guard captain {one}", one, "guard captain") for one in ("Ilan Morev", "Sera Tolm")]
    people = [mention(doc, "person", one) for one in ("Ilan Morev", "Sera Tolm")]
    said = described(doc, "The guard captain spoke"[:17])
    said = mention(doc, "person", "The guard captain", 1)
    resolved = solve((doc, claims, [*people, said]))
    assert not together(resolved, people[0], said)
    assert not together(resolved, people[1], said)
    assert [link.reasons[-1] for link in proposed(resolved)] == ["more than one person fits: none is chosen"] * 2


def test_another_body_does_not_fit() -> None:
    doc = captured("Tolen Varga, warden of Karn, spoke. The warden of Ostrel left.")
    claim = office(doc, "Tolen Varga, warden of Karn", "Tolen Varga", "warden", organisation="Karn")
    named, said = mention(doc, "person", "Tolen Varga"), mention(doc, "person", "The warden of Ostrel")
    assert not together(solve((doc, [claim], [named, said])), named, said)


def test_one_plain_word_is_not_carried_to_another_text() -> None:
    here = captured("The warden Tolen Varga spoke.", name="here.txt")
    there = captured("The warden left.", name="there.txt")
    claim = office(here, "The warden Tolen Varga", "Tolen Varga", "warden")
    named, said = mention(here, "person", "Tolen Varga"), mention(there, "person", "The warden")
    assert not together(solve((here, [claim], [named]), (there, (), [said])), named, said)


def test_two_words_are_carried_to_another_text() -> None:
    there = captured("The high marshal left.", name="there.txt")
    named, said = mention(NOW, "person", "Tolen Varga"), mention(there, "person", "The high marshal")
    resolved = solve((NOW, [rank(NOW, "Tolen Varga")], [named]), (there, (), [said]))
    assert together(resolved, named, said)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("the high marshal", True),
        ("supreme guardian", True),
        ("Interior Minister", True),
        ("Head of the Courts", True),
        ("Tolen Varga", False),
        ("al-Hamid Soltan", False),
        ("Varga", False),
    ],
)
def test_descriptions_and_names(words: str, answer: bool) -> None:
    doc = captured(f"We saw {words} there.")
    assert is_description(mention(doc, "person", words), ()) is answer


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"held": "1990", "status": "former"}, days("1990")),
        ({"status": "former"}, None),
        ({"status": "dismissed"}, None),
        ({"held": "2019-01", "status": "appointed"}, "open"),
        ({}, days("2030-03-31", "2032-04-30")),
    ],
)
def test_how_long_an_office_is_taken_to_hold(fields: dict[str, str], expected: object) -> None:
    body = rank(NOW, "Tolen Varga", **fields).body
    held = tenure(body, days("2031-04"))  # type: ignore[arg-type]
    if expected == "open":
        assert held is not None
        assert held.end is None
    else:
        assert held == expected


def test_without_a_publication_date_nothing_is_excluded() -> None:
    body = rank(NOW, "Tolen Varga").body
    assert tenure(body, None) is None  # type: ignore[arg-type]
