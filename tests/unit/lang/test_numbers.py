"""Quantities: every bound, both scripts, and what stays outside. All sentences are invented."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from dadkhah.lang.lexicon import load
from dadkhah.lang.numbers import FoundQuantity, find_quantities


def only(text: str, language: str = "en") -> FoundQuantity:
    (found,) = find_quantities(text, language=language)
    return found


def stated(text: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(text[one.start : one.end], one.low, one.high, one.bound) for one in find_quantities(text)]


EXACT = [
    ("17", 17),
    ("1,500", 1500),
    ("1.500", 1500),
    ("1 500", 1500),
    ("1\u00a0500", 1500),
    ("1'500", 1500),
    ("12,345,678", 12345678),
    ("1,00,000", 100000),
    ("۱۵۰۰", 1500),
    ("١٬٢٠٠", 1200),
    ("1.5 million", 1500000),
    ("1.234 million", 1234000),
    ("2k", 2000),
    ("1.1m", 1100000),
    ("3bn", 3000000000),
    ("one lakh", 100000),
    ("two crore", 20000000),
    ("seven", 7),
    ("twenty-one", 21),
    ("One hundred and forty-four", 144),
    ("a hundred and one", 101),
    ("fifteen hundred", 1500),
    ("two thousand five hundred and six", 2506),
    ("three hundred thousand", 300000),
    ("half a million", 500000),
    ("three quarters of a million", 750000),
    ("two and a half million", 2500000),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("ten thousand", 10000),
]


@pytest.mark.parametrize(("words", "value"), EXACT)
def test_exact_numbers(words: str, value: int) -> None:
    text = f"they buried {words} villagers"
    found = only(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.high, found.bound) == (value, value, "exact")


BOUNDS = [
    ("at least 12", 12, None, "at_least"),
    ("no fewer than 12", 12, None, "at_least"),
    ("not less than 12", 12, None, "at_least"),
    ("at the very least, 12", 12, None, "at_least"),
    ("12 or more", 12, None, "at_least"),
    ("12-plus", 12, None, "at_least"),
    ("1,000+", 1000, None, "at_least"),
    ("12 and counting", 12, None, "at_least"),
    ("more than 12", 12, None, "more_than"),
    ("over 12", 12, None, "more_than"),
    ("well over a hundred", 100, None, "more_than"),
    ("upwards of 12", 12, None, "more_than"),
    ("in excess of 12", 12, None, "more_than"),
    ("more than two-and-a-half million", 2500000, None, "more_than"),
    ("up to 12", None, 12, "at_most"),
    ("as many as 12", None, 12, "at_most"),
    ("perhaps as many as 12", None, 12, "at_most"),
    ("no more than twelve", None, 12, "at_most"),
    ("at most 12", None, 12, "at_most"),
    ("fewer than 12", None, 12, "fewer_than"),
    ("less than 12", None, 12, "fewer_than"),
    ("under 12", None, 12, "fewer_than"),
    ("nearly 12", None, 12, "nearly"),
    ("almost 12", None, 12, "nearly"),
    ("close to 12", None, 12, "nearly"),
    ("just under 12", None, 12, "nearly"),
    ("about 12", 12, 12, "about"),
    ("some 12", 12, 12, "about"),
    ("around 12", 12, 12, "about"),
    ("roughly 12", 12, 12, "about"),
    ("an estimated 12", 12, 12, "about"),
    ("approximately 12", 12, 12, "about"),
    ("~12", 12, 12, "about"),
    ("12 or so", 12, 12, "about"),
    ("40-odd", 40, 40, "about"),
    ("exactly 12", 12, 12, "exact"),
    ("at least some 12", 12, None, "at_least"),
    ("200 to 225", 200, 225, "between"),
    ("between 6,000 and 9,000", 6000, 9000, "between"),
    ("20 or 21", 20, 21, "between"),
    ("12-15", 12, 15, "between"),
    ("12–15", 12, 15, "between"),
    ("six to eight", 6, 8, "between"),
    ("10 to 15 thousand", 10000, 15000, "between"),
    ("between two and three hundred", 200, 300, "between"),
    ("from three to five hundred", 300, 500, "between"),
    ("at least 14 and possibly as many as 25", 14, 25, "between"),
    ("more than 40 but fewer than 60", 40, 60, "between"),
    ("a couple", 2, None, "vague"),
    ("several", 3, None, "vague"),
    ("a few", 3, None, "vague"),
    ("a handful", 3, None, "vague"),
    ("dozens", 24, None, "vague"),
    ("several dozen", 24, None, "vague"),
    ("scores", 40, None, "vague"),
    ("hundreds", 200, None, "vague"),
    ("a few hundred", 200, None, "vague"),
    ("a couple of hundred", 200, None, "vague"),
    ("thousands", 2000, None, "vague"),
    ("tens of thousands", 20000, None, "vague"),
    ("hundreds of thousands", 200000, None, "vague"),
    ("millions", 2000000, None, "vague"),
    ("no one", 0, 0, "exact"),
    ("nobody", 0, 0, "exact"),
    ("none", 0, 0, "exact"),
    ("not one", 0, 0, "exact"),
]


@pytest.mark.parametrize(("words", "low", "high", "bound"), BOUNDS)
def test_bounds(words: str, low: int | None, high: int | None, bound: str) -> None:
    text = f"the raid left {words} dead in Orvale"
    found = only(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.high, found.bound) == (low, high, bound)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("another nine farmers", "nine"),
        ("a further 12,000 teachers", "12,000"),
        ("all 31 districts", "31"),
        ("only six nurses", "six"),
        ("the 30,000 victims", "30,000"),
        ("(about 40 boys)", "about 40"),
        ("“at least 9 monks”", "at least 9"),
    ],
)
def test_determiners_stay_outside(text: str, span: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == span


def test_the_numeral_is_told_apart_from_its_bound() -> None:
    text = "no fewer than 40 weavers"
    found = only(text)
    assert text[found.numeral_start : found.numeral_end] == "40"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("dozen of weavers were held", ((12, 12), (24, None))),
        ("hundred of weavers were held", ((100, 100), (200, None))),
        ("thousand of weavers were held", ((1000, 1000), (2000, None))),
    ],
)
def test_a_slip_keeps_its_readings(text: str, readings: tuple[tuple[int, int | None], ...]) -> None:
    found = only(text)
    assert (found.readings, found.bound) == (readings, "vague")


@pytest.mark.parametrize("text", ["the dozen of them", "a dozen of the weavers", "dozen weavers held"])
def test_what_is_no_slip_has_one_reading(text: str) -> None:
    assert only(text).readings == ((12, 12),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 weavers", "numeral"),
        ("twelve weavers", "word"),
        ("dozens of weavers", "vague"),
        ("no one was hurt", "zero"),
        ("no deaths were seen", "zero"),
        ("they warned one another", "pronoun"),
        ("this one fled", "pronoun"),
        ("one of the most feared wardens", "pronoun"),
        ("one of four wardens fled", "word"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert find_quantities(text)[0].kind == kind


@pytest.mark.parametrize(
    "text", ["", "and", "half of them", "a of an", "0.5", "no longer", "No, he said", "twice", "few"]
)
def test_what_counts_nothing(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_rise_is_two_figures() -> None:
    assert [one[0] for one in stated("the toll rose from 208 to 304")] == ["208", "304"]
    assert [one[0] for one in stated("the toll fell by 12 to 240")] == ["12", "240"]


def test_neighbours_are_no_range() -> None:
    assert [one[0] for one in stated("16 weavers and two porters")] == ["16", "two"]
    assert [one[0] for one in stated("15 and 12")] == ["15", "12"]
    assert [one[0] for one in stated("20 to 12")] == ["20", "12"]


def test_offsets_count_in_the_whole_text() -> None:
    text = "First: 5 dead. Second: at least 9 dead."
    found = find_quantities(text, start=15)
    assert [text[one.start : one.end] for one in found] == ["at least 9"]
    assert find_quantities(text, start=0, end=6) == ()


def test_bound_words_before_the_start_are_not_seen() -> None:
    text = "at least 9 dead"
    assert find_quantities(text, start=9)[0].bound == "exact"


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("صد و چهل و چهار نفر", 144, 144, "exact"),
        ("دست کم ۱۲ نفر", 12, None, "at_least"),
        ("بیش از هزار و پانصد نفر", 1500, None, "more_than"),
        ("حدود دو هزار نفر", 2000, 2000, "about"),
        ("نزدیک به ۴۰ نفر", None, 40, "nearly"),
        ("ده‌ها نفر", 20, None, "vague"),
        ("صدها نفر", 200, None, "vague"),
        ("چند نفر", 3, None, "vague"),
    ],
)
def test_persian(text: str, low: int | None, high: int | None, bound: str) -> None:
    found = only(text, "fa")
    assert (found.low, found.high, found.bound) == (low, high, bound)


@pytest.mark.untraced
@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1 ", "a ", "one ", "at least ", "12-", "1,", "9", "no ", "dozen of ", "and "])
def test_time_is_linear(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    begin = time.process_time()
    find_quantities(text)
    assert time.process_time() - begin < 8


@pytest.mark.untraced
@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("sentences.jsonl", 0.95), ("articles.jsonl", 0.95)])
def test_the_development_sheet(shared_dir: Path, name: str, least: float) -> None:
    """At least 95 % of the figures on the sheet are found with their span, numerals and bound."""
    rows = [json.loads(line) for line in (shared_dir / "data" / "figures" / name).read_text("utf-8").splitlines()]
    hits = [hit(row["text"], claim) for row in rows for claim in row["claims"]]
    assert sum(hits) >= least * len(hits)


def hit(text: str, claim: dict[str, object]) -> bool:
    bound = {"up_to": "at_most"}.get(str(claim["bound"]), claim["bound"])
    begin, words = claim["stated_start"], str(claim["stated"])
    return any(
        (one.start, text[one.start : one.end], one.low, one.high, one.bound)
        == (begin, words, claim["low"], claim["high"], bound)
        for one in find_quantities(text)
    )


def test_bound_words_between_two_numerals_belong_to_the_later_one() -> None:
    first, second = find_quantities("One at least 5")
    assert (first.bound, first.end) == ("exact", 3)
    assert (second.bound, second.start) == ("at_least", 4)


PHRASES = [(row["phrase"], row["position"], row["bound"]) for row in load("bounds") if row["language"] == "en"]


@pytest.mark.parametrize("position", ["before", "after"])
def test_every_bound_phrase_of_the_lexicon_is_found_beside_a_number(position: str) -> None:
    for phrase, place, bound in PHRASES:
        if place != position:
            continue
        joint = "" if phrase[0] in ",+-" else " "
        text = f"They met {phrase} 40 bakers" if place == "before" else f"They met 40{joint}{phrase} in town"
        (found,) = find_quantities(text)
        assert (found.bound, text[found.numeral_start : found.numeral_end]) == (bound, "40"), text


@pytest.mark.parametrize(
    ("text", "span", "bound"),
    [
        ("> 40 bakers", "> 40", "more_than"),
        (">40 bakers", ">40", "more_than"),
        ("met (> 40) bakers", "> 40", "more_than"),
        ("met ~ 40 bakers", "~ 40", "about"),
        ("met \u2265 40 bakers", "\u2265 40", "at_least"),
        ("met 40+ bakers", "40+", "at_least"),
        ("met 40 + bakers", "40 +", "at_least"),
        ("met 40 bakers + 3 clerks", "40", "exact"),
        ("met - 40 bakers", "40", "exact"),
    ],
)
def test_a_sign_beside_a_number_bounds_it(text: str, span: str, bound: str) -> None:
    found = find_quantities(text)[0]
    assert (text[found.start : found.end], found.bound) == (span, bound)
