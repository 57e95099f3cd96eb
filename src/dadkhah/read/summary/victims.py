"""Who the victims of a text are: a sum of readable signs for each person named.

In: a scene and its people. Out: the people who are victims, in the order of their first mention.
Signs and their weights: data/en/summary_weights.tsv, decision `victim`. A sign is counted once for each person.
"""

from __future__ import annotations

from collections.abc import Iterator

from dadkhah.read.lexicon import tags_of
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.scene import Hit, Line, Naming, Scene

BE = frozenset({"was", "were", "been", "being", "is", "are", "be", "got", "get", "gets", "getting"})
STOPS = frozenset({";", ":"})
SAYS = frozenset({"said", "says", "told", "tells", "tweeted", "added", "wrote", "stated", "explained", "asked", "say",
                  "according", "commented", "noted", "urged", "condemned", "announced", "called", "warned"})  # fmt: skip
REACH = 22
PASSIVE = frozenset({"participle", "both"})


def victims(told: Scene, cast: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the people whom the signs make victims."""
    need = weights("victim")["least"]
    return tuple(person for person in cast if scored(told, person) >= need)


def scored(told: Scene, person: Person) -> float:
    """Return the sum of a person's signs."""
    weigh = weights("victim")
    return sum(weigh[sign] for sign in signs(told, person))


def signs(told: Scene, person: Person) -> frozenset[str]:
    """Return the signs that a person shows anywhere in the text."""
    found = {sign for naming in person.mentions for sign in _signs(told.lines[naming.line], naming)}
    found |= {"often"} if len(person.mentions) > 2 else set()
    found |= {"single"} if " " not in person.name else set()
    found |= {"lead"} if person.mentions[0].line < weights("victim")["lead_lines"] else set()
    return frozenset(found)


def _signs(line: Line, naming: Naming) -> Iterator[str]:
    yield from _after(line, naming)
    yield from _before(line, naming)
    yield from _company(line, naming)


def _after(line: Line, naming: Naming) -> Iterator[str]:
    """Read on from a name: passive harm, possessed harm, speech."""
    if line.low(naming.after) == "'s" or line.low(naming.after) == "\u2019s":
        if any(0 <= hit.first - naming.after <= 4 and hit.part == "noun" for hit in line.harms):
            yield "possessed"
        return
    for at in range(naming.after, min(naming.after + REACH, len(line.tokens))):
        low = line.low(at)
        if low in STOPS:
            return
        if low in SAYS:
            yield "speaks" if at - naming.after <= 3 else "speaks_far"
            return
        hit = next((hit for hit in line.harms if hit.first == at), None)
        if hit is not None and hit.part == "verb":
            yield _verb_sign(line, hit, at - naming.after)
            return
        if hit is not None and hit.part == "adjective" and line.low(at - 1) in BE | {"in", "under"}:
            yield "state"
            return


def _verb_sign(line: Line, hit: Hit, gap: int) -> str:
    passive = any(line.low(at) in BE for at in range(max(hit.first - 3, 0), hit.first))
    if passive and (hit.form in PASSIVE or hit.form == "gerund"):
        return "passive" if gap <= 8 else "passive_far"
    if hit.lemma in {"die", "disappear", "vanish", "go missing", "lose his life", "lose her life", "drown"}:
        return "passive"
    if gap <= 3 and line.low(hit.first - 1) in {"who", "and", ""} | {line.low(hit.first - 1)}:
        return "does"
    return "near"


def _before(line: Line, naming: Naming) -> Iterator[str]:
    """Read back from a name: object of harm, harm of somebody, agent."""
    for at in range(naming.first - 1, max(naming.first - 14, -1), -1):
        low = line.low(at)
        if low in STOPS:
            return
        if low == "by":
            yield "agent"
            return
        hit = next((hit for hit in line.harms if hit.after - 1 == at), None)
        if hit is not None:
            yield _object_sign(line, hit, naming)
            return


def _object_sign(line: Line, hit: Hit, naming: Naming) -> str:
    between = [line.low(at) for at in range(hit.after, naming.first)]
    named = any(hit.after <= other.first < naming.first for other in line.names if other.kind == "person")
    if hit.part == "noun":
        return "of" if between[:1] in (["of"], ["against"]) and not named else "near"
    if "that" in between or "who" in between or "when" in between:
        return "near"
    passive = any(line.low(at) in BE for at in range(max(hit.first - 2, 0), hit.first))
    if passive:
        return "near"
    return "object" if len(between) <= 6 and not named else "object_far"


def _company(line: Line, naming: Naming) -> Iterator[str]:
    """Look at the words around a name: roles, titles, harm in the sentence."""
    before = range(naming.first - 6, naming.first)
    after = range(naming.after, naming.after + 8)
    if any(hit.first in before or hit.first in after for hit in line.roles):
        yield "role"
    if naming.title and naming.title not in tags_of("en", "titles"):
        yield "office"
    if line.harms:
        yield "harm"
