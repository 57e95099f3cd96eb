"""Measures: against whom, what they regard, which state they leave (rules 3, 4, 6). Everybody is invented."""

from __future__ import annotations

import pytest
from tests.factories import act, captured, mention, proceeding, response, span
from tests.unit.account.bench import DOC, case, cell, one, only, search

from dadkhah.errors import Refused
from dadkhah.model.claim import Claim
from dadkhah.model.finding import StateCell

RAID = act(
    DOC,
    "General Tolen Varga ordered the raid of March 2031",
    "ordered the raid",
    "Tolen Varga",
    event="raid of March 2031",
    when="2031-03",
)
ARREST_WORDS = "Varga was arrested over the raid"


def step(words: str, kind: str, nth: int, **fields: object) -> Claim:
    return proceeding(DOC, words, kind, span(DOC, "Varga", nth), **fields)  # type: ignore[arg-type]


def arrest(**fields: object) -> Claim:
    return step(ARREST_WORDS, "arrest", 2, **{"event": span(DOC, "the raid", 1), "when": "2031-05", **fields})


def test_a_measure_that_regards_the_act_counts() -> None:
    found = only(one(RAID, arrest()))
    assert cell(found, "arrest").state == "reported"
    assert cell(found, "arrest").wording == "reported: arrest"
    assert cell(found, "arrest").claims == (arrest().id,)
    (measure,) = found.measures
    assert measure.regards_allegation == RAID.id
    assert measure.regards == "March 2031 attack or plot"


def test_every_other_row_is_not_searched() -> None:
    found = only(one(RAID))
    assert {state for _, _, state in found.states} == {"not_searched"}
    assert [one.kind for one in found.cells] == ["investigation", "arrest", "charge", "trial", "verdict", "sanction"]
    assert {one.wording for one in found.cells} == {"not searched"}


def test_a_scheduled_trial_is_scheduled() -> None:
    trial = step("Varga goes on trial in June", "trial", 3, status="scheduled", event=span(DOC, "the raid", 1))
    found = only(one(RAID, trial))
    assert cell(found, "trial").state == "scheduled"
    assert cell(found, "trial").wording == "scheduled, not yet reported as held: trial"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "acquittal"},
        {"kind": "verdict", "status": "overturned"},
        {"kind": "sentence", "told": {"ended_by": "time_bar"}},
        {"kind": "clemency", "told": {"ended_by": "pardon"}},
        {"kind": "exchange", "told": {"ended_by": "exchange"}},
    ],
)
def test_a_reversal_is_told(fields: dict[str, object]) -> None:
    rest = {key: value for key, value in fields.items() if key != "kind"}
    ended = step(ARREST_WORDS, str(fields["kind"]), 2, event=span(DOC, "the raid", 1), **rest)
    assert cell(only(one(RAID, ended)), "verdict").state == "ended_or_reversed"


def test_a_measure_over_another_matter_counts_for_nothing() -> None:
    fraud = step("In 2030 Varga was charged with fraud", "arrest", 4, regarding="fraud", regarding_kind="other_matter")
    found = only(one(RAID, fraud))
    assert cell(found, "arrest").state == "not_searched"
    assert found.measures[0].regards_allegation is None
    assert found.measures[0].note == "it concerns another matter"


def test_a_measure_that_does_not_say_leaves_it_unclear() -> None:
    silent = step("Varga goes on trial in June", "trial", 3, status="scheduled")
    found = only(one(RAID, silent))
    assert cell(found, "trial").state == "unclear"
    assert cell(found, "trial").wording == "unclear: trial mentioned; the sources do not say what it concerns"
    assert found.measures[0].note == "the sources do not say what it concerns"


def test_words_of_the_conduct_itself_are_what_it_regards() -> None:
    named = step(ARREST_WORDS, "investigation", 2, regarding="ordered the raid")
    assert cell(only(one(RAID, named)), "investigation").state == "reported"


