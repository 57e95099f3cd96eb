"""Footnotes, identity, sources, and what no section shows: nothing that was read is lost."""

from __future__ import annotations

import msgspec
import pytest
from tests.unit.publish import invented

from dadkhah.errors import DataError
from dadkhah.model.claim import Attribution
from dadkhah.model.dossier import Dossier, Footnote, Inputs, Note, Piece, Table
from dadkhah.model.entity import Link, Resolved
from dadkhah.model.finding import Accounted
from dadkhah.model.judgement import Judgement, Review, shown
from dadkhah.model.reading import Reading
from dadkhah.model.tally import Copying, Weighed
from dadkhah.publish import chain, trust
from dadkhah.publish.compose import compose
from dadkhah.publish.footnotes import Footnotes, mark
from dadkhah.publish.index import build_index
from dadkhah.publish.page import page


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return compose(invented.inputs())


def numbers(dossier: Dossier) -> list[Note]:
    """Return what every number stands for, in the order of the list."""
    return [note for one in dossier.footnotes for note in one.notes]


def of_claim(dossier: Dossier, claim: str) -> tuple[Footnote, Note]:
    """Return the footnote of a claim, and what its own number stands for."""
    return next((one, note) for one in dossier.footnotes for note in one.notes if note.claim == claim)


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def bare(**changes: object) -> Inputs:
    """Return the case as if no later stage had found anything."""
    nothing = {
        "resolved": Resolved(clusters=(), links=()),
        "weighed": Weighed(tallies=(), origins=(), inconsistencies=()),
        "accounted": Accounted(accounts=(), others=(), loose_measures=(), responses=(), searches=()),
        "judgements": (),
        "reviews": (),
    }
    return invented.inputs(**(nothing | changes))


def test_every_claim_is_on_the_page(dossier: Dossier) -> None:
    assert {note.claim for note in numbers(dossier)} - {""} == {claim.id for claim in invented.CLAIMS}


def test_every_claim_is_on_the_page_even_when_no_stage_took_it() -> None:
    dossier = compose(bare())
    assert {note.claim for note in numbers(dossier)} - {""} == {claim.id for claim in invented.CLAIMS}
    others, quotes = dossier.others.rows, dossier.quotations.rows
    assert len(others) + len(quotes) + 1 == len(invented.CLAIMS)
    assert "WORKING DRAFT" in page(dossier)


def test_a_case_with_nothing_in_it_still_makes_a_page() -> None:
    empty = compose(bare(captured=(), readings=(), unread_sources=(), title="", checkpoint=""))
    text = page(empty)
    assert "Untitled case" in text
    assert "No checkpoint was given." in text
    assert empty.footnotes == ()


def test_footnotes_are_numbered_in_the_order_of_the_page(dossier: Dossier) -> None:
    assert [note.number for note in numbers(dossier)] == list(range(1, len(numbers(dossier)) + 1))
    assert dossier.summary.figures[0].statements[0].refs[0].number == 1


def test_a_sentence_is_printed_once_with_all_its_numbers(dossier: Dossier) -> None:
    places = [(one.anchor, "".join(part.text for part in one.stretches)) for one in dossier.footnotes]
    assert len(set(places)) == len(places)
    shared, note = of_claim(dossier, invented.OFFICE_NOW.id)
    assert shared == of_claim(dossier, invented.OFFICE_THEN.id)[0]
    assert {one.quote for one in shared.notes} >= {"commander", "deputy governor"}
    assert note.quote == "deputy governor"
    marked = [part.text for part in shared.stretches if part.quoted]
    assert marked == [invented.OFFICE_THEN.clause.exact, invented.OFFICE_NOW.clause.exact]


def test_a_plan_that_does_not_know_a_citation_is_no_plan() -> None:
    with pytest.raises(KeyError):
        Footnotes(build_index(invented.inputs()), {}).cite(invented.COUNT_OLD.id)


def test_what_is_cited_twice_has_one_footnote_and_two_ways_back() -> None:
    notes = Footnotes(build_index(invented.inputs()))
    key = invented.COUNT_OLD.id
    first, second = notes.cite(key)[0], notes.cite(key, key)[0]
    assert (first.number, second.number) == (1, 1)
    ((note,),) = [one.notes for one in notes.footnotes()]
    assert note.back == (first.id, second.id) == ("ref-1-1", "ref-1-2")
    assert notes.cited() == {key}


def test_a_footnote_says_everything(dossier: Dossier) -> None:
    one, note = of_claim(dossier, invented.COUNT_BODY.id)
    assert (one.source, one.publisher) == ("Agency: at least 225 killed in Talvar province", "Merle News Agency")
    assert [(part.text, part.quoted) for part in one.stretches] == [
        ("Three officials told Merle News Agency that ", False),
        (invented.COUNT_BODY.clause.exact, True),
        (".", False),
    ]
    assert (one.hash, one.entry) == (invented.A.source.object, "custody entry 3")
    assert (one.published, one.anchor) == ("2 April 2031", "source-2")
    assert said(note.chain) == "Merle News Agency, citing Three officials (told)"
    assert note.review == "reading reviewed by first reviewer, 1 June 2031, 10:00:00 UTC: compared with the page"
    assert note.reader == "by-hand, rule test"


