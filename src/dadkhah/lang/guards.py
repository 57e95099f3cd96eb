"""Numbers that are never a count of people.

In: text. Out: Guard: the span and what kind of number stands in it: an age, a stretch of time, money, a share, a
distance, a time of day, a date,
a telephone number, a list's numbering, an ordinal, an article of law, a score, a page, a name with a number in it.
Guards are about the number's own words. Whether "40 countries" or "2,500 police" are victims is for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

import msgspec

from dadkhah.lang import lexicon
from dadkhah.lang.dates import FoundDate, find_dates
from dadkhah.lang.numerals import DIGIT_RUN, find_numerals
from dadkhah.lang.vocabulary import DIGIT, MIXED, RUN, Signs, Vocabulary, vocabulary

GuardKind = Literal[
    "age", "duration", "money", "percent", "fraction", "distance", "weight", "area", "volume", "time", "date",
    "contact", "list", "ordinal",
    "statute", "score", "pages", "coordinates", "temperature", "name", "multiple", "punishment", "compound",
]  # fmt: skip

WORD = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|several"
    r"|few|couple|dozens"
    r"|hundreds|thousands|millions|billions|tens|scores|mn|bn|lakh|crore"
)
COUNTING = frozenset([DIGIT, *WORD.split("|")])
"""A text that holds none of these holds no number."""
WORDED = frozenset([*WORD.split("|"), "between", "from"])
"""With one of these a number begins that does not begin with a digit."""

DIGITS = r"\d{1,15}(?:[.,'’٬٫]\d{1,15}){0,8}(?:[ \u00a0\u202f]\d{3}(?!\d)){0,4}"
ONE = (
    rf"(?:{DIGITS}(?i:[kKmMB](?!\w)|mn\b|bn\b)?|{lexicon.alternation(WORD.split('|'), bare=True, folded=True)}(?!\w))"
    rf"(?:[\s-](?i:(?:(?:and|of|a|an)[\s-]){{0,2}}(?:{WORD})(?!\w))){{0,6}}"
)
NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?P<between>(?:[bB](?i:etween)|[fF](?i:rom))\s+)?(?P<first>{ONE})"
    rf"(?:(?P<range>\s*[-–]\s*(?=\d)|\s+(?:to|or)\s+(?=\d|(?i:{WORD})(?!\w))|\s+and\s+(?=\d"
    rf"|(?i:{WORD})(?!\w)))(?P<second>{ONE}))?)"
)
ORDINAL_WORDS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|hundredth"
)
KIN = (
    r"boy|girl|child|baby|infant|toddler|teenager|youth|man|woman|mother|father|grandmother|grandfather|widow"
    r"|widower|student|son|daughter"
    r"|brother|sister|minor|pensioner|person|lad"
)
FRACTIONS = r"half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?"
CLOCK, MANY = r"\d[:.]\d", r"\d[\s().-]{0,2}(?:\d[\s().-]{0,2}){5}"
NAMED = r"\d(?:(?<=[^\W\d_]\d)|(?<=[^\W\d_][-‐‑]\d))"
FRACTION_WORDS = (
    "half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh sevenths eighth eighths"
    " ninth ninths tenth tenths hundredth hundredths"
)
ONES = "one two three four five six seven eight nine"
TENS = "teens twenties thirties forties fifties sixties seventies eighties nineties"
AGED = " ".join([TENS, *(f"mid{word}" for word in TENS.split())])
SCORES = "win victory defeat loss draw vote majority lead decision ruling"
CALLED = "tel telephone phone call hotline helpline contact information whatsapp fax mobile dial"
BOUNDS = "under below over above older younger"
PARTS_OF = r"[nNfFyY]\s+(?:\d|(?i:two|three|four|five|six|seven|eight|nine|ten)(?!\w))"
"""The end of "in", "out of" or "every" before a number, as every "one in five" holds it."""
YOUNG = "children minors boys girls those women men anyone persons youths"
STANDALONE: tuple[tuple[GuardKind, str, str, str], ...] = (
    ("age", (r"\baged?\s+(?:of\s+|between\s+|from\s+|about\s+|around\s+|just\s+|only\s+|under\s+"
    r"|over\s+)?\w+(?:(?:\s+(?:and|to|or)\s+|\s*[-–]\s*|,\s*)\d+){0,4}"), "age aged", ""),
    ("age", (rf"\b(?:{KIN})\s+of\s+(?:\d{{1,3}}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
    rf"|\w+teen|ten|eleven|twelve|[a-z]+)(?=\s*[,.;:)!?]|\s+(?:has|had|who|was|is|and)\b)"),
    f"{KIN.replace('|', ' ')} & of", ""),
    ("age", rf"\b(?:an?|the|his|her|their)\s+(?:\w+\s+)?(?:{KIN})\s+of\s+\d{{1,2}}\b(?!\s*(?:and|or|to|-)\s*\d)",
    f"{KIN.replace('|', ' ')} & of & {DIGIT}", ""),
    ("age", r"\b(?:turn(?:ed|s)?|turning)\s+\d{1,3}\b", f"turn turned turns turning & {DIGIT}", ""),
    ("age", r"\b(?:under|below|over|above|older\s+than|younger\s+than)\s+(?:the\s+age\s+of\s+)\d{1,3}\b",
    f"age & {DIGIT}", ""),
    ("age", (r"\b(?:children|minors|boys|girls|those|women|men|anyone|persons|youths)\s+(?:under|below|over|above"
    r"|older\s+than|younger\s+than)\s+\d{1,2}\b(?!\s+\w)"), f"{YOUNG} & {DIGIT} & {BOUNDS}", ""),
    ("age", (r"\bwho\s+(?:is|are|was|were)\s+(?:only\s+|just\s+)?\d{1,2}(?:\s+(?:and|or)\s+\d{1,2})?(?=\s*[,.;:)!?]"
    r"|\s+(?:and|when|at)\b|\s*$)"), f"who & {DIGIT}", ""),
    ("age", (r"\bin\s+(?:his|her|their)\s+(?:early\s+|mid-?\s*|late\s+)?(?:\d0s|teens|(?:twen|thir|for|fif|six"
    r"|seven|eigh|nine)ties)\b"), f"{MIXED} {AGED}", ""),
    ("time", r"(?<![\d:.])\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\b\.?|\s+(?:GMT|UTC|local|hours))", DIGIT, CLOCK),
    ("time", r"(?<![\d:.,])(?:[01]?\d|2[0-3]):[0-5]\d(?:[:.]\d+)*(?!\d)", DIGIT, CLOCK),
    ("contact", r"(?<![\w+])(?:\+|00)\d(?:[\s().-]{0,2}\d){6,14}(?!\d)", DIGIT, MANY),
    ("contact", r"(?<!\w)0\d(?:[\s().-]{0,2}\d){6,13}(?!\d)", DIGIT, MANY),
    ("contact", r"(?<![\w.])\d{3}-\d{3,4}(?:-\d{4})?(?![\w-])", DIGIT, MANY),
    ("contact", (rf"\b(?:{CALLED.replace(' ', '|')})[.:]?\s(?:us\s|on\s|at\s)?\d{{2,4}}(?: \d{{2,4}}){{2,5}}"
    r"(?![\w,.]*\w)"),
    f"{CALLED} & {DIGIT}", MANY),
    ("list", (r"^[ \t]{0,8}(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?)(?=[ \t])"
    r"(?!\s+(?:million|billion|thousand|lakh|crore)\b)"), DIGIT, ""),
    ("ordinal", (rf"(?<![\w.,])(?:\d{{1,6}}(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    rf"|ninety)-)?(?:{ORDINAL_WORDS}))(?!\w)"), f"{MIXED} {ORDINAL_WORDS.replace('|', ' ')}", ""),
    ("coordinates", r"\d{1,3}(?:\.\d+)?\s?°\s?(?:\d{1,2}\s?['′]\s?)?(?:\d{1,2}(?:\.\d+)?\s?[\"″]\s?)?[NSEW]\b",
    DIGIT, "°"),
    ("coordinates", r"(?<![\w.])-?\d{1,2}\.\d{3,},\s*-?\d{1,3}\.\d{3,}(?!\d)", DIGIT, r"\d\.\d{3}"),
    ("score", (r"(?<![\w.,])\d{1,3}\s*[-–]\s*\d{1,3}(?=\s+(?:win|victory|defeat|loss|draw|vote|majority|lead"
    r"|decision|ruling)\b)"), f"{SCORES} & {DIGIT}", ""),
    ("score", r"\b\d{1,4}\s+votes?\s+(?:to|against)\s+\d{1,4}\b", f"vote votes & {DIGIT}", ""),
    ("name", (r"(?<![\w-])(?=\w{0,24}[^\W\d_])(?:[^\W\d_]{1,24}-?\d{1,6}[\w-]{0,8}"
    r"|[^\W\d_]{1,24}(?:[-‐‑]\d{1,6}){1,2})(?![\w-])"), DIGIT, NAMED),
    ("name", r"\b(?-i:G|Group\s+of)\s?(?:7|8|10|20|24|30|77)\b", f"{MIXED} g group & {DIGIT}", ""),
    ("fraction", (rf"\b(?:a|one|two|three|four|five|six|seven|eight"
    rf"|nine)[\s-](?:{FRACTIONS})\b(?=\s+(?:of|more|as|fewer)\b)(?!\s+of\s+a\s+(?:million|billion))"),
    FRACTION_WORDS, ""),
    ("fraction", (r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})\s+(?:in"
    r"|out\s+of(?:\s+every)?)\s+(?:every\s+)?(?:two|three|four|five|six|seven|eight|nine|ten"
    r"|\d{1,3})(?!\w)(?!\s+(?:cities|towns|villages|provinces|districts|states|regions|countries|cases|days|months"
    r"|years|prisons|locations|places|camps))"), f"{DIGIT} {ONES} & in out", PARTS_OF),
)  # fmt: skip
"""Kind and form; of which words a text must hold one for the form to stand in it ("&": and one of these), and what
else it must hold somewhere (empty: nothing). Both are asked first."""
HINTS = re.compile(rf"[\d°](?:(?<=°)|(?<=\d)(?:[:.]\d|[\s().-]{{0,2}}(?:\d[\s().-]{{0,2}}){{5}})|(?<={NAMED}))")
"""Any of these hints: most texts hold none."""
NAMED_AGE = re.compile(
    r"(?<!\w)(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}),\s+(?P<age>\d{1,3})(?:\s+and\s+(?P<second>\d{1,3}))?(?=,(?!\d)|\)|;)"
)
AGE_SET_OFF = re.compile(r",\s+\d{1,3}(?:\s+and\s+\d{1,3})?[,);]")
"""A number between marks, as an age behind a name has to be: most texts hold none."""
PLACE_BEFORE = re.compile(r"\b(?:in|at|of|from|near|around|to|across)\s+(?:the\s+)?$", re.IGNORECASE)
TO_NUMBER = re.compile(rf"\s+to\s+{ONE}(?=\s*[.,;:)!?]|\s*$|\s+(?:on|after|by|in)\b)")
CITED = frozenset(
    {
        "article",
        "articles",
        "section",
        "sections",
        "resolution",
        "resolutions",
        "paragraph",
        "paragraphs",
        "rule",
        "chapter",
    }
)
"""Designators that name by their number whatever follows ("resolution 1325 speaks of ...")."""

AFTER = re.compile(r"(?:[-‐‑]|\s?)(?P<one>[^\s\d,;:!?()\[\]\"”]+)(?:\s(?P<two>[^\s\d,;:!?.()]+))?")
FOLLOWING = re.compile(r"(?:[-‐‑]|\s?)([^\W\d]+)")
HYPHENS = frozenset("-‐‑")
HYPHEN = re.compile("[-‐‑]")
YEARS = frozenset({"year", "years"})
OLD = re.compile(r"[\s-]years?[\s-]olds?\b|\s+years\s+of\s+age\b|\s+years\s+older\b", re.IGNORECASE)
COMPOUND = re.compile(r"[-‐‑](?!odd|plus|strong|something|and|to|or)[^\W\d_]{2,}", re.IGNORECASE)


class Guard(msgspec.Struct, frozen=True, gc=False):
    """A span that holds a number which counts nobody; `value` is the percentage, where it is one."""

    start: int
    end: int
    kind: GuardKind
    value: float | None = None


def find_guards(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    dates: tuple[FoundDate, ...] | None = None,
    words: Vocabulary | None = None,
) -> tuple[Guard, ...]:
    """Return the guards of a text by where they begin, the longer first; they may overlap.

    Offsets are code points into `text`. `dates`: the dates already found there; they are looked for when none are
    given. `words`: those of the stretch, where the caller knows them.
    """
    stop = len(text) if end is None else end
    held = vocabulary(text, start, stop) if words is None else words
    known = find_dates(text, start=start, end=stop, words=held) if dates is None else dates
    found = [Guard(date.start, date.end, "date") for date in known]
    if met := _signs().met(held):
        found += _standalone(text, start, stop, held, met)
    if not COUNTING.isdisjoint(held):
        found += _measured(text, start, stop, held)
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(set(found), key=lambda guard: (guard.start, -guard.end, guard.kind)))


class Alone(msgspec.Struct, frozen=True):
    """Forms of guard that one pattern tells each; a text must hold a word of every group, and the hint, for any.

    A form that begins with "^" stands at the beginning of a line. `worded` forms need more than digits, and their hint
    is none of HINTS.
    """

    groups: tuple[Vocabulary, ...]
    hint: re.Pattern[str] | None
    forms: tuple[tuple[GuardKind, re.Pattern[str]], ...]
    worded: bool


@cache
def _standalone_forms() -> tuple[Alone, ...]:
    flags = re.IGNORECASE | re.MULTILINE
    found: dict[tuple[str, str], list[tuple[GuardKind, re.Pattern[str]]]] = {}
    for kind, form, words, hint in STANDALONE:
        found.setdefault((words, hint), []).append((kind, re.compile(form, flags)))
    return tuple(
        Alone(needed(words), re.compile(hint, flags) if hint else None, tuple(forms), worded=words != DIGIT)
        for (words, hint), forms in found.items()
    )


@cache
def _groups() -> tuple[Vocabulary, ...]:
    """Return all groups of words that a guard of one pattern can need, each once."""
    return tuple(dict.fromkeys(group for alone in _standalone_forms() for group in alone.groups))


@cache
def _signs() -> Signs:
    return Signs.of(_groups())


@lru_cache(4096)
def _possible(met: int) -> tuple[Alone, ...]:
    """Return the forms that can stand in a text which holds words of these groups."""
    held = {group for at, group in enumerate(_groups()) if met >> at & 1}
    return tuple(alone for alone in _standalone_forms() if held.issuperset(alone.groups))


def needed(words: str) -> tuple[Vocabulary, ...]:
    """Return the groups of words, set apart by "&", of each of which a text must hold one."""
    return tuple(frozenset(group.split()) for group in words.split("&"))


def _standalone(text: str, start: int, stop: int, words: Vocabulary, met: int) -> Iterator[Guard]:
    """Yield the guards that one pattern tells; `met` are the groups of which the text holds a word."""
    hinted = DIGIT in words and HINTS.search(text, start, stop) is not None
    for alone in _possible(met):
        if alone.hint is not None and not ((hinted or alone.worded) and alone.hint.search(text, start, stop)):
            continue
        for kind, pattern in alone.forms:
            found = _at_lines if pattern.pattern.startswith("^") else _anywhere
            for match in found(pattern, text, start, stop):
                if kind != "age" or any(char.isdigit() for char in match.group()) or _spelled(match.group()):
                    yield Guard(match.start(), match.end(), kind, None)
    if DIGIT in words and AGE_SET_OFF.search(text, start, stop):
        yield from _named_ages(text, start, stop)


def _anywhere(pattern: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    return pattern.finditer(text, start, stop)


def _at_lines(pattern: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Yield the matches at the beginning of the stretch and of each line in it."""
    at = start
    while True:
        if (match := pattern.match(text, at, stop)) is not None:
            yield match
        at = text.find("\n", at, stop) + 1
        if not at:
            return


