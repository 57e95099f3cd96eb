"""To which event a claim is counted, and why. All events are invented."""

from __future__ import annotations

from tests.factories import captured, count, days, mention, proceeding, quotation
from tests.unit.resolve.bench import of, solve

from dadkhah.model.claim import Claim
from dadkhah.model.entity import Assigned, Cluster, Resolved

DOC = captured(
    "The March 2031 protests began in Ostrel. That day 12 people were killed. 9 died in April.\n\n"
    "A report counts 40 wounded. The November 2029 flood is another matter.\n\n"
    "On 5 March 2031 3 people were arrested. Of 30 hurt in the March 2031 protests 7 are children."
)
PROTESTS = mention(DOC, "event", "March 2031 protests")
AGAIN = mention(DOC, "event", "March 2031 protests", 1)
FLOOD = mention(DOC, "event", "November 2029 flood")
EVENTS = (PROTESTS, AGAIN, FLOOD)


def assigned(resolved: Resolved, claim: Claim) -> Assigned:
    (found,) = [one for one in resolved.assigned if one.claim == claim.id]
    return found


def event(resolved: Resolved, claim: Claim) -> Cluster:
    (found,) = [one for one in resolved.clusters if one.id == assigned(resolved, claim).event]
    return found


def test_the_readers_word_comes_first() -> None:
    claim = count(DOC, "That day 12 people were killed", "12", 12, event=FLOOD.span)
    resolved = solve((DOC, [claim], EVENTS))
    assert event(resolved, claim) == of(resolved, FLOOD)
    assert assigned(resolved, claim).rule == "event.named"


def test_the_clause_itself() -> None:
    claim = count(DOC, "Of 30 hurt in the March 2031 protests", "30", 30, kind="injured")
    resolved = solve((DOC, [claim], EVENTS))
    assert event(resolved, claim) == of(resolved, PROTESTS)
    assert assigned(resolved, claim).rule == "event.same_clause"


def test_time_and_place() -> None:
    claim = count(DOC, "On 5 March 2031 3 people were arrested", "3 ", 3, kind="arrested", when="2031-03-05")
    resolved = solve((DOC, [claim], EVENTS))
    assert event(resolved, claim) == of(resolved, PROTESTS)
    assert assigned(resolved, claim).reason == (
        "its time (5 March 2031) meets March 2031 protests, and no place excludes it"
    )


def test_the_paragraph_before() -> None:
    claim = count(DOC, "That day 12 people were killed", "12", 12)
    resolved = solve((DOC, [claim], EVENTS))
    assert event(resolved, claim) == of(resolved, PROTESTS)
    assert assigned(resolved, claim).reason == "its paragraph speaks of “March 2031 protests” before"


def test_no_event_is_an_event_of_its_own() -> None:
    claim = count(DOC, "A report counts 40 wounded", "40", 40, kind="injured")
    resolved = solve((DOC, [claim], EVENTS))
    assert event(resolved, claim).label == "no event stated, no time stated"
    assert not assigned(resolved, claim).stated
    assert event(resolved, claim).mentions == ()


def test_an_unstated_event_keeps_time_and_place() -> None:
    claim = count(DOC, "9 died in April", "9 died", 9, when="2030-04", place=("Ostrel", None))
    resolved = solve((DOC, [claim], [FLOOD]))
    assert event(resolved, claim).label == "no event stated, April 2030, Ostrel"
    assert event(resolved, claim).when == days("2030-04")


def test_two_texts_without_time_do_not_share_an_unstated_event() -> None:
    other = captured("A report counts 40 wounded.", name="other.txt")
    claims = [count(doc, "A report counts 40 wounded", "40", 40, kind="injured") for doc in (DOC, other)]
    resolved = solve((DOC, claims[:1], []), (other, claims[1:], []))
    assert event(resolved, claims[0]).id != event(resolved, claims[1]).id


def test_two_texts_with_one_time_and_place_do() -> None:
    other = captured("A report counts 41 wounded.", name="other.txt")
    one = count(DOC, "A report counts 40 wounded", "40", 40, kind="injured", when="2030-04")
    two = count(other, "A report counts 41 wounded", "41", 41, kind="injured", when="2030-04")
    resolved = solve((DOC, [one], []), (other, [two], []))
    assert event(resolved, one).id == event(resolved, two).id


def test_a_part_goes_with_its_total() -> None:
    total = count(DOC, "Of 30 hurt in the March 2031 protests", "30", 30, kind="injured")
    part = count(DOC, "7 are children", "7 are", 7, kind="injured", part="subset", part_of=total.id, when="2025")
    resolved = solve((DOC, [total, part], EVENTS))
    assert event(resolved, part) == event(resolved, total)
    assert assigned(resolved, part).rule == "event.part"


def test_what_has_no_toll_takes_no_figure() -> None:
    doc = captured("The March 2031 election came. In March 2031 4 people were killed.")
    claim = count(doc, "In March 2031 4 people were killed", "4 people", 4, when="2031-03")
    resolved = solve((doc, [claim], [mention(doc, "event", "March 2031 election")]))
    assert event(resolved, claim).label == "no event stated, March 2031"


def test_two_events_as_narrow_take_no_figure() -> None:
    doc = captured("The March 2031 protests. The March 2031 attack. Later 4 people died.")
    claim = count(doc, "4 people died", "4", 4, when="2031-03")
    mentions = [mention(doc, "event", "March 2031 protests"), mention(doc, "event", "March 2031 attack")]
    assert event(solve((doc, [claim], mentions)), claim).label == "no event stated, March 2031"


def test_measures_and_quotes_are_assigned_by_their_words_only() -> None:
    step = proceeding(DOC, "On 5 March 2031 3 people were arrested", "arrest", None, when="2031-03-05")
    said = quotation(DOC, "A report counts 40 wounded", "40 wounded", None, event=FLOOD.span)
    resolved = solve((DOC, [step, said], EVENTS))
    assert [one.claim for one in resolved.assigned] == [said.id]
