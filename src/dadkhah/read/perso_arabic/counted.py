"""What one quantity counts, and the noun phrase behind it.

In: items and the place of a quantity. Out: Phrase; Counted: kind, unit, polarity, part, the items that say so, rule.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.lang.numbers import LOWER, UPPER, FoundQuantity
from dadkhah.model.claim import Bound, Polarity
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry

HEADS = ("CLASS", "PNOUN", "PTRIG", "BODY")
NEVER = ("UNIT", "THING")
"""Nouns after a number that make it an age, a length of time, money, a distance, or a number of things."""

BREAKS = frozenset({"؛", ";", ":", ".", "؟", "?", "!"})
WISHED = 4
"""How many items from "the release of 5" a word of demand or fear governs it."""


class Phrase(msgspec.Struct, frozen=True):
    """A quantity's noun phrase: its items, its head, its unit, and the kind that a noun in it gives ("12 dead")."""

    first: int
    after: int
    head: int | None
    unit: str = "person"
    kind: str = ""
    partitive: bool = False
    of_them: bool = False


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: the quantity's item, its value, what is counted, and the items between which the clause runs."""

    at: int
    kind: str
    unit: str
    quantity: FoundQuantity
    phrase: Phrase
    rule: str
    triggers: tuple[int, ...] = ()
    part: str | None = None
    polarity: Polarity = "asserted"
    hedged: bool = False


def quantity_at(item: Item) -> FoundQuantity:
    """Return the quantity of an item; raise TypeError where it has none."""
    if not isinstance(item.value, FoundQuantity):
        raise TypeError(f"a {item.kind} item holds no quantity")
    return item.value


def zero(item: Item) -> FoundQuantity:
    """Return the quantity of a word for nobody."""
    return whole(item, 0)


def whole(item: Item, number: int) -> FoundQuantity:
    """Return the quantity that a word states by its form: nobody, one, two."""
    return FoundQuantity(
        start=item.start, end=item.end, numeral_start=item.start, numeral_end=item.end,
        low=number, high=number, bound="exact", kind="word" if number else "zero", readings=((number, number),),
    )  # fmt: skip


def guarded(items: Sequence[Item], at: int) -> bool:
    """Say whether a quantity counts no people by the words beside it: "17 years old", "article 5", "40 cars"."""
    after = at + 1 + (at + 1 < len(items) and items[at + 1].kind == "MORE")
    behind = items[after] if after < len(items) else None
    before = items[at - 1] if at else None
    if behind is not None and behind.entry(*NEVER) and not behind.entry("CLASS"):
        return True
    if behind is not None and behind.low in {"/", "."} and after + 1 < len(items) and items[after + 1].kind == "QTY":
        return True
    if before is None:
        return False
    return before.entry("BEFORE", "KIN") is not None or before.low in {"$", "€", "£", "#", "/", "%", "٪"}


def listed_noun(items: Sequence[Item], at: int) -> Entry | None:
    """Return the noun of victims that a colon parts from a quantity ("Injured: 120")."""
    listed = at > 1 and items[at - 1].low == ":"
    return items[at - 2].entry("PTRIG") if listed else None


def wished(items: Sequence[Item], at: int) -> bool:
    """Say whether a noun of violence is what somebody demands, fears or plans: then it has not happened."""
    return any(item.kind == "WISH" for item in items[max(0, at - WISHED) : at])


def clause_of(items: Sequence[Item], at: int) -> tuple[int, int]:
    """Return the items of the clause around one: between the marks that part sentences."""
    first, after = at, at + 1
    while first > 0 and items[first - 1].low not in BREAKS and items[first - 1].kind != "BUT":
        first -= 1
    while after < len(items) and items[after].low not in BREAKS and items[after].kind != "BUT":
        after += 1
    return first, after


def mood(items: Sequence[Item], at: int) -> tuple[Polarity, bool]:
    """Return the polarity of a clause, and whether it is hedged ("perhaps").

    A conditional or a question makes it hypothetical; "is a lie" denies it.
    """
    first, after = clause_of(items, at)
    conditional = any(item.kind == "HYP" for item in items[first:at])
    hedged = any(item.kind == "MAYBE" for item in items[first:after])
    if any(item.kind == "FALSE" for item in items[first:after]):
        return "denied", hedged
    asked = after < len(items) and items[after].low in {"؟", "?"}
    return ("hypothetical" if conditional or asked else "asserted"), hedged


def carried_out(items: Sequence[Item], figure: Counted) -> Counted:
    """Return executions where the clause says that sentences of death were carried out, or were not."""
    if figure.kind != "sentenced_to_death":
        return figure
    first, after = clause_of(items, figure.phrase.first)
    at = next((index for index in range(first, after) if items[index].kind == "CARRY"), None)
    if at is None:
        return figure
    polarity: Polarity = "denied" if items[at].entries[0].form == "denied" else figure.polarity
    return msgspec.structs.replace(figure, kind="executed", polarity=polarity, triggers=(*figure.triggers, at))


def coordinated(items: Sequence[Item], at: int) -> bool:
    """Say whether "and" or a comma stands right before an item."""
    return at > 0 and (items[at - 1].kind == "CONJ" or items[at - 1].low in {"،", ","})


def bounded(old: FoundQuantity, bound: Bound) -> FoundQuantity:
    """Return an exact quantity with the bound that other words give it."""
    low, high = old.low, old.high
    if bound in LOWER:
        high = None
    elif bound in UPPER:
        low = None
    return msgspec.structs.replace(old, low=low, high=high, bound=bound, readings=((low, high),))


def rebound(items: Sequence[Item], figure: Counted) -> Counted:
    """Return a figure with the bound that stands behind its noun ("30 people at the least")."""
    at = figure.phrase.after
    entry = items[at].entry("BOUND") if at < len(items) else None
    if entry is None or figure.quantity.bound != "exact":
        return figure
    bound = msgspec.convert(entry.tag, type=Bound)
    new = msgspec.structs.replace(bounded(figure.quantity, bound), end=items[at].end)
    phrase = msgspec.structs.replace(figure.phrase, after=at + 1)
    return msgspec.structs.replace(figure, quantity=new, phrase=phrase)
