"""Contradictions inside one source. All reports are invented."""

from __future__ import annotations

from tests.factories import captured, count, lapse, mention, reading
from tests.unit.weigh.bench import case, report

from dadkhah.model.source import Captured
from dadkhah.model.tally import Inconsistency
from dadkhah.resolve import resolve
from dadkhah.weigh import weigh

YEARS = captured(
    "The March 2031 uprising came almost a year after the 2029 protests. The slogans were coined less than two years "
    "ago. The January 2029 protests began in Ostrel. Two months after the first uprising the bridge was closed.",
    published="2031-04",
)


def kinds(found: tuple[Inconsistency, ...]) -> list[str]:
    return [one.kind for one in found]


def quoted(doc: Captured, place: tuple[int, int]) -> str:
    return doc.text.content[place[0] : place[1]]


def weigh_years(*lapses: object) -> tuple[Inconsistency, ...]:
    mentions = [
        mention(YEARS, "event", "March 2031 uprising", when="2031-03"),
        mention(YEARS, "event", "2029 protests", when="2029"),
        mention(YEARS, "event", "January 2029 protests", when="2029-01"),
        mention(YEARS, "event", "first uprising", when="2031-03"),
    ]
    told = reading(YEARS, (), mentions, lapses)  # type: ignore[arg-type]
    return weigh([YEARS], [told], resolve([YEARS], [told])).inconsistencies


ALMOST = lapse(
    YEARS,
    "The March 2031 uprising came almost a year after the 2029 protests",
    "almost a year after",
    300,
    365,
    later="March 2031 uprising",
    earlier="2029 protests",
)
LESS = lapse(
    YEARS,
    "The slogans were coined less than two years ago",
    "less than two years ago",
    366,
    800,
    later="March 2031 uprising",
    earlier="January 2029 protests",
)


def test_a_stretch_that_the_dates_exclude_points_to_the_one_that_fits() -> None:
    found = [one for one in weigh_years(ALMOST, LESS) if "dated" in one.reason]
    (one,) = found
    assert quoted(YEARS, one.a).startswith("The March 2031 uprising came almost a year")
    assert quoted(YEARS, one.b) == "The slogans were coined less than two years ago"
    assert "759 to 819 days" in one.reason


def test_alone_it_points_to_where_the_event_is_dated() -> None:
    (one,) = weigh_years(ALMOST)
    assert quoted(YEARS, one.b) == "January 2029 protests"


def test_two_stretches_of_the_same_events_contradict_each_other() -> None:
    reasons = [one.reason for one in weigh_years(ALMOST, LESS)]
    assert "“almost a year after” and “less than two years ago” are said of the same two events" in reasons


def test_a_stretch_that_fits_is_silent() -> None:
    assert weigh_years(LESS) == ()


def test_an_event_named_without_a_date_may_be_another() -> None:
    clause = "Two months after the first uprising the bridge was closed"
    told = lapse(YEARS, clause, "Two months after", 45, 75, later_when="2029-03", earlier="first uprising")
    assert weigh_years(told) == ()


def test_a_lapse_without_dates_is_silent() -> None:
    told = lapse(YEARS, "The slogans were coined less than two years ago", "less than two years ago", 366, 800)
    assert weigh_years(told) == ()


def test_parts_that_do_not_add_up() -> None:
    doc = report("304 people were killed: 217 in Ostrel and 91 in Karn.", "Kestrel Wire")
    total = count(doc, "304 people were killed", "304", 304)
    parts = [
        count(doc, "217 in Ostrel and 91 in Karn", str(n), n, part="breakdown", part_of=total.id) for n in (217, 91)
    ]
    (one,) = case((doc, [total, *parts])).inconsistencies
    assert one.kind == "sum"
    assert one.reason == "the parts 217 + 91 do not add up to the total 304"
    assert (quoted(doc, one.a), quoted(doc, one.b)) == ("304", "217")


