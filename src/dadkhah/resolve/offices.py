"""Descriptions of offices: who "the supreme leader" is in a text, at a time.

In: mentions of persons, office claims. Out: which mentions are descriptions, and links from them to the person whom an
office claim puts in that office at that time. When two fit, nobody is chosen and both are proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from dadkhah.lang import names
from dadkhah.lang.naming.segment import particles
from dadkhah.model.claim import Office
from dadkhah.model.entity import Link, Mention
from dadkhah.model.span import Interval
from dadkhah.resolve import lexicon
from dadkhah.resolve.situation import Situation, overlaps

OWN_TEXT, OTHER_TEXT, UNDECIDED = 0.9, 0.7, 0.4

REACH = timedelta(days=366)
"""How long before and after its publication a text's "current" office is taken to hold: a year (decision 0050)."""


class Holder(msgspec.Struct, frozen=True):
    """One office claim with the mention of its holder: words of the position, of the body, and when it held.

    `around`: the words of the body and of the places that its text names, which a description of the office may add.
    """

    mention: Mention
    position: frozenset[str]
    body: frozenset[str]
    around: frozenset[str]
    held: Interval | None
    stated: str


def holders(situation: Situation) -> list[Holder]:
    """Return who holds which office by the claims, in the order of the texts."""
    found = []
    for claim in situation.claims.values():
        if isinstance(claim.body, Office) and claim.polarity == "asserted":
            people = situation.inside(claim.source, "person")
            near = [one for one in people if overlaps(one.span, claim.body.person)]
            found += [_holder(mention, claim.body, situation) for mention in near[:1]]
    return sorted(found, key=lambda holder: (holder.mention.source, holder.mention.span.start, holder.stated))


def _holder(mention: Mention, body: Office, situation: Situation) -> Holder:
    place = body.organisation.exact if body.organisation else ""
    held = tenure(body, situation.published(mention.source))
    named = office_words(place)
    around = named | _place_words(situation, mention.source)
    return Holder(mention, office_words(body.position.exact), named, around, held, body.position.exact)


def office_words(text: str) -> frozenset[str]:
    """Return the words of a position or body that tell it from others."""
    return frozenset(names.words(text)) - lexicon.words("office_fillers")


def tenure(body: Office, published: Interval | None) -> Interval | None:
    """Return the days on which an office can be taken to be held; None when nothing is known.

    A former office without dates was held at a time nobody stated: None. A present one reaches one year around its
    publication; a stated beginning without an end stays open.
    """
    if body.held is not None:
        begun = body.status in {"appointed", "elect"}
        return Interval(body.held.start, None) if begun else body.held
    if body.status in {"former", "dismissed"} or published is None:
        return None
    return Interval(_shift(published.start, -REACH), _shift(published.end, REACH))


def _shift(day: date | None, by: timedelta) -> date | None:
    return day + by if day is not None else None


def is_description(mention: Mention, positions: Iterable[frozenset[str]]) -> bool:
    """Say whether a mention describes an office and names nobody; `positions` are the words of offices held."""
    first = mention.span.exact.split()[0].strip("’'")
    stated = office_words(mention.span.exact)
    lower = first[:1].islower() and names.words(first)[:1] not in {(one,) for one in particles("next")}
    return (
        first.lower() in _openers()
        or lower
        or _ends_in_office(mention.span.exact)
        or any(stated and stated <= position for position in positions)
    )


def _ends_in_office(text: str) -> bool:
    """Say whether the last word, before any "of", is a word for an office ("Supreme Leader", "Head of the Courts")."""
    found = [word.lower() for word in text.split()]
    stop = found.index("of") if "of" in found else len(found)
    return bool(found[:stop]) and found[stop - 1] in lexicon.words("office_heads")


def _openers() -> frozenset[str]:
    return lexicon.determiners("definite") | lexicon.determiners("indefinite") | lexicon.determiners("many")


def link_descriptions(situation: Situation, described: Sequence[Mention], known: Sequence[Holder]) -> Iterator[Link]:
    """Yield links from descriptions to the persons they fit: in the same text first, else in the others."""
    people = [one for one in known if one.position and not is_description(one.mention, ())]
    for mention in described:
        fits = _fitting(mention, moment(situation, mention), people)
        own = [holder for holder in fits if holder.mention.source == mention.source]
        far = [holder for holder in fits if holder.mention.source != mention.source and _telling(mention, holder)]
        yield from _links(mention, own or far, own=bool(own))


def _fitting(mention: Mention, when: Interval | None, people: Iterable[Holder]) -> list[Holder]:
    """Return who held the office that a description says, at its time."""
    stated = office_words(mention.span.exact)
    return [
        one
        for one in people
        if one.position <= stated
        and stated <= one.position | one.around
        and (when is None or (one.held is not None and when.meets(one.held)))
        and one.mention.id != mention.id
    ]


def _place_words(situation: Situation, source: str) -> frozenset[str]:
    """Return the words of places that a text names: "Iran's supreme leader" is still the supreme leader."""
    return frozenset(word for place in situation.inside(source, "place") for word in names.words(place.span.exact))


def _telling(mention: Mention, holder: Holder) -> bool:
    """Say whether a description says enough to be carried to another text: two words, or the body's name."""
    return len(holder.position) > 1 or bool(holder.body & office_words(mention.span.exact))


def moment(situation: Situation, mention: Mention) -> Interval | None:
    """Return when a description speaks of: its own time, its claims' time, else the day of publication."""
    times = [claim.time.when for claim in situation.claims_of(mention) if claim.time and claim.time.when]
    return mention.when or (times[0] if times else None) or situation.published(mention.source)


def _links(mention: Mention, fits: Sequence[Holder], *, own: bool) -> Iterator[Link]:
    people = _different(fits)
    several = len(people) > 1
    sure = UNDECIDED if several else (OWN_TEXT if own else OTHER_TEXT)
    for holder in people:
        place = "the same text" if own else "another text of the case"
        reason = f"{place} puts “{holder.mention.span.exact}” in the office “{holder.stated}” at that time"
        why = (reason, "more than one person fits: none is chosen") if several else (reason,)
        yield Link(holder.mention.id, mention.id, sure, "office.description", why, proposed=several)


def _different(fits: Sequence[Holder]) -> list[Holder]:
    """Return one holder per person: names that compare the same, or a surname of a full name, count once."""
    people: list[Holder] = []
    for holder in sorted(fits, key=lambda one: -len(names.parts(one.mention.span.exact))):
        if not any(_one_name(holder.mention.span.exact, other.mention.span.exact) for other in people):
            people.append(holder)
    return people


def _one_name(short: str, full: str) -> bool:
    return names.compare(short, full).verdict == "same" or names.parts(short) == names.parts(full)[-1:]
