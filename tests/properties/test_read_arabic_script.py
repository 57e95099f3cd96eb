"""What always holds of Persian and Arabic texts: nothing raised, everything quoted, nobody accused, linear time.

In: random characters of the script and words of the field in any order. Out: the invariants of a Reading.
"""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.factories import captured
from tests.properties.test_read_any_text import whole
from tests.unit.read.readings import gazetteer

from dadkhah.model.source import Captured
from dadkhah.read.reader import read

LETTERS = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.sampled_from("\u200c\u200d\u200f\u0640 .،؛؟«»:\n0123456789"),
    ),
    max_size=300,
)
PERSIAN = (
    "دست‌کم ۳۱|نفر|کشته|شدند|و|از جمله|کودک|را|بازداشت|کردند|به گفته|شاهدان|،|.|که|اعلام کرد|آبان ۱۳۹۸|۲۵ آبان|در|شهر"
    "|کوهسار|هیچ‌کس|نشد|تکذیب کرد|شمار|کشته‌شدگان|به|مرگ|اگر|؟|«|»|یک|هزار|از آنها|جسد|تا|بین|سازمان|گفت|این|اما|؛|\n\n"
)
ARABIC = (
    "قُتل|ما لا يقل عن|30|شخصا|و|أصيب|آخرون|بينهم|أطفال|في|مدينة|الصخرات|قالت|منظمة|إن|لم|أحد|مقتل|شخصين|قتيلان|لقي"
    "|مصرعهم|عدد|القتلى|إلى|حكم|على|بالإعدام|،|.|نفت|الحكومة|وفقا ل|نوفمبر|2019|عام|خمسة|وعشرين|آلاف|بين|؟|؛|\n\n|الذين"
)
PIECES = st.lists(st.sampled_from((PERSIAN + "|" + ARABIC).split("|")), max_size=40).map(" ".join)


def source(text: str, language: str) -> Captured:
    one = captured(text, published="2031-06-20")
    return msgspec.structs.replace(one, text=msgspec.structs.replace(one.text, language=language))


@given(LETTERS, st.sampled_from(["fa", "ar", "en"]))
@example("\u200c\u200c", "fa")
@example("ـ", "ar")
@example("۱۳۹۸/۰۸", "fa")
@example("و", "ar")
def test_any_characters_are_read_and_quoted(text: str, language: str) -> None:
    whole(read(source(text, language), gazetteer()), text)


@given(PIECES, st.sampled_from(["fa", "ar"]))
def test_words_of_the_field_in_any_order_are_read_and_quoted(text: str, language: str) -> None:
    reading = read(source(text, language), gazetteer())
    whole(reading, text)
    assert {claim.type for claim in reading.claims} <= {"count"}
    assert all(getattr(claim.body, "perpetrator", None) is None for claim in reading.claims)


@pytest.mark.slow
def test_a_long_text_takes_time_in_proportion() -> None:
    unit = "به گفته شاهدان دست‌کم ۳۱ نفر در شهر کوهسار کشته شدند. "
    reading = read(source(unit * 400, "fa"), gazetteer())
    assert len(reading.claims) == 400
