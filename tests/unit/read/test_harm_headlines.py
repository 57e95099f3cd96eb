"""Headlines and captions that count who was harmed: short, without verbs or with verbs of the present.

Every one was invented; most were written before the rules that read them.
"""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

HEADS = [
    ("17 shot dead in Velm", "killed", 17),
    ("Toll hits 40 as search goes on", "killed", 40),
    ("Death toll from Karsk raid climbs to 26", "killed", 26),
    ("Militia attack kills 12 in northern Tarvia", "killed", 12),
    ("Mourners carry the coffins of the six students killed on Monday.", "killed", 6),
    ("A memorial to the 109 villagers murdered in 1994.", "killed", 109),
    ("Landmine kills four farmers in Tarvia", "killed", 4),
    ("UN: 300 civilians killed in Tarvia in May", "killed", 300),
    ("Mass grave with 40 bodies found near Karsk", "killed", 40),
    ("Tarvia unrest: 200,000 displaced", "displaced", 200000),
    ("Relatives weep over the bodies of three brothers shot by soldiers.", "killed", 3),
    ("Shoes of some of the 46 students killed in the fire.", "killed", 46),
    ("Four more die in Karsk prison", "killed", 4),
    ("Tarvia: 12 villagers slain, 30 homes razed", "killed", 12),
    ("Bombing toll reaches 112", "killed", 112),
    ("'30 hanged in secret', says group", "executed", 30),
    ("A boy lights candles for 21 classmates killed in the shelling.", "killed", 21),
    ("Women who were among 600 displaced by the dam wait for food.", "displaced", 600),
    ("Tarvia says 7 soldiers killed in border clash", "killed", 7),
    ("300,000 flee fighting in Velm", "displaced", 300000),
    ("Death toll in Karsk fire up to 34", "killed", 34),
    ("Three beheaded in Tarvia's north", "killed", 3),
    ("Prison riot leaves 28 dead in Tarvia", "killed", 28),
    ("Tarvia hangs four for spying", "executed", 4),
    ("Seven hurt as police break up vigil", "injured", 7),
    ("Gunmen massacre 30 at Karsk funeral", "killed", 30),
    ("Twelve gored, one killed at festival", "killed", 1),
    ("UN puts Tarvia war dead at 60,000", "killed", 60000),
    ("Two boys orphaned by the massacre that killed 300 in their village.", "killed", 300),
    ("An overcrowded tent in Velm, where 4,000 displaced people live.", "displaced", 4000),
    ("Nurse tends to one of the 18 people wounded in Monday's raid.", "injured", 18),
    ("Boat capsizes under fire; 15 drown", "killed", 15),
    ("Sniper kills two boys", "killed", 2),
    ("1,000th day of war: 40,000 dead", "killed", 40000),
    ("Bomb toll up to 41", "killed", 41),
    ("Rescue workers carry one of 22 bodies found in the well.", "killed", 22),
    ("Police kill 11 in Orsa raid, rights group says", "killed", 11),
    ("Eleven women flogged for dancing", "tortured", 11),
    ("60 women raped in Karsk, UN told", "raped", 60),
    ("Tarvia buries its 90 dead", "killed", 90),
    ("Survivors of the attack, in which 61 died, pray in Talvi.", "killed", 61),
    ("Soldiers kill nine in Velm raid", "killed", 9),
    ("Death toll from Orsa shelling rises to 45", "killed", 45),
    ("Graves of the 27 miners killed in 2012.", "killed", 27),
    ("Six Tarvian soldiers die in ambush", "killed", 6),
    ("Toll in ferry attack now 29", "killed", 29),
    ("Women mourn three relatives killed in Talvi.", "killed", 3),
]


@pytest.mark.parametrize(("text", "kind", "low"), HEADS)
def test_what_a_headline_counts(text: str, kind: str, low: int) -> None:
    found = [(line["kind"], line["low"], line["bound"]) for line in lines(text, "count", published=None)]
    assert found == [(kind, low, "exact")]
