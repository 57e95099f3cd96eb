"""Other people, places and numerals in a text: what the reader finds must not hang on those it was developed with.

In: a folder of texts with sidecars and expected.jsonl, and a seed. Out: the same folder with every person, place,
demonym, acronym and numeral replaced by another of the same shape; expected findings follow the words they quote.

Nothing of the texts is written here: people come from the fields of expected.jsonl, places from the gazetteer and the
demonyms, numerals from patterns. Dates keep their months, days their half of the month; all years move by the same
number of years. Number words move by one step for all, so that "all three" after "two others" stays true.
"""

from __future__ import annotations

import calendar
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dadkhah.lang import lexicon as language_data
from dadkhah.lang.places import Gazetteer, countries_in, demonyms, find_places
from dadkhah.read.lexicon import lexicon, words_of

Finding = dict[str, Any]
PERSON_FIELDS = ("person", "speaker", "subject", "actor")
KEPT_FIELDS = frozenset({"doc", "type", "kind", "bound", "roles", "claims", "response", "proceeding", "readings"})
CARDINALS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
VAGUE = {"thousands": "hundreds", "hundreds": "thousands"}
VAGUE_LOW = {2000: 200, 200: 2000}
CITIES = ("Lisbon", "Nairobi", "Oslo", "Montevideo", "Helsinki", "Dublin", "Jakarta", "Hanoi", "Toronto", "Melbourne")
CONTINENTS = ("European", "African", "Asian", "Australian")
MONTHS = "|".join(calendar.month_name[1:])
NUMERALS = (
    r"(?P<iso>(?<!\d)\d{4}-\d\d(?:-\d\d)?(?!\d))"
    rf"|(?P<day>(?:{MONTHS})\s\d{{1,2}}(?![\d,])|\b\d{{1,2}}\s(?:{MONTHS})\b)"
    r"|(?P<year>(?<![\d,.])(?:1[89]|20)\d\d(?!\d|,\d|\.\d))"
    r"|(?P<number>\d+(?:,\d{3})*)"
)
ACRONYM = re.compile(r"\b[A-Z]{3,5}\b")
CAPITAL = re.compile(r"[A-Z][^\W\d_]+")


@dataclass(frozen=True)
class Swaps:
    """What stands for what: words as written, numbers by value, days; how far years and number words move."""

    words: Mapping[str, str]
    numbers: Mapping[int, int]
    days: Mapping[int, int]
    years: int
    step: int


