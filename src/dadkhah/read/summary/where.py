"""Where the main event happened: country, region and city.

In: a scene and the gazetteer. Out: (country, region, city), each as the text spells it, None where it does not tell;
a country that follows from a demonym or a town gets its common English name.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from dadkhah.lang import lexicon
from dadkhah.lang.places import FoundPlace, Gazetteer, countries_in, demonyms, find_places
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.scene import Scene

Place = tuple[str | None, str | None, str | None]


def where(told: Scene, gazetteer: Gazetteer | None) -> Place:
    """Return country, region and city of the main event."""
    if gazetteer is None:
        return None, None, None
    text = told.sheet.content
    found = find_places(text, gazetteer, context=countries_in(text))
    code, spelled = _country(told, found)
    return spelled, _inner(told, found, code, "province"), _inner(told, found, code, "city")


def _country(told: Scene, found: tuple[FoundPlace, ...]) -> tuple[str | None, str | None]:
    """Return the country that the text speaks most of, by code and as spelled."""
    scores: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for place in found:
        if place.chosen is not None and place.chosen.country:
            kind = place.chosen.kind
            scores[place.chosen.country] += _weight(told, place.start, kind)
            if kind == "country":
                spellings.setdefault(place.chosen.country, Counter())[place.text] += 1
    for match in _demonym().finditer(told.sheet.content):
        scores[demonyms()[match.group().lower()]] += _weight(told, match.start(), "demonym")
    if not scores:
        return None, None
    best = max(sorted(scores), key=lambda one: scores[one])
    spelled = spellings.get(best)
    return best, spelled.most_common(1)[0][0] if spelled else common_name(best)


@cache
def _demonym() -> re.Pattern[str]:
    names = {row["name"] for row in lexicon.load("countries") if row["kind"] == "demonym" and row["name"].isascii()}
    return re.compile(rf"(?<!\w){lexicon.alternation(names, bare=True)}(?!\w)")


@cache
def common_name(code: str) -> str | None:
    """Return the first name of a country in the reviewed table."""
    return next((row["name"] for row in lexicon.load("countries") if row["country"] == code), None)


def _inner(told: Scene, found: tuple[FoundPlace, ...], code: str | None, kind: str) -> str | None:
    scores: Counter[str] = Counter()
    for place in found:
        if place.chosen is not None and place.chosen.kind == kind and place.chosen.country == code:
            scores[place.text] += _weight(told, place.start, kind)
    if not scores:
        return None
    best = max(sorted(scores), key=lambda one: scores[one])
    return best if scores[best] >= weights("where")[f"least_{kind}"] else None


def _weight(told: Scene, start: int, kind: str) -> float:
    """Return what a mention counts: more in the lead, more beside harm."""
    weigh = weights("where")
    line = next((one for one in told.lines if one.tokens and one.tokens[-1].end > start), None)
    if line is None:
        return 0.0
    early = weigh["lead"] if line.index < weigh["lead_lines"] else 1.0
    return weigh[kind] * early * (weigh["harm"] if line.harms else 1.0)
