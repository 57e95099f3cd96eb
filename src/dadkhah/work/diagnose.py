"""What a person should look at after lists were joined: the questions, the weights, odd clusters, what was not read.

In: Linked, what people judged, the lists as they were mapped. Out: the rows of review.csv; a Joining for the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from dadkhah.lists.cells import safe
from dadkhah.lists.settle import Bound
from dadkhah.model.joining import Doubtful, Joining, Match, Sheet, Shown, Step
from dadkhah.model.listing import About
from dadkhah.model.person import Pair, Person, Trouble
from dadkhah.model.span import Interval
from dadkhah.resolve.rows.cluster import bits
from dadkhah.resolve.rows.odd import odd
from dadkhah.resolve.rows.reasons import parts
from dadkhah.resolve.rows.review import Question, queue
from dadkhah.work.join import SHAKEN, Linked, ids, rules_of, verdict_of, voices

QUESTIONS, MATCHES, CLUSTERS, CELLS = 50, 100, 50, 200
"""How much of each is on the page; the files beside it hold all."""

FILLED = ("verdict", "actor", "time", "reason")
"""The columns of review.csv that a person fills in."""

SEXES = {"m": "male", "f": "female"}
Place = Callable[[Person], str]


def row_place(one: Person) -> str:
    """Return where a row of a file stands, as a person counts."""
    return f"row {one.row}"


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """The lists as they were taken: what each says of itself and which column held what; what could not be read."""

    about: Mapping[str, About]
    columns: Mapping[str, Mapping[str, str]]
    troubles: Sequence[Trouble]
    place: Place = row_place


def questions(linked: Linked, bound: Bound) -> list[Question]:
    """Return the pairs that people should decide, those that change the count of people most first."""
    settled = frozenset(bound.same) | bound.different
    return queue(linked.pairs, rules_of(linked.people, bound), linked.joined.of, settled)


def review(linked: Linked, bound: Bound, place: Place = row_place) -> Iterator[tuple[str, ...]]:
    """Yield the rows of review.csv: both rows side by side, what speaks for and against; a person fills in FILLED."""
    both = [f"{name}_{side}" for side in "ab" for name in ("list", "", "place", "name", "says")]
    yield "change", "probability", "now", *(one.strip("_") for one in both), "for", "against", "note", *FILLED
    for one in questions(linked, bound):
        pair = one.pair
        said = [cell for row in (pair.left, pair.right) for cell in _side(shown(linked.people[row], place))]
        cells = (*said, *_reasons(linked, pair), _note(linked, pair, bound))
        verdict = verdict_of(linked, (pair.left, pair.right), bound)
        yield f"{one.change:.3f}", f"{pair.probability:.4f}", verdict, *map(safe, cells), *("" for _ in FILLED)


def _side(row: Shown) -> tuple[str, ...]:
    return row.source, row.rec, row.place, row.name, "; ".join(f"{key}: {value}" for key, value in row.facts)


def _reasons(linked: Linked, pair: Pair) -> tuple[str, str]:
    """Return what speaks for a pair and what against, the weightiest first."""
    ordered = sorted(parts(pair, linked.learned.weights), key=lambda part: (-abs(part[1]), part[0]))
    split = [
        [f"{words} ({weight:+.1f})" for words, weight in ordered if (weight > 0) is good] for good in (True, False)
    ]
    return "; ".join(split[0]), "; ".join(split[1])


def _note(linked: Linked, pair: Pair, bound: Bound) -> str:
    accused = linked.people[pair.left].accused or linked.people[pair.right].accused
    notes = ["two people decide: somebody here is accused"] if accused else []
    return "; ".join([*notes, *voices(bound, (pair.left, pair.right))])


def shown(one: Person, place: Place = row_place) -> Shown:
    """Return a row as it is shown."""
    facts = {
        "father": one.father,
        "sex": SEXES.get(one.sex, ""),
        "born": _days(one.born),
        "age": "" if one.age is None else str(one.age),
        "died": _days(one.died),
        "date": _days(one.date),
        "place": one.place,
    }
    return Shown(
        source=one.source,
        rec=one.rec,
        place=place(one),
        name=one.name,
        facts=tuple((key, value) for key, value in facts.items() if value),
        accused=one.accused,
    )


def _days(days: Interval | None) -> str:
    if days is None or days.start is None or days.end is None:
        return ""
    return str(days.start) if days.start == days.end else f"{days.start}..{days.end}"


def diagnosis(linked: Linked, bound: Bound, described: Described, program: str) -> Joining:
    """Return the page of some joined lists."""
    asked = questions(linked, bound)
    first = {(one.pair.left, one.pair.right) for one in asked[:QUESTIONS]}
    joined = [pair for pair in linked.pairs if linked.joined.of[pair.left] == linked.joined.of[pair.right]]
    weakest = sorted(joined, key=lambda pair: (pair.probability, pair.left, pair.right))
    others = [pair for pair in weakest if (pair.left, pair.right) not in first]
    looked = odd(linked.people, linked.joined.of, linked.pairs)
    names = ids(linked)
    low, median, high = linked.interval
    return Joining(
        program=program,
        rows=len(linked.people),
        people=linked.joined.people,
        low=low,
        median=median,
        high=high,
        draws=max(len(linked.drawn), SHAKEN),
        compared=linked.compared,
        accused=sum(one.accused for one in linked.people),
        missed=None if linked.missed is None else round(linked.missed.joins),
        sheets=tuple(_sheets(linked.people, described)),
        questions=tuple(_match(linked, bound, described, one.pair, one.change) for one in asked[:QUESTIONS]),
        questions_of=len(asked),
        matches=tuple(_match(linked, bound, described, pair) for pair in others[:MATCHES]),
        matches_of=len(joined),
        doubtful=tuple(
            Doubtful(
                name=names[one.rows[0]],
                kinds=one.kinds,
                rows=tuple(shown(linked.people[row], described.place) for row in one.rows),
            )
            for one in looked[:CLUSTERS]
        ),
        doubtful_of=len(looked),
        unread=tuple(sorted(described.troubles, key=lambda one: (one.source, one.row, one.column, one.what))[:CELLS]),
        unread_of=len(described.troubles),
        doubts=linked.learned.doubts,
    )


def _match(linked: Linked, bound: Bound, described: Described, pair: Pair, change: float | None = None) -> Match:
    key = (pair.left, pair.right)
    return Match(
        left=shown(linked.people[pair.left], described.place),
        right=shown(linked.people[pair.right], described.place),
        probability=pair.probability,
        verdict=verdict_of(linked, key, bound),
        steps=tuple(_steps(linked, pair)),
        change=change,
        voices=tuple(voices(bound, key)),
    )


START = "any two rows of these lists"
ELSE = "what else the model weighs"


def _steps(linked: Linked, pair: Pair) -> Iterator[Step]:
    """Yield the weights of a pair one upon the other; they end at its probability, or a last step says what is left."""
    total = bits(linked.learned.weights.match)
    yield Step(START, 0.0, total)
    for words, weight in parts(pair, linked.learned.weights):
        yield Step(words, total, weight)
        total += weight
    left = bits(pair.probability) - total
    if abs(left) > 0.5 and abs(total) < 19:
        yield Step(ELSE, total, left)


def _sheets(people: Iterable[Person], described: Described) -> Iterator[Sheet]:
    rows = Counter(one.source for one in people)
    unread = Counter(one.source for one in described.troubles)
    for name in sorted(rows):
        yield Sheet(
            name=name,
            rows=rows[name],
            unread=unread[name],
            about=described.about.get(name, About()),
            columns=tuple(described.columns.get(name, {}).items()),
        )
