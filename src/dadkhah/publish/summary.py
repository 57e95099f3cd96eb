"""Say first what a reader in a hurry takes away.

In: Inputs and the index. Out: Summary: the figures from lowest to highest, who is accused, how far it can be trusted.
No figure is preferred: the lowest and the highest stated numbers stand together, each with who states it.
"""

from __future__ import annotations

from collections.abc import Iterable

from dadkhah.model.claim import Count
from dadkhah.model.dossier import Inputs, Piece, Statement, Summary
from dadkhah.model.finding import Account, MeasureState
from dadkhah.model.tally import Tally, TallyRow
from dadkhah.publish import words
from dadkhah.publish.apart import labels
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.footnotes import Footnotes, mark
from dadkhah.publish.trust import unread_count

MOST_FIGURES = 8
"""Figures in the summary; the section of figures holds all."""
LESS = ("subset", "breakdown")
"""Parts that state less than the whole: no lowest number of the whole."""
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
    named = labels(inputs.accounted, notes.index)
    return Summary(
        figures=tuple(_figure(tally, notes) for tally in foremost(inputs.weighed.tallies)),
        accused=tuple(_accused(account, named[account.person], notes) for account in inputs.accounted.accounts),
        trust=tuple(trust_lines(inputs, notes)),
    )


def foremost(tallies: Iterable[Tally]) -> list[Tally]:
    """Return the tallies to name first: harms to people that most statements speak of."""
    harms = [item for item in tallies if item.kind in HARMS and item.unit == "person" and _compared(item)]
    ranked = sorted(harms, key=lambda item: (-len(item.rows), HARMS.index(item.kind), item.label, item.id))
    return ranked[:MOST_FIGURES]


def _compared(tally: Tally) -> list[TallyRow]:
    return [row for row in tally.rows if row.compared]


def _numeral(row: TallyRow, notes: Footnotes) -> int:
    body = notes.index.claim(row.claim).body
    if not isinstance(body, Count):
        return 0
    return body.quantity.low if body.quantity.low is not None else body.quantity.high or 0


def _figure(tally: Tally, notes: Footnotes) -> Statement:
    ends = extremes(tally, notes)
    keys = [row.claim for row in ends]
    return Statement(
        pieces=(Piece(f"{tally.label}: "), *_ends(ends, notes), Piece(_origins(tally))),
        refs=notes.cite(*keys),
        mark=mark(notes.index, keys),
    )


def extremes(tally: Tally, notes: Footnotes) -> list[TallyRow]:
    """Return the rows with the lowest and the highest number: one row when all state the same in the same words."""
    rows = [row for row in _compared(tally) if row.part not in LESS] or _compared(tally)
    ordered = sorted(rows, key=lambda row: (_numeral(row, notes), _worded(row, notes), row.claim))
    alike = _worded(ordered[0], notes) == _worded(ordered[-1], notes)
    return ordered[:1] if alike else [ordered[0], ordered[-1]]


def _worded(row: TallyRow, notes: Footnotes) -> str:
    body = notes.index.claim(row.claim).body
    return words.bound(body.quantity) if isinstance(body, Count) else "no figure"


def _ends(ends: list[TallyRow], notes: Footnotes) -> tuple[Piece, ...]:
    if len(ends) == 1:
        leads: tuple[str, ...] = ("stated as ",)
    elif _numeral(ends[0], notes) == _numeral(ends[1], notes):
        leads = ("stated as ", " and as ")
    else:
        leads = ("the lowest number stated is ", "; the highest is ")
    return tuple(piece for lead, row in zip(leads, ends, strict=True) for piece in _end(lead, row, notes))


def _end(lead: str, row: TallyRow, notes: Footnotes) -> tuple[Piece, ...]:
    claim = notes.index.claim(row.claim)
    chain = chain_pieces(claim, notes.index.source(claim.source))
    return (Piece(f"{lead}{_worded(row, notes)}, by "), *chain)


def _origins(tally: Tally) -> str:
    clash = "; some of the figures exclude one another" if tally.conflicts else ""
    count = words.plural(len(tally.rows), "statement")
    return f". {count} from {words.plural(len(tally.origins), 'origin')}{clash}."


def _accused(account: Account, label: str, notes: Footnotes) -> Statement:
    keys = [item.claim for item in account.allegations]
    denied = sum(bool(item.denials or item.against) for item in account.allegations)
    against = f"; for {words.number(denied)} of these the sources also report what speaks against" if denied else ""
    text = f": {words.plural(len(keys), 'act')} alleged{against}. {states(account)}"
    pieces = (Piece(label, "named"), Piece(text))
    return Statement(pieces=pieces, refs=notes.cite(*keys), mark=mark(notes.index, keys))


def states(account: Account) -> str:
    """Return the states of an account's measures in one sentence; "not searched" is never worded as none."""
    held = dict.fromkeys((kind, state) for _, kind, state in account.states if state != "not_searched")
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