def _named_ages(text: str, start: int, stop: int) -> Iterator[Guard]:
    """Yield the numbers behind a name and a comma that are an age, not a place's number."""
    for match in NAMED_AGE.finditer(text, start, stop):
        if 0 < int(match["age"]) <= 110 and not PLACE_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
            yield Guard(match.start("age"), match.end("second" if match["second"] else "age"), "age")


def _spelled(words: str) -> bool:
    return next(iter(find_numerals(words)), None) is not None or bool(re.search(r"ties$|teens$", words, re.IGNORECASE))


@cache
def _units() -> dict[str, GuardKind]:
    """Return the kind of every unit that can follow a number."""
    kinds = {row["word"].lower(): row["kind"] for row in lexicon.load("measures") if row["side"] == "after"}
    return {word: msgspec.convert(kind, type=GuardKind) for word, kind in kinds.items()}


@cache
def _unit_starts() -> Vocabulary:
    """Return the words with which units begin: most words behind a number are none."""
    return frozenset(start.group() for word in _units() if (start := RUN.match(word)) is not None)


def _unit(text: str, last: int, stop: int) -> tuple[int, GuardKind] | None:
    """Return where the unit after a number ends and its kind; two words before one ("percentage points")."""
    word = FOLLOWING.match(text, last, stop)
    if word is not None and word[1].lower() not in _unit_starts():
        return None
    match = AFTER.match(text, last, stop)
    if match is None:
        return None
    second = match.end("two") if match["two"] else match.end("one")
    bare = len(match["one"].rstrip(".’'")), len(HYPHEN.split(match["one"], 1)[0])
    for end in (second, match.end("one"), *(match.start("one") + length for length in bare)):
        kind = _units().get(text[match.start("one") : end].lower().replace("’", "'"))
        if kind:
            return end, kind
    sign = match["one"][0]
    return (match.start("one") + 1, _units()[sign]) if sign in "%٪°" else None


