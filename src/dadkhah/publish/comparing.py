"""Say how figures relate: which exclude one another, which drift, which follow one another.

In: the conflicts, drifts and series of tallies. Out: statements, one for each pair of origins or each drift; values and
footnotes of all figures concerned are collected in it. Nothing is preferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dadkhah.model.dossier import Cell, Piece, Statement
from dadkhah.model.tally import Drift, Origin, Series, Tally, TallyRow
from dadkhah.publish import words
from dadkhah.publish.figure import value
from dadkhah.publish.footnotes import Footnotes, mark
from dadkhah.publish.voice import voiced

Sides = Mapping[str, Sequence[str]]
"""The claims of one origin, each with the claims of another that exclude it."""


def conflict_statements(tally: Tally, origins: Mapping[str, Origin], notes: Footnotes) -> tuple[Statement, ...]:
    """Return the conflicts of a tally, one statement for each pair of origins."""
    rows = {row.claim: row for row in tally.rows}
    pairs: dict[tuple[str, str], dict[str, list[str]]] = {}
    for conflict in tally.conflicts:
        first, second = sorted((conflict.a, conflict.b), key=lambda key: (_label(rows[key], origins), key))
        sides = pairs.setdefault((rows[first].origin, rows[second].origin), {})
        sides.setdefault(first, []).append(second)
    ordered = sorted(pairs.items(), key=lambda item: [_named(key, origins) for key in item[0]])
    return tuple(_pair(pair, sides, rows, origins, notes) for pair, sides in ordered)


def _label(row: TallyRow, origins: Mapping[str, Origin]) -> str:
    return _named(row.origin, origins)


def _named(key: str, origins: Mapping[str, Origin]) -> str:
    return origins[key].label if key in origins else "origin not known"


def _pair(
    pair: tuple[str, str],
    sides: Sides,
    rows: Mapping[str, TallyRow],
    origins: Mapping[str, Origin],
    notes: Footnotes,
) -> Statement:
    first, second = (_named(key, origins) for key in pair)
    inside = Piece(" (both of one origin)") if pair[0] == pair[1] else Piece("")
    bundles = _bundled(sides, rows, notes)
    said = [
        piece
        for left, right in bundles
        for piece in (
            Piece("; "),
            *_side(first, left, notes),
            Piece(" and "),
            *_side(second, right, notes),
            inside,
        )
    ]
    keys = [key for left, right in bundles for key in (*left, *right)]
    end = Piece(" exclude one another: both bounds are stated, and no value lies in both.")
    return compared((*(piece for piece in said[1:] if piece.text), end), keys, notes)


def _bundled(
    sides: Sides, rows: Mapping[str, TallyRow], notes: Footnotes
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the claims of one side that exclude the same values of the other, together."""
    place = {key: at for at, key in enumerate(rows)}
    bundles: dict[tuple[str, ...], tuple[list[str], dict[str, None]]] = {}
    for left in sorted(sides, key=lambda key: place[key]):
        right = sorted(sides[left], key=lambda key: place[key])
        against = tuple(dict.fromkeys(_text(key, notes) for key in right))
        held = bundles.setdefault(against, ([], {}))
        held[0].append(left)
        held[1].update(dict.fromkeys(right))
    return [(tuple(left), tuple(right)) for left, right in bundles.values()]


def _side(label: str, claims: Iterable[str], notes: Footnotes) -> Cell:
    values = words.listed(list(dict.fromkeys(_text(key, notes) for key in claims)))
    return (Piece(f"{values} ("), Piece(label, "named"), Piece(")"))


def _text(key: str, notes: Footnotes) -> str:
    return "".join(piece.text for piece in value(notes.index.claim(key)))


def drift_statements(drifts: Iterable[Drift], notes: Footnotes) -> tuple[Statement, ...]:
    """Return drifts, those of one wording in one statement; one that another holds already is not said twice."""
    grouped: dict[str, list[str]] = {}
    for drift in drifts:
        grouped.setdefault(drift.reason, []).extend(drift.claims)
    held = {reason: tuple(dict.fromkeys(claims)) for reason, claims in grouped.items()}
    return tuple(_drift(reason, held[reason], notes) for reason in _largest(held))


def _largest(held: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the reasons whose claims no other reason holds with more; only reasons that share a claim are compared."""
    sets = {reason: frozenset(claims) for reason, claims in held.items()}
    sharing: dict[str, list[str]] = {}
    for reason, claims in held.items():
        for claim in claims:
            sharing.setdefault(claim, []).append(reason)
    for reason, claims in held.items():
        rivals = min((sharing[claim] for claim in claims), key=len, default=[])
        if not any(sets[reason] < sets[rival] for rival in rivals):
            yield reason


def _drift(reason: str, claims: Sequence[str], notes: Footnotes) -> Statement:
    told, _, _ = reason.partition(": ")
    return compared((*_values(claims, notes), *voiced(f": {told}.")), claims, notes)


def _values(claims: Sequence[str], notes: Footnotes) -> Cell:
    """Return each value once, with everybody who publishes it."""
    by_value: dict[str, dict[str, None]] = {}
    for key in claims:
        claim = notes.index.claim(key)
        publisher = words.publisher(notes.index.source(claim.source).description)
        by_value.setdefault(_text(key, notes), {})[publisher] = None
    said = ((Piece(" / "), *_who(text, list(by_value[text]))) for text in by_value)
    return tuple(piece for pieces in said for piece in pieces)[1:]


def _who(text: str, publishers: Sequence[str]) -> Cell:
    named = (piece for name in publishers for piece in (Piece("; "), Piece(name, "named")))
    return (Piece(f"{text} ("), *tuple(named)[1:], Piece(")"))


def series_statements(found: Iterable[Series], notes: Footnotes) -> tuple[Statement, ...]:
    """Return figures that follow one another in time, each with its publisher and day."""
    return tuple(_series(one, notes) for one in found)


def _series(series: Series, notes: Footnotes) -> Statement:
    steps = ((Piece(", then "), *_step(key, notes)) for key in series.claims)
    told, stated, _ = series.reason.partition(" from ")
    tail = ", as the text says itself" if series.reason.endswith("itself") else " by one voice as time went on"
    told = f"{told}{tail}" if stated else told
    pieces = (*tuple(piece for pieces in steps for piece in pieces)[1:], Piece(f": {told}."))
    return compared(pieces, series.claims, notes)


def _step(key: str, notes: Footnotes) -> Cell:
    description = notes.index.source(notes.index.claim(key).source).description
    publisher = Piece(words.publisher(description), "named")
    return (Piece(f"{_text(key, notes)} ("), publisher, Piece(f", {words.publication_day(description)})"))


def compared(pieces: Cell, claims: Sequence[str], notes: Footnotes) -> Statement:
    """Return a sentence about several claims with all their footnotes."""
    return Statement(pieces=pieces, refs=notes.cite(*claims), mark=mark(notes.index, claims))
