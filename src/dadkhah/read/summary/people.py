"""The people of a text, each with all mentions.

In: a scene. Out: Person: the fullest form of the name and every mention of it, by full name or by surname.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dadkhah.read.summary.scene import Naming, Scene


class Person(msgspec.Struct, frozen=True):
    """One person as the text names them."""

    name: str
    mentions: tuple[Naming, ...]


def people(told: Scene) -> tuple[Person, ...]:
    """Return the people of a text in the order of their first mention."""
    full = _full(told)
    found: dict[str, list[Naming]] = {}
    for naming in _namings(told):
        name = full.get(naming.text.lower(), naming.text)
        found.setdefault(name, []).append(naming)
    return tuple(Person(name, tuple(mentions)) for name, mentions in found.items())


def _namings(told: Scene) -> Iterator[Naming]:
    for line in told.lines:
        for naming in line.names:
            if naming.kind == "person" or (naming.kind == "name" and len(naming.text) > 2):
                yield naming


def _full(told: Scene) -> dict[str, str]:
    """Return for each part of a name (surname, first name) the first full name that it belongs to."""
    found: dict[str, str] = {}
    for naming in _namings(told):
        parts = naming.text.split()
        if naming.kind == "person" and len(parts) > 1:
            for part in (parts[-1], parts[0], " ".join(parts[1:])):
                found.setdefault(part.lower(), naming.text)
    for naming in _namings(told):
        found[naming.text.lower()] = found.get(naming.text.lower(), naming.text)
    return found
