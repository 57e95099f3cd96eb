"""The places that a text names.

In: text, the index of place names, the countries the document speaks of. Out: FoundPlace: the span, every candidate,
the chosen one or None, why.

Only capitalised names are read (in Arabic script: names after a word for "in", "city" or "province"). The longest
name wins. A town needs company:
a preposition, a word such as "province", a country after a comma, a place beside it in a list; else it must be large
and no ordinary word, and
must not be part of a longer name. Of places of one name: the one in a country the document speaks of, else the one
ten times as large as the
next, else none: the name is ambiguous, and all candidates are given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache

import msgspec

from dadkhah.lang import lexicon
from dadkhah.lang.gazetteer import Gazetteer, PlaceEntry, PlaceKind, demonyms
from dadkhah.lang.scripts import script_of_character

__all__ = ["FoundPlace", "Gazetteer", "PlaceEntry", "PlaceKind", "countries_in", "demonyms", "find_places"]

WORD = re.compile(r"[^\W\d_][\w.]*(?:['’-](?=\w)[\w.]*)*")
CAPITAL = re.compile(
    r"([A-Z][\w.]*+(?:['-](?=\w)[\w.]*+)*+)([ -](?:[A-Z]|al-|(?:[a-z]{1,2}|and|the|dos|sur|und|del)\b))?"
)
"""In a text of ASCII alone a WORD with a capital, or the end of one, and what may go on with its name."""
INSIDE = frozenset(
    {
        "of",
        "and",
        "the",
        "de",
        "du",
        "da",
        "do",
        "dos",
        "la",
        "le",
        "el",
        "al",
        "en",
        "es",
        "sur",
        "y",
        "e",
        "und",
        "del",
    }
)
BEFORE = frozenset(
    {
        "in",
        "at",
        "from",
        "near",
        "outside",
        "inside",
        "to",
        "across",
        "throughout",
        "around",
        "of",
        "into",
        "toward",
        "towards",
        "between",
        "via",
        "beyond",
        "within",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "central",
        "downtown",
        "neighbouring",
        "neighboring",
        "leaving",
        "reached",
        "town",
        "city",
        "village",
        "province",
        "district",
        "region",
        "capital",
        "state",
        "county",
        "camp",
    }
)  # fmt: skip
KIND_AFTER = {
    "province": "province", "provinces": "province", "governorate": "province", "state": "province",
    "oblast": "province",
    "prefecture": "province", "city": "city", "town": "city", "village": "city", "district": "city",
    "county": "province",
}  # fmt: skip
PERSIAN_BEFORE = frozenset((
    "در", "شهر", "شهرستان", "استان", "شهرهای", "های", "استان‌های", "روستای", "في", "مدينة", "محافظة", "بمدينة",
    "حومه", "حومهٔ", "شرق", "غرب", "شمال", "جنوب", "مرکز", "مرکزی", "انقلاب", "زندان", "دادگاه", "بیمارستان", "دانشگاه",
    "تظاهرات", "اعتراضات", "اعتراض‌های", "ناآرامی‌های", "درگیری‌های", "ساکنان", "اهالی", "مردم",
    "وسط", "ريف", "ضواحي", "قرب", "بلدة", "قرية", "ولاية", "بمحافظة", "ببلدة", "بولاية", "سجن", "مستشفى",
    "احتجاجات", "مظاهرات", "سكان", "أهالي",
))  # fmt: skip
"""Words right before a place in Arabic script, which has no capitals."""

COMMA = re.compile(r",\s+(?:the\s+)?")
MOST_WORDS = 5
JOINTS = frozenset({", ", " and ", ", and ", " or ", " و ", "، "})
LONGEST_JOINT = max(map(len, JOINTS))
LARGE = 100_000
MARGIN = 10
HOME_MARGIN = 4
GREAT, GREAT_MARGIN = 1_000_000, 50
"""A city of so many people is meant by its name unless a place at home has a fiftieth of them: not London in Ohio."""


class FoundPlace(msgspec.Struct, frozen=True, gc=False):
    """A place named in a text; `chosen` is None where the name is ambiguous, and `reason` says what decided."""

    start: int
    end: int
    text: str
    entries: tuple[PlaceEntry, ...]
    chosen: PlaceEntry | None
    reason: str


class _Word(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    text: str
    capital: bool

    @property
    def arabic(self) -> bool:
        return script_of_character(self.text[0]) == "arabic"


class _Name(msgspec.Struct, frozen=True, gc=False):
    """A run of words that the index knows: the index of its first word and of the word after its last."""

    first: int
    after: int
    entries: tuple[PlaceEntry, ...]


def find_places(
    text: str, gazetteer: Gazetteer, *, start: int = 0, end: int | None = None, context: Collection[str] = ()
) -> tuple[FoundPlace, ...]:
    """Return the places a text names, in order, never overlapping.

    Offsets are code points into `text`. `context`: ISO 3166-1 codes of the countries the document speaks of (see
    `countries_in`).
    """
    stop = len(text) if end is None else end
    if text.isascii() and not _may_name(text, start, stop, gazetteer):
        return ()
    words, home = _words(text, start, stop), frozenset(context)
    found: list[FoundPlace] = []
    after = 0
    for at, word in enumerate(words):
        if at < after or not (word.capital or not word.text.isascii()) or not _may_begin(words, at):
            continue
        name = _longest(text, words, at, gazetteer)
        place = _place(text, words, name, found, home) if name else None
        if place and name:
            found.append(place)
            after = name.after
    return tuple(found)


def _may_name(text: str, start: int, stop: int, gazetteer: Gazetteer) -> bool:
    """Say whether any word with a capital is a place by itself, or may go on: most short texts name none."""
    for match in CAPITAL.finditer(text, start, stop):
        word = match[1]
        if match[2] is not None or gazetteer.lookup(TAIL.sub("", word) if word[-1] in ENDS else word):
            return True
    return False


def countries_in(text: str, *, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """Return the codes of the countries a text names, by name or by demonym, the most frequent first."""
    pattern, codes = _countries()
    named = [match.group() for match in pattern.finditer(text, start, len(text) if end is None else end)]
    if not named:
        return ()
    counts = Counter(codes[_plain(name)] for name in named)
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


@cache
def _countries() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {row["name"]: row["country"] for row in lexicon.load("countries")}
    first = "".join(sorted({re.escape(name[0]) for name in codes}))  # a test of one character passes over most words
    return re.compile(rf"(?=[{first}])(?<!\w){lexicon.alternation(codes, bare=True)}(?!\w)"), codes


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").split())


@cache
def _unlikely() -> dict[str, str]:
    """Return the words that are seldom places: "ordinary" words and given "name"s."""
    return {row["word"]: row["kind"] for row in lexicon.load("notplaces")}


def _words(text: str, start: int, end: int) -> list[_Word]:
    """Return the words of a stretch of text, each without a possessive or a full stop at its end."""
    found: list[_Word] = []
    for match in WORD.finditer(text, start, end):
        word, first = match.group(), match.start()
        if word[-1] in ENDS and (word[-1] != "s" or word[-2:] in POSSESSIVE):
            word = TAIL.sub("", word)
        found.append(_Word(first, first + len(word), word, word[0].isupper()))
    return found


POSSESSIVE = frozenset({"'s", "’s"})
ENDS = frozenset("'’.s")
"""What a word may end in that ends in no part of its name."""
TAIL = re.compile(r"(?:['’]s|['’]|(?<=\w\w)\.)$")


def _adjoin(text: str, one: _Word, other: _Word) -> bool:
    return text[one.end : other.start] in {" ", "-", "\u00a0", " al-"}


def _longest(text: str, words: Sequence[_Word], at: int, gazetteer: Gazetteer) -> _Name | None:
    """Return the longest name of the index that begins at a word; None where that word begins none.

    A word of nationality begins the name of a country ("Saudi Arabia", "Czech Republic"), and no other.
    """
    national = words[at].text.lower() in demonyms()
    for after in range(_reach(text, words, at), at + national, -1):
        last = words[after - 1]
        entries = gazetteer.lookup(text[words[at].start : last.end]) if last.capital or last.arabic else ()
        if entries and (entries[0].kind == "country" or not national):
            return _Name(at, after, entries)
    return None


def _may_begin(words: Sequence[_Word], at: int) -> bool:
    word = words[at]
    if word.capital:
        return len(word.text) > 1
    return not word.text.isascii() and word.arabic and at > 0 and words[at - 1].text in PERSIAN_BEFORE


def _reach(text: str, words: Sequence[_Word], at: int) -> int:
    """Return how far a name may run: capitalised words with small words between, at most MOST_WORDS."""
    after = at + 1
    while after < len(words) and after - at < MOST_WORDS and _adjoin(text, words[after - 1], words[after]):
        if not (words[after].capital or words[after].arabic or words[after].text in INSIDE):
            break
        after += 1
    return after


def _place(
    text: str, words: Sequence[_Word], name: _Name, found: Sequence[FoundPlace], context: frozenset[str]
) -> FoundPlace | None:
    first, last = words[name.first], words[name.after - 1]
    written = text[first.start : last.end]
    company = _company(text, words, name, found)
    if not _believed(text, words, name, company):
        return None
    entries = _of_kind(words, name)
    stated = _country_after(text, words, name)
    chosen, reason = _choose(entries, stated, context)
    return FoundPlace(first.start, last.end, written, name.entries, chosen, reason)


def _company(text: str, words: Sequence[_Word], name: _Name, found: Sequence[FoundPlace]) -> bool:
    """Say whether the words around speak for a place."""
    before = [word.text.lower() for word in words[max(0, name.first - 2) : name.first]]
    if before and before[-1] == "the":
        before.pop()
    preposition = bool(before) and (before[-1] in BEFORE or before[-1] in PERSIAN_BEFORE)
    last, first = (found[-1].end if found else -len(text)), words[name.first].start
    listed = first - last <= LONGEST_JOINT and text[last:first] in JOINTS
    return preposition or listed or _kind_word(words, name) != "" or bool(_country_after(text, words, name))


def _kind_word(words: Sequence[_Word], name: _Name) -> str:
    following = words[name.after].text.lower() if name.after < len(words) else ""
    before = words[name.first - 1].text if name.first else ""
    if before in {"استان", "محافظة"}:
        return "province"
    return KIND_AFTER.get(following, "")


def _of_kind(words: Sequence[_Word], name: _Name) -> tuple[PlaceEntry, ...]:
    """Return the entries that fit a following "province" or "city", or all where none does or nothing is said."""
    kind = _kind_word(words, name)
    fitting = tuple(entry for entry in name.entries if entry.kind == kind)
    return fitting or name.entries


def _country_after(text: str, words: Sequence[_Word], name: _Name) -> str:
    """Return the code of the country after a comma ("Sirba, Sudan"), or ""."""
    match = COMMA.match(text, words[name.after - 1].end)
    if not match:
        return ""
    country = _countries()[0].match(text, match.end())
    return _countries()[1][_plain(country.group())] if country and country.group().lower() not in demonyms() else ""


def _believed(text: str, words: Sequence[_Word], name: _Name, company: bool) -> bool:
    """Say whether a known name is meant as a place here."""
    only = name.after - name.first == 1
    unlikely = _unlikely().get(words[name.first].text.lower(), "") if only else ""
    best, written = name.entries[0], text[words[name.first].start : words[name.after - 1].end]
    if len(written) <= 2 and not (written.isupper() and best.kind == "country"):
        return False
    if unlikely == "ordinary":
        return company and bool(_country_after(text, words, name))
    if best.kind in {"country", "region"} and not unlikely:
        return True
    if _inside_longer(text, words, name):
        return False
    if unlikely == "name":
        return company and (best.kind == "country" or _large(name))
    return company or _large(name)


def _large(name: _Name) -> bool:
    return any(entry.kind == "city" and entry.population >= LARGE for entry in name.entries)


def _inside_longer(text: str, words: Sequence[_Word], name: _Name) -> bool:
    """Say whether a capitalised word beside makes it part of a longer name ("Kabul University", "Ali Tehrani")."""
    before = words[name.first - 1] if name.first else None
    after = words[name.after] if name.after < len(words) else None
    leads = (
        before is not None
        and before.capital
        and _adjoin(text, before, words[name.first])
        and before.text.lower() not in OPEN_WORDS
    )
    follows = after is not None and after.capital and _adjoin(text, words[name.after - 1], after)
    return leads or (follows and after is not None and after.text.lower() not in KIND_AFTER)


OPEN_WORDS = BEFORE | {"the", "and", "in", "but", "when", "while", "as", "since", "after", "before", "on", "by", "for"}


def _choose(entries: tuple[PlaceEntry, ...], stated: str, context: frozenset[str]) -> tuple[PlaceEntry | None, str]:
    """Choose among the places of one name; None with a reason where nothing decides."""
    if stated and (kept := [entry for entry in entries if entry.country == stated]):
        return _largest(kept, HOME_MARGIN, f"in {stated}, the country named beside it")
    at_home = [entry for entry in entries if entry.country in context]
    top = entries[0]
    if top.kind in {"country", "region"} and (not at_home or top in at_home):
        return top, f"a {top.kind} of that name"
    if _of_the_world(top, at_home):
        return top, f"so much larger than any of that name in {', '.join(sorted(context))}"
    if at_home:
        return _largest(
            at_home,
            HOME_MARGIN,
            f"in a country the document speaks of ({', '.join(sorted({one.country for one in at_home}))})",
        )
    if len(entries) == 1:
        return top, "the only place of that name"
    return _largest(entries, MARGIN, f"at least {MARGIN} times as large as the next of that name")


def _of_the_world(top: PlaceEntry, at_home: Sequence[PlaceEntry]) -> bool:
    """Say whether a name is that of one of the world's great cities, and of no more than a small town at home."""
    return (
        top.kind == "city"
        and top.population >= GREAT
        and bool(at_home)
        and top.population >= GREAT_MARGIN * max(one.population for one in at_home)
    )


def _largest(entries: Sequence[PlaceEntry], margin: int, reason: str) -> tuple[PlaceEntry | None, str]:
    """Return the one entry, or the largest by a margin; of a town and the province around it, the town."""
    cities = [entry for entry in entries if entry.kind == "city"] or list(entries)
    if len(cities) == 1:
        return cities[0], reason
    if cities[0].population >= margin * max(cities[1].population, 1) and cities[0].population > 0:
        return cities[0], f"{reason}; at least {margin} times as large as the next"
    return None, f"ambiguous: {len(entries)} places of that name, none {margin} times as large as the next"
