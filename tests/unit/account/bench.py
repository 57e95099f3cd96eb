"""A small case for the tests of accounting: invented people of the invented country of Veloria.

In: texts with claims and mentions. Out: Accounted, and its parts by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.factories import captured, mention, reading

from dadkhah.account import account
from dadkhah.model.claim import Claim
from dadkhah.model.entity import Mention
from dadkhah.model.finding import Account, Accounted, Search, StateCell
from dadkhah.model.judgement import Judgement, Review, ReviewState, shown
from dadkhah.model.source import Captured
from dadkhah.resolve import resolve
from dadkhah.weigh import weigh

Told = tuple[Captured, Sequence[Claim], Sequence[Mention]]

DOC = captured(
    "General Tolen Varga ordered the raid of March 2031. Varga denied it. Varga was arrested over the raid. Varga goes "
    "on trial in June. In 2030 Varga was charged with fraud. Sera Tolm, head of the Relief Society, called it “a "
    "crime”. The high marshal ordered the curfew. The Riverbank Guards fired. Two envoys were expelled. In 2033 Varga "
    "became minister. Nadim Perro, a teacher, was put on trial for protesting.",
    publisher="Kestrel Wire",
    published="2033-06",
)
NAMES = [
    mention(DOC, "person", "Tolen Varga"),
    *(mention(DOC, "person", "Varga", n) for n in range(1, 6)),
    mention(DOC, "person", "Sera Tolm"),
    mention(DOC, "person", "Nadim Perro"),
    mention(DOC, "person", "high marshal"),
    mention(DOC, "organisation", "Riverbank Guards"),
    mention(DOC, "event", "raid of March 2031", when="2031-03"),
    mention(DOC, "event", "the raid", 1),
]


def case(
    *told: Told, reviews: Sequence[Review] = (), searches: Sequence[Search] = (), judgements: Sequence[Judgement] = ()
) -> Accounted:
    """Return the account of some texts."""
    docs = [doc for doc, _, _ in told]
    readings = [reading(doc, claims, mentions) for doc, claims, mentions in told]
    resolved = resolve(docs, readings, judgements)
    return account(docs, readings, resolved, weigh(docs, readings, resolved), reviews, searches)


def one(*claims: Claim, **options: Iterable[object]) -> Accounted:
    """Return the account of the text above with some claims."""
    return case((DOC, claims, NAMES), **options)  # type: ignore[arg-type]


def only(accounted: Accounted) -> Account:
    """Return the only account."""
    (found,) = accounted.accounts
    return found


def cell(found: Account, row: str) -> StateCell:
    """Return the state of the first allegation in one row."""
    (cell,) = [one for one in found.cells if (one.kind, one.allegation) == (row, found.allegations[0].claim)]
    return cell


def review(claim: Claim, state: ReviewState, actor: str = "first", of: str = "") -> Review:
    """Return what one person said of a claim's reading."""
    at = "2033-07-01T00:00:00Z"
    return Review(claim=claim.id, of=of or shown(claim), state=state, actor=actor, at=at, reason="for a test")


def search(subject: str, coverage: str, result: str = "none found") -> Search:
    """Return a recorded search."""
    return Search(
        subject=subject,
        register="Register of Courts of Veloria",
        version="2033-07",
        queries=(subject,),
        coverage=coverage,
        at="2033-07-01",
        by="first",
        result=result,
    )