def test_unreviewed_footnotes_say_so(dossier: Dossier) -> None:
    assert of_claim(dossier, invented.ACT_PENN.id)[1].review == "not reviewed"


def test_a_passage_that_is_no_claim_claims_no_reader(dossier: Dossier) -> None:
    passages = [note for note in numbers(dossier) if not note.claim]
    assert passages
    assert {(note.reader, note.review) for note in passages} == {("", "")}


def review(state: str, of: str = "") -> Review:
    claim = invented.COUNT_OLD
    seen = of or shown(claim)
    return Review(claim=claim.id, of=seen, state=state, actor="second reviewer", at="2031-06-03", reason="")  # type: ignore[arg-type]


def test_the_last_review_counts_and_a_changed_reading_goes_back() -> None:
    index = build_index(invented.inputs(reviews=(review("read_correctly"), review("edited"))))
    assert mark(index, [invented.COUNT_OLD.id]) == "edited in review"
    index = build_index(invented.inputs(reviews=(review("read_correctly", "0" * 32),)))
    assert mark(index, [invented.COUNT_OLD.id]) == "changed since review"
    assert mark(index, []) == ""


def test_rejected_statements_are_set_aside_and_still_there() -> None:
    dossier = compose(bare(reviews=(review("rejected"),)))
    (row,) = dossier.rejected.rows
    assert said(row.cells[1]) == invented.COUNT_OLD.clause.exact
    assert row.mark == "rejected in review"
    assert invented.COUNT_OLD.clause.exact not in {said(row.cells[1]) for row in dossier.others.rows}


def test_a_chain_without_a_name_says_that_none_is_given() -> None:
    unnamed = Attribution(name=None, attribution_class="anonymous", mode="indirect")
    claim = msgspec.structs.replace(invented.COUNT_OLD, attribution=(*invented.COUNT_OLD.attribution, unnamed))
    assert said(chain.chain_pieces(claim, invented.A)) == "Merle News Agency, citing a source that it does not name"


def test_a_chain_says_each_link_once() -> None:
    twice = msgspec.structs.replace(
        invented.COUNT_PARTY, attribution=(*invented.COUNT_PARTY.attribution, invented.COUNT_PARTY.attribution[1])
    )
    pieces = chain.chain_pieces(twice, invented.P)
    assert said(pieces) == "Voice of Renewal, citing Merle News Agency (confirmed)"
    assert [piece.voice for piece in pieces] == ["named", "program", "source", "program", "source", "program"]


def rows(table: Table) -> list[list[str]]:
    return [[said(cell) for cell in row.cells] for row in table.rows]


def test_identity_shows_links_with_reasons_and_keeps_proposals_apart(dossier: Dossier) -> None:
    assert rows(dossier.identity.clusters) == [
        [
            "March 2031 protests, Talvar",
            "event",
            "March protests (source 2 and 4)",
            "same name, same month (rule event.same_name)",
        ],
        [
            "Dario Penn",
            "person",
            "Dario Penn, Penn, then (source 2)",
            "surname after the full name (rule text.surname)",
        ],
    ]
    assert dossier.identity.alike == ()
    assert [row[:2] for row in rows(dossier.identity.proposed)] == [["Dario Penn (source 2)", "Penn (source 4)"]]


def test_judgements_name_who_decided_and_are_marked_when_withdrawn() -> None:
    (first,) = invented.JUDGEMENTS
    undo = Judgement(
        a=first.a, b=first.b, verdict="unsure", actor="second reviewer", at="2031-06-04", reason="", undoes=first.id
    )
    strange = Judgement(a="gone", b=first.b, verdict="same", actor="third reviewer", at="2031-06-05", reason="")
    table = compose(invented.inputs(judgements=(first, undo, strange))).identity.judgements
    assert [row[2] for row in rows(table)] == ["unsure (withdrawn)", "same"]
    assert "first reviewer, 1 June 2031, 10:05:00 UTC" in rows(table)[0][3]
    assert rows(table)[1][0] == "gone"
    assert rows(table)[1][3] == "third reviewer, 2031-06-05: no reason given"


def test_like_links_are_counted_in_one_line() -> None:
    twice = Resolved(clusters=(invented.PENN,), links=(invented.LINKS[1], invented.LINKS[1]))
    (row,) = rows(compose(invented.inputs(resolved=twice)).identity.clusters)
    assert row[3] == "surname after the full name (rule text.surname), 2 links"


def test_who_is_written_in_one_way_throughout_one_text_is_named_in_one_line() -> None:
    plain = msgspec.structs.replace(invented.PENN, names=("Dario Penn",))
    dossier = compose(invented.inputs(resolved=Resolved(clusters=(plain,), links=invented.LINKS[1:2])))
    assert said(dossier.identity.alike) == "One text writes again, in the same way: Dario Penn."
    assert dossier.identity.clusters.rows == ()


