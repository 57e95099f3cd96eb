"""List the sources: what each is, whose it is, how it was obtained, its hash, with which others it is one origin.

In: captured sources, origins. Out: SourceView each; a table of the sources that no text could be made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dadkhah.model.dossier import Piece, Row, SourceView, Table, UnreadSource
from dadkhah.model.source import Captured, Description, Stated
from dadkhah.model.tally import Copying, Origin, Weighed
from dadkhah.publish import words
from dadkhah.publish.footnotes import source_title
from dadkhah.publish.index import Index
from dadkhah.publish.passage import language


def source_views(weighed: Weighed, index: Index) -> tuple[SourceView, ...]:
    """Return every source, in the order of the list."""
    return tuple(_source(item, weighed, index) for item in index.captured.values())


def _source(item: Captured, weighed: Weighed, index: Index) -> SourceView:
    return SourceView(
        anchor=index.anchor(item.source.object),
        title=(Piece(source_title(item), "source" if item.description.title else "program", language(item)),),
        publisher=words.publisher(item.description),
        facts=tuple(_facts(item, weighed, index)),
        hash=item.source.object,
        warnings=(*item.description.warnings, *item.text.warnings),
    )


def _facts(item: Captured, weighed: Weighed, index: Index) -> Iterable[tuple[str, str]]:
    said = item.description
    yield "Publisher", _stated(said.publisher)
    yield "Author", _stated(said.author)
    yield "Published", words.published(said.published)
    if said.also_published:
        yield "Also published by", words.listed(said.also_published)
    yield "Declared interest", interest(said)
    yield "Family and origin", _family(item, weighed.origins)
    yield from (("Passages in common", _copying(one, item, index)) for one in weighed.copying if _concerns(one, item))
    yield "Language", language(item) or "not determined"
    yield "How obtained", said.obtained or "added as a file; nothing further stated"
    yield (
        "Captured",
        f"{item.source.captured_at}, custody entry {item.source.entry}, {words.plural(item.source.size, 'byte')}",
    )
    yield "File", item.name


def _stated(statement: Stated | None) -> str:
    if statement is None:
        return "not stated"
    return f"{statement.value} ({words.BASES[statement.basis]}{': ' + statement.reason if statement.reason else ''})"


def interest(description: Description) -> str:
    """Return the declared interest with its basis, or that nothing was declared (which is not: none)."""
    declared = description.interest
    if declared is None:
        return "nothing was declared"
    basis = f"; basis: {declared.basis}" if declared.basis else ""
    return f"{declared.party}{basis}; declared by {declared.by or 'somebody who is not named'}"


def _family(item: Captured, origins: Sequence[Origin]) -> str:
    held = [origin for origin in origins if item.source.object in origin.sources]
    if not held:
        return "no origin computed: no figure was read in this source"
    return "; ".join(_origin(origin) for origin in held)


def _origin(origin: Origin) -> str:
    if not origin.known:
        return f"{origin.label}; family unknown: nothing was declared"
    return f"{origin.label}{': ' + '; '.join(origin.reasons) if origin.reasons else ''}"


def _concerns(copying: Copying, item: Captured) -> bool:
    return item.source.object in (copying.a, copying.b) and copying.verdict != "none"


def _copying(copying: Copying, item: Captured, index: Index) -> str:
    mine = item.source.object == copying.a
    other, share = (copying.b, copying.containment_ab) if mine else (copying.a, copying.containment_ba)
    return f"{share:.0%} of this text's word sequences stand in source {index.number(other)} too"


def unread_table(unread: Iterable[UnreadSource]) -> Table:
    """Return the sources that are kept and of which no text could be made, with the reason."""
    rows = tuple(_unread(item) for item in unread)
    return Table(
        caption="Sources that are kept and not read", columns=("File", "Why", "SHA-256"), rows=rows, cited=False
    )


def _unread(item: UnreadSource) -> Row:
    reason = item.source.unread or "no reason recorded"
    return Row(cells=((Piece(item.name),), (Piece(reason),), (Piece(item.source.object),)))
