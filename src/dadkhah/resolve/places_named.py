"""Places: mentions of one place.

In: mentions of places. Out: links: the same gazetteer id, or the same words in one text where the gazetteer is silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.lang import names
from dadkhah.model.entity import Link, Mention

SAME_ID, SAME_WORDS = 0.99, 0.8


def link_places(mentions: Sequence[Mention]) -> Iterator[Link]:
    """Yield links between mentions of places; one name without an id in two texts is not linked: it may be two."""
    first: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        known = mention.place_id is not None
        key = ("id", str(mention.place_id)) if known else (mention.source, *names.words(mention.span.exact))
        lead = first.setdefault(key, mention)
        if lead.id != mention.id:
            reason = "both are the same entry of the gazetteer" if known else "the same words in one text"
            yield Link(lead.id, mention.id, SAME_ID if known else SAME_WORDS, "place.same", (reason,))
