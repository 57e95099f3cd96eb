"""Where information comes from: sources that cannot be counted apart, and the source that a figure names.

In: the ground of a case, copied passages. Out: Origins, and for every figure the origin it comes from. Sources are
joined by the same declared interest, the same publisher and shared passages. A figure told of somebody else ("according
to the relief society") comes from the innermost source named; "X confirmed" is the teller's word, so the figure stays
the teller's. Nothing declared and nothing found means: the family is unknown, not that there is none.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from dadkhah.lang import names
from dadkhah.lang.scripts import fold
from dadkhah.model.claim import Attribution, Claim
from dadkhah.model.digest import record_id
from dadkhah.model.source import Captured
from dadkhah.model.tally import Copying, Origin
from dadkhah.weigh.ground import Ground
from dadkhah.weigh.lexicon import acceptance_verbs

NAMED = frozenset({"org", "person", "office", "document"})

MOST_NAMED = 6
"""So many publishers of one family are named; the list of sources has them all."""
MOST_PAIRS = 10
"""So many pairs of copies are told one by one."""
COPY_WORDS = ("copied from one another", "they share passages word for word")


class Figure(msgspec.Struct, frozen=True):
    """The origin of one figure, and why."""

    origin: Origin
    reason: str = ""


class Dependence(msgspec.Struct, frozen=True):
    """A reason why two sources cannot be counted apart."""

    a: str
    b: str
    reason: str


def families(ground: Ground, copying: Iterable[Copying]) -> tuple[Origin, ...]:
    """Return the sources of a case in families, sorted by id."""
    found = [*_declared(list(ground.docs.values())), *_copied(ground, copying)]
    reasons: dict[str, list[str]] = {}
    for one in found:
        reasons.setdefault(one.a, []).append(one.reason)
    told = (
        _family(ground, group, {reason for one in group for reason in reasons.get(one, ())})
        for group in _groups(ground.docs, found)
    )
    return tuple(sorted(told, key=lambda origin: origin.id))


def _groups(sources: Iterable[str], found: Iterable[Dependence]) -> list[tuple[str, ...]]:
    """Return the sources that dependences join, directly or through others."""
    groups = {source: {source} for source in sources}
    for one in found:
        small, large = sorted((groups[one.a], groups[one.b]), key=len)
        if small is not large:
            large |= small
            groups.update(dict.fromkeys(small, large))
    return [tuple(sorted(group)) for group in {id(group): group for group in groups.values()}.values()]


def _declared(docs: Sequence[Captured]) -> Iterator[Dependence]:
    """Yield what descriptions say: one interest, one publisher, or a publisher that is the party of an interest."""
    parties = _held((fold(_party(doc)), _party(doc), doc) for doc in docs if _party(doc))
    publishers = _held((names.words(name), name, doc) for doc in docs for name in _publishers(doc) if names.words(name))
    yield from _star(parties, "one declared interest")
    yield from _star(publishers, "published by the same")
    for party, interested in parties.values():
        _, own = publishers.get(names.words(party), ("", []))
        reason = f"the publisher of one is the party of the other: {party}"
        yield from (Dependence(one, interested[0], reason) for one in own if one != interested[0])


def _held(told: Iterable[tuple[Hashable, str, Captured]]) -> dict[Hashable, tuple[str, list[str]]]:
    """Return by key the first name as written, and the sources."""
    found: dict[Hashable, tuple[str, list[str]]] = {}
    for key, name, doc in told:
        found.setdefault(key, (name, []))[1].append(doc.source.object)
    return found


def _star(held: Mapping[Hashable, tuple[str, list[str]]], reason: str) -> Iterator[Dependence]:
    """Yield what joins the first source under each name with every other."""
    for name, (first, *others) in held.values():
        yield from (Dependence(first, other, f"{reason}: {name}") for other in others if other != first)


def _party(doc: Captured) -> str:
    return doc.description.interest.party if doc.description.interest else ""


def _publishers(doc: Captured) -> tuple[str, ...]:
    stated = (doc.description.publisher.value,) if doc.description.publisher else ()
    return (*stated, *doc.description.also_published)


def _copied(ground: Ground, copying: Iterable[Copying]) -> Iterator[Dependence]:
    for one in copying:
        words = COPY_WORDS[0] if one.verdict == "copied" else COPY_WORDS[1]
        names_both = f"{ground.publisher(one.a)}, {ground.publisher(one.b)}"
        yield Dependence(one.a, one.b, f"{words}: {names_both} ({len(one.passages)} passages)")


def _family(ground: Ground, group: Sequence[str], found: Iterable[str]) -> Origin:
    reasons = _shortened(sorted(found), len(group))
    parties = sorted({_party(ground.docs[one]) for one in group} - {""})
    label = parties[0] if parties else _named(sorted({ground.publisher(one) for one in group}))
    none = ("no interest declared: the family of this source is unknown",)
    single = tuple(f"declared interest: {party}" for party in parties)
    return Origin(
        id=record_id("origin", list(group)),
        label=label,
        sources=tuple(group),
        reasons=tuple(reasons) or single or none,
        known=bool(parties),
    )


def _named(publishers: Sequence[str]) -> str:
    """Return the publishers of a family, the first few by name."""
    rest = len(publishers) - MOST_NAMED
    return ", ".join(publishers[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def _shortened(reasons: Sequence[str], sources: int) -> tuple[str, ...]:
    """Return the reasons; the many pairs of one story copied everywhere are told once, with their number."""
    pairs = [reason for reason in reasons if reason.startswith(COPY_WORDS)]
    if len(pairs) <= MOST_PAIRS:
        return tuple(reasons)
    told = f"{sources} texts share passages word for word ({len(pairs)} pairs)"
    return (*(reason for reason in reasons if reason not in pairs), told)


def figure_origin(ground: Ground, claim: Claim, own: Mapping[str, Origin]) -> Figure:
    """Return the origin of a figure: the innermost named source of its chain, else its publisher's family."""
    family = own[claim.source]
    cited = innermost(claim.attribution)
    if cited is None or cited.name is None:
        return Figure(family)
    if accepts(cited):
        told = f"“{cited.verb.exact}” is the publisher's word about {cited.name.exact}" if cited.verb else ""
        return Figure(family, told)
    return _cited(ground, claim, cited, own)


