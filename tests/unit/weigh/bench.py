"""A small case for the tests of weighing: invented reports on the invented March 2031 protests of Veloria.

In: texts, each with the figures it states. Out: Weighed, with every figure counted to that one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from tests.factories import captured, mention, reading

from dadkhah.model.claim import Claim
from dadkhah.model.reading import Lapse
from dadkhah.model.source import Captured
from dadkhah.model.tally import Tally, Weighed
from dadkhah.resolve import resolve
from dadkhah.weigh import weigh

EVENT = "March protests"


def report(words: str, name: str, **options: str | None) -> Captured:
    """Return a report that speaks of the protests and then says some words."""
    publisher = options.pop("publisher", name)
    return captured(f"Of the {EVENT} in Veloria: {words}", name=f"{name}.txt", publisher=publisher, **options)  # type: ignore[arg-type]


Told = tuple[Captured, Sequence[Claim]]


def case(*told: Told, lapses: Iterable[Lapse] = (), names: Sequence[tuple[Captured, str]] = ()) -> Weighed:
    """Return what weighing makes of some reports; `names` are organisations mentioned in them."""
    readings = []
    for doc, claims in told:
        named = [msgspec.structs.replace(claim, event=claim.event or event_of(doc)) for claim in claims]
        bodies = [mention(doc, "organisation", words) for held, words in names if held is doc]
        dated = mention(doc, "event", EVENT, when="2031-03")
        own = [lapse for lapse in lapses if lapse.clause.exact in doc.text.content]
        readings.append(reading(doc, named, [dated, *bodies], own))
    docs = [doc for doc, _ in told]
    return weigh(docs, readings, resolve(docs, readings))


def event_of(doc: Captured) -> object:
    """Return the span of the event's name."""
    return mention(doc, "event", EVENT).span


def tally(weighed: Weighed, kind: str = "killed", unit: str = "person") -> Tally:
    """Return the only tally of a kind and unit."""
    (found,) = [one for one in weighed.tallies if (one.kind, one.unit) == (kind, unit)]
    return found
