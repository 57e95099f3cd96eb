"""Tell people of one name apart.

In: labels of clusters that nobody joined, and the claims that speak of each. Out: labels, with where each is named so
when a label repeats. Nothing is joined here: two blocks of one name may be one person or two, and people decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dadkhah.model.finding import Account, Accounted, Bystander
from dadkhah.publish import words
from dadkhah.publish.index import Index


def labels(accounted: Accounted, index: Index) -> dict[str, str]:
    """Return the label of everybody by the id of their cluster."""
    people: tuple[Account | Bystander, ...] = (*accounted.accounts, *accounted.others)
    counts = Counter(person.label for person in people)
    return {person.person: _label(person, counts[person.label] > 1, index) for person in people}


def _label(person: Account | Bystander, repeated: bool, index: Index) -> str:
    sources = dict.fromkeys(index.claim(key).source for key in _claims(person)) if repeated else {}
    if not sources:
        return person.label
    numbers = words.listed([words.number(place) for place in sorted(index.number(key) for key in sources)])
    return f"{person.label} (as named in source {numbers})"


def _claims(person: Account | Bystander) -> Iterable[str]:
    if isinstance(person, Account):
        yield from (item.claim for item in person.allegations)
    else:
        yield from person.claims
    yield from (key for tenure in person.tenures for key in tenure.claims)