def innermost(chain: Sequence[Attribution]) -> Attribution | None:
    """Return the last link of a chain that names somebody; None where only the publisher speaks or nobody is named."""
    return next((one for one in reversed(chain) if one.attribution_class in NAMED and one.name is not None), None)


def accepts(link: Attribution) -> bool:
    """Say whether the teller says that somebody accepted the figure ("confirmed", "admitted")."""
    return link.verb is not None and any(word in acceptance_verbs() for word in names.words(link.verb.exact))


def _cited(ground: Ground, claim: Claim, cited: Attribution, own: Mapping[str, Origin]) -> Figure:
    assert cited.name is not None  # noqa: S101 - figure_origin has looked; mypy cannot
    cluster = ground.cluster_at(claim.source, cited.name, ("organisation", "person"))
    spellings = (*cluster.names, cluster.label) if cluster else (cited.name.exact,)
    captured = publishers_named(ground, spellings)
    if captured:
        label = ground.publisher(captured[0])
        return Figure(own[captured[0]], f"it names {label}, whose own text the case holds")
    key = cluster.id if cluster else names.words(cited.name.exact)
    label = cluster.label if cluster else cited.name.exact
    reason = f"named as the figure's source by {ground.publisher(claim.source)}"
    origin = Origin(id=record_id("origin", "cited", key), label=label, sources=(), reasons=(), known=False)
    return Figure(origin, reason)


def publishers_named(ground: Ground, spellings: Sequence[str]) -> list[str]:
    """Return the sources of the one publisher that is named, in full or by the first or last words of its name."""
    named = _named_among(tuple(sorted(ground.published_by)), tuple(spellings))
    return sorted(source for publisher in named for source in ground.published_by[publisher])


@lru_cache(maxsize=4096)
def _named_among(publishers: tuple[str, ...], spellings: tuple[str, ...]) -> frozenset[str]:
    exact = frozenset(one for one in publishers if names.any_same(one, spellings))
    if exact:
        return exact
    near = frozenset(one for one in publishers if any(_shortens(short, one) for short in spellings))
    return near if len({names.words(one) for one in near}) == 1 else frozenset()


def _shortens(short: str, publisher: str) -> bool:
    """Say whether the capitalised words of a name ("the rights group Lantern") begin or end a publisher's name."""
    said = names.words(" ".join(word for word in short.split() if word[:1].isupper()))
    full = names.words(publisher)
    return 0 < len(said) < len(full) and said in {full[: len(said)], full[-len(said) :]}


def gather(figures: Iterable[Figure], families_found: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return all origins of a case: families and cited sources, the latter with everybody who names them."""
    reasons: dict[str, set[str]] = {}
    cited: dict[str, Origin] = {}
    for figure in figures:
        if not figure.origin.sources:
            cited[figure.origin.id] = figure.origin
            reasons.setdefault(figure.origin.id, set()).add(figure.reason)
    told = (msgspec.structs.replace(one, reasons=tuple(sorted(reasons[one.id]))) for one in cited.values())
    return tuple(sorted([*families_found, *told], key=lambda origin: origin.id))
