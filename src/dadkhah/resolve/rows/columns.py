"""Rows as an engine of tables compares them: keys and plain numbers, worked out once, so that any engine runs one SQL.

In: people in their order. Out: one Columns: for each row its numbers, and the blocks that it stands in.
"""

from __future__ import annotations

import math
import random
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, permutations, product, repeat
from typing import TypeVar

import msgspec
import numpy as np

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
    spelled, rank = _ranked(spelled)
    named, fathers = [rank[name] for name in named], [None if name is None else rank[name] for name in fathers]
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


def _ranked(spelled: Sequence[names.PreparedName]) -> tuple[list[names.PreparedName], list[int]]:
    """Return names by their consonants, and the place of each in that order.

    Pairs in order then ask for the same words again soon: what is asked for side by side is worked out once.
    """
    order = sorted(range(len(spelled)), key=lambda at: ([bones for _, bones in spelled[at].parts], spelled[at].words))
    rank = [0] * len(order)
    for place, at in enumerate(order):
        rank[at] = place
    return [spelled[at] for at in order], rank


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


Levels = Callable[["array[int]"], Sequence[names.Level]]
"""What tells the levels of pairs of names by their numbers, one number after the other."""

Key = tuple[int, ...]
"""What the rows of a block share: the kind of it, numbers of words, and what else."""

WHOLE, TWO, SLIP, RARE, DAY, DAYS, STRETCH, PLACE, AGE, AGES, BORN = range(11)
"""Kinds of blocks, and of what else the rows of a block of words have in common."""

LARGEST = (1 << 63) - 1


