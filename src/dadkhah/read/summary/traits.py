"""What a text tells of a victim: age group here, type in roles.py, sex in sex.py.

In: a scene and a person. Out: Victim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from dadkhah.model.summary import AgeGroup, Victim
from dadkhah.read.lexicon import words_of
from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.roles import types
from dadkhah.read.summary.scene import Scene
from dadkhah.read.summary.sex import sex

YEARS = re.compile(r"(?<!\d)(\d{1,3})-year-old")
ToldAge: TypeAlias = Literal["adult", "child"]
ADULT = 18
"""Convention on the Rights of the Child, article 1."""


def described(told: Scene, person: Person) -> Victim:
    """Return a named victim with what the text tells of them."""
    found, basis = sex(told, person)
    return Victim(
        name=person.name,
        population="individual",
        types=types(told, person),
        sex=found,
        sex_by=basis,
        age_group=age_group(told, person),
    )


def age_group(told: Scene, person: Person) -> AgeGroup:
    """Return child where the text calls the person one, else adult."""
    return told_age(told, person) or "adult"


def told_age(told: Scene, person: Person) -> ToldAge | None:
    """Return the age group that the text tells, child before adult; None where it tells none."""
    ages = {one for naming in person.mentions for one in _ages(told, naming)}
    return "child" if "child" in ages else "adult" if ages else None


def _ages(told: Scene, naming: Naming) -> Iterator[ToldAge]:
    """Yield what words for children and adults by a name tell, and its age, before or behind it."""
    line = told.lines[naming.line]
    near = [line.low(at) for at in range(naming.first - 4, naming.first)]
    if not words_of("en", "victim_ages", "child").isdisjoint(near):
        yield "child"
    if not words_of("en", "victim_ages", "adult").isdisjoint(near[-2:]):
        yield "adult"
    opens, years, closes = (line.low(at) for at in range(naming.after, naming.after + 3))
    if opens in {",", "("} and years.isdigit() and closes in {",", ")", "."}:
        yield _group(int(years))
    yield from (_group(int(found)) for found in YEARS.findall("".join(near)))


def _group(years: int) -> ToldAge:
    return "child" if years < ADULT else "adult"