def test_parts_that_add_up_are_silent() -> None:
    doc = report("307 people were killed: 217 in Ostrel and 90 in Karn.", "Kestrel Wire")
    total = count(doc, "307 people were killed", "307", 307)
    parts = [
        count(doc, "217 in Ostrel and 90 in Karn", str(n), n, part="breakdown", part_of=total.id) for n in (217, 90)
    ]
    assert case((doc, [total, *parts])).inconsistencies == ()


def test_a_subset_greater_than_its_total() -> None:
    doc = report("17 people were killed, including 23 children.", "Kestrel Wire")
    total = count(doc, "17 people were killed", "17", 17)
    part = count(doc, "including 23 children", "23", 23, part="subset", part_of=total.id)
    (one,) = case((doc, [total, part])).inconsistencies
    assert one.reason == "a part is greater than its total 17"


def test_a_subset_need_not_add_up() -> None:
    doc = report("304 people were killed, including 23 children.", "Kestrel Wire")
    total = count(doc, "304 people were killed", "304", 304)
    part = count(doc, "including 23 children", "23", 23, part="subset", part_of=total.id)
    assert case((doc, [total, part])).inconsistencies == ()


def test_a_headline_that_turns_a_bound_around() -> None:
    doc = report("at least 225 killed.\n\nThe council says up to 225 people were killed.", "Kestrel Wire")
    head = count(doc, "at least 225 killed", "at least 225", 225, "at_least")
    body = count(doc, "up to 225 people were killed", "up to 225", 225, "at_most")
    (one,) = case((doc, [head, body])).inconsistencies
    assert one.kind == "bound"
    assert "one text turns a bound around: at least 225 / at most 225" in one.reason


def test_figures_of_one_text_that_exclude_one_another() -> None:
    doc = report("at most 225 people were killed. At least 304 people were killed.", "Kestrel Wire")
    low = count(doc, "at most 225 people were killed", "at most 225", 225, "at_most")
    high = count(doc, "At least 304 people were killed", "At least 304", 304, "at_least")
    weighed = case((doc, [low, high]))
    assert kinds(weighed.inconsistencies) == ["figure"]


def test_two_sources_told_of_side_by_side_contradict_nothing_inside() -> None:
    doc = report("at most 225 people were killed, the Council said; at least 304, said the Society.", "Kestrel Wire")
    low = count(doc, "at most 225 people were killed", "at most 225", 225, "at_most", chain=[("Council", "org")])
    high = count(doc, "at least 304", "at least 304", 304, "at_least", chain=[("Society", "org")])
    weighed = case((doc, [low, high]))
    assert weighed.inconsistencies == ()
    assert len(weighed.tallies[0].conflicts) == 1


def test_a_smaller_plain_figure_may_be_a_part() -> None:
    doc = report("88 people were killed. 71 died of gunshot wounds.", "Kestrel Wire")
    whole = count(doc, "88 people were killed", "88", 88)
    part = count(doc, "71 died of gunshot wounds", "71", 71)
    weighed = case((doc, [whole, part]))
    assert weighed.inconsistencies == ()
    assert weighed.tallies[0].conflicts == ()


def test_a_headline_turns_a_hypothetical_bound_around() -> None:
    doc = report("At least 130 killed.\n\nUp to 130 people may have died, he said.", "Kestrel Wire")
    head = count(doc, "At least 130 killed", "At least 130", 130, "at_least")
    body = count(doc, "Up to 130 people may have died", "Up to 130", 130, "at_most", speech_act="hypothetical")
    assert kinds(case((doc, [head, body])).inconsistencies) == ["bound"]


def test_two_references_to_one_event_tell_nothing() -> None:
    clause = "The March 2031 uprising came almost a year after the 2029 protests"
    told = lapse(
        YEARS, clause, "almost a year after", 300, 365, later="March 2031 uprising", earlier="March 2031 uprising"
    )
    assert weigh_years(told) == ()
