"""Numerals: digits of three scripts, number words, vague words and words for none.

In: text. Out: Numeral: where it stands, its value, and what kind of word it is; its bound is for numbers.py.
Every token of a run is one letter, and the grammar is a pattern over those letters: it reads the longest numeral and
nothing else.
A value that is no whole number ("1.7") is no count and is left out; fractions are kept until a magnitude has been
multiplied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Literal

import msgspec

from dadkhah.lang import lexicon
from dadkhah.lang.vocabulary import DIGIT, Vocabulary, firsts, vocabulary

NumeralKind = Literal["numeral", "word", "vague", "zero", "pronoun"]
Reading = tuple[int | None, int | None]

GROUPED = (
    r"(?![0۰٠])(?:\d{1,3}(?:[,٬،]\d{3})+|\d{1,3}(?:['’]\d{3})+|\d{1,3}(?:\.\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}"
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+)"
)
"""Thousands set apart as in English, Arabic, Swiss, German, Indian and French print (Unicode CLDR, number symbols)."""

SUFFIX = r"(?:[kK](?!\w)|m(?!\w)(?!\s+(?:from|away|high|long|wide|deep|tall|above|below))|(?:mn|bn|M|B)(?!\w))"
DIGITS = rf"(?<![.,٫٬])(?:(?P<grouped>{GROUPED})(?![,.٬٫]?\d)|(?P<plain>\d+(?:[.,٫]\d+)?))(?P<suffix>{SUFFIX})?"
FIGURE = re.compile(rf"(?<!\w){DIGITS}", re.IGNORECASE)
DIGIT_RUN = re.compile(r"\d+")
"""A numeral in figures begins where such a run begins."""
ONLY_DIGITS = frozenset({DIGIT})
SUFFIX_VALUE = {"": 1, "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9}
GAP = re.compile(r"\s?[-‐‑]\s?|\s{1,3}")
WIDEST_GAP = 3

LETTERS = {
    "digits": "D", "unit": "u", "teen": "t", "tens": "T", "hundred": "h", "hundreds": "H", "scale": "s",
    "dozen": "z", "score": "z",
    "article": "a", "and": "&", "of": "O", "half": "f", "quarter": "q", "vague": "v", "few": "e", "plural": "V",
    "zero": "0",
}  # fmt: skip
Value = int | Fraction
"""Whole numbers stay plain: most are."""
SMALL = r"(?:H(?:&(?:T&u|T|t|u))?|T(?:&?u)?|t|u)"
BELOW = rf"(?:(?:{SMALL}|a)h(?:&?{SMALL})?|{SMALL})"
TIMES = rf"(?:(?:D|{SMALL})&a?[fq]|fa|[uaD]?qOa|{BELOW}h?|Dh?|a)"
NUMBER = rf"(?:(?:{TIMES}s&?)+(?:{BELOW}|D)?|s(?:&{BELOW})+|(?:fa|{SMALL}|D|a)z|{BELOW}|D)"
VAGUE = r"(?:a?vO?[hsz]|a?e[hsz]|VO?[Vs]|V|ae|a?v)"
GRAMMAR = re.compile(rf"(?P<vague>{VAGUE})|(?P<number>{NUMBER})|(?P<bare>[zhs])|(?P<zero>0)")
"""Sums of products of powers of ten (Hurford 1975, The Linguistic Theory of Numerals); fractions; vague multiples."""

NOT_ZERO = re.compile(
    r"\s+(?:more|fewer|less|longer|later|doubt|matter|greater|higher|such|other|means|way|idea|sign|reason|wonder"
    r"|need)\b"
    r"|[.,;:!?)\"'”’]|\s*$",
    re.IGNORECASE,
)
"""What follows a "no" that is no numeral ("no fewer than", "no longer", "no doubt", a bare answer)."""

DEFINITE = re.compile(
    r"\b(?:the|this|that|another|each|per|every|further|first|last|other|whole|baker's)\s+$", re.IGNORECASE
)
OF = re.compile(r"\s+of\b")
PRONOUN_BEFORE = re.compile(r"\b(?:this|that|which|each|every|any|some|the|other|another|what)[\s-]+$", re.IGNORECASE)
PRONOUN_AFTER = re.compile(
    r"['’]s\b|\s+(?:another|can|could|cannot|may|might|must|should|would|who|which|that|such|thing|day|by\s+one"
    r"|of\s+the\s+(?:most|least|best"
    r"|worst|few|first|last|main|many|\w+est))\b",
    re.IGNORECASE,
)


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """One numeral: `low` is its value, or the least of a vague one; `unit` the magnitude it ends in.

    `readings` is filled where the words are a slip with more than one meaning ("dozen of").
    """

    start: int
    end: int
    low: int
    kind: NumeralKind
    unit: int = 1
    readings: tuple[Reading, ...] = ()


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word or run of digits that can be part of a numeral; `letter` is its role in the grammar."""

    start: int
    end: int
    letter: str
    value: Value
    text: str


