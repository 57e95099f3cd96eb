"""Show who answered for what: acts alleged, what speaks against them, measures with their states, replies.

In: Accounted and claims. Out: NameView per written name of alleged perpetrators, with a block for each that nobody
joined; GroupView per body or unnamed people; measures that name none of them. The rules are those of ACCOUNT: nothing
here decides who enters.
"""

from __future__ import annotations

from dadkhah.model.claim import Act, Claim
from dadkhah.model.dossier import AccountView, AllegationView, Cell, GroupView, NameView, Piece, Row, Statement, Table
from dadkhah.model.finding import Account, Accounted, Allegation, AllegedGroup, Measure, StateCell, Tenure
from dadkhah.publish import words
from dadkhah.publish.apart import by_name, name_note, name_proposals, where_named
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.figure import quoted
from dadkhah.publish.footnotes import Footnotes, mark
from dadkhah.publish.offices import tenure_statement
from dadkhah.publish.passage import language
from dadkhah.publish.voice import voiced

MEASURES = ("Measure", "Against whom", "What it regards", "State", "When", "In the source's words")
LOOSE = ("Measure", "Of whom", *MEASURES[1:])
BODIES = ("organisation", "state_force", "armed_group")
"""Types of an alleged perpetrator that is a body with a name."""


def name_views(accounted: Accounted, notes: Footnotes) -> tuple[NameView, ...]:
    """Return the alleged perpetrators by written name, a block for each that nobody joined under one name."""
    return tuple(
        _name(f"name-{place}", label, accounts, accounted, notes)
        for place, (label, accounts) in enumerate(by_name(accounted).items(), 1)
    )


def _name(key: str, label: str, accounts: list[Account], accounted: Accounted, notes: Footnotes) -> NameView:
    blocks = (_account(f"{key}-{at}", item, notes) for at, item in enumerate(accounts, 1))
    return NameView(
        id=key,
        label=label,
        note=name_note(label, accounts, accounted, notes.index),
        blocks=tuple(blocks),
        proposals=tuple(voiced(line) for line in name_proposals(accounts, notes.index)),
    )


def _account(key: str, account: Account, notes: Footnotes) -> AccountView:
    return AccountView(
        id=key,
        label=account.label,
        where=where_named(account, notes.index),
        allegations=tuple(_of_person(item, account, notes) for item in account.allegations),
        measures=_measures(account.label, account.measures, notes),
        offices=tuple(tenure_statement(item, notes) for item in account.tenures),
        reply=account.reply,
        denials=tuple(stated(key, notes) for key in _elsewhere(account)),
        rejected=tuple(stated(key, notes) for key in account.rejected),
    )


def _elsewhere(account: Account) -> list[str]:
    """Return the denials that stand beside none of the allegations."""
    beside = {key for item in account.allegations for key in (*item.denials, *item.against)}
    return [key for key in dict.fromkeys(account.denials) if key not in beside]


def _of_person(allegation: Allegation, account: Account, notes: Footnotes) -> AllegationView:
    cells = [cell for cell in account.cells if cell.allegation == allegation.claim]
    tenures = [account.tenures[place] for place in allegation.later_offices]
    return _allegation(allegation, cells, tenures, notes)


def _allegation(
    allegation: Allegation, cells: list[StateCell], later: list[Tenure], notes: Footnotes
) -> AllegationView:
    others = [key for key in dict.fromkeys(allegation.against) if key not in allegation.denials]
    return AllegationView(
        statement=alleged(notes.index.claim(allegation.claim), notes),
        context=_context(allegation, notes),
        against=(
            *(stated(key, notes) for key in dict.fromkeys(allegation.denials)),
            *(stated(key, notes, NAMESAKE if key in allegation.namesakes else "") for key in others),
        ),
        states=_states(cells, notes),
        later=tuple(tenure_statement(item, notes) for item in later),
    )


def alleged(claim: Claim, notes: Footnotes) -> Statement:
    """Return an act as alleged: by whom, and the conduct in the source's words."""
    item = notes.index.source(claim.source)
    conduct = claim.body.conduct.exact if isinstance(claim.body, Act) else claim.clause.exact
    quote = Piece(conduct, "source", language(item))
    pieces = (Piece("Alleged by "), *chain_pieces(claim, item), Piece(": "), quote)
    return Statement(pieces=pieces, refs=notes.cite(claim.id), mark=mark(notes.index, [claim.id]))


NAMESAKE = "A person of this name denies (not joined with the one above: two people decide). "


def stated(key: str, notes: Footnotes, lead: str = "") -> Statement:
    """Return a claim as a statement: by whom, and its clause in the source's words, after a lead of the program's."""
    claim = notes.index.claim(key)
    item = notes.index.source(claim.source)
    said = (*chain_pieces(claim, item), Piece(": "), quoted(claim, notes))
    pieces = (Piece(lead), *said) if lead else said
    return Statement(pieces=pieces, refs=notes.cite(key), mark=mark(notes.index, [key]))


def _context(allegation: Allegation, notes: Footnotes) -> str:
    cluster = notes.index.clusters.get(allegation.event)
    event = cluster.label if cluster else allegation.event or "event not stated"
    dated = f"{event}; {words.interval(allegation.when)}" if allegation.when else event
    others = also_named(notes.index.claim(allegation.claim), allegation.event, notes)
    return f"{dated}. Its words also name: {words.listed(others)}" if others else dated