@cache
def _designators() -> dict[str, GuardKind]:
    kinds = {row["word"].lower(): row["kind"] for row in lexicon.load("measures") if row["side"] == "before"}
    return {word: msgspec.convert(kind, type=GuardKind) for word, kind in kinds.items()}


def _measured(text: str, start: int, stop: int, words: Vocabulary) -> list[Guard]:
    """Return the guards that the words before or after a number tell."""
    found: list[Guard] = []
    aged = not YEARS.isdisjoint(words)
    for match in _stated(text, start, stop, words):
        for first, last in _numbers(match):
            guard = _by_following(text, first, last, stop, aged=aged) or _by_preceding(text, first, last, start)
            if guard is None:
                continue
            found.append(guard)
            more = TO_NUMBER.match(text, guard.end, stop) if guard.kind == "duration" else None
            if more:
                found.append(Guard(guard.end, more.end(), "duration"))
    return found


def _stated(text: str, start: int, stop: int, words: Vocabulary) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text; where it holds digits alone, each begins with some."""
    if not WORDED.isdisjoint(words):
        yield from NUMBER.finditer(text, start, stop)
        return
    after = start
    for run in DIGIT_RUN.finditer(text, start, stop):
        match = NUMBER.match(text, run.start(), stop) if run.start() >= after else None
        if match is not None:
            after = match.end()
            yield match


def _numbers(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Return where the one number or range of a match stands, or its two numbers that are no range."""
    if match["second"] is None:
        return (match.span("first"),)
    if match["range"].strip() != "and" or match["between"]:
        return ((match.start("between") if match["between"] else match.start("first"), match.end("second")),)
    return match.span("first"), match.span("second")


