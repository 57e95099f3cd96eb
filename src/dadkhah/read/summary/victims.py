"""Who the victims of a text are: a sum of readable signs for each person named.

In: a scene and its people. Out: the people who are victims, in the order of their first mention.
Signs and their weights: data/en/summary_weights.tsv, decision `victim`. A sign is counted once for each person.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from dadkhah.lang.scripts import fold
from dadkhah.read.lexicon import words_of
from dadkhah.read.summary.blame import ACCUSING, GUILT, charge_behind
from dadkhah.read.summary.lexicons import given_names, weights
from dadkhah.read.summary.lists import BE, STOPS, chain
from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.scene import Hit, Line, Scene

LISTS = frozenset({"including", "include", "includes", "named", "identified", "among", "victims", "victim", "like"})
LATE = 0.6
"""Who is named first behind this part of a text is seldom whom its main event is about."""
DIGITS = 6
REACH = 22
BACK = 14
PASSIVE = frozenset({"participle", "both", "gerund"})
SUFFERS = frozenset({"die", "disappear", "vanish", "go missing", "lose his life", "lose her life", "drown", "perish",
                     "face trial", "stand trial", "go on trial", "succumb", "serve a sentence"})  # fmt: skip


def victims(told: Scene, cast: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the people whom the signs make victims.

    A text that names many speaks of several events: the more of them, the more each must show.
    """
    weigh = weights("victim")
    scores = [scored(told, person) for person in cast]
    need = max(weigh["least"], round(weigh["share"] * max(scores, default=0.0), DIGITS))
    crowd = sum(score >= need for score in scores) - weigh["crowd_from"]
    need = round(need + weigh["crowd"] * max(crowd, 0.0), DIGITS)
    return tuple(person for person, score in zip(cast, scores, strict=True) if score >= need)


def scored(told: Scene, person: Person) -> float:
    """Return the sum of a person's signs, rounded, so that the order of adding cannot tell."""
    weigh = weights("victim")
    return round(fsum(weigh[sign] for sign in signs(told, person)), DIGITS)


def signs(told: Scene, person: Person) -> frozenset[str]:
    """Return the signs that a person shows anywhere in the text."""
    found = {sign for naming in person.mentions for sign in _signs(told.lines[naming.line], naming)}
    found |= {"often"} if len(person.mentions) > 2 else set()
    found |= {"single"} if " " not in person.name else set()
    found |= {"given"} if fold(person.name.split()[0]) in given_names() else set()
    found |= {"late"} if person.mentions[0].line > LATE * len(told.lines) else set()
    found |= {"once"} if len(person.mentions) == 1 else set()
    found |= {"lead"} if person.mentions[0].line < weights("victim")["lead_lines"] else set()
    return frozenset(found)


def _signs(line: Line, naming: Naming) -> Iterator[str]:
    first, last = chain(line, naming)
    if first is not last:
        yield "chain"
    yield from _after(line, naming if line.low(naming.after) in {"'s", "\u2019s"} else last)
    yield from _before(line, first)
    yield from _company(line, naming)


def _after(line: Line, naming: Naming) -> Iterator[str]:
    """Read on from a name: passive harm, possessed harm, speech."""
    if line.low(naming.after) in {"'s", "\u2019s"}:
        yield from _possessed(line, naming)
        return
    for at in range(naming.after, min(naming.after + REACH, len(line.tokens))):
        low = line.low(at)
        if low in STOPS:
            return
        if low in words_of("en", "summary_says"):
            yield "speaks" if at - naming.after <= 3 else "speaks_far"
            return
        hit = next((hit for hit in line.harms if hit.first == at), None)
        if hit is not None and hit.part == "verb":
            yield _verb_sign(line, hit, at - naming.after)
            return
        if hit is not None and hit.part == "adjective" and line.low(at - 1) in BE | {"in", "under"}:
            yield "state"
            return


def _possessed(line: Line, naming: Naming) -> Iterator[str]:
    words = {line.low(at) for at in range(naming.after + 1, naming.after + 4)}
    if any(0 <= hit.first - naming.after <= 4 and hit.part == "noun" for hit in line.harms):
        yield "possessed"
    if words & words_of("en", "summary_kin"):
        yield "kin"


