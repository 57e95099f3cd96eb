"""Words and sentences of a text.

In: text and its blocks. Out: tokens with offsets, sentences that never cross a block. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.lang.vocabulary import Vocabulary, vocabulary
from dadkhah.model.source import SILENT_ROLES, BlockRole, Text
from dadkhah.read.lexicon import words_of

WORD = re.compile(
    r"\d+(?:[.,'\u2019]\d+)*(?:st|nd|rd|th)?"  # numerals with separators, ordinals
    r"|[^\W\d_]\w*(?:(?:[-\u2010\u2011](?=\w)|['\u2019](?=[^\W\d_]{2,}|[tdm]\b)|\.(?=[A-Z]\.))\w*)*"  # O'Neill, U.S
    r"|['\u2019]s\b|[^\w\s]|_"
)
SHORT = re.compile(r"(?:n['\u2019]t|['\u2019](?:ve|re|ll|d|m))$", re.IGNORECASE)
"""What is left of "not" and of auxiliaries ("didn't", "they've")."""
MEANT = {"ve": "have", "re": "are", "ll": "will", "m": "am"}
BEEN = frozenset({
    "been", "had", "shot", "taken", "held", "left", "gone", "lost", "found", "seen", "made", "put", "cut", "sent",
    "kept", "fled", "caught", "brought", "told", "said", "buried", "hurt", "come", "done", "fought", "met", "hanged",
})  # fmt: skip
"""Participles that do not end in -ed or -en; behind "'d" one of these tells that it means "had", else it is "would"."""
WHOLE = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
"""Auxiliaries that are cut short before it, and "ain't" (Quirk et al., A Comprehensive Grammar, 3.23, 3.32)."""
MARKS = r"[.!?\u2026\u061f\u06d4]"
CUT = re.compile(rf"{MARKS}(?<!{MARKS}{{2}}){MARKS}*[\"'\u201d\u2019)\]\u00bb]*(?=\s)|\n\s*")
DATELINE = re.compile(
    r"\s*[A-Z][A-Z/ .'\u2019-]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([^)\n]{2,40}\))? [-\u2013\u2014] "
)
BULLET = re.compile(r"[\u2022\u25aa\u25e6\u2023*\u2013\u2014-] \S")
"""What opens an item of a list at the beginning of a line."""
NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)] \S")
"""The same with its number or letter: behind a mark alone, since a line may break before "12. May"."""
SPACE = re.compile(r"\s*")
BEFORE_MARK = re.compile(r"[\w.]*$")
INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Z]")
WIDEST = 24
"""The number of a list's item has at most this many characters, an abbreviation too."""
SHORT_LINE = 60
"""A line shorter than this many characters was not broken by a margin."""
CLOSERS = "\"'\u201d\u2019)]\u00bb"


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word or mark with its place; `low` is lower case with straight apostrophes and hyphens."""

    start: int
    end: int
    text: str
    low: str


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One sentence of one block; `paragraph` counts the speaking blocks of the text, `words` are what it holds.

    `capitals` is where in `tokens` one stands that begins with a capital or holds a hyphen: no other begins a name.
    """

    start: int
    end: int
    role: BlockRole
    paragraph: int
    tokens: tuple[Token, ...]
    words: Vocabulary
    capitals: tuple[int, ...]


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of text[start:end]; a possessive 's is one of its own, and so is what "n't" and "'ve" mean."""
    matches = WORD.finditer(text, start, end)
    part = text[start:end]
    if part.isascii() and "'" not in part:  # most sentences
        return tuple([Token(match.start(), match.end(), word := match[0], word.lower()) for match in matches])
    found: list[Token] = []
    for match in matches:
        word, (first, last) = match.group(), match.span()
        if word[-2:] in POSSESSIVE and len(word) > 2:
            found.append(Token(first, last - 2, word[:-2], plain(word[:-2])))
            first, word = last - 2, word[-2:]
        elif (cut := SHORT.search(word)) is not None and cut.start():
            stem, rest = plain(word[: cut.start()]), plain(cut.group())
            low = "not" if rest == "n't" else MEANT.get(rest[1:]) or _had_or_would(text, last)
            negated = low == "not"
            found.append(
                Token(first, first + cut.start(), word[: cut.start()], WHOLE.get(stem, stem) if negated else stem)
            )
            found.append(Token(first + cut.start(), last, cut.group(), low))
            continue
        found.append(Token(first, last, word, word.lower() if word.isascii() else plain(word)))
    return tuple(found)


