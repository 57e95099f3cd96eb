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
from dadkhah.lang.places import GREAT, OPEN_WORDS, FoundPlace, Gazetteer, countries_in, demonyms, find_places
from dadkhah.lang.scripts import fold
from dadkhah.read.lexicon import rows, words_of
from dadkhah.read.summary.lexicons import given_names
from dadkhah.read.summary.people import people
from dadkhah.read.summary.scene import Line, Scene

ARTICLES = frozenset({"a", "an"})
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
WHOLE = frozenset({"Free State", "Free state"})
"""Names in which it tells nothing apart."""

COUNTY = re.compile(r" Count(?:y|ies)\b")
REGION = re.compile(
    r"(?<!\w)(?P<name>[A-Z]\w+(?:[ -][A-Z]\w+)?) (?:[Pp]rovince|[Gg]overnorate|[Pp]refecture|[Oo]blast|region)\b"
    r"|\b(?:province|governorate|prefecture|oblast|state) of (?P<other>[A-Z]\w+(?:[ -][A-Z]\w+)?)"
)
INITIAL = re.compile(r" [A-Z]\. [A-Z]")
DATELINE = re.compile(r" ?(?:,|-|–|—|\(|:)")


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
    longer = [*_divided(told), *_marked(text)]
    longer += _apart(_worded(text), longer)
    found = [*longer, *_apart(_named(told, gazetteer), longer)]
    found += _apart(_housed(told, gazetteer), found)
    found += _apart(_matches(text, _demonym(), demonyms(), "demonym"), found)
    return tuple(_settled([one for one in found if one.country != NOT_ONE]))


def _divided(told: Scene) -> Iterator[Spot]:
    """Yield the divisions of countries, but none that is somebody's given name ("Virginia Marlow")."""
    text, opens = told.sheet.content, {start for line in told.lines for start in _names_begin(line)}
    for one in _matches(text, _division(), _divisions(), "division"):
        person = one.start in opens or INITIAL.match(text, one.end)
        if not person or fold(one.text) not in given_names():
            yield one


def _names_begin(line: Line) -> Iterator[int]:
    """Yield where the names of two words or more of a line begin."""
    return (line.tokens[one.first].start for one in line.people if one.after - one.first > 1)


def _apart(found: Iterable[Spot], taken: Iterable[Spot]) -> list[Spot]:
    """Return the places that share no character with those taken."""
    held = {at for one in taken for at in range(one.start, one.end)}
    return [one for one in found if held.isdisjoint(range(one.start, one.end))]


def _matches(text: str, pattern: re.Pattern[str], codes: Mapping[str, str], kind: str) -> Iterator[Spot]:
    for match in pattern.finditer(text):
        said = _plain(match.group().lower() if kind == "demonym" else match.group())
        name = said if said in WHOLE else said.removesuffix(STATE).removesuffix(STATE.lower())
        yield Spot(match.start(), match.end(), name, kind, codes[said], name)


def _marked(text: str) -> Iterator[Spot]:
    """Yield names that stand for a country or a part of it, and those that only hold the name of one."""
    kinds = {row["phrase"]: row["kind"] for row in rows("en", "summary_marks")}
    for one in _matches(text, _mark(), _marks(), "mark"):
        yield msgspec.structs.replace(one, kind=kinds[one.text])


def _worded(text: str) -> Iterator[Spot]:
    """Yield regions that a word for such says them to be ("Sool region", "the province of Asir"), in no country yet."""
    for match in REGION.finditer(text):
        start, end = match.span("name" if match["name"] else "other")
        if words_of("en", "summary_no_region").isdisjoint(text[start:end].lower().split()):
            yield Spot(start, end, text[start:end], "worded", ANY, text[start:end])


def _housed(told: Scene, gazetteer: Gazetteer) -> Iterator[Spot]:
    """Yield the towns that only stand before what is in them ("Arlen Central Jail", "an Arlen court")."""
    text = told.sheet.content
    names, said = words_of("en", "summary_not_people"), _countries(told)
    for match in _house().finditer(text):
        start, end = match.span("name" if match["name"] else "other")
        name = text[start:end]
        home = [one for one in gazetteer.lookup(name) if one.kind == "city" and one.country in said]
        if home and name not in names and name.lower() not in names and not (match["name"] and _goes_on(text, start)):
            yield Spot(start, end, name, "housed", home[0].country, home[0].id)


def _goes_on(text: str, start: int) -> bool:
    """Say whether a word goes on a longer name: a capital stands before it, other than in "The" or "In"."""
    before = text[max(0, start - LOOK_BACK) : start]
    word = before.split()[-1] if before.endswith(" ") and before.strip() else ""
    return word[:1].isupper() and word.lower() not in OPEN_WORDS | ARTICLES and word[-1:].isalpha()


def _words_of_people(told: Scene) -> frozenset[str]:
    """Return the words of the names of people that have two words or more."""
    return frozenset(word for person in people(told) if " " in person.name for word in person.name.split())


def _plain(name: str) -> str:
    """Return a name as the tables have it: one space between words, a straight apostrophe."""
    return " ".join(name.replace("’", "'").split())


def _named(told: Scene, gazetteer: Gazetteer) -> Iterator[Spot]:
    """Yield the countries and towns that the gazetteer knows."""
    text = told.sheet.content
    names, said = _words_of_people(told), _countries(told)
    found = find_places(text, gazetteer, context=said)
    stood_in = {place.text for place in found if _stands_in(text, place)}
    for place in found:
        person = place.text in names or (place.text not in stood_in and _given_to_people(place))
        own = not person or place.entries[0].kind == "country" or _stands_in(text, place)
        if own and (one := _spot(text, place, said)):
            yield one


def _given_to_people(place: FoundPlace) -> bool:
    """Say whether a place that is no great city has a name that people are given ("Elizabeth")."""
    return place.entries[0].population < GREAT and fold(place.text) in given_names()


def _stands_in(text: str, place: FoundPlace) -> bool:
    """Say whether a word for being somewhere stands before a place: then it is no person of that name.

    "In Lima's house" is a person's house again.
    """
    before = text[max(0, place.start - LOOK_BACK) : place.start].split()
    return bool(before) and before[-1] in INSIDE and not text.startswith(POSSESSIVES, place.end)


def _countries(told: Scene) -> tuple[str, ...]:
    """Return the countries that a text names, and behind them those whose divisions it names, most frequent first."""
    said = countries_in(told.sheet.content)
    parts = Counter(one.country for one in _divided(told))
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
        yield msgspec.structs.replace(one, kind="part", country=shared[one.text]) if region else one


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
def _house() -> re.Pattern[str]:
    """Return the pattern of a word that may be a town beside what is in it."""
    inside = lexicon.alternation(words_of("en", "summary_houses"), bare=True)
    return re.compile(rf"(?<!\w)(?P<name>[A-Z]\w+) {inside}\b|\bCentral (?:Jail|Prison) (?P<other>[A-Z]\w+)")


@cache
def _marks() -> Mapping[str, str]:
    """Return the country of each body, party, currency or unit that is found in one country only."""
    return {row["phrase"]: row["country"] for row in rows("en", "summary_marks")}


@cache
def _mark() -> re.Pattern[str]:
    return _any(_marks())


def _any(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon.alternation(names, bare=True)}(?!\w)")
