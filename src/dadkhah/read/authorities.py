"""Which authority took a step, and in what kind of forum.

In: items and the index of a step, or spans. Out: a span; a Forum. A forum is foreign or domestic only where the text
names both the country of the court and that of whom it judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dadkhah.lang.places import countries_in
from dadkhah.model.claim import Forum
from dadkhah.read.endings import nouns
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of
from dadkhah.read.phrases import ADVERBS, active, by_agent
from dadkhah.read.reference import Cast, Where

INSIDE = frozenset({"DEMONYM", "PLACE", "GEN", "ORG", "WORD", "NAME", "DET", "PNOUN", "UNIT", "CRIME", "OFFICE"})
REACH = 6
KIN = frozenset({"family", "families", "parents", "relatives", "lawyers"})
SERVANTS = frozenset({
    "police", "officers", "officials", "soldiers", "troops", "guards", "agents", "authorities", "prosecutors",
    "detectives", "investigators", "deputies", "cops", "policemen", "judges",
})  # fmt: skip
"""People who take steps for a state."""
COURTS = frozenset({"court", "courts", "tribunal", "judge", "prosecutor"})
BETWEEN = frozenset({"AUX", "WORD", "CONJ", "DATE", "PUNCT"})


def authority(items: Sequence[Item], at: int) -> Where | None:
    """Return who took the step of a verb: the agent, the subject of an active verb, or the court where it was taken."""
    agent = by_agent(items, at)
    if agent is not None and items[at].low in nouns() and not _official(items, agent):
        agent = None  # "the clearing of NAME, fought by the family": the family is no court
    if agent is not None and not _is_deed(items, agent):
        return agent[0], _with_place(items, _trimmed(items, agent[1]))
    found = _subject(items, at) if active(items, at) else None
    if found is not None and items[at].low in nouns() and not _judges(items, found):
        found = None  # "police confirmed his arrest" tells who says so, "the court upheld his sentence" who did it
    return found or _court_behind(items, at)


def _official(items: Sequence[Item], agent: Where) -> bool:
    inside = [item for item in items if agent[0] <= item.start < agent[1]]
    head = inside[-1] if inside else None  # "a journalist's family" is no court, whatever the journal
    return (
        head is not None
        and (head.kind != "PNOUN" and head.low not in KIN)
        and any(item.kind == "ORG" or _institution(item) for item in inside)
    )


def _trimmed(items: Sequence[Item], end: int) -> int:
    """Return where an agent ends without the adverbs behind it ("by a high court even then")."""
    last = max((index for index, item in enumerate(items) if item.end <= end), default=0)
    while last > 0 and (items[last].adverb or items[last].low in ADVERBS | {"just", "only"}):
        last -= 1
    return items[last].end


def _is_deed(items: Sequence[Item], agent: Where) -> bool:
    """Say whether "by" tells how, not by whom ("by reposting a comment")."""
    return any(item.start == agent[0] and item.low.endswith("ing") for item in items)


def _with_place(items: Sequence[Item], end: int) -> int:
    """Return where an agent ends with its place ("by a court in PLACE")."""
    at = next((index for index, item in enumerate(items) if item.start >= end), len(items))
    placed = 0 < at < len(items) - 1 and items[at].low == "in" and items[at + 1].kind in {"PLACE", "NAME"}
    return items[at + 1].end if placed and _institution(items[at - 1]) else end


def _subject(items: Sequence[Item], verb: int) -> Where | None:
    shared = False
    for back in range(verb - 1, max(-1, verb - REACH), -1):
        shared = shared or items[back].kind == "CONJ"
        if items[back].kind in {"ORG", "PLACE", "PNOUN", "NAME"} or _institution(items[back]):
            return None if shared or not _acts(items, back) else (items[_first(items, back)].start, items[back].end)
        if items[back].kind not in {"AUX", "WORD", "CONJ", "DATE"} and items[back].low != "on":
            return None
    return None


def _acts(items: Sequence[Item], index: int) -> bool:
    """Say whether an item can take a step: no place behind "in", no people but those in the service of a state."""
    item, first = items[index], _first(items, index)
    inner = item.kind in {"PLACE", "NAME"} and first > 0 and items[first - 1].kind == "PREP"
    return not inner and (item.kind != "PNOUN" or item.low in SERVANTS)


def _first(items: Sequence[Item], last: int) -> int:
    """Return where a phrase begins that ends in items[last] ("a court in PLACE", "the PLACE appeals court")."""
    first = last
    while first > 0 and (items[first - 1].kind in INSIDE or _joins(items, first - 1)):
        if items[first - 1].adverb or (
            items[first - 1].kind == "WORD" and items[first - 1].low.endswith(("ed", "ing"))
        ):
            break
        first -= 1
    while first < last and items[first].kind in {"GEN", "PREP"}:
        first += 1
    return first


def _joins(items: Sequence[Item], at: int) -> bool:
    """Say whether "in" or "of" puts what follows behind an institution."""
    return (
        items[at].low in {"in", "of", "for"} and at > 0 and (_institution(items[at - 1]) or items[at - 1].kind == "ORG")
    )


def _institution(item: Item) -> bool:
    singular = item.low.removesuffix("s")
    return item.kind == "WORD" and (singular in BODIES or item.low in BODIES)


BODIES = frozenset({word for word, tag in tags_of("en", "org_heads").items() if tag == "court"}) | {
    "prosecutor", "judge", "jury", "panel", "magistrate", "authorities",
}  # fmt: skip


def _judges(items: Sequence[Item], where: Where) -> bool:
    head = next(item for item in reversed(items) if item.end <= where[1])
    words = [] if head.value is None else str(getattr(head.value, "text", "")).lower().split()
    return _institution(head) or any(tags_of("en", "org_heads").get(word) == "court" for word in words)


def _court_behind(items: Sequence[Item], at: int) -> Where | None:
    """Return the court behind "in", "before" or "at" ("was tried in a Danish court")."""
    for index in range(at + 1, min(len(items) - 1, at + 2 * REACH)):
        if items[index].low in {"in", "before", "at"} and (last := _court(items, index + 1)) is not None:
            return items[index + 1].start, items[last].end
        if items[index].low in {";", "."} or items[index].kind in {"SUB", "REL"}:
            return None
    return None


def _court(items: Sequence[Item], first: int) -> int | None:
    """Return the last item of a phrase from items[first] on that ends in a word for a court."""
    for index in range(first, min(len(items), first + REACH)):
        name = items[index].kind == "ORG" and tags_of("en", "org_heads").get(items[index].low.split()[-1]) == "court"
        if name or _institution(items[index]):
            return index
        if items[index].kind not in INSIDE:
            return None
    return None


def forum_of(
    cast: Cast, people: Iterable[Where], subject: Where | None, courts: Iterable[Where | None]
) -> Forum | None:
    """Return foreign or domestic by the countries that the text names for the court and for whom it judges."""
    theirs = {code for where in _of_people(cast, people, subject) for code in _countries(cast, where)}
    here = {code for where in courts if where is not None for code in _countries(cast, where)}
    if len(theirs) != 1 or len(here) != 1:
        return None
    return "domestic" if theirs == here else "foreign"


def _of_people(cast: Cast, people: Iterable[Where], subject: Where | None) -> Iterable[Where]:
    held = [one for person in people for one in cast.by_person.get(person, ())]
    return (*([subject] if subject else []), *(one.organisation or one.clause for one in held))


def _countries(cast: Cast, where: Where) -> tuple[str, ...]:
    return countries_in(cast.sheet.content, start=where[0], end=where[1])
