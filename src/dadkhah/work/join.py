"""Join lists of people: rows that are one person, with probabilities and reasons; nothing is stored.

In: people as lists name them, judgements, an engine of tables, a seed. Out: Linked. Rows are put in an order of their
own first, so that neither the order of the lists nor that of their rows changes anything.
"""

from __future__ import annotations

import operator
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import chain, islice
from typing import TypeVar

import msgspec

from dadkhah.lists.settle import Bound
from dadkhah.model.linkage import Weights
from dadkhah.model.person import Joined, Pair, Person, Trouble
from dadkhah.ports import Compares, Tables
from dadkhah.resolve.rows import bulk, columns
from dadkhah.resolve.rows.cluster import Rules, joined, standing
from dadkhah.resolve.rows.columns import Columns
from dadkhah.resolve.rows.draw import draws, interval
from dadkhah.resolve.rows.learn import Learned, learn
from dadkhah.resolve.rows.missed import Missed, after, missed
from dadkhah.resolve.rows.missed import people as estimated
from dadkhah.resolve.rows.names import PreparedName
from dadkhah.resolve.rows.reasons import forbidden, reasons
from dadkhah.resolve.rows.second import Second, look, named, second
from dadkhah.resolve.rows.single import raised
from dadkhah.resolve.rows.unmet import completed
from dadkhah.work.desk import Tell, silent

LEAST = 0.01
"""Below this probability a pair is not looked at further."""

SHOWN = 0.3
"""From here on a pair that was not joined is shown, for a person to decide."""

OFTEN = 20_000
"""Items after which it is told how far the work is."""

BATCH = bulk.MANY
"""Pairs of names that are handed over at once to be compared."""

Levels = Callable[[Iterable[tuple[int, int]], str], Iterator[tuple[int, int, int]]]
"""What yields (name, other name, level) of pairs of names that have anything in common, and tells of a step."""

Names = Callable[[Sequence[PreparedName]], AbstractContextManager[Compares]]
"""What opens something that compares names, as they are numbered."""

SHAKEN = 20
"""Draws from which the interval of the number of people is taken where none are asked for."""


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """What became of some lists. `people` are in the order that `joined`, `pairs` and `drawn` count in.

    `shaken`: low, median and high of the numbers of people that draws gave; `interval`: the same with the joins that
    were `missed`, None where these lists do not tell how many.
    """

    people: tuple[Person, ...]
    joined: Joined
    pairs: tuple[Pair, ...]
    learned: Learned
    drawn: tuple[Sequence[int], ...]
    shaken: tuple[int, int, int]
    interval: tuple[int, int, int]
    compared: int
    missed: Missed | None = None


def ordered(people: Iterable[Person]) -> list[Person]:
    """Return people in an order that only what the rows say decides."""
    return sorted(people, key=order)


def order(one: Person) -> tuple[str, ...]:
    """Return what rows are ordered by."""
    return (
        one.source,
        one.rec,
        one.name,
        one.father,
        one.sex,
        str(one.born),
        str(one.age),
        str(one.died),
        str(one.date),
        one.place,
    )


def join(
    people: Sequence[Person],
    bound: Bound,
    engine: Callable[[], AbstractContextManager[Tables]],
    *,
    seed: int = 0,
    count: int = 0,
    tell: Tell = silent,
    names: Names = bulk.Comparing,
) -> Linked:
    """Return who is one person among rows in their order (`ordered`).

    Args:
        people: the rows.
        bound: what people judged.
        engine: opens the tables.
        seed: of samples and draws; the same one gives the same bytes.
        count: how many draws are kept.
        tell: of progress.
        names: opens what compares names.
    """
    tell("hearing names", 0, 0)
    held = columns.columns(people)
    with names(held.spelled) as compare:
        return _joined(people, held, bound, engine, (compare, seed, count, tell))