def _had_or_would(text: str, after: int) -> str:
    """Return what "'d" means: "had" before a participle, else "would"; adverbs in between are passed over."""
    words = (plain(match.group()) for match in NEXT.finditer(text, after, after + FAR))
    verb = next((word for word in words if not word.endswith("ly") and word not in BETWEEN), "")
    return "had" if verb in BEEN or verb.endswith(("ed", "en")) else "would"


NEXT, FAR = re.compile(r"[^\W\d_]+"), 40
BETWEEN = frozenset({"already", "never", "just", "also", "all", "both", "then", "once", "not"})
POSSESSIVE = ("'s", "\u2019s")


def plain(word: str) -> str:
    """Return a word in lower case with straight apostrophe and hyphen."""
    return word.lower().replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")


def sentences(text: Text) -> Iterator[Sentence]:
    """Yield the sentences of the blocks that speak, in order."""
    speaking = (block for block in text.blocks if block.role not in SILENT_ROLES)
    for paragraph, block in enumerate(speaking):
        for start, end in _cuts(text.content, block.start, block.end):
            words = tokens(text.content, _behind_dateline(text.content, start, end), end)
            if words:
                first, last = words[0].start, words[-1].end
                held = vocabulary(text.content, first, last)
                yield Sentence(first, last, block.role, paragraph, words, held, capitals(words))


def capitals(words: Sequence[Token]) -> tuple[int, ...]:
    """Return where a token stands that begins with a capital or holds a hyphen."""
    return tuple([at for at, word in enumerate(words) if word.text[0].isupper() or "-" in word.text])


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Return where a sentence begins behind "TOWN, June 2 (Agency) -": the day of writing is not that of the event."""
    match = DATELINE.match(text, start, end)
    return match.end() if match else start


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in CUT.finditer(text, start, end):
        line = match.group().isspace()
        if _line_ends(text, begin, match) if line else _ends(text, begin, match.start(), match.end(), end):
            yield begin, match.end()
            begin = match.end()
    if text[begin:end].strip():
        yield begin, end


def _line_ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Say whether a line break ends a sentence: an empty line, or a short line before a capital (a caption)."""
    if match.group().count("\n") > 1 or BULLET.match(text, match.end()):
        return True
    line = text[max(begin, text.rfind("\n", begin, match.start()) + 1) : match.start()]
    if line.rstrip()[-1:] in {":", ".", ";"} and NUMBERED.match(text, match.end()):
        return True
    following = text[match.end() : match.end() + 1]
    return len(line) < SHORT_LINE and not following.islower() and line.rstrip()[-1:] not in {",", ";", ""}


def _ends(text: str, begin: int, mark: int, after: int, end: int) -> bool:
    """Say whether a mark ends a sentence: not after an abbreviation or an initial, not before a lower-case word."""
    following = SPACE.match(text, after, end)
    next_at = following.end() if following is not None else after
    if text[next_at : min(next_at + 1, end)].islower():
        return False
    if text[mark] != ".":
        return True
    if mark - begin <= WIDEST and text[begin:mark].strip().isdigit():
        return False  # the number of a list's item
    last = BEFORE_MARK.search(text[max(begin, mark - WIDEST) : mark])
    word = last.group() if last else ""
    return not (plain(word) in words_of("en", "abbreviations") or INITIALS.fullmatch(word))
