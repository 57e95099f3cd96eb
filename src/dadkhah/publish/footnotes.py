"""Give every statement its footnotes.

In: claims and spans, cited in the order of the page. Out: Ref for each citation, then all footnotes in order.
Invariant: what is cited twice has one footnote and two ways back; nothing else numbers footnotes.
"""

from __future__ import annotations

from collections.abc import Iterable

from dadkhah.model.claim import Claim
from dadkhah.model.dossier import Footnote, Piece, Ref
from dadkhah.model.source import Captured
from dadkhah.model.span import Span
from dadkhah.publish import words
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.index import Index
from dadkhah.publish.passage import passage

Key = tuple[str, int, int, str]
"""Source, start, end and claim id (empty for a passage that is no claim)."""


class Footnotes:
    """Number citations as they are made; local to the making of one dossier."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._refs: dict[Key, list[Ref]] = {}
        self._spans: dict[Key, Span] = {}

    def cite(self, *claims: str) -> tuple[Ref, ...]:
        """Return a reference to the footnote of each claim; raise UnknownRecord."""
        held = (self.index.claim(key) for key in dict.fromkeys(claims))
        return tuple(self._cite(claim.source, claim.clause, claim.id) for claim in held)

    def cite_span(self, source: str, span: Span) -> Ref:
        """Return a reference to the footnote of a passage that is no claim."""
        return self._cite(source, span, "")

    def cited(self) -> frozenset[str]:
        """Return the ids of the claims that have a footnote by now."""
        return frozenset(key[3] for key in self._refs if key[3])

    def footnotes(self) -> tuple[Footnote, ...]:
        """Return all footnotes in the order of their numbers."""
        return tuple(self._footnote(key, refs) for key, refs in self._refs.items())

    def _cite(self, source: str, span: Span, claim: str) -> Ref:
        key = (source, span.start, span.end, claim)
        refs = self._refs.setdefault(key, [])
        self._spans.setdefault(key, span)
        number = refs[0].number if refs else len(self._refs)
        refs.append(Ref(number, f"ref-{number}-{len(refs) + 1}"))
        return refs[-1]

    def _footnote(self, key: Key, refs: list[Ref]) -> Footnote:
        item = self.index.source(key[0])
        claim = self.index.claims.get(key[3])
        return Footnote(
            number=refs[0].number,
            source=source_title(item),
            anchor=self.index.anchor(key[0]),
            passage=passage(item, self._spans[key]),
            chain=chain_pieces(claim, item) if claim else (Piece(words.publisher(item.description), "named"),),
            published=words.published(item.description.published),
            captured_at=words.moment(item.source.captured_at),
            hash=item.source.object,
            entry=item.source.entry,
            claim=key[3],
            reader=reader_words(claim),
            review=review_words(self.index, claim),
            back=tuple(ref.id for ref in refs),
        )


def source_title(item: Captured) -> str:
    """Return the title of a source, or its file name where nobody stated one."""
    return item.description.title.value if item.description.title else item.name


def reader_words(claim: Claim | None) -> str:
    """Return which reader made a claim, in which version, by which rule; empty for a passage that is no claim."""
    return f"{claim.reader.name} {claim.reader.version}, rule {claim.reader.rule}" if claim else ""


def review_words(index: Index, claim: Claim | None) -> str:
    """Return how far a claim's reading was reviewed: by whom, when and why."""
    if claim is None:
        return ""
    state = words.REVIEWS[index.review_mark(claim.id)]
    review = index.reviews.get(claim.id)
    return (
        f"{state} by {review.actor}, {words.moment(review.at)}: {review.reason or 'no reason given'}"
        if review
        else state
    )


def mark(index: Index, claims: Iterable[str]) -> str:
    """Return the weakest review of some claims in words: a statement is as reviewed as its least reviewed claim."""
    states = {index.review_mark(key) for key in claims}
    return next((worded for state, worded in words.MARKS.items() if state in states), "")
