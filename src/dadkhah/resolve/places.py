"""How two places lie to one another.

In: place ids and, when there is one, a gazetteer. Out: same, inside, around, apart or unknown. Ids of countries and
provinces say their country themselves ("iso3166:XX", "iso3166-2:XX-nn"); for towns the gazetteer is asked by the
words of the mention. Which town lies in which province is not known to it: then the relation is "unknown", and
excludes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol

from dadkhah.lang.gazetteer import PlaceEntry

Relation = Literal["same", "inside", "around", "apart", "unknown"]
COUNTRY = re.compile(r"iso3166:([A-Z]{2})")
PROVINCE = re.compile(r"iso3166-2:([A-Z]{2})-\w+")


class Gazetteer(Protocol):
    """Knows places by name."""

    def lookup(self, name: str) -> Sequence[PlaceEntry]:
        """Return the places of a name."""
        ...


class Places:
    """What is known of the places of a case, by id."""

    def __init__(self, entries: Mapping[str, PlaceEntry]) -> None:
        self._entries = entries

    def country(self, place_id: str) -> str:
        """Return the id of the country that holds a place; empty where it is not known."""
        spelled = COUNTRY.fullmatch(place_id) or PROVINCE.fullmatch(place_id)
        entry = self._entries.get(place_id)
        code = spelled.group(1) if spelled else (entry.country if entry else "")
        return f"iso3166:{code}" if code else ""

    def lineage(self, place_id: str | None) -> tuple[str, ...]:
        """Return a place and the country it lies in; nothing for no place."""
        if place_id is None:
            return ()
        return tuple(dict.fromkeys(one for one in (place_id, self.country(place_id)) if one))

    def label(self, place_id: str) -> str:
        """Return a place's usual name, or its id where the gazetteer does not tell."""
        entry = self._entries.get(place_id)
        return entry.name if entry else place_id

    def is_country(self, place_id: str) -> bool:
        """Say whether a place is a country."""
        return COUNTRY.fullmatch(place_id) is not None

    def relation(self, one: str | None, other: str | None) -> Relation:
        """Return how `one` lies to `other`."""
        if one is None or other is None:
            return "unknown"
        if one == other:
            return "same"
        here, there = self.country(one), self.country(other)
        if not here or not there:
            return "unknown"
        return "apart" if here != there else self._in_country(one, other)

    def _in_country(self, one: str, other: str) -> Relation:
        if self.is_country(other):
            return "inside"
        if self.is_country(one):
            return "around"
        alike = bool(PROVINCE.fullmatch(one)) == bool(PROVINCE.fullmatch(other))
        return "apart" if alike else "unknown"


def known(gazetteer: Gazetteer | None, named: Iterable[tuple[str, str]]) -> Places:
    """Return what a gazetteer knows of some places, given as (id, words of a mention)."""
    if gazetteer is None:
        return Places({})
    found = ((place_id, entry) for place_id, words in sorted(set(named)) for entry in gazetteer.lookup(words))
    return Places({place_id: entry for place_id, entry in found if entry.id == place_id})
