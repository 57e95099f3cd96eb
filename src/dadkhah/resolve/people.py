"""People: which mentions name the same person.

In: mentions of persons, by text. Out: links with reasons. Inside one text the text's own reference counts: the same
written name is one person, a surname is the person whose full name the text gives. Across texts only full names are
compared, and what is merely near is proposed. Probabilities are working figures for the order in which links are
followed (docs/decisions/0050); no page prints them as measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dadkhah.lang import names
from dadkhah.model.entity import Link, Mention

SAME_TEXT, SURNAME, SAME_TEXT_VARIANT, FULL_NAME, VARIANT, NEAR = 0.99, 0.97, 0.95, 0.9, 0.8, 0.5


def by_text(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Return mentions by their text, in order."""
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault(mention.source, []).append(mention)
    return dict(sorted(grouped.items()))


def link_people(mentions: Sequence[Mention]) -> Iterator[Link]:
    """Yield links between mentions that are names of persons (no descriptions)."""
    texts = by_text(mentions)
    for inside in texts.values():
        yield from _within(inside)
    yield from _across([_leads(inside) for inside in texts.values()])
    yield from _surnames_across(texts)


def leads(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the first mention of each written name."""
    first: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        first.setdefault(names.parts(mention.span.exact), mention)
    return [mention for name, mention in first.items() if name]


def _leads(mentions: Iterable[Mention]) -> list[Mention]:
    return [lead for lead in leads(mentions) if names.is_full(lead.span.exact)]


def _within(mentions: Sequence[Mention]) -> Iterator[Link]:
    first = {names.parts(lead.span.exact): lead for lead in leads(mentions)}
    for mention in mentions:
        lead = first.get(names.parts(mention.span.exact))
        if lead is not None and lead.id != mention.id:
            yield Link(lead.id, mention.id, SAME_TEXT, "name.same_text", (_by_text(lead, mention),))
    full = [lead for name, lead in first.items() if len(name) > 1]
    yield from _surnames(full, [lead for name, lead in first.items() if len(name) == 1])
    yield from _spellings(full)


def _by_text(lead: Mention, mention: Mention) -> str:
    return f"the text writes “{mention.span.exact}” as it wrote “{lead.span.exact}”: one person by its own reference"


def _surnames(full: Sequence[Mention], short: Sequence[Mention]) -> Iterator[Link]:
    for mention in short:
        fits = [lead for lead in full if names.surname(lead.span.exact) == names.surname(mention.span.exact)]
        for lead in fits:
            reason = f"“{mention.span.exact}” is the surname of “{lead.span.exact}” in the same text"
            several = ("two people of that surname stand in the text",) if len(fits) > 1 else ()
            sure = NEAR if several else SURNAME
            yield Link(lead.id, mention.id, sure, "name.surname", (reason, *several), proposed=bool(several))


def _spellings(full: Sequence[Mention]) -> Iterator[Link]:
    for one, other in combinations(full, 2):
        yield from _compared(one, other, SAME_TEXT_VARIANT, "name.spelling_same_text")


def _across(texts: Iterable[Sequence[Mention]]) -> Iterator[Link]:
    """Yield the links between full names of different texts; each pair of written names is compared once."""
    held: dict[tuple[str, ...], list[Mention]] = {}
    for lead in (lead for inside in texts for lead in inside):
        held.setdefault(names.parts(lead.span.exact), []).append(lead)
    for same in held.values():
        for one, other in combinations(same, 2):
            yield from _compared(one, other, FULL_NAME, "name.full_across_texts")
    for left, right in combinations(held.values(), 2):
        if names.compare(left[0].span.exact, right[0].span.exact).verdict != "different":
            pairs = ((one, other) for one in left for other in right if one.source != other.source)
            yield from (
                link for one, other in pairs for link in _compared(one, other, VARIANT, "name.full_across_texts")
            )


def _surnames_across(texts: Mapping[str, Sequence[Mention]]) -> Iterator[Link]:
    """Yield proposals from a name of one part, in a text that gives it no fuller name, to full names of other texts."""
    full = [lead for inside in texts.values() for lead in _leads(inside)]
    for source, inside in texts.items():
        own = {names.surname(lead.span.exact) for lead in _leads(inside)}
        for short in leads(inside):
            name = names.surname(short.span.exact)
            if names.is_full(short.span.exact) or name in own:
                continue
            for lead in full:
                if lead.source != source and names.surname(lead.span.exact) == name:
                    reason = f"“{short.span.exact}” is the surname of “{lead.span.exact}” in another text"
                    yield Link(lead.id, short.id, NEAR, "name.surname_across_texts", (reason,), proposed=True)


def _compared(one: Mention, other: Mention, sure: float, rule: str) -> Iterator[Link]:
    written = sorted((one.span.exact, other.span.exact))
    alike = names.compare(*written)
    if alike.verdict == "different":
        return
    near = alike.verdict == "near"
    reasons = (f"“{written[0]}” and “{written[1]}”", *alike.reasons)
    yield Link(one.id, other.id, NEAR if near else sure, rule, reasons, proposed=near)
