"""Show who was taken as the same, why, who only might be, and what people decided.

In: Resolved, judgements. Out: IdentityView: groups of names with the reasons that hold them together, proposals one
line a pair of written names, judgements in full. Every kind of link keeps its reason; nothing here merges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dadkhah.model.dossier import Cell, IdentityView, Piece, Ref, Row, Table
from dadkhah.model.entity import Cluster, Link, Mention
from dadkhah.model.judgement import Judgement, withdrawn
from dadkhah.publish import words
from dadkhah.publish.footnotes import Footnotes
from dadkhah.publish.naming import name_piece, written
from dadkhah.publish.voice import voiced

LINKS = ("As written", "And", "How sure (0 to 1)", "Why")
CLUSTERS = ("Shown as", "Kind", "Written as", "Held together by")


def identity_view(links: Sequence[Link], judgements: Sequence[Judgement], notes: Footnotes) -> IdentityView:
    """Return who was taken as the same, who is only proposed, and the judgements."""
    followed = [link for link in links if not link.proposed]
    reasons = _reasons(followed, notes)
    joined = [item for item in notes.index.clusters.values() if _joins(item, reasons, notes)]
    return IdentityView(
        clusters=_clusters(joined, reasons, notes),
        proposed=_links("Links that the program only proposes", [link for link in links if link.proposed], notes),
        judgements=_judgements(judgements, notes),
        alike=_alike([item for item in notes.index.clusters.values() if item not in joined and reasons.get(item.id)]),
    )


Reasons = dict[str, Counter[str]]


def _reasons(followed: Iterable[Link], notes: Footnotes) -> Reasons:
    """Return, for each cluster, the rules of the links that hold it together, counted."""
    cluster_of = {key: item.id for item in notes.index.clusters.values() for key in item.mentions}
    found: Reasons = {}
    for link in followed:
        found.setdefault(cluster_of.get(link.a, ""), Counter())[_reason(link)] += 1
    return found


def _reason(link: Link) -> str:
    """Return why a link was followed, without the names it quotes: a line for all links of one reason."""
    plain = next((reason for reason in link.reasons if "“" not in reason), "")
    return f"{plain or RULES.get(link.rule, words.readable(link.rule))} (rule {link.rule})"


RULES = {
    "name.same_text": "one text writes the name again",
    "name.surname": "the surname of a full name in the same text",
    "name.spelling_same_text": "another spelling in the same text",
    "name.full_across_texts": "the same full name in several texts",
    "body.same_text": "one text writes the name again",
    "body.across_texts": "the same name in several texts",
    "body.short_name": "a short form of the name in the same text",
    "body.acronym": "the letters of the full name",
}
"""Rules whose reasons always quote the names, in words."""


def _joins(cluster: Cluster, reasons: Reasons, notes: Footnotes) -> bool:
    """Say whether a cluster holds several names, or reaches over several texts."""
    sources = {notes.index.mention(key).source for key in cluster.mentions}
    return len(cluster.names) > 1 or (len(sources) > 1 and bool(reasons.get(cluster.id)))


def _alike(clusters: Iterable[Cluster]) -> Cell:
    """Return, in one line, who is written in one way throughout one text."""
    labels = sorted({item.label for item in clusters})
    named = [piece for label in labels for piece in (Piece(", "), Piece(label, "named"))][1:]
    return (Piece("One text writes again, in the same way: "), *named, Piece(".")) if named else ()


def _clusters(clusters: Iterable[Cluster], reasons: Reasons, notes: Footnotes) -> Table:
    """Return the clusters that join something, with the links that hold each together in one line."""
    ordered = sorted(clusters, key=lambda item: (item.kind, item.label, item.id))
    rows = tuple(_cluster(item, reasons.get(item.id, Counter()), notes) for item in ordered)
    return Table(caption="Names taken as one", columns=CLUSTERS, rows=rows)


def _cluster(cluster: Cluster, reasons: Counter[str], notes: Footnotes) -> Row:
    names = written(cluster, notes)
    joined: Cell = tuple(piece for item in names for piece in (Piece(", "), name_piece(item, notes)))[1:]
    sources = sorted({notes.index.number(notes.index.mention(key).source) for key in cluster.mentions})
    listed = Piece(f" (source {words.listed([words.number(place) for place in sources])})")
    by = [f"{reason}{f', {count} links' if count > 1 else ''}" for reason, count in sorted(reasons.items())]
    held = ["a person's judgement"] if cluster.decided else []
    cells = (
        (Piece(cluster.label, "named"),),
        (Piece(cluster.kind),),
        (*joined, listed),
        voiced("; ".join([*held, *by]) or "no link recorded"),
    )
    return Row(cells=cells, refs=tuple(_cite(item, notes) for item in names))


def _cite(mention: Mention, notes: Footnotes) -> Ref:
    return notes.cite_span(mention.source, mention.span)


def _links(caption: str, links: Iterable[Link], notes: Footnotes) -> Table:
    """Return links as rows: one for each pair of written names, reason and rule, with all the sources they join."""
    groups: dict[tuple[object, ...], list[Link]] = {}
    for link in links:
        groups.setdefault(_likeness(link, notes), []).append(link)
    return Table(caption=caption, columns=LINKS, rows=tuple(_link(group, notes) for group in groups.values()))


def _likeness(link: Link, notes: Footnotes) -> tuple[object, ...]:
    ends = (notes.index.mention(link.a), notes.index.mention(link.b))
    return (*sorted(end.span.exact for end in ends), link.rule, link.reasons)


def _link(group: Sequence[Link], notes: Footnotes) -> Row:
    first = group[0]
    one = notes.index.mention(first.a).span.exact
    left, right = _sides(group, one, notes)
    cells = (
        *_ends(left, right, notes),
        (Piece(f"{min(link.probability for link in group):.2f}"),),
        voiced(f"{'; '.join(first.reasons)} (rule {first.rule})"),
    )
    ends = {(end.source, end.span.start): end for end in (*left, *right)}
    return Row(cells=cells, refs=tuple(_cite(end, notes) for end in ends.values()))


def _sides(group: Sequence[Link], one: str, notes: Footnotes) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions on either side of some links, those that are written as `one` on the left."""
    pairs = [[notes.index.mention(key) for key in (link.a, link.b)] for link in group]
    turned = [pair if pair[0].span.exact == one else pair[::-1] for pair in pairs]
    return [pair[0] for pair in turned], [pair[1] for pair in turned]


def _ends(left: list[Mention], right: list[Mention], notes: Footnotes) -> tuple[Cell, Cell]:
    """Return both ends of some links; where one name stands in more than two sources, all of them at one end."""
    if left[0].span.exact != right[0].span.exact or len(left) == 1:
        return _end(left, notes), _end(right, notes)
    return _end([*left, *right], notes), (Piece("the same name, two sources at a time"),)


def _end(mentions: Sequence[Mention], notes: Footnotes) -> Cell:
    """Return a name as written with all the sources in which it stands."""
    numbers = sorted({notes.index.number(item.source) for item in mentions})
    listed = words.listed([words.number(place) for place in numbers])
    return (name_piece(mentions[0], notes), Piece(f" (source {listed})"))


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
