"""Quantities: a numeral with the words that bound it.

In: text. Out: FoundQuantity: the span with its bound words, the numerals as stated, and every reading of a slip.
"another", "a further", "all", "only" and the like stay outside the span: they say nothing about how many.
Whether a number counts people is for the reader: guards.py finds those that never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from dadkhah.lang import lexicon
from dadkhah.lang.numerals import Numeral, NumeralKind, Reading, find_numerals
from dadkhah.lang.vocabulary import RUN, Vocabulary, vocabulary
from dadkhah.model.claim import Bound

LOWER = frozenset({"at_least", "more_than"})
UPPER = frozenset({"at_most", "fewer_than"})
SOFT = frozenset({"about", "exact"})

RANGE = re.compile(
    r"\s*[-–—‐‑]\s*|\s+(?:to|or|and|تا)\s+(?:(?:as|even|perhaps|possibly|maybe)\s+)?|\s+(?:to|or)\s+(?:a|an)\s+(?=\w)",
    re.IGNORECASE,
)
OPENING = re.compile(r"(?<!\w)(?P<open>between|from|anywhere\s+from|anywhere\s+between|بین|از)\s+$", re.IGNORECASE)
TWO_BOUNDS = re.compile(
    r",?\s+(?:and|but|or|to)\s+(?:(?:possibly|perhaps|probably|maybe|likely)\s+)?(?:by\s+some\s+accounts\s+)?,?",
    re.IGNORECASE,
)
MAYBE = re.compile(r",?\s+(?:and|or)\s+(?:possibly|perhaps|probably|maybe|likely)\s+", re.IGNORECASE)
"""Between a lower bound and a number that may be the upper one: "at least 11 and perhaps 14"."""
CHANGE = re.compile(
    r"\b(?:r[io]se|risen|rising|raise[ds]?|raising|fell|fall(?:s|en|ing)?|climb(?:s|ed|ing)?|increas(?:e[ds]?|ing)"
    r"|cut|drop(?:s|ped|ping)?"
    r"|grew|grow[ns]?|growing|went|jump(?:s|ed|ing)?|reduc(?:e[ds]?|ing)|revis(?:e[ds]?|ing)|up|down|lower(?:s|ed"
    r"|ing)?|soar(?:s|ed|ing)?"
    r"|declin(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|doubled|tripled|mov(?:e[ds]?|ing)|commut(?:e[ds]?|ing)|corrected"
    r"|changed)\b[^.;!?\n]*$",
    re.IGNORECASE,
)
"""Verbs of change: "rose from 208 to 304" are two figures, not a range."""

BY = re.compile(r"(?<!\w)by\s+$", re.IGNORECASE)
"""Before the size of a step: "fell by 12 to 240"."""

VAGUE_TAIL = re.compile(
    r",? if not (?:tens of |hundreds of )?(?:hundreds|thousands|millions|dozens|more)\b(?:,(?= of\b))?", re.IGNORECASE
)
PARTICLE_VERBS = frozenset({
    "hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "sign", "signed", "run", "ran",
    "gave", "given", "take", "took", "taken",
})  # fmt: skip
"""Verbs to which "over" belongs, so that it bounds no number behind it."""
WINDOW = 48
WORD = re.compile(r"\S+")
OPENERS = "([{\"'“‘«—–-"


class FoundQuantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A quantity in a text. `low` and `high` are the numerals as stated, None where open (CLAIMS, `quantity`).

    `kind`: numeral (digits), word, vague, zero, or pronoun ("one another"), which counts nothing. `readings` holds
    more than one pair
    only where the words are a slip; otherwise it is ((low, high),). [start, end) has the bound words, [numeral_start,
    numeral_end) has not.
    """

    start: int
    end: int
    numeral_start: int
    numeral_end: int
    low: int | None
    high: int | None
    bound: Bound
    kind: NumeralKind
    readings: tuple[Reading, ...]


