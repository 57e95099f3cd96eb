"""Join lists of people: rows that are one person, with probabilities and reasons; nothing is stored.

In: people as lists name them, judgements, an engine of tables, a seed. Out: Linked. Rows are put in an order of their
own first, so that neither the order of the lists nor that of their rows changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

import msgspec

from dadkhah.lists.judgements import Bound
from dadkhah.model.person import Joined, Pair, Person, Trouble
from dadkhah.ports import Tables
from dadkhah.resolve.rows import columns, names
from dadkhah.resolve.rows.cluster import Rules, joined
from dadkhah.resolve.rows.columns import Columns
from dadkhah.resolve.rows.draw import draws, interval
from dadkhah.resolve.rows.learn import Learned, learn
from dadkhah.resolve.rows.reasons import forbidden, reasons
from dadkhah.work.desk import Tell, silent

LEAST = 0.01
"""Below this probability a pair is not looked at further."""

SHOWN = 0.3
"""From here on a pair that was not joined is shown, for a person to decide."""

SHAKEN = 20
"""Draws from which the interval of the number of people is taken where none are asked for."""


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """What became of some lists. `people` are in the order that `joined`, `pairs` and `drawn` count in."""

    people: tuple[Person, ...]
    joined: Joined
    pairs: tuple[Pair, ...]
    learned: Learned
    drawn: tuple[tuple[int, ...], ...]
    interval: tuple[int, int, int]
    compared: int


def ordered(people: Iterable[Person]) -> list[Person]:
    """Return people in an order that only what the rows say decides."""
    return sorted(people, key=_place)


def _place(one: Person) -> tuple[str, ...]:
    return (one.source, one.rec, one.name, one.father, one.sex, str(one.born), str(one.age), str(one.died), one.place)


def join(
    people: Sequence[Person],
    bound: Bound,
    engine: Callable[[], AbstractContextManager[Tables]],
    *,
    seed: int = 0,
    count: int = 0,
    tell: Tell = silent,
) -> Linked:
    """Return who is one person among rows in their order (`ordered`).

    Args:
        people: the rows.
        bound: what people judged.
        engine: opens the tables.
        seed: of samples and draws; the same one gives the same bytes.
        count: how many draws are kept.
        tell: of progress.
    """
    held = columns.columns(people)
    with engine() as tables:
        learned, pairs, compared = _scored(held, tables, seed, tell)
    rules = Rules(same=bound.same, different=bound.different, days=tuple(one.day for one in people))
    tell("clustering", 0, 0)
    found = joined(pairs, rules)
    shaken = []
    for done, one in enumerate(draws(pairs, rules, max(count, SHAKEN), seed)):
        tell("drawing", done, max(count, SHAKEN))
        shaken.append(tuple(one))
    return Linked(
        people=tuple(people),
        joined=found,
        pairs=tuple(pairs),
        learned=learned,
        drawn=tuple(shaken[:count]),
        interval=interval([len(set(one)) for one in shaken]),
        compared=compared,
    )


def _scored(held: Columns, tables: Tables, seed: int, tell: Tell) -> tuple[Learned, list[Pair], int]:
    fields = {name: getattr(held, name) for name in held.__struct_fields__ if name != "spelled"}
    tell("blocking", 0, 0)
    compared = tables.load(fields, columns.blocks(held), columns.MOST)
    heard = [names.heard(name) for name in held.spelled]
    tell("comparing names", 0, 0)
    alike = list(_levels(tables.names(), heard))
    fathers = list(_levels(tables.keep(alike), heard))
    tell("learning", 0, 0)
    patterns = tables.compare(fathers, columns.others(held, seed))
    learned = learn(patterns, columns.population(held, alike, seed))
    return learned, list(tables.score(learned.weights, LEAST)), compared


def _levels(pairs: Iterable[tuple[int, int]], heard: Sequence[names.Heard]) -> Iterator[tuple[int, int, int]]:
    for one, other in pairs:
        level = names.level(heard[one], heard[other])
        if level:
            yield one, other, level


def ids(linked: Linked) -> list[str]:
    """Return a name for the cluster of each row: list and id of its least row, numbered where two have those."""
    seen: dict[str, int] = {}
    found: dict[int, str] = {}
    for row, one in enumerate(linked.people):
        name = f"{one.source}/{one.rec}"
        seen[name] = seen.get(name, 0) + 1
        if linked.joined.of[row] == row:
            found[row] = name if seen[name] == 1 else f"{name}#{seen[name]}"
    return [found[row] for row in linked.joined.of]


def clusters(linked: Linked) -> Iterator[tuple[str, ...]]:
    """Yield the rows of clusters.csv."""
    yield "list", "rec_id", "cluster_id", "probability"
    for one, cluster, sure in zip(linked.people, ids(linked), linked.joined.probability, strict=True):
        yield one.source, one.rec, cluster, f"{sure:.4f}"


def links(linked: Linked, bound: Bound) -> Iterator[tuple[str, ...]]:
    """Yield the rows of links.csv: pairs that were joined, judged, or are likely and were kept apart, with reasons."""
    yield "list_a", "rec_a", "list_b", "rec_b", "probability", "verdict", "reasons"
    of = linked.joined.of
    same, met = set(bound.same), set()
    for pair in linked.pairs:
        met.add((pair.left, pair.right))
        verdict = _verdict(linked, pair, same, bound.different)
        if verdict != "proposed" or pair.probability >= SHOWN:
            one, other = linked.people[pair.left], linked.people[pair.right]
            why = "; ".join(reasons(pair, linked.learned.weights, one, other))
            yield one.source, one.rec, other.source, other.rec, f"{pair.probability:.4f}", verdict, why
    for left, right in sorted((same | bound.different) - met):
        one, other = linked.people[left], linked.people[right]
        verdict = "judged same" if of[left] == of[right] else "judged different"
        yield one.source, one.rec, other.source, other.rec, "", verdict, f"“{one.name}” and “{other.name}”; a judgement"


def _verdict(linked: Linked, pair: Pair, same: set[tuple[int, int]], different: frozenset[tuple[int, int]]) -> str:
    key = (pair.left, pair.right)
    if key in same:
        return "judged same"
    if key in different:
        return "judged different"
    if linked.joined.of[pair.left] == linked.joined.of[pair.right]:
        return "joined"
    if forbidden(linked.people[pair.left], linked.people[pair.right]):
        return "kept apart: two known days of death"
    return "proposed"


def drawn(linked: Linked) -> Iterator[tuple[str, ...]]:
    """Yield the rows of draws.csv: for each row the number of its cluster in every draw."""
    yield "list", "rec_id", *(f"draw_{at}" for at in range(1, len(linked.drawn) + 1))
    for row, one in enumerate(linked.people):
        yield one.source, one.rec, *(str(draw[row]) for draw in linked.drawn)


def unread(troubles: Iterable[Trouble]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of unread.csv: what could not be read of the lists."""
    yield "list", "row", "column", "what"
    for one in sorted(troubles, key=lambda one: (one.source, one.row, one.column, one.what)):
        yield one.source, str(one.row), one.column, one.what


def summary(linked: Linked) -> dict[str, object]:
    """Return what there is to say of the whole: rows, people, the interval, and how learning went."""
    low, middle, high = linked.interval
    lists: dict[str, int] = {}
    for one in linked.people:
        lists[one.source] = lists.get(one.source, 0) + 1
    return {
        "rows": len(linked.people),
        "lists": lists,
        "people": linked.joined.people,
        "people_drawn": {"low": low, "median": middle, "high": high, "level": 0.95},
        "pairs_compared": linked.compared,
        "rounds": linked.learned.rounds,
        "converged": linked.learned.converged,
        "doubts": list(linked.learned.doubts),
    }
