"""A sentence in Persian or Arabic as a row of items.

In: a sentence's words, its dates, quantities and places. Out: Item after Item, none overlapping: a typed span in the
place of its words, every other word with its readings in the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from dadkhah.lang.numbers import FoundQuantity
from dadkhah.lang.places import PERSIAN_BEFORE, FoundPlace, Gazetteer, countries_in, find_places
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry
from dadkhah.read.names import Name
from dadkhah.read.perso_arabic import dates, numbers
from dadkhah.read.perso_arabic.forms import lexicon, vocabulary
from dadkhah.read.perso_arabic.words import ARTICLE, Word, words
from dadkhah.read.sheet import Row
from dadkhah.read.tokens import Sentence

MARKS = frozenset("،,؛;:.!؟?()[]{}\"'«»-…/|*")
TOWN_OF_NOTE = 50_000
"""How many people a town must have to be read without the word for town beside it: small ones are often plain words."""

PLACE_WORDS = frozenset({"شهر", "شهرستان", "استان", "روستای", "شهرک", "مدینه", "محافظه", "بلده", "قریه", "ولایه"})
"""Words right before the name of a place, folded."""

ONE = "یک"
"""The Persian numeral that is also the indefinite article."""

Found = Mapping[int, tuple[str, int, object]]
"""Typed stretches by their first word: kind, the word after the last, value."""


@cache
def known(language: str) -> frozenset[str]:
    """Return every word that the lexicons of a language know."""
    return vocabulary(language) | numbers.known(language) | dates.known(language)


class Scene(msgspec.Struct, frozen=True):
    """What every sentence of a text is read with: the text, its day, the index of places, the countries spoken of."""

    content: str
    language: str
    day: Interval | None
    gazetteer: Gazetteer | None
    countries: tuple[str, ...]


def scene_of(captured: Captured, gazetteer: Gazetteer | None, language: str) -> Scene:
    """Return the scene of a text."""
    content = captured.text.content
    return Scene(content, language, captured.description.day, gazetteer, countries_in(content))


def row_of(scene: Scene, sentence: Sentence, index: int) -> Row:
    """Return one sentence as a row of items."""
    language = scene.language
    low = words(scene.content, sentence.start, sentence.end, language, known(language))
    found: dict[int, tuple[str, int, object]] = {
        one.first: ("DATE", one.after, one.date) for one in dates.find(low, language, scene.day)
    }
    taken = _covered(found) | _articles(low, language)
    for run in numbers.find_runs(low, language, taken):
        found[run.first] = ("QTY", run.after, run.quantity)
    found |= _places(scene, low, _covered(found))
    return Row.of(index, sentence, tuple(_items(low, found, language)))


def _covered(found: Found) -> frozenset[int]:
    return frozenset(at for first, (_, after, _) in found.items() for at in range(first, after))


def _articles(low: Sequence[Word], language: str) -> frozenset[int]:
    """Return where "one" counts nobody: it opens the description of a source ("an official"), or ends "not one"."""
    lows = [word.low for word in low]
    found = [at for at in range(len(lows)) if language == "fa" and lows[at] == ONE]
    return frozenset(at for at in found if _phrase_has(lows, at, "SRC") or (at and _phrase_has(lows, at - 1, "ZERO")))


def _phrase_has(lows: Sequence[str], at: int, kind: str) -> bool:
    return any(entry.kind == kind for entry in lexicon("fa").longest(lows, at)[1])


def _places(scene: Scene, low: Sequence[Word], taken: frozenset[int]) -> dict[int, tuple[str, int, object]]:
    """Return the places of a sentence: names of the index, and unknown words behind "the town of"."""
    found = _unknown(scene.content, low, scene.language, taken)
    if scene.gazetteer is None or not low:
        return found
    starts = {word.start: at for at, word in enumerate(low)}
    for place in find_places(
        scene.content, scene.gazetteer, start=low[0].start, end=low[-1].end, context=scene.countries
    ):
        first = starts.get(place.start)
        if first is not None and first not in taken and _meant(low, first, place, scene.language):
            found[first] = ("PLACE", first + sum(place.start <= word.start < place.end for word in low), _name(place))
    return found


def _meant(low: Sequence[Word], first: int, place: FoundPlace, language: str) -> bool:
    """Say whether a name of the index is meant as a place here."""
    if first and low[first - 1].low in PLACE_WORDS:
        return True
    best = place.entries[0]
    if low[first].low in known(language) or len(low[first].low) <= 2 or place.text in PERSIAN_BEFORE:
        return False
    return best.kind != "city" or best.population >= TOWN_OF_NOTE


def _name(place: FoundPlace) -> Name:
    return Name(place.start, place.end, place.text, "place", place_id=place.chosen.id if place.chosen else None)


def _unknown(
    content: str, low: Sequence[Word], language: str, taken: frozenset[int]
) -> dict[int, tuple[str, int, object]]:
    """Return the unknown words right behind "the town of" or "the province of", which the text says are a place."""
    found: dict[int, tuple[str, int, object]] = {}
    for at, word in enumerate(low[1:], start=1):
        named = low[at - 1].low in PLACE_WORDS and at not in taken and word.low not in known(language)
        if named and word.low[0].isalpha() and not _counted(low, at - 1, language):
            name = Name(word.start, word.end, content[word.start : word.end], "place")
            found[at] = ("PLACE", at + 1, name)
    return found


def _counted(low: Sequence[Word], at: int, language: str) -> bool:
    """Say whether a numeral stands before "town": in "nine towns of Ruvia" the name is no town."""
    return at > 0 and (low[at - 1].low[0].isdigit() or (low[at - 1].low,) in numbers.numerals(language))


def _items(low: Sequence[Word], found: Found, language: str) -> Iterator[Item]:
    lows = [word.low for word in low]
    at = 0
    while at < len(low):
        if at in found:
            kind, after, value = found[at]
            start, end = (
                (value.start, value.end) if isinstance(value, FoundQuantity) else (low[at].start, low[after - 1].end)
            )
            yield Item(kind, start, end, lows[at], (), value)
            at = after
            continue
        count, entries, definite = _readings(low[at], lows, at, found, language)
        phrase = " ".join(lows[at : at + count])
        marked = _marked(entries) if definite else entries
        yield Item(_kind(lows[at], marked), low[at].start, low[at + count - 1].end, phrase, marked)
        at += count


def _readings(
    word: Word, lows: Sequence[str], at: int, found: Found, language: str
) -> tuple[int, tuple[Entry, ...], bool]:
    """Return how many words the longest phrase has that no typed span cuts, its readings, whether an article opens it.

    An article is taken off where the word has a reading without it alone ("the dead" inside "among the dead").
    """
    stop = min((first for first in found if first > at), default=len(lows))
    count, entries = lexicon(language).longest(lows[:stop], at)
    if not count and language == "ar" and lows[at].startswith(ARTICLE) and len(lows[at]) > len(ARTICLE):
        bare = [*lows[:at], lows[at].removeprefix(ARTICLE), *lows[at + 1 : stop]]
        count, entries = lexicon(language).longest(bare, at)
        return max(count, 1), entries, bool(count)
    return max(count, 1), entries, word.definite


def _kind(low: str, entries: Sequence[Entry]) -> str:
    if entries:
        return entries[0].kind
    return "PUNCT" if low in MARKS or not low[0].isalnum() else "WORD"


def _marked(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Mark the readings of a word with an article as definite, which counts nobody by itself; a verb has none."""
    return tuple(Entry(one.kind, one.tag, one.form, "definite", one.lemma) for one in entries if one.kind != "VTRIG")
