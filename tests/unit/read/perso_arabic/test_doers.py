"""Acts beside a name in Persian and Arabic: never read, always listed; so are statements in the other script."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

from dadkhah.read.languages import insets
from dadkhah.read.perso_arabic.doers import NAMED
from dadkhah.read.unread import INSET


def listed(text: str, reason: str) -> list[str]:
    return [line["quote"] for line in lines(text, "unread") if line["reason"] == reason]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("سرهنگ کاوه کامرانی ۱۲ نفر را شکنجه کرد.", "سرهنگ کاوه کامرانی ۱۲ نفر را شکنجه"),
        ("کاوه کامرانی دستور کشتار را صادر کرد.", "کاوه کامرانی دستور کشتار"),
        ("وزیر کشور سه نفر را بازداشت کرد.", "وزیر کشور سه نفر را بازداشت"),
        ("قتل العقيد كريم الصافي 12 متظاهرا.", "قتل العقيد"),
        ("العقيد كريم الصافي عذب المعتقلين.", "العقيد كريم الصافي عذب"),
        ("أمر وزير الداخلية بقتل 12 شخصا.", "وزير الداخلية بقتل"),
    ],
)
def test_an_act_beside_a_name_is_listed_and_accuses_nobody(text: str, quote: str) -> None:
    assert listed(text, NAMED) == [quote]
    assert lines(text, "act") == []
    assert all(line["perpetrator"] is None for line in lines(text, "count"))


@pytest.mark.parametrize(
    "text",
    [
        "۱۲ نفر کشته شدند.",
        "نیروهای امنیتی ۱۲ نفر را بازداشت کردند.",
        "سرهنگ کاوه کامرانی به شهر رفت.",
        "وزیر کشور گفت که ۱۲ نفر کشته شدند.",
        "قتل 12 شخصا في القصف.",
        "زار العقيد كريم الصافي المدينة.",
    ],
)
def test_without_a_name_beside_an_act_nothing_is(text: str) -> None:
    assert listed(text, NAMED) == []


def test_one_item_a_clause_is_enough() -> None:
    text = "سرهنگ کامرانی سه نفر را کشت؛ سرهنگ تهرانی دو نفر را کشت و دو نفر را شکنجه کرد."
    assert len(listed(text, NAMED)) == 2


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The network said: «دست‌کم ۱۲ نفر کشته شدند». Later it rained.", ["دست‌کم ۱۲ نفر کشته شدند"]),
        (
            "کمیته سپیدار در بیانیه تازه خود به زبان دیگر نوشت: «At least 12 people were killed» و رفت.",
            ["At least 12 people were killed"],
        ),
        ("The body (سازمان افق ساحل) spoke in 2031.", []),
        ("خبرگزاری موج (Wave News Agency) در ۱۲ شهر است.", []),
        ("The hall stood empty.", []),
    ],
)
def test_a_statement_in_the_other_script_is_listed(text: str, quotes: list[str]) -> None:
    assert listed(text, INSET) == quotes
    assert [text[start:end] for start, end in insets(text)] == quotes


def test_a_document_in_three_languages_reads_each_block_by_its_own_rules() -> None:
    text = "At least 12 people were killed in Lima.\n\nدست‌کم ۱۳ نفر کشته شدند.\n\nقُتل ما لا يقل عن 30 شخصاً."
    found = [(line["low"], line["rule"].split(".")[0]) for line in lines(text, "count")]
    assert found == [(12, "count"), (13, "fa"), (30, "ar")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("در حمله 12 نفر killed و 30 نفر زخمی شدند.", [("injured", 30)]),
        ("خبرگزاری موج (Wave) گزارش داد که 1,500 نفر کشته شدند.", [("killed", 1500)]),
        ("قالت Wave إن 12 شخصا قتلوا.", [("killed", 12)]),
        ("در سال 2022 حدود 550 نفر کشته شدند.", [("killed", 550)]),
    ],
)
def test_latin_words_and_figures_inside_a_sentence(text: str, found: list[tuple[str, int]]) -> None:
    assert [(line["kind"], line["low"]) for line in lines(text, "count")] == found
