"""Who takes people: a verb of many senses has the kind that its agent gives it.

In: items, a verb with its kind. Out: the kind. A court jails by sentence, pirates and kidnappers hold hostages. Which
side of a conflict takes people decides nothing: the figures of police and of rebels are read alike (CLAIMS, the
neutral test). The forces of both sides stand in one list, and say only that people are taken by force.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of, words_of

GIVES = frozenset({"hand over", "turn over", "give up", "deliver"})
JAILS = frozenset({"jail", "imprison", "send", "sent", "sends", "sending"})
KEPT = frozenset({"hostage", "captive", "ransom", "hostages"})
BEHIND = 8


def words(tag: str) -> frozenset[str]:
    """Return the words of one tag (data/en/taking_words.tsv).

    Courts; captors who hold people against any law, whatever the verb (`certain`); first words of verbs that do not say
    whether people are arrested or abducted (`open_verb`); what has room for people (`vessel`, `room`); to whom people
    are handed over when they are let go (`receiver`).
    """
    return words_of("en", "taking_words", tag)


def kind_by_agent(items: Sequence[Item], verb: int, kind: str, lemma: str, *, passive: bool = False) -> str:
    """Return the kind of a verb whose sense its agent decides; other verbs keep theirs."""
    if kind not in {"arrested", "abducted"} or KEPT & set(lemma.split()):
        return kind
    agent = _behind_by(items, verb) if passive else _before(items, verb)
    if agent in words("court") and kind == "arrested":
        return "sentenced" if lemma.split(maxsplit=1)[0] in JAILS else kind
    if agent in words("certain"):
        return "abducted"
    criminal = tags_of("en", "captors").get(agent) == "abducted"
    return "abducted" if criminal and opens(lemma) else kind


def opens(lemma: str) -> bool:
    """Say whether a verb does not tell by itself whether people are arrested or abducted."""
    return any(_form_of(lemma.split(maxsplit=1)[0], form) for form in words("open_verb"))


def _form_of(word: str, lemma: str) -> bool:
    """Say whether a word is a form of a verb; phrases with a completion keep the form that stands in the text."""
    return word in FORMS.get(lemma, (lemma,)) or word in {lemma + "ed", lemma + "d", lemma + "s", lemma + "ing"}


FORMS = {
    "take": ("take", "took", "taken", "takes", "taking"),
    "hold": ("hold", "held", "holds", "holding"),
    "drag": ("drag", "dragged", "drags", "dragging"),
    "lead": ("lead", "led", "leads", "leading"),
    "carry": ("carry", "carried", "carries", "carrying"),
    "sweep": ("sweep", "swept"),
    "keep": ("keep", "kept", "keeps", "keeping"),
}


def _before(items: Sequence[Item], verb: int) -> str:
    """Return the nearest word before an active verb that says who acts."""
    for item in reversed(items[max(0, verb - BEHIND) : verb]):
        if item.low in words("court") or item.low in tags_of("en", "captors"):
            return item.low
        if item.kind in {"REL", "SUB"} or item.low in {";", "."}:
            break
    return ""


def _behind_by(items: Sequence[Item], verb: int) -> str:
    """Return the word behind "by" that says who acted, "" where the text names nobody known."""
    by = next((i for i in range(verb + 1, min(len(items), verb + BEHIND)) if items[i].low == "by"), None)
    if by is None or any(item.kind in {"PUNCT", "REL", "SUB"} for item in items[verb:by]):
        return ""
    for item in items[by + 1 : by + 5]:
        if item.low in tags_of("en", "captors") or item.low in words("court"):
            return item.low
        if item.kind in {"PUNCT", "VERB", "PREP", "AUX"}:
            break
    return ""


def room_for(items: Sequence[Item], verb: int) -> bool:
    """Say whether a vehicle or hall is the subject of "held 400", "took 60"."""
    return verb > 0 and items[verb - 1].low in words("vessel") and items[verb].low in {*FORMS["hold"], *FORMS["take"]}


def handed_over(items: Sequence[Item], verb: int, *, captives: bool) -> bool:
    """Say whether captors hand people over ("handed over six men to their families"), or captives are."""
    gives = any(entry.lemma in GIVES for entry in items[verb].entries)
    criminal = tags_of("en", "captors").get(_before(items, verb)) == "abducted"
    return gives and (
        captives or criminal or any(item.low in words("receiver") for item in items[verb + 1 : verb + BEHIND])
    )


def goes_off(items: Sequence[Item], verb: int, lemma: str) -> bool:
    """Say whether somebody who does not take people by force only leaves with them ("she left with two friends")."""
    leaves = lemma.endswith(" with") and lemma.split(maxsplit=1)[0] in {"leave", "flee", "escape", "ride", "drive"}
    return leaves and tags_of("en", "captors").get(_before(items, verb)) != "abducted"


def has_room(items: Sequence[Item], verb: int) -> bool:
    """Say whether "to hold 500" tells how many a place is built for."""
    return verb > 1 and items[verb - 1].low == "to" and items[verb - 2].low in words("room")