def also_named(claim: Claim, event: str, notes: Footnotes) -> list[str]:
    """Return the other events that the quoted conduct names, by label: the statement is one, of either or of both."""
    span = claim.body.conduct if isinstance(claim.body, Act) else claim.clause
    events = (item for item in notes.index.clusters.values() if item.kind == "event" and item.id != event)
    inside = {
        item.label
        for item in events
        for mention in map(notes.index.mention, item.mentions)
        if mention.source == claim.source and span.start <= mention.span.start and mention.span.end <= span.end
    }
    return sorted(inside)


def _states(cells: list[StateCell], notes: Footnotes) -> tuple[Statement, ...]:
    """Return the measures of one allegation: what is carried by a claim by itself, the rest grouped by its wording."""
    carried = tuple(_carried(cell, notes) for cell in cells if cell.claims)
    bare = [cell for cell in cells if not cell.claims]
    return (*carried, *(_bare(one, bare) for one in dict.fromkeys(cell.wording for cell in bare)))


def _carried(cell: StateCell, notes: Footnotes) -> Statement:
    kind = words.readable(cell.kind)
    line = cell.wording if kind in cell.wording else f"{kind}: {cell.wording}"
    pieces = voiced(line[:1].upper() + line[1:])
    return Statement(pieces=pieces, refs=notes.cite(*cell.claims), mark=mark(notes.index, cell.claims))


def _bare(wording: str, cells: list[StateCell]) -> Statement:
    kinds = words.listed([words.readable(cell.kind) for cell in cells if cell.wording == wording])
    return Statement(pieces=voiced(f"{kinds.capitalize()}: {wording}"), refs=())


def body_views(accounted: Accounted, notes: Footnotes) -> tuple[GroupView, ...]:
    """Return one block per organisation, force or armed group that is named as a perpetrator."""
    held = [item for item in accounted.groups if item.actor_type in BODIES]
    return tuple(_group(f"body-{place}", item, notes) for place, item in enumerate(held, 1))


def unnamed_views(accounted: Accounted, notes: Footnotes) -> tuple[GroupView, ...]:
    """Return one block per perpetrator whom no source names: an office that is described, people unnamed."""
    held = [item for item in accounted.groups if item.actor_type not in BODIES]
    return tuple(_group(f"unnamed-{place}", item, notes) for place, item in enumerate(held, 1))


def _group(anchor: str, group: AllegedGroup, notes: Footnotes) -> GroupView:
    return GroupView(
        id=anchor,
        label=group.label,
        kind=words.readable(group.actor_type),
        note=group.note,
        allegations=tuple(_allegation(item, [], [], notes) for item in group.allegations),
        measures=_measures(group.label, group.measures, notes),
    )


def _measures(label: str, measures: tuple[Measure, ...], notes: Footnotes) -> Table | None:
    rows = tuple(_measure(item, notes) for item in _once(measures))
    return Table(caption=f"Measures reported: {label}", columns=MEASURES, rows=rows) if rows else None


def _once(measures: tuple[Measure, ...]) -> list[Measure]:
    """Return each measure once: one that regards two acts of the block says the same of both."""
    return list({(item.claim, item.kind, item.regards, item.state): item for item in measures}.values())


def loose_table(accounted: Accounted, notes: Footnotes) -> Table:
    """Return the measures that name none of the alleged perpetrators above, with whom they name."""
    rows = tuple(_loose(item, notes) for item in accounted.loose_measures)
    return Table(caption="Measures that regard none of the allegations above", columns=LOOSE, rows=rows)


def _loose(measure: Measure, notes: Footnotes) -> Row:
    row = _measure(measure, notes)
    subject = (Piece(measure.subject, "named") if measure.subject else Piece("not stated"),)
    return Row(cells=(row.cells[0], subject, *row.cells[1:]), refs=row.refs, mark=row.mark)


def _measure(measure: Measure, notes: Footnotes) -> Row:
    cells = (
        _kind(measure, notes),
        (Piece(words.AGAINST[measure.against]),),
        (Piece(regards(measure)),),
        voiced(words.STATES[measure.state] + (f"; {measure.note}" if measure.note else "")),
        (Piece(words.interval(measure.when)),),
        (quoted(notes.index.claim(measure.claim), notes),),
    )
    return Row(cells=cells, refs=notes.cite(measure.claim), mark=mark(notes.index, [measure.claim]))


def _kind(measure: Measure, notes: Footnotes) -> Cell:
    forum = (f"{words.readable(measure.forum)} forum",) if measure.forum else ()
    terms = f" ({'; '.join((*forum, *measure.terms))})" if forum or measure.terms else ""
    tongue = language(notes.index.source(notes.index.claim(measure.claim).source))
    by = (Piece(", by "), Piece(measure.authority, "named")) if measure.authority else ()
    outcome = (Piece(": "), Piece(measure.outcome, "source", tongue)) if measure.outcome else ()
    charges = (Piece(", for "), Piece(measure.charges, "source", tongue)) if measure.charges else ()
    return (Piece(f"{words.readable(measure.kind).capitalize()}{terms}"), *by, *outcome, *charges)


def regards(measure: Measure) -> str:
    """Return what a measure regards; it counts for no other allegation."""
    what = measure.regards or "not stated"
    return what if measure.regards_allegation else f"{what} (none of the allegations here)"
