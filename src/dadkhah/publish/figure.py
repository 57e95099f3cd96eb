"""Show one figure: its value, who states it, of when and where, in which words.

In: rows of a tally with their claims. Out: table rows, totals in order, each with its parts under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dadkhah.model.claim import Claim, Count
from dadkhah.model.dossier import Cell, Piece, Row
from dadkhah.model.tally import Tally, TallyRow
from dadkhah.publish import words
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.footnotes import Footnotes, mark
from dadkhah.publish.passage import language
from dadkhah.publish.voice import voiced

COLUMNS = ("Value as stated", "Stated by", "Speaks of", "In the source's words")


def figure_rows(tallies: Sequence[Tally], notes: Footnotes, *, kinds: bool = False) -> tuple[Row, ...]:
    """Return the rows of some tallies; `kinds`: each value says of what kind it is."""
    flags = _flags(tallies)
    held = [(row, tally) for tally in tallies for row in tally.rows]
    return tuple(
        _row(row, tally if kinds else None, flags.get(row.claim, ()), notes, under=under)
        for (row, tally), under in _ordered(held, notes)
    )


def _flags(tallies: Iterable[Tally]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for tally in tallies:
        for key in {key for item in tally.conflicts for key in (item.a, item.b)}:
            found[key] = ("excludes another figure here",)
        for key in {key for item in tally.drifts for key in item.claims}:
            found[key] = (*found.get(key, ()), "bound drifts")
    return found


Held = tuple[TallyRow, Tally]


def _ordered(held: Sequence[Held], notes: Footnotes) -> Iterable[tuple[Held, bool]]:
    """Yield rows with their parts after them; a part whose total does not stand here keeps its place."""
    whole = {row.claim: (row, tally) for row, tally in held if row.part is None}
    parts: dict[str, list[Held]] = {}
    for one in held:
        total = total_of(one[0], whole, notes)
        if total:
            parts.setdefault(total, []).append(one)
    placed = {row.claim for rows in parts.values() for row, _ in rows}
    for one in held:
        if one[0].claim not in placed:
            yield one, False
        yield from ((part, True) for part in parts.get(one[0].claim, ()) if part[0].claim != one[0].claim)


def total_of(row: TallyRow, whole: dict[str, Held], notes: Footnotes) -> str:
    """Return the total that a part stands under: the one that it names, else the last before it in its text."""
    body = notes.index.claim(row.claim).body
    if row.part is None or not isinstance(body, Count):
        return ""
    if body.part_of in whole:
        return body.part_of or ""
    before = [
        (place, key)
        for key, (total, _) in whole.items()
        if total.source == row.source and (place := _place(key, notes)) <= body.quantity.stated.start
    ]
    return max(before)[1] if before and not body.part_of else ""


def totals(tally: Tally, notes: Footnotes) -> list[TallyRow]:
    """Return the rows that are no part of another; what is further to another kind of figure is a total of its own."""
    held = {row.claim: (row, tally) for row in tally.rows if row.part is None}
    apart = {row.claim for row in tally.rows if row.part == "addition" and not total_of(row, held, notes)}
    return [row for row in tally.rows if row.part is None or row.claim in apart]


def _place(key: str, notes: Footnotes) -> int:
    body = notes.index.claim(key).body
    return body.quantity.stated.start if isinstance(body, Count) else 0


def _row(row: TallyRow, tally: Tally | None, flags: tuple[str, ...], notes: Footnotes, *, under: bool) -> Row:
    claim = notes.index.claim(row.claim)
    item = notes.index.source(claim.source)
    kind = (Piece(f" {words.KINDS[tally.kind]} ({words.UNITS[tally.unit]})"),) if tally else ()
    soft = words.soft(row.allowed)
    allows = (Piece(f"; allows {soft}"),) if soft else ()
    said = [] if claim.polarity == "asserted" else [str(claim.polarity)]
    day = Piece(f"; {words.publication_day(item.description)}")
    return Row(
        cells=(
            (*value(claim), *kind, *allows),
            (*chain_pieces(claim, item), day),
            spoken_of(claim, row, notes),
            (quoted(claim, notes),),
        ),
        refs=notes.cite(row.claim),
        mark=mark(notes.index, [row.claim]),
        flags=(*flags, *said),
        remarks=tuple(_remarks(claim, row, under=under)),
        lead=words.LEADS.get(row.part or "", "") if under else "",
    )


def spoken_of(claim: Claim, row: TallyRow, notes: Footnotes) -> Cell:
    """Return the time and the place that a figure speaks of."""
    tongue = language(notes.index.source(claim.source))
    place = (Piece("; "), Piece(claim.place.text.exact, "source", tongue)) if claim.place else ()
    return (Piece(words.interval(row.time)), *place)


def _remarks(claim: Claim, row: TallyRow, *, under: bool) -> Iterable[Cell]:
    if row.part and not under:
        yield (Piece(words.PARTS[row.part]),)
    if row.only and not row.part:
        yield voiced(f"counts {row.only} only: it contradicts no figure of the whole")
    if claim.speech_act in words.SPEECH:
        yield (Piece(words.SPEECH[claim.speech_act]),)
    if row.reason:
        yield voiced(row.reason)


def value(claim: Claim) -> tuple[Piece, ...]:
    """Return a count with its bound in words."""
    if not isinstance(claim.body, Count):
        return (Piece("no figure"),)
    return (Piece(words.bound(claim.body.quantity)),)


def quoted(claim: Claim, notes: Footnotes) -> Piece:
    """Return a claim's clause in the source's voice."""
    return Piece(claim.clause.exact, "source", language(notes.index.source(claim.source)))
