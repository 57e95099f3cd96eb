"""Which mentions speak of one event. All events are invented."""

from __future__ import annotations

import pytest
from tests.factories import captured, days, mention
from tests.unit.resolve.bench import labels, links, of, proposed, solve, together

from dadkhah.model.entity import Mention
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval
from dadkhah.resolve.events import near
from dadkhah.resolve.happenings import happening, head, written_time
from dadkhah.resolve.places import Places
from dadkhah.resolve.situation import Situation


def event(doc: Captured, words: str, nth: int = 0, **fields: str) -> Mention:
    return mention(doc, "event", words, nth, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "kind", "several"),
    [
        ("March uprising", "unrest", False),
        ("the 2031 nationwide protests", "unrest", False),
        ("both uprisings", "unrest", True),
        ("uprisings", "unrest", True),
        ("two protests", "unrest", True),
        ("first anniversary of the protests", "unrest", False),
        ("massacre of the uprising’s prisoners", "mass_killing", False),
        ("protest killings", "mass_killing", False),
        ("plot to bomb the harbour", "attack", False),
        ("war", "war", False),
        ("1979 revolution", "revolution", False),
        ("picnic", "other", False),
    ],
)
def test_the_head_noun_gives_the_class(words: str, kind: str, several: bool) -> None:
    assert head(words) == (kind, several)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the 1988 killings", days("1988")),
        ("March 2031 uprising", days("2031-03")),
        ("last year’s uprising", days("2030")),
        ("this year's uprising", days("2031")),
        ("the uprising", None),
    ],
)
def test_words_that_date_an_event(words: str, expected: Interval | None) -> None:
    assert written_time(words, days("2031-04")) == expected


def test_last_year_needs_a_year_of_publication() -> None:
    assert written_time("last year’s uprising", None) is None
    assert written_time("last year’s uprising", days("2030-12", "2031-01")) is None


def test_one_event_under_several_names() -> None:
    one = captured("The March uprising shook Veloria. The uprising ended.", name="one.txt", published="2031-06")
    two = captured("The 2031 nationwide protests ended.", name="two.txt", published="2032-01")
    first, again = event(one, "March uprising", when="2031-03"), event(one, "uprising", 1)
    wide = event(two, "2031 nationwide protests")
    resolved = solve((one, (), [first, again]), (two, (), [wide]))
    assert together(resolved, first, again, wide)
    assert of(resolved, first).when == days("2031-03")
    assert of(resolved, first).event_class == "unrest"
    assert "follows “March uprising” (March 2031) in the text" in links(resolved, "event.carried")[0].reasons[0]


def test_labels_never_use_a_sources_word() -> None:
    doc = captured("The 1988 massacre and the 2031 uprising are remembered.")
    resolved = solve((doc, (), [event(doc, "1988 massacre"), event(doc, "2031 uprising")]))
    assert labels(resolved, "event") == ["1988 killings", "2031 protests"]


def test_a_wide_time_that_fits_two_events_is_only_proposed() -> None:
    doc = captured("The January 2031 protests, the August 2031 protests and the 2031 protests.")
    early, late, wide = (
        event(doc, words) for words in ("January 2031 protests", "August 2031 protests", "the 2031 protests")
    )
    resolved = solve((doc, (), [early, late, wide]))
    assert not together(resolved, early, late)
    assert not together(resolved, early, wide)
    assert [link.reasons[-1] for link in proposed(resolved)] == ["its time fits more than one event"] * 2


def test_other_classes_are_other_events() -> None:
    doc = captured("The March 2031 uprising and the March 2031 election.")
    uprising, election = event(doc, "March 2031 uprising"), event(doc, "March 2031 election")
    assert not together(solve((doc, (), [uprising, election])), uprising, election)


def test_places_that_exclude_one_another_part_events() -> None:
    one, two = (
        captured("The March 2031 protests.", name="one.txt"),
        captured("The March 2031 protests.", name="two.txt"),
    )
    here = event(one, "March 2031 protests", place_id="iso3166:XV")
    there = event(two, "March 2031 protests", place_id="iso3166:XW")
    assert not together(solve((one, (), [here]), (two, (), [there])), here, there)


def test_the_country_of_the_text_counts() -> None:
    one, two = (
        captured("The March 2031 protests in Veloria.", name="one.txt"),
        captured("The March 2031 protests.", name="b"),
    )
    land = mention(one, "place", "Veloria", place_id="iso3166:XV")
    here, there = event(one, "March 2031 protests"), event(two, "March 2031 protests", place_id="iso3166:XW")
    assert not together(solve((one, (), [here, land]), (two, (), [there])), here, there)


@pytest.mark.parametrize(
    "words", ["another uprising", "an uprising", "the next uprising", "both uprisings", "Uprising"]
)
def test_what_points_to_nothing_is_not_carried(words: str) -> None:
    doc = captured(f"The March 2031 protests ended. We fear {words}.")
    first, other = event(doc, "March 2031 protests"), event(doc, words)
    assert not together(solve((doc, (), [first, other])), first, other)


def test_the_article_may_stand_before_the_mention() -> None:
    doc = captured("The March 2031 protests ended. Then the crackdown began.")
    first, other = event(doc, "March 2031 protests"), event(doc, "crackdown")
    assert together(solve((doc, (), [first, other])), first, other)


def test_a_time_wider_than_a_year_tells_nothing() -> None:
    doc = captured("The long war.")
    situation = Situation({doc.source.object: doc}, {}, (), Places({}))
    assert happening(situation, mention(doc, "event", "long war", when=days("2031", "2039"))).when is None


def test_days_of_one_wave_are_near() -> None:
    assert near(days("2031-03-01"), days("2031-03-10"), 14)
    assert not near(days("2031-03-01"), days("2031-03-20"), 14)
    assert not near(None, days("2031-03-20"), 14)


def test_several_events_in_one_word_say_so_in_the_label() -> None:
    doc = captured("Both uprisings failed.")
    resolved = solve((doc, (), [event(doc, "Both uprisings", when="2031-03")]))
    assert labels(resolved, "event") == ["March 2031 protests (several, spoken of together)"]
