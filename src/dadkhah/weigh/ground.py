"""What weighing looks at, indexed once.

In: captured texts, readings, Resolved. Out: Ground: texts, claims, clusters and the cluster behind a quoted name.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.model.entity import Resolved
from dadkhah.model.indexed import Indexed, index
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured


class Ground(Indexed, frozen=True):
    """A resolved case, and who published each of its texts."""

    def publisher(self, source: str) -> str:
        """Return who published a source; the file's name where nobody said so."""
        doc = self.docs.get(source)
        if doc is None:
            return source
        stated = doc.description.publisher
        return stated.value if stated else f"publisher not stated ({doc.name})"


def lay(captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Ground:
    """Return the ground of a case; the order of its sources changes nothing."""
    return Ground(**msgspec.structs.asdict(index(captured, readings, resolved)))
