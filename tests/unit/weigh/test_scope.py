"""What a figure counts, and whose toll it is: nothing less is held against the whole. All reports are invented."""

from __future__ import annotations

import msgspec
import pytest
from tests.factories import act, count, mention, reading
from tests.unit.weigh.bench import EVENT, case, event_of, report, tally

from dadkhah.model.claim import Claim
from dadkhah.model.source import Captured
from dadkhah.resolve import resolve
from dadkhah.weigh import weigh
from dadkhah.weigh.scope import count_of

OVER = report("more than 1,500 people were killed.", "Relief Society", published="2031-09")


def over(**fields: object) -> Claim:
    return count(OVER, "more than 1,500 people were killed", "more than 1,500", 1500, "more_than", **fields)  # type: ignore[arg-type]


def zero(doc: Captured, **fields: object) -> Claim:
    return count(doc, "Not one citizen was killed", "Not one", 0, victims="citizen", **fields)  # type: ignore[arg-type]


def test_nobody_killed_contradicts_every_toll() -> None:
    doc = report("Not one citizen was killed.", "Council Page", published="2031-09")
    (conflict,) = tally(case((doc, [zero(doc)]), (OVER, [over()]))).conflicts
    assert {conflict.a, conflict.b} == {zero(doc).id, over().id}


def test_a_zero_said_after_the_event_is_no_count_under_way() -> None:
    early = report("Not one citizen was killed.", "Council Page", published="2031-04-02")
    assert len(tally(case((early, [zero(early)]), (OVER, [over()]))).conflicts) == 1


@pytest.mark.parametrize(("fields", "clashes"), [({"speech_act": "denies"}, 1), ({"speech_act": "forecast"}, 0)])
def test_a_denial_of_any_harm_is_compared_and_a_forecast_is_not(fields: dict[str, object], clashes: int) -> None:
    doc = report("Not one citizen was killed.", "Council Page", published="2031-09")
    assert len(tally(case((doc, [zero(doc, **fields)]), (OVER, [over()]))).conflicts) == clashes


@pytest.mark.parametrize(
    ("fields", "only"),
    [
        ({}, ""),
        ({"place": ("Relief", None)}, "“Relief”"),
        ({"when": "2031-03-04"}, "a part of the event's time"),
        ({"victims": "people"}, ""),
        ({"place": ("Relief", None), "part": "subset"}, ""),
    ],
)
def test_a_row_says_what_less_than_the_whole_it_counts(fields: dict[str, object], only: str) -> None:
    doc = report("in Relief more than 1,500 people were killed.", "Relief Society", published="2031-09")
    claim = count(doc, "more than 1,500 people were killed", "more than 1,500", 1500, "more_than", **fields)  # type: ignore[arg-type]
    (row,) = tally(case((doc, [claim]))).rows
    assert row.only == only


@pytest.mark.parametrize(("victims", "only"), [("children", "children"), ("bandits", "“bandits”")])
def test_a_group_is_named_by_the_program_or_quoted_from_the_source(victims: str, only: str) -> None:
    doc = report(f"more than 1,500 {victims} were killed.", "Relief Society")
    claim = count(doc, f"more than 1,500 {victims}", "more than 1,500", 1500, "more_than", victims=victims)
    (row,) = tally(case((doc, [claim]))).rows
    assert row.only == only


def test_whoever_is_arrested_is_a_detainee() -> None:
    doc = report("hundreds of detainees were held.", "Relief Society")
    claim = count(doc, "hundreds of detainees", "hundreds", 200, "vague", kind="arrested", victims="detainees")
    (row,) = tally(case((doc, [claim])), "arrested").rows
    assert row.only == ""


def named(event: str, *places: str) -> list[str]:
    """Return what the row of a figure for “Ostrel” counts less than the whole, where texts name an event so."""
    doc = report(f"the {event} were put down. In Ostrel 30 people died. In Venn 4 died.", "Kestrel Wire")
    claim = count(doc, "30 people died", "30", 30, place=("Ostrel", None), event=event_of(doc))
    held = [mention(doc, "event", EVENT, when="2031-03"), mention(doc, "event", event, when="2031-03")]
    read = reading(doc, [claim], [*held, *(mention(doc, "place", place) for place in places)])
    found = resolve([doc], [read])
    joined = tuple(
        msgspec.structs.replace(one, names=(EVENT, event)) if one.kind == "event" else one for one in found.clusters
    )
    weighed = weigh([doc], [read], msgspec.structs.replace(found, clusters=joined))
    return [row.only for one in weighed.tallies for row in one.rows]


def test_the_only_place_in_the_events_names_is_its_own() -> None:
    assert named("Ostrel protests", "Ostrel") == [""]


def test_where_its_names_hold_two_places_neither_is_its_own() -> None:
    assert named("Ostrel and Venn protests", "Ostrel", "Venn") == ["“Ostrel”"]


