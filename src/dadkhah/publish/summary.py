"""Say first what a reader in a hurry takes away.

In: Inputs and the index. Out: Summary: for each event and kind of harm from what to what it is stated and by whom; who
is accused; how far it can be trusted. No figure is preferred: the lowest and the highest number stand together, each
with every bound in which it is stated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dadkhah.model.claim import Count
from dadkhah.model.dossier import Cell, EventLine, Inputs, Piece, Statement, Summary
from dadkhah.model.finding import Account, MeasureState
from dadkhah.model.tally import Tally, TallyRow
from dadkhah.publish import words
from dadkhah.publish.apart import by_name, name_note
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.figure import totals
from dadkhah.publish.figures import by_event, of_no_event
from dadkhah.publish.footnotes import Footnotes, mark
from dadkhah.publish.trust import unread_count
from dadkhah.publish.voice import voiced

HARMS = (
    "killed",
    "executed",
    "disappeared",
    "tortured",
    "raped",
    "arrested",
    "injured",
    "abducted",
    "sentenced_to_death",
)


def summary(inputs: Inputs, notes: Footnotes) -> Summary:
    """Return the summary of a case."""
    return Summary(
        figures=tuple(event_lines(inputs.weighed.tallies, notes)),
        loose=loose_line(inputs.weighed.tallies, notes),
        accused=tuple(
            _accused(label, accounts, inputs, notes) for label, accounts in by_name(inputs.accounted).items()
        ),
        trust=tuple(trust_lines(inputs, notes)),
    )


def event_lines(tallies: Sequence[Tally], notes: Footnotes) -> Iterable[EventLine]:
    """Yield the events with harms to people, those of which most statements speak first."""
    clusters = notes.index.clusters
    by_weight = sorted(by_event(tallies, notes).items(), key=lambda event: -sum(len(item.rows) for item in event[1]))
    for anchor, held in by_weight:
        harms = sorted((item for item in held if is_harm(item)), key=lambda item: HARMS.index(item.kind))
        if harms:
            cluster = clusters.get(held[0].event)
            label = cluster.label if cluster else held[0].label
            yield EventLine(label, anchor, tuple(_figure(item, notes) for item in harms))


def is_harm(tally: Tally) -> bool:
    """Say whether a tally counts people who suffered a harm, with a figure that can be compared."""
    return tally.kind in HARMS and tally.unit == "person" and bool(_compared(tally))


def _compared(tally: Tally) -> list[TallyRow]:
    return [row for row in tally.rows if row.compared]


def loose_line(tallies: Iterable[Tally], notes: Footnotes) -> Cell:
    """Return how many figures of which kind the texts tie to no event; none of them is put beside another here."""
    held = [item for item in tallies if of_no_event(item, notes)]
    rows = [row for item in held for row in item.rows]
    if not rows:
        return ()
    kinds = Counter(words.KINDS[item.kind] for item in held for _ in item.rows)
    listed = "; ".join(f"{kind}: {words.number(kinds[kind])}" for kind in sorted(kinds, key=lambda one: -kinds[one]))
    sources = words.plural(len({row.source for row in rows}), "source")
    count = words.plural(len(rows), "figure")
    return (
        Piece(f"{count} in {sources} of which the text names no event ({listed}): each in the table of its source."),
    )


def _numeral(row: TallyRow, notes: Footnotes) -> int:
    body = notes.index.claim(row.claim).body
    if not isinstance(body, Count):
        return 0
    return body.quantity.low if body.quantity.low is not None else body.quantity.high or 0


def _figure(tally: Tally, notes: Footnotes) -> Statement:
    low, high = extremes(tally, notes)
    keys = [row.claim for row in (*low, *high)]
    kind = words.KINDS[tally.kind]
    lead = Piece(f"{kind[:1].upper()}{kind[1:]}: stated ")
    return Statement(
        pieces=(lead, *_range(low, high, notes), Piece(_origins(tally))),
        refs=notes.cite(*keys),
        mark=mark(notes.index, keys),
    )


def extremes(tally: Tally, notes: Footnotes) -> tuple[list[TallyRow], list[TallyRow]]:
    """Return the rows with the lowest number and those with the highest, one for each wording of it.

    Figures of less than the whole (parts, a region, a group, a part of the time) take part only where nothing else is
    stated. Where all state one number, the second list is empty.
    """
    compared = _compared(tally)
    wholes = [row for row in totals(tally, notes) if row.compared]
    rows = [row for row in wholes if not row.only] or wholes or compared
    least, most = (end(_numeral(row, notes) for row in rows) for end in (min, max))
    low = _wordings([row for row in rows if _numeral(row, notes) == least], notes)
    return low, [] if least == most else _wordings([row for row in rows if _numeral(row, notes) == most], notes)


def _wordings(rows: Iterable[TallyRow], notes: Footnotes) -> list[TallyRow]:
    """Return the first row of each wording of one number: "at least 1,500", "1,500"."""
    return list({_worded(row, notes): row for row in reversed(list(rows))}.values())[::-1]


def _worded(row: TallyRow, notes: Footnotes) -> str:
    body = notes.index.claim(row.claim).body
    return words.bound(body.quantity) if isinstance(body, Count) else "no figure"


def _range(low: Sequence[TallyRow], high: Sequence[TallyRow], notes: Footnotes) -> Cell:
    if not high:
        return (Piece("as "), *_end(low, notes))
    return (Piece("from "), *_end(low, notes), Piece(" to "), *_end(high, notes))


def _end(rows: Iterable[TallyRow], notes: Footnotes) -> Cell:
    """Return one end of a range: each wording of the number, and who states it so."""
    said = [piece for row in rows for piece in (Piece(" and as "), *_stated(row, notes))]
    return tuple(said[1:])


def _stated(row: TallyRow, notes: Footnotes) -> Cell:
    claim = notes.index.claim(row.claim)
    only = voiced(f", {row.only} only") if row.only else ()
    chain = chain_pieces(claim, notes.index.source(claim.source))
    return (Piece(_worded(row, notes)), *only, Piece(" ("), *chain, Piece(")"))


def _origins(tally: Tally) -> str:
    clash = "; some of the figures exclude one another" if tally.conflicts else ""
    drift = "; bounds drift" if tally.drifts else ""
    count = words.plural(len(tally.rows), "statement")
    return f"; {count}, {words.plural(len(tally.origins), 'origin')}{clash}{drift}."


def _accused(label: str, accounts: Sequence[Account], inputs: Inputs, notes: Footnotes) -> Statement:
    found = [item for account in accounts for item in account.allegations]
    keys = [item.claim for item in found]
    denied = sum(bool(item.denials or item.against) for item in found)
    against = f"; for {words.number(denied)} of these the sources also report what speaks against" if denied else ""
    note = name_note(label, accounts, inputs.accounted, notes.index)
    text = f": {words.plural(len(keys), 'act')} alleged{against}. {states(accounts)}{' ' if note else ''}{note}"
    pieces = (Piece(label, "named"), Piece(text))
    return Statement(pieces=pieces, refs=notes.cite(*keys), mark=mark(notes.index, keys))


def states(accounts: Iterable[Account]) -> str:
    """Return the states of all measures in one sentence; "not searched" is never worded as none."""
    every = (one for account in accounts for one in account.states)
    held = dict.fromkeys((kind, state) for _, kind, state in every if state != "not_searched")
    worded = dict.fromkeys(state for _, state in held)
    named = "; ".join(f"{_kinds(one, held)}: {words.STATES[one]}" for one in worded)
    rest = "every other measure: not searched" if named else "not searched"
    return f"Measures that regard these acts: {named}{'; ' if named else ''}{rest}."


def _kinds(state: MeasureState, held: Iterable[tuple[str, MeasureState]]) -> str:
    return words.listed([words.readable(kind) for kind, one in held if one == state])


def trust_lines(inputs: Inputs, notes: Footnotes) -> Iterable[str]:
    """Yield how far it can be trusted: what was read by whom, how many origins, what waits, who was not asked."""
    marks = [notes.index.review_mark(key) for key in notes.index.claims]
    reviewed = len(marks) - marks.count("machine")
    read = "None of them has" if not reviewed else f"{words.plural(reviewed, 'of them has', 'of them have')}"
    yield (
        f"{words.plural(len(inputs.captured), 'source')} were read by a program, which found "
        f"{words.plural(len(marks), 'statement')} in them. {read} been reviewed by a person."
    )
    yield _origin_line(inputs)
    if unread := unread_count(inputs):
        seen = words.plural(unread, "passage was", "passages were")
        yield f"{seen} seen that the program could not read, listed for a person."
    if inputs.accounted.accounts:
        yield "Every act below is an allegation by the source that is named. Denials stand beside it."
    if not inputs.accounted.searches:
        yield "No search for measures is recorded. A missing measure therefore reads “not searched”, never “none”."


def _origin_line(inputs: Inputs) -> str:
    origins = inputs.weighed.origins
    unknown = sum(not item.known for item in origins)
    if len(origins) == 1:
        return "All figures come from one origin: that they agree corroborates nothing."
    family = f" For {words.number(unknown)} of them the family is unknown: nothing was declared." if unknown else ""
    count = words.plural(len(origins), "origin")
    return f"The figures come from {count}; that origins differ does not show that they are independent.{family}"
