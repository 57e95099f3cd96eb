"""Random small cases for properties: invented reports that state figures, acts, offices and measures.

In: Hypothesis. Out: a list of reports, each a text with its reading; names can be swapped to see what depends on them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import strategies as st
from tests.factories import act, captured, count, mention, office, proceeding, reading, span

from dadkhah.account import account
from dadkhah.model.claim import Bound, Claim
from dadkhah.model.entity import Resolved
from dadkhah.model.finding import Accounted, Search
from dadkhah.model.judgement import Judgement
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.tally import Weighed
from dadkhah.resolve import resolve
from dadkhah.weigh import weigh

PEOPLE = ("Tolen Varga", "Ilan Morev", "Sera Tolm")
PARTIES = ("Riverbank Guards", "Harbour League")
EVENTS = (("March 2031 protests", "2031-03"), ("May 2032 attack", "2032-05"))
BOUND_WORDS: dict[str, Bound] = {"": "exact", "at least ": "at_least", "up to ": "at_most", "about ": "about"}


class Plan(msgspec.Struct, frozen=True):
    """What one report says: indices into the names above, so that they can be swapped."""

    publisher: str
    month: int
    event: int
    number: int
    words: str
    person: int | None
    party: int | None
    step: str | None
    step_event: int
    ranked: int | None


plans = st.builds(
    Plan,
    publisher=st.sampled_from(["Kestrel Wire", "Delta Courier", "Council Page"]),
    month=st.integers(1, 12),
    event=st.integers(0, 1),
    number=st.sampled_from([12, 90, 225, 304, 1500, 12000]),
    words=st.sampled_from(sorted(BOUND_WORDS)),
    person=st.none() | st.integers(0, 2),
    party=st.none() | st.integers(0, 1),
    step=st.none() | st.sampled_from(["arrest", "trial", "charge"]),
    step_event=st.integers(0, 1),
    ranked=st.none() | st.integers(0, 2),
)
cases = st.lists(plans, min_size=1, max_size=4)


def text_of(plan: Plan, people: Sequence[str], parties: Sequence[str]) -> str:
    """Return the words of a report."""
    said = [
        f"The {EVENTS[plan.event][0]} and the {EVENTS[1 - plan.event][0]}.",
        f"In all {plan.words}{plan.number} died.",
    ]
    if plan.person is not None:
        said.append(f"{people[plan.person]} ordered the shooting.")
        if plan.step:
            said.append(f"{people[plan.person]} faced one step.")
    if plan.party is not None:
        said.append(f"The {parties[plan.party]} opened fire.")
    if plan.ranked is not None:
        said.append(f"{people[plan.ranked]} is the warden.")
    return " ".join(said)


Told = tuple[Captured, Reading]


def told(plan: Plan, number: int, people: Sequence[str] = PEOPLE, parties: Sequence[str] = PARTIES) -> Told:
    """Return one report with its reading."""
    words = text_of(plan, people, parties)
    published = f"2033-{plan.month:02d}"
    doc = captured(words, name=f"{number}.txt", publisher=plan.publisher, published=published)
    claims = list(_claims(doc, plan, people, parties))
    mentions = [mention(doc, "event", name, when=when) for name, when in EVENTS]
    mentions += [mention(doc, "person", name, n) for name in people for n in range(words.count(name))]
    mentions += [mention(doc, "organisation", name) for name in parties if name in words]
    return doc, reading(doc, claims, mentions)


def _claims(doc: Captured, plan: Plan, people: Sequence[str], parties: Sequence[str]) -> list[Claim]:
    event = EVENTS[plan.event][0]
    stated = f"{plan.words}{plan.number}"
    made = [count(doc, f"In all {stated} died", stated, plan.number, BOUND_WORDS[plan.words], event=event)]
    if plan.person is not None:
        name = people[plan.person]
        made.append(act(doc, f"{name} ordered the shooting", "ordered the shooting", name, event=event))
        if plan.step:
            about = EVENTS[plan.step_event][0]
            words = f"{name} faced one step"
            made.append(proceeding(doc, words, plan.step, span(doc, name, 1), event=about, regarding="one step"))
    if plan.party is not None:
        name = parties[plan.party]
        made.append(act(doc, f"The {name} opened fire", "opened fire", name, "armed_group", event=event))
    if plan.ranked is not None:
        name = people[plan.ranked]
        words = f"{name} is the warden"
        made.append(office(doc, words, span(doc, name, doc.text.content.count(name) - 1), "warden"))
    return made


def tell(case: Sequence[Plan], people: Sequence[str] = PEOPLE, parties: Sequence[str] = PARTIES) -> list[Told]:
    """Return all reports of a case."""
    return [told(plan, number, people, parties) for number, plan in enumerate(case)]


def solve(case: Sequence[Told], judgements: Sequence[Judgement] = ()) -> Resolved:
    """Return a case resolved."""
    return resolve([doc for doc, _ in case], [read for _, read in case], judgements)


def weighed(case: Sequence[Told]) -> Weighed:
    """Return a case weighed."""
    return weigh([doc for doc, _ in case], [read for _, read in case], solve(case))


def accounted(case: Sequence[Told], searches: Sequence[Search] = ()) -> Accounted:
    """Return a case accounted for."""
    docs, reads = [doc for doc, _ in case], [read for _, read in case]
    return account(docs, reads, solve(case), weighed(case), (), searches)


def claims_of(case: Sequence[Told]) -> dict[str, Claim]:
    """Return all claims of a case by id."""
    return {claim.id: claim for _, read in case for claim in read.claims}
