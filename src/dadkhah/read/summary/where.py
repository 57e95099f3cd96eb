"""Where the main event happened: country, region and city.

In: a scene and the gazetteer. Out: (country, region, city), each as the text spells it, None where it does not tell;
a country that follows from a demonym, a region or a town gets its common English name.
Each mention counts by what it is and where it stands: more early in the text, beside harm, in a sentence that names a
victim, and, for the places within a country, in the sentence that dates the main event.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from dadkhah.lang import lexicon
from dadkhah.lang.places import FoundPlace, Gazetteer, countries_in, demonyms, find_places
from dadkhah.read.lexicon import rows, words_of
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.people import Person, people
from dadkhah.read.summary.scene import Line, Scene
from dadkhah.read.summary.votes import heaviest
from dadkhah.read.summary.when import main_date

Place = tuple[str | None, str | None, str | None]
NOWHERE: Place = (None, None, None)
CITY_STATES = {"HK": ("CN", "Hong Kong"), "MO": ("CN", "Macau")}
"""Cities with a code of their own in ISO 3166-1, and the state that they are part of."""

WITHIN = frozenset({"city", "division"})
"""Kinds of places within a country."""

INSIDE = frozenset({"in", "at", "near", "from", "outside", "around"})
PARTS = frozenset({"Britain", "Great Britain", "England", "America", "Holland"})
LOOK_BACK = 12
"""So many characters hold the word before a place."""

SHORT = 4
"""An abbreviation of a country's name ("U.K.") has at most this many letters and marks."""


class Mention(msgspec.Struct, frozen=True):
    """A place as the text names it at one position: its kind, country, and what the mention counts."""

    text: str
    kind: str
    country: str
    worth: float


def where(told: Scene, gazetteer: Gazetteer | None, named: Sequence[Person] = ()) -> Place:
    """Return country, region and city of the main event, whose victims are those named."""
    if gazetteer is None:
        return NOWHERE
    found = tuple(mentions(told, gazetteer, named))
    code, weight = heaviest((one.country, one.worth) for one in found)
    if code is None:
        return NOWHERE
    inner = [one for one in found if one.country == code]
    city, region = _best(inner, "city", weight), _best(inner, "division", weight)
    if code in CITY_STATES:
        state, own = CITY_STATES[code]
        return _spelled(found, state), None, own
    return _spelled(found, code), region if region != city else None, city


def mentions(told: Scene, gazetteer: Gazetteer, named: Sequence[Person] = ()) -> Iterator[Mention]:
    """Yield the places of a text with what each counts."""
    told_in, event = {naming.line for person in named for naming in person.mentions}, main_date(told)
    starts = [line.tokens[0].start for line in told.lines]
    for start, text, kind, country in _places(told, gazetteer):
        line = told.lines[max(bisect_right(starts, start) - 1, 0)]
        worth = weights("where")[kind] * _standing(line, start)
        worth *= weights("where")["victim"] if line.index in told_in else 1.0
        worth *= weights("where")["event"] if event and event.line == line.index and kind in WITHIN else 1.0
        yield Mention(text, kind, country, worth)


def _places(told: Scene, gazetteer: Gazetteer) -> Iterator[tuple[int, str, str, str]]:
    """Yield (start, text, kind, country) of the places of a text, none of them part of a person's name."""
    text = told.sheet.content
    names = {word for person in people(told) if " " in person.name for word in person.name.split()}
    said = _countries(text)
    for place in find_places(text, gazetteer, context=said):
        if (place.text not in names or _stands_in(text, place.start)) and (one := _found(place, said)):
            yield place.start, place.text, *one
    for pattern, codes, kind in ((_demonym(), demonyms(), "demonym"), (_division(), _divisions(), "division")):
        for match in pattern.finditer(text):
            key = match.group().lower() if kind == "demonym" else match.group()
            yield match.start(), match.group(), kind, codes[key]


def _stands_in(text: str, start: int) -> bool:
    """Say whether a word for being somewhere stands before a place: then it is no person of that name."""
    before = text[max(0, start - LOOK_BACK) : start].split()
    return bool(before) and before[-1] in INSIDE


def _countries(text: str) -> tuple[str, ...]:
    """Return the countries that a text names, and behind them those whose divisions it names, most frequent first."""
    said = countries_in(text)
    parts = Counter(_divisions()[match.group()] for match in _division().finditer(text))
    return (*said, *(code for code, _ in parts.most_common() if code not in said))


def _found(place: FoundPlace, said: Sequence[str]) -> tuple[str, str] | None:
    """Return kind and country of a place, None where it is in no country, a division, or a word for something else.

    Of several places of a name the one in the country that the text names most is meant.
    """
    if place.text in _divisions() or place.text.lower() in words_of("en", "summary_not_people"):
        return None
    home = [entry for code in said for entry in place.entries if entry.country == code]
    meant = place.chosen or next(iter(home), None)
    if (
        meant is None
        or not meant.country
        or (meant.kind == "city" and place.text.isupper() and len(place.text) <= SHORT)
    ):
        return None
    return meant.kind, meant.country


def _standing(line: Line, start: int) -> float:
    """Return what the position of a mention counts: more in the lead, beside harm, behind "in"."""
    weigh = weights("where")
    early = (
        weigh["lead"] if line.index < weigh["lead_lines"]
        else weigh["opening"] if line.index < weigh["opening_lines"] else weigh["late"]
    )  # fmt: skip
    at = next((at for at, token in enumerate(line.tokens) if token.start >= start), 0)
    inside = weigh["inside"] if line.low(at - 1) in INSIDE else 1.0
    return early * inside * (weigh["harm"] if line.alarms else weigh["calm"])


def _best(found: list[Mention], kind: str, whole: float) -> str | None:
    """Return the place of a kind that the text speaks most of, None where it speaks little of any.

    Little is less than a set weight, or a small share of all that speaks for the country: a text about a whole
    country names towns in passing.
    """
    best, worth = heaviest((_capitalised(one.text), one.worth) for one in found if one.kind == kind)
    weigh = weights("where")
    return best if worth >= max(weigh[f"least_{kind}"], weigh["share"] * whole) else None


def _capitalised(text: str) -> str:
    """Return a name that a dateline sets in capitals as it is written elsewhere."""
    return text.title() if text.isupper() and len(text) > SHORT else text


def _spelled(found: tuple[Mention, ...], code: str) -> str | None:
    """Return a country as the text spells it in full, else its common English name."""
    full = Counter(_capitalised(one.text) for one in found if (one.country, one.kind) == (code, "country"))
    common = common_name(code)
    named = [name for name, _ in full.most_common() if not _shortened(name)]
    return common if common in named or not named or f"The {common}" in named else named[0]


def _shortened(name: str) -> bool:
    """Say whether a name is an abbreviation ("U.K.") or names the largest part for the whole."""
    return name in PARTS or (len(name) <= SHORT and (name.isupper() or "." in name))


@cache
def _demonym() -> re.Pattern[str]:
    names = {row["name"] for row in lexicon.load("countries") if row["kind"] == "demonym" and row["name"].isascii()}
    return re.compile(rf"(?<!\w){lexicon.alternation(names, bare=True)}(?!\w)")


@cache
def _divisions() -> Mapping[str, str]:
    """Return the country of every first-level division."""
    return {row["name"]: row["country"] for row in reversed(rows("en", "summary_divisions"))}


@cache
def _division() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon.alternation(_divisions(), bare=True)}(?!\w)")


@cache
def common_name(code: str) -> str | None:
    """Return the common English name of a country: the first in the reviewed table."""
    return next((row["name"] for row in lexicon.load("countries") if row["country"] == code), None)
