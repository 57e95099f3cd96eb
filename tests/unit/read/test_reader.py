"""The reader as a whole: order, ids, silence, neutrality, and a small report read to the end."""

from __future__ import annotations

import msgspec
import pytest
from tests.unit.read.readings import gazetteer, lines, reading_of, source

from dadkhah.model.claim import check_quotes
from dadkhah.model.source import BlockRole
from dadkhah.read.reader import read
from dadkhah.read.version import reader_name

REPORT = """Twelve Dead In Harbour Town As Guards Open Fire

At least 12 people were killed in Nairobi on 4 March 2031, the ministry admitted. Hundreds of students were arrested.

The Harbour Watch said that 40 people had died and that 90 were injured. Its director, Maret Osling, called it \
\u201ca day of shame\u201d for the town.

General Orlan Vessik ordered soldiers to open fire on the crowd. He is scheduled to stand trial on 27 November 2031. \
The government denied the report.

Must read: 300 people were killed elsewhere by Ilvane Korrado."""
ROLES: dict[str, BlockRole] = {"Twelve Dead": "headline", "Must read": "teaser"}


def test_a_small_report() -> None:
    found = lines(REPORT, roles=ROLES)
    told = [
        (line["type"], line.get("kind") or line.get("act") or line.get("proceeding") or line.get("response"))
        for line in found
        if line["block"] == "body"
    ]
    assert told == [
        ("count", "killed"),
        ("count", "arrested"),
        ("count", "killed"),
        ("count", "injured"),
        ("office", None),
        ("quote", None),
        ("act", "ordering"),
        ("proceeding", "trial"),
        ("response", "denies"),
    ]


def test_claims_stand_in_text_order_with_ids_of_their_own() -> None:
    claims = reading_of(REPORT, roles=ROLES).claims
    assert [(one.clause.start, one.clause.end) for one in claims] == sorted(
        (one.clause.start, one.clause.end) for one in claims
    )
    assert len({one.id for one in claims}) == len(claims)


def test_every_claim_quotes_the_report() -> None:
    reading = reading_of(REPORT, roles=ROLES)
    for claim in reading.claims:
        check_quotes(claim, REPORT)
        assert claim.clause.exact == REPORT[claim.clause.start : claim.clause.end]


@pytest.mark.parametrize("role", ["teaser", "navigation", "byline"])
def test_a_silent_block_yields_nothing(role: BlockRole) -> None:
    reading = reading_of(REPORT, roles={**ROLES, "Must read": role})
    silent = REPORT.index("Must read")
    assert all(one.clause.start < silent for one in reading.claims)
    assert all(one.span.start < silent for one in reading.mentions)
    assert all(one.span.start < silent for one in reading.unread)


@pytest.mark.parametrize("role", ["headline", "lead", "body", "caption", "quotation", "list", "table"])
def test_every_other_block_speaks(role: BlockRole) -> None:
    text = "Police killed 12 people in the town of Lima on that day."
    (line,) = lines(text, "count", roles={"Police": role})
    assert line["block"] == role


def test_the_same_input_gives_the_same_reading() -> None:
    assert read(source(REPORT, roles=ROLES), gazetteer()) == read(source(REPORT, roles=ROLES), gazetteer())


def test_the_reading_names_its_source_and_its_reader() -> None:
    one = source(REPORT)
    reading = read(one, gazetteer())
    assert (reading.source, reading.text_version, reading.reader) == (
        one.source.object,
        one.text.version,
        reader_name(),
    )
    assert {claim.source for claim in reading.claims} == {one.source.object}
    assert all(claim.revises == () for claim in reading.claims)


def test_without_a_gazetteer_places_have_no_id_and_no_figure_is_lost() -> None:
    full, bare = (read(source(REPORT, roles=ROLES), one) for one in (gazetteer(), None))
    assert [one.body for one in bare.claims if one.type == "count"] == [
        one.body for one in full.claims if one.type == "count"
    ]
    assert all(one.place_id is None for one in bare.mentions)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "\u2026", "12", "\u200b", "Dadkhah", "\ufeff12 people died."])
def test_hardly_any_text(text: str) -> None:
    reading = reading_of(text)
    assert len(reading.claims) == (1 if "died" in text else 0)


def test_one_figure_of_two_kinds_is_two_claims_with_two_ids() -> None:
    claims = reading_of("12 people were arrested and tortured.").claims
    assert len({claim.id for claim in claims}) == 2


def test_the_same_words_twice_are_two_claims() -> None:
    claims = reading_of("12 people were killed. 12 people were killed.").claims
    assert [claim.clause.start for claim in claims] == [0, 23]


PARTIES = (
    "The {A} said that the {B} killed 12 prisoners in May 2030.",
    "According to the {A}, at least 40 members of the {B} were arrested.",
    "The {B} denied the report of the {A}.",
    "Fighters of the {A} and of the {B} abducted 9 villagers.",
    "The {A} accounted for 60 percent of the victims of a massacre.",
    "The {A} condemned the killing of 3 leaders of the {B}.",
    "12 people were killed by the {A}.",
    "The leader of the {B}, {P}, ordered the killing of 40 prisoners.",
    "{P} was sentenced to ten years in prison for ordering the massacre.",
    "{Q} said that the {A} was \u201cbound to win\u201d that year.",
    "{P} condemned the arrest of {Q} in the spring.",
)
ONE = {"A": "Harbour Front", "B": "Meadow League", "P": "Orlan Vessik", "Q": "Tamir Osling"}
OTHER = {"A": "Meadow League", "B": "Harbour Front", "P": "Tamir Osling", "Q": "Orlan Vessik"}


def renamed(value: object) -> object:
    """Return a line with the parties' names put back, and without what hangs on offsets and bytes."""
    pairs = {OTHER[key]: ONE[key] for key in ONE}
    text = msgspec.json.encode(value).decode()
    for name in pairs:
        text = text.replace(name, f"<{name}>")
    for name, back in pairs.items():
        text = text.replace(f"<{name}>", back)
    return msgspec.json.decode(text)


@pytest.mark.parametrize("sentence", PARTIES)
def test_swapped_parties_change_nothing_but_the_names(sentence: str) -> None:
    places = {"id", "start", "end", "stated_start", "attribution"}
    here, there = (
        [{key: value for key, value in line.items() if key not in places} for line in lines(sentence.format(**names))]
        for names in (ONE, OTHER)
    )
    assert here
    assert [renamed(line) for line in there] == here


@pytest.mark.parametrize("sentence", PARTIES)
def test_swapped_parties_keep_verbs_modes_and_classes(sentence: str) -> None:
    kept = ("class", "mode", "verb_as_stated")
    here, there = (
        [[tuple(link[key] for key in kept) for link in line["attribution"]] for line in lines(sentence.format(**names))
         if line["type"] != "unread"]
        for names in (ONE, OTHER)
    )  # fmt: skip
    assert here == there
