"""Furniture of pages: what a line is by its words."""

from __future__ import annotations

import pytest

from dadkhah.capture.wording import is_date_line, sign


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Latest news", "teaser"),
        ("LATEST NEWS:", "teaser"),
        ("» Must read «", "teaser"),
        ("آخرین اخبار", "teaser"),
        ("آخرين اخبار", "teaser"),
        ("مطالب مرتبط:", "teaser"),
        ("اقرأ أيضاً", "teaser"),
        ("إقرأ أيضا: عشرة معتقلين", "teaser"),
        ("Articles similaires", "teaser"),
        ("Das könnte Sie auch interessieren", "teaser"),
        ("Te puede interesar", "teaser"),
        ("You might also likeRELATED", "teaser"),
        ("More from The Tidewater Post", "teaser"),
        ("Also from The Tidewater Post", "teaser"),
        ("More from The Tidewater Post »", "teaser"),
        ("Latest posts", "teaser"),
        ("Most read", "teaser"),
        ("Recommended for you", "teaser"),
        ("Les articles les plus lus", "teaser"),
        ("Auch von der Tidenpost", "teaser"),
        ("Los más leídos", "teaser"),
        ("پرخواننده‌ترین‌ها", "teaser"),
        ("أحدث المقالات", "teaser"),
        ("Read more: Eight held in Lower Sarel", "teaser"),
        ("Back to top", "navigation"),
        ("Back to top button", "navigation"),
        ("Back to top buttonHome", "navigation"),
        ("بازگشت به بالا", "navigation"),
        ("Follow us on Telegram: 900 members", "navigation"),
        ("Share", "navigation"),
        ("Written by", "byline"),
        ("By Ana Invented", "byline"),
        ("نویسنده: آنا", "byline"),
    ],
)
def test_furniture_is_known(line: str, kind: str) -> None:
    found = sign(line)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "Shareholders of the harbour met",
        "Sharing the news of ten arrests",
        "Ten held in Port Sarel",
        "Relatedness of two languages",
        "Bystanders were held",
        "Also from the north, three men were taken away",
        "Also from Port Sarel: ten arrests",
        "More from fear than from hope, 20 families left",
        "Also from one village after another came word of beatings",
        "The latest news from the harbour is that ten people were held there and that none of them has been seen since",
        "",
        "...",
        "آزادی ده نفر",
    ],
)
def test_other_words_are_left(line: str) -> None:
    assert sign(line) is None


def test_what_follows_a_phrase_is_kept_as_written() -> None:
    found = sign("Written by:  Ana de Souza-Invented")
    assert found is not None
    assert found.rest.strip(" :") == "Ana de Souza-Invented"


@pytest.mark.parametrize(
    "line",
    [
        "30 September 2031",
        "September 30, 2031, 4:15 pm GMT",
        "Last Updated on 30 September 2031 - 4 min read",
        "2031-09-30T08:00:00Z",
        "4 min read",
        "سه‌شنبه ۲۴ آبان ۱۴۱۰",
        "١٥ نوفمبر ٢٠٣١",
        "30 septembre 2031 à 8 h",
        "30. September 2031, 8 Uhr",
    ],
)
def test_a_line_of_nothing_but_a_date(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["Monday", "304 killed in November", "September", "", "On 30 September 40 people were held"]
)
def test_a_line_with_more_or_less_than_a_date(line: str) -> None:
    assert not is_date_line(line)
