"""What a clause leaves open or takes back about its number: questions, conditions, rumours, what is called untrue.

In: items and a figure. Out: the polarity that the clause gives it, None where the clause asserts it. What stands behind
a noun as a participle ("if the 12 men arrested in May are freed") is taken for granted, whatever the clause asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.model.claim import Polarity
from dadkhah.read.figure import Figure
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of

CONDITIONS = frozenset({"if", "unless", "whether"})
INVERTED = frozenset({"had", "were", "should"})
"""At the head of a sentence these open a condition ("Had 12 people died, we would know")."""
BEFORE_QUESTION = frozenset({'"', "\u201c", "\u2018", "and", "but", "so", "-", "\u2013", "\u2014"})
STOPS = frozenset({",", ";", ":", "."})


def left_open(items: Sequence[Item], figure: Figure) -> Polarity | None:
    """Return hypothetical or denied for a number that its clause does not assert, None for one that it does."""
    if _granted(items, figure):
        return None
    if _asked(items, figure.at) or _had_it_been(items, figure.at):
        return "hypothetical"
    for back in range(figure.at - 1, -1, -1):
        if items[back].low in STOPS:
            return None
        if items[back].low in CONDITIONS:
            return "hypothetical"
        if items[back].low == "that" and back and (told := _said_to_be(items, back)) is not None:
            return told
    return None


def _granted(items: Sequence[Item], figure: Figure) -> bool:
    """Say whether a figure is taken for granted: a participle behind its noun, "the 12 deaths", "the 12 dead"."""
    definite = figure.at > 0 and items[figure.at - 1].kind in {"DET", "POSS"} and items[figure.at - 1].tag != "a"
    if figure.verb is None:
        return definite
    trigger = items[figure.verb].entry("TRIG", "FATE")
    behind = items[figure.phrase.after : figure.verb]
    finite = any(item.kind == "AUX" for item in behind) or (trigger is not None and trigger.frame == "vi")
    alone = not any(item.kind == "VERB" and item.entry("TRIG") for item in items[figure.verb + 1 :])
    finite = finite or (alone and _asked(items, figure.at))  # "Were 12 people killed?"
    return figure.verb > figure.at and not finite


def _asked(items: Sequence[Item], at: int) -> bool:
    """Say whether a number stands in a question that asks for yes or no ("Did police kill 12 people?")."""
    first = 0
    if items[0].low in BEFORE_QUESTION:
        first = next((index for index, item in enumerate(items) if item.low not in BEFORE_QUESTION), 0)
    return items[first].kind == "AUX" and first < at and any(item.low == "?" for item in items[at:])


def _had_it_been(items: Sequence[Item], at: int) -> bool:
    """Say whether a sentence opens with a condition without "if", which a comma closes."""
    opens = items[0].low in INVERTED and items[0].kind == "AUX"
    return opens and not any(item.low in STOPS for item in items[:at]) and any(item.low == "," for item in items[at:])


def _said_to_be(items: Sequence[Item], that: int) -> Polarity | None:
    """Return what a noun before "that" makes of what follows: a rumour, a lie, "no evidence", "false claims"."""
    nouns, words = tags_of("en", "unasserted"), items[max(0, that - 4) : that]
    tag = nouns.get(words[-1].low, "") if words else ""
    before = words[-2].low if len(words) > 1 else ""
    if tag == "claim":
        return "denied" if nouns.get(before) == "untrue" else "hypothetical" if nouns.get(before) == "unsure" else None
    none = any(item.kind == "NEG" or getattr(item.value, "low", None) == 0 for item in words[:-1])
    if tag == "evidence":
        return "hypothetical" if none or before in {"no", "without", "little"} else None
    return "denied" if tag == "lie" else "hypothetical" if tag == "rumour" else None