def blocks(held: Columns, rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield (row, block) of some rows: rows that share a block are compared.

    A block's number is the hash of its key, 63 bits: whole numbers have the same hash in every run.
    """
    for row, keys in keyed(held, rows):
        for key in keys:
            yield row, hash(key) & LARGEST


def keyed(held: Columns, rows: Iterable[int]) -> Iterator[tuple[int, set[Key]]]:
    """Yield rows with their blocks, each as the kind of it, words of names, and what else its rows have in common."""
    words = _Words(held)
    for row in rows:
        name = held.name[row]
        if words.of[name]:
            facts = _facts(row, held)
            alone, more, every = words.blocks(name)
            found = {*alone, *[(*key, *fact) for key in more for fact in facts]}
            found.update(_by_word(row, every, held))
            yield row, found


class _Words:
    """The words of all names by number: how many rows have each, or one that a slip makes of it."""

    def __init__(self, held: Columns) -> None:
        self.of = _words(held)
        self._spelled = held.spelled
        self._ways = [names.ways(name) for name in held.spelled]
        self._rows = len(held.name)
        self._many = most(self._rows) * self._rows // 2
        self._number: dict[str, int] = {}
        counts = Counter(word for name in held.name for word in {*self.of[name], *chain(*self._ways[name])})
        slips = Counter[str]()
        for word, count in Counter(word for name in held.name for word in self.of[name]).items():
            slips.update(dict.fromkeys(slipped(word), count))
        self._counts = counts
        self._slips = slips

    def _to(self, word: str) -> int:
        return self._number.setdefault(word, len(self._number))

    def blocks(self, name: int) -> tuple[list[Key], list[Key], list[int]]:
        """Return the blocks of a name by itself, those that need what else a row says, and the words for others."""
        counts = self._counts
        known = sorted(self.of[name], key=lambda word: (counts[word], word))[:WORDS]
        every = [way for way in self._ways[name] if way[0] in known]
        whole = WHOLE, self._to("".join(sorted("".join(names.keys(self._spelled[name])))))
        alone: list[Key] = [whole]
        more: list[Key] = [whole]
        self._by_name(every, alone, more)
        self._by_slip(known, alone, more)
        words = list(dict.fromkeys(chain(*every)))
        alone += [(RARE, self._to(word)) for word in words if counts[word] <= SEVERAL]
        return alone, more, [self._to(word) for word in words]

    def _by_name(self, ways: Sequence[Sequence[str]], alone: list[Key], more: list[Key]) -> None:
        """Add blocks of two words of a name, in any way they are read; two common ones need what else the row says."""
        pairs = chain.from_iterable(product(*both) for both in combinations(ways, 2))
        for two in pairs if len(ways) > 1 else ((way, way) for way in chain(*ways)):
            one, other = sorted(map(self._to, two))
            key = (TWO, one, other) if len(ways) > 1 else (TWO, one)
            alone.append(key)
            if self._counts[two[0]] * self._counts[two[1]] > self._many:
                more.append(key)

    def _by_slip(self, known: Sequence[str], alone: list[Key], more: list[Key]) -> None:
        """Add blocks of one word and another with a slip; where many have such names, they need what the row says."""
        for word, other in permutations(known, 2):
            number, many = self._to(word), self._counts[word]
            for slip in slipped(other):
                expected = many * self._slips[slip] / self._rows
                if expected <= 10 * SLIPS:
                    (alone if expected <= SLIPS else more).append((SLIP, number, self._to(slip)))


@lru_cache(maxsize=names.KEPT)
def slipped(word: str) -> tuple[str, ...]:
    """Return the consonants of a word, and them with each one left out: two words that differ by one slip share one."""
    if len(word) < LEAST:
        return (word,)
    return tuple(sorted({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}))


def _facts(row: int, held: Columns) -> list[Key]:
    """Return what else a row says: the month, the place, the age."""
    place, age = held.place[row], held.age[row]
    found: list[Key] = [(STRETCH, month) for month in _months(row, held)]
    if place is not None:
        found.append((PLACE, place))
    if age is not None:
        found += ((AGE, age // 4), (AGES, (age + 2) // 4))
    return found


def _months(row: int, held: Columns) -> set[int]:
    """Return stretches of 30 days that meet the days of death, each with half of the next: a day apart is met too."""
    first, last = held.first[row], held.last[row]
    if first is None or last is None or last - first > MONTH:
        return set()
    return {day // 30 for day in (first - 1, first, last, last + 1)}


def _by_word(row: int, words: Iterable[int], held: Columns) -> Iterator[Key]:
    """Yield blocks of one word of a name with what else the row says."""
    place, age, born, sex = held.place[row], held.age[row], held.born[row], held.sex[row] or 0
    first, last = held.first[row], held.last[row]
    facts: list[Key] = []
    if first is not None and first == last:
        facts += ((DAY, first // 2), (DAYS, (first + 1) // 2))
    if place is not None:
        facts += ((STRETCH, month, place) for month in _months(row, held))
        if age is not None:
            facts += ((AGE, sex, age // 3, place), (AGES, sex, (age + 1) // 3, place))
    if born is not None:
        facts.append((BORN, born))
    return ((fact[0], word, *fact[1:]) for word in words for fact in facts)


def others(held: Columns, seed: int) -> Iterator[tuple[int, int]]:
    """Return pairs of rows that share one word of their names, which many have, drawn without a look at anything else.

    They are people of one language who are hardly ever the same person: what they have in common by chance (the place,
    the day on which many died) is what two people have in common.
    """
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    bits, words = draw.getrandbits, _words(held)
    rows: dict[str, array[int]] = {}
    for row, name in enumerate(held.name):
        for word in words[name]:
            rows.setdefault(word, array("q")).append(row)
    size, common = len(held.name), {word: several for word, several in rows.items() if len(several) > SEVERAL}
    drawing, drawn = array("q"), array("q")
    for row in range(size) if size <= SAMPLED else sorted(draw.sample(range(size), SAMPLED)):
        parts = [common[word] for word in words[held.name[row]] if word in common]
        if parts:
            drawing.append(row)
            drawn.extend(_several(bits, parts))
    ones, found = np.repeat(np.array(drawing, np.int64), SAMPLE), np.array(drawn, np.int64)
    pairs = np.unique((np.minimum(ones, found) * size + np.maximum(ones, found))[ones != found])
    return map(divmod, pairs.tolist(), repeat(size))


def _several(bits: Callable[[int], int], parts: Sequence[Sequence[int]]) -> list[int]:
    """Return SAMPLE items, each of one of some parts, as `_drawn` would draw them.

    A million are drawn: to call a function for each would take longer than the rest.
    """
    found: list[int] = []
    many, wide, lengths = len(parts), len(parts).bit_length(), [(len(part), len(part).bit_length()) for part in parts]
    for _ in range(SAMPLE):
        while (at := bits(wide)) >= many:
            pass
        part, (length, broad) = parts[at], lengths[at]
        while (at := bits(broad)) >= length:
            pass
        found.append(part[at])
    return found


T = TypeVar("T")


def _drawn(bits: Callable[[int], int], items: Sequence[T]) -> T:
    """Return one of some items, as `random.choice` draws it: a million times that takes half as long."""
    many = len(items)
    wide = many.bit_length()
    while (at := bits(wide)) >= many:
        pass
    return items[at]


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

    def told(self, seed: int, levels: Levels) -> Known:
        """Return what was counted, or what a sample tells where that is more."""
        size = len(self._held.name)
        pairs = size * (size - 1) // 2
        return Known(pairs, tuple(map(max, self._found, _sampled(self._held, pairs, seed, levels))))


def _sampled(held: Columns, pairs: int, seed: int, levels: Levels) -> list[float]:
    """Return the same as a sample of pairs tells it; nothing where there are fewer pairs than would be drawn."""
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    found = [0.0] * (name_step(0, 0) + 1)
    size = len(held.name)
    bits, every = draw.getrandbits, range(size)
    drawn = [(_drawn(bits, every), _drawn(bits, every)) for _ in range(DRAWN if pairs > DRAWN else 0)]
    named = [(held.name[one], held.name[other]) for one, other in drawn]
    for (one, other), (a, b), level in zip(drawn, named, levels(array("q", chain.from_iterable(named))), strict=True):
        if a != b and 0 < level <= LOW:
            found[name_step(level, min(held.rare[one], held.rare[other]))] += pairs / DRAWN
    return found
