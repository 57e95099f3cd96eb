"""Tell people of one name apart.

In: labels of clusters that nobody joined, the claims that speak of each, proposed links. Out: labels with where each is
named; alleged perpetrators by written name, with a sentence that says what was not joined. Nothing is joined here: two
blocks of one name may be one person or two, and people decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dadkhah.lang import names
from dadkhah.model.finding import Account, Accounted, Bystander
from dadkhah.publish import words
from dadkhah.publish.index import Index

Person = Account | Bystander


def labels(accounted: Accounted, index: Index) -> dict[str, str]:
    """Return the label of everybody by the id of their cluster."""
    people: tuple[Person, ...] = (*accounted.accounts, *accounted.others)
    counts = Counter(person.label for person in people)
    return {person.person: _label(person, counts[person.label] > 1, index) for person in people}


def _label(person: Person, repeated: bool, index: Index) -> str:
    where = where_named(person, index) if repeated else ""
    return f"{person.label} ({where})" if where else person.label


def where_named(person: Person, index: Index) -> str:
    """Return in which sources somebody is named, by number; empty where no claim says so."""
    numbers = sorted(index.number(key) for key in sources_of(person, index))
    return f"as named in source {words.listed([words.number(place) for place in numbers])}" if numbers else ""


def sources_of(person: Person, index: Index) -> frozenset[str]:
    """Return the sources whose claims speak of somebody."""
    return frozenset(index.claim(key).source for key in _claims(person))


def _claims(person: Person) -> Iterable[str]:
    if isinstance(person, Account):
        yield from (item.claim for item in person.allegations)
    else:
        yield from person.claims
    yield from (key for tenure in person.tenures for key in tenure.claims)


def by_name(accounted: Accounted) -> dict[str, list[Account]]:
    """Return the alleged perpetrators under each name as compared, shown as the first of them is."""
    found: dict[tuple[str, ...], list[Account]] = {}
    for account in accounted.accounts:
        found.setdefault(name_key(account.label), []).append(account)
    return {accounts[0].label: accounts for accounts in found.values()}


def name_key(label: str) -> tuple[str, ...]:
    """Return what makes two written names one heading: their parts, without titles."""
    return names.parts(label) or (label,)


def name_note(label: str, accounts: Sequence[Account], accounted: Accounted, index: Index) -> str:
    """Return in how many sources a name stands and that nobody joined them; empty where one block holds them all."""
    others = [one for one in accounted.others if name_key(one.label) == name_key(label)]
    if len(accounts) + len(others) < 2:
        return ""
    accused = frozenset(source for one in accounts for source in sources_of(one, index))
    everywhere = accused.union(*(sources_of(one, index) for one in others))
    told = f"Named in {words.plural(len(everywhere), 'source')}"
    acts = f", as having acted in {words.number(len(accused))} of them" if accused != everywhere else ""
    return f"{told}{acts}; not joined: whether they are one person is for two people to decide."


def name_proposals(accounts: Sequence[Account], index: Index) -> list[str]:
    """Return who else may be meant: each written name that is proposed and not followed, with its sources."""
    own = frozenset(key for one in accounts for key in _mentions(one, index))
    found: dict[str, set[int]] = {}
    for link in index.proposed:
        far = {link.a, link.b} - own
        if len(far) == 1:
            mention = index.mention(far.pop())
            found.setdefault(mention.span.exact, set()).add(index.number(mention.source))
    listed = ((name, words.listed([words.number(at) for at in sorted(found[name])])) for name in sorted(found))
    return [f"“{name}” in source {where}" for name, where in listed]


def _mentions(account: Account, index: Index) -> Sequence[str]:
    cluster = index.clusters.get(account.person)
    return cluster.mentions if cluster else ()
