"""Sources beside a statement, and sources carried over."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

SOURCES = [
    ("UN: 1,100 uprooted by fighting", ["UN"]),
    ("At least 37 herders dead in dawn raid - local officials", ["local officials"]),
    ("40 killed in market attack, says mayor", ["mayor"]),
    ("Toll grows to 163, say rights groups", ["rights groups"]),
    ("Eight people were hanged, said the kingdom's news agency.", ["kingdom's news agency"]),
    ("The toll exceeds the 512 deaths listed by the caretaker government.", ["caretaker government"]),
    ("Harbour Watch, citing three officials, said 12 people had been killed.", ["three officials"]),
    (
        "Doctors counted 140 dead; the health ministry, for its part, put the dead at 72.",
        ["Doctors", "health ministry"],
    ),
    ("By the ministry's own account 12 people were killed.", ["ministry"]),
    ("The miners' camp is shut. Nine died, the miners' association estimates.", ["miners' association"]),
    ("The ministry says 845 people were detained.", ["ministry"]),
    ("The mayor of Oslo blamed smugglers. Nineteen men had died, he said.", ["mayor of Oslo"]),
    ("Orlan Vessik, the mayor, said 12 people were killed. Nine were arrested, he added.", ["Orlan Vessik"] * 2),
    ("Volunteers who had come with water said 12 men had died.", ["Volunteers"]),
    ("Her neighbour, a porter, said two brothers had been wounded.", ["porter"]),
    ("The ministry has put the number of men killed between July and March at 12.", ["ministry"]),
    ("Forty died, its director said that week; at least 23 were blinded.", ["its director", "its director"]),
    ('"I saw it," said Orlan Vessik. "Soldiers killed 70 men."', ["Orlan Vessik"]),
    ("Harbour Watch has reason to believe nine of them died.", ["Harbour Watch"]),
    ("According to a nurse at the clinic, 12 people were killed.", ["nurse at the clinic"]),
    ("According to a released weaver, 12 people were killed.", ["released weaver"]),
    ("Radio Sol is reporting that 12 people were killed.", ["Radio Sol"]),
    ("Radio Sol was reporting to a base; 12 people were killed.", [None]),
    ("Nurses on the ground said that 12 people were killed.", ["Nurses"]),
    ("Our people spoke to nurses, who received the bodies of 38 weavers.", [None]),
    ("The Interior Ministry's own statistics record 4,612 arrests.", ["Interior Ministry"]),
    ("The Interior Ministry's figures show that 12 people were killed.", ["Interior Ministry"]),
    ("The group claims to have killed 12 soldiers.", ["group"]),
    ('"They came," said Artsiom, a weaver arrested on Monday. "They killed nine men."', ["Artsiom"]),
    ("A court declared 94 weavers outlaws and stripped them of citizenship.", [None]),
    ("A court declared that 94 weavers were killed.", ["court"]),
    ("Reporters Guild: six weavers arrested.", ["Reporters Guild"]),
    ("Ona Belm told the court: \u201cWe fled. They killed 12 weavers. They killed nine girls.\u201d", ["Ona Belm"] * 2),
    ("Twelve men drowned when a ferry sank, nurses said, and the river rose.", ["nurses"]),
    ("Twelve men died when, police said, a bus burned.", [None]),
    ("The Harbour League, which counted 12 dead, wants an inquiry.", ["Harbour League"]),
    ("The Harbour League, which has no office, lost 12 members killed in raids.", [None]),
    ("The ministry gives no cause, and adds that 12 people were killed.", ["ministry"]),
    ("The volunteer network Selde has a list, and says 12 people were killed.", ["Selde"]),
    ("Twelve people were killed, the Harbour League said in its bulletin of 3 May.", ["Harbour League"]),
    ("By the reckoning of the Harbour League, 12 people were killed.", ["Harbour League"]),
    ("All 48 reported killings took place in Lima, where nine died.", [None, None]),
    ("Two reported that nine people had died.", ["Two"]),
    ("By the count of the Porters' Union, 12 people were killed.", ["Porters' Union"]),
    ("By the reckoning of 12 wounded men it was noon.", [None]),
    ("It recalls the statement of the High Envoy that 12 people were killed.", ["High Envoy"]),
    ("It recalls the statement of the High Envoy on 12 people killed.", [None]),
    ("A claim by the league of 12 dead was not proved.", ["league"]),
    ("Twelve deaths have been recorded by the clinic.", ["clinic"]),
    ("The rebels boasted of 12 soldiers killed.", ["rebels"]),
    ('"We ran," said Ona Belm. "They beat nine of us, the guards say it was two."', ["Ona Belm", "guards"]),
    ("According to the League, nine died; 40 were hurt. Bandits came. They killed 12 men.", ["League", "League", None]),
    ('Ona Belm said: "We fled. They killed 12 weavers." The army killed nine girls.', ["Ona Belm", None]),
]


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_who_says_so(text: str, sources: list[str]) -> None:
    assert [line["attributed_to"] for line in lines(text, "count")] == sources


UNSIGNED = [
    "Oslo: 12 killed in raid",
    "Twelve killed in raid - second in a week",
    "Fifteen of these hangings were announced by the authorities.",
    "Twelve were killed; the road is shut.",
    '"I saw it," said Orlan Vessik. Soldiers killed 70 men.',
]


@pytest.mark.parametrize("text", UNSIGNED)
def test_nobody_else_is_made_a_source(text: str) -> None:
    assert {line["attributed_to"] for line in lines(text, "count")} == {None}


def test_whoever_opens_a_list_speaks_in_its_lines() -> None:
    text = "Harbour Watch registered the following:\n\n1. Arrests: 212 men.\n\n2. Deaths in custody: four."
    carried = lines(text, "count")
    assert [line["attributed_to"] for line in carried] == ["Harbour Watch"] * 2
    assert {line["attribution"][-1]["mode"] for line in carried} == {"carried"}
    after = lines(f"{text}\n\nNine men were hanged in the north.", "count")
    assert after[-1]["attributed_to"] is None
