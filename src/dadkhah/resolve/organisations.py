"""Bodies: organisations, forces and armed groups under long names, short names and acronyms.

In: mentions of organisations, with their texts. Out: links with reasons. An acronym belongs to the name that introduces
it ("Name of the Body (NB)"); it is carried to another text unless that text introduces it with another long name.
Descriptions that any country has ("security forces", "the government") are never linked across texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dadkhah.lang import names
from dadkhah.model.entity import Link, Mention
from dadkhah.resolve import lexicon
from dadkhah.resolve.people import by_text
from dadkhah.resolve.situation import Situation

SAME_TEXT, INTRODUCED, SHORT, ACROSS, CARRIED, UNDECIDED = 0.99, 0.98, 0.9, 0.9, 0.85, 0.4
LEADS = 4
"""Texts with which every other text that writes the same name is linked: one would do, were no mention ever judged
to be somebody else."""
BRACKET = re.compile(r"\s*\(([^()\n]{2,40})\)")


class Introduced(msgspec.Struct, frozen=True):
    """A long name and the acronyms its text introduces for it."""

    mention: Mention
    acronyms: tuple[str, ...]
    reason: str


def link_organisations(situation: Situation, mentions: Sequence[Mention]) -> Iterator[Link]:
    """Yield links between mentions of bodies."""
    texts = by_text(mentions)
    introduced = {source: introductions(situation.text(source), inside) for source, inside in texts.items()}
    for source, inside in texts.items():
        yield from _within(inside, introduced[source], _place_names(situation, source))
    yield from _across(texts, introduced)


def _place_names(situation: Situation, source: str) -> frozenset[tuple[str, ...]]:
    """Return the names of places in a text: "Veloria" does not shorten "Council of Veloria"."""
    return frozenset(names.words(one.span.exact) for one in situation.inside(source, "place"))


def introductions(text: str, mentions: Sequence[Mention]) -> tuple[Introduced, ...]:
    """Return which acronyms a text introduces right after which names; the initials or the brackets say so."""
    found = (_introduced(text, mention) for mention in mentions)
    return tuple(one for one in found if one is not None)


def _introduced(text: str, mention: Mention) -> Introduced | None:
    held = re.search(r"\(([^()]{2,40})\)\s*$", mention.span.exact)
    after = held or BRACKET.match(text, mention.span.end)
    acronyms = tuple(part.strip() for part in re.split("[/,;]", after.group(1))) if after else ()
    if not acronyms or not all(map(names.is_acronym, acronyms)) or names.is_acronym(mention.span.exact):
        return None
    letters = names.initials(long_name(mention))
    spelled = [one for one in acronyms if one.upper() == letters]
    why = f"its initials are {spelled[0]}" if spelled else "the brackets after the name give it"
    return Introduced(mention, acronyms, f"“{'/'.join(acronyms)}” stands for “{long_name(mention)}”: {why}")


def long_name(mention: Mention) -> str:
    """Return a name without the bracket that may end it."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", mention.span.exact)


def is_generic(text: str) -> bool:
    """Say whether all words of a name are words for bodies that every country has."""
    found = names.words(text)
    return bool(found) and all(word in lexicon.words("generic_bodies") for word in found)


def _within(
    mentions: Sequence[Mention], introduced: Sequence[Introduced], places: frozenset[tuple[str, ...]]
) -> Iterator[Link]:
    first: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        lead = first.setdefault(names.words(long_name(mention)), mention)
        if lead.id != mention.id:
            reason = f"the text writes “{mention.span.exact}” as it wrote “{lead.span.exact}”"
            yield Link(lead.id, mention.id, SAME_TEXT, "body.same_text", (reason,))
    for one in introduced:
        yield from _acronyms(one, first)
    yield from _initials(first, [names.words(acronym) for one in introduced for acronym in one.acronyms])
    yield from _short_names({name: mention for name, mention in first.items() if name not in places})


