"""What a text tells of a victim: type and age group; sex is told in sex.py.

In: a scene and a person. Out: Victim.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dadkhah.model.summary import AgeGroup, Victim
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.lists import chain
from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.scene import Hit, Line, Scene
from dadkhah.read.summary.sex import sex
from dadkhah.read.summary.votes import heaviest

CHILD = frozenset({"boy", "girl", "child", "toddler", "baby", "minor", "schoolgirl", "schoolboy", "infant"})
YOUNG = re.compile(r"(?<!\d)(?:1[0-7]|\d)-year-old")
ADULT = 18
"""Convention on the Rights of the Child, article 1."""
APPOSITION = 8
ARTICLES = frozenset({"a", "an", "the", "one"})
OTHERS = frozenset({",", "of", "by", "for", "who", "whose", "with", "to", "in"})
BESIDE = 1
"""A role word stands right before the name that it belongs to, with at most a comma between."""
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
    """Yield the role words of a sentence with what each is worth for a name, or for the list that it stands in."""
    weigh, strength = weights("role"), weights("role_strength")
    first, last = chain(line, naming)
    for hit in line.roles:
        gap = first.first - hit.after if hit.after <= first.first else max(hit.first - last.after, 0)
        if first is not last and _of_another(line, hit, naming):
            near = weigh["line"]
        else:
            near = (
                weigh["beside"]
                if gap <= 2 or _in_apposition(line, hit, last)
                else weigh["near"]
                if gap < weigh["reach"]
                else weigh["line"]
            )
        yield hit, near * strength.get(hit.lemma, strength[hit.tag])


def _in_apposition(line: Line, hit: Hit, naming: Naming) -> bool:
    """Say whether a role word stands in the apposition behind a name: "NAME, a well-known rights activist"."""
    opens = line.low(naming.after) == "," and line.low(naming.after + 1) in ARTICLES
    between = {line.low(at) for at in range(naming.after + 1, hit.first)}
    return opens and 0 < hit.first - naming.after <= APPOSITION and not between & OTHERS


def _of_another(line: Line, hit: Hit, naming: Naming) -> bool:
    """Say whether a role word of a list is another name's own: "the editor A and the nurse B"."""
    nexts = [other for other in line.people if other.first >= hit.after]
    own = nexts[0] if nexts and nexts[0].first - hit.after <= BESIDE else None
    return own is not None and own is not naming and hit.form == "singular"


def _of_text(told: Scene) -> tuple[str, ...]:
    """Return the one type that a text speaks of all along, else that nothing is told."""
    counts = Counter(hit.tag for line in told.lines for hit in line.roles)
    need = weights("role_text")
    found = [tag for tag in sorted(counts) if counts[tag] >= need[tag] * len(told.lines)]
    return (max(found, key=lambda tag: counts[tag] / need[tag]),) if found else (NONE_TOLD,)


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