def find_numerals(
    text: str, start: int = 0, end: int | None = None, language: str = "en", words: Vocabulary | None = None
) -> Iterator[Numeral]:
    """Yield the numerals of a text in order, never overlapping; `language` adds its words to the English ones.

    `words`: those of the stretch, where the caller knows them.
    """
    stop = len(text) if end is None else end
    told = _telling(language) & (vocabulary(text, start, stop) if words is None else words)
    if told == ONLY_DIGITS:
        yield from _figures(text, start, stop)
    elif told:
        for run in _runs(text, start, stop, language):
            yield from _read_run(text, run) if len(run) > 1 else _read_token(text, run)


def _figures(text: str, start: int, stop: int) -> Iterator[Numeral]:
    """Yield the numerals of a text that holds no number word: each stands alone, whatever is beside it."""
    after = start
    for run in DIGIT_RUN.finditer(text, start, stop):
        match = FIGURE.match(text, run.start(), stop) if run.start() >= after else None
        if match is None:
            continue
        after, value = match.end(), _digit_value(*match.groups(""))
        if value.denominator == 1:
            yield Numeral(run.start(), after, int(value), "numeral")


@cache
def _telling(language: str) -> Vocabulary:
    """Return the words of which a text must hold one to hold a numeral: "a", "and" and "of" alone make none."""
    return firsts(phrase for phrase, (letter, _) in _words(language).items() if letter not in "a&O") | {DIGIT}


@cache
def _words(language: str) -> dict[str, tuple[str, Value]]:
    kept = (row for row in lexicon.load("numerals") if row["language"] in {language, "en"})
    return {_plain(row["phrase"]): (LETTERS[row["class"]], _value(row["value"])) for row in kept}


def _value(written: str) -> Value:
    """Return the value of a word as the lexicon writes it ("12", "1/2")."""
    return int(written) if written.isdecimal() else Fraction(written)


@cache
def _scanner(language: str) -> re.Pattern[str]:
    """Return the pattern of every token: digits, or a word of the lexicon."""
    phrases = [row["phrase"] for row in lexicon.load("numerals") if row["language"] in {language, "en"}]
    return re.compile(rf"(?<!\w)(?:(?i:{DIGITS})|{lexicon.alternation(phrases, bare=True, folded=True)}(?!\w))")


def _plain(phrase: str) -> str:
    return " ".join(re.split(r"[\s\-‐‑]+", phrase.lower()))


def _runs(text: str, start: int, end: int, language: str) -> Iterator[list[Token]]:
    """Yield the tokens of a text in runs that only a space or a hyphen keeps apart."""
    run: list[Token] = []
    words = _words(language)
    for match in _scanner(language).finditer(text, start, end):
        word, (first, last) = match.group(), match.span()
        if match.lastindex is None:
            letter, value = words.get(word) or words.get(word.lower()) or words[_plain(word)]
        else:
            letter, value = "D", _digit_value(*match.groups(""))
        if run and (first - run[-1].end > WIDEST_GAP or not GAP.fullmatch(text, run[-1].end, first)):
            yield run
            run = []
        run.append(Token(first, last, letter, value, word))
    if run:
        yield run


def _digit_value(grouped: str, plain: str, suffix: str) -> Value:
    """Return the value of digits as printed; before a suffix one point or comma is a decimal sign ("1.250m")."""
    if not suffix and plain.isdecimal():
        return _digits(plain)
    number: Value
    if grouped and not (suffix and re.fullmatch(r"\d+\.\d+", grouped)):
        number = _digits(grouped)
    else:
        whole, _, part = re.sub(r"[,٫]", ".", plain or grouped).partition(".")
        number = _digits(whole) + (Fraction(_digits(part), 10 ** len(part)) if part else 0)
    return number * SUFFIX_VALUE[suffix.lower()]


LONGEST = 18
"""More digits count nothing on earth: they are read as 10**18, so that a page of digits costs no time."""


def _digits(written: str) -> int:
    kept = written if written.isdecimal() else "".join(char for char in written if char.isdecimal())
    return int(kept) if len(kept) <= LONGEST else 10**LONGEST


def _read_token(text: str, run: list[Token]) -> tuple[Numeral, ...]:
    """Return the numeral of a run of one token, where it is one."""
    reader = ALONE.get(run[0].letter)
    numeral = reader(text, run) if reader is not None else None
    return (numeral,) if numeral is not None else ()


