"""What a text tells of a victim: type, sex and age group.

In: a scene and a person. Out: Victim.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from dadkhah.model.summary import AgeGroup, Sex, Victim
from dadkhah.read.lexicon import rows, tags_of
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.scene import Scene

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
CHILD = frozenset({"boy", "girl", "child", "toddler", "baby", "minor", "schoolgirl", "schoolboy", "infant"})
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
    """Return the victim's types by the role words near the name."""
    scores: Counter[str] = Counter()
    for naming in person.mentions:
        line = told.lines[naming.line]
        for hit in line.roles:
            gap = naming.first - hit.after if hit.after <= naming.first else hit.first - naming.after
            if gap < weights("role")["reach"]:
                scores[hit.tag] += 1
    if not scores:
        return (NONE_TOLD,)
    return (max(sorted(scores), key=lambda one: scores[one]),)


def sex(told: Scene, person: Person) -> Sex:
    """Return the victim's sex by titles, pronouns and given name."""
    scores: Counter[str] = Counter()
    for naming in person.mentions:
        _pronouns(told, naming, scores)
        title = tags_of("en", "titles").get(naming.title, "")
        scores["man"] += 3 * (title == "m")
        scores["woman"] += 3 * (title == "f")
    if scores["man"] != scores["woman"]:
        return "man" if scores["man"] > scores["woman"] else "woman"
    return given_names().get(person.name.split()[0].lower(), "unknown")


def _pronouns(told: Scene, naming: Naming, scores: Counter[str]) -> None:
    """Count the pronouns behind a name, up to the next person and into the next sentence."""
    line = told.lines[naming.line]
    following = [other.first for other in line.people if other.first > naming.first]
    stop = min(following, default=len(line.tokens))
    words = [line.low(at) for at in range(naming.after, stop)]
    if not following and naming.line + 1 < len(told.lines):
        coming = told.lines[naming.line + 1]
        end = min((other.first for other in coming.people), default=len(coming.tokens))
        words += [coming.low(at) for at in range(end)]
    scores["man"] += sum(word in HE for word in words)
    scores["woman"] += sum(word in SHE for word in words)


@cache
def given_names() -> dict[str, Sex]:
    """Return given names that are borne by one sex nearly always."""
    return {row["name"]: "man" if row["sex"] == "m" else "woman" for row in rows("en", "given_names")}


def age_group(told: Scene, person: Person) -> AgeGroup:
    """Return child where the text calls the person one, else adult."""
    for naming in person.mentions:
        line = told.lines[naming.line]
        if any(line.low(at) in CHILD for at in range(naming.first - 4, naming.first)):
            return "child"
    return "adult"
