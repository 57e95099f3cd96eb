"""Those who are left, sums, and one share more of what was counted; numbers that are none of these."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

HELD = "The police arrested 19 weavers. Eleven were freed. "
TAKEN = "The army took 19 weavers away. Eleven were freed. "
DEAD = "On Sunday 38 weavers died. "


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("All but 18 of the detainees had been let out.", [("arrested", 18)]),
        ("All but 18 of the hostages have since been freed.", [("abducted", 18)]),
        ("All but 18 were killed.", []),
        ("All but 18 freed the rest.", []),
        ("All but 18, it was said, were freed.", []),
        ("The army took 19 weavers away. All but 18 have been freed.", [("abducted", 19)]),
        (HELD + "That leaves eight.", [("arrested", 19), ("released", 11), ("arrested", 8)]),
        (TAKEN + "That leaves eight.", [("abducted", 19), ("released", 11)]),
        (HELD + "That leaves 40.", [("arrested", 19), ("released", 11)]),
        (HELD + "Of nine nurses two went home, which leaves seven.", [("arrested", 19), ("released", 11)]),
        (DEAD + "That leaves eight.", [("killed", 38)]),
        (DEAD + "So that makes 49.", [("killed", 38), ("killed", 49)]),
        (DEAD + "So that makes 49 tables.", [("killed", 38)]),
        (DEAD + "Its total now stands at 49.", [("killed", 38), ("killed", 49)]),
        ("The League has 600 tables. That makes 49.", []),
        (DEAD + "Since then we have lost seven more.", [("killed", 38), ("killed", 7)]),
        (DEAD + "Since then we have lost seven more tents.", [("killed", 38)]),
        ("Since then we have lost seven more.", []),
        (
            "Police abducted nine weavers. The League passed on 12 new cases.",
            [("abducted", 9), ("abducted", 12)],
        ),
        ("Police abducted nine weavers. The League tried 12 cases.", [("abducted", 9)]),
        (DEAD + "Clinics saw 12 new cases.", [("killed", 38)]),
        (DEAD + "Peru came next with nine.", [("killed", 38), ("killed", 9)]),
        (DEAD + "Peru came next with nine rifles.", [("killed", 38)]),
        (DEAD + "He was born with nine.", [("killed", 38)]),
        (DEAD + "Peru: 11. Haiti: five, all shot. Chile: four goals.", [("killed", 38), ("killed", 11), ("killed", 5)]),
        ("AFRICA\n\nMali had eight killed.\n\nAMERICAS (3)\n\nPeru: 3.", [("killed", 8), ("killed", 3)]),
        ("Mali had eight killed.\n\nSchools\n\nPeru: 3.", [("killed", 8)]),
        ("Two guards who beat a boy had been arrested.", [("arrested", 2)]),
        (
            "Forty people survived attempts on them, 68 received death threats and seven disappeared.",
            [("disappeared", 7)],
        ),
        ("I held one and the sea took the other.", []),
        ("The bandits handed over six kidnapped weavers.", [("released", 6)]),
        ("Three soldiers fell as martyrs.", [("killed", 3)]),
        (DEAD + "The mayor admitted that it was fifty.", [("killed", 38), ("killed", 50)]),
        (DEAD + "The mayor says 140 were aboard, the captain says it was 110.", [("killed", 38)]),
        (DEAD + "Only 28 have been identified.", [("killed", 38), ("killed", 28)]),
        ("Only 28 have been identified.", []),
        (DEAD + "Only 28 have been identified as weavers of cloth by 9 tailors.", [("killed", 38), ("killed", 28)]),
        ("The League counted 15 weavers among the dead.", [("killed", 15)]),
        ("The League counted 15 weavers among the guests.", []),
        (DEAD + "The League counted 15 weavers among the victims.", [("killed", 38), ("killed", 15)]),
        (DEAD + "Two in Peru, where a wall fell, and one in Chile.", [("killed", 38), ("killed", 2), ("killed", 1)]),
        (DEAD + "Two in Peru were poets.", [("killed", 38)]),
        ("The register lists weavers. In 2015 it held 26,000.", []),
        ("The jail held 600 weavers. In 2015 it held 400.", [("arrested", 600), ("arrested", 400)]),
        ("Six died, including a baker and her two sons.", [("killed", 6), ("killed", 2)]),
        ("Twelve weavers were killed, nine captured alive.", [("killed", 12), ("arrested", 9)]),
        ("Nine bodies were found and the others are missing.", [("killed", 9)]),
        ("A boat carrying 60 weavers sank off Lima.", []),
        ("Troops carried 60 weavers off on a lorry.", [("abducted", 60)]),
        ("Nine weavers are hostages.", [("abducted", 9)]),
        ("Nine weavers are poets.", []),
        ("Forty are in prison after seven were let go.", [("arrested", 40), ("released", 7)]),
        ("Forty are in a penal colony.", [("arrested", 40)]),
        ("Of the 64 nurses five were hurt.", [("injured", 5)]),
        ("The League counts 13 arrests, not the figure for 2029 (2).", [("arrested", 13), ("arrested", 2)]),
        ('The army says that "some 30 bandits" were killed there.', [("killed", 30)]),
        ('The army says that "some 30 bandits" had sticks.', []),
    ],
)
def test_what_is_left_of_those_counted(text: str, last: list[tuple[str, int]]) -> None:
    assert [(line["kind"], line["low"]) for line in lines(text, "count")] == last


def test_a_place_that_has_its_own_share() -> None:
    places = [line["place"] for line in lines(DEAD + "Peru came next with nine and Chile with six.", "count")]
    assert places == [None, "Peru", "Chile"]
