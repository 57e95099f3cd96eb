"""Names of people, organisations and places by their shape and company, without a list of people.

In: the tokens of a text. Out: Name: span, kind, and the title or office that stands before it.
A name is a run of capitalised words; what it is follows from titles, offices, heads of organisations, the gazetteer,
and from
fuller forms of the same name elsewhere in the text. What stays unclear is `name`, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from dadkhah.lang.places import FoundPlace, demonyms
from dadkhah.lang.vocabulary import Vocabulary, firsts
from dadkhah.read.grounds import located
from dadkhah.read.lexicon import lexicon, tags_of, words_of
from dadkhah.read.tokens import Sentence, Token

NameKind = Literal["person", "organisation", "place", "name"]
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "de", "del", "der", "van", "von", "da", "dos", "di", "ben", "abu"}
)
ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ur"})
CALLED = frozenset({"international", "watch"})
"""With a capital these make a name of any word before them ("Amnesty International", "Prison Watch")."""
DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower",
})  # fmt: skip
"""Words with which the names of regions begin; nobody's first name, and at most a surname."""
NOUNS = frozenset({"PNOUN", "PTRIG", "UNIT", "EVENT", "NTRIG", "CRIME", "AGENT"})
PREFIX = re.compile(r"^(?:[Tt]hen|[Ee]x|[Ff]ormer)-(?=[A-Z])")
LOWER_SHARE = 0.15
"""Title case leaves at most this share of the weighty words without a capital."""
MIN_TITLE_CASE = 4
"""From so many words on, a sentence in which nearly all words are capitalised tells nothing about names."""


class Name(msgspec.Struct, frozen=True, gc=False):
    """One name: the span of the name alone, what stands before it, and how sure its kind is."""

    start: int
    end: int
    text: str
    kind: NameKind
    title: str = ""
    weak: bool = False
    place_id: str | None = None


class Office(msgspec.Struct, frozen=True, gc=False):
    """An office phrase ("Supreme Leader", "head"); `prefix` is then-, ex- or former-."""

    start: int
    end: int
    text: str
    tag: str
    prefix: str = ""

    @property
    def core(self) -> int:
        """Return where the office begins behind its prefix."""
        return self.start + len(self.prefix) + 1 if self.prefix else self.start


class Known(msgspec.Struct):
    """What the text itself shows: full names, words used in lower case, words capitalised inside sentences.

    `begun` are words that begin a name inside sentences, behind lower case; `titled` is where sentences set in
    title case begin; `plain` are the others, of which `lower` and `begun` tell, which few texts ask for; `changes`
    counts what was learnt of people.
    """

    people: dict[str, Name]
    inner: set[str]
    places: dict[int, FoundPlace]
    titled: set[int]
    plain: list[Sentence]
    words: dict[str, frozenset[str]]
    changes: int = 0

    @property
    def lower(self) -> frozenset[str]:
        """Return the words used in lower case."""
        if "lower" not in self.words:
            tokens = (token for sentence in self.plain for token in sentence.tokens)
            self.words["lower"] = frozenset(token.low for token in tokens if token.text[0].islower())
        return self.words["lower"]

    @property
    def begun(self) -> frozenset[str]:
        """Return the words that begin a name inside sentences, behind lower case."""
        if "begun" not in self.words:
            pairs = (pair for sentence in self.plain for pair in inner(sentence))
            self.words["begun"] = frozenset(token.low for before, token in pairs if before.text.islower())
        return self.words["begun"]


def survey(sentences: Iterable[Sentence], places: Iterable[FoundPlace]) -> Known:
    """Return what the body of a text shows about its words, before names are found."""
    known = Known({}, set(), {place.start: place for place in places}, set(), [], {})
    for sentence in sentences:
        if title_case(sentence):
            known.titled.add(sentence.start)
            continue
        known.plain.append(sentence)
        known.inner.update([token.low for _, token in inner(sentence)])
    return known


