"""What a victim is, by the role words that belong to a name: journalist, human-rights defender, trade unionist.

In: a scene and a person. Out: the type of victim.
A word belongs to a name right before it, in the apposition behind it, behind "is", and across a list ("A and two other
activists", "reporters, among them A"). An office in a body of the press, of workers or for rights tells it too ("the
director of the Rights Network"). Weights: data/en/summary_weights.tsv, decisions `role`, `role_strength`, `role_text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from dadkhah.model.summary import VictimType
from dadkhah.read.lexicon import words_of
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.lists import BE, chain
from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.scene import Hit, Line, Scene
from dadkhah.read.summary.votes import heaviest

APPOSITION = 8
"""How many words behind its comma an apposition has at most before its role word."""
EMPLOYED = 10
"""How many words lie between a name and the farther end of its office in a body."""
BESIDE = 1
"""A role word stands right before the name that it belongs to, with at most a comma between."""
FEW = 4
ARTICLES = frozenset({"a", "an", "the", "one", "another"})
OTHERS = frozenset({",", "of", "by", "for", "who", "whose", "with", "to", "in"})
TOLD = frozenset({"told", "tell", "tells", "telling", "to", "by", "with", "from", "among"})
"""Behind one of these several reporters are those who listen ("told reporters")."""
LISTING = frozenset({"including", "include", "includes", "included", "like", "as", "among", "namely"})
NAMED = frozenset({"identified", "named"})
THEY = frozenset({"they", "the", "those", "both"})
OPENING = 8
"""Within so many words a sentence says that it names those of whom the one before spoke."""
HAVE = frozenset({"has", "had", "have"})
NONE_TOLD: VictimType = "insufficient information"


def types(told: Scene, person: Person) -> tuple[VictimType, ...]:
    """Return the victim's type by the role words near the name, else by what the whole text speaks of."""
    own = told_of(told, person)
    return (own,) if own is not None else _of_text(told)


def told_of(told: Scene, person: Person) -> VictimType | None:
    """Return the type that the words near a person's name tell, None where they do not."""
    found = [one for naming in person.mentions for one in _roles(told.lines[naming.line], naming)]
    found += [one for naming in person.mentions for one in _identified(told, naming)]
    best, worth = heaviest(found)
    return best if best is not None and worth >= weights("role")["least"] else None  # type: ignore[return-value]


def _roles(line: Line, naming: Naming) -> Iterator[tuple[str, float]]:
    """Yield the types that a sentence tells of a name, or of the list it stands in, with what each is worth."""
    weigh, strength = weights("role"), weights("role_strength")
    first, last = chain(line, naming)
    for hit in line.roles:
        near = weigh[_standing(line, hit, naming, first, last)]
        yield hit.tag, near * strength.get(hit.lemma, strength[hit.tag])
    for hit in line.employers:
        if _serves(line, hit, naming):
            yield hit.tag, weigh["employer"] * strength[hit.tag]


def _identified(told: Scene, naming: Naming) -> Iterator[tuple[str, float]]:
    """Yield what those were whom a sentence names ("... two reporters. They were identified as A and B")."""
    line, before = told.lines[naming.line], told.lines[naming.line - 1] if naming.line else None
    opening = [line.low(at) for at in range(OPENING)]
    names = any(one in NAMED and two == "as" for one, two in pairwise(opening))
    if before is None or not names or opening[0] not in THEY or line.index - before.index != 1:
        return
    weigh, strength = weights("role"), weights("role_strength")
    for hit in before.roles:
        if hit.form == "plural" and before.low(hit.first - 1) not in TOLD:
            yield hit.tag, weigh["beside"] * strength.get(hit.lemma, strength[hit.tag])


