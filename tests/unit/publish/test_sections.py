"""Figures, accounts, offices, timeline: view records of the invented case."""

from __future__ import annotations

import msgspec
import pytest
from tests import factories as make
from tests.unit.publish import invented

from dadkhah.errors import UnknownRecord
from dadkhah.model.dossier import Dossier, Piece, Statement
from dadkhah.model.entity import Assigned, Cluster, Resolved
from dadkhah.model.finding import Accounted
from dadkhah.model.tally import Allowed, Tally
from dadkhah.publish.accounts import regards
from dadkhah.publish.charts import high_end, low_end, toll_chart
from dadkhah.publish.compose import compose
from dadkhah.publish.figures import origin_lines
from dadkhah.publish.footnotes import Footnotes
from dadkhah.publish.index import build_index
from dadkhah.publish.naming import naming


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return compose(invented.inputs())


@pytest.fixture
def notes() -> Footnotes:
    return Footnotes(build_index(invented.inputs()))


NOBODY = Accounted(accounts=(), others=(), loose_measures=(), responses=(), searches=())


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def test_every_figure_has_its_row_with_value_chain_and_date(dossier: Dossier) -> None:
    rows = dossier.events[0].groups[0].table.rows
    assert [said(row.cells[0]) for row in rows] == [
        "12",
        "140; allows 135 to 145 (soft)",
        "at least 225",
        "at most 225",
        "1,500; allows 1,450 to 1,549 (soft)",
        "at least 1,500",
    ]
    assert said(rows[3].cells[1]) == "Merle News Agency, citing Three officials (told); 2 April 2031"
    assert said(rows[4].cells[1]).endswith("; 10 April 2031 to 20 May 2031")
    assert said(rows[4].cells[2]) == "March 2031"
    assert all(row.refs and row.mark for row in rows)


def test_a_sources_verb_stays_in_its_voice(dossier: Dossier) -> None:
    chain = dossier.events[0].groups[0].table.rows[4].cells[1]
    assert [(piece.text, piece.voice) for piece in chain][-3:-1] == [("confirmed", "source"), (")", "program")]


def test_flags_are_words(dossier: Dossier) -> None:
    rows = dossier.events[0].groups[0].table.rows
    assert (rows[1].flags, [said(item) for item in rows[1].remarks]) == ((), ["revises an earlier figure"])
    assert rows[3].flags == ("excludes another figure here", "bound drifts")
    assert rows[0].flags == ()


def test_a_review_marks_its_row_only(dossier: Dossier) -> None:
    marks = [row.mark for row in dossier.events[0].groups[0].table.rows]
    assert marks == ["unreviewed"] * 3 + ["reading reviewed"] + ["unreviewed"] * 2


def test_a_statement_is_as_reviewed_as_its_least_reviewed_claim(dossier: Dossier) -> None:
    (conflict,) = dossier.events[0].groups[0].conflicts
    assert len(conflict.refs) == 2
    assert conflict.mark == "unreviewed"
    assert "exclude one another" in said(conflict.pieces)


def test_the_chart_groups_by_origin_and_shows_the_ends(dossier: Dossier) -> None:
    chart = dossier.events[0].groups[0].chart
    assert chart is not None
    assert [(group.label, group.note, len(group.bars)) for group in chart.groups] == [
        ("Government of Veshtia", "", 1),
        ("Merle News Agency", "(family unknown: nothing was declared)", 3),
        ("Renewal Party", "", 2),
    ]
    bars = {bar.text.partition(";")[0]: bar for group in chart.groups for bar in group.bars}
    assert (bars["12"].low, bars["12"].high) == ("hard", "hard")
    assert (bars["140"].low, bars["140"].high) == ("soft", "soft")
    assert (bars["at least 225"].low, bars["at least 225"].high, bars["at least 225"].end) == ("hard", "open", 100.0)
    assert (bars["at most 225"].low, bars["at most 225"].high, bars["at most 225"].start) == ("open", "hard", 0.0)
    assert "no upper limit" in bars["at least 225"].text
    assert "Logarithmic" in chart.scale


def test_ends() -> None:
    assert low_end(Allowed(None, 3, False, True)) == "open"
    assert high_end(Allowed(None, 3, False, False)) == "soft"


def test_one_statement_alone_is_not_drawn(notes: Footnotes) -> None:
    alone = msgspec.structs.replace(invented.TALLY, rows=invented.TALLY.rows[:1], conflicts=(), drifts=(), series=())
    weighed = msgspec.structs.replace(invented.WEIGHED, tallies=(alone,))
    assert compose(invented.inputs(weighed=weighed)).events[0].groups[0].chart is None


