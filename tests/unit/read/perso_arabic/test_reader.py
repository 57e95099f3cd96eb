"""What a reading of Persian and Arabic holds beside its counts: events, mentions, groups, unread items, silence."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines, reading_of

PERSIAN = "در اعتراضات آبان ۱۳۹۸ در شهر کوهسار ۱۲ نفر کشته شدند. کمیته سپیدار گفت ۳۰ نفر نیز زخمی شدند."
ARABIC = "خلال احتجاجات نوفمبر 2019 قتل 12 شخصا في مدينة الصخرات. قالت لجنة السنديان إن 30 شخصا أصيبوا."


@pytest.mark.parametrize(
    ("text", "event", "start", "end"),
    [
        (PERSIAN, "اعتراضات آبان ۱۳۹۸", "2019-10-23", "2019-11-21"),
        (ARABIC, "احتجاجات نوفمبر 2019", "2019-11-01", "2019-11-30"),
    ],
)
def test_an_event_named_with_its_date_carries_over(text: str, event: str, start: str, end: str) -> None:
    first, second = lines(text, "count")
    for line in (first, second):
        assert (line["event"], line["time_start"], line["time_end"]) == (event, start, end)


@pytest.mark.parametrize(("text", "body"), [(PERSIAN, "کمیته سپیدار"), (ARABIC, "لجنة السنديان")])
def test_mentions_know_the_claims_that_use_them(text: str, body: str) -> None:
    reading = reading_of(text)
    kinds = {mention.kind: mention for mention in reading.mentions}
    assert set(kinds) == {"place", "organisation", "event"}
    assert kinds["organisation"].span.exact == body
    assert all(mention.claims and mention.roles for mention in reading.mentions)
    assert kinds["event"].when is not None


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("۱۲ نفر کشته شدند.", None),
        ("۱۲ کشته در میدان.", None),
        ("دوازده نفر از کشته‌شدگان در میدان جان باختند.", None),
        ("سه کودک کشته شدند.", "کودک"),
        ("۳ نفر از معترضان کشته شدند.", "نفر از معترضان"),
        ("قتل 12 شخصا في القصف.", None),
        ("قتل 12 متظاهرا في القصف.", "متظاهرا"),
        ("أصيب شرطيان في القصف.", "شرطيان"),
        ("لم يقتل أحد في القصف.", None),
    ],
)
def test_the_group_is_named_where_it_is_one(text: str, victims: str | None) -> None:
    (line,) = lines(text, "count")
    assert line["victims"] == victims


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("۵۰۰ مأمور پلیس معترضان را بازداشت کردند.", ["۵۰۰"]),
        ("قتل 12 جنديا ثلاثة مدنيين.", ["12", "ثلاثة"]),
        ("دولت ۱۰ نفر را اعدام می‌کند.", ["۱۰"]),
        ("او ۱۷ ساله بود و کشته شد.", []),
        ("۱۲ خانه خریدند.", []),
        ("اشتروا 12 كتابا.", []),
    ],
)
def test_a_quantity_near_violence_that_no_rule_links_is_listed(text: str, quoted: list[str]) -> None:
    found = lines(text)
    assert {line["type"] for line in found} <= {"unread"}
    assert [line["quote"] for line in found] == quoted


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("۱۲ نفر کشته شدند.", "fa.count.verb"),
        ("مرگ ۱۲ نفر.", "fa.count.noun"),
        ("۱۲ کشته.", "fa.count.head"),
        ("شمار کشته‌شدگان ۱۲ نفر است.", "fa.count.toll"),
        ("هیچ‌کس کشته نشد.", "fa.count.none"),
        ("قتل 12 شخصا في القصف.", "ar.count.verb"),
        ("مقتل 12 شخصا في القصف.", "ar.count.noun"),
        ("سقط 12 قتيلا في القصف.", "ar.count.head"),
        ("بلغ عدد القتلى في القصف 12.", "ar.count.toll"),
        ("إن 12 شخصا قتلوا.", "ar.count.behind"),
        ("قتل شخصان في القصف.", "ar.count.dual"),
        ("قتل شخص في القصف.", "ar.count.one"),
        ("لم يقتل أحد في القصف.", "ar.count.none"),
        ("سجلت 12 حالة اعتقال في المدينة.", "ar.count.cases"),
    ],
)
def test_every_rule_has_its_sentence(text: str, rule: str) -> None:
    assert [line["rule"] for line in lines(text, "count")] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "سرهنگ کاوه کامرانی ۱۲ نفر را کشت.",
        "به دستور وزیر کشور، نیروها ۱۲ نفر را کشتند.",
        "العقيد كريم الصافي قتل 12 شخصا.",
        "أمر وزير الداخلية بقتل 12 شخصا.",
    ],
)
def test_nobody_is_accused(text: str) -> None:
    assert {line["type"] for line in lines(text)} <= {"count", "unread"}
    assert all(line["perpetrator"] is None for line in lines(text, "count"))


def test_a_teaser_is_silent() -> None:
    text = "۱۲ نفر کشته شدند.\n\nبیشتر بخوانید: ۳۰ نفر زخمی شدند."
    assert [line["low"] for line in lines(text, roles={"بیشتر": "teaser"})] == [12]
