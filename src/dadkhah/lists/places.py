"""Places of lists: one id for all spellings of one place.

In: the places of all rows as written, a look-up by name. Out: an id for each. A name that several countries have is
the place of the country that most of these lists' places are in; one that nobody knows is the known place that has the
same consonants, else a place of its own by its consonants.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from dadkhah.lang.naming import keys

BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
PART = re.compile(r"\s*[,،/;]\s*")

Entry = tuple[str, str]
"""The id of a place and its country."""


def place_ids(places: Iterable[str], look_up: Callable[[str], Sequence[Entry]]) -> dict[str, str]:
    """Return the id of each place as written."""
    distinct = sorted(set(filter(None, places)))
    found = {place: _entries(place, look_up) for place in distinct}
    countries = Counter(country for entries in found.values() for country in {country for _, country in entries})
    known = {
        place: max(entries, key=lambda entry: (countries[entry[1]], -entries.index(entry)))[0]
        for place, entries in found.items()
        if entries
    }
    sounds: dict[str, str] = {}
    for place, identity in known.items():
        sounds.setdefault(keys(_plain(place)).full, identity)
    return {place: known.get(place) or _unknown(place, sounds) for place in distinct}


def _plain(place: str) -> str:
    return BRACKETS.sub("", place).strip() or place


def _entries(place: str, look_up: Callable[[str], Sequence[Entry]]) -> Sequence[Entry]:
    """Return what is known of a place: by its whole name, without brackets, else by its first part."""
    plain = _plain(place)
    return look_up(place) or look_up(plain) or look_up(PART.split(plain)[0])


def _unknown(place: str, sounds: dict[str, str]) -> str:
    key = keys(_plain(place)).full
    return sounds.get(key) or f"~{key or place}"