def find_quantities(
    text: str, *, start: int = 0, end: int | None = None, language: str = "en", words: Vocabulary | None = None
) -> tuple[FoundQuantity, ...]:
    """Return the quantities of a text in order, never overlapping.

    Offsets are code points into `text`; `language` adds its words to the English ones ("fa"); `words`: those of
    the stretch, where the caller knows them.
    """
    stop = len(text) if end is None else end
    held = vocabulary(text, start, stop) if words is None else words
    numerals = list(find_numerals(text, start, stop, language, held))
    if not numerals:
        return ()
    led, trailed = not _leading(language).isdisjoint(held), not trailing(language).isdisjoint(held)
    befores = [_before(text, numeral.start, start, language, worded=led) for numeral in numerals]
    stops = [
        *(begin for begin, _ in befores[1:]),
        stop,
    ]  # words between two numerals are the later one's: "one, at least 5"
    single = [
        _bounded(numeral, before, _after(text, numeral, max(numeral.end, until), language, worded=trailed))
        for numeral, before, until in zip(numerals, befores, stops, strict=True)
    ]
    if len(single) == 1:
        return (single[0],)
    kept = _outside(single)
    return tuple(_join(text, [single[i] for i in kept], [numerals[i] for i in kept], start))


def _outside(single: list[FoundQuantity]) -> list[int]:
    """Return which quantities do not lie in the words of the one before ("hundreds, if not thousands")."""
    kept: list[int] = []
    for index, one in enumerate(single):
        if not kept or one.start >= single[kept[-1]].end:
            kept.append(index)
    return kept


@cache
def _meanings(language: str, position: str) -> dict[tuple[str, ...], Bound]:
    """Return what each bound phrase before or after a numeral means, by its words."""
    kept = [
        row for row in lexicon.load("bounds") if row["language"] in {language, "en"} and row["position"] == position
    ]
    return {tuple(row["phrase"].lower().split()): msgspec.convert(row["bound"], type=Bound) for row in kept}


@cache
def _lengths(language: str) -> dict[str, tuple[int, ...]]:
    """Return how many words the phrases before a numeral have, longest first, by their last word."""
    lengths: dict[str, set[int]] = {}
    for phrase in _meanings(language, "before"):
        lengths.setdefault(phrase[-1], set()).add(len(phrase))
    return {last: tuple(sorted(counts, reverse=True)) for last, counts in lengths.items()}


@cache
def _leading(language: str) -> Vocabulary:
    """Return the last words of the phrases before a numeral; signs (">") have none, and are sought apart."""
    ends = (RUN.findall(phrase[-1]) for phrase in _meanings(language, "before"))
    return frozenset(end[-1] for end in ends if end)


@cache
def trailing(language: str) -> Vocabulary:
    """Return words of which a text must hold one where bound words stand behind a numeral ("+" has none)."""
    phrases = (RUN.findall(" ".join(phrase)) for phrase in _meanings(language, "after"))
    return frozenset(max(phrase, key=len) for phrase in phrases if phrase)


@cache
def _after_pattern(language: str) -> re.Pattern[str]:
    phrases = (" ".join(phrase) for phrase in _meanings(language, "after"))
    return re.compile(rf"\s*{lexicon.alternation(phrases, folded=True)}")


def bounds_before(language: str = "en") -> Mapping[tuple[str, ...], Bound]:
    """Return what each bound phrase that may stand before a numeral means, by its words."""
    return _meanings(language, "before")


def bounds_after(language: str = "en") -> Mapping[tuple[str, ...], Bound]:
    """Return what each bound phrase that may stand behind a numeral means, by its words."""
    return _meanings(language, "after")


def bounded(quantity: FoundQuantity, bound: Bound) -> FoundQuantity:
    """Return a quantity of one number with another bound, and the values that it then allows."""
    number = quantity.low if quantity.low is not None else quantity.high
    low, high = (None if bound in UPPER or bound == "nearly" else number), (None if bound in LOWER else number)
    return msgspec.structs.replace(quantity, low=low, high=high, bound=bound, readings=((low, high),))


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.lower().split())