def _joined(
    people: Sequence[Person],
    held: Columns,
    bound: Bound,
    engine: Callable[[], AbstractContextManager[Tables]],
    how: tuple[Compares, int, int, Tell],
) -> Linked:
    compare, seed, count, tell = how
    tell("opening tables", 0, 0)
    levels = _comparing(compare, tell)
    with engine() as tables:
        learned, pairs, compared = _scored(held, tables, seed, tell, (compare, levels))
    rules = rules_of(people, bound)
    tell("clustering", 0, 0)
    pairs = completed(held, pairs, learned.weights, LEAST)
    of = standing(pairs, rules)
    once = standing(raised(pairs, of, held.source, learned.weights, rules.alone), rules)
    again = _again(held, pairs, of, learned.weights, (levels, tell))
    pairs = raised(again.pairs, of, held.source, again.weights, rules.alone)
    found = joined(pairs, rules)
    heads, kept = _drawn(pairs, rules, seed, count, tell)
    shaken, unfound = interval(heads), after(missed(held, once, rules.alone), once, found.of)
    return Linked(
        people=tuple(people),
        joined=found,
        pairs=tuple(pairs),
        learned=msgspec.structs.replace(learned, weights=again.weights),
        drawn=kept,
        shaken=shaken,
        interval=estimated(found.people, shaken, unfound),
        compared=compared,
        missed=unfound,
    )


def _again(
    held: Columns, pairs: Sequence[Pair], of: Sequence[int], weights: Weights, asked: tuple[Levels, Tell]
) -> Second:
    """Return what rows that stand alone find when they look a second time."""
    levels, tell = asked
    tell("looking again", 0, 0)
    looked = look(held, of)
    return second(held, pairs, of, weights, (looked, levels(named(held, looked), "looking again")))


def _drawn(
    pairs: Sequence[Pair], rules: Rules, seed: int, count: int, tell: Tell
) -> tuple[list[int], tuple[Sequence[int], ...]]:
    """Return how many people each draw has, and the draws that are kept."""
    many = max(count, SHAKEN)
    heads: list[int] = []
    kept: list[Sequence[int]] = []
    for done, one in enumerate(draws(pairs, rules, many, seed), start=1):
        tell("drawing", done, many)
        heads.append(sum(map(operator.eq, one, range(len(one)))))
        if done <= count:
            kept.append(one)
    return heads, tuple(kept)


def rules_of(people: Sequence[Person], bound: Bound) -> Rules:
    """Return what binds the machine: what people judged, known days of death, and whom it must not join."""
    return Rules(
        same=bound.same,
        different=bound.different,
        unsure=bound.unsure,
        alone=frozenset(at for at, one in enumerate(people) if one.accused),
        days=tuple(one.day for one in people),
    )


def _scored(
    held: Columns, tables: Tables, seed: int, tell: Tell, names: tuple[Compares, Levels]
) -> tuple[Learned, list[Pair], int]:
    compare, levels = names
    fields = {name: getattr(held, name) for name in held.__struct_fields__ if name != "spelled"}
    rows = len(held.name)
    blocks = columns.blocks(held, _told(range(rows), int, rows, "blocking", tell))
    compared = tables.load(fields, blocks, columns.most(rows))
    population = columns.Population(held)
    met = levels(tables.names(bulk.ends(held.spelled)), "comparing names")
    others = columns.others(held, seed)
    fathers = tables.keep(population.counted(met))
    patterns = tables.compare(
        levels(fathers, "comparing fathers' names"),
        _told(others, lambda pair: pair[0], rows, "learning", tell),
    )
    tell("learning", 0, 0)
    learned = learn(patterns, population.told(seed, compare.every))
    tell("scoring", 0, 0)
    return learned, list(tables.score(learned.weights, LEAST)), compared


T = TypeVar("T")


def _told(items: Iterable[T], place: Callable[[T], int], total: int, step: str, tell: Tell) -> Iterator[T]:
    """Pass items on and tell, once in a while, how far their places are."""
    for at, item in enumerate(items):
        if at % OFTEN == 0:
            tell(step, place(item), total)
        yield item


