"""Invented people on four overlapping lists, as many as are wanted, with the truth beside them.

In: a folder, a number of rows, a seed. Out: the lists a.csv to d.csv and truth.csv (list, rec_id, entity), written row
by row: memory does not grow with the rows. Names are put together from the project's own name lists; nobody is meant.

A is written in the script of the language, with its calendar, and gives fathers; B in careful Latin, with birthdays;
C in other Latin spellings, with ages; D by somebody in a hurry: half of the dates missing, family names first, slips.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import msgspec
from persiantools.jdatetime import JalaliDate

from dadkhah.lang import lexicon

NAMES = Path(lexicon.__file__).parent / "data"
OWN = Path(__file__).with_name("crowd.tsv")
HEADINGS = {
    "a": ("rec_id", "name", "father", "sex", "age", "date", "place"),
    "b": ("id", "full name", "sex", "date of birth", "date", "city"),
    "c": ("ref", "name", "gender", "age", "date", "place"),
    "d": ("no", "name", "sex", "age", "date", "place"),
}
ROWS = (0.27, 0.40, 0.25, 0.07, 0.01)
"""The share of people that stand on so many rows, from one on."""

SHARES = {"a": 0.32, "b": 0.27, "c": 0.22, "d": 0.19}
CULTURES = {"fa": 0.55, "ar": 0.30, "es": 0.15}
SLIP, DAY_OFF, NO_FATHER, NO_PLACE, NO_SEX = 0.15, 0.08, 0.5, 0.08, 0.1
"""How often D's names have a slip, dates lie a day apart, and values are missing."""

ARABIC = str.maketrans("یک", "يك")
"""Letters of the name lists, which are Persian, as Arabic writes them."""

STEP = 1_000_003
"""A prime by which numbers of rows are spread, so that ids do not tell who stands beside whom."""

SPANS = {
    "fa": (date(1981, 6, 20), 15_000, (date(2019, 11, 15), date(1988, 8, 1), date(2022, 9, 30))),
    "ar": (date(2011, 3, 15), 4_500, (date(2013, 8, 21), date(2023, 10, 9), date(2016, 12, 1))),
    "es": (date(1973, 9, 11), 6_000, (date(1973, 9, 15), date(1976, 7, 9), date(1983, 4, 3))),
}
"""Where the days of death begin, how many they are, and the beginnings of weeks in which many died."""


class Word(msgspec.Struct, frozen=True):
    """One part of a name: in its own script and in Latin letters, the usual spelling first."""

    written: str
    latin: tuple[str, ...]


class Human(msgspec.Struct, frozen=True):
    """Somebody invented, as they are: not as a list writes them."""

    culture: str
    given: tuple[Word, ...]
    family: tuple[Word, ...]
    father: Word
    sex: str
    born: date
    died: date
    city: Word


class Stock(msgspec.Struct, frozen=True):
    """Words to choose from, with the running sums of how common they are."""

    words: tuple[Word, ...]
    sums: tuple[float, ...]

    def choose(self, chance: random.Random) -> Word:
        """Return a word, the common ones more often."""
        return chance.choices(self.words, cum_weights=self.sums)[0]


