"""Rows as an engine of tables compares them: keys and plain numbers, worked out once, so that any engine runs one SQL.

In: people in their order. Out: one Columns: for each row its numbers, and the blocks that it stands in.
"""

from __future__ import annotations

import hashlib
import math
import random
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, permutations, product

import msgspec

from dadkhah.model.person import Person
from dadkhah.model.span import Interval
from dadkhah.resolve.rows import names
from dadkhah.resolve.rows.learn import Population as Known
from dadkhah.resolve.rows.model import name_step

MOST, MANY = 60, 100_000
"""Rows that may share a block: a larger one tells nobody apart (its rows meet in finer blocks). Beyond so many rows in
all it falls with their square root: blocks of common words grow with the rows, and what they hold are strangers."""

SEVERAL = 30
"""Rows up to which one word of a name makes a block of its own."""

WORDS = 6
"""Words of a name that make blocks: the rarest."""

SLIPS = 4.0
"""Rows that are expected to share a word and another with a slip, up to which that makes a block; up to ten times as
many it does with what else they share."""

LEAST = 3
"""Consonants of a word from which on a slip in it is looked for: of two, half would be left."""

MONTH = 40
"""Days up to which an interval is as good as a month."""

YEAR = 365.25
COMMON_DAY, COMMON_PLACE = 0.02, 0.03
"""The share of the rows from which a day of death, or a place, is common."""


DRAWN = 100_000
"""Pairs drawn from all to see how often names are somewhat alike."""

LOW = 7
"""Levels of names up to which they are drawn."""

SAMPLE, SAMPLED = 20, 50_000
"""Other rows that each row is compared with to learn what rows of two people have in common, and how many rows are."""


class Columns(msgspec.Struct, frozen=True):
    """What is known of each row, as lists of equal length; None where the row does not say.

    `name`: which distinct name (by its words), `spelled` those names; `rare`: 0 (common) to 3; `first`,
    `last`: the days of death as ordinals; `usual_day`, `usual_place`: 1 where many rows have it; `born`: ordinal of
    the day; `age` in years; `father`: as `name`; `source`: which list.
    """

    name: list[int]
    rare: list[int]
    first: list[int | None]
    last: list[int | None]
    usual_day: list[int]
    born: list[int | None]
    age: list[int | None]
    place: list[int | None]
    usual_place: list[int]
    sex: list[int | None]
    father: list[int | None]
    source: list[int]
    spelled: tuple[names.PreparedName, ...]


def columns(people: Sequence[Person]) -> Columns:
    """Return the columns of some rows."""
    spelled: list[names.PreparedName] = []
    number: dict[object, int] = {}
    named = [_numbered(one.name, spelled, number) for one in people]
    fathers = [_numbered(one.father, spelled, number) if one.father else None for one in people]
    places = {place: at for at, place in enumerate(dict.fromkeys(one.place_id for one in people))}
    lists = {name: at for at, name in enumerate(dict.fromkeys(one.source for one in people))}
    days, usual = (
        _usual([one.when for one in people], COMMON_DAY),
        _usual([one.place_id for one in people], COMMON_PLACE),
    )
    return Columns(
        name=named,
        rare=_rarity(named, spelled),
        first=[_ordinal(one.when, first=True) for one in people],
        last=[_ordinal(one.when, first=False) for one in people],
        usual_day=days,
        born=[_born(one) for one in people],
        age=[_age(one) for one in people],
        place=[places[one.place_id] if one.place_id else None for one in people],
        usual_place=usual,
        sex=[{"m": 1, "f": 2}.get(one.sex) for one in people],
        father=fathers,
        source=[lists[one.source] for one in people],
        spelled=tuple(spelled),
    )


def _ordinal(days: Interval | None, *, first: bool) -> int | None:
    if days is None or days.start is None or days.end is None:
        return None
    return (days.start if first else days.end).toordinal()


def _born(one: Person) -> int | None:
    return one.born.start.toordinal() if one.born and one.born.start and one.born.start == one.born.end else None


def _age(one: Person) -> int | None:
    """Return the age as given, else as it follows from the days of birth and death."""
    if one.age is not None:
        return one.age
    born, died = one.born, one.when
    if born is None or died is None or born.start is None or died.start is None:
        return None
    lived = died.start.toordinal() - born.start.toordinal()
    return int(lived / YEAR) if lived >= 0 else None