def test_no_finite_end_is_not_drawn(notes: Footnotes) -> None:
    open_rows = tuple(
        msgspec.structs.replace(row, allowed=Allowed(None, None, False, False)) for row in invented.TALLY.rows
    )
    assert toll_chart(msgspec.structs.replace(invented.TALLY, rows=open_rows), (), notes) is None


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "3 origins; no dependence found between them (searched: text, citations, names)."),
        ({"searched": ()}, "3 origins; no dependence found between them (no search for dependence is recorded)."),
        (
            {"origins": ("origin-party",)},
            "1 origin: Renewal Party. That these statements agree corroborates nothing.",
        ),
        ({"origins_note": "as weighing worded it"}, "As weighing worded it."),
    ],
)
def test_origins_are_worded_by_the_rule(changes: dict[str, object], line: str) -> None:
    tally: Tally = msgspec.structs.replace(invented.TALLY, **changes)
    assert next(iter(origin_lines(tally, {item.id: item for item in invented.WEIGHED.origins}))) == line


def test_an_allegation_holds_everything_that_belongs_to_it(dossier: Dossier) -> None:
    (account,) = dossier.accounts
    (one,) = account.allegations
    assert said(one.statement.pieces).startswith("Alleged by Merle News Agency, citing two survivors")
    assert one.context == "March 2031 protests, Talvar; March 2031"
    assert [said(item.pieces) for item in one.against] == ["Merle News Agency: Penn denied giving any order"]
    assert [said(item.pieces) for item in one.states] == [
        "Trial: scheduled",
        "Investigation, charge, verdict and sanction: not searched",
    ]
    assert "deputy governor" in said(one.later[0].pieces)
    assert account.reply == "not contacted: no contact is recorded"
    (name,) = dossier.names
    assert (name.label, name.note, [said(item) for item in name.proposals]) == ("Dario Penn", "", ["Penn in source 4"])


def test_a_measure_says_what_it_regards() -> None:
    assert regards(invented.MEASURE) == "the shooting"
    loose = msgspec.structs.replace(invented.MEASURE, regards="", regards_allegation=None)
    assert regards(loose) == "not stated (none of the allegations here)"


def test_measures_of_nobody_named_above_stand_apart() -> None:
    loose = msgspec.structs.replace(invented.MEASURE, regards_allegation=None, subject="Penn", authority="a court")
    accounted = msgspec.structs.replace(invented.ACCOUNTED, loose_measures=(loose,))
    (row,) = compose(invented.inputs(accounted=accounted)).loose.rows
    assert said(row.cells[0]) == "Trial (domestic forum), by a court"
    assert said(row.cells[1]) == "Penn"
    assert "none of the allegations" in said(row.cells[3])


def test_organisations_and_unnamed_people_stand_apart(dossier: Dossier) -> None:
    (group,) = dossier.bodies
    assert dossier.unnamed == ()
    assert (group.label, group.kind) == ("Karst Front", "armed group")
    assert group.allegations[0].context == "event not stated"
    assert group.measures is None


def test_people_without_an_act_are_on_timelines_only(dossier: Dossier) -> None:
    (person,) = dossier.people
    assert person.note == "no act attributed to them by name in these sources"
    assert "Oren Vask" not in {account.label for account in dossier.accounts}


def test_offices_are_open_where_no_source_states_an_end(dossier: Dossier) -> None:
    assert dossier.office_chart is not None
    bars = {said(bar.label): bar for group in dossier.office_chart.groups for bar in group.bars}
    assert (bars["commander"].low, bars["commander"].high, bars["commander"].mark) == ("hard", "hard", None)
    assert (bars["deputy governor"].low, bars["deputy governor"].high) == ("open", "open")
    assert bars["deputy governor"].mark is not None
    assert "not effective control" in dossier.office_chart.description
    assert [said(row.cells[0]) for row in dossier.offices.rows] == ["Dario Penn", "Dario Penn", "Oren Vask"]


def test_without_dates_there_is_no_chart_and_still_a_table() -> None:
    undated = tuple(msgspec.structs.replace(item, held=None, as_of=None) for item in invented.TENURES)
    account = msgspec.structs.replace(invented.ACCOUNTED.accounts[0], tenures=undated)
    accounted = msgspec.structs.replace(invented.ACCOUNTED, accounts=(account,), others=())
    dossier = compose(invented.inputs(accounted=accounted))
    assert dossier.office_chart is None
    assert len(dossier.offices.rows) == 2
    assert "dates not stated" in said(dossier.accounts[0].offices[0].pieces)


