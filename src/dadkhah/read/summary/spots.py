"""The places that a text names, in full: its countries, regions and towns, and what stands for a country.

In: a scene and the gazetteer. Out: Spot after Spot: kind, country, the name as a summary gives it.
The name of a country or town inside another name ("Gulf of Guinea", "South Carolina", "Latin American") is none of
its own. A name that a country shares with a region of another ("Georgia", "Niger") is the region's where the text
speaks of the other country, and of the first by that name alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from dadkhah.lang import lexicon
from dadkhah.lang.places import FoundPlace, Gazetteer, countries_in, demonyms, find_places
from dadkhah.read.lexicon import rows, words_of
from dadkhah.read.summary.people import people
from dadkhah.read.summary.scene import Scene

INSIDE = frozenset({"in", "at", "near", "from", "outside", "around"})
LOOK_BACK = 12
"""So many characters hold the word before a place."""

SHORT = 4
"""An abbreviation of a country's name ("U.K.") has at most this many letters and marks."""

NOT_ONE = "-"
"""The country of a name that stands for no place in a country."""

ANY = "?"
"""The country of a region that the text alone knows: the one where the event was."""

STATE = " State"
"""What tells a state from its capital of the same name; lists of the states leave it out."""

POSSESSIVES = ("'s", "’s")
COUNTY = re.compile(r"\s+Count(?:y|ies)\b")
REGION = re.compile(
    r"(?<!\w)(?P<name>[A-Z]\w+(?:[ -][A-Z]\w+)?)\s+(?:[Pp]rovince|[Gg]overnorate|[Pp]refecture|[Oo]blast|region)\b"
    r"|(?:province|governorate|prefecture|oblast|state) of (?P<other>[A-Z]\w+(?:[ -][A-Z]\w+)?)"
)
HOUSE = re.compile(
    r"(?<!\w)(?<![A-Z]\w\s)(?P<name>[A-Z]\w+)\s+(?:Medical|Central Jail|Central Prison|Prison|Jail|Correctional|General Hospital|Hospital|Airport|International Airport|Police|City Hall|Press Club|Magistrate|High Court|police|prison|court|jail|residents|airport|man|woman|couple|resident|flat|factory|plant|plants|mosque|church|suburb|area|school|market|street|streets|riots|district|hospital|officials|mayor|native)\b"
    r"|\bCentral (?:Jail|Prison)\s+(?P<other>[A-Z]\w+)"
)
NO_REGION = frozenset({"the", "this", "that", "each", "every", "another", "our", "their", "in", "israel", "emergency", "asia", "africa", "pacific", "middle", "east", "sahel", "lakes", "caucasus", "autonomous", "north", "south", "west", "northern", "southern", "eastern", "western", "central"})
DATELINE = re.compile(r"\s*(?:,|-|–|—|\(|:)")


class Spot(msgspec.Struct, frozen=True):
    """A place named at start..end: country, city, county, division, demonym or mark; `key` is one for all its names."""

    start: int
    end: int
    text: str
    kind: str
    country: str
    key: str


