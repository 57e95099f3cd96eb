"""Show who held which office, and when.

In: tenures. Out: a statement and a table row per tenure, one chart with a heading per person.
Charts of offices say "as stated": an office is no act, and a place in a hierarchy is no control.
"""

from __future__ import annotations

from collections.abc import Iterable

from dadkhah.model.dossier import Cell, Chart, PersonView, Piece, Row, Statement, Table
from dadkhah.model.finding import Accounted, Tenure
from dadkhah.model.span import Interval
from dadkhah.publish import words
from dadkhah.publish.apart import labels
from dadkhah.publish.charts import Dated, time_chart
from dadkhah.publish.footnotes import Footnotes, mark
from dadkhah.publish.passage import language

COLUMNS = ("Person", "Office as stated", "Organisation", "Status and time")


def tenure_pieces(tenure: Tenure, notes: Footnotes) -> Cell:
    """Return a tenure: office and organisation in the source's words, status and dates in the program's."""
    body = (Piece(", "), *as_stated(tenure.organisation, tenure, notes)) if tenure.organisation else ()
    rest = Piece(f" ({words.readable(tenure.status)}; {held_words(tenure)})")
    return (*as_stated(tenure.position, tenure, notes), *body, rest)


def as_stated(text: str, tenure: Tenure, notes: Footnotes) -> Cell:
    """Return words of a tenure in the voice and language of its source; "not stated" where it says nothing."""
    source = next((notes.index.claim(key).source for key in tenure.claims), None)
    tongue = language(notes.index.source(source)) if source else ""
    return (Piece(text, "source", tongue) if text else Piece("not stated"),)


def held_words(tenure: Tenure) -> str:
    """Return when an office was held, or only since when it is stated."""
    if tenure.held is not None:
        return words.interval(tenure.held)
    if tenure.as_of is not None:
        return f"start and end not stated; stated as of {words.interval(tenure.as_of)}"
    return "dates not stated"


def tenure_statement(tenure: Tenure, notes: Footnotes) -> Statement:
    """Return one tenure as a statement with its footnotes."""
    return Statement(
        pieces=tenure_pieces(tenure, notes), refs=notes.cite(*tenure.claims), mark=mark(notes.index, tenure.claims)
    )


def person_views(accounted: Accounted, notes: Footnotes) -> tuple[PersonView, ...]:
    """Return the people who stand on timelines only, and why; their offices are in the table."""
    named = labels(accounted, notes.index)
    people = enumerate(accounted.others, 1)
    return tuple(PersonView(id=f"other-{place}", label=named[item.person], note=item.note) for place, item in people)


def all_tenures(accounted: Accounted, notes: Footnotes) -> tuple[tuple[str, tuple[Tenure, ...]], ...]:
    """Return everybody with an office, by label: alleged perpetrators and others alike."""
    named = labels(accounted, notes.index)
    held = [(named[item.person], item.tenures) for item in accounted.accounts]
    held += [(named[item.person], item.tenures) for item in accounted.others]
    ordered = sorted(held, key=lambda person: person[0])
    return tuple((label, tuple(sorted(tenures, key=_start))) for label, tenures in ordered if tenures)


def _start(tenure: Tenure) -> tuple[str, str]:
    when = tenure.held or tenure.as_of
    return (when.start.isoformat() if when and when.start else "9999", tenure.position)


def office_chart(accounted: Accounted, notes: Footnotes) -> Chart | None:
    """Return everybody's offices as bars; None when no tenure has a date."""
    groups = [(label, _dated(tenures, notes)) for label, tenures in all_tenures(accounted, notes)]
    return time_chart(
        "chart-offices",
        "Who is stated to have held which office, and when",
        (
            "One bar per office as stated. A short bar with two arrows: a source states the office at that time, and "
            "neither its start nor its end. Hierarchy as stated, not effective control."
        ),
        groups,
        notes,
    )


def _dated(tenures: Iterable[Tenure], notes: Footnotes) -> list[Dated]:
    rows = ((item, item.held or item.as_of) for item in tenures)
    return [_bar(item, when, notes) for item, when in rows if when is not None]


def _bar(tenure: Tenure, when: Interval, notes: Footnotes) -> Dated:
    label = as_stated(tenure.position, tenure, notes)
    if tenure.held is not None:
        return Dated(label, when, tenure.claims)
    return Dated(label, when, tenure.claims, remark="start and end not stated", glimpsed=True)


def office_table(accounted: Accounted, notes: Footnotes) -> Table:
    """Return everybody's offices as a table."""
    rows = tuple(_row(label, item, notes) for label, tenures in all_tenures(accounted, notes) for item in tenures)
    return Table(caption="Offices as stated in the sources", columns=COLUMNS, rows=rows)


def _row(label: str, tenure: Tenure, notes: Footnotes) -> Row:
    stated = (as_stated(text, tenure, notes) for text in (tenure.position, tenure.organisation))
    plain = Piece(f"{words.readable(tenure.status)}; {held_words(tenure)}")
    return Row(
        cells=((Piece(label, "named"),), *stated, (plain,)),
        refs=notes.cite(*tenure.claims),
        mark=mark(notes.index, tenure.claims),
    )
