"""Offices, denials, responses and order (rules 3, 5, 7, 8). Everybody is invented."""

from __future__ import annotations

import pytest
from tests.factories import act, captured, mention, office, proceeding, response, span
from tests.unit.account.bench import DOC, NAMES, case, one, only

from dadkhah.account.words import denial_kinds, measure_rows, say, table, wording
from dadkhah.errors import DataError
from dadkhah.model.claim import Claim

RAID = act(
    DOC,
    "General Tolen Varga ordered the raid of March 2031",
    "ordered the raid",
    "Tolen Varga",
    event="raid of March 2031",
)


def denial(**fields: object) -> Claim:
    return response(DOC, "Varga denied it", "denies", span(DOC, "Varga", 1), **fields)  # type: ignore[arg-type]


def test_a_later_office_is_listed_with_the_act() -> None:
    early = office(DOC, "General Tolen Varga", "Tolen Varga", "General", held="2029")
    late = office(
        DOC, "In 2033 Varga became minister", span(DOC, "Varga", 5), "minister", held="2033", status="appointed"
    )
    found = only(one(RAID, early, late))
    assert [tenure.position for tenure in found.tenures] == ["General", "minister"]
    assert found.allegations[0].later_offices == (1,)
    assert found.tenures[1].claims == (late.id,)


def test_an_undated_office_is_no_later_office() -> None:
    rank = office(DOC, "General Tolen Varga", "Tolen Varga", "General")
    found = only(one(RAID, rank))
    assert found.allegations[0].later_offices == ()
    assert found.tenures[0].as_of is not None


def test_two_claims_of_one_office_are_one_tenure() -> None:
    other = captured("Sera Tolm, head of the Relief Society, spoke.", name="other.txt", published="2033-06")
    claims = [
        office(doc, "Sera Tolm, head of the Relief Society", "Sera Tolm", "head", organisation="Relief Society")
        for doc in (DOC, other)
    ]
    accounted = case((DOC, claims[:1], NAMES), (other, claims[1:], [mention(other, "person", "Sera Tolm")]))
    (tenure,) = accounted.others[0].tenures
    assert tenure.claims == tuple(sorted(claim.id for claim in claims))


def test_a_denial_stands_in_the_allegations_own_cell() -> None:
    found = only(one(RAID, denial()))
    assert found.allegations[0].denials == (denial().id,)
    assert found.denials == (denial().id,)
    assert found.allegations[0].against == ()


def test_a_denial_of_another_event_does_not() -> None:
    doc = captured("Tolen Varga ordered the raid of March 2031. Varga denied the plot of May 2032.", published="2033")
    names = [mention(doc, "person", "Tolen Varga"), mention(doc, "person", "Varga", 1)]
    events = [mention(doc, "event", "raid of March 2031"), mention(doc, "event", "plot of May 2032")]
    deed = act(doc, "Tolen Varga ordered the raid of March 2031", "ordered", "Tolen Varga", event="raid of March 2031")
    other = response(
        doc, "Varga denied the plot of May 2032", "denies", span(doc, "Varga", 1), event="plot of May 2032"
    )
    assert only(case((doc, [deed, other], [*names, *events]))).allegations[0].denials == ()


def test_what_others_say_against_it_stands_beside_it() -> None:
    council = response(DOC, "The Riverbank Guards fired", "denies", "Riverbank Guards", event=span(DOC, "the raid", 1))
    found = only(one(RAID, council))
    assert found.allegations[0].against == (council.id,)
    assert found.allegations[0].denials == ()


def test_an_act_denied_by_its_own_subject_is_a_denial() -> None:
    denied = act(
        DOC,
        "Varga denied it",
        "it",
        span(DOC, "Varga", 1),
        chain=[("Tolen Varga", "person")],
        polarity="denied",
        event=span(DOC, "the raid", 1),
    )
    assert only(one(RAID, denied)).allegations[0].denials == (denied.id,)


def test_a_denial_by_the_same_name_elsewhere_is_shown_beside() -> None:
    other = captured("Tolen Varga denied everything.", name="other.txt", published="2033-06")
    said = response(other, "Tolen Varga denied everything", "denies", "Tolen Varga")
    accounted = case((DOC, [RAID], NAMES), (other, [said], [mention(other, "person", "Tolen Varga")]))
    (allegation,) = only(accounted).allegations
    assert (allegation.denials, allegation.against, allegation.namesakes) == ((), (said.id,), (said.id,))


def test_what_somebody_of_another_name_says_is_no_namesakes_denial() -> None:
    council = response(DOC, "The Riverbank Guards fired", "denies", "Riverbank Guards", event=span(DOC, "the raid", 1))
    assert only(one(RAID, council)).allegations[0].namesakes == ()


def test_a_body_named_as_perpetrator_has_its_denials_beside_it() -> None:
    fired = act(DOC, "The Riverbank Guards fired", "fired", "Riverbank Guards", "state_force")
    denied = response(DOC, "The Riverbank Guards fired", "denies", "Riverbank Guards")
    (body,) = one(fired, denied).groups
    assert (body.label, body.actor_type, body.allegations[0].denials) == (
        "Riverbank Guards",
        "state_force",
        (denied.id,),
    )


def test_responses_are_kept() -> None:
    condemned = response(DOC, "Sera Tolm, head of the Relief Society, called it", "condemns", "Sera Tolm")
    accounted = one(RAID, condemned)
    assert accounted.responses == (condemned.id,)
    assert [other.label for other in accounted.others] == ["Sera Tolm"]


def test_every_measure_and_accusation_is_somewhere() -> None:
    trial = proceeding(DOC, "Varga goes on trial in June", "trial", span(DOC, "Varga", 3), others=["Nadim Perro"])
    accounted = one(RAID, trial)
    (measure,) = only(accounted).measures
    assert (measure.subject, measure.others) == ("Varga", ("Nadim Perro",))


def test_the_order_of_sources_changes_nothing() -> None:
    other = captured("Tolen Varga denied everything.", name="other.txt", published="2033-06")
    said = response(other, "Tolen Varga denied everything", "denies", "Tolen Varga")
    told = [(DOC, [RAID], NAMES), (other, [said], [mention(other, "person", "Tolen Varga")])]
    assert case(*told) == case(*reversed(told))


def test_every_sentence_names_its_rule() -> None:
    rules = {row["key"]: row["rule"] for row in table("wording")}
    assert set(rules) == set(wording())
    assert all(1 <= int(rule) <= 13 for rule in rules.values())


@pytest.mark.parametrize(
    "word", ["independent", "proven", "guilty", "not met", "impunity", "corroborated by", "verified"]
)
def test_no_sentence_says_more_than_the_record(word: str) -> None:
    assert all(word not in sentence.lower() for sentence in wording().values())


def test_an_unknown_sentence_is_an_error() -> None:
    with pytest.raises(DataError, match="no sentence is called"):
        say("no such key")


def test_rows_and_denials_come_from_data() -> None:
    assert measure_rows()[0] == "investigation"
    assert "denies" in denial_kinds()


def test_nothing_in_nothing_out() -> None:
    accounted = case()
    assert (accounted.accounts, accounted.others, accounted.loose_measures, accounted.groups) == ((), (), (), ())
