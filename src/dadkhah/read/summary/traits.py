"""What a text tells of a victim: type, sex and age group.

In: a scene and a person. Out: Victim.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from dadkhah.lang.scripts import fold
from dadkhah.model.summary import AgeGroup, Sex, Victim
from dadkhah.read.lexicon import rows, tags_of
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.lists import chain
from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.scene import Hit, Line, Scene
from dadkhah.read.summary.votes import heaviest

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
CHILD = frozenset({"boy", "girl", "child", "toddler", "baby", "minor", "schoolgirl", "schoolboy", "infant"})
MALE = re.compile(r"abd[aeiou]?.{3,}|.+(?:ullah|ollah|uddin|eddin|eddine)")
YOUNG = re.compile(r"(?<!\d)(?:1[0-7]|\d)-year-old")
FOLLOWING = 3
"""A pronoun is read up to the second sentence behind the name."""
ADULT = 18
"""Convention on the Rights of the Child, article 1."""
NONE_TOLD = "insufficient information"


def described(told: Scene, person: Person) -> Victim:
    """Return a named victim with what the text tells of them."""
    return Victim(
        name=person.name,
        population="individual",
        types=types(told, person),
        sex=sex(told, person),
        age_group=age_group(told, person),
    )


def types(told: Scene, person: Person) -> tuple[str, ...]:
    """Return the victim's type by the role words near the name, else by what the whole text speaks of."""
    found = [one for naming in person.mentions for one in _roles(told.lines[naming.line], naming)]
    best, worth = heaviest((hit.tag, worth) for hit, worth in found)
    return (best,) if best is not None and worth >= weights("role")["least"] else _of_text(told)


def _roles(line: Line, naming: Naming) -> Iterator[tuple[Hit, float]]:
    """Yield the role words of a sentence with what each is worth for the list that a name stands in."""
    weigh, strength = weights("role"), weights("role_strength")
    first, last = chain(line, naming)
    for hit in line.roles:
        gap = first.first - hit.after if hit.after <= first.first else max(hit.first - last.after, 0)
        near = weigh["beside"] if gap <= 2 else weigh["near"] if gap < weigh["reach"] else weigh["line"]
        yield hit, near * strength.get(hit.lemma, strength[hit.tag])


def _of_text(told: Scene) -> tuple[str, ...]:
    """Return the one type that a text speaks of all along, else that nothing is told."""
    counts = Counter(hit.tag for line in told.lines for hit in line.roles)
    need = weights("role_text")
    found = [tag for tag in sorted(counts) if counts[tag] >= need[tag] * len(told.lines)]
    return (max(found, key=lambda tag: counts[tag] / need[tag]),) if found else (NONE_TOLD,)


def sex(told: Scene, person: Person) -> Sex:
    """Return the victim's sex by titles, words of kinship, pronouns, and else by the given name."""
    scores: Counter[str] = Counter()
    for naming in person.mentions:
        scores.update(_pronouns(told, naming))
        scores.update(_titles(told, naming))
    if scores["man"] != scores["woman"]:
        return "man" if scores["man"] > scores["woman"] else "woman"
    return by_given_name(person.name)


def _titles(told: Scene, naming: Naming) -> Counter[str]:
    """Count titles and words such as "businesswoman" right before a name or in the apposition behind it."""
    line = told.lines[naming.line]
    title = tags_of("en", "titles").get(naming.title, "")
    behind = range(naming.after + 1, naming.after + 6) if line.low(naming.after) == "," else range(0)
    near = [line.low(at) for at in (*range(naming.first - 4, naming.first), *behind)]
    marks = [tags_of("en", "summary_sex").get(word, "") for word in near]
    return Counter({"man": 3 * (title == "m") + 2 * ("m" in marks), "woman": 3 * (title == "f") + 2 * ("f" in marks)})


def _pronouns(told: Scene, naming: Naming) -> Counter[str]:
    """Count the pronouns behind a name, up to the next person, in its sentence and the two that follow."""
    words = list(_behind(told, naming))
    return Counter({"man": sum(word in HE for word in words), "woman": sum(word in SHE for word in words)})


def _behind(told: Scene, naming: Naming) -> Iterator[str]:
    """Yield the words behind a name until another person is named."""
    start = naming.after
    for line in told.lines[naming.line : naming.line + FOLLOWING]:
        others = [other.first for other in line.people if other.first >= start and other.text not in naming.text]
        yield from (line.low(at) for at in range(start, min(others, default=len(line.tokens))))
        if others:
            return
        start = 0


@cache
def given_names() -> Mapping[str, Sex]:
    """Return given names that are borne by one sex nearly always."""
    return {row["name"]: "man" if row["sex"] == "m" else "woman" for row in rows("en", "given_names")}


def by_given_name(name: str) -> Sex:
    """Return the sex that a given name tells; compounds with "Abd" ("servant of") and "-ullah" are borne by men."""
    first = fold(name.split(maxsplit=1)[0])
    known = given_names().get(first) or given_names().get(first.partition("-")[0])
    return known or ("man" if MALE.fullmatch(first) else "unknown")


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
