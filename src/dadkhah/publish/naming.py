"""Show what sources call something.

In: clusters and their mentions. Out: names in the sources' voice, with the passages where they stand.
"""

from __future__ import annotations

from dadkhah.model.dossier import Piece, Statement
from dadkhah.model.entity import Cluster, Mention
from dadkhah.publish import words
from dadkhah.publish.footnotes import Footnotes
from dadkhah.publish.passage import language


def naming(cluster: Cluster, notes: Footnotes, most: int = 0) -> Statement | None:
    """Return the names that sources give a cluster, each in the source's voice, with the passages where they stand.

    The name that is written most often comes first; spellings that differ in case alone are one. `most` is the largest
    number of names to show, 0 for all.
    """
    held = written(cluster, notes)
    shown = held[:most] if most else held
    joined = [piece for item in shown for piece in (Piece(", "), name_piece(item, notes))][1:]
    more = [Piece(f" and {words.plural(len(held) - len(shown), 'other name')}")] if len(shown) < len(held) else []
    refs = tuple(notes.cite_span(item.source, item.span) for item in shown)
    return Statement(pieces=(Piece("Named in the sources: "), *joined, *more), refs=refs) if shown else None


def written(cluster: Cluster, notes: Footnotes) -> list[Mention]:
    """Return the first mention of each name of a cluster, the name that is written most often first."""
    groups: dict[str, list[Mention]] = {}
    for key in cluster.mentions:
        mention = notes.index.mention(key)
        groups.setdefault(mention.span.exact.casefold(), []).append(mention)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [min(group, key=lambda item: (notes.index.number(item.source), item.span.start)) for _, group in ordered]


def name_piece(mention: Mention, notes: Footnotes) -> Piece:
    """Return a name as written, in the source's voice."""
    return Piece(mention.span.exact, "source", language(notes.index.source(mention.source)))
