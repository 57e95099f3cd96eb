"""Where the main event happened: country, region and city.

In: a scene and the gazetteer. Out: (country, region, city), each as the text spells it, None where it does not tell;
a country that follows from a demonym, a region or a town gets its common English name.
Each mention counts by what it is and where it stands: more early in the text and beside harm.
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
from dadkhah.read.summary.people import people
from dadkhah.read.summary.scene import Line, Scene
from dadkhah.read.summary.votes import heaviest

Place = tuple[str | None, str | None, str | None]
NOWHERE: Place = (None, None, None)
CITY_STATES = {"HK": ("CN", "Hong Kong"), "MO": ("CN", "Macau")}
"""Cities with a code of their own in ISO 3166-1, and the state that they are part of."""

INSIDE = frozenset({"in", "at", "near", "from", "outside", "around"})
PARTS = frozenset({"Britain", "Great Britain", "England", "America", "Holland"})
SHORT = 4
"""An abbreviation of a country's name ("U.K.") has at most this many letters and marks."""


class Mention(msgspec.Struct, frozen=True):
    """A place as the text names it at one position: its kind, country, and what the mention counts."""

    text: str
    kind: str
    country: str
    worth: float


def where(told: Scene, gazetteer: Gazetteer | None) -> Place:
    """Return country, region and city of the main event."""
    if gazetteer is None:
        return NOWHERE
    found = tuple(mentions(told, gazetteer))
    code = heaviest((one.country, one.worth) for one in found)[0]
    if code is None:
        return NOWHERE
    inner = [one for one in found if one.country == code]
    city, region = _best(inner, "city"), _best(inner, "division")
    if code in CITY_STATES:
        state, own = CITY_STATES[code]
        return _spelled(found, state), None, own
    return _spelled(found, code), region if region != city else None, city


def mentions(told: Scene, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the places of a text, none of them part of a person's name."""
    text = told.sheet.content
    names = {word for person in people(told) if " " in person.name for word in person.name.split()}
    starts = [line.tokens[0].start for line in told.lines]
    said = countries_in(text)
    for place in find_places(text, gazetteer, context=said):
        if place.text not in names and (one := _found(place, said)):
            yield _mention(told, starts, place.start, place.text, one)
    for pattern, codes, kind in ((_demonym(), demonyms(), "demonym"), (_division(), _divisions(), "division")):
        for match in pattern.finditer(text):
            key = match.group().lower() if kind == "demonym" else match.group()
            yield _mention(told, starts, match.start(), match.group(), (kind, codes[key]))


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


def _mention(told: Scene, starts: list[int], start: int, text: str, one: tuple[str, str]) -> Mention:
    line = told.lines[max(bisect_right(starts, start) - 1, 0)]
    return Mention(text, one[0], one[1], weights("where")[one[0]] * _standing(line, start, text))


def _standing(line: Line, start: int, text: str) -> float:
    """Return what the position of a mention counts: more in the lead, beside harm, behind "in"."""
    weigh = weights("where")
    early = (
        weigh["lead"] if line.index < weigh["lead_lines"]
        else weigh["opening"] if line.index < weigh["opening_lines"] else weigh["late"]
    )  # fmt: skip
    at = next((at for at, token in enumerate(line.tokens) if token.start >= start), 0)
    inside = weigh["inside"] if line.low(at - 1) in INSIDE else 1.0
    dateline = weigh["dateline"] if text.isupper() and len(text) > SHORT else 1.0
    return early * inside * dateline * (weigh["harm"] if line.harms else weigh["calm"])


def _best(found: list[Mention], kind: str) -> str | None:
    """Return the place of a kind that the text speaks most of, None where it speaks too little of any."""
    best, worth = heaviest((_capitalised(one.text), one.worth) for one in found if one.kind == kind)
    return best if worth >= weights("where")[f"least_{kind}"] else None


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
