"""Words of Arabic script: folded for comparison, quoted as they stand, particles apart."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

from dadkhah.read.perso_arabic.scan import known
from dadkhah.read.perso_arabic.words import words


def lows(text: str, language: str) -> list[str]:
    return [word.low for word in words(text, 0, len(text), language, known(language))]


def written(text: str, language: str) -> list[str]:
    return [text[word.start : word.end] for word in words(text, 0, len(text), language, known(language))]


@pytest.mark.parametrize("text", ["كشته", "کشته", "کـشـتـه", "کُشته"])
def test_spellings_of_one_word_are_one(text: str) -> None:
    assert lows(text, "fa") == ["کشته"]
    assert written(text, "fa") == [text]


def test_a_mark_on_the_last_letter_belongs_to_the_word() -> None:
    assert written("نانٔ گران", "fa") == ["نانٔ", "گران"]
    assert written("شخصًا قُتـــلَ", "ar") == ["شخصًا", "قُتـــلَ"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقتل", ["و", "قتل"]),
        ("ولمقتل", ["و", "ل", "مقتل"]),
        ("للشرطة", ["ل", "الشرطه"]),
        ("وزارة", ["وزاره"]),
        ("وفقا لسارة", ["وفقا", "ل", "ساره"]),
        ("والقتلى", ["و", "القتلی"]),
        ("و30", ["و", "30"]),
        ("بلدة", ["بلده"]),
        ("وردة", ["ورده"]),
    ],
)
def test_particles_stand_apart_where_the_rest_is_known(text: str, expected: list[str]) -> None:
    assert [low.replace("ال", "") for low in lows(text, "ar")] == [low.replace("ال", "") for low in expected]


def test_persian_words_keep_their_first_letter() -> None:
    assert lows("وکیل بازداشت شد", "fa") == ["وکیل", "بازداشت", "شد"]


@pytest.mark.parametrize(
    ("text", "quote", "stated"),
    [
        ("گفتند دست‌کم ۳۱ نفر کشته شده‌اند.", "دست‌کم ۳۱ نفر کشته شده‌اند", "دست‌کم ۳۱"),
        ("دَستکَم ۳۱ نفر كُشته شُدند.", "دَستکَم ۳۱ نفر كُشته شُدند", "دَستکَم ۳۱"),
        ("وقُتِـلَ ٣٠ شَخْصًا في المدينة.", "قُتِـلَ ٣٠ شَخْصًا", "٣٠"),
        ("أُصيبَ نَحْو ٤٠ شخصاً في القصف.", "أُصيبَ نَحْو ٤٠ شخصاً", "نَحْو ٤٠"),
    ],
)
def test_spans_quote_joiners_marks_and_tatweel_exactly(text: str, quote: str, stated: str) -> None:
    (line,) = lines(text, "count")
    assert (line["quote"], line["stated"]) == (quote, stated)
    assert text[line["start"] : line["end"]] == quote