def inner(sentence: Sentence) -> list[tuple[Token, Token]]:
    """Return the words with a capital that stand behind a word, each with that word."""
    tokens = sentence.tokens
    behind = [at for at in sentence.capitals if at and tokens[at - 1].text.isalnum()]
    return [(tokens[at - 1], tokens[at]) for at in behind if tokens[at].text[0].isupper()]


def namesakes(people: Iterable[Name]) -> frozenset[str]:
    """Return the surnames, lower case, that full names of different people end with: nobody can tell which is meant."""
    full: dict[str, set[str]] = {}
    for name in people:
        words = name.text.lower().split()
        if len(words) > 1:
            full.setdefault(words[-1], set()).add(" ".join(words))
    return frozenset(last for last, held in full.items() if not _nested(held))


def _nested(held: set[str]) -> bool:
    """Say whether names begin alike, or one holds all others ("Orlan Tesh", "Dr Orlan Tesh")."""
    longest = max(held, key=len)
    return len({name.split()[0] for name in held}) == 1 or all(name in longest for name in held)


def title_case(sentence: Sentence) -> bool:
    """Say whether a sentence is set in capitals or title case, so that capitals tell nothing.

    In title case every word of weight has a capital; a sentence of many names still has verbs and nouns without one.
    """
    empty, enough = _function_words(), LOWER_SHARE * len(sentence.tokens)
    words = lower = 0
    for token in sentence.tokens:
        first = token.text[0]
        if first.isalpha() and token.low not in empty:
            words += 1
            lower += first.islower()
            if lower > enough:
                return False  # most sentences are told apart by their first words
    return words >= MIN_TITLE_CASE and lower <= LOWER_SHARE * words


def offices(sentence: Sentence) -> tuple[Office, ...]:
    """Return the office phrases of a sentence, longest first at each word."""
    if _office_words().isdisjoint(sentence.words):
        return ()
    found: list[Office] = []
    starts, after = _office_starts(), 0
    for index, token in enumerate(sentence.tokens):
        if index < after or not (token.low in starts or "-" in token.low):
            continue
        count, prefix = _office_at(sentence.tokens, index)
        if count:
            found.append(_office(sentence.tokens[index : index + count], prefix))
        after = index + count
    return tuple(found)


def _office_at(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """Return (number of words, prefix) of the longest office phrase at a word; (0, "") where there is none."""
    prefix = _prefix(tokens[index].text)
    if tokens[index].low[len(prefix) :] not in _office_starts():
        return 0, ""
    for count in (4, 3, 2, 1):
        phrase = " ".join(token.low for token in tokens[index : index + count])[len(prefix) :]
        if index + count <= len(tokens) and phrase in tags_of("en", "offices"):
            return count, prefix
    return 0, ""


def _prefix(word: str) -> str:
    """Return the "then-", "ex-" or "former-" that a word begins with, "" for none."""
    match = PREFIX.match(word) if "-" in word else None
    return match.group() if match else ""


@cache
def _office_starts() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in tags_of("en", "offices"))


@cache
def _office_words() -> Vocabulary:
    """Return the words of which a text must hold one to hold an office."""
    return firsts(tags_of("en", "offices"))


def _office(tokens: Sequence[Token], prefix: str) -> Office:
    phrase = " ".join(token.low for token in tokens)[len(prefix) :]
    text = tokens[0].text[len(prefix) :] + "".join(" " + token.text for token in tokens[1:])
    return Office(tokens[0].start, tokens[-1].end, text, tags_of("en", "offices")[phrase], prefix.rstrip("-"))