def _acronyms(one: Introduced, first: Mapping[tuple[str, ...], Mention]) -> Iterator[Link]:
    for acronym in one.acronyms:
        mention = first.get(names.words(acronym))
        if mention is not None and mention.id != one.mention.id:
            yield Link(one.mention.id, mention.id, INTRODUCED, "body.acronym", (one.reason,))


def _initials(first: Mapping[tuple[str, ...], Mention], given: Sequence[tuple[str, ...]]) -> Iterator[Link]:
    """Yield links from acronyms that no bracket introduces to the only name of the text that has their initials."""
    for name, mention in first.items():
        if name in given or not names.is_acronym(mention.span.exact):
            continue
        letters = mention.span.exact.replace(".", "").upper()
        fits = [lead for lead in first.values() if lead.id != mention.id and names.initials(lead.span.exact) == letters]
        if len(fits) == 1:
            reason = (
                f"“{mention.span.exact}” has the initials of “{fits[0].span.exact}”, the only such name in the text"
            )
            yield Link(fits[0].id, mention.id, SHORT, "body.initials", (reason,))


def _short_names(first: Mapping[tuple[str, ...], Mention]) -> Iterator[Link]:
    for short, mention in first.items():
        longer = [lead for name, lead in first.items() if _shortens(short, name)]
        if longer and short and not names.is_acronym(mention.span.exact) and mention.span.exact[:1].strip():
            yield from _shortened(mention, longer)


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether a name is the first or the last words of a longer one."""
    return 0 < len(short) < len(long) and short in {long[: len(short)], long[-len(short) :]}


def _shortened(mention: Mention, longer: Sequence[Mention]) -> Iterator[Link]:
    capitals = any(word[:1].isupper() for word in mention.span.exact.split()[-1:])
    several = len(longer) > 1
    for lead in longer:
        reason = f"“{mention.span.exact}” shortens “{lead.span.exact}” of the same text"
        why = (reason, "it shortens more than one name") if several else (reason,)
        held = several or not capitals
        yield Link(lead.id, mention.id, UNDECIDED if held else SHORT, "body.short_name", why, proposed=held)


def _across(texts: Mapping[str, Sequence[Mention]], introduced: Mapping[str, Sequence[Introduced]]) -> Iterator[Link]:
    """Yield links between the first mentions of one written name: of every text with those of the first few texts."""
    held: dict[tuple[str, ...], list[tuple[Mention, str]]] = {}
    for source, inside in texts.items():
        for name, mention in _leads(inside).items():
            if not is_generic(mention.span.exact):
                held.setdefault(name, []).append((mention, _long(mention, introduced[source])))
    for same in held.values():
        for at, (mention, here) in enumerate(same[:LEADS]):
            yield from (_carried(mention, match, here, there) for match, there in same[at + 1 :])


def _leads(mentions: Iterable[Mention]) -> dict[tuple[str, ...], Mention]:
    first: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        first.setdefault(names.words(long_name(mention)), mention)
    return first


def _long(mention: Mention, introduced: Iterable[Introduced]) -> str:
    """Return the long name that a text introduces an acronym with; empty where it introduces none."""
    written = names.words(mention.span.exact)
    found = (one for one in introduced if any(names.words(acronym) == written for acronym in one.acronyms))
    return next((long_name(one.mention) for one in found), "")


def _carried(mention: Mention, match: Mention, here: str, there: str) -> Link:
    """Return the link between one written name in two texts; long names that differ make it a proposal only."""
    reason = f"“{mention.span.exact}” and “{match.span.exact}” are one name as written"
    if not names.is_acronym(mention.span.exact):
        return Link(mention.id, match.id, ACROSS, "body.across_texts", (reason,))
    apart = bool(here and there) and not names.same_written(here, there)
    why = (
        f"the texts spell the acronym out differently: “{here}”, “{there}”"
        if apart
        else "no text spells it out otherwise"
    )
    return Link(
        mention.id, match.id, UNDECIDED if apart else CARRIED, "body.acronym_carried", (reason, why), proposed=apart
    )