def test_the_timeline_is_in_order_and_names_events_in_the_sources_voice(dossier: Dossier) -> None:
    assert [(item.when, item.title) for item in dossier.timeline] == [
        ("March 2031", "March 2031 protests, Talvar"),
        ("9 September 2031", "Trial, scheduled"),
    ]
    named: Statement = dossier.timeline[0].statements[0]
    assert [piece.voice for piece in named.pieces] == ["program", "source"]
    assert named.refs


def test_the_timeline_chart_holds_events(dossier: Dossier) -> None:
    assert dossier.timeline_chart is not None
    (bar,) = dossier.timeline_chart.groups[0].bars
    assert bar.text == "March 2031; 2 statements of it"
    assert 0 < bar.start < bar.end < 100


def test_the_summary_names_lowest_and_highest_with_who_states_them(dossier: Dossier) -> None:
    (event,) = dossier.summary.figures
    (figure,) = event.statements
    assert (event.label, event.anchor) == ("March 2031 protests, Talvar", "event-1")
    assert said(figure.pieces) == (
        "Killed: stated from 12 (Talvar Gazette, citing The interior ministry (said)) to 1,500 (Voice of Renewal, "
        "citing Merle News Agency (confirmed)) and as at least 1,500 (Voice of Renewal); 6 statements, 3 origins; some "
        "of the figures exclude one another; bounds drift."
    )
    assert len(figure.refs) == 3


def test_the_summary_says_who_is_accused_and_what_was_not_searched(dossier: Dossier) -> None:
    (accused,) = dossier.summary.accused
    assert said(accused.pieces) == (
        "Dario Penn: 1 act alleged; for 1 of these the sources also report what speaks against. Measures that regard "
        "these acts: trial: scheduled, not reported as held; every other measure: not searched."
    )
    assert any("never “none”" in line for line in dossier.summary.trust)


def test_an_account_without_any_measure_says_not_searched() -> None:
    account = msgspec.structs.replace(invented.ACCOUNTED.accounts[0], states=(), cells=(), measures=())
    accounted = msgspec.structs.replace(invented.ACCOUNTED, accounts=(account,))
    dossier = compose(invented.inputs(accounted=accounted))
    assert said(dossier.summary.accused[0].pieces).endswith("Measures that regard these acts: not searched.")


def test_one_origin_corroborates_nothing() -> None:
    weighed = msgspec.structs.replace(invented.WEIGHED, origins=invented.WEIGHED.origins[:1])
    lines = compose(invented.inputs(weighed=weighed)).summary.trust
    assert any("corroborates nothing" in line for line in lines)


def test_shares_show_percent_group_and_words() -> None:
    text = make.captured("A group made up 90 percent of the dead.", name="share.txt", publisher="Merle News Agency")
    claim = make.share(text, "A group made up 90 percent of the dead", "90 percent", 90)
    weighed = msgspec.structs.replace(invented.WEIGHED, shares=(claim.id,))
    case = invented.inputs(
        captured=(*invented.SOURCES, text),
        readings=(*invented.readings(), make.reading(text, [claim])),
        weighed=weighed,
    )
    (row,) = compose(case).shares.rows
    assert said(row.cells[0]) == "90 percent, killed"
    assert said(row.cells[2]) == "not stated"


def test_a_record_that_the_case_does_not_hold_stops_the_page() -> None:
    accounted = msgspec.structs.replace(invented.ACCOUNTED, responses=("0" * 32,))
    with pytest.raises(UnknownRecord, match="no claim of that id"):
        compose(invented.inputs(accounted=accounted))


def test_a_part_is_no_lowest_number_of_the_whole() -> None:
    part = msgspec.structs.replace(invented.TALLY.rows[0], part="subset")
    tally = msgspec.structs.replace(invented.TALLY, rows=(part, *invented.TALLY.rows[1:]))
    weighed = msgspec.structs.replace(invented.WEIGHED, tallies=(tally,))
    assert "stated from 140 (" in killed(compose(invented.inputs(weighed=weighed)))


@pytest.mark.parametrize("only", ["“Talvar”", "children", "a part of the event's time"])
def test_a_figure_of_less_than_the_whole_says_so_and_is_no_end_of_the_range(only: str) -> None:
    less = msgspec.structs.replace(invented.TALLY.rows[0], only=only)
    tally = msgspec.structs.replace(invented.TALLY, rows=(less, *invented.TALLY.rows[1:]))
    dossier = compose(invented.inputs(weighed=msgspec.structs.replace(invented.WEIGHED, tallies=(tally,))))
    assert "stated from 140 (" in killed(dossier)
    remark = said(dossier.events[0].groups[0].table.rows[0].remarks[0])
    assert remark == f"counts {only} only: it contradicts no figure of the whole".replace("“", "").replace("”", "")


