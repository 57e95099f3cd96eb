"""Labels, places and clusters in words."""

from __future__ import annotations

import pytest
from tests.factories import captured, days, mention
from tests.unit.resolve.bench import labels, of, solve, together

from dadkhah.errors import DataError
from dadkhah.lang.gazetteer import PlaceEntry
from dadkhah.model.span import Interval
from dadkhah.resolve import lexicon
from dadkhah.resolve.label import dated, event_label, unstated_label
from dadkhah.resolve.places import Places, Relation, known


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (days("2031"), "2031"),
        (days("2031-11"), "November 2031"),
        (days("2031-11-05"), "5 November 2031"),
        (days("2031-06", "2031-08"), "June 2031 to August 2031"),
        (days("2031-06-02", "2031-08-05"), "2 June 2031 to 5 August 2031"),
        (Interval(days("2031").start, None), "from 1 January 2031"),
        (Interval(None, days("2031").end), "until 31 December 2031"),
        (Interval(None, None), ""),
        (None, ""),
    ],
)
def test_intervals_in_words(when: Interval | None, words: str) -> None:
    assert dated(when) == words


def test_event_labels() -> None:
    assert event_label("unrest", days("2031-11")) == "November 2031 protests"
    assert event_label("unrest", None) == "protests, no time stated"
    assert event_label("war", days("2031"), "Veloria") == "2031 armed conflict, Veloria"
    assert unstated_label(None, []) == "no event stated, no time stated"
    assert unstated_label(days("2031"), ["Ostrel"]) == "no event stated, 2031, Ostrel"


@pytest.mark.parametrize("word", ["massacre", "uprising", "riot", "rioters", "genocide", "crackdown", "revolt"])
def test_no_label_takes_a_side(word: str) -> None:
    assert all(word not in kind.label for kind in lexicon.event_classes().values())


TOWNS = {
    "geonames:1": PlaceEntry("geonames:1", "Ostrel", "city", "XV", "01", 90000),
    "geonames:2": PlaceEntry("geonames:2", "Karn", "city", "XV", "02", 60000),
    "geonames:3": PlaceEntry("geonames:3", "Belm", "city", "XW", "01", 60000),
}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("geonames:1", "geonames:1", "same"),
        ("geonames:1", "geonames:2", "apart"),
        ("geonames:1", "geonames:3", "apart"),
        ("geonames:1", "iso3166:XV", "inside"),
        ("iso3166:XV", "geonames:1", "around"),
        ("iso3166-2:XV-07", "geonames:1", "unknown"),
        ("iso3166-2:XV-07", "iso3166-2:XV-08", "apart"),
        ("iso3166-2:XV-07", "iso3166:XV", "inside"),
        ("iso3166:XV", "iso3166:XW", "apart"),
        ("geonames:9", "geonames:1", "unknown"),
        ("region:coast", "iso3166:XV", "unknown"),
        (None, "geonames:1", "unknown"),
    ],
)
def test_how_places_lie(one: str | None, other: str | None, relation: Relation) -> None:
    assert Places(TOWNS).relation(one, other) == relation


def test_lineage_and_labels() -> None:
    places = Places(TOWNS)
    assert places.lineage("geonames:1") == ("geonames:1", "iso3166:XV")
    assert places.lineage("iso3166:XV") == ("iso3166:XV",)
    assert places.lineage(None) == ()
    assert places.label("geonames:2") == "Karn"
    assert places.label("geonames:9") == "geonames:9"


class Atlas:
    """A gazetteer of three invented towns."""

    def lookup(self, name: str) -> list[PlaceEntry]:
        """Return the town of a name."""
        return [entry for entry in TOWNS.values() if entry.name == name]


def test_a_gazetteer_is_asked_by_the_words_of_a_mention() -> None:
    places = known(Atlas(), [("geonames:1", "Ostrel"), ("geonames:7", "Karn")])
    assert places.label("geonames:1") == "Ostrel"
    assert places.label("geonames:7") == "geonames:7"


def test_places_are_joined_by_id_and_words_inside_one_text_only() -> None:
    one = captured("In Ostrel, then in Ostrel town. Nowhere else, Nowhere.", name="one.txt")
    two = captured("Ostrel again. Nowhere.", name="two.txt")
    first = mention(one, "place", "Ostrel", place_id="geonames:1")
    second = mention(one, "place", "Ostrel town", place_id="geonames:1")
    third = mention(two, "place", "Ostrel", place_id="geonames:1")
    lost = [mention(one, "place", "Nowhere"), mention(one, "place", "Nowhere", 1), mention(two, "place", "Nowhere")]
    resolved = solve((one, (), [first, second, *lost[:2]]), (two, (), [third, lost[2]]), gazetteer=Atlas())
    assert together(resolved, first, second, third)
    assert together(resolved, *lost[:2])
    assert not together(resolved, lost[0], lost[2])
    assert labels(resolved, "place") == ["Nowhere", "Nowhere", "Ostrel"]
    assert of(resolved, first).place_ids == ("geonames:1", "iso3166:XV")
    assert not of(resolved, first).outermost


def test_a_country_is_outermost() -> None:
    doc = captured("In Veloria.")
    land = mention(doc, "place", "Veloria", place_id="iso3166:XV")
    assert of(solve((doc, (), [land])), land).outermost


def test_a_missing_data_file_is_named() -> None:
    with pytest.raises(DataError, match=r"no-such-file\.tsv"):
        lexicon.table("no-such-file")
