"""Print what a person should look at after lists were joined: one page that loads nothing, in English or Persian.

In: Joining. Out: HTML with its style inline, named by its hash in a policy that loads nothing else, and no script.
Invariants: everything is escaped; words that the page has no translation for stand in English and are marked so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from markupsafe import Markup, escape

from dadkhah.lang import lexicon
from dadkhah.model.joining import Joining, Step
from dadkhah.model.listing import ABOUT
from dadkhah.publish.page import asset, environment, hashed

Language = Literal["en", "fa"]
WORDS = Path(__file__).with_name("data") / "joined_words.tsv"
DIGITS = str.maketrans("0123456789.,%", "۰۱۲۳۴۵۶۷۸۹٫٬٪")
ROOM = 6.0
"""Percent of the axis left free on either side."""

MOST_ROWS = 6
"""Rows of a cluster that are shown."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One step as it is drawn, in percent of the axis; `kind` is for, against or base; `text` says all of it."""

    words: str
    low: float
    high: float
    end: float
    zero: float
    kind: str
    label: str
    text: str


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """Where the numbers of people lie on their axis, in percent."""

    low: float
    high: float
    median: float
    people: float


def joined(page: Joining, language: Language = "en") -> str:
    """Return the page."""
    words = Words(language)
    style = asset("joining.css")
    policy = f"default-src 'none'; style-src '{hashed(style)}'; base-uri 'none'; form-action 'none'"
    return (
        environment()
        .get_template("joining.html.j2")
        .render(
            page=page,
            policy=policy,
            style=Markup(style),  # noqa: S704 - packaged with the program, holds no words of a list
            language=language,
            direction="rtl" if language == "fa" else "ltr",
            span=span(page),
            about=ABOUT,
            most=MOST_ROWS,
            **words.functions(),
        )
    )


@cache
def _persian() -> Mapping[str, str]:
    return {row["en"]: row["fa"] for row in lexicon.table(WORDS)}


ENGLISH = {
    "about:people": "people",
    "about:population": "population",
    "about:window": "window",
    "about:area": "area",
    "about:appear": "who could appear",
    "about:method": "method",
    "about:feeds_from": "feeds from",
    "odd:two_deaths": "two known days of death",
    "odd:sexes": "different sexes",
    "odd:born": "two days of birth",
    "odd:ages": "ages far apart",
    "odd:twice": "more than one row of one list",
    "odd:chain": "hangs together by a third row only",
}
"""Words of keys, where the key is not the word."""


class Words:
    """What the page says in one language."""

    def __init__(self, language: Language) -> None:
        self._persian = _persian() if language == "fa" else None

    def functions(self) -> Mapping[str, Callable[..., object]]:
        """Return what the template calls."""
        return {
            "t": self.said,
            "w": self.word,
            "n": self.number,
            "place": self.place,
            "decimal": lambda value: self.digits(f"{value:.2f}"),
            "percent": self.percent,
            "fall": lambda steps: fall(steps, self),
        }

    def digits(self, text: str) -> str:
        """Return numerals in the digits of the language."""
        return text.translate(DIGITS) if self._persian is not None else text

    def number(self, value: int) -> str:
        """Return a whole number."""
        return self.digits(f"{value:,}")

    def percent(self, value: float) -> str:
        """Return a probability in percent; never 0 or 100, since nothing is that sure."""
        shown = min(max(100 * value, 0.1), 99.9)
        return self.digits(f"{shown:.1f}%")

    def said(self, sentence: str, **values: str) -> str:
        """Return a sentence of the page with its values; every one has its Persian."""
        return (sentence if self._persian is None else self._persian[sentence]).format(**values)

    def word(self, words: str) -> str | Markup:
        """Return words that other stages chose; in English, and marked so, where the language has none for them."""
        if self._persian is None:
            return ENGLISH.get(words, words)
        found = self.known(words)
        return found or Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(escape(ENGLISH.get(words, words)))

    def known(self, words: str) -> str:
        """Return the Persian of words, or of both their parts where a comma parts them; "" where there is none."""
        table = self._persian or {}
        if words in table:
            return table[words]
        head, comma, tail = words.rpartition(", ")
        return f"{table[head]}، {table[tail]}" if comma and head in table and tail in table else ""

    def place(self, words: str) -> str | Markup:
        """Return where a row stands."""
        head, _, number = words.rpartition(" ")
        return self.said("row {n}", n=self.digits(number)) if head == "row" else self.word(words)


def fall(steps: Sequence[Step], words: Words) -> list[Bar]:
    """Return the steps of a match as bars on one axis: each begins where the one before ends."""
    ends = [0.0, *(step.start + step.bits for step in steps)]
    low, high = min(ends), max(ends)

    def at(value: float) -> float:
        return round(ROOM + (100 - 2 * ROOM) * (value - low) / ((high - low) or 1.0), 2)

    return [
        Bar(
            words=step.words,
            low=at(min(step.start, step.start + step.bits)),
            high=at(max(step.start, step.start + step.bits)),
            end=at(step.start + step.bits),
            zero=at(0.0),
            kind="base" if place == 0 else "for" if step.bits > 0 else "against",
            label=words.digits(f"{step.bits:+.1f}"),
            text=words.said(
                "{bits} bits, {sum} so far",
                bits=words.digits(f"{step.bits:+.1f}"),
                sum=words.digits(f"{step.start + step.bits:+.1f}"),
            ),
        )
        for place, step in enumerate(steps)
    ]


def span(page: Joining) -> Range:
    """Return where the numbers of people lie, on an axis that holds them all."""
    low, high = min(page.low, page.people), max(page.high, page.people)

    def at(value: int) -> float:
        return round(100 * (value - low) / (high - low), 2) if high > low else 50.0

    return Range(low=at(page.low), high=at(page.high), median=at(page.median), people=at(page.people))
