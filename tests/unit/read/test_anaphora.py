"""Numbers that point back at what the sentences, the heading or the list before them counted."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


def counted(text: str) -> list[tuple[str, int | None]]:
    """Return kind and lower bound of every count of a text, in the order of the text."""
    found = sorted(lines(text, "count", published=None), key=lambda one: one["stated_start"])
    return [(line["kind"], line["low"]) for line in found]


BACK = [
    ("Police held 312 weavers. The office has verified 187 of these cases.", ("arrested", 187)),
    ("Forty men were taken hostage. The other 14 were later found at a farm.", ("abducted", 14)),
    ("The state put 198 people to death. Twelve took place in public.", ("executed", 12)),
    ("Forty people died and 60 were hurt. Nine belonged to one family.", ("killed", 9)),
    ("Rebels killed 40 villagers. A priest buried seven of the men.", ("killed", 7)),
    ("Soldiers raped 300 women. Of these, 211 were attributed to one unit.", ("raped", 211)),
    ("Soldiers raped 300 women. In nine cases the victim knew her attacker.", ("raped", 9)),
    ("Soldiers raped 300 women. Forty of the survivors were under 18.", ("raped", 40)),
    ("The junta freed 950 prisoners. More than 400 remain in camps.", ("arrested", 400)),
    ("Police held nine bakers. By noon the lawyers had a list of 46.", ("arrested", 46)),
    ("In the yard they beat prisoners. I counted thirty.", ("tortured", 30)),
    ("Guards killed 19 miners. Doctors at the clinic treated 83 people.", ("injured", 83)),
    ("Guards killed 19 miners. Eighty-three were in hospital.", ("injured", 83)),
    ("The mill lost touch with 90 weavers. Forty-one were older than seventy.", ("disappeared", 41)),
    ("An earlier page said that 31 fishermen had been killed. The correct number is 28.", ("killed", 28)),
    ("Police killed 59 people, including those of 13 women.", ("killed", 13)),
    ("The junta said there had been no arrests. Then it said there had been sixty.", ("arrested", 60)),
    ("Rebels buried 48 men here in Olme. Twelve members of his family were among them.", ("killed", 12)),
    ("Rebels took 77 men hostage. We list the other 58 here.", ("abducted", 58)),
    ("Police held 704 men. Our list has 1,081 names.", ("arrested", 1081)),
    ("Guards tortured 1,415 men.\n\nWho are the victims?\n\nForty were women.", ("tortured", 40)),
    ("The chief counted 131 bodies. The Red Cross collected 102.", ("killed", 102)),
    ("Police found 418 bodies. The service gave a name to 133 of these.", ("killed", 133)),
    ("Who are the missing?\n\nDockers form the largest group (64), before pupils (38).", ("disappeared", 64)),
]


@pytest.mark.parametrize(("text", "expected"), BACK)
def test_a_number_points_back(text: str, expected: tuple[str, int]) -> None:
    assert expected in counted(text)


NOBODY = [
    "Forty people died and 60 were hurt. Nine lived in one street.",  # of the dead or of the hurt?
    "The team spoke with 60 farmers. Nine lived in one village.",
    "Relatives, perhaps 150 of them, waited at the gate.",
    "Twelve took place in public.",
    "According to two of them, the doors were locked.",
    "Police killed 12 men. Two of the men said the doors were locked.",
    "Doctors at the clinic treated 83 people for fever.",
    "In 34, the gunmen wore uniform.",
    "We know of twenty-four.",
    "Police charged 12 soldiers. Nine survived.",
    "One for each of those who were beaten.",
    "The 34 were nearly drowned.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_number_that_points_nowhere_counts_nobody(text: str) -> None:
    numbers = {9, 150, 12, 2, 83, 34, 24} - ({12} if text.startswith("Police") else set())
    assert [one for one in counted(text) if one[1] in numbers] == []


def test_a_bare_number_behind_a_part_is_a_part_too() -> None:
    text = "Soldiers raped 300 women. Of these, 211 were laid to the militia and 60 to the army; in 20 nobody knew."
    assert counted(text) == [("raped", 300), ("raped", 211), ("raped", 60), ("raped", 20)]


def test_a_heading_names_its_section_for_a_few_paragraphs_only() -> None:
    far = "Who are the missing?\n\n" + "The road was shut.\n\n" * 4 + "Dockers form the largest group (64)."
    assert counted(far) == []


def test_those_who_were_left_with_wounds_were_not_taken_along() -> None:
    found = lines("Gunmen abducted 30 girls. Another nine villagers were left with burns.", "count")
    assert [(one["kind"], one["low"]) for one in found] == [("abducted", 30)]
