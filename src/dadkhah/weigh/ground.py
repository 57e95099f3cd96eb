"""What weighing looks at, indexed once.

In: captured texts, readings, Resolved. Out: Ground: texts, claims, clusters and the cluster behind a quoted name; what
every pair of figures would otherwise have to look up again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dadkhah.lang import names
from dadkhah.model.entity import Cluster, Resolved
from dadkhah.model.indexed import Indexed, index
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured

Words = tuple[str, ...]


class Ground(Indexed, frozen=True):
    """A resolved case, and who published each of its texts.

    `published_by`: texts by publisher. `revised`: claims that a text itself takes back for another. `countries`: places
    that lie in no other that the gazetteer knows. `own_places`: per event the only place that its names hold.
    """

    published_by: Mapping[str, Sequence[str]]
    revised: frozenset[str]
    countries: frozenset[str]
    own_places: Mapping[str, Words]

    def publisher(self, source: str) -> str:
        """Return who published a source; the file's name where nobody said so."""
        return _publisher(self.docs[source]) if source in self.docs else source


def _publisher(doc: Captured) -> str:
    stated = doc.description.publisher
    return stated.value if stated else f"publisher not stated ({doc.name})"


def lay(captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Ground:
    """Return the ground of a case; the order of its sources changes nothing."""
    case = index(captured, readings, resolved)
    places = [cluster for cluster in resolved.clusters if cluster.kind == "place"]
    events = [cluster for cluster in resolved.clusters if cluster.kind == "event"]
    published_by: dict[str, list[str]] = {}
    for source, doc in case.docs.items():
        published_by.setdefault(_publisher(doc), []).append(source)
    return Ground(
        **msgspec.structs.asdict(case),
        published_by=published_by,
        revised=frozenset(key for claim in case.claims.values() for key in claim.revises),
        countries=frozenset(one for cluster in places if cluster.outermost for one in cluster.place_ids),
        own_places=dict(_own_places(events, frozenset(names.words(name) for one in places for name in one.names))),
    )


def _own_places(events: Iterable[Cluster], places: frozenset[Words]) -> Iterator[tuple[str, Words]]:
    """Yield, by event, the only place that its names hold, for one that no gazetteer knows.

    "protests in Veloria" are those of Veloria; where other texts call them "protests in Ostrel", nobody can tell.
    """
    longest = max(map(len, places), default=0)
    for event in events:
        called = [names.words(name.replace("'s", " ").replace("’s", " ")) for name in event.names]
        held = {run for words in called for run in _runs(words, longest)} & places
        if len(held) == 1:
            yield event.id, held.pop()


def _runs(words: Words, longest: int) -> Iterator[Words]:
    """Yield every run of up to so many words."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            yield words[start:end]
