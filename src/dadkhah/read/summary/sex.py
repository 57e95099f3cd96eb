"""The sex of a victim, as the words around a name tell it, or the name itself.

In: a scene and a person. Out: man, woman or unknown, and whether the text tells it or the name suggests it.
Signs: a title, a word such as "businesswoman" or "the wife of" by the name, pronouns behind it, and the name: a given
name that one sex bears nearly always, a surname or a particle whose form says it ("-ova", "bint"). Weights:
data/en/summary_weights.tsv, decision `sex`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from dadkhah.lang.scripts import fold
from dadkhah.model.summary import Sex, SexBy
from dadkhah.read.lexicon import tags_of
from dadkhah.read.summary.lexicons import given_names, weights
from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.scene import Line, Scene
from dadkhah.read.summary.votes import sums

PRONOUNS: Mapping[str, Sex] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "man"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "woman"),
}
MARKS: Mapping[str, Sex] = {"m": "man", "f": "woman"}
SPOUSES: Mapping[str, Sex] = {"wife": "man", "widow": "man", "husband": "woman", "widower": "woman"}
"""Whose spouse is told: "the widow of NAME", "NAME's husband"."""
POSSESSIVE = frozenset({"'s", "\u2019s"})
OTHERS = frozenset(
    {"his", "her", "their", "my", "our", "whose", "of", "by", "to", "in", "for", "from", "with", "against", "at", "on",
     "and", "who", "'s", "\u2019s"}
)  # fmt: skip
"""Behind one of these a word speaks of somebody else."""
FOLLOWING = 3
"""A pronoun is read up to the second sentence behind the name."""
BESIDE = 4
"""A word for a man or a woman stands within so many words of the name."""
MALE = re.compile(r"abd[aeiou]?.{3,}|.+(?:ullah|ollah|allah|uddin|eddin|eddine)")


def sex(told: Scene, person: Person) -> tuple[Sex, SexBy | None]:
    """Return the victim's sex by the sum of the signs, and whether the text tells it or only the name.

    Equal sums tell nothing.
    """
    by_text = told_by_text(told, person)
    named = by_name(person.name)
    found = _heavier([*_signs(told, person), *([(named, weights("sex")["name"])] if named != "unknown" else [])])
    return found, None if found == "unknown" else "text" if found == by_text else "name"


def told_by_text(told: Scene, person: Person) -> Sex:
    """Return the sex that the words around a name tell, whatever the name suggests."""
    return _heavier(_signs(told, person))


def _heavier(signs: Iterable[tuple[Sex, float]]) -> Sex:
    scores = sums(signs)
    man, woman = scores.get("man", 0.0), scores.get("woman", 0.0)
    return "unknown" if man == woman else "man" if man > woman else "woman"


def _signs(told: Scene, person: Person) -> Iterator[tuple[Sex, float]]:
    weigh = weights("sex")
    for naming in person.mentions:
        line = told.lines[naming.line]
        yield from ((PRONOUNS[word], weigh["pronoun"]) for word in _behind(told, naming) if word in PRONOUNS)
        yield from ((MARKS[mark], weigh["title"]) for mark in (tags_of("en", "titles").get(naming.title, ""),) if mark)
        yield from ((one, weigh["word"]) for one in (*_words(line, naming), *_spouses(line, naming)))


def _words(line: Line, naming: Naming) -> Iterator[Sex]:
    """Yield what words such as "businesswoman" say right before a name, or in the apposition behind it."""
    before = takewhile(lambda at: line.low(at) not in OTHERS, range(naming.first - 1, naming.first - 1 - BESIDE, -1))
    behind = range(naming.after + 1, naming.after + 2 + BESIDE) if line.low(naming.after) == "," else range(0)
    near = (*before, *takewhile(lambda at: line.low(at) not in OTHERS, behind))
    yield from {MARKS[mark] for at in near if (mark := tags_of("en", "summary_sex").get(line.low(at)))}


def _spouses(line: Line, naming: Naming) -> Iterator[Sex]:
    """Yield what a spouse says: "the widow of NAME", "NAME's husband"."""
    spouse = ""
    if line.low(naming.first - 1) == "of":
        spouse = line.low(naming.first - 2)
    elif line.low(naming.after) in POSSESSIVE:
        spouse = line.low(naming.after + 1)
    if spouse in SPOUSES:
        yield SPOUSES[spouse]


def _behind(told: Scene, naming: Naming) -> Iterator[str]:
    """Yield the words behind a name until another person is named."""
    start = naming.after
    for line in told.lines[naming.line : naming.line + FOLLOWING]:
        others = [other.first for other in line.people if other.first >= start and other.text not in naming.text]
        yield from (line.low(at) for at in range(start, min(others, default=len(line.tokens))))
        if others:
            return
        start = 0


def by_name(name: str) -> Sex:
    """Return the sex that a name tells, the given name first, then the form of the others."""
    first, *rest = fold(name).split()
    known = given_names().get(first) or given_names().get(first.partition("-")[0])
    if known is not None:
        return MARKS[known]
    return "man" if MALE.fullmatch(first) else _by_form(rest)


def _by_form(rest: list[str]) -> Sex:
    """Return what the words behind a given name tell, by the whole word first, then by its ending."""
    forms = tags_of("en", "name_forms")
    for word in rest:
        if word in forms:
            return MARKS.get(forms[word], "unknown")
    endings = (forms[f"-{word[-size:]}"] for word in rest for size in range(7, 1, -1) if f"-{word[-size:]}" in forms)
    return MARKS.get(next(endings, ""), "unknown")