def _verb_sign(line: Line, hit: Hit, gap: int) -> str:
    passive = any(line.low(at) in BE for at in range(max(hit.first - 3, 0), hit.first))
    if (passive and hit.form in PASSIVE) or hit.lemma in SUFFERS:
        return "passive" if gap <= 8 else "passive_far"
    if hit.form == "participle" or (hit.form == "both" and line.low(hit.first - 1) == ","):
        return "passive_far"
    return "does" if gap <= 3 else "near"


def _before(line: Line, naming: Naming) -> Iterator[str]:
    """Read back from a name: object of harm, harm of somebody, agent."""
    if {line.low(at) for at in range(naming.first - 4, naming.first)} & LISTS:
        yield "listed"
    for at in range(naming.first - 1, max(naming.first - BACK, -1), -1):
        low = line.low(at)
        if low in STOPS:
            return
        if low == "by":
            yield "agent"
            return
        if low in words_of("en", "summary_says") and at == naming.first - 1:
            yield "speaks"
            return
        hit = next((hit for hit in line.harms if hit.after - 1 == at), None)
        if hit is not None:
            yield _object_sign(line, hit, naming)
            return


def _object_sign(line: Line, hit: Hit, naming: Naming) -> str:
    between = [line.low(at) for at in range(hit.after, naming.first)]
    named = any(hit.after <= other.first < naming.first for other in line.people)
    if hit.part == "noun":
        return "of" if not named and _of_whom(between) else "near"
    if {"that", "who", "when", "which", "while", "after"} & set(between):
        return "near"
    if any(line.low(at) in BE for at in range(max(hit.first - 2, 0), hit.first)):
        return "near"
    return "object" if len(between) <= 6 and not named else "object_far"


def _of_whom(between: list[str]) -> bool:
    """Say whether a harm leads to a name by "of", over one apposition at most ("the murder of a nurse, NAME")."""
    apposed = between[-1:] == [","] and between[1:2] in (["a"], ["an"], ["the"])
    inner = between[:-1] if apposed else between
    return between[:1] in (["of"], ["against"], ["on"]) and "," not in inner


def _company(line: Line, naming: Naming) -> Iterator[str]:
    """Look at the words around a name: roles, offices, harm in the sentence."""
    before = range(naming.first - 6, naming.first)
    after = range(naming.after, naming.after + 8)
    if any(hit.first in before or hit.first in after for hit in line.roles):
        yield "role"
    if naming.title == "office" or _holds_office(line, naming):
        yield "office"
    if line.harms:
        yield "harm"
    yield from _suspected(line, naming)
    yield from _of_person(line, naming)


def _of_person(line: Line, naming: Naming) -> Iterator[str]:
    """Look for what only people have, an age, and for what they have not, an article."""
    behind = line.low(naming.after + 1) if line.low(naming.after) in {",", "("} else ""
    if behind.isdigit() and len(behind) == 2:
        yield "aged"
    if line.low(naming.first - 1) == "the" and not naming.title:
        yield "article"


def _suspected(line: Line, naming: Naming) -> Iterator[str]:
    """Find what makes a person the suspect: "the suspect NAME", "NAME was charged with the murder"."""
    beside = {line.low(at) for at in range(naming.first - 4, naming.after + 4)}
    if beside & words_of("en", "summary_suspects"):
        yield "suspect"
    charged = next((hit for hit in line.harms if hit.tag in ACCUSING and hit.first >= naming.after), None)
    if charged is not None and charge_behind(line, charged.after):
        yield "suspect"
    behind = range(naming.after, naming.after + REACH)
    if any(line.low(at) in GUILT and charge_behind(line, at + 1) for at in behind):
        yield "suspect"


def _holds_office(line: Line, naming: Naming) -> bool:
    """Say whether an office stands right before a name, or right behind its comma."""
    near = range(naming.first - 3, naming.first)
    behind = range(naming.after + 1, naming.after + 5) if line.low(naming.after) == "," else range(0)
    return any(line.low(at) in words_of("en", "summary_officials") for at in (*near, *behind))