def _comparing(compare: Compares, tell: Tell) -> Levels:
    def levels(pairs: Iterable[tuple[int, int]], step: str) -> Iterator[tuple[int, int, int]]:
        return chain.from_iterable(told(compare.levels(_batches(pairs)), step))

    def told(answers: Iterable[T], step: str) -> Iterator[T]:
        for done, found in enumerate(answers):
            tell(step, done * BATCH, 0)
            yield found

    return levels


def _batches(pairs: Iterable[tuple[int, int]]) -> Iterator[bulk.Batch]:
    stream = chain.from_iterable(pairs)
    while batch := array("q", islice(stream, 2 * BATCH)):
        yield batch


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
    met = set()
    for pair in linked.pairs:
        key = (pair.left, pair.right)
        if key in bound.voices:
            met.add(key)
        verdict = verdict_of(linked, key, bound)
        if verdict not in WEAK or pair.probability >= SHOWN:
            one, other = linked.people[pair.left], linked.people[pair.right]
            why = "; ".join((*reasons(pair, linked.learned.weights, one, other), *voices(bound, key)))
            yield one.source, one.rec, other.source, other.rec, f"{pair.probability:.4f}", verdict, why
    for key in sorted(set(bound.voices) - met):
        one, other = linked.people[key[0]], linked.people[key[1]]
        why = "; ".join((f"“{one.name}” and “{other.name}”", *voices(bound, key)))
        yield one.source, one.rec, other.source, other.rec, "", verdict_of(linked, key, bound), why


JOINED, PROPOSED = "joined", "proposed"
FOR_TWO = "proposed: two people decide about alleged perpetrators, defendants and sanctioned people"
TWO_DAYS = "kept apart: two known days of death"
WEAK = frozenset({PROPOSED, FOR_TWO})
"""What became of pairs that are only shown where they are likely."""


def verdict_of(linked: Linked, key: tuple[int, int], bound: Bound) -> str:
    """Return what became of a pair of rows, and by whom."""
    judged = _judged(linked, key, bound)
    if judged:
        return judged
    if linked.joined.of[key[0]] == linked.joined.of[key[1]]:
        return JOINED
    one, other = linked.people[key[0]], linked.people[key[1]]
    if one.accused or other.accused:
        return FOR_TWO
    return TWO_DAYS if forbidden(one, other) else PROPOSED


def _judged(linked: Linked, key: tuple[int, int], bound: Bound) -> str:
    said = {one.verdict for one in bound.voices.get(key, ())}
    if key in bound.different:
        return "judged different"
    if len(said) > 1:
        return "unsure: people disagree"
    if said == {"unsure"}:
        return "judged unsure"
    if said == {"same"}:
        together = linked.joined.of[key[0]] == linked.joined.of[key[1]]
        return "judged same" if together else "judged same, not followed"
    return ""


def voices(bound: Bound, key: tuple[int, int]) -> Iterator[str]:
    """Yield what people said of a pair, each with name and reason."""
    for one in bound.voices.get(key, ()):
        why = f": {one.reason}" if one.reason else ""
        yield f"{one.actor} judged {one.verdict}{f' ({one.time})' if one.time else ''}{why}"


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
    least, median, most = linked.shaken
    lists: dict[str, int] = {}
    for one in linked.people:
        lists[one.source] = lists.get(one.source, 0) + 1
    return {
        "rows": len(linked.people),
        "lists": lists,
        "accused_rows": sum(one.accused for one in linked.people),
        "people": linked.joined.people,
        "people_estimated": {"low": low, "median": middle, "high": high, "level": 0.95},
        "joins_missed": None if linked.missed is None else round(linked.missed.joins),
        "people_drawn": {"low": least, "median": median, "high": most, "level": 0.95},
        "pairs_compared": linked.compared,
        "rounds": linked.learned.rounds,
        "converged": linked.learned.converged,
        "doubts": list(linked.learned.doubts),
    }