def _usual(values: Sequence[object], share: float) -> list[int]:
    counts = Counter(values)
    return [int(value not in {None, ""} and counts[value] > share * len(values)) for value in values]


def _numbered(written: str, spelled: list[names.PreparedName], number: dict[object, int]) -> int:
    """Return the number of a name among distinct names; a name without letters is like no other."""
    name = names.prepare(written)
    key = names.key(name) if name.words else len(spelled)
    if key not in number:
        number[key] = len(spelled)
        spelled.append(name)
    return number[key]


def _rarity(named: Sequence[int], spelled: Sequence[names.PreparedName]) -> list[int]:
    """Return how rare each name is: bits of surprise in its words, against the bits that tell so many rows apart."""
    known = {name: set(names.keys(spelled[name])) for name in set(named)}
    words = Counter(word for name in named for word in known[name])
    enough = math.log2(max(len(named), 2))
    found = {name: sum(math.log2(len(named) / words[word]) for word in known[name]) - enough for name in known}
    return [sum(found[name] >= step for step in (-3, 0, 4)) for name in named]


def most(rows: int) -> int:
    """Return how many rows may share a block where there are so many."""
    return round(MOST * math.sqrt(min(MANY / max(rows, 1), 1)))


def _words(held: Columns) -> list[list[str]]:
    """Return the keys of the words of each distinct name, each once."""
    return [sorted(set(names.keys(name))) for name in held.spelled]


Key = tuple[object, ...]


def blocks(held: Columns) -> Iterator[tuple[int, int]]:
    """Yield (row, block): rows that share a block are compared. A block's number is a digest of 63 bits."""
    return ((row, _number(key)) for row, key in keyed(held))


def keyed(held: Columns) -> Iterator[tuple[int, Key]]:
    """Yield (row, block), each block as the kind of it, words of names, and what else its rows have in common."""
    words = _words(held)
    ways = [names.ways(name) for name in held.spelled]
    counts = Counter(word for name in held.name for word in {*words[name], *chain(*ways[name])})
    slips = Counter[str]()
    for word, count in Counter(word for name in held.name for word in words[name]).items():
        slips.update(dict.fromkeys(slipped(word), count))
    for row, name in enumerate(held.name):
        if not words[name]:
            continue
        known = sorted(words[name], key=lambda word: (counts[word], word))[:WORDS]
        every = [way for way in ways[name] if way[0] in known]
        whole = "whole", "".join(sorted("".join(names.keys(held.spelled[name]))))
        found = (
            _with_facts(whole, row, held),
            _by_name(row, every, counts, held),
            _by_word(row, dict.fromkeys(chain(*every)), counts, held),
            _by_slip(row, known, counts, slips, held),
        )
        for key in {whole, *chain(*found)}:
            yield row, key


@lru_cache(maxsize=names.KEPT)
def slipped(word: str) -> tuple[str, ...]:
    """Return the consonants of a word, and them with each one left out: two words that differ by one slip share one."""
    if len(word) < LEAST:
        return (word,)
    return tuple(sorted({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}))


def _number(key: Key) -> int:
    return int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=8).digest()) >> 1


def _by_name(row: int, ways: Sequence[Sequence[str]], counts: Counter[str], held: Columns) -> Iterator[Key]:
    """Yield blocks of two words of a name, in any way they are read; of two common ones with what else the row says."""
    pairs = chain.from_iterable(product(*both) for both in combinations(ways, 2))
    for two in pairs if len(ways) > 1 else ((way, "") for way in chain(*ways)):
        one, other = sorted(two)
        yield "two", one, other
        if counts[one or other] * counts[other] > most(len(held.name)) * len(held.name) // 2:
            yield from _with_facts(("two", one, other), row, held)


def _by_slip(row: int, known: Sequence[str], counts: Counter[str], slips: Counter[str], held: Columns) -> Iterator[Key]:
    """Yield blocks of one word and another with a slip; where many have such names, with what else the row says."""
    for word, other in permutations(known, 2):
        for slip in slipped(other):
            expected = counts[word] * slips[slip] / len(held.name)
            if expected <= SLIPS:
                yield "slip", word, slip
            elif expected <= 10 * SLIPS:
                yield from _with_facts(("slip", word, slip), row, held)


