"""Which of the things said about a public source are private: committed to in the log, and erasable.

In: what options and sidecar say. Out: names of fields, and what is said without them.

From whom a source is, and on which conditions, may name people: these are always private. The others are where somebody
asks for it. A sealed source needs none of this: all that is said of it is sealed with it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dadkhah.capture.sidecar import HANDLING, PRIVATE, Sidecar, parse
from dadkhah.errors import CallError
from dadkhah.model.source import Description, Handling

ALWAYS = frozenset({"conditions", "obtained_from"})
ON_REQUEST = PRIVATE - ALWAYS
SIDECAR = "sidecar"
"""The field that holds the whole sidecar, where it says something private."""


def private_fields(options: Mapping[str, str], sidecar: bytes | None) -> frozenset[str]:
    """Return the names of the fields that are private; raise CallError for an option that names none."""
    asked = {name for name in options.get("private", "").split(",") if name}
    if unknown := sorted(asked - PRIVATE):
        raise CallError(f"--private {unknown[0]}: no such field", remedy=f"name one of {', '.join(sorted(ON_REQUEST))}")
    return ALWAYS | asked | set(_said(sidecar).private)


def tells_private(sidecar: bytes, private: frozenset[str]) -> bool:
    """Say whether a sidecar says something that is private, so that it must not stand in the open itself."""
    said = _said(sidecar)
    handling = {name for name in HANDLING if getattr(said.handling, name)}
    return bool(said.private or private & (handling | ({"obtained"} if said.obtained else set())))


def values(description: Description, private: frozenset[str], *, by: str, name: str) -> dict[str, str]:
    """Return the private fields that something is said in, each with what is said."""
    said = {"by": by, "name": name, "obtained": description.obtained}
    said |= {field: getattr(description.handling, field) for field in HANDLING}
    return {field: said[field] for field in sorted(private) if said[field]}


def without(description: Description, private: frozenset[str]) -> Description:
    """Return what is said, without what is private."""
    kept = {name: "" if name in private else getattr(description.handling, name) for name in HANDLING}
    obtained = "" if "obtained" in private else description.obtained
    return msgspec.structs.replace(description, obtained=obtained, handling=Handling(**kept))


def with_values(description: Description, said: Mapping[str, str]) -> Description:
    """Return what is said, with private fields filled in."""
    kept = {name: said.get(name) or getattr(description.handling, name) for name in HANDLING}
    obtained = said.get("obtained") or description.obtained
    return msgspec.structs.replace(description, obtained=obtained, handling=Handling(**kept))


def _said(sidecar: bytes | None) -> Sidecar:
    return parse(sidecar) if sidecar is not None else Sidecar()