def test_a_measure_that_answers_a_claim_regards_it() -> None:
    answered = step(ARREST_WORDS, "sanction", 2, responds_to=(RAID.id,))
    assert cell(only(one(RAID, answered)), "sanction").state == "reported"


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"against": "victim_or_dissident"}, "against a victim or dissident: this is no accountability"),
        ({"when": "2030-05"}, "before the act alleged: it cannot answer it"),
        ({"forum": "civil_society"}, "a civil society forum: its finding is no verdict of a court"),
        ({"polarity": "denied"}, "denied, or not asserted as a fact"),
    ],
)
def test_what_does_not_count_says_why(fields: dict[str, object], note: str) -> None:
    found = only(one(RAID, arrest(**fields)))
    assert cell(found, "arrest").state == "not_searched"
    assert found.measures[0].note == note
    assert found.measures[0].regards_allegation is None


def test_direction_follows_from_the_allegation_it_regards() -> None:
    found = only(one(RAID, arrest(against="unclear")))
    assert found.measures[0].against == "suspected_perpetrator"
    assert cell(found, "arrest").state == "reported"


def test_the_trial_of_a_protester_is_no_accountability() -> None:
    words = "Nadim Perro, a teacher, was put on trial for protesting"
    trial = proceeding(
        DOC, words, "trial", "Nadim Perro", against="victim_or_dissident", event=span(DOC, "the raid", 1)
    )
    accounted = one(RAID, trial)
    (loose,) = accounted.loose_measures
    assert loose.note == "against a victim or dissident: this is no accountability"
    assert loose.subject == "Nadim Perro"
    assert cell(only(accounted), "trial").state == "not_searched"


def test_expelled_envoys_are_a_loose_measure() -> None:
    out = response(DOC, "Two envoys were expelled", "expels", None, "Two envoys")
    (loose,) = one(out).loose_measures
    assert (loose.kind, loose.subject) == ("expels", "Two envoys")
    assert loose.note == "no named alleged perpetrator of this record is its subject"


def test_none_found_needs_a_search_that_covers_the_row() -> None:
    found = only(one(RAID, searches=[search("Tolen Varga", "arrest, trial")]))
    assert cell(found, "trial").state == "none_found"
    assert cell(found, "trial").wording == "none found in 1 recorded search(es), last on 2033-07-01"
    assert cell(found, "trial").searches == (0,)
    assert cell(found, "verdict").state == "not_searched"


def test_a_search_for_somebody_else_covers_nothing() -> None:
    found = only(one(RAID, searches=[search("Ilan Morev", "arrest, trial"), search("Varga", "arrest")]))
    assert {state for _, _, state in found.states} == {"not_searched"}


def test_a_search_with_another_result_is_for_a_person_to_read() -> None:
    found = only(one(RAID, searches=[search("Tolen Varga", "trial", "one entry of 2032")]))
    assert cell(found, "trial").state == "unclear"
    assert "one entry of 2032" in cell(found, "trial").wording


def test_what_is_reported_beats_a_search() -> None:
    found = only(one(RAID, arrest(), searches=[search("Tolen Varga", "arrest")]))
    assert cell(found, "arrest").state == "reported"


def test_none_found_without_a_search_cannot_be_built() -> None:
    with pytest.raises(Refused, match="recorded search"):
        StateCell(allegation="a", kind="trial", state="none_found", wording="none found")


@pytest.mark.parametrize("words", ["Three allies of Tolen Varga", "The brother of Tolen Varga", "Tolen Varga's driver"])
def test_a_measure_against_others_beside_a_name_is_none_against_the_named(words: str) -> None:
    doc = captured(f"General Tolen Varga ordered the raid. {words} were charged with murder.", publisher="Kestrel Wire")
    ordered = act(doc, "Tolen Varga ordered the raid", "ordered the raid", "Tolen Varga")
    charged = proceeding(doc, f"{words} were charged with murder", "charge", span(doc, words))
    people = [mention(doc, "person", "Tolen Varga", nth) for nth in (0, 1)]
    (found,) = case((doc, [ordered, charged], people)).accounts
    assert found.measures == ()


def test_a_judgment_is_told_with_instance_finality_and_presence() -> None:
    verdict = step(
        ARREST_WORDS,
        "verdict",
        2,
        event=span(DOC, "the raid", 1),
        told={"instance": "appeal", "finality": "not_final", "in_absentia": True},
    )
    found = only(one(RAID, verdict)).measures
    assert {measure.terms for measure in found} == {("on appeal", "not final", "in absentia")}


def test_what_is_not_told_of_a_judgment_is_left_out() -> None:
    (measure,) = only(one(RAID, arrest())).measures
    assert (measure.terms, measure.charges, measure.outcome) == ((), "", "")
