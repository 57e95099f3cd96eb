"""Give every statement its footnotes.

In: claims and spans, cited in the order of the page. Out: Ref for each citation, then all footnotes in order.
Invariants: what is cited twice has one number and two ways back; all numbers that quote one sentence follow one
another, so that the sentence is printed once. Citations are therefore made twice: the first round finds who cites what
(`plan`), the second numbers by it. Nothing else numbers footnotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dadkhah.model.claim import Claim, Count, Office
from dadkhah.model.dossier import Footnote, Note, Ref
from dadkhah.model.source import Captured
from dadkhah.model.span import Span
from dadkhah.publish import words
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.index import Index
from dadkhah.publish.passage import language, sentence_bounds, stretches

Key = tuple[str, int, int, str]
"""Source, start, end and claim id (empty for a passage that is no claim)."""
Sentence = tuple[str, int, int]
FEW = 40
"""Characters of a quote that tell it from others in its sentence, which is printed in full above."""


class Footnotes:
    """Number citations as they are made, or as a plan says; local to the making of one dossier."""

    def __init__(self, index: Index, plan: Mapping[Key, int] | None = None) -> None:
        self.index = index
        self._plan = plan
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

    def plan(self) -> dict[Key, int]:
        """Return the number of everything cited so far, so that what quotes one sentence stands together."""
        ordered = (key for keys in self._sentences().values() for key in keys)
        return {key: number for number, key in enumerate(ordered, 1)}

    def footnotes(self) -> tuple[Footnote, ...]:
        """Return all footnotes in the order of their numbers."""
        made = (self._footnote(sorted(keys, key=self._number)) for keys in self._sentences().values())
        return tuple(sorted(made, key=lambda one: one.notes[0].number))

    def _cite(self, source: str, span: Span, claim: str) -> Ref:
        key = (source, span.start, span.end, claim)
        refs = self._refs.setdefault(key, [])
        self._spans.setdefault(key, span)
        number = self._number(key)
        refs.append(Ref(number, f"ref-{number}-{len(refs) + 1}"))
        return refs[-1]

    def _number(self, key: Key) -> int:
        if self._plan is not None:
            return self._plan[key]
        refs = self._refs[key]
        return refs[0].number if refs else len(self._refs)

    def _sentences(self) -> dict[Sentence, list[Key]]:
        """Return everything cited by the sentence in which it stands, in the order of the first citation."""
        found: dict[Sentence, list[Key]] = {}
        for key in self._refs:
            bounds = sentence_bounds(self.index.source(key[0]).text, key[1], key[2])
            found.setdefault((key[0], *bounds), []).append(key)
        return found

    def _footnote(self, keys: Sequence[Key]) -> Footnote:
        item = self.index.source(keys[0][0])
        spans = [self._spans[key] for key in keys]
        block = item.text.block_at(spans[0].start)
        return Footnote(
            notes=tuple(self._note(key, item, alone=len(keys) == 1) for key in keys),
            source=source_title(item),
            place_in_list=self.index.number(keys[0][0]),
            anchor=self.index.anchor(keys[0][0]),
            publisher=words.publisher(item.description),
            stretches=stretches(item, spans),
            language=language(item),
            place=f"{min(span.start for span in spans):,}–{max(span.end for span in spans):,}",
            block=block.role if block else "",
            published=words.publication_day(item.description),
            captured_at=words.captured_day(item.source.captured_at),
            hash=item.source.object,
            entry=words.entry(item.source),
            part=item.text.place_of(min(span.start for span in spans), max(span.end for span in spans)),
        )

    def _note(self, key: Key, item: Captured, *, alone: bool) -> Note:
        claim = self.index.claims.get(key[3])
        chain = chain_pieces(claim, item) if claim else ()
        return Note(
            number=self._number(key),
            claim=key[3],
            quote="" if alone else key_words(claim, self._spans[key]),
            chain=chain if len(chain) > 1 else (),
            reader=reader_words(claim),
            review=review_words(self.index, claim),
            back=tuple(ref.id for ref in self._refs[key]),
        )


def key_words(claim: Claim | None, span: Span) -> str:
    """Return the few words that tell statements of one sentence apart: figure, office, else the quote's start."""
    body = claim.body if claim else None
    if isinstance(body, Count):
        return body.quantity.stated.exact
    held = body.position.exact if isinstance(body, Office) else span.exact
    return held if len(held) <= FEW else f"{held[:FEW].rpartition(' ')[0] or held[:FEW]} …"


def source_title(item: Captured) -> str:
    """Return the title of a source, or its file name where nobody stated one."""
    return item.description.title.value if item.description.title else item.name


def reader_words(claim: Claim | None) -> str:
    """Return which reader made a claim by which rule; empty for a passage that is no claim."""
    return f"{claim.reader.name}, rule {claim.reader.rule}" if claim else ""


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