def test_what_a_text_takes_back_for_another_figure_conflicts_with_nothing() -> None:
    doc = report("The list of 1,600 replaces the count of 47 people killed.", "Kestrel Wire", published="2032-09")
    old = count(doc, "count of 47 people killed", "47", 47, "at_most")
    new = count(doc, "The list of 1,600", "1,600", 1600, "at_least", revises=(old.id,))
    assert tally(case((doc, [old, new]), (OVER, [over()]))).conflicts == ()


def steps(*told: tuple[int, str, str]) -> tuple[list[tuple[Captured, list[Claim]]], list[Claim]]:
    """Return reports of one publisher: number, bound word, day."""
    docs = [report(f"{words}{n} people were killed.", "Kestrel Wire", published=day) for n, words, day in told]
    bounds = {"": "exact", "at least ": "at_least", "up to ": "at_most"}
    claims = [
        count(doc, f"{words}{n} people were killed", f"{words}{n}", n, bounds[words])  # type: ignore[arg-type]
        for doc, (n, words, _) in zip(docs, told, strict=True)
    ]
    return [(doc, [claim]) for doc, claim in zip(docs, claims, strict=True)], claims


def test_a_toll_of_one_voice_is_a_series_however_late_it_rises() -> None:
    told, claims = steps((31, "", "2031-03-20"), (88, "", "2033-05-11"))
    found = tally(case(*told))
    assert found.conflicts == ()
    assert [one.claims for one in found.series] == [tuple(claim.id for claim in claims)]


def test_a_limit_is_no_step_of_a_toll() -> None:
    told, _ = steps((31, "up to ", "2032-09-20"), (88, "at least ", "2033-05-11"))
    assert len(tally(case(*told)).conflicts) == 1


def test_a_later_text_that_restates_the_earlier_figure_breaks_no_series() -> None:
    told, claims = steps((47, "at least ", "2031-03-20"))
    doc = report("88 people were killed, not 47 as in March.", "Kestrel Wire", published="2031-05-11")
    new, again = count(doc, "88 people were killed", "88", 88), count(doc, "not 47 as in March", "47", 47)
    (series,) = tally(case(*told, (doc, [new, again]))).series
    assert series.claims == (claims[0].id, new.id)


def test_who_cites_itself_speaks_in_its_own_voice() -> None:
    told, claims = steps((31, "at least ", "2031-03-20"))
    doc = report("88 people were killed, Kestrel Wire said.", "Kestrel Wire", published="2031-05-11")
    own = count(doc, "88 people were killed", "88", 88, chain=[("Kestrel Wire", "org")])
    (series,) = tally(case(*told, (doc, [own]), names=[(doc, "Kestrel Wire")])).series
    assert series.claims == (claims[0].id, own.id)


def test_two_totals_of_one_day_that_no_word_orders_make_no_series() -> None:
    told, _ = steps((31, "at least ", "2031-03-20"))
    doc = report("at least 47 people were killed. At least 50 died.", "Kestrel Wire", published="2031-05-11")
    both = [
        count(doc, "at least 47 people were killed", "at least 47", 47, "at_least"),
        count(doc, "At least 50 died", "At least 50", 50, "at_least"),
    ]
    assert tally(case(*told, (doc, both))).series == ()


def test_a_plain_part_of_a_days_total_is_no_step() -> None:
    told, claims = steps((31, "at least ", "2031-03-20"))
    doc = report("88 people were killed. 71 died of gunshots.", "Kestrel Wire", published="2031-05-11")
    new, less = count(doc, "88 people were killed", "88", 88), count(doc, "71 died of gunshots", "71", 71)
    (series,) = tally(case(*told, (doc, [new, less]))).series
    assert series.claims == (claims[0].id, new.id)
    assert series.reason == "raised from at least 31 to 88 by one voice as time went on"


def test_a_regional_toll_is_no_step_of_the_whole() -> None:
    told, _ = steps((31, "at least ", "2031-03-20"))
    doc = report("in Ostrel 88 people were killed.", "Kestrel Wire", published="2031-05-11")
    region = count(doc, "88 people were killed", "88", 88, place=("Ostrel", None))
    assert tally(case(*told, (doc, [region]))).series == ()


def test_a_part_of_the_time_may_be_a_step() -> None:
    told, claims = steps((31, "at least ", "2031-03-20"))
    doc = report("88 people were killed.", "Kestrel Wire", published="2031-05-11")
    dated = count(doc, "88 people were killed", "88", 88, when="2031-03-05")
    (series,) = tally(case(*told, (doc, [dated]))).series
    assert series.claims == (claims[0].id, dated.id)


def test_a_toll_that_its_voice_lowers_is_changed_and_no_conflict() -> None:
    told, _ = steps((112, "", "2031-03-20"), (88, "", "2033-05-11"))
    found = tally(case(*told))
    assert found.conflicts == ()
    assert found.series[0].reason == "changed from 112 to 88 by one voice as time went on"


def test_tolls_of_two_voices_far_apart_in_time_conflict() -> None:
    told, _ = steps((31, "", "2032-09-20"))
    assert len(tally(case(*told, (OVER, [over()]))).conflicts) == 1


def test_a_body_that_is_no_count_is_refused() -> None:
    with pytest.raises(TypeError, match="is no count"):
        count_of(act(OVER, "were killed", "killed", None))
