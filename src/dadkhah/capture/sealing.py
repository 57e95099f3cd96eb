"""Whether a source is public or sealed.

In: what options and sidecar say of it before it is read, and whether the case can seal. Out: the class.

The rule (decision 0105): what is said of the class decides. Else a source with a stated publisher, or one that was
fetched from an address, is public. Everything else is sealed, where the case has a key ring: nobody has said that the
world knows it. What a page says of itself is not asked: a page saved by a witness says it too.
"""

from __future__ import annotations

from collections.abc import Mapping

from dadkhah.capture.sidecar import Sidecar, parse
from dadkhah.errors import CallError
from dadkhah.model.source import SourceClass

CLASSES: tuple[SourceClass, ...] = ("public", "sealed")


def source_class(
    options: Mapping[str, str], sidecar: bytes | None, *, ring: bool, fetched: bool = False
) -> SourceClass:
    """Return the class of a source.

    Args:
        options: what the caller says of the source; `source_class` names the class, `publisher` a publisher.
        sidecar: the bytes of the sidecar, None without one.
        ring: whether the case has a key ring.
        fetched: whether the bytes were fetched from an address of the open web.

    Raises:
        CallError: the source is to be sealed and the case has no key ring.
    """
    said = parse(sidecar) if sidecar is not None else Sidecar()
    asked = options.get("source_class") or said.source_class
    if asked == "sealed" and not ring:
        raise CallError(
            "a source is to be sealed, and the case has no key ring", remedy="make one with `dadkhah keys make`"
        )
    if asked:
        return "sealed" if asked == "sealed" else "public"
    known = fetched or options.get("publisher") or said.publisher or said.also_published
    return "public" if known or not ring else "sealed"
