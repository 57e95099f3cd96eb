"""Who enters the account, and who never does (rules 1, 2, 6, 11). Everybody is invented."""

from __future__ import annotations

from typing import Any

import pytest
from tests.factories import act, captured, judgement, mention, office, proceeding, quotation, span
from tests.unit.account.bench import DOC, NAMES, case, one, only, review

from dadkhah.model.claim import Claim

RAID = act(
    DOC,
    "General Tolen Varga ordered the raid of March 2031",
    "ordered the raid",
    "Tolen Varga",
    event="raid of March 2031",
)


def head() -> Claim:
    return office(DOC, "Sera Tolm, head of the Relief Society", "Sera Tolm", "head", organisation="Relief Society")


def test_an_act_that_names_a_person_enters() -> None:
    found = only(one(RAID))
    assert found.label == "Tolen Varga"
    (allegation,) = found.allegations
    assert allegation.conduct == "ordered the raid"
    assert allegation.alleged_by == ("Kestrel Wire",)
    assert allegation.claim == RAID.id
    assert allegation.review == "machine"
    assert found.reply == "not contacted: no contact with them is recorded"


def test_an_office_alone_never_enters() -> None:
    accounted = one(head())
    assert accounted.accounts == ()
    (other,) = accounted.others
    assert (other.label, other.note) == ("Sera Tolm", "no act attributed to them by name in these sources")
    assert other.claims == (head().id,)


def test_quoted_words_alone_never_enter() -> None:
    said = quotation(DOC, "Sera Tolm, head of the Relief Society, called it “a crime”", "a crime", "Sera Tolm")
    accounted = one(said)
    assert accounted.accounts == ()
    assert [other.label for other in accounted.others] == ["Sera Tolm"]


def test_a_described_office_accuses_no_person() -> None:
    rank = office(DOC, "General Tolen Varga", "Tolen Varga", "high marshal")
    deed = act(DOC, "The high marshal ordered the curfew", "ordered the curfew", "high marshal")
    accounted = one(deed, rank)
    assert accounted.accounts == ()
    (group,) = accounted.groups
    assert group.note == "the sources describe an office and name nobody: an office alone accuses no person"
    assert group.actor_type == "unnamed"
    assert [other.label for other in accounted.others] == ["Tolen Varga"]


def test_bodies_are_listed_apart() -> None:
    deed = act(DOC, "The Riverbank Guards fired", "fired", "Riverbank Guards", "state_force")
    accounted = one(deed)
    assert accounted.accounts == ()
    (group,) = accounted.groups
    assert (group.label, group.actor_type) == ("Riverbank Guards", "state_force")
    assert group.note == "an organisation or force: nobody in it is accused by this"
    assert group.allegations[0].conduct == "fired"


def test_nobody_named_is_said() -> None:
    deed = act(DOC, "The Riverbank Guards fired", "fired", None, "unnamed")
    (group,) = one(deed).groups
    assert (group.label, group.note) == ("not named", "the sources name nobody")


@pytest.mark.parametrize("fields", [{"polarity": "denied"}, {"polarity": "hypothetical"}, {"speech_act": "forecast"}])
def test_what_is_not_asserted_accuses_nobody(fields: dict[str, str]) -> None:
    deed = act(DOC, "General Tolen Varga ordered the raid of March 2031", "ordered the raid", "Tolen Varga", **fields)
    accounted = one(deed)
    assert accounted.accounts == ()
    assert accounted.groups == ()


@pytest.mark.parametrize("kind", ["charge", "verdict", "sentence"])
def test_a_charge_or_judgment_enters(kind: str) -> None:
    step = proceeding(DOC, "In 2030 Varga was charged with fraud", kind, span(DOC, "Varga", 4), regarding="fraud")
    found = only(one(step))
    assert found.allegations[0].conduct == "fraud"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "trial"},
        {"kind": "arrest"},
        {"kind": "charge", "against": "victim_or_dissident"},
        {"kind": "charge", "against": "unclear"},
        {"kind": "verdict", "forum": "civil_society"},
        {"kind": "verdict", "status": "overturned"},
        {"kind": "charge", "told": {"ended_by": "dropped"}},
    ],
)
def test_other_proceedings_do_not(fields: dict[str, Any]) -> None:
    kind = fields.pop("kind")
    step = proceeding(DOC, "In 2030 Varga was charged with fraud", kind, span(DOC, "Varga", 4), **fields)
    accounted = one(step)
    assert accounted.accounts == ()
    assert [measure.claim for measure in accounted.loose_measures] == [step.id]


def test_a_rejected_claim_leaves_the_account_and_stays_listed() -> None:
    accounted = one(RAID, reviews=[review(RAID, "rejected")])
    assert accounted.accounts == ()
    assert accounted.rejected == (RAID.id,)
    assert accounted.reviews == ((RAID.id, "rejected"),)


def test_one_rejection_is_enough_until_taken_back() -> None:
    taken = [review(RAID, "read_correctly", "second"), review(RAID, "rejected", "first")]
    assert one(RAID, reviews=taken).accounts == ()
    back = [*taken, review(RAID, "read_correctly", "first")]
    assert only(one(RAID, reviews=back)).allegations[0].review == "read_correctly"


def test_a_changed_claim_waits_for_a_new_review() -> None:
    old = review(RAID, "read_correctly", of="another hash")
    assert only(one(RAID, reviews=[old])).allegations[0].review == "changed"


def test_a_re_read_does_not_bring_back_what_was_rejected() -> None:
    assert one(RAID, reviews=[review(RAID, "rejected", of="another hash")]).accounts == ()


def test_a_bystander_of_a_rejected_claim_is_told_apart() -> None:
    rank = office(DOC, "General Tolen Varga", "Tolen Varga", "General")
    (other,) = one(RAID, rank, reviews=[review(RAID, "rejected")]).others
    assert other.note.endswith("one that a reader found was rejected in review")


def test_a_rejected_claim_is_listed_with_the_person_it_named() -> None:
    fired = act(DOC, "The high marshal ordered the curfew", "ordered the curfew", "Tolen Varga")
    assert only(one(RAID, fired, reviews=[review(fired, "rejected")])).rejected == (fired.id,)


def test_the_same_name_in_another_text_is_only_proposed() -> None:
    other = captured("Tolen Varga opened a school.", name="other.txt", publisher="Delta Courier", published="2033-06")
    rank = office(other, "Tolen Varga opened a school", "Tolen Varga", "school")
    far = mention(other, "person", "Tolen Varga", claims=[rank])
    told = ((DOC, [RAID], NAMES), (other, [rank], [far]))
    accounted = case(*told)
    (proposal,) = only(accounted).proposals
    assert proposal.startswith("may be the same as “Tolen Varga” in Delta Courier; not joined: two people decide")
    (other_person,) = accounted.others
    assert other_person.label == "Tolen Varga"
    assert other_person.note.startswith("an act is attributed to somebody of this name in another of these sources")
    joined = [judgement(NAMES[0], far, "same", actor) for actor in ("first", "second")]
    assert only(case(*told, judgements=joined)).proposals == ()
    assert len(only(case(*told, judgements=joined)).tenures) == 1
