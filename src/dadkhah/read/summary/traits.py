"""What a text tells of a victim: age group here, type in roles.py, sex in sex.py.

In: a scene and a person. Out: Victim.
"""

from __future__ import annotations

import re

from dadkhah.model.summary import AgeGroup, Victim
from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.roles import types
from dadkhah.read.summary.scene import Scene
from dadkhah.read.summary.sex import sex

CHILD = frozenset({"boy", "girl", "child", "toddler", "baby", "minor", "schoolgirl", "schoolboy", "infant"})
YOUNG = re.compile(r"(?<!\d)(?:1[0-7]|\d)-year-old")
ADULT = 18
"""Convention on the Rights of the Child, article 1."""


def described(told: Scene, person: Person) -> Victim:
    """Return a named victim with what the text tells of them."""
    return Victim(
        name=person.name,
        population="individual",
        types=types(told, person),
        sex=sex(told, person),
        age_group=age_group(told, person),
    )


def age_group(told: Scene, person: Person) -> AgeGroup:
    """Return child where the text calls the person one, else adult."""
    return "child" if any(_child(told, naming) for naming in person.mentions) else "adult"


def _child(told: Scene, naming: Naming) -> bool:
    """Say whether a word for a child stands by a name, or an age below 18 behind it."""
    line = told.lines[naming.line]
    if any(line.low(at) in CHILD for at in range(naming.first - 4, naming.first)):
        return True
    behind = [line.low(at) for at in range(naming.after, naming.after + 4)]
    aged = behind[0] in {",", "("} and behind[1].isdigit() and int(behind[1]) < ADULT and behind[2] in {",", ")"}
    before = "".join(line.low(at) for at in range(naming.first - 4, naming.first))
    return aged or YOUNG.search(before) is not None
