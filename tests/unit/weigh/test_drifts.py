"""Figures that change on their way. All reports are invented."""

from __future__ import annotations

from tests.factories import count
from tests.unit.weigh.bench import case, report, tally

LONG = (
    "people were killed when guards opened fire at the customs house bridge before noon and fired on until the crowd "
    "had left the square, nurses at the harbour hospital said on Sunday evening."
)


def test_one_text_with_two_bounds_drifts() -> None:
    doc = report("at least 1,500 people were killed. In all 1,500 people were killed.", "Kestrel Wire")
    first = count(doc, "at least 1,500 people were killed", "at least 1,500", 1500, "at_least")
    second = count(doc, "In all 1,500 people were killed", "In all 1,500", 1500)
    (drift,) = tally(case((doc, [first, second]))).drifts
    assert set(drift.claims) == {first.id, second.id}
    assert drift.reason == "one text states one number with different bounds: at least 1,500 / 1,500"


def test_two_groups_with_one_number_do_not_drift() -> None:
    doc = report("at least 12 women were killed. About 12 children were killed.", "Kestrel Wire")
    women = count(doc, "at least 12 women were killed", "at least 12", 12, "at_least", victims="women")
    children = count(doc, "About 12 children were killed", "About 12", 12, "about", victims="children")
    assert tally(case((doc, [women, children]))).drifts == ()


def test_a_sentence_copied_with_many_numbers_is_one_drift() -> None:
    numbers = (304, 340, 403, 430)
    docs = [report(f"at least {n} {LONG}", f"Courier {n}", published="2031-05") for n in numbers]
    counts = [
        count(doc, f"at least {n} {LONG[:-1]}", f"at least {n}", n, "at_least")
        for doc, n in zip(docs, numbers, strict=True)
    ]
    found = tally(case(*((doc, [claim]) for doc, claim in zip(docs, counts, strict=True))))
    (drift,) = found.drifts
    assert set(drift.claims) == {claim.id for claim in counts}
    assert drift.reason.count("at least") == len(numbers)


def test_a_copy_that_changes_the_number_is_shown() -> None:
    one = report(f"at least 304 {LONG}", "Kestrel Wire", published="2031-04")
    two = report(f"at least 340 {LONG}", "Delta Courier", published="2031-05")
    claims = [
        count(doc, f"at least {n} {LONG[:-1]}", f"at least {n}", n, "at_least") for doc, n in ((one, 304), (two, 340))
    ]
    found = tally(case((one, claims[:1]), (two, claims[1:])))
    assert [drift.reason for drift in found.drifts] == ["a copy changes the number: at least 304 / at least 340"]
    assert len(found.origins) == 1


def test_a_copy_that_changes_the_bound_is_shown() -> None:
    one = report(f"up to 225 {LONG}", "Kestrel Wire", published="2031-04")
    two = report(f"at least 225 {LONG}", "Delta Courier", published="2031-05")
    first = count(one, f"up to 225 {LONG[:-1]}", "up to 225", 225, "at_most")
    second = count(two, f"at least 225 {LONG[:-1]}", "at least 225", 225, "at_least")
    reasons = [drift.reason for drift in tally(case((one, [first]), (two, [second]))).drifts]
    assert "a copy changes the bound: at most 225 / at least 225" in reasons


def test_what_is_told_of_one_source_is_compared() -> None:
    one = report("the Relief Society counted 304 dead.", "Kestrel Wire")
    two = report("the Relief Society counted 431 dead.", "Delta Courier")
    first = count(one, "the Relief Society counted 304 dead", "304", 304, chain=[("Relief Society", "org")])
    second = count(two, "the Relief Society counted 431 dead", "431", 431, chain=[("Relief Society", "org")])
    names = [(one, "Relief Society"), (two, "Relief Society")]
    found = tally(case((one, [first]), (two, [second]), names=names))
    assert [drift.reason for drift in found.drifts] == [
        "what is told of one source at one time has different numbers: 304 / 431"
    ]


def test_a_rising_toll_is_a_series() -> None:
    texts = [report(f"at least {n} people were killed.", "Kestrel Wire", published=day) for n, day in RISING]
    claims = [
        count(doc, f"at least {n} people were killed", f"at least {n}", n, "at_least")
        for doc, (n, _) in zip(texts, RISING, strict=True)
    ]
    (series,) = tally(case(*((doc, [claim]) for doc, claim in zip(texts, claims, strict=True)))).series
    assert series.claims == tuple(claim.id for claim in claims)
    assert series.reason == "raised from at least 106 to at least 208 to at least 304 by one voice as time went on"


RISING = [(106, "2031-03-20"), (208, "2031-04-02"), (304, "2031-04-16")]


def test_bounds_of_two_kinds_are_no_series() -> None:
    one = report("at least 191 people were killed.", "Kestrel Wire", published="2031-04")
    two = report("almost 200 people were killed.", "Kestrel Wire", published="2031-06")
    first = count(one, "at least 191 people", "at least 191", 191, "at_least")
    second = count(two, "almost 200 people", "almost 200", 200, "nearly")
    assert tally(case((one, [first]), (two, [second]))).series == ()


def test_two_figures_of_one_day_are_no_series() -> None:
    one = report("at least 191 people were killed. At least 200 died.", "Kestrel Wire", published="2031-04-02")
    first = count(one, "at least 191 people", "at least 191", 191, "at_least")
    second = count(one, "At least 200 died", "At least 200", 200, "at_least")
    assert tally(case((one, [first, second]))).series == ()


def test_texts_of_one_origin_with_two_bounds_are_told_once() -> None:
    texts = [report(f"{words}420 people were killed.", name, party="Coast Party") for name, words in FAMILY]
    claims = [
        count(doc, f"{words}420 people", f"{words}420", 420, "about" if words else "exact")
        for doc, (_, words) in zip(texts, FAMILY, strict=True)
    ]
    found = tally(case(*((doc, [claim]) for doc, claim in zip(texts, claims, strict=True))))
    (drift,) = found.drifts
    assert sorted(drift.claims) == sorted(claim.id for claim in claims)
    assert drift.reason.startswith("texts of one origin state one number with different bounds: ")


FAMILY = [("a", "about "), ("b", ""), ("c", "about ")]


def test_two_publishers_of_one_family_are_no_series() -> None:
    one = report("at least 191 people were killed.", "a", published="2031-04", party="Coast Party")
    two = report("at least 204 people were killed.", "b", published="2031-06", party="Coast Party")
    first = count(one, "at least 191 people", "at least 191", 191, "at_least")
    second = count(two, "at least 204 people", "at least 204", 204, "at_least")
    assert tally(case((one, [first]), (two, [second]))).series == ()
