"""Make the working draft of a case: compose the dossier, print it.

In: Inputs: every record of the case. Out: file names and bytes: index.html, one self-contained page.
Steps, all pure: records -> Dossier (view records, footnotes numbered in the order of the page) -> HTML.
"""

from __future__ import annotations

from dadkhah.model.dossier import Dossier, Inputs
from dadkhah.publish import words
from dadkhah.publish.accounts import body_views, loose_table, name_views, unnamed_views
from dadkhah.publish.figures import event_figures, share_table
from dadkhah.publish.footnotes import Footnotes
from dadkhah.publish.identity import identity_view
from dadkhah.publish.index import build_index
from dadkhah.publish.leftovers import (
    clashes,
    other_table,
    quotation_table,
    rejected_table,
    response_table,
    waiting,
)
from dadkhah.publish.offices import office_chart, office_table, person_views
from dadkhah.publish.page import page
from dadkhah.publish.sources import source_views, unread_table
from dadkhah.publish.summary import summary
from dadkhah.publish.timeline import mentioned, moments, timeline_chart
from dadkhah.publish.trust import trust_view


def draft(inputs: Inputs) -> dict[str, bytes]:
    """Return the files of the working draft, by name.

    Raises UnknownRecord when a record names one that the case does not hold, and QuoteMismatch when a quote does not
    stand in its text.
    """
    return {"index.html": page(compose(inputs)).encode()}


def compose(inputs: Inputs) -> Dossier:
    """Return the dossier of a case as view records.

    It is gathered twice: the first round finds what is cited, the second numbers it (see footnotes).
    """
    index = build_index(inputs)
    first = Footnotes(index)
    _gathered(inputs, first)
    return _gathered(inputs, Footnotes(index, first.plan()))


def _gathered(inputs: Inputs, notes: Footnotes) -> Dossier:
    """Return the dossier with the footnotes that its sections cite.

    The order of the fields is the order of the page: it numbers the footnotes. `others` comes after every section that
    cites claims, `footnotes` last.
    """
    index, weighed, accounted = notes.index, inputs.weighed, inputs.accounted
    return Dossier(
        title=inputs.title or "Untitled case",
        made=words.moment(inputs.made_at),
        program=inputs.program,
        example=any(item.description.example for item in inputs.captured),
        summary=summary(inputs, notes),
        events=event_figures(weighed, notes),
        shares=share_table(weighed, notes),
        timeline_chart=timeline_chart(notes),
        timeline=moments(notes),
        mentioned=mentioned(notes),
        names=name_views(accounted, notes),
        bodies=body_views(accounted, notes),
        unnamed=unnamed_views(accounted, notes),
        loose=loose_table(accounted, notes),
        office_chart=office_chart(accounted, notes),
        offices=office_table(accounted, notes),
        people=person_views(accounted, notes),
        responses=response_table(accounted.responses, notes),
        quotations=quotation_table(notes),
        clashes=clashes(weighed.inconsistencies, notes),
        others=other_table(notes),
        rejected=rejected_table(notes),
        identity=identity_view(inputs.resolved.links, inputs.judgements, notes),
        waiting=waiting(inputs, notes),
        waiting_sources=unread_table(inputs, index),
        sources=source_views(inputs, index),
        trust=trust_view(inputs, index),
        footnotes=notes.footnotes(),
    )
