"""Where the main event happened: country, region and city.

In: a scene and the gazetteer. Out: (country, region, city), each as the text spells it, None where it does not tell;
a country that follows from a demonym, a region or a town gets its common English name.
Each mention counts by what it is and where it stands: more early in the text, beside harm, in a sentence that names a
victim, and, for the places within a country, in the sentence that dates the main event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from dadkhah.lang import lexicon
from dadkhah.lang.places import Gazetteer
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.people import Person
from dadkhah.read.summary.scene import Line, Scene
from dadkhah.read.summary.spots import ANY, INSIDE, SHORT, spots
from dadkhah.read.summary.votes import heaviest
from dadkhah.read.summary.when import main_date

Place = tuple[str | None, str | None, str | None]
NOWHERE: Place = (None, None, None)
CITY_STATES = {"HK": ("CN", "Hong Kong"), "MO": ("CN", "Macau")}
"""Cities with a code of their own in ISO 3166-1, and the state that they are part of."""

WITHIN = frozenset({"city", "division"})
"""Kinds of places within a country."""

PARTS = frozenset({"Britain", "Great Britain", "England", "America", "Holland"})


class Mention(msgspec.Struct, frozen=True):
    """A place as the text names it at one position: its kind, country, key, and what the mention counts."""

    text: str
    kind: str
    country: str
    key: str
    worth: float


def where(told: Scene, gazetteer: Gazetteer | None, named: Sequence[Person] = ()) -> Place:
    """Return country, region and city of the main event, whose victims are those named."""
    if gazetteer is None:
        return NOWHERE
    found = tuple(mentions(told, gazetteer, named))
    code, weight = heaviest((one.country, one.worth) for one in found if one.country != ANY)
    if code is None:
        return NOWHERE
    inner = [one for one in found if one.country in {code, ANY}]
    city, region = _best(inner, "city", weight), _best(inner, "division", weight)
    if code in CITY_STATES:
        state, own = CITY_STATES[code]
        return _spelled(found, state), None, own
    return _spelled(found, code), region if region != city else None, city


def mentions(told: Scene, gazetteer: Gazetteer, named: Sequence[Person] = ()) -> Iterator[Mention]:
    """Yield the places of a text with what each counts."""
    told_in, event = {naming.line for person in named for naming in person.mentions}, main_date(told)
    starts = [line.tokens[0].start for line in told.lines]
    for spot in spots(told, gazetteer):
        line = told.lines[max(bisect_right(starts, spot.start) - 1, 0)]
        worth = weights("where")[spot.kind] * _standing(line, spot.start)
        worth *= weights("where")["victim"] if line.index in told_in else 1.0
        worth *= weights("where")["event"] if event and event.line == line.index and spot.kind in WITHIN else 1.0
        kind = "division" if spot.kind == "worded" else "city" if spot.kind == "housed" else spot.kind
        yield Mention(spot.text, kind, spot.country, spot.key, worth)


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
    inner = [one for one in found if one.kind == kind]
    best, worth = heaviest((one.key, one.worth) for one in inner)
    if worth < max(weights("where")[f"least_{kind}"], weights("where")["share"] * whole):
        return None
    named = Counter(_capitalised(one.text) for one in inner if one.key == best)
    return max(named, key=lambda name: (named[name], -len(name), name), default=None)


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
def common_name(code: str) -> str | None:
    """Return the common English name of a country: the first in the reviewed table."""
    return next((row["name"] for row in lexicon.load("countries") if row["country"] == code), None)
