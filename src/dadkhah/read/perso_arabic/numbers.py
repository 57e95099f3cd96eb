"""Quantities in words or digits, with their bounds, as runs of folded words.

In: the words of a sentence, its language. Out: Run: the first and the last word, and the quantity.
Persian puts thousands before hundreds with "and" between; Arabic puts units before tens ("five and twenty"), and has
duals ("two hundred" is one word).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

import msgspec

from dadkhah.lang import lexicon
from dadkhah.lang.numbers import LOWER, UPPER, FoundQuantity
from dadkhah.model.claim import Bound
from dadkhah.read.perso_arabic.forms import spellings
from dadkhah.read.perso_arabic.words import Word

AND = "و"
DIGITS_MOST = 12
"""More digits count nobody: they are an account or a telephone."""

TO = {"fa": frozenset({"تا", "الی", "یا"}), "ar": frozenset({"الی", "او"})}
FROM = {"fa": "از", "ar": "من"}
"""The word that may open a range as "between" does."""

BETWEEN = "بین"
THOUSANDS = frozenset({"الاف", "ملایین", "ملیارات"})
"""Arabic plurals of a scale: behind a numeral that scale, alone "thousands"."""

CHANGES = frozenset({
    "ارتفع", "ارتفعت", "ارتفاع", "زاد", "زادت", "انخفض", "انخفضت", "تراجع", "تراجعت", "افزایش", "کاهش",
})  # fmt: skip
"""Words of change: "rose from 208 to 304" are two figures, not a range."""

RANGE_MARKS = frozenset({"-"})


class Run(msgspec.Struct, frozen=True):
    """A stretch of words, `first` to `after`, that states a quantity; `plain`: no bound, digits alone."""

    first: int
    after: int
    quantity: FoundQuantity
    plain: bool = False


class Number(msgspec.Struct, frozen=True):
    """A numeral: the words first to after, its value, its class: digits, word, vague or scale."""

    after: int
    value: int
    kind: str
    scale: int = 1


@cache
def numerals(language: str) -> Mapping[tuple[str, ...], tuple[str, Fraction]]:
    """Return class and value of every numeral of a language by its folded words."""
    return {
        words: (row["class"], Fraction(row["value"]))
        for row in lexicon.load("numerals")
        if row["language"] == language and row["class"] not in {"zero", "and", "half"}
        for words in spellings(row["phrase"])
    }


@cache
def bounds(language: str, position: str) -> Mapping[tuple[str, ...], Bound]:
    """Return what each bound phrase before or after a numeral means, by its folded words."""
    return {
        words: msgspec.convert(row["bound"], type=Bound)
        for row in lexicon.load("bounds")
        if row["language"] == language and row["position"] == position
        for words in spellings(row["phrase"])
    }


@cache
def known(language: str) -> frozenset[str]:
    """Return every word that a numeral or a bound is made of."""
    phrases = [*numerals(language), *bounds(language, "before"), *bounds(language, "after")]
    return frozenset(word for phrase in phrases for word in phrase)


def find_runs(words: Sequence[Word], language: str, taken: frozenset[int]) -> Iterator[Run]:
    """Yield the quantities of a sentence in order, outside the words that are taken."""
    at = 0
    while at < len(words):
        number = _number(words, at, language) if at not in taken else None
        if number is None or any(index in taken for index in range(at, number.after)):
            at += 1
            continue
        run = _range(words, at, number, language, taken) or _bounded(words, at, number, language)
        yield run
        at = run.after


def _piece(words: Sequence[Word], at: int, language: str) -> tuple[int, str, Fraction] | None:
    """Return how many words a single numeral at a place has, its class and value."""
    if at >= len(words):
        return None
    low = words[at].low
    if low[0].isdigit():
        if low[0] == "0" and len(low) > 1:
            return None  # a telephone, a clock, a list: no count begins with nought
        digits = "".join(char for char in low if char.isdigit())
        decimal = "." in low or "٫" in low
        return (
            (1, "digits", Fraction(low.replace("٫", ".")) if decimal else Fraction(digits))
            if len(digits) <= DIGITS_MOST
            else None
        )
    table = numerals(language)
    for count in (3, 2, 1):
        found = table.get(tuple(word.low for word in words[at : at + count]))
        if found is not None and at + count <= len(words):
            return (count, *found)
    return None


def _number(words: Sequence[Word], first: int, language: str) -> Number | None:
    """Return the numeral that begins at a word, as long as its parts go together."""
    piece = _piece(words, first, language)
    if piece is None:
        return None
    count, kind, value = piece
    if kind == "scale" and words[first].low in THOUSANDS:
        return Number(first + count, 2 * int(value), "vague")
    if kind in {"vague", "plural"}:
        return _vague(words, first + count, kind, int(value), language)
    total, current, unit = (Fraction(0), value, value) if kind != "scale" else (value, Fraction(0), value)
    after, scale = first + count, int(value) if kind == "scale" else 1
    while (step := _next(words, after, language, unit)) is not None:
        after, how, value = step
        if how == "scale":
            total, current = total + (current or 1) * value, Fraction(0)
            unit, scale = value, int(value)
        else:
            current, unit, scale = current + value, min(unit, value), 1
    total += current
    name = "digits" if kind == "digits" else "word"
    return Number(after, int(total), name, scale) if total.denominator == 1 else None


def _next(words: Sequence[Word], at: int, language: str, unit: Fraction) -> tuple[int, str, Fraction] | None:
    """Return the next part of a numeral: a scale right behind, or what "and" adds to it."""
    piece = _piece(words, at, language)
    if piece is not None and piece[1] == "scale":
        return at + piece[0], "scale", piece[2]
    if not (at < len(words) and words[at].low == AND):
        return None
    piece = _piece(words, at + 1, language)
    if piece is None or piece[1] in {"vague", "plural", "scale"}:
        return None
    count, kind, value = piece
    inverted = language == "ar" and unit < 10 and kind == "tens"
    smaller = value < unit and unit >= 20 and (kind != "digits" or unit >= 1000)
    follows = _piece(words, at + 1 + count, language)
    if smaller and kind in {"digits", "unit"} and follows is not None and follows[1] == "scale" and follows[2] >= unit:
        return None
    return (at + 1 + count, "add", value) if inverted or smaller else None


def _vague(words: Sequence[Word], at: int, kind: str, value: int, language: str) -> Number:
    """Return a vague numeral: "tens", "several", "tens of thousands", "several hundred"."""
    piece = _piece(words, at, language)
    if piece is not None and piece[1] in {"scale", "hundreds"} and kind == "vague":
        return Number(at + piece[0], 2 * int(piece[2]), "vague")
    if piece is not None and kind == "plural" and piece[1] in {"scale", "plural"}:
        times = int(piece[2]) if piece[1] == "scale" else int(piece[2]) // 2
        return Number(at + piece[0], value * times, "vague")
    return Number(at, value, "vague")


def _bounded(words: Sequence[Word], at: int, number: Number, language: str) -> Run:
    """Return the quantity of a numeral with the bound words on both sides."""
    first, before = at, None
    while (phrase := _before(words, first, language)) is not None:
        first, before = phrase[0], _harder(before, phrase[1])
    after, behind = _behind(words, number.after, language)
    bound = _harder(before, behind)
    low, high, bound = _values(number, bound)
    quantity = _quantity(words, (first, after), (at, number.after), (low, high, bound), number)
    return Run(first, after, quantity, number.kind == "digits" and bound == "exact")


def _quantity(
    words: Sequence[Word],
    whole: tuple[int, int],
    bare: tuple[int, int],
    values: tuple[int | None, int | None, Bound],
    number: Number,
) -> FoundQuantity:
    low, high, bound = values
    return FoundQuantity(
        start=words[whole[0]].start, end=words[whole[1] - 1].end,
        numeral_start=words[bare[0]].start, numeral_end=words[bare[1] - 1].end,
        low=low, high=high, bound=bound, kind="vague" if number.kind == "vague" else "numeral", readings=((low, high),),
    )  # fmt: skip


def _before(words: Sequence[Word], at: int, language: str) -> tuple[int, Bound] | None:
    for count in range(min(5, at), 0, -1):
        found = bounds(language, "before").get(tuple(word.low for word in words[at - count : at]))
        if found is not None:
            return at - count, found
    return None


def _behind(words: Sequence[Word], at: int, language: str) -> tuple[int, Bound | None]:
    for count in range(min(4, len(words) - at), 0, -1):
        found = bounds(language, "after").get(tuple(word.low for word in words[at : at + count]))
        if found is not None:
            return at + count, found
    return at, None


def _harder(one: Bound | None, other: Bound | None) -> Bound | None:
    """Return the harder of two bounds: a limit beats an estimate."""
    return min((bound for bound in (one, other) if bound), key=lambda bound: bound == "about", default=None)


def _values(number: Number, bound: Bound | None) -> tuple[int | None, int | None, Bound]:
    if bound is not None and bound in LOWER:
        return number.value, None, bound
    if number.kind == "vague":
        return number.value, None, "vague"
    if bound is not None and (bound in UPPER or bound == "nearly"):
        return None, number.value, bound
    return number.value, number.value, bound or "exact"


def _range(words: Sequence[Word], at: int, one: Number, language: str, taken: frozenset[int]) -> Run | None:
    """Return "between 200 and 225", "200 to 225", "12-15"; "between" may stand open before the first."""
    opened = at > 0 and words[at - 1].low == BETWEEN and at - 1 not in taken
    if one.after >= len(words) or one.after in taken:
        return None
    joint = words[one.after].low
    joins = joint in TO[language] or joint in RANGE_MARKS or (opened and joint == AND)
    other = _number(words, one.after + 1, language) if joins else None
    if other is None or "vague" in {one.kind, other.kind}:
        return None
    low = (
        one.value * other.scale
        if other.scale > 1 and one.scale == 1 and one.value < other.value // other.scale
        else one.value
    )
    if low >= other.value or (not opened and any(word.low in CHANGES for word in words[:at])):
        return None
    opened = opened or (at > 0 and words[at - 1].low == FROM[language] and at - 1 not in taken)
    first = at - 1 if opened else at
    values: tuple[int, int, Bound] = (low, other.value, "between")
    return Run(first, other.after, _quantity(words, (first, other.after), (at, other.after), values, other))