def _by_following(text: str, first: int, last: int, stop: int, *, aged: bool) -> Guard | None:
    old = OLD.match(text, last, stop) if aged else None
    if old:
        return Guard(first, old.end(), "age")
    unit = _unit(text, last, stop)
    if unit:
        end, kind = unit
        return Guard(first, end, kind, _value(text[first:last]) if kind == "percent" else None)
    compound = COMPOUND.match(text, last, stop) if text[last : last + 1] in HYPHENS else None
    return Guard(first, compound.end(), "compound") if compound else None


def _value(written: str) -> float | None:
    """Return the number before a percent sign; the first of a range."""
    digits = re.match(r"\d+(?:[.,٫]\d+)?", written)
    if digits:
        return float(re.sub("[,٫]", ".", digits.group()))
    numeral = next(iter(find_numerals(written)), None)
    return None if numeral is None else float(numeral.low)


SIGNS = frozenset("$€£¥₹₺₦₴₽﷼§#")
SIGN = re.compile(r"(?:\b[A-Z]{1,3})?[$€£¥₹₺₦₴₽﷼§#]{1,2}\s?$")
DESIGNATOR = re.compile(r"(?<!\w)(?:([\w.’-]+)\s+)?([\w.:]+)\s+$")
SLASHED = re.compile(r"(?:\s?[/–-]\s?\d{1,6}){0,3}")


