"""Bodies under long names, short names and acronyms. All bodies are invented."""

from __future__ import annotations

import pytest
from tests.factories import captured, judgement, mention
from tests.unit.resolve.bench import labels, links, proposed, solve, together

from dadkhah.model.entity import Mention
from dadkhah.model.source import Captured
from dadkhah.resolve.organisations import LEADS, introductions, is_generic


def body(doc: Captured, words: str, nth: int = 0) -> Mention:
    return mention(doc, "organisation", words, nth)


LONG = "Riverbank Relief Organisation of Veloria"


def test_an_acronym_belongs_to_the_name_that_introduces_it() -> None:
    doc = captured(f"The {LONG} (RROV/TAMA) spoke. TAMA left. RROV stayed.")
    full, one, two = body(doc, LONG), body(doc, "TAMA", 1), body(doc, "RROV", 1)
    resolved = solve((doc, (), [full, one, two]))
    assert together(resolved, full, one, two)
    assert labels(resolved, "organisation") == [LONG]
    assert "its initials are RROV" in links(resolved, "body.acronym")[0].reasons[0]


def test_brackets_inside_the_mention_count_too() -> None:
    doc = captured(f"The {LONG} (RROV) spoke. RROV left.")
    full, short = body(doc, f"{LONG} (RROV)"), body(doc, "RROV", 1)
    assert together(solve((doc, (), [full, short])), full, short)


@pytest.mark.parametrize("bracket", ["(in exile)", "(2031)", "(RROV and others)", "(Ostrel)"])
def test_other_brackets_introduce_nothing(bracket: str) -> None:
    doc = captured(f"The {LONG} {bracket} spoke.")
    assert introductions(doc.text.content, [body(doc, LONG)]) == ()


def test_an_acronym_without_brackets_needs_the_only_fitting_initials() -> None:
    doc = captured("The Coastal Union met. CU spoke.")
    full, short = body(doc, "Coastal Union"), body(doc, "CU")
    assert together(solve((doc, (), [full, short])), full, short)
    two = captured("The Coastal Union met the Citizens Union. CU spoke.")
    names = [body(two, "Coastal Union"), body(two, "Citizens Union"), body(two, "CU")]
    assert not together(solve((two, (), names)), names[0], names[2])


def test_an_acronym_is_carried_unless_another_name_takes_it() -> None:
    one = captured(f"The {LONG} (RROV) spoke. RROV left.", name="one.txt")
    two = captured("RROV said so.", name="two.txt")
    three = captured("The Royal Rowers of Veloria (RROV) won. RROV cheered.", name="three.txt")
    first, second, third = body(one, "RROV", 1), body(two, "RROV"), body(three, "RROV", 1)
    full, rowers = body(one, LONG), body(three, "Royal Rowers of Veloria")
    resolved = solve((one, (), [full, first]), (two, (), [second]))
    assert together(resolved, full, second)
    apart = solve((one, (), [full, first]), (three, (), [rowers, third]))
    assert not together(apart, first, third)
    assert "spell the acronym out differently" in proposed(apart)[0].reasons[-1]


def test_a_short_name_shortens_the_only_longer_one() -> None:
    doc = captured("The Riverbank Guards came. The Guards fired.")
    full, short = body(doc, "Riverbank Guards"), body(doc, "Guards", 1)
    assert together(solve((doc, (), [full, short])), full, short)


def test_a_short_name_of_two_bodies_is_only_proposed() -> None:
    doc = captured("The Riverbank Guards met the Harbour Guards. The Guards fired.")
    names = [body(doc, "Riverbank Guards"), body(doc, "Harbour Guards"), body(doc, "Guards", 2)]
    resolved = solve((doc, (), names))
    assert not together(resolved, names[0], names[2])
    assert [link.reasons[-1] for link in proposed(resolved)] == ["it shortens more than one name"] * 2


def test_a_place_does_not_shorten_a_body() -> None:
    doc = captured("The Council of Veloria met. Veloria slept.")
    full, land = body(doc, "Council of Veloria"), body(doc, "Veloria", 1)
    place = mention(doc, "place", "Veloria", 1)
    resolved = solve((doc, (), [full, land, place]))
    assert not together(resolved, full, land)
    assert proposed(resolved) == []


def test_what_every_country_has_is_not_carried_across_texts() -> None:
    one, two = captured("Security forces fired.", name="one.txt"), captured("Security forces fired.", name="two.txt")
    here, there = body(one, "Security forces"), body(two, "Security forces")
    assert not together(solve((one, (), [here]), (two, (), [there])), here, there)
    assert is_generic("the security forces")
    assert not is_generic("Riverbank Guards")


def test_a_proper_name_is_carried_across_texts() -> None:
    one, two = (
        captured("Riverbank Guards fired.", name="one.txt"),
        captured("The Riverbank Guards left.", name="two.txt"),
    )
    here, there = body(one, "Riverbank Guards"), body(two, "Riverbank Guards")
    assert together(solve((one, (), [here]), (two, (), [there])), here, there)


def test_a_name_in_many_texts_is_linked_with_the_first_few_and_survives_a_judgement() -> None:
    docs = [captured(f"Riverbank Guards fired {number} times.", name=f"{number}.txt") for number in range(20)]
    told = [(doc, (), [body(doc, "Riverbank Guards")]) for doc in docs]
    first, *rest = (one for _, _, (one,) in sorted(told, key=lambda one: one[0].source.object))
    apart = solve(*told, judgements=[judgement(first, other, "different") for other in rest])
    assert len(links(solve(*told), "body.across_texts")) == sum(20 - 1 - at for at in range(LEADS))
    assert together(apart, *rest)
    assert not together(apart, first, rest[0])
