"""Say how far to trust the page, in the program's own plain words.

In: Inputs, Index. Out: TrustView: counts, paragraphs, the checkpoint in full.
The paragraphs are data/trust.tsv: headings and texts that decide what a reader believes, kept apart from code.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

from dadkhah.errors import DataError
from dadkhah.model.claim import Claim
from dadkhah.model.dossier import Inputs, TrustView
from dadkhah.publish import words
from dadkhah.publish.index import Index

TEXTS = "trust.tsv"


def trust_view(inputs: Inputs, index: Index) -> TrustView:
    """Return how far to trust this dossier; raise DataError when its texts are damaged."""
    return TrustView(
        parts=trust_texts(),
        counts=tuple(counts(inputs, index)),
        checkpoint=inputs.checkpoint,
        fingerprint=inputs.fingerprint,
        timestamps=inputs.timestamps,
    )


def trust_texts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return headings with their paragraphs, in the order of the file; raise DataError on a line of another shape."""
    lines = resources.files("dadkhah.publish").joinpath("data", TEXTS).read_text("utf-8").splitlines()[1:]
    parts: dict[str, list[str]] = {}
    for line in lines:
        cells = line.split("\t")
        if len(cells) != 3:
            raise DataError(
                "a line must hold heading, text and source, separated by tabs", where=f"{TEXTS}: {line[:60]}"
            )
        parts.setdefault(cells[0], []).append(cells[1])
    return tuple((heading, tuple(texts)) for heading, texts in parts.items())


def counts(inputs: Inputs, index: Index) -> Iterable[tuple[str, str]]:
    """Return what the page is made of, counted: sources, statements, reviews, what waits."""
    marks = [index.review_mark(key) for key in index.claims]
    told, read = {one.source.object for one in inputs.unread_sources}, {one.source.object for one in inputs.captured}
    yield "Sources captured", words.number(len(read | told))
    yield "of these not readable", words.number(len(told - read))
    if told & read:
        yield "of these read in part", words.number(len(told & read))
    yield "Statements read by the program", words.number(len(marks))
    yield "read by, in version", words.listed(sorted({_reader(claim) for claim in index.claims.values()})) or "none"
    yield "of these not reviewed by anybody", words.number(marks.count("machine"))
    yield "of these changed since their review", words.number(marks.count("changed"))
    yield "of these reviewed or edited", words.number(marks.count("read_correctly") + marks.count("edited"))
    yield "of these rejected in review", words.number(marks.count("rejected"))
    yield "Passages seen and not read", words.number(unread_count(inputs))
    yield "Origins told apart", words.number(len(inputs.weighed.origins))
    yield "of these with an unknown family", words.number(sum(not item.known for item in inputs.weighed.origins))
    yield "Links of identity followed", words.number(sum(not item.proposed for item in inputs.resolved.links))
    yield "Links of identity only proposed", words.number(sum(item.proposed for item in inputs.resolved.links))
    yield "Judgements of people on identity", words.number(len(inputs.judgements))
    yield "Searches for measures recorded", words.number(len(inputs.accounted.searches))


def _reader(claim: Claim) -> str:
    return f"{claim.reader.name} {claim.reader.version}"


def unread_count(inputs: Inputs) -> int:
    """Return how many passages wait to be read."""
    return sum(len(reading.unread) for reading in inputs.readings)
