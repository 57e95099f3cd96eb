"""The people of a text, each with all mentions.

In: a scene. Out: Person: the fullest form of the name and every mention of it, by full name, surname or first name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from dadkhah.read.summary.namings import Naming
from dadkhah.read.summary.scene import Scene


class Person(msgspec.Struct, frozen=True):
    """One person as the text names them."""

    name: str
    mentions: tuple[Naming, ...]


def people(told: Scene) -> tuple[Person, ...]:
    """Return the people of a text in the order of their first mention."""
    full = _full(told)
    found: dict[str, list[Naming]] = {}
    for naming in _namings(told):
        found.setdefault(full.get(naming.text.lower(), naming.text), []).append(naming)
    return tuple(Person(name, tuple(mentions)) for name, mentions in found.items())


def _namings(told: Scene) -> Iterator[Naming]:
    places = Counter(naming.text.lower() for line in told.lines for naming in line.names if naming.place)
    for line in told.lines:
        for naming in line.people:
            if len(naming.text) > 2 and not places[naming.text.lower()]:
                yield naming


def _full(told: Scene) -> dict[str, str]:
    """Return for each part of a name (surname, first name) the first full name that it belongs to."""
    found: dict[str, str] = {}
    for naming in _namings(told):
        parts = naming.text.split()
        for part in (parts[-1], " ".join(parts[1:]), parts[0]) if len(parts) > 1 else ():
            found.setdefault(part.lower(), found.get(naming.text.lower(), naming.text))
    return found
