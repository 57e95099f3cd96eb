"""Plain verbs that their completion makes verbs of harm: what becomes one, what stays as it is, and nobody accused."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import accused, lines, row_of

from dadkhah.read.plights import plain_verbs, with_plights

SUFFERED = [
    ("Twelve weavers were rushed to a nearby clinic.", "injured", 12),
    ("Ambulances took nine dockers to hospital.", "injured", 9),
    ("Six weavers were treated for burns.", "injured", 6),
    ("Medics treated 30 marchers for gas inhalation.", "injured", 30),
    ("Forty marchers needed stitches.", "injured", 40),
    ("Eleven weavers received treatment for pellet wounds.", "injured", 11),
    ("Two boys lost an eye.", "injured", 2),
    ("Eight dockers suffered broken ribs.", "injured", 8),
    ("Seven dockers came away with broken arms.", "injured", 7),
    ("Four boys were hit by rubber bullets.", "injured", 4),
    ("Three weavers were left paralysed.", "injured", 3),
    ("Nineteen marchers ended up in hospital.", "injured", 19),
    ("Nine weavers were admitted with shrapnel wounds.", "injured", 9),
    ("Twenty weavers endured torture.", "tortured", 20),
    ("Nine weavers were subjected to beatings.", "tortured", 9),
    ("Wardens gave 13 weavers electric shocks.", "tortured", 13),
    ("Some 70 girls were subjected to sexual violence.", "raped", 70),
    ("The clinic treated 57 girls for rape.", "raped", 57),
    ("Five dockers met their deaths.", "killed", 5),
    ("The wardens starved 29 weavers to death.", "killed", 29),
    ("Some 900 herders were forced to leave.", "displaced", 900),
    ("Soldiers forced 900 herders to leave their land.", "displaced", 900),
    ("More than 600 herders were driven off the land.", "displaced", 600),
    ("Some 500 weavers are sheltering in a church.", "displaced", 500),
    ("Up to 4,000 herders crossed the border.", "displaced", None),
    ("Nobody needed treatment.", "injured", 0),
]


@pytest.mark.parametrize(("text", "kind", "low"), SUFFERED)
def test_what_a_completion_says(text: str, kind: str, low: int | None) -> None:
    assert [(line["kind"], line["low"]) for line in lines(text, "count")] == [(kind, low)]


PLAIN = [
    "Twelve patients were taken to another hospital.",
    "Two hundred patients were treated for malaria.",
    "Nine bodies were taken to the morgue.",
    "Twelve envoys were forced to leave the hall.",
    "Twelve soldiers crossed the border.",
    "Twelve pupils were taken to school.",
    "Forty weavers received new looms.",
    "Four boys were hit by falling prices.",
    "Some 30 dockers needed new boots.",
    "Two thousand weavers receive treatment for malaria.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_stays_plain(text: str) -> None:
    kinds = {line["kind"] for line in lines(text, "count")}
    assert not kinds & {"injured", "tortured", "raped", "displaced", "abducted"}


def test_bodies_are_hurt_no_more() -> None:
    text = "The bodies of 15 weavers were brought to the clinic."
    assert [line["kind"] for line in lines(text, "count")] == ["killed"]


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Orlo Vant ordered drivers to take 12 weavers to hospital.",
        "Doctor Orlo Vant treated nine weavers for burns.",
        "Orlo Vant took six weavers to the clinic.",
    ],
)
def test_a_fate_accuses_nobody(text: str) -> None:
    assert accused(text) == []


def test_a_row_without_such_verbs_stays_as_it_is() -> None:
    row = row_of("The weavers marched to the square.")
    assert with_plights(row.items, row.sentence.words) == row.items


def test_verbs_are_known_by_every_form() -> None:
    known = plain_verbs()
    assert {"take", "took", "taken", "taking", "takes"} <= known.keys()
    assert {plain.group for plain in known["forced"]} == {"forced", "driven"}
