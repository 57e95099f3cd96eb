"""What the tests of the summaries read with: an invented text in, its scene, people and summary out.

In: an invented text and its day of publication. All people and bodies are invented; large cities stand for places only.
"""

from __future__ import annotations

from tests.unit.read.readings import gazetteer, laid, source

from dadkhah.model.summary import Summary, Victim
from dadkhah.read.summary.people import Person, people
from dadkhah.read.summary.scene import Scene, scene
from dadkhah.read.summary.summarise import summarise
from dadkhah.read.summary.victims import signs, victims


def told(text: str, published: str | None = "2031-06-20") -> Scene:
    """Return an invented text as a scene."""
    return scene(laid(text, published))


def summary_of(text: str, published: str | None = "2031-06-20") -> Summary:
    """Return what an invented text says about its main event."""
    return summarise(source(text, published), gazetteer())


def names(text: str) -> list[str]:
    """Return the names of the people of a text."""
    return [person.name for person in people(told(text))]


def person(text: str, name: str) -> Person:
    """Return one person of a text."""
    return next(one for one in people(told(text)) if one.name == name)


def signs_of(text: str, name: str) -> frozenset[str]:
    """Return the signs that a person shows."""
    return signs(told(text), person(text, name))


def victims_of(text: str) -> list[str]:
    """Return the names of the victims of a text."""
    laid_out = told(text)
    return [one.name for one in victims(laid_out, people(laid_out))]


def victim(text: str) -> Victim:
    """Return the only victim of a text."""
    (found,) = summary_of(text).victims
    return found