def _bounded(numeral: Numeral, led: Bounding, trailed: Bounding) -> FoundQuantity:
    """Return the quantity of one numeral with the bound words before and behind it."""
    (begin, before), (finish, after) = led, trailed
    bound = _stronger(before, after)
    low, high, bound = _values(numeral, bound)
    readings = numeral.readings or ((low, high),)
    return FoundQuantity(
        start=begin, end=finish, numeral_start=numeral.start, numeral_end=numeral.end,
        low=low, high=high, bound=bound, kind=numeral.kind, readings=readings if bound == "vague" else ((low, high),),
    )  # fmt: skip


Bounding = tuple[int, Bound | None]
"""Where bound words begin or end, and what they mean."""


def _before(text: str, at: int, start: int, language: str, *, worded: bool) -> Bounding:
    """Return where the bound words before an offset begin, and the strongest of them.

    `worded` says whether the text holds any: else only a sign may stand there.
    """
    found: Bound | None = None
    if not worded and (text[max(start, at - WINDOW) : at].rstrip()[-1:],) not in _meanings(language, "before"):
        return at, found
    while (phrase := _phrase_before(text, at, start, language)) is not None:
        at, bound = phrase
        found = _stronger(found, bound)
    return at, found


def _phrase_before(text: str, at: int, start: int, language: str) -> tuple[int, Bound] | None:
    """Return where the longest bound phrase that ends at an offset begins, and its bound."""
    meanings = _meanings(language, "before")
    if at > start and not text[at - 1].isspace() and (sign := (text[at - 1],)) in meanings:
        return at - 1, meanings[sign]
    last, lengths = _last_word(text, at, start), _lengths(language)
    counts = lengths.get(last) or lengths.get(last.lstrip(OPENERS))
    if not counts:
        return None
    words = _words_before(text, at, start)
    for count in counts:
        if len(words) < count:
            continue
        phrase = tuple(word for _, word in words[-count:])
        bare = (phrase[0].lstrip(OPENERS), *phrase[1:])
        if bare == ("over",) and words[-2:-1] and words[-2][1] in PARTICLE_VERBS:
            continue  # "handed over 23 captives"
        if bare in meanings:
            return words[-count][0] + len(phrase[0]) - len(bare[0]), meanings[bare]
    return None


def _last_word(text: str, at: int, start: int) -> str:
    """Return the word before an offset in lower case, as far as bound words may stand; "" where no space parts them."""
    if at == start or not text[at - 1].isspace():
        return ""
    return next(iter(text[max(start, at - WINDOW) : at].rsplit(maxsplit=1)[-1:]), "").lower()


def _words_before(text: str, at: int, start: int) -> list[tuple[int, str]]:
    """Return the last words before an offset that follows white space, each with its own offset."""
    if at == start or not text[at - 1].isspace():
        return []
    first = max(start, at - WINDOW)
    words = [(match.start(), match.group().lower()) for match in WORD.finditer(text, first, at)]
    cut = first > start and not text[first - 1].isspace()
    return words[1:] if cut and words and words[0][0] == first else words


def _after(text: str, numeral: Numeral, stop: int, language: str, *, worded: bool) -> Bounding:
    """Return where the bound words after a numeral end, and what they mean; `worded`: whether the text holds any."""
    tail = VAGUE_TAIL.match(text, numeral.end) if numeral.kind == "vague" else None
    if tail:
        return tail.end(), None
    if numeral.kind not in {"numeral", "word"} or not (worded or "+" in text[numeral.end : stop]):
        return numeral.end, None
    match = _after_pattern(language).match(text, numeral.end, stop)
    return (match.end(), _meanings(language, "after")[_words(match.group())]) if match else (numeral.end, None)


