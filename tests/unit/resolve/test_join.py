"""What people decided, and what the machine may then do. All names are invented."""

from __future__ import annotations

import pytest
from tests.factories import captured, judgement, mention
from tests.unit.resolve.bench import of, proposed, solve, together

from dadkhah.model.judgement import Identity, withdrawn
from dadkhah.resolve.constrain import decide, pair

DOCS = [captured("Lena Orsolo spoke.", name=f"{name}.txt", publisher=name) for name in ("a", "b", "c")]
A, B, C = (mention(doc, "person", "Lena Orsolo") for doc in DOCS)
TOLD = [(doc, (), [one]) for doc, one in zip(DOCS, (A, B, C), strict=True)]
OTHER = captured("Nadim Perro spoke.", name="d.txt")
D = mention(OTHER, "person", "Nadim Perro")


def test_without_judgements_the_machine_joins() -> None:
    assert together(solve(*TOLD), A, B, C)


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_person_stops_the_machine(verdict: Identity) -> None:
    resolved = solve(*TOLD[:2], judgements=[judgement(A, B, verdict)])
    assert not together(resolved, A, B)
    assert proposed(resolved)[0].reasons[-1].startswith("not followed: ")


def test_different_holds_through_any_chain() -> None:
    resolved = solve(*TOLD, judgements=[judgement(A, B, "different")])
    assert not together(resolved, A, B)
    assert together(resolved, A, C) != together(resolved, B, C)


def test_different_beats_same() -> None:
    taken = [judgement(A, B, "different", "first"), judgement(A, B, "same", "second"), judgement(A, B, "same", "third")]
    assert not together(solve(*TOLD[:2], judgements=taken), A, B)


def test_same_joins_what_the_machine_would_not() -> None:
    resolved = solve(TOLD[0], (OTHER, (), [D]), judgements=[judgement(A, D, "same", "first reviewer")])
    assert together(resolved, A, D)
    assert of(resolved, A).decided
    decided = [link for link in resolved.links if link.rule == "decided"]
    assert decided[0].reasons == ("judged the same by first reviewer",)


def test_undoing_a_judgement_undoes_the_merge() -> None:
    first = judgement(A, D, "same")
    undo = judgement(A, D, "same", undoes=first.id)
    assert not together(solve(TOLD[0], (OTHER, (), [D]), judgements=[first, undo]), A, D)


def test_undoing_an_undoing_brings_it_back() -> None:
    first = judgement(A, D, "same")
    undo = judgement(A, D, "same", undoes=first.id)
    again = judgement(A, D, "same", undoes=undo.id)
    assert withdrawn([first, undo, again]) == {undo.id}
    assert together(solve(TOLD[0], (OTHER, (), [D]), judgements=[first, undo, again]), A, D)


def test_of_one_persons_verdicts_the_last_counts() -> None:
    taken = [judgement(A, D, "same"), judgement(A, D, "unsure")]
    assert not together(solve(TOLD[0], (OTHER, (), [D]), judgements=taken), A, D)
    assert decide(taken).pairs("same") == []


def test_a_judgement_about_nothing_here_changes_nothing() -> None:
    assert together(solve(*TOLD[:2], judgements=[judgement(C, D, "different"), judgement(C, D, "same")]), A, B)


def test_a_pair_has_no_direction() -> None:
    assert pair("b", "a") == pair("a", "b") == ("a", "b")
    assert decide([judgement(A, B, "same")]).pairs("same") == decide([judgement(B, A, "same")]).pairs("same")


def test_two_same_on_two_pairs_of_the_groups_count_together() -> None:
    doc = captured("Lena Orsolo spoke. Orsolo left.", name="e.txt")
    full, short = mention(doc, "person", "Lena Orsolo"), mention(doc, "person", "Orsolo", 1)
    resolved = solve(TOLD[0], (doc, (), [full, short]), judgements=[judgement(A, short, "unsure")])
    assert together(resolved, full, short)
    assert not together(resolved, A, full)