def _standing(line: Line, hit: Hit, naming: Naming, first: Naming, last: Naming) -> str:
    """Say how a role word stands to a name: beside, near, or only in its line."""
    behind = [line.low(at) for at in range(last.after, hit.first)]
    gap = first.first - hit.after if hit.after <= first.first else len(behind)
    if _apart(line, hit, first, behind) or (first is not last and _of_another(line, hit, naming)):
        return "line"
    if gap <= 2 or _in_apposition(line, hit, last) or _among(line, hit, first, behind):
        return "beside"
    return "near" if gap < weights("role")["reach"] else "line"


def _apart(line: Line, hit: Hit, first: Naming, behind: list[str]) -> bool:
    """Say whether a role word is of others: those who listen, those behind "and", who stands behind a semicolon."""
    between = {*behind, *(line.low(at) for at in range(hit.after, first.first))}
    listen = hit.form == "plural" and line.low(hit.first - 1) in TOLD and hit.after != first.first
    joined = behind[:1] == ["and"] and "other" not in behind
    return listen or joined or (hit.form == "singular" and ";" in between)


def _in_apposition(line: Line, hit: Hit, naming: Naming) -> bool:
    """Say whether a role word stands in the apposition behind a name, or is what the name is said to be.

    ("NAME, a well-known rights activist", "NAME was a reporter")
    """
    at = naming.after + (line.low(naming.after) in HAVE)
    opens = line.low(at + 1) in ARTICLES and (line.low(at) == "," or line.low(at) in BE)
    between = {line.low(one) for one in range(at + 1, hit.first)}
    return opens and 0 < hit.first - at <= APPOSITION and not between & OTHERS


def _among(line: Line, hit: Hit, first: Naming, behind: list[str]) -> bool:
    """Say whether a list names some of several: "A, B and two other activists", "reporters, including A and B"."""
    if hit.form != "plural":
        return False
    ahead = [line.low(at) for at in range(hit.after, first.first)]
    others = 0 < len(behind) <= FEW + 1 and "other" in behind and bool({"and", "with"} & set(behind))
    return others or (0 < len(ahead) <= FEW and bool(LISTING & set(ahead)))


def _of_another(line: Line, hit: Hit, naming: Naming) -> bool:
    """Say whether a role word of a list is another's own: "the editor A and the nurse B", "actors A, B, editors C"."""
    nexts = [other for other in line.people if other.first >= hit.after]
    own = nexts[0] if nexts and nexts[0].first - hit.after <= BESIDE else None
    if own is None or own is naming:
        return False
    return hit.form == "singular" or naming.first < hit.first or _later_role(line, hit, naming)


def _later_role(line: Line, hit: Hit, naming: Naming) -> bool:
    """Say whether another role word begins a list of its own between a role word and a name."""
    starts = {other.first - back for other in line.people for back in range(BESIDE + 1)}
    return any(hit.after <= other.first < naming.first and other.after in starts for other in line.roles)


def _serves(line: Line, hit: Hit, naming: Naming) -> bool:
    """Say whether a name has an office in a body: "director of the Rights Network, NAME", "NAME, owner of a radio"."""
    posts = words_of("en", "summary_posts")
    if hit.after <= naming.first:
        words = [line.low(at) for at in range(hit.first - EMPLOYED, naming.first)]
        near = naming.first - hit.after <= FEW + 2
    else:
        words = [line.low(at) for at in range(naming.after, hit.first)]
        near = len(words) <= EMPLOYED and line.low(naming.after) == ","
    apart = {"who", "whose", "said", "told", "by", ";"} & set(words) or any(
        min(hit.after, naming.after) <= other.first < max(hit.first, naming.first) for other in line.people
    )
    return near and not apart and bool(posts & set(words))


def _of_text(told: Scene) -> tuple[VictimType, ...]:
    """Return the one type that a text speaks of all along, else that nothing is told."""
    counts = Counter(hit.tag for line in told.lines for hit in line.roles)
    need = weights("role_text")
    found = [tag for tag in sorted(counts) if counts[tag] >= need[tag] * len(told.lines)]
    best = max(found, key=lambda tag: counts[tag] / need[tag], default=NONE_TOLD)
    return (best,)  # type: ignore[return-value]