def _stronger(one: Bound | None, other: Bound | None) -> Bound | None:
    """Return the harder of two bounds: "at least some 200" is at least; a limit beats an estimate."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda bound: (bound in SOFT, bound == "exact"))


def _values(numeral: Numeral, bound: Bound | None) -> tuple[int | None, int | None, Bound]:
    number = numeral.low
    if bound is None and numeral.kind != "vague":
        return number, number, "exact"
    if numeral.kind == "vague":
        return (number, None, bound) if bound in LOWER and bound else (number, None, "vague")
    if bound in LOWER and bound:
        return number, None, bound
    if bound is not None and (bound in UPPER or bound == "nearly"):
        return None, number, bound
    return number, number, bound or "exact"


def _join(text: str, single: list[FoundQuantity], numerals: list[Numeral], start: int) -> Iterator[FoundQuantity]:
    """Yield quantities, two neighbours as one where they are the ends of a range."""
    at = 0
    while at < len(single):
        pair = _range(text, single[at], single[at + 1], numerals[at : at + 2], start) if at + 1 < len(single) else None
        yield pair or single[at]
        at += 2 if pair else 1


def _range(
    text: str, one: FoundQuantity, other: FoundQuantity, numerals: list[Numeral], start: int
) -> FoundQuantity | None:
    """Return the range that two neighbouring quantities state, or None."""
    if other.start - one.end > WINDOW or "zero" in {one.kind, other.kind} or "vague" in {one.kind, other.kind}:
        return None
    return _two_bounds(text, one, other) or _plain_range(text, one, other, numerals, start)


def _two_bounds(text: str, one: FoundQuantity, other: FoundQuantity) -> FoundQuantity | None:
    """Join "at least 14 and perhaps as many as 25", "more than 40 but fewer than 60"."""
    maybe = other.bound == "about" and MAYBE.fullmatch(text, one.end, other.numeral_start)
    capped = other.bound in UPPER and TWO_BOUNDS.fullmatch(text, one.end, other.start)
    fits = one.bound in LOWER and (capped or maybe)
    return _between(one.start, one, other, one.low, other.high) if fits else None


def _plain_range(
    text: str, one: FoundQuantity, other: FoundQuantity, numerals: list[Numeral], start: int
) -> FoundQuantity | None:
    """Join "200 to 225", "between 6,000 and 9,000", "20 or 21", "12-15", "two to three hundred"."""
    gap = RANGE.fullmatch(text, one.numeral_end, other.numeral_start)
    if not gap or one.end != one.numeral_end or "pronoun" in {one.kind, other.kind}:
        return None
    if gap.group()[:1].isspace() and one.kind != other.kind and text[other.numeral_start].isupper():
        return None  # the dateline "ORESTA, March 4 - Eleven people"
    opening = OPENING.search(text, max(start, one.start - WINDOW), one.start)
    low, high = _scaled(*numerals), numerals[1].low
    if low >= high or not _allowed(text, opening, gap.group(), one.start, start):
        return None
    return _between(opening.start() if opening else one.start, one, other, low, high)


def _allowed(text: str, opening: re.Match[str] | None, gap: str, one: int, start: int) -> bool:
    """Say whether the words make a range: "and" needs "between", and nothing may have risen from one to the other."""
    word = gap.strip().lower().split(" ")[0]
    opened = " ".join(_words(opening["open"])) if opening else ""
    if word == "and":
        return "between" in opened or opened == "بین"
    if opening and opened in {"from", "از"}:
        return not CHANGE.search(text, max(start, opening.start() - 2 * WINDOW), opening.start())
    return bool(opening) or not BY.search(text, max(start, one - 8), one)


def _scaled(one: Numeral, other: Numeral) -> int:
    """Give the first number the magnitude of the second where it is left out: "10 to 15 thousand"."""
    if other.unit > 1 and one.unit == 1 and one.low < other.low // other.unit:
        return one.low * other.unit
    return one.low


def _between(
    start: int, one: FoundQuantity, other: FoundQuantity, low: int | None, high: int | None
) -> FoundQuantity | None:
    if low is None or high is None or low >= high:
        return None
    return FoundQuantity(
        start=start, end=other.end, numeral_start=one.numeral_start, numeral_end=other.numeral_end,
        low=low, high=high, bound="between", kind=one.kind, readings=((low, high),),
    )  # fmt: skip