@dataclass(frozen=True)
class Rewritten:
    """A text after the swaps, with (start, end, new start, new end) of every piece that changed."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]

    def moved(self, offset: int) -> int:
        """Return where an offset of the old text stands in the new one; inside a piece, its beginning."""
        before = [piece for piece in self.pieces if piece[0] <= offset]
        if not before:
            return offset
        start, end, new_start, new_end = before[-1]
        return new_start if start <= offset < end else new_end + offset - end


# ---- what is replaced: derived from the findings, the gazetteer and patterns ---------------------------------------


def people(findings: Iterable[Finding]) -> list[str]:
    """Return the words of the names that the findings speak of, sorted: no heads of bodies, offices or places."""
    named = {word for name in full_names(findings) for word in name.split()}
    common = words_of("en", "org_heads") | words_of("en", "offices") | set(map(str.lower, CONTINENTS))
    offices = {part for phrase in common for part in phrase.split()}
    return sorted(word for word in named if word.lower() not in offices | set(demonyms()) and not country_name(word))


def full_names(findings: Iterable[Finding]) -> list[str]:
    """Return the runs of capitalised words in the fields that hold people, sorted."""
    run = re.compile(rf"{CAPITAL.pattern}(?: {CAPITAL.pattern})*")
    return sorted({name for row in findings for key in PERSON_FIELDS for name in run.findall(str(row.get(key) or ""))})


def country_name(word: str) -> bool:
    """Say whether a word is the name of a country."""
    return any(row["name"] == word for row in language_data.load("countries") if row["kind"] == "name")


def places(text: str, gazetteer: Gazetteer) -> dict[str, str]:
    """Return the places that a text names, as written, each with its kind."""
    found = find_places(text, gazetteer, context=countries_in(text))
    return {place.text: place.entries[0].kind for place in found}


def figures(texts: Iterable[str]) -> list[int]:
    """Return the numerals of some texts that are no years and no days, sorted."""
    found = (match for text in texts for match in re.finditer(NUMERALS, text))
    return sorted({int(match["number"].replace(",", "")) for match in found if match["number"]})


# ---- what stands for it --------------------------------------------------------------------------------------------


def swaps(texts: Sequence[str], findings: Sequence[Finding], gazetteer: Gazetteer, seed: int) -> Swaps:
    """Return the swaps for some texts; the same seed gives the same swaps."""
    draw = random.Random(seed)  # noqa: S311 (a repeatable choice, no secret)
    step, names = draw.randint(1, 5), dict[str, str]()
    where = {name: kind for text in texts for name, kind in places(text, gazetteer).items()}
    taken = {word.lower() for text in texts for word in re.findall(r"\w+", text)}
    for word in people(findings):
        names[word] = invented(word, taken, gazetteer, draw)
    names |= countries([name for name, kind in where.items() if kind == "country"], texts, draw)
    names |= cities([name for name, kind in where.items() if kind != "country"], draw)
    names |= {name: acronym(len(name), draw) for text in texts for name in sorted(set(ACRONYM.findall(text)))}
    names |= dict(zip(CONTINENTS, CONTINENTS[1:] + CONTINENTS[:1], strict=True))
    numbers = {number: other_number(number, draw) for number in figures(texts)}
    days = dict(zip(range(1, 29), [*draw.sample(range(1, 16), 15), *draw.sample(range(16, 29), 13)], strict=True))
    return Swaps(names | number_words(step), numbers, days, draw.choice((-9, -6, -4, 3, 5, 8)), step)


def invented(word: str, taken: set[str], gazetteer: Gazetteer, draw: random.Random) -> str:
    """Return a new name of about the same length that is no word of the texts, the lexicons or the gazetteer."""
    while True:
        name = "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(max(2, len(word) // 2)))
        name = (name + draw.choice("lmnr")).capitalize()
        known = lexicon("en").longest([name.lower()], 0)[0] or gazetteer.lookup(name)
        if name.lower() not in taken and not known:
            taken.add(name.lower())
            return name


def nations() -> dict[str, tuple[str, str, str]]:
    """Return code -> (name, adjective, plural) of the countries with a name of one word and a regular demonym."""
    names: dict[str, str] = {}
    for row in language_data.load("countries"):
        if row["kind"] == "name" and row["name"].isascii() and row["name"].isalpha() and not row["name"].isupper():
            names.setdefault(row["country"], row["name"])
    found: dict[str, tuple[str, str, str]] = {}
    for row in language_data.load("countries"):
        regular = row["kind"] == "demonym" and row["name"].endswith("an") and f"{row['name']}s".lower() in demonyms()
        if regular and row["country"] in names:
            found.setdefault(row["country"], (names[row["country"]], row["name"], row["name"] + "s"))
    return found


def countries(named: Sequence[str], texts: Sequence[str], draw: random.Random) -> dict[str, str]:
    """Return other countries for those named, with their demonyms; all names of one country become one."""
    codes = {row["name"]: row["country"] for row in language_data.load("countries")}
    adjectives = {word for text in texts for word in CAPITAL.findall(text) if word.lower() in demonyms()}
    wanted = sorted({codes[name] for name in named} | {codes[word] for word in adjectives})
    free = [nation for code, nation in sorted(nations().items()) if code not in wanted]
    chosen = dict(zip(wanted, draw.sample(free, len(wanted)), strict=True))
    found = {name: chosen[codes[name]][0] for name in sorted(named)}
    return found | {word: chosen[codes[word]][2 if word.endswith("s") else 1] for word in sorted(adjectives)}


def cities(named: Sequence[str], draw: random.Random) -> dict[str, str]:
    """Return other cities for those named."""
    free = [city for city in CITIES if city not in named]
    return dict(zip(sorted(named), draw.sample(free, len(named)), strict=True))


def acronym(length: int, draw: random.Random) -> str:
    """Return letters for an acronym of a length."""
    return "".join(draw.sample("BDFGHJKLQRTVWXZ", length))


def number_words(step: int) -> dict[str, str]:
    """Return number words moved by some steps, small and capitalised; vague ones change places."""
    small = dict(VAGUE)
    for row in (CARDINALS, ORDINALS):
        small |= dict(zip(row, row[step:], strict=False))
    return small | {word.capitalize(): other.capitalize() for word, other in small.items()}


def other_number(number: int, draw: random.Random) -> int:
    """Return another number with as many digits and as many zeros at its end."""
    zeros = len(str(number)) - len(str(number).rstrip("0"))
    unit, digits = int(10**zeros), len(str(number)) - zeros
    low, high = int(10 ** (digits - 1)), int(10**digits) - 1
    others = [n for n in range(low, high + 1) if n * unit != number and n % 10]
    return unit * draw.choice(others)


# ---- rewriting -----------------------------------------------------------------------------------------------------


def rewrite(text: str, swap: Swaps) -> Rewritten:
    """Return a text after the swaps; pieces never overlap, and the longest name wins."""
    surfaces = "|".join(map(re.escape, sorted(swap.words, key=lambda word: (-len(word), word))))
    parts, pieces, last, length = [], [], 0, 0
    for match in re.finditer(rf"{NUMERALS}|(?P<word>(?<!\w)(?:{surfaces})(?!\w))", text):
        new = replacement(match, swap)
        parts += [text[last : match.start()], new]
        length += match.start() - last
        pieces.append((match.start(), match.end(), length, length + len(new)))
        length, last = length + len(new), match.end()
    return Rewritten("".join([*parts, text[last:]]), tuple(pieces))


def replacement(match: re.Match[str], swap: Swaps) -> str:
    """Return what stands for one piece."""
    piece = match.group()
    if match["word"]:
        return swap.words[piece]
    if match["number"]:
        number = swap.numbers.get(int(piece.replace(",", "")), int(piece.replace(",", "")))
        return f"{number:,}" if "," in piece else str(number)
    piece = re.sub(r"\d{4}", lambda year: str(int(year.group()) + swap.years), piece)
    return re.sub(r"\b\d\d?$|^\d\d?\b", lambda day: other_day(day.group(), swap), piece) if is_day(match) else piece


def is_day(match: re.Match[str]) -> bool:
    """Say whether a piece names a day of a month."""
    return bool(match["day"]) or len(match["iso"] or "") == len("2031-05-17")


def other_day(day: str, swap: Swaps) -> str:
    """Return the day that stands for one, with as many digits; the last days of a month stay."""
    return str(swap.days.get(int(day), int(day))).zfill(len(day) if day.startswith("0") else 1)


def rewritten_finding(row: Finding, text: Rewritten, swap: Swaps) -> Finding:
    """Return a finding after the swaps: its words and place from the text, its values by the same tables."""
    start, end = text.moved(row["start"]), text.moved(row["start"] + len(row["quote"]))
    changed: Finding = {}
    for name, value in row.items():
        if isinstance(value, str) and name not in KEPT_FIELDS:
            changed[name] = rewrite(value, swap).text
        elif isinstance(value, int) and name != "start":
            changed[name] = value_after(value, row["quote"], swap)
    return {**row, **changed, "start": start, "quote": text.text[start:end]}


def value_after(value: int, words: str, swap: Swaps) -> int:
    """Return the number that stands for a value: of a vague word, a numeral, or a number word."""
    if value in VAGUE_LOW and any(word in words for word in VAGUE):
        return VAGUE_LOW[value]
    small = 2 <= value < 2 + len(CARDINALS) and value not in swap.numbers and "dozen" not in words
    return swap.numbers.get(value, value + swap.step if small else value)


def rewrite_folder(source: Path, target: Path, gazetteer: Gazetteer, seed: int) -> Swaps:
    """Write the texts, sidecars and expected.jsonl of a folder into another, after the swaps of a seed."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(source.glob("*.txt"))}
    findings = read_findings(source)
    swap = swaps(list(texts.values()), findings, gazetteer, seed)
    done = {name: rewrite(text, swap) for name, text in texts.items()}
    for name, text in done.items():
        (target / name).write_text(text.text, encoding="utf-8")
    same_days = replace(swap, days={})
    for path in sorted(source.glob("*.toml")):
        (target / path.name).write_text(rewrite(path.read_text(encoding="utf-8"), same_days).text, encoding="utf-8")
    rows = (rewritten_finding(row, done[row["doc"]], swap) for row in findings)
    (target / "expected.jsonl").write_text("".join(map(json_line, rows)), encoding="utf-8")
    return swap


def json_line(row: Mapping[str, Any]) -> str:
    """Return a row as one line of JSON."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def surnames(source: Path) -> set[str]:
    """Return the last words of the full names of a folder's findings."""
    found = full_names(read_findings(source))
    return {name.split()[-1] for name in found if " " in name} & set(people(read_findings(source)))


def read_findings(source: Path) -> list[Finding]:
    """Return the rows of a folder's expected.jsonl."""
    return [json.loads(line) for line in (source / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


def forbidden_words(source: Path, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the people, cities and large figures of a folder's texts: what no lexicon may list."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(source.glob("*.txt"))]
    names = full_names(read_findings(source))
    bodies = {
        word for name in names if set(name.lower().split()) & words_of("en", "org_heads") for word in name.split()
    }
    yield from sorted(set(people(read_findings(source))) - bodies)
    for text in texts:
        yield from sorted(name for name, kind in places(text, gazetteer).items() if kind == "city")
    for number in figures(texts):
        yield from {str(number), f"{number:,}"} if number > 100 else ()
