"""Every place where the text names somebody or something, and the claims that use it."""

from __future__ import annotations

from tests.unit.read.readings import reading_of

from dadkhah.model.reading import Reading

TEXT = (
    "The supreme leader, Orlan Vessik, came to Nairobi with the Harbour Guard in May 2030.\n\n"
    "The 2019 uprising was put down there. The supreme leader ordered the killing of 40 prisoners, said Maret Osling."
)


def seen(reading: Reading) -> list[tuple[str, str]]:
    return [(one.kind, one.span.exact) for one in reading.mentions]


def test_people_bodies_places_and_events_in_text_order() -> None:
    assert seen(reading_of(TEXT)) == [
        ("person", "supreme leader"),
        ("person", "Orlan Vessik"),
        ("place", "Nairobi"),
        ("organisation", "Harbour Guard"),
        ("event", "2019 uprising"),
        ("person", "supreme leader"),
        ("person", "Maret Osling"),
    ]


def test_a_mention_knows_the_claims_that_use_it_and_how() -> None:
    reading = reading_of(TEXT)
    ids = {claim.id: claim.type for claim in reading.claims}
    person = next(one for one in reading.mentions if one.span.exact == "Orlan Vessik")
    assert {ids[one] for one in person.claims} == {"office", "act"}
    assert set(person.roles) >= {"office.person", "act.perpetrator"}


def test_an_event_knows_its_time_and_a_place_its_id() -> None:
    kinds = {one.kind: one for one in reading_of(TEXT).mentions}
    when = kinds["event"].when
    assert when is not None
    assert (str(when.start), str(when.end)) == ("2019-01-01", "2019-12-31")
    assert (kinds["place"].place_id or "").startswith("geonames:")


def test_a_text_that_names_nobody_has_no_mentions() -> None:
    assert reading_of("It rained all day, and nobody came.").mentions == ()


def test_every_mention_quotes_the_text_once() -> None:
    mentions = reading_of(TEXT).mentions
    assert all(TEXT[one.span.start : one.span.end] == one.span.exact for one in mentions)
    assert len({one.id for one in mentions}) == len(mentions)


def test_ids_of_claims_are_sorted_and_known() -> None:
    reading = reading_of(TEXT)
    known = {claim.id for claim in reading.claims}
    for one in reading.mentions:
        assert list(one.claims) == sorted(one.claims)
        assert set(one.claims) <= known
