"""Show who was taken as the same, why, who only might be, and what people decided.

In: Resolved, judgements. Out: IdentityView: four tables. Every link keeps its reasons; nothing here merges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dadkhah.model.dossier import Cell, IdentityView, Piece, Ref, Row, Table
from dadkhah.model.entity import Cluster, Link, Mention
from dadkhah.model.judgement import Judgement, withdrawn
from dadkhah.publish import words
from dadkhah.publish.figures import name_piece, written
from dadkhah.publish.footnotes import Footnotes
from dadkhah.publish.voice import voiced

LINKS = ("As written", "And", "How sure (0 to 1)", "Why")


def identity_view(links: Sequence[Link], judgements: Sequence[Judgement], notes: Footnotes) -> IdentityView:
    """Return the four tables: groups of names, links followed, links only proposed, judgements."""
    followed = [link for link in links if not link.proposed]
    return IdentityView(
        clusters=_clusters(notes),
        followed=_links("Links that the program followed", followed, notes),
        proposed=_links("Links that the program only proposes", [link for link in links if link.proposed], notes),
        judgements=_judgements(judgements, notes),
    )


def _clusters(notes: Footnotes) -> Table:
    """Return the clusters with more than one name: what was written differently and taken as one."""
    several = [item for item in notes.index.clusters.values() if len(item.names) > 1]
    rows = tuple(_cluster(item, notes) for item in sorted(several, key=lambda item: (item.kind, item.label, item.id)))
    columns = ("Shown as", "Kind", "Written as", "Held together by")
    return Table(caption="Different names taken as one", columns=columns, rows=rows)


def _cluster(cluster: Cluster, notes: Footnotes) -> Row:
    names = written(cluster, notes)
    joined: Cell = tuple(piece for item in names for piece in (Piece(", "), name_piece(item, notes)))[1:]
    by = "a person's judgement" if cluster.decided else "the program's links below"
    cells = ((Piece(cluster.label, "named"),), (Piece(cluster.kind),), joined, (Piece(by),))
    return Row(cells=cells, refs=tuple(_cite(item, notes) for item in names))


def _cite(mention: Mention, notes: Footnotes) -> Ref:
    return notes.cite_span(mention.source, mention.span)


def _links(caption: str, links: Iterable[Link], notes: Footnotes) -> Table:
    """Return links as rows; those that join the same names in the same sources by the same rule share one."""
    groups: dict[tuple[object, ...], list[Link]] = {}
    for link in links:
        groups.setdefault(_likeness(link, notes), []).append(link)
    return Table(caption=caption, columns=LINKS, rows=tuple(_link(group, notes) for group in groups.values()))


def _likeness(link: Link, notes: Footnotes) -> tuple[object, ...]:
    ends = (notes.index.mention(link.a), notes.index.mention(link.b))
    return (*sorted((end.source, end.span.exact) for end in ends), link.rule)


def _link(group: Sequence[Link], notes: Footnotes) -> Row:
    first = group[0]
    ends = [notes.index.mention(key) for key in (first.a, first.b)]
    more = f" ({words.plural(len(group), 'link')} like this one)" if len(group) > 1 else ""
    cells = (
        *((name_piece(end, notes), _where(end, notes)) for end in ends),
        (Piece(f"{min(link.probability for link in group):.2f}"),),
        voiced(f"{'; '.join(first.reasons)} (rule {first.rule}){more}"),
    )
    return Row(cells=cells, refs=tuple(_cite(end, notes) for end in ends))


def _where(mention: Mention, notes: Footnotes) -> Piece:
    return Piece(f" (source {notes.index.number(mention.source)})")


def _judgements(judgements: Sequence[Judgement], notes: Footnotes) -> Table:
    undone = withdrawn(judgements)
    rows = tuple(_judgement(item, item.id in undone, notes) for item in judgements if not item.undoes)
    columns = ("As written", "And", "Judged", "By whom, when, why")
    return Table(caption="Judgements of people on identity", columns=columns, rows=rows)


def _judgement(judgement: Judgement, undone: bool, notes: Footnotes) -> Row:
    ends = [notes.index.mentions.get(key) for key in (judgement.a, judgement.b)]
    keys = (judgement.a, judgement.b)
    cells = (
        *(
            (name_piece(end, notes), _where(end, notes)) if end else (Piece(key),)
            for key, end in zip(keys, ends, strict=True)
        ),
        (Piece(f"{judgement.verdict}{' (withdrawn)' if undone else ''}"),),
        (Piece(f"{judgement.actor}, {words.moment(judgement.at)}: {judgement.reason or 'no reason given'}"),),
    )
    return Row(cells=cells, refs=tuple(_cite(end, notes) for end in ends if end))
