"""Say by whom something is stated: the chain of sources, outermost first.

In: a claim and its source. Out: pieces: the publisher by its name, everybody it cites in the source's words.
"""

from __future__ import annotations

from dadkhah.model.claim import Attribution, Claim
from dadkhah.model.dossier import Piece
from dadkhah.model.source import Captured
from dadkhah.publish import words
from dadkhah.publish.passage import language


def chain_pieces(claim: Claim, item: Captured) -> tuple[Piece, ...]:
    """Return the chain of a claim: publisher, then each cited source with its verb, as quoted from the text."""
    tongue = language(item)
    links = dict.fromkeys(_link(link, tongue) for link in claim.attribution if not _publisher(link))
    return (Piece(words.publisher(item.description), "named"), *(piece for link in links for piece in link))


def _publisher(link: Attribution) -> bool:
    return link.name is None and link.attribution_class == "publisher"


def _link(link: Attribution, tongue: str) -> tuple[Piece, ...]:
    name = Piece(link.name.exact, "source", tongue) if link.name else Piece("a source that it does not name")
    verb = (Piece(" ("), Piece(link.verb.exact, "source", tongue), Piece(")")) if link.verb else ()
    return (Piece(", citing "), name, *verb)
