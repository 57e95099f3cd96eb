"""List the sources: what each is, whose it is, how it was obtained, its hash, with which others it is one origin.

In: captured sources, origins. Out: SourceView each; a table of the sources that no text could be made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dadkhah.model.dossier import Cell, Inputs, Piece, Row, SourceView, Table, UnreadSource
from dadkhah.model.source import Captured, Description, Stated
from dadkhah.model.tally import Copying, Origin, Weighed
from dadkhah.publish import words
from dadkhah.publish.footnotes import source_title
from dadkhah.publish.index import Index
from dadkhah.publish.passage import language
from dadkhah.publish.voice import voiced


def source_views(inputs: Inputs, index: Index) -> tuple[SourceView, ...]:
    """Return every source, in the order of the list."""
    found, shared, origins = read_in(inputs), _shared(inputs.weighed), _origins(inputs.weighed)
    return tuple(
        SourceView(
            anchor=index.anchor(key),
            title=(Piece(source_title(item), "source" if item.description.title else "program", language(item)),),
            publisher=words.publisher(item.description),
            facts=(
                *_facts(item, origins.get(key, []), shared.get(key, []), index),
                ("Read", (Piece(_read(*found[key])),)),
            ),
            hash=key,
            warnings=(*item.description.warnings, *item.text.warnings),
        )
        for key, item in index.captured.items()
    )


def _shared(weighed: Weighed) -> dict[str, list[Copying]]:
    """Return, by source, the pairs of texts that share passages with it."""
    found: dict[str, list[Copying]] = {}
    for one in weighed.copying:
        for source in (one.a, one.b) if one.verdict != "none" else ():
            found.setdefault(source, []).append(one)
    return found


def _origins(weighed: Weighed) -> dict[str, list[Origin]]:
    found: dict[str, list[Origin]] = {}
    for origin in weighed.origins:
        for source in origin.sources:
            found.setdefault(source, []).append(origin)
    return found


def read_in(inputs: Inputs) -> dict[str, tuple[int, int]]:
    """Return how many statements and how many unread passages each source holds, by its digest."""
    found: dict[str, tuple[int, int]] = {item.source.object: (0, 0) for item in inputs.captured}
    for reading in inputs.readings:
        claims, unread = found.get(reading.source, (0, 0))
        found[reading.source] = (claims + len(reading.claims), unread + len(reading.unread))
    return found


def _facts(
    item: Captured, origins: Sequence[Origin], shared: Sequence[Copying], index: Index
) -> Iterable[tuple[str, Cell]]:
    said = item.description
    yield "Publisher", _stated(said.publisher)
    yield "Author", _stated(said.author)
    yield "Published", (Piece(words.published(said.published)),)
    if said.also_published:
        yield "Also published by", (Piece(words.listed(said.also_published), "named"),)
    yield "Declared interest", (Piece(interest(said)),)
    yield "Family and origin", voiced(_family(origins))
    yield from (("Passages in common", (Piece(_copying(one, item, index)),)) for one in shared)
    yield "Language", (Piece(language(item) or "not determined"),)
    yield "How obtained", (Piece(said.obtained or said.fetched or "added as a file; nothing further stated"),)
    yield "Captured", (Piece(_custody(item)),)
    yield "File", (Piece(item.name, "file"),)


def _custody(item: Captured) -> str:
    when = words.moment(item.source.captured_at)
    return f"{when}; {words.entry(item.source)}; {words.plural(item.source.size, 'byte')}"


def _stated(statement: Stated | None) -> Cell:
    if statement is None:
        return (Piece("not stated"),)
    reason = f": {statement.reason}" if statement.reason else ""
    return (Piece(statement.value, "named"), Piece(f" ({words.BASES[statement.basis]}{reason})"))


def interest(description: Description) -> str:
    """Return the declared interest with its basis, or that nothing was declared (which is not: none)."""
    declared = description.interest
    if declared is None:
        return "nothing was declared"
    basis = f"; basis: {declared.basis}" if declared.basis else ""
    return f"{declared.party}{basis}; declared by {declared.by or 'somebody who is not named'}"


def _family(origins: Sequence[Origin]) -> str:
    if not origins:
        return "no origin computed: no figure was read in this source"
    return "; ".join(_origin(origin) for origin in origins)


def _origin(origin: Origin) -> str:
    if not origin.known:
        return f"{origin.label}; family unknown: nothing was declared"
    return f"{origin.label}{': ' + '; '.join(origin.reasons) if origin.reasons else ''}"


def _copying(copying: Copying, item: Captured, index: Index) -> str:
    mine = item.source.object == copying.a
    other, share = (copying.b, copying.containment_ab) if mine else (copying.a, copying.containment_ba)
    return f"{share:.0%} of this text's word sequences stand in source {index.number(other)} too"


def _read(claims: int, unread: int) -> str:
    if not claims and not unread:
        return "nothing: no statement was read in this source, which does not mean that it makes none"
    return f"{words.plural(claims, 'statement')}; {words.plural(unread, 'passage')} seen and not read"


def unread_table(inputs: Inputs, index: Index) -> Table:
    """Return the sources that no text, or not a whole one, could be made of or in which nothing was read, and why."""
    found, told = read_in(inputs), {item.source.object for item in inputs.unread_sources}
    silent = [item for item in index.captured.values() if found[item.source.object] == (0, 0)]
    silent = [item for item in silent if item.source.object not in told]
    rows = (*(_unread(item) for item in inputs.unread_sources), *(_silent(item) for item in silent))
    columns = ("File", "Why", "SHA-256")
    caption = "Sources that are kept and in which nothing, or not all, was read"
    return Table(caption=caption, columns=columns, rows=rows, cited=False)


def _silent(item: Captured) -> Row:
    reason = f"no statement was read in it (language: {language(item) or 'not determined'})"
    return Row(cells=((Piece(item.name, "file"),), (Piece(reason),), (Piece(item.source.object, "code"),)))


def _unread(item: UnreadSource) -> Row:
    reason = item.source.unread or "no reason recorded"
    cells = ((Piece(item.name, "file"),), (Piece(reason),), (Piece(item.source.object, "code"),))
    return Row(cells=cells)