def killed(dossier: Dossier) -> str:
    """Return what the summary says of those killed."""
    return said(dossier.summary.figures[0].statements[0].pieces)


@pytest.mark.parametrize(
    ("kept", "worded"),
    [
        ((4, 5), "stated as 1,500 (Voice of Renewal, citing Merle News Agency (confirmed)) and as at least 1,500 ("),
        ((5,), "stated as at least 1,500 ("),
    ],
)
def test_one_number_is_worded_as_one(kept: tuple[int, ...], worded: str) -> None:
    rows = tuple(invented.TALLY.rows[place] for place in kept)
    tally = msgspec.structs.replace(invented.TALLY, rows=rows, conflicts=(), drifts=(), series=())
    weighed = msgspec.structs.replace(invented.WEIGHED, tallies=(tally,))
    assert worded in killed(compose(invented.inputs(weighed=weighed)))


def test_rows_that_are_not_compared_stay_out_of_the_summary_and_in_the_table() -> None:
    denied = tuple(
        msgspec.structs.replace(row, compared=False, reason="denied, so not compared") for row in invented.TALLY.rows
    )
    weighed = msgspec.structs.replace(invented.WEIGHED, tallies=(msgspec.structs.replace(invented.TALLY, rows=denied),))
    dossier = compose(invented.inputs(weighed=weighed))
    assert dossier.summary.figures == ()
    assert {said(row.remarks[-1]) for row in dossier.events[0].groups[0].table.rows} == {"denied, so not compared"}


def test_a_measure_that_regards_two_acts_stands_once() -> None:
    twice = (invented.MEASURE, msgspec.structs.replace(invented.MEASURE, regards_allegation="another act"))
    account = msgspec.structs.replace(invented.ACCOUNTED.accounts[0], measures=twice)
    accounted = msgspec.structs.replace(invented.ACCOUNTED, accounts=(account,))
    measures = compose(invented.inputs(accounted=accounted)).accounts[0].measures
    assert measures is not None
    assert len(measures.rows) == 1


def test_denials_that_stand_beside_no_act_stand_in_the_block() -> None:
    allegation = msgspec.structs.replace(invented.ALLEGATION, denials=())
    account = msgspec.structs.replace(
        invented.ACCOUNTED.accounts[0], allegations=(allegation,), denials=(invented.DENIAL.id,)
    )
    accounted = msgspec.structs.replace(invented.ACCOUNTED, accounts=(account,))
    (view,) = compose(invented.inputs(accounted=accounted)).accounts
    assert view.allegations[0].against == ()
    assert [said(item.pieces) for item in view.denials] == ["Merle News Agency: Penn denied giving any order"]


def test_events_without_a_statement_are_named_and_not_drawn() -> None:
    mention = make.mention(invented.P, "event", "the shooting")
    bare = Cluster(id="event-bare", kind="event", label="shooting", names=("the shooting",), mentions=(mention.id,))
    first, *rest = invented.readings()
    readings = (*rest, msgspec.structs.replace(first, mentions=(*first.mentions, mention)))
    resolved = Resolved(clusters=(invented.PROTESTS, bare), links=())
    dossier = compose(invented.inputs(readings=readings, resolved=resolved, accounted=NOBODY))
    assert dossier.mentioned is not None
    assert said(dossier.mentioned.pieces).endswith("read of them: the shooting")
    assert dossier.mentioned.refs
    assert "shooting" not in {item.title for item in dossier.timeline}


def test_an_event_that_a_claim_is_counted_to_is_drawn() -> None:
    unnamed = Cluster(
        id="event-abduction", kind="event", label="abduction", names=(), mentions=(), when=make.days("2031-02")
    )
    assigned = (Assigned(invented.ACT_FRONT.id, "event-abduction", "by_time", "stated for that month"),)
    resolved = Resolved(clusters=(unnamed,), links=(), assigned=assigned)
    dossier = compose(invented.inputs(resolved=resolved, accounted=NOBODY))
    assert dossier.timeline[0].title == "abduction"
    assert [said(item.pieces) for item in dossier.timeline[0].statements] == [
        "Talvar Gazette, citing the ministry: Armed men of the Karst Front abducted four teachers in the hills"
    ]
    assert dossier.timeline_chart is not None
    assert dossier.timeline_chart.groups[0].bars[0].refs