def test_proposals_of_one_pair_of_names_share_a_line_with_all_their_sources() -> None:
    one, other = invented.M_PENN_A, invented.M_PENN_P
    links = [Link(one.id, key, 0.5, "near", ("alike",), proposed=True) for key in (other.id, invented.M_PENN_A2.id)]
    twin = msgspec.structs.replace(links[1], b=other.id, probability=0.4)
    table = compose(invented.inputs(resolved=Resolved(clusters=(), links=(*links, twin)))).identity.proposed
    assert [row[:3] for row in rows(table)] == [
        ["Dario Penn (source 2)", "Penn (source 4)", "0.40"],
        ["Dario Penn (source 2)", "Penn, then (source 2)", "0.50"],
    ]
    assert [len(row.refs) for row in table.rows] == [2, 2]


def test_sources_say_whose_they_are(dossier: Dossier) -> None:
    facts = {said(item.title): {term: said(words) for term, words in item.facts} for item in dossier.sources}
    party, agency = facts["Remember the martyrs of March"], facts["Agency: at least 225 killed in Talvar province"]
    assert party["Declared interest"] == (
        "Renewal Party; basis: the party's own paper, by its imprint; declared by case editor"
    )
    assert party["How obtained"] == "plain text sent by a reader; the page itself was not captured"
    assert "inferred: the trial of 9 September is still ahead" in party["Published"]
    assert party["Also published by"] == "renewal.example"
    assert agency["Declared interest"] == "nothing was declared"
    assert agency["Family and origin"] == "Merle News Agency; family unknown: nothing was declared"
    assert facts["گزارش از تالوار"]["Family and origin"].startswith("no origin computed")


def test_copied_passages_are_named_from_both_sides() -> None:
    copying = Copying(
        a=invented.A.source.object,
        b=invented.P.source.object,
        containment_ab=0.25,
        containment_ba=0.5,
        passages=(),
        earlier="",
        verdict="shares_passages",
    )
    weighed = msgspec.structs.replace(invented.WEIGHED, copying=(copying,))
    sources = compose(invented.inputs(weighed=weighed)).sources
    shared = {
        item.anchor: said(dict(item.facts)["Passages in common"])
        for item in sources
        if "Passages in common" in dict(item.facts)
    }
    assert shared == {
        "source-2": "25% of this text's word sequences stand in source 4 too",
        "source-4": "50% of this text's word sequences stand in source 2 too",
    }


def test_what_was_not_read_waits_in_its_sentence(dossier: Dossier) -> None:
    waiting = [(item.source, one.passage.quote, one.reason) for item in dossier.waiting for one in item.items]
    assert (
        "Agency: at least 225 killed in Talvar province",
        "Dozen of students",
        "two readings: 12, or 24 and more",
    ) in waiting
    assert {one.passage.language for item in dossier.waiting for one in item.items} == {"en", "fa"}
    assert rows(dossier.waiting_sources)[0][:2] == ["empty.html", "the page holds no text"]


def test_a_contradiction_quotes_both_passages(dossier: Dossier) -> None:
    (clash,) = dossier.clashes
    assert said(clash.a.pieces) == "at least 225 killed in Talvar province"
    assert said(clash.b.pieces).startswith("up to 225 people")
    assert clash.a.refs
    assert clash.b.refs


def test_counts_add_up(dossier: Dossier) -> None:
    counts = dict(dossier.trust.counts)
    assert counts["Sources captured"] == "5"
    assert counts["Statements read by the program"] == "14"
    assert counts["of these not reviewed by anybody"] == "13"
    assert counts["of these reviewed or edited"] == "1"
    assert counts["Passages seen and not read"] == "2"
    assert counts["of these with an unknown family"] == "1"
    assert counts["Links of identity only proposed"] == "1"
    assert counts["Searches for measures recorded"] == "0"


def test_damaged_texts_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "TEXTS", "../templates/page.js")
    with pytest.raises(DataError, match="separated by tabs"):
        trust.trust_texts()


def test_a_reading_without_its_source_stops_the_page() -> None:
    stray: tuple[Reading, ...] = invented.readings()
    with pytest.raises(Exception, match="no source of that id"):
        compose(invented.inputs(captured=invented.SOURCES[1:], readings=stray))


def test_a_source_in_which_nothing_was_read_says_so_and_stands_under_not_read() -> None:
    silent = tuple(msgspec.structs.replace(one, unread=()) for one in invented.readings())
    dossier = compose(invented.inputs(readings=silent))
    read = {said(item.title): said(dict(item.facts)["Read"]) for item in dossier.sources}
    assert read["گزارش از تالوار"].startswith("nothing: no statement was read")
    assert read["Ministry statement"] == "2 statements; 0 passages seen and not read"
    assert [row[:2] for row in rows(dossier.waiting_sources)] == [
        ["empty.html", "the page holds no text"],
        ["persian.txt", "no statement was read in it (language: fa)"],
    ]