def _by_preceding(text: str, first: int, last: int, start: int) -> Guard | None:
    """Guard "Article 500", "$300", "Room 209": a designator before a number in digits."""
    before = text[max(start, first - 24) : first]
    word = before.rsplit(maxsplit=1)[-1:]
    if not word:
        return None
    sign = SIGN.search(before) if word[0][-1] in SIGNS else None
    if sign:
        kind: GuardKind = "statute" if sign.group().strip()[-1] in "§#" else "money"
        return Guard(first - len(sign.group()), last, kind)
    named = text[first].isdigit() and before[-1].isspace() and _may_designate(word[0])
    words = DESIGNATOR.search(before) if named else None
    if not words:
        return None
    for phrase in (f"{words[1]} {words[2]}" if words[1] else "", words[2]):
        kind_ = _designators().get(phrase.lower())
        if kind_ and _names(phrase, kind_, text, last):
            more = SLASHED.match(text, last)
            begin = first - len(before) + words.start(2 if phrase == words[2] else 1)
            return Guard(begin, more.end() if more else last, kind_)
    return None


def _may_designate(word: str) -> bool:
    """Say whether the word before a number may be the last one of a designator: most words are none."""
    return not word.isalpha() or word.lower() in _designator_ends()


@cache
def _designator_ends() -> Vocabulary:
    return frozenset(word.split()[-1] for word in _designators())


def _names(phrase: str, kind: GuardKind, text: str, last: int) -> bool:
    """Say whether a designator names by its number: it is capitalised, or no noun follows that could be counted."""
    if phrase.lower() in {"no", "call", "order", "act", "line", "lines", "part"} and not phrase[0].isupper():
        return False
    if phrase.lower() in CITED:
        return True
    return phrase[0].isupper() or kind in {"money", "contact"} or not re.match(r"\s+[a-z]{3,}", text[last : last + 8])
