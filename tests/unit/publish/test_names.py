"""Alleged perpetrators under their written names: grouped, never joined. The case is invented."""

from __future__ import annotations

import msgspec
from tests import factories as make
from tests.unit.publish import invented

from dadkhah.model.dossier import Dossier, Piece
from dadkhah.model.entity import Cluster, Resolved
from dadkhah.model.finding import Account, Accounted, Allegation, AllegedGroup
from dadkhah.publish.accounts import NAMESAKE
from dadkhah.publish.compose import compose

PENN = invented.ACCOUNTED.accounts[0]


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def shown(*accounts: Account, **changes: object) -> Dossier:
    accounted: Accounted = msgspec.structs.replace(invented.ACCOUNTED, accounts=accounts, **changes)
    return compose(invented.inputs(accounted=accounted))


def twin(label: str = "Dario Penn") -> Account:
    """Return somebody of that name in another source, who nobody joined with the first."""
    allegation = msgspec.structs.replace(invented.ALLEGATION, claim=invented.TRIAL.id, denials=(), later_offices=())
    return msgspec.structs.replace(
        PENN, person="person-twin", label=label, allegations=(allegation,), measures=(), cells=(), tenures=()
    )


def test_two_of_one_name_stand_under_one_heading_in_two_blocks() -> None:
    dossier = shown(PENN, twin())
    (name,) = dossier.names
    assert [block.where for block in name.blocks] == ["as named in source 2", "as named in source 4"]
    assert name.note == "Named in 2 sources; not joined: whether they are one person is for two people to decide."
    assert len(dossier.accounts) == 2
    (line,) = dossier.summary.accused
    assert said(line.pieces).startswith("Dario Penn: 2 acts alleged")
    assert said(line.pieces).endswith("is for two people to decide.")


def test_a_title_makes_no_other_name_and_another_name_has_its_own_heading() -> None:
    assert [len(name.blocks) for name in shown(PENN, twin("General Dario Penn")).names] == [2]
    assert [name.label for name in shown(PENN, twin("Lena Orsk")).names] == ["Dario Penn", "Lena Orsk"]


def test_one_who_is_named_alone_needs_no_note() -> None:
    (name,) = shown(PENN).names
    assert (name.note, len(name.blocks)) == ("", 1)


def test_somebody_of_the_name_with_no_act_is_counted_among_the_sources() -> None:
    other = msgspec.structs.replace(
        invented.ACCOUNTED.others[0], person="person-other", label="Dario Penn", tenures=(), claims=(invented.TRIAL.id,)
    )
    (name,) = shown(PENN, others=(other,)).names
    assert name.note.startswith("Named in 2 sources, as having acted in 1 of them; not joined")


def test_a_denial_by_a_namesake_says_that_nobody_joined_them() -> None:
    beside = msgspec.structs.replace(
        invented.ALLEGATION, denials=(), against=(invented.DENIAL.id,), namesakes=(invented.DENIAL.id,)
    )
    (against,) = shown(msgspec.structs.replace(PENN, allegations=(beside,))).accounts[0].allegations[0].against
    assert said(against.pieces) == f"{NAMESAKE}Merle News Agency: Penn denied giving any order"
    assert "not joined" in NAMESAKE


def test_ones_own_denial_comes_first_and_once() -> None:
    key = invented.DENIAL.id
    own = msgspec.structs.replace(invented.ALLEGATION, denials=(key,), against=(key,), namesakes=())
    (against,) = shown(msgspec.structs.replace(PENN, allegations=(own,))).accounts[0].allegations[0].against
    assert said(against.pieces) == "Merle News Agency: Penn denied giving any order"


def group(kind: str) -> AllegedGroup:
    allegation: Allegation = invented.ACCOUNTED.groups[0].allegations[0]
    denied = msgspec.structs.replace(allegation, denials=(invented.DENIAL.id,))
    return AllegedGroup(id=f"group-{kind}", label=kind, actor_type=kind, allegations=(denied,))  # type: ignore[arg-type]


def test_bodies_and_people_unnamed_stand_in_sections_of_their_own_with_their_denials() -> None:
    kinds = ("organisation", "state_force", "armed_group", "unnamed", "unclear")
    dossier = shown(PENN, groups=tuple(group(kind) for kind in kinds))
    assert [body.label for body in dossier.bodies] == ["organisation", "state_force", "armed_group"]
    assert [one.label for one in dossier.unnamed] == ["unnamed", "unclear"]
    assert all(body.allegations[0].against for body in (*dossier.bodies, *dossier.unnamed))


def test_an_allegation_that_names_two_events_shows_both() -> None:
    mention = make.mention(invented.A, "event", "fire on the crowd")
    other = Cluster(id="event-fire", kind="event", label="fire", names=("fire",), mentions=(mention.id,))
    first, *rest = invented.readings()
    readings = (msgspec.structs.replace(first, mentions=(*first.mentions, mention)), *rest)
    resolved = Resolved(clusters=(invented.PROTESTS, invented.PENN, other), links=invented.LINKS)
    (account,) = compose(invented.inputs(readings=readings, resolved=resolved)).accounts
    assert account.allegations[0].context == "March 2031 protests, Talvar; March 2031. Its words also name: fire"


def test_names_that_are_only_proposed_stand_in_one_line_with_their_sources() -> None:
    (name,) = shown(PENN).names
    assert [said(line) for line in name.proposals] == ["Penn in source 4"]
    assert [piece.voice for piece in name.proposals[0]] == ["source", "program"]


def test_a_group_without_its_cluster_has_no_proposals() -> None:
    resolved = Resolved(clusters=(invented.PROTESTS,), links=invented.LINKS)
    (name,) = compose(invented.inputs(resolved=resolved)).names
    assert name.proposals == ()
