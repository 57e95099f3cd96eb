"""Say by whom something is stated: the chain of sources, outermost first.

In: a claim and its source. Out: pieces: the publisher in the program's words, everybody it names in the source's.
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
    cited = [piece for link in claim.attribution if link.name or link.verb for piece in _link(link, tongue)]
    return (Piece(words.publisher(item.description)), *cited)


def chain_words(claim: Claim, item: Captured) -> str:
    """Return the chain in one line of text, quoted names in quotation marks."""
    return "".join(piece.text if piece.voice == "program" else f"“{piece.text}”" for piece in chain_pieces(claim, item))


def _link(link: Attribution, tongue: str) -> tuple[Piece, ...]:
    name = Piece(link.name.exact, "source", tongue) if link.name else Piece("somebody it does not name")
    verb = (Piece(" with the verb "), Piece(link.verb.exact, "source", tongue)) if link.verb else ()
    return (Piece(", citing "), name, *verb)