def people(seed: int) -> Iterator[Human]:
    """Yield invented people without end; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - invented people that can be invented again
    given, family, cities = stocks(chance)
    while True:
        culture = chance.choices(list(CULTURES), list(CULTURES.values()))[0]
        yield _human(culture, (given[culture], family[culture], cities[culture]), chance)


def stocks(chance: random.Random) -> tuple[dict[str, Stock], ...]:
    """Return given names, family names and cities of each culture."""
    own = lexicon.table(OWN)
    given = {culture: _given(culture) for culture in CULTURES}
    spanish = [_latin(row["family"]) for row in lexicon.table(NAMES / "name_families.tsv") if row["language"] == "es"]
    endings = [Word(row["written"], (row["latin"], row["other"])) for row in own if row["kind"] == "family"]
    persian = [Word(one.written + end.written, _joined(one, end)) for one in given["fa"] for end in endings]
    article = [Word(f"ال{one.written}", tuple(f"Al-{form}" for form in one.latin)) for one in given["ar"]]
    families = {"fa": persian, "ar": article + given["ar"], "es": spanish}
    cities = {
        culture: [
            Word(row["written"], (row["latin"], row["other"]))
            for row in own
            if row["kind"] == "city" and row["language"] == culture
        ]
        for culture in CULTURES
    }
    return tuple(
        {name: stock(words, chance, flat) for name, words in group.items()}
        for group, flat in ((given, 8), (families, 60), (cities, 2))
    )


def _joined(one: Word, end: Word) -> tuple[str, ...]:
    return tuple(f"{form}{ending}" for form in one.latin for ending in end.latin)


def _given(culture: str) -> list[Word]:
    rows = [row for row in lexicon.table(NAMES / "name_given.tsv") if culture in row["language"].split()]
    if culture == "es":
        return [_latin(row["latin"].split()[0]) for row in rows if row["latin"] != "-"]
    letters = ARABIC if culture == "ar" else {}
    return [Word(row["name"].translate(letters), tuple(row["latin"].split())) for row in rows if row["latin"] != "-"]


def _latin(word: str) -> Word:
    plain = word.translate(str.maketrans("áéíóúñüÁÉÍÓÚ", "aeiounuAEIOU"))
    return Word(word, (word, plain))


def stock(words: Sequence[Word], chance: random.Random, flat: int) -> Stock:
    """Return words in an order of chance, each as common as its place allows (Zipf); `flat` softens the first ones."""
    mixed = list(dict.fromkeys(words))
    chance.shuffle(mixed)
    return Stock(tuple(mixed), tuple(accumulate(1 / (place + flat) for place in range(len(mixed)))))


def _human(culture: str, known: tuple[Stock, Stock, Stock], chance: random.Random) -> Human:
    given, family, cities = known
    several = {"fa": 0.25, "ar": 1.0, "es": 0.6}[culture] > chance.random()
    father = given.choose(chance)
    second = father if culture == "ar" else given.choose(chance)
    first = given.choose(chance)
    died = _death(culture, chance)
    return Human(
        culture,
        (first, second) if several and second != first else (first,),
        (family.choose(chance), *([family.choose(chance)] if culture == "es" else [])),
        father,
        "m" if chance.random() < 0.75 else "f",
        died - timedelta(days=int(chance.triangular(300, 30_000, 9_500))),
        died,
        cities.choose(chance),
    )


def _death(culture: str, chance: random.Random) -> date:
    begin, days, peaks = SPANS[culture]
    if chance.random() < 0.3:
        return chance.choice(peaks) + timedelta(days=int(chance.triangular(0, 9, 0)))
    return begin + timedelta(days=chance.randrange(days))


Line = tuple[str, ...]


def _name(one: Human, chance: random.Random, latin: int | None) -> tuple[list[str], list[str]]:
    """Return given and family names in the script, or in a Latin spelling: 0 the usual one, 1 any."""

    def spelled(word: Word) -> str:
        if latin is None:
            return word.written
        return word.latin[0] if latin == 0 else chance.choice(word.latin)

    return [spelled(word) for word in one.given], [spelled(word) for word in one.family]


def _age(one: Human, chance: random.Random) -> str:
    return "" if chance.random() < 0.15 else str((one.died - one.born).days * 4 // 1461)


def _day(one: Human, chance: random.Random) -> date:
    return one.died + timedelta(days=chance.choice((-1, 1)) if chance.random() < DAY_OFF else 0)


def _maybe(value: str, missing: float, chance: random.Random) -> str:
    return "" if chance.random() < missing else value


def _a(one: Human, chance: random.Random) -> Line:
    given, family = _name(one, chance, None)
    day = _day(one, chance)
    if one.culture == "fa":
        local = JalaliDate(day)  # type: ignore[no-untyped-call]
        written = f"{local.year}/{local.month:02}/{local.day:02}".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    else:
        written = f"{day.day:02}/{day.month:02}/{day.year}"
    father = _maybe(one.father.written, NO_FATHER, chance)
    sex = {"m": "مرد", "f": "زن"}[one.sex] if one.culture == "fa" else one.sex
    place = _maybe(one.city.written, NO_PLACE, chance)
    return " ".join([*given, *family]), father, sex, _age(one, chance), written, place


def _b(one: Human, chance: random.Random) -> Line:
    given, family = _name(one, chance, 0)
    born = _maybe(one.born.isoformat(), 0.4, chance)
    place = _maybe(one.city.latin[0], NO_PLACE, chance)
    return " ".join([*given, *family]), one.sex, born, _day(one, chance).isoformat(), place


def _c(one: Human, chance: random.Random) -> Line:
    given, family = _name(one, chance, 1)
    day = _day(one, chance)
    written = day.strftime("%B %Y") if chance.random() < 0.2 else f"{day.day} {day.strftime('%B %Y')}"
    sex = _maybe(one.sex, NO_SEX, chance)
    return " ".join([*given, *family]), sex, _age(one, chance), written, _maybe(one.city.latin[1], NO_PLACE, chance)


def _d(one: Human, chance: random.Random) -> Line:
    given, family = _name(one, chance, 1)
    shown = given[:1] if chance.random() < 0.3 else given
    name = " ".join([*family, *shown] if chance.random() < 0.5 else [*shown, *family])
    written = _maybe(_day(one, chance).isoformat(), 0.5, chance)
    wrong = _slipped(name, chance) if chance.random() < SLIP else name
    place = _maybe(one.city.latin[1], 2 * NO_PLACE, chance)
    return wrong, _maybe(one.sex, NO_SEX, chance), _maybe(_age(one, chance), 0.4, chance), written, place


def _slipped(name: str, chance: random.Random) -> str:
    """Return a name with two neighbouring letters changed about, or one left out."""
    at = chance.randrange(1, max(len(name) - 2, 2))
    if chance.random() < 0.5:
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


WRITERS: dict[str, Callable[[Human, random.Random], Line]] = {"a": _a, "b": _b, "c": _c, "d": _d}


def rows(many: int, seed: int) -> Iterator[tuple[str, str, int, Line]]:
    """Yield (list, id, number of the person, values) until there are so many."""
    chance = random.Random(f"rows {seed}")  # noqa: S311
    written = 0
    for number, one in enumerate(people(seed)):
        for _ in range(chance.choices(range(1, len(ROWS) + 1), ROWS)[0]):
            if written == many:
                return
            name = chance.choices(list(SHARES), list(SHARES.values()))[0]
            yield name, f"{name.upper()}{written * STEP % 10_000_019:08}", number, WRITERS[name](one, chance)
            written += 1


def write(folder: Path, many: int, seed: int = 5) -> list[Path]:
    """Write the lists and the truth; return the lists."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as open_:
        files = {
            name: open_.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            for name in (*HEADINGS, "truth")
        }
        writers = {name: csv.writer(file, lineterminator="\n") for name, file in files.items()}
        for name, headings in HEADINGS.items():
            writers[name].writerow(headings)
        writers["truth"].writerow(("list", "rec_id", "entity"))
        for name, rec, number, values in rows(many, seed):
            writers[name].writerow((rec, *values))
            writers["truth"].writerow((f"{name}.csv", rec, number))
    return [folder / f"{name}.csv" for name in HEADINGS]
