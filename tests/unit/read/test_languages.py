"""Which grammar reads a block: script, letters, function words, what is stated."""

from __future__ import annotations

import msgspec
import pytest
from tests.factories import captured
from tests.unit.read.readings import gazetteer, lines

from dadkhah.read.languages import READ, block_language, languages_of
from dadkhah.read.reader import by_language, read

PERSIAN = "در شهر کوهسار ۱۲ نفر کشته شدند."
ARABIC = "قُتل 30 شخصا في مدينة الصخرات."
ENGLISH = "Twelve people were killed at the harbour."
KURDISH = "لە شارێکی بچووکدا ١٢ کەس کوژران و ڕۆژێک دواتر ڕاگەیەنرا."
URDU = "شہر میں ۱۲ افراد ہلاک ہوئے اور لڑکے زخمی ہیں۔"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PERSIAN, "fa"),
        (ARABIC, "ar"),
        (ENGLISH, "en"),
        (KURDISH, "ckb"),
        (URDU, "ur"),
        ("پژوهشگران گفتند", "fa"),
        ("كشته شدن چند نفر در شهر", "fa"),
        ("على الطريق إلى المدينة", "ar"),
        ("", "en"),
        ("123", "en"),
    ],
)
def test_the_words_say_it(text: str, language: str) -> None:
    assert block_language(text) == language


@pytest.mark.parametrize(("stated", "language"), [("fa", "fa"), ("ar", "ar"), ("en", "und"), ("und", "und")])
def test_where_the_words_do_not_say_the_statement_does(stated: str, language: str) -> None:
    assert block_language("بسم", stated) == language


@pytest.mark.parametrize(("stated", "language"), [("fa", "en"), ("und", "en"), ("en", "en"), ("de", "de")])
def test_latin_script_is_english_unless_another_language_is_stated(stated: str, language: str) -> None:
    assert block_language(ENGLISH, stated) == language


def test_a_block_without_a_sign_has_the_language_of_the_others() -> None:
    one = captured(f"{ENGLISH}\n\n{PERSIAN}\n\nسه مرد")
    assert languages_of(one.text) == ("en", "fa", "fa")


def test_blocks_are_parted_by_grammar_and_silent_ones_go_to_none() -> None:
    one = captured(f"{ENGLISH}\n\n{PERSIAN}\n\n{ARABIC}\n\nبیشتر بخوانید", roles={"بیشتر": "teaser"})
    own, others = by_language(one.text)
    content = one.text.content
    assert [content[block.start : block.end] for block in own] == [ENGLISH, "بیشتر بخوانید"]
    assert {name: [content[b.start : b.end] for b in found] for name, found in others.items()} == {
        "fa": [PERSIAN],
        "ar": [ARABIC],
    }


def test_a_mixed_document_is_read_block_by_block() -> None:
    found = lines(f"{ENGLISH}\n\n{PERSIAN}\n\n{ARABIC}", "count")
    assert [(line["rule"].split(".")[0], line["low"]) for line in found] == [("count", 12), ("fa", 12), ("ar", 30)]


@pytest.mark.parametrize(("text", "code"), [(KURDISH, "ckb"), (URDU, "ur")])
def test_languages_of_the_same_script_are_listed_as_unread(text: str, code: str) -> None:
    assert code not in READ
    (line,) = lines(text)
    assert (line["type"], line["quote"]) == ("unread", text)
    assert f"({code})" in line["reason"]


def test_a_stated_language_does_not_hide_another() -> None:
    one = captured(PERSIAN)
    assert one.text.language == "en"
    stated = msgspec.structs.replace(one, text=msgspec.structs.replace(one.text, language="ar"))
    assert [claim.reader.rule for claim in read(stated, gazetteer()).claims] == ["fa.count.verb"]