def spots(told: Scene, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """Return the places of a text in order of kind, none of them part of a person's name or of a longer one."""
    text = told.sheet.content
    longer = [*_matches(text, _division(), _divisions(), "division"), *_marked(text)]
    taken = {at for one in longer for at in range(one.start, one.end)}
    longer += [one for one in _worded(text) if one.start not in taken]
    taken |= {at for one in longer for at in range(one.start, one.end)}
    found = [one for one in _named(told, gazetteer) if one.start not in taken and one.end - 1 not in taken]
    taken |= {one.start for one in found}
    found += [one for one in _housed(text, gazetteer, _countries(text)) if one.start not in taken]
    taken |= {one.start for one in found}
    told_by = [one for one in _matches(text, _demonym(), demonyms(), "demonym") if one.start not in taken]
    return tuple(_settled([*found, *told_by, *(one for one in longer if one.country != NOT_ONE)]))


def _matches(text: str, pattern: re.Pattern[str], codes: Mapping[str, str], kind: str) -> Iterator[Spot]:
    for match in pattern.finditer(text):
        said = _plain(match.group().lower() if kind == "demonym" else match.group())
        name = said.removesuffix(STATE).removesuffix(STATE.lower())
        yield Spot(match.start(), match.end(), name, kind, codes[said], name)


def _marked(text: str) -> Iterator[Spot]:
    """Yield names that stand for a country or a part of it, and those that only hold the name of one."""
    kinds = {row["phrase"]: row["kind"] for row in rows("en", "summary_marks")}
    for one in _matches(text, _mark(), _marks(), "mark"):
        yield msgspec.structs.replace(one, kind=kinds[one.text])


def _worded(text: str) -> Iterator[Spot]:
    """Yield regions that a word for such says them to be ("Sool region", "the province of Asir"), in no country yet."""
    for match in REGION.finditer(text):
        name = match["name"] or match["other"]
        if not {word.lower() for word in name.split()} & NO_REGION:
            start = match.start("name") if match["name"] else match.start("other")
            yield Spot(start, start + len(name), name, "worded", ANY, name)


def _housed(text: str, gazetteer: Gazetteer, said: Sequence[str]) -> Iterator[Spot]:
    for match in HOUSE.finditer(text):
        name = match["name"] or match["other"]
        entries = [e for e in gazetteer.lookup(name) if e.kind == "city" and e.country in said]
        if entries and name.lower() not in words_of("en", "summary_not_people"):
            start = match.start("name") if match["name"] else match.start("other")
            yield Spot(start, start + len(name), name, "housed", entries[0].country, entries[0].id)


def _plain(name: str) -> str:
    """Return a name as the tables have it: one space between words, a straight apostrophe."""
    return " ".join(name.replace("’", "'").split())


def _named(told: Scene, gazetteer: Gazetteer) -> Iterator[Spot]:
    """Yield the countries and towns that the gazetteer knows."""
    text = told.sheet.content
    names = {word for person in people(told) if " " in person.name for word in person.name.split()}
    said = _countries(text)
    for place in find_places(text, gazetteer, context=said):
        if (place.text not in names or _stands_in(text, place)) and (one := _spot(text, place, said)):
            yield one


def _stands_in(text: str, place: FoundPlace) -> bool:
    """Say whether a word for being somewhere stands before a place: then it is no person of that name.

    "In Lima's house" is a person's house again.
    """
    before = text[max(0, place.start - LOOK_BACK) : place.start].split()
    return bool(before) and before[-1] in INSIDE and not text.startswith(POSSESSIVES, place.end)


def _countries(text: str) -> tuple[str, ...]:
    """Return the countries that a text names, and behind them those whose divisions it names, most frequent first."""
    said = countries_in(text)
    parts = Counter(_divisions()[_plain(match.group())] for match in _division().finditer(text))
    return (*said, *(code for code, _ in parts.most_common() if code not in said and code != NOT_ONE))


def _spot(text: str, place: FoundPlace, said: Sequence[str]) -> Spot | None:
    """Return a place, None where it is in no country, a division, or a word for something else.

    Of several places of a name the one in the country that the text names most is meant.
    """
    if place.text in _divisions() or place.text.lower() in words_of("en", "summary_not_people"):
        return None
    home = [entry for code in said for entry in place.entries if entry.country == code]
    meant = place.chosen or next(iter(home), None)
    if meant is None or not meant.country or (meant.kind == "city" and _abbreviates(text, place)):
        return None
    kind = "county" if meant.kind == "city" and COUNTY.match(text, place.end) else meant.kind
    return Spot(place.start, place.end, place.text, kind, meant.country, meant.id)


def _abbreviates(text: str, place: FoundPlace) -> bool:
    """Say whether a short word in capitals stands for something else than a town; a dateline opens a paragraph."""
    opens = place.start == 0 or text[place.start - 1] == "\n"
    return place.text.isupper() and len(place.text) <= SHORT and not (opens and DATELINE.match(text, place.end))


def _settled(found: Sequence[Spot]) -> Iterator[Spot]:
    """Yield the places, with a name that a country shares with a region of another country settled."""
    shared = {row["name"]: row["country"] for row in rows("en", "summary_namesakes")}
    apart = {name for name, other in shared.items() if _means_region(found, name, other)}
    for one in found:
        region = one.kind == "country" and one.text in apart
        yield msgspec.structs.replace(one, kind="division", country=shared[one.text]) if region else one


def _means_region(found: Iterable[Spot], name: str, other: str) -> bool:
    own = {one.country for one in found if one.text == name and one.kind == "country"}
    return any(one.country == other for one in found) and not any(
        one.country in own and one.text != name for one in found
    )


@cache
def _demonym() -> re.Pattern[str]:
    names = {row["name"] for row in lexicon.load("countries") if row["kind"] == "demonym" and row["name"].isascii()}
    return _any(names)


@cache
def _divisions() -> Mapping[str, str]:
    """Return the country of every first-level division, "State" in both cases."""
    table = {row["name"]: row["country"] for row in reversed(rows("en", "summary_divisions"))}
    return {**{name.replace(STATE, STATE.lower()): code for name, code in table.items()}, **table}


@cache
def _division() -> re.Pattern[str]:
    return _any(_divisions())


@cache
def _marks() -> Mapping[str, str]:
    """Return the country of each body, party, currency or unit that is found in one country only."""
    return {row["phrase"]: row["country"] for row in rows("en", "summary_marks")}


@cache
def _mark() -> re.Pattern[str]:
    return _any(_marks())


def _any(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon.alternation(names, bare=True)}(?!\w)")
