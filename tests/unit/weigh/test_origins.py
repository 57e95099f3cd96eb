"""From how many origins figures come. All publishers and parties are invented."""

from __future__ import annotations

from tests.factories import count
from tests.unit.weigh.bench import case, report, tally

from dadkhah.model.claim import Claim
from dadkhah.model.source import Captured
from dadkhah.model.tally import Origin, Weighed

LONG = (
    "Witnesses described how guards closed the bridge before noon, opened fire without warning and then carried "
    "several of the wounded away in vans that had no plates."
)


def dead(doc: Captured, n: int = 304, **fields: object) -> Claim:
    return count(doc, f"{n} people were killed", str(n), n, **fields)  # type: ignore[arg-type]


def of(weighed: Weighed, claim: Claim) -> Origin:
    (row,) = [row for one in weighed.tallies for row in one.rows if row.claim == claim.id]
    return next(origin for origin in weighed.origins if origin.id == row.origin)


def test_one_declared_interest_is_one_origin() -> None:
    one = report("304 people were killed.", "Kestrel Wire", party="Coast Party")
    two = report("304 people were killed.", "Delta Courier", party="coast party")
    weighed = case((one, [dead(one)]), (two, [dead(two)]))
    (origin,) = weighed.origins
    assert origin.known
    assert origin.label in {"Coast Party", "coast party"}
    assert origin.reasons[0].startswith("one declared interest: ")
    assert tally(weighed).origins_note == "1 origin for 2 figures: that they agree corroborates nothing"


def test_nothing_declared_leaves_the_family_unknown() -> None:
    one, two = report("304 people were killed.", "Kestrel Wire"), report("304 people were killed.", "Delta Courier")
    weighed = case((one, [dead(one)]), (two, [dead(two)]))
    assert [origin.known for origin in weighed.origins] == [False, False]
    assert "no dependence found" in tally(weighed).origins_note
    assert tally(weighed).searched == ("text", "citations", "names")


def test_copied_passages_join_sources() -> None:
    one = report(f"304 people were killed. {LONG}", "Kestrel Wire")
    two = report(f"304 people were killed. {LONG}", "Delta Courier")
    weighed = case((one, [dead(one)]), (two, [dead(two)]))
    (origin,) = weighed.origins
    assert "copied from one another" in origin.reasons[0]
    assert not origin.known


def test_one_publisher_is_one_origin_under_any_of_its_names() -> None:
    one, two = report("304 people were killed.", "a", publisher="Delta Courier"), report("304 people were killed.", "b")
    again = report("97 people were killed.", "c", publisher="The Delta Courier")
    weighed = case((one, [dead(one)]), (two, [dead(two)]), (again, [dead(again, 97)]))
    assert len(weighed.origins) == 2
    assert any("published by the same" in reason for origin in weighed.origins for reason in origin.reasons)


def test_a_figure_told_of_somebody_comes_from_them() -> None:
    one = report("304 people were killed, the Relief Society said.", "Kestrel Wire")
    two = report("304 people were killed, the Relief Society wrote.", "Delta Courier")
    claims = [dead(doc, chain=[("Relief Society", "org")]) for doc in (one, two)]
    names = [(one, "Relief Society"), (two, "Relief Society")]
    weighed = case((one, claims[:1]), (two, claims[1:]), names=names)
    assert of(weighed, claims[0]) == of(weighed, claims[1])
    assert of(weighed, claims[0]).label == "Relief Society"
    assert of(weighed, claims[0]).sources == ()
    assert len(of(weighed, claims[0]).reasons) == 2


def test_a_source_that_is_in_the_case_is_the_origin() -> None:
    own = report("304 people were killed.", "Relief Society")
    told = report("304 people were killed, the Relief Society said.", "Kestrel Wire")
    cited = dead(told, chain=[("Relief Society", "org")])
    weighed = case((own, [dead(own)]), (told, [cited]))
    assert of(weighed, cited).sources == (own.source.object,)
    assert len(tally(weighed).origins) == 1


def test_confirmed_is_the_word_of_the_teller() -> None:
    doc = report("the agency Meridian confirmed that 304 people were killed.", "Coast Page", party="Coast Party")
    figure = dead(doc, chain=[("Meridian", "org")], verb="confirmed")
    weighed = case((doc, [figure]), names=[(doc, "Meridian")])
    assert of(weighed, figure).label == "Coast Party"
    (row,) = tally(weighed).rows
    assert "“confirmed” is the publisher's word about Meridian" in row.reason
    assert row.chain == ("Coast Page", "Meridian")


def test_unnamed_officials_are_the_reporters_own() -> None:
    doc = report("three officials said 304 people were killed.", "Meridian Agency")
    figure = dead(doc, chain=[("three officials", "anonymous")])
    weighed = case((doc, [figure]))
    assert of(weighed, figure).sources == (doc.source.object,)


def test_the_innermost_named_source_counts() -> None:
    doc = report("Meridian quoted three officials: 304 people were killed.", "Delta Courier")
    figure = dead(doc, chain=[("Meridian", "org"), ("three officials", "anonymous")])
    weighed = case((doc, [figure]), names=[(doc, "Meridian")])
    assert of(weighed, figure).label == "Meridian"


def test_a_source_without_publisher_keeps_its_file_name() -> None:
    doc = report("304 people were killed.", "leaflet", publisher=None)
    weighed = case((doc, [dead(doc)]))
    assert tally(weighed).rows[0].chain == ("publisher not stated (leaflet.txt)",)


def test_a_short_name_of_the_only_publisher_is_that_publisher() -> None:
    own = report("304 people were killed.", "Lantern Rights Monitor")
    told = report("304 people were killed, the rights group Lantern said.", "Kestrel Wire")
    cited = dead(told, chain=[("rights group Lantern", "org")])
    weighed = case((own, [dead(own)]), (told, [cited]), names=[(told, "rights group Lantern")])
    assert of(weighed, cited).sources == (own.source.object,)


def test_a_short_name_of_two_publishers_is_neither() -> None:
    one, two = report("304 people were killed.", "Coastal Wire"), report("304 people were killed.", "Coastal Courier")
    told = report("304 people were killed, Coastal said.", "Kestrel")
    cited = dead(told, chain=[("Coastal", "org")])
    weighed = case((one, [dead(one)]), (two, [dead(two)]), (told, [cited]), names=[(told, "Coastal")])
    assert of(weighed, cited).sources == ()


def test_the_partys_own_page_is_of_its_family() -> None:
    page = report("304 people were killed.", "Coast Party")
    paper = report("304 people were killed.", "Harbour Paper", party="Coast Party")
    weighed = case((page, [dead(page)]), (paper, [dead(paper)]))
    (origin,) = weighed.origins
    assert origin.reasons == ("the publisher of one is the party of the other: Coast Party",)
    assert origin.known


def test_a_story_copied_everywhere_is_told_in_few_words() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    docs = [report(f"{words}.", f"Courier {number:02}") for number in range(9)]
    (origin,) = case(*((doc, []) for doc in docs)).origins
    assert origin.label.endswith("and 3 more")
    assert len(origin.sources) == len(docs)
    assert [reason for reason in origin.reasons if "pairs" in reason] == [
        "9 texts share passages word for word (36 pairs)"
    ]
