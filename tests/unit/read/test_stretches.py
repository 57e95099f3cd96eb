"""Very long sentences are read in stretches, hostile ones in linear time, and every span quotes its text."""

from __future__ import annotations

from time import process_time

import pytest
from tests.factories import captured
from tests.unit.read.readings import lines

from dadkhah.read.perso_arabic.reader import MOST
from dadkhah.read.stretches import stretches
from dadkhah.read.tokens import sentences

pytestmark = pytest.mark.untraced


def parts(text: str, most: int = MOST) -> list[str]:
    source = captured(text)
    return [text[one.start : one.end] for one in stretches(sentences(source.text), most)]


def test_a_sentence_of_common_length_is_whole() -> None:
    text = "دست‌کم ۱۲ نفر در میدان شهر کشته شدند."
    assert parts(text) == [text]


def test_a_long_one_is_cut_behind_a_mark_and_loses_nothing() -> None:
    text = "، ".join(["در کوهسار دست‌کم ۱۲ نفر کشته شدند"] * 60) + "."
    found = parts(text)
    assert len(found) > 3
    assert " ".join(found) == text
    assert all(one.endswith("،") for one in found[:-1])
    assert len(lines(text, "count")) == 60


def test_no_cut_parts_a_number_from_its_words() -> None:
    found = parts("واژه ۱۲ " * MOST)
    assert not any(one.endswith("۱۲") or one.startswith("۱۲") for one in found[1:-1])


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "\u064b", "\u0650" * 50, "\u0640" * 1000, "\u200c" * 10_000, "\u064b۱۲ نفر کشته شدند\u0651", "ك" * 3000,
        "و" * 5000, "۱۲ " * 900, "۱۲ نفر " * 900, "و ۱۲ " * 900, "«" * 900, "۱٬" * 900, "بیست و " * 900,
        "من 12 إلى " * 500, "۱۲ زن و " * 500, "گفت که " * 900, "\u202e۱۲ نفر\u202c کشته شدند", "قتل 12 و" * 500,
    ],
)  # fmt: skip
def test_hostile_texts_are_read_in_silence_or_quoted_exactly(text: str) -> None:
    for line in lines(text):
        assert text[line["start"] : line["end"]] == line["quote"]


@pytest.mark.slow
def test_an_english_sentence_is_read_in_one_piece_unless_it_is_as_long_as_a_list() -> None:
    text = "Police held 12 men in Velm, and the mayor said so, " * 20
    assert len(parts(text.strip(), 400)) == 1
    assert len(lines(text * 8, "count")) == 160


FORMS = (
    "At least 31 people were killed in Velm on 5 May 2031, the network said. ",
    "در کوهسار دست‌کم ۳۱ نفر کشته شدند. ", "و ۱۲ نفر ", "قتل 12 و",
    "31 ", "1,204 killed 12 ", "two hundred and ", "from 12 to ", "two of the three ", "on 5 May 2031 ", "2031 ",
    "ORSA VELM ", "Orlan Tesh and ", "the minister of ", "A. B. ",
    "\u201cwe saw 12 dead\u201d he said ", '" ', "he said that ", "the May protests ", "two years after the coup ",
    "soldiers shot 12 men and police held 4 women while the mayor said that nobody was killed and ",
    "(", "( 12 ) [ ", "; 12 dead ", ".", "?!", "http://a.b/c?d=12&", "\t 1", "12 dead\n",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_text_takes_time_by_the_square_of_its_length(form: str) -> None:
    """Four times the text takes about four times the time; by the square it would be sixteen times.

    A short text may be read as one piece and a longer one in several: where that shows, the next step is asked.
    """

    def taken(length: int) -> float:
        text = (form * (length // len(form) + 1))[:length]
        start = process_time()
        lines(text)
        return process_time() - start

    short, long = (min(taken(length) for _ in range(2)) for length in (2_000, 8_000))
    if long >= 9 * short + 0.1:
        short, long = long, taken(32_000)
    assert long < 9 * short + 0.1


@pytest.mark.parametrize(
    "mark", [chr(code) for code in (0x200E, 0x200F, 0x61C, 0x202A, 0x202B, 0x202D, 0x202E, 0x2067)]
)
@pytest.mark.parametrize(
    ("text", "low"),
    [("۱٬{}۲۰۰ نفر کشته شدند.", 1200), ("{0}۱۲{0} نفر{0} کشته شدند.", 12), ("قتل {0}1,2{0}50{0} شخصا في القصف.", 1250)],
)
def test_marks_of_direction_change_no_number(mark: str, text: str, low: int) -> None:
    written = text.format(mark)
    (line,) = lines(written, "count")
    assert line["low"] == low
    assert written[line["start"] : line["end"]] == line["quote"]
