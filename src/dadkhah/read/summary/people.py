"""The people of a text, each with all mentions.

In: a scene. Out: Person: the fullest form of the name and every mention of it, by full name, surname or first name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from dadkhah.lang.scripts import fold
from dadkhah.read.summary.lexicons import given_names
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
    """Return for each form of a name (surname, first name, shorter form) the full name that it belongs to.

    Of several full names that share a part, the first one has it.
    """
    names = list(dict.fromkeys(naming.text for naming in _namings(told)))
    many = [name.split() for name in names if " " in name]
    found = {" ".join(name).lower(): _fullest(name, many) for name in many}
    for parts in many:
        whole = found[" ".join(parts).lower()]
        for part in (parts[-1], " ".join(parts[1:]), parts[0]):
            found.setdefault(part.lower(), whole)
    return found


def _fullest(name: list[str], many: list[list[str]]) -> str:
    """Return the longest name of a text that another one shortens, the name itself where none does."""
    longer = [other for other in many if len(name) < len(other) == len(set(other)) and _shortens(name, other)]
    fullest: list[str] = max([name, *longer], key=len)
    return " ".join(fullest)


def _shortens(name: list[str], other: list[str]) -> bool:
    """Say whether a name is another one with words left out behind the first, in the middle or at the end.

    ("Asha Dervan" of "Asha Mira Dervan" and "Asha Dervan Ostrand"); words before the first one must begin with
    a given name.
    """
    if name[0] == other[0]:
        rest = iter(other)
        return all(word in rest for word in name) and (name[-1] == other[-1] or name == other[: len(name)])
    return name == other[-len(name) :] and fold(other[0]) in given_names()
