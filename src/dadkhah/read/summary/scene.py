"""A text as a summary sees it: sentences with the harm told in them, the people and the actors named.

In: a sheet. Out: Scene: lines of words with hits, and people with all their mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry, Lexicon, words_of
from dadkhah.read.names import Name
from dadkhah.read.sheet import Row, Sheet
from dadkhah.read.summary.lexicons import actor_words, employer_words, harm_words, role_words
from dadkhah.read.summary.namings import Naming, namings
from dadkhah.read.summary.senses import other_sense
from dadkhah.read.tokens import Token

BEFORE_NOUN = frozenset({"the", "a", "an", "his", "her", "their", "its", "of", "'s", "this", "that", "my", "our"})


class Hit(msgspec.Struct, frozen=True):
    """A phrase of a lexicon in a line: words first..after-1, its part of speech, tag and form."""

    first: int
    after: int
    part: str
    tag: str
    form: str
    lemma: str


class Line(msgspec.Struct, frozen=True):
    """One sentence: its words, and what was found among them.

    `alarms` are all phrases that may tell of harm, `harms` those that do where they stand: a sentence in which somebody
    "was tried" or "held talks" is near the event all the same, for whoever asks when and where it was.
    """

    index: int
    paragraph: int
    tokens: tuple[Token, ...]
    alarms: tuple[Hit, ...]
    harms: tuple[Hit, ...]
    actors: tuple[Hit, ...]
    roles: tuple[Hit, ...]
    employers: tuple[Hit, ...]
    names: tuple[Naming, ...]
    items: tuple[Item, ...]

    @property
    def people(self) -> tuple[Naming, ...]:
        """Return the mentions of people, without places."""
        return tuple(naming for naming in self.names if not naming.place)

    def low(self, at: int) -> str:
        """Return the word at a place in lower case, "" outside the line."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""


class Scene(msgspec.Struct, frozen=True, dict=True):
    """A text as lines."""

    sheet: Sheet
    lines: tuple[Line, ...]

    @cached_property
    def words(self) -> int:
        """Return how many words the text has."""
        return sum(len(line.tokens) for line in self.lines)


def scene(laid: Sheet) -> Scene:
    """Return a text as lines with hits."""
    return Scene(laid, tuple(_line(row, laid.content) for row in laid.rows))


def _line(row: Row, content: str) -> Line:
    tokens = row.sentence.tokens
    lows = [token.low for token in tokens]
    alarms = tuple(_hits(lows, harm_words()))
    return Line(
        row.index,
        row.sentence.paragraph,
        tokens,
        alarms,
        tuple(hit for hit in alarms if _tells(row, lows, hit)),
        tuple(_hits(lows, actor_words())),
        tuple(_hits(lows, role_words())),
        tuple(_hits(lows, employer_words())),
        tuple(namings(row, content)),
        row.items,
    )


def _tells(row: Row, lows: Sequence[str], hit: Hit) -> bool:
    """Say whether a phrase tells of harm where it stands, and is no part of a name."""
    return not other_sense(lows, hit.first, hit.after, hit.lemma) and not _named(row, hit)


def _named(row: Row, hit: Hit) -> bool:
    """Say whether a phrase stands inside the name of a person or body ("Kevin Lynch", "Department of Corrections")."""
    start, end = row.sentence.tokens[hit.first].start, row.sentence.tokens[hit.after - 1].end
    return any(
        isinstance(item.value, Name)
        and item.value.kind in {"person", "organisation"}
        and item.start <= start
        and end <= item.end
        for item in row.items
    )


def _hits(lows: Sequence[str], words: Lexicon) -> Iterator[Hit]:
    at = 0
    while at < len(lows):
        count, entries = words.longest(lows, at)
        if count:
            best = _meant(entries, lows[at - 1] if at else "")
            yield Hit(at, at + count, best.kind, best.tag, best.form, best.lemma)
        at += count or 1


def _meant(entries: Sequence[Entry], before: str) -> Entry:
    """Return the reading that fits: behind an article or possessive a noun.

    Where noun and verb tell of different acts ("abuses"), it is a noun unless what stands before it asks for a verb.
    """
    apart = len({entry.tag for entry in entries}) > 1
    noun = before in BEFORE_NOUN or (apart and before not in words_of("en", "summary_before_verbs"))
    nouns = [entry for entry in entries if entry.kind == "noun"] if noun else []
    return (nouns or list(entries))[0]