def _read_run(text: str, run: list[Token]) -> Iterator[Numeral]:
    """Yield the numerals of one run, from the left, each as long as the grammar allows."""
    if all(token.letter in "a&O" for token in run):
        return
    for match in GRAMMAR.finditer("".join(token.letter for token in run)):
        tokens = run[match.start() : match.end()]
        while tokens[-1].letter in "&O":
            tokens = tokens[:-1]
        numeral = READERS[str(match.lastgroup)](text, tokens)
        if numeral is not None:
            yield numeral


def _read_vague(text: str, tokens: list[Token]) -> Numeral | None:  # noqa: ARG001
    """Read "dozens", "several", "a few hundred" (200), "several dozen" (24), "tens of thousands" (20,000)."""
    kept = [token for token in tokens if token.letter not in "aO"]
    low = kept[0].value
    if len(kept) == 2:
        unit = Fraction(kept[1].value, 2) if kept[1].letter == "V" else kept[1].value
        low = unit * (low if kept[0].letter == "V" else 2)
    return Numeral(tokens[0].start, tokens[-1].end, int(low), "vague")


def _read_number(text: str, tokens: list[Token]) -> Numeral | None:
    """Read a number; None where it is no whole one."""
    if len(tokens) == 1 and tokens[0].letter in "DuTtHq":
        return _read_alone(text, tokens)
    total: Value = 0
    current: Value = 0
    unit = 1
    for at, token in enumerate(tokens):
        if token.letter in "hsz":
            total, current, unit = _multiply(total, current, token)
        elif token.letter == "q" and not (at > 1 and tokens[at - 2].letter == "&"):
            current = (current or 1) * token.value
        elif token.letter == "D" and tokens[at + 1 : at + 2] and tokens[at + 1].letter == "s":
            current += _before_scale(token)
        elif token.letter not in "a&O":
            current += token.value
    total += current
    if total.denominator != 1:
        return None
    kind: NumeralKind = "numeral" if tokens[0].letter == "D" else _word_kind(text, tokens)
    return Numeral(
        tokens[0].start, tokens[-1].end, int(total), kind, 1 if current >= 1 and current < unit and unit > 100 else unit
    )


def _read_alone(text: str, tokens: list[Token]) -> Numeral | None:
    """Read a number of one token that is no magnitude: most are."""
    token = tokens[0]
    if token.value.denominator != 1:
        return None
    kind: NumeralKind = "numeral" if token.letter == "D" else _word_kind(text, tokens)
    return Numeral(token.start, token.end, int(token.value), kind)


def _before_scale(token: Token) -> Value:
    """Read "1.234 million" with a decimal point: thousands are not set apart there."""
    return _digit_value("", token.text, "") if re.fullmatch(r"\d{1,3}\.\d{3}", token.text) else token.value


def _multiply(total: Value, current: Value, token: Token) -> tuple[Value, Value, int]:
    product = (current or 1) * token.value
    if token.letter == "h":
        return total, product, int(token.value)
    return total + product, 0, int(token.value)


def _word_kind(text: str, tokens: list[Token]) -> NumeralKind:
    """Tell "one" the pronoun ("one another", "this one", "one of the most") from "one" the number."""
    token = tokens[0]
    if len(tokens) > 1 or token.text.lower() != "one":
        return "word"
    before = PRONOUN_BEFORE.search(text[max(0, token.start - 12) : token.start])
    return "pronoun" if before or PRONOUN_AFTER.match(text, token.end) else "word"


def _read_bare(text: str, tokens: list[Token]) -> Numeral | None:
    """Read a bare "dozen", "hundred" or "thousand": before "of" a slip with two readings, elsewhere that number."""
    token, value = tokens[0], int(tokens[0].value)
    if token.text.lower() in {"mn", "bn", "lac", "score"}:
        return None
    definite = DEFINITE.search(text[max(0, token.start - 12) : token.start])
    if definite or not OF.match(text, token.end):
        return Numeral(token.start, token.end, value, "word", value)
    return Numeral(token.start, token.end, value, "vague", value, ((value, value), (2 * value, None)))


def _read_zero(text: str, tokens: list[Token]) -> Numeral | None:
    """Read a word for none; None for a "no" that counts nothing."""
    token = tokens[0]
    if token.text.lower() == "no" and (NOT_ZERO.match(text, token.end) or text[token.end : token.end + 2] == "t "):
        return None
    return Numeral(token.start, token.end, 0, "zero")


READERS = {"vague": _read_vague, "number": _read_number, "bare": _read_bare, "zero": _read_zero}
ALONE = {letter: READERS[str(match.lastgroup)] for letter in LETTERS.values() if (match := GRAMMAR.match(letter))}
"""What reads one letter alone: most runs are one token."""