def names(sentence: Sentence, known: Known, taken: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
    """Return the names of one sentence outside the taken spans.

    (dates, quantities); full names are added to what is known.
    """
    if sentence.start in known.titled:
        return tuple(_known_names(sentence, known))
    found = []
    for run in _runs(sentence, known, taken):
        found += _classified(run, sentence, known)
    return tuple(found)


def _known_names(sentence: Sentence, known: Known) -> Iterator[Name]:
    """Yield the names of a headline: only those that the body gives in full, and places."""
    for index, token in enumerate(sentence.tokens):
        full = known.people.get(token.low)
        if full and not (index and sentence.tokens[index - 1].low in known.people):
            yield Name(token.start, token.end, token.text, "person", weak=full.weak)
        elif _country(token, known) and (place := _place([token], known)):
            yield place


def _runs(sentence: Sentence, known: Known, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield (first, after last) token indexes of capitalised runs."""
    tokens, end = sentence.tokens, 0
    for index in sentence.capitals:
        if index < end or not _opens(sentence, index, known, taken):
            continue
        end = _extent(tokens, index, taken)
        if end > index + 1 or not _plain_noun(tokens[index].low):
            yield index, end


def _plain_noun(word: str) -> bool:
    """Say whether a capital alone makes no name of a word ("all 31 Provinces")."""
    nouns = any(entry.kind in NOUNS for entry in lexicon("en").longest([word], 0)[1])
    return nouns and word not in words_of("en", "org_heads")


def _opens(sentence: Sentence, index: int, known: Known, taken: Sequence[tuple[int, int]]) -> bool:
    token = sentence.tokens[index]
    if not _capital(token, taken) or token.low in demonyms():
        return False
    if token.low in _function_words() and not _acronym(token):
        return False
    first = index == 0 or sentence.tokens[index - 1].text in "\"'\u201c\u2018(\u2022-:"
    return not first or _name_at_start(sentence.tokens, index, known, taken)


def _name_at_start(tokens: Sequence[Token], index: int, known: Known, taken: Sequence[tuple[int, int]]) -> bool:
    """Say whether a capital that the sentence's start explains is a name all the same."""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        _acronym(token)
        or token.low in known.inner
        or token.low in known.people
        or token.low in words_of("en", "titles")
    ):
        return True
    if following is not None and _capital(following, taken) and following.low not in demonyms():
        plain = token.low in known.lower or (_common(token.low) and following.low not in CALLED)
        return not plain and not _set_before(tokens, index, known, taken)
    return _country(token, known) or _labels_line(tokens, index, known)


LINE_MARKS = frozenset({":", "|", "-", "\u2013", "\u2014", "("})
SHORT_LINE = 6


def _labels_line(tokens: Sequence[Token], index: int, known: Known) -> bool:
    """Say whether a first word that may be a place has a line to itself or a mark behind it ("Lima: 61", "Lima 61")."""
    found = known.places.get(tokens[index].start)
    if found is None or found.end != tokens[index].end:
        return False
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return following in LINE_MARKS or (following[:1].isdigit() and len(tokens) - index <= SHORT_LINE)


def _set_before(tokens: Sequence[Token], index: int, known: Known, taken: Sequence[tuple[int, int]]) -> bool:
    """Say whether a first word stands before a whole name ("Eventually NAME NAME").

    The text capitalises what follows inside sentences, and never the word itself.
    """
    whole = len(tokens) > index + 2 and _capital(tokens[index + 2], taken)
    return whole and tokens[index].low not in known.begun and tokens[index + 1].low in known.begun


def _common(word: str) -> bool:
    return bool(lexicon("en").longest([word], 0)[0]) and word not in words_of("en", "org_heads")


def _country(token: Token, known: Known) -> bool:
    found = known.places.get(token.start)
    return found is not None and found.chosen is not None and found.chosen.kind == "country"


def _capital(token: Token, taken: Sequence[tuple[int, int]]) -> bool:
    if not (token.text[0].isupper() or _prefix(token.text)):
        return False
    if not taken:
        return True
    return not any(start < token.end and token.start < end for start, end in taken)


def _acronym(token: Token) -> bool:
    bare = token.text.replace(".", "")
    return 2 <= len(bare) <= 7 and bare.isupper() and bare.isalpha()


def _extent(tokens: Sequence[Token], index: int, taken: Sequence[tuple[int, int]]) -> int:
    """Return the token index after a run.

    Capitals, particles between them, "of" inside organisations, dots after titles.
    """
    end = index + 1
    while end < len(tokens):
        step = _step(tokens, index, end, taken)
        if not step:
            return end
        end += step
    return end


def _step(tokens: Sequence[Token], index: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    token = tokens[end]
    if _capital(token, taken):
        whole = token.low not in demonyms() or tokens[end - 1].low == "the" or token.low in _heads_after(tokens, end)
        return 1 if whole else 0
    if _with_article(token.text):
        return 1  # "Orlan al-Tesh"
    following = next((t for t in tokens[end + 1 : end + 3] if t.low != "the" and t.low not in PARTICLES), None)
    if following is None or not _capital(following, taken):
        return 0
    if token.low in PARTICLES or (token.text == "." and tokens[end - 1].low in words_of("en", "titles")):
        return 1
    if token.low in {"of", "for"} and _has_head(tokens[index:end]):
        return 2 if tokens[end + 1].low == "the" else 1
    collective = token.low.endswith("s") and token.text[0] in "'\u2019" and tokens[end - 1].low in _collectives()
    return 1 if collective and _head_follows(tokens, end + 1, taken) else 0


def _with_article(word: str) -> bool:
    """Say whether a word is an Arabic surname behind its article ("al-Tesh", "ash-Tesh")."""
    article, _, name = word.partition("-")
    return article in ARTICLES and name[:1].isupper()


def _heads_after(tokens: Sequence[Token], end: int) -> tuple[str, ...]:
    """Let a demonym continue a name only where an organisation's head follows ("Inter-American Commission")."""
    following = tokens[end + 1].low if end + 1 < len(tokens) else ""
    return (tokens[end].low,) if following in words_of("en", "org_heads") else ()


def _head_follows(tokens: Sequence[Token], start: int, taken: Sequence[tuple[int, int]]) -> bool:
    for token in tokens[start : start + 4]:
        if not _capital(token, taken):
            return False
        if token.low in words_of("en", "org_heads"):
            return True
    return False


def _has_head(tokens: Sequence[Token]) -> bool:
    return any(token.low in words_of("en", "org_heads") for token in tokens)


def _collectives() -> frozenset[str]:
    return frozenset({"people", "women", "men", "children", "mothers", "workers", "teachers", "writers", "students"})


@cache
def _function_words() -> frozenset[str]:
    """Return the words whose capital at the start of a sentence says nothing."""
    return words_of("en", "words") | words_of("en", "openers")


def _classified(run: tuple[int, int], sentence: Sentence, known: Known) -> list[Name]:
    """Return the names of one run, without the titles and offices at its front."""
    tokens = list(sentence.tokens[run[0] : run[1]])
    for index in range(
        1, len(tokens) - 1
    ):  # "Iberian Interior Minister NAME": what stands before the office is its place
        count, _ = _office_at(tokens, index)
        if count and index + count < len(tokens) and tokens[index + count].low not in {"of", "for"}:
            before = _name(tokens[:index], "", sentence, run[0], known)
            return [before, *_classified((run[0] + index, run[1]), sentence, known)]
    title = ""
    while tokens and (step := _front(tokens)):
        title = title or (tokens[0].low if tokens[0].low in words_of("en", "titles") else "office")
        tokens = tokens[step:]
    return [_name(tokens, title, sentence, run[1] - len(tokens), known)] if tokens else []


def _front(tokens: Sequence[Token]) -> int:
    """Return how many tokens at the front are a title or an office ("Justice Minister", "Mrs.")."""
    if tokens[0].low in words_of("en", "titles") and len(tokens) > 1:
        return 2 if tokens[1].text == "." else 1
    count, _ = _office_at(tokens, 0)
    follows = count < len(tokens) and tokens[count].low not in {"of", "for"}
    return count if count and (follows or count == len(tokens)) else 0


def _name(tokens: Sequence[Token], title: str, sentence: Sentence, index: int, known: Known) -> Name:
    start, end = tokens[0].start, tokens[-1].end
    text = _text(tokens)
    if not title and (place := _place(tokens, known)):
        return place
    if not title and (_has_head(tokens) or _of_a_country(tokens, known) or (len(tokens) == 1 and _acronym(tokens[0]))):
        return Name(start, end, text, "organisation")
    named = tokens[-1].low in words_of("en", "place_heads") or tokens[0].low in GROUNDS
    grounds = len(tokens) > 1 and (named or _ground_of(sentence, index))
    if not title and grounds:
        return Name(start, end, text, "place")
    full = known.people.get(tokens[-1].low)
    if len(tokens) == 1 and full is not None:
        return Name(start, end, text, "person", title, full.weak)
    unknown = not title and full is None
    if not title and (
        (len(tokens) == 1 and _put_in(sentence, index)) or (unknown and located(tokens, sentence, index))
    ):
        return Name(start, end, text, "place")
    unheard = unknown and len(tokens) > 1
    capitals = not title and all(token.text.isupper() and len(token.text) > 1 for token in tokens)
    if capitals or (unheard and _no_person(tokens, sentence, index)):
        return Name(start, end, text, "name")  # capitals throughout are a dateline or a heading
    if title or len(tokens) > 1:
        return _remember(Name(start, end, text, "person", title, weak=not title), tokens, known)
    return Name(start, end, text, "name")


def _no_person(tokens: Sequence[Token], sentence: Sentence, index: int) -> bool:
    """Say whether a long name is nobody's: behind an article ("the Niger Delta"), or with a point of the compass."""
    article = index > 0 and sentence.tokens[index - 1].low in {"the", "a", "an"}
    office = tokens[-1].low in tags_of("en", "offices")  # "Africa Programme Director", "Orsa Daily CEO"
    return article or office or any(token.low in DIRECTIONS for token in tokens[:-1])


def _of_a_country(tokens: Sequence[Token], known: Known) -> bool:
    """Say whether a long name ends in a country, which is no surname ("Harbour Friends Manado Indonesia")."""
    return len(tokens) > 2 and _country(tokens[-1], known)


def _remember(name: Name, tokens: Sequence[Token], known: Known) -> Name:
    """Keep the fullest form of a person's name under its last word."""
    before = known.people.get(tokens[-1].low)
    if before is None or len(before.text) < len(name.text) or (before.weak and not name.weak):
        known.people[tokens[-1].low] = name
        known.changes += 1
    return name


def _text(tokens: Sequence[Token]) -> str:
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append((" " if token.start > before.end else "") + token.text)
    return "".join(parts)


def _place(tokens: Sequence[Token], known: Known) -> Name | None:
    """Return the run as a place where the gazetteer's reading of the text finds one there."""
    found = known.places.get(tokens[0].start)
    if found is None or found.end != tokens[-1].end or tokens[-1].low in known.people:
        return None
    chosen = found.chosen.id if found.chosen is not None else None
    return Name(tokens[0].start, tokens[-1].end, _text(tokens), "place", place_id=chosen)


def _put_in(sentence: Sentence, index: int) -> bool:
    """Say whether one unknown name is where something is ("in Arvel", "the town of Arvel"): a place without an id."""
    before = sentence.tokens[index - 1].low if index else ""
    unit = sentence.tokens[index - 2].low if index > 1 else ""
    if before == "of" and (unit in words_of("en", "place_heads") or _is_unit(unit)):
        return True
    after = sentence.tokens[index + 1].text if index + 1 < len(sentence.tokens) else ""
    return before in {"in", "across", "throughout", "near", "at", "outside"} and after not in {"'s", "\u2019s"}


def _ground_of(sentence: Sentence, index: int) -> bool:
    """Say whether "the town of", "the port of" stands before a long name, which then is nobody's."""
    words = [token.low for token in sentence.tokens[max(0, index - 2) : index]]
    settled = len(words) == 2 and words[1] == "of" and _is_unit(words[0], "city", "province")
    return settled or words in SEAPORTS


GROUNDS = frozenset({"camp", "fort", "mount", "lake", "cape"})
"""With one of these the name of a place begins ("Camp Velm")."""
SEAPORTS = (["port", "of"], ["harbour", "of"])


def _is_unit(word: str, *tags: str) -> bool:
    found = lexicon("en").longest([word], 0)[1]
    return any(entry.kind == "UNIT" and (not tags or entry.tag in tags) for entry in found)