def test_the_name_that_is_written_most_comes_first_and_the_rest_are_counted(notes: Footnotes) -> None:
    mentions = [
        make.mention(invented.A, "organisation", words)
        for words in ("Merle News Agency", "Northern Brigade", "Talvar province")
    ]
    again = make.mention(invented.A, "organisation", "Northern Brigade")
    index = msgspec.structs.replace(notes.index, mentions={item.id: item for item in [*mentions, again]})
    cluster = Cluster(
        id="x", kind="organisation", label="x", names=(), mentions=(*(item.id for item in mentions), again.id)
    )
    statement = naming(cluster, Footnotes(index), most=2)
    assert statement is not None
    assert said(statement.pieces) == "Named in the sources: Northern Brigade, Merle News Agency and 1 other name"
    assert len(statement.refs) == 2


def test_figures_of_no_event_share_one_table_for_each_source() -> None:
    lone = [
        Cluster(id=f"none-{place}", kind="event", label="no event stated", names=(), mentions=()) for place in "abc"
    ]
    tallies = tuple(
        msgspec.structs.replace(
            invented.TALLY,
            id=item.id,
            event=item.id,
            rows=invented.TALLY.rows[:size],
            conflicts=(),
            drifts=(),
            series=(),
        )
        for item, size in zip(lone, (1, 2, 1), strict=True)
    )
    weighed = msgspec.structs.replace(invented.WEIGHED, tallies=(*tallies, invented.TALLY))
    resolved = Resolved(clusters=(invented.PROTESTS, invented.PENN, *lone), links=())
    events = compose(invented.inputs(weighed=weighed, resolved=resolved)).events
    assert [(event.title, [group.title for group in event.groups]) for event in events] == [
        ("March 2031 protests, Talvar", ["Killed, counted in people"]),
        ("no event stated", ["Killed, counted in people"]),
        ("Figures of which the text names no event", ["29 March 2031 (source 1)"]),
    ]
    (alone,) = events[2].groups
    assert alone.publisher == "Talvar Gazette"
    assert [said(row.cells[0]) for row in alone.table.rows] == ["12 killed (people)"] * 2
    assert all(row.refs for row in alone.table.rows)
    assert (events[2].id, events[2].named) == ("event-none", None)
    told = said(compose(invented.inputs(weighed=weighed, resolved=resolved)).summary.loose)
    assert (
        told == "2 figures in 1 source of which the text names no event (killed: 2): each in the table of its source."
    )


def test_two_people_of_one_name_stay_two_and_say_where_each_is_named() -> None:
    (person,) = invented.ACCOUNTED.others
    twins = (person, msgspec.structs.replace(person, person="person-other", claims=(invented.TRIAL.id,)))
    accounted = msgspec.structs.replace(invented.ACCOUNTED, others=twins)
    dossier = compose(invented.inputs(accounted=accounted))
    assert [item.label for item in dossier.people] == [
        "Oren Vask (as named in source 2)",
        "Oren Vask (as named in source 2 and 4)",
    ]
    assert [item.label for item in dossier.accounts] == ["Dario Penn"]
    assert len({said(row.cells[0]) for row in dossier.offices.rows}) == 3


def test_a_part_stands_under_its_total_and_out_of_the_chart() -> None:
    part = make.count(
        invented.A,
        "up to 225 people were killed",
        "225",
        225,
        "at_most",
        part="subset",
        polarity="denied",
        part_of=invented.COUNT_HEAD.id,
    )
    row = msgspec.structs.replace(invented.TALLY.rows[3], claim=part.id, part="subset")
    tally = msgspec.structs.replace(
        invented.TALLY, rows=(row, *invented.TALLY.rows[:3]), conflicts=(), drifts=(), series=()
    )
    weighed = msgspec.structs.replace(invented.WEIGHED, tallies=(tally,))
    readings = (*invented.readings(), make.reading(invented.A, [part]))
    dossier = compose(invented.inputs(weighed=weighed, readings=readings))
    group = dossier.events[0].groups[0]
    assert group.chart is not None
    worded = [said(bar.label) for one in group.chart.groups for bar in one.bars]
    assert len(worded) == 3
    assert "1 part of a figure stands in the table" in group.chart.description
    rows = group.table.rows
    assert [said(row.cells[0])[:12] for row in rows] == ["12", "140; allows ", "at least 225", "at most 225"]
    assert [row.lead for row in rows] == ["", "", "", "of these:"]
    assert rows[3].flags == ("denied",)