def _with_facts(key: Key, row: int, held: Columns) -> Iterator[Key]:
    """Yield a block's key with what else the row says: the month, the place, the age."""
    place, age = held.place[row], held.age[row]
    yield from ((*key, "month", month) for month in _months(row, held))
    if place is not None:
        yield *key, "place", place
    if age is not None:
        yield from ((*key, "age", age // 4), (*key, "ages", (age + 2) // 4))


def _months(row: int, held: Columns) -> set[int]:
    """Return stretches of 30 days that meet the days of death, each with half of the next: a day apart is met too."""
    first, last = held.first[row], held.last[row]
    if first is None or last is None or last - first > MONTH:
        return set()
    return {day // 30 for day in (first - 1, first, last, last + 1)}


def _by_word(row: int, known: Iterable[str], counts: Counter[str], held: Columns) -> Iterator[Key]:
    """Yield blocks of one word of a name with what else the row says; a rare word is a block by itself."""
    place, age, born, sex = held.place[row], held.age[row], held.born[row], held.sex[row]
    first, last = held.first[row], held.last[row]
    for word in known:
        if counts[word] <= SEVERAL:
            yield "rare", word
        if first is not None and first == last:
            yield from (("day", word, first // 2), ("days", word, (first + 1) // 2))
        if place is not None:
            yield from (("month", word, month, place) for month in _months(row, held))
            if age is not None:
                yield from (("age", word, sex, age // 3, place), ("ages", word, sex, (age + 1) // 3, place))
        if born is not None:
            yield "born", word, born


def others(held: Columns, seed: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of rows that share one word of their names, which many have, drawn without a look at anything else.

    They are people of one language who are hardly ever the same person: what they have in common by chance (the place,
    the day on which many died) is what two people have in common.
    """
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    words = _words(held)
    rows: dict[str, array[int]] = {}
    for row, name in enumerate(held.name):
        for word in words[name]:
            rows.setdefault(word, array("q")).append(row)
    size = len(held.name)
    found: set[int] = set()
    for row in range(size) if size <= SAMPLED else sorted(draw.sample(range(size), SAMPLED)):
        common = [word for word in words[held.name[row]] if len(rows[word]) > SEVERAL]
        for _ in range(SAMPLE if common else 0):
            other = draw.choice(rows[draw.choice(common)])
            if other != row:
                found.add(min(row, other) * size + max(row, other))
    yield from (divmod(pair, size) for pair in sorted(found))


class Population:
    """How many pairs of all rows have names at each step, counted as levels of pairs of names pass by.

    Names of a low level do not all meet in a block: how many there are is counted in a sample of all pairs.
    """

    def __init__(self, held: Columns) -> None:
        rows = Counter(zip(held.name, held.rare, strict=True))
        self._held = held
        self._rarity = dict(rows.keys())
        self._many = {name: rows[name, rare] for name, rare in rows}
        self._found = [0.0] * (name_step(0, 0) + 1)
        for name, count in self._many.items():
            self._found[name_step(names.SAME_NAME, self._rarity[name])] += count * (count - 1) // 2

    def counted(self, levels: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
        """Count (name, other name, level), and pass it on."""
        for one, other, level in levels:
            step = name_step(level, min(self._rarity[one], self._rarity[other]))
            self._found[step] += self._many[one] * self._many[other]
            yield one, other, level

    def told(self, seed: int) -> Known:
        """Return what was counted, or what a sample tells where that is more."""
        size = len(self._held.name)
        pairs = size * (size - 1) // 2
        return Known(pairs, tuple(map(max, self._found, _sampled(self._held, pairs, seed))))


def _sampled(held: Columns, pairs: int, seed: int) -> list[float]:
    """Return the same as a sample of pairs tells it; nothing where there are fewer pairs than would be drawn."""
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    found = [0.0] * (name_step(0, 0) + 1)
    for _ in range(DRAWN if pairs > DRAWN else 0):
        one, other = draw.randrange(len(held.name)), draw.randrange(len(held.name))
        a, b = held.name[one], held.name[other]
        level = names.level(held.spelled[a], held.spelled[b]) if a != b else 0
        if 0 < level <= LOW:
            found[name_step(level, min(held.rare[one], held.rare[other]))] += pairs / DRAWN
    return found
