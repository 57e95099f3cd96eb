"""The rules of Persian and Arabic clauses one by one: what each reads, and what it must leave alone."""

from __future__ import annotations

import pytest
from tests.unit.read.perso_arabic.test_sentences import stated
from tests.unit.read.readings import lines


def counted(text: str) -> list[str]:
    return [stated(line) for line in lines(text, "count")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # one auxiliary for two verbs
        ("پلیس ۴۲ نفر را بازداشت و به زندان منتقل کرد.", ["arrested:42:42:exact"]),
        ("سیزده کارگر در تبریز بازداشت و به زندان منتقل شدند.", ["arrested:13:13:exact"]),
        ("۶ نفر مجروح و ۲ نفر کشته شدند.", ["injured:6:6:exact", "killed:2:2:exact"]),
        ("۳۰ خانواده روستا را ترک کرده و آواره شدند.", ["displaced:30:30:exact"]),
        ("مأموران ۵ تن را هدف گرفتند و کشتند.", ["killed:5:5:exact"]),
        # what "and" parts
        ("۱۲ نفر تبعید و ۳۰ نفر زخمی شدند.", ["injured:30:30:exact"]),
        ("۳ کارگر تبعید و ۵ نفر زخمی شدند.", ["injured:5:5:exact"]),
        ("۱۲ نفر در دادگاه حاضر و ۵ نفر اعدام شدند.", ["executed:5:5:exact"]),
        ("۱۲ نفر در تهران و ۵ نفر در تبریز اعدام شدند.", ["executed:12:12:exact", "executed:5:5:exact"]),
        ("۱۲ نفر بازداشت یا زخمی شدند.", ["other:12:12:exact"]),
        ("۱۲ نفر کشته و زخمی شدند.", ["other:12:12:exact"]),
        ("۱۲ نفر احضار یا بازداشت شدند.", []),
        ("ده‌ها کشته و زخمی در انفجار", ["other:20:-:vague"]),
        ("۱۵ دختر و پسر در یک مهمانی دستگیر شدند.", ["arrested:15:15:exact"]),
        # relative clauses
        ("۶ نفر که در آبان بازداشت شده بودند، به حبس محکوم شدند.", ["sentenced:6:6:exact"]),
        ("۶ نفر که بازداشت شده بودند گفتند که او کشته شد.", []),
        # numbers that count nobody
        ("در ۳ عملیات دستگیر شدند.", []),
        ("مدرسه‌ای با ۲۴۰ دانش‌آموز هدف قرار گرفت و دو معلم زخمی شدند.", ["injured:2:2:exact"]),
        ("۲ عضو یک خانواده کشته شدند.", ["killed:2:2:exact"]),
        ("تلفن کمیته کشته‌شدگان: ۰۲۱۵۵۵۰۱۰۰", []),
        # tolls
        ("شمار کشته‌ها از ۲۰ نفر فراتر رفت.", ["killed:20:-:more_than"]),
        ("شمار کشته‌ها از ۲۰ نفر فراتر نمی‌رود.", ["killed:-:20:at_most"]),
        ("شمار واقعی کشته‌ها ۴۰۰ نفر است.", ["killed:400:400:exact"]),
        ("۶ نفر کشته شدند. این رقم به ۹ نفر رسید.", ["killed:6:6:exact", "killed:9:9:exact"]),
        ("این رقم به ۹ نفر رسید.", []),
        # sentences of death, carried out or not
        ("حکم اعدام سه زندانی اجرا شد.", ["executed:3:3:exact"]),
        ("حکم اعدام سه زندانی اجرا نشد.", ["executed:3:3:exact:denied"]),
        ("حکم اعدام سه زندانی صادر شد.", ["sentenced_to_death:3:3:exact"]),
        ("سازمان خواستار توقف اجرای حکم اعدام سه زندانی شد.", []),
        # denials of one do not reach the other
        ("ارتش کشته شدن غیرنظامیان را رد کرد و گفت ۲۰ نظامی کشته شده‌اند.", ["killed:20:20:exact"]),
        ("پلیس این خبر را که ۴۰ نفر کشته شده‌اند رد کرد.", ["killed:40:40:exact:denied"]),
        ("هیچ یک از معترضان کشته نشدند.", ["killed:0:0:exact"]),
        ("۵ دانشجوی ناپدیدشده پیدا نشدند.", ["disappeared:5:5:exact"]),
        ("دو زن و سه مرد در میان قربانیان هستند.", [
            "killed:2:2:exact:asserted:subset", "killed:3:3:exact:asserted:subset",
        ]),
        ("۳ یا ۴ نفر کشته شدند.", ["killed:3:4:between"]),
        ("از ۱۲ تا ۱۵ نفر کشته شدند.", ["killed:12:15:between"]),
    ],
)  # fmt: skip
def test_persian(text: str, counts: list[str]) -> None:
    assert counted(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("أفرجت الشرطة عن 14 معتقلا.", ["released:14:14:exact"]),
        ("أفرجت الشرطة عن القائد. اعتقل 14 شخصا.", ["arrested:14:14:exact"]),
        ("أطلقت الشرطة سراح 14 معتقلا.", ["released:14:14:exact"]),
        ("اعتقل 20 شخصا، أفرج عن 13 منهم.", ["arrested:20:20:exact", "released:13:13:exact:asserted:subset"]),
        ("قال إن 33 معتقلا تعرضوا للتعذيب.", ["tortured:33:33:exact"]),
        ("تعرضت 7 نساء للاغتصاب.", ["raped:7:7:exact"]),
        ("اضطرت 40 عائلة إلى النزوح.", ["displaced:40:40:exact"]),
        ("لقيت 7 نساء للاغتصاب.", []),
        ("اغتال مسلحون ثلاثة قضاة.", ["killed:3:3:exact"]),
        ("اغتال ثلاثة مسلحين قاضيا.", []),
        ("نفذت السلطات حكم الإعدام بحق ستة سجناء.", ["executed:6:6:exact"]),
        ("قضت المحكمة بإعدام ستة متهمين.", ["sentenced_to_death:6:6:exact"]),
        ("صدر حكم بالإعدام بحق ستة سجناء.", ["sentenced_to_death:6:6:exact"]),
        ("عشرات القتلى والجرحى في القصف", ["other:20:-:vague"]),
        ("قتيلان وجريحان في القصف", ["killed:2:2:exact", "injured:2:2:exact"]),
        ("قال إن 40 مدنيا قتلوا أو جرحوا.", ["other:40:40:exact"]),
        ("استشهاد مسعفين اثنين في القصف", ["killed:2:2:exact"]),
        ("استشهد 12 يمنيا في القصف.", ["killed:12:12:exact"]),
        ("انتشلوا جثث 8 أشخاص من النهر.", ["killed:8:8:exact"]),
        ("لم يسقط أي قتيل في الهجوم.", ["killed:0:0:exact"]),
        ("سقط أي قتيل في الهجوم.", []),
        ("قتل قائد الفرقة 42 في المعركة.", []),
        ("قتل من 12 إلى 15 جنديا.", ["killed:12:15:between"]),
        ("قتل 6 أشخاص. ارتفع العدد إلى 9.", ["killed:6:6:exact", "killed:9:9:exact"]),
        ("ارتفع العدد إلى 9.", []),
        ("عدد القتلى لا يتجاوز 15 شخصا.", ["killed:-:15:at_most"]),
    ],
)
def test_arabic(text: str, counts: list[str]) -> None:
    assert counted(text) == counts


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("سازمان افق: ۱۲ نفر کشته شدند", "سازمان افق"),
        ("بازداشت در تهران: ۱۲ نفر کشته شدند", None),
        ("ارتش کشته شدن مردم را رد کرد و گفت ۲۰ نظامی کشته شده‌اند.", "ارتش"),
        ("پلیس این خبر را که ۴۰ نفر کشته شده‌اند رد کرد.", "پلیس"),
        ("کمیته سپیدار اسامی ۱۵۸ بازداشتی را منتشر کرد.", "کمیته سپیدار"),
        ("به گفته وکیل آنان، چهار زندانی شکنجه شده‌اند.", "وکیل آنان"),
        ("ذكرت صحيفة الموج نقلا عن مسؤول أمني أن أربعة أشخاص قتلوا.", "مسؤول أمني"),
        ("نفت الوزارة صحة الأنباء عن مقتل 50 متظاهرا.", "الوزارة"),
    ],
)
def test_the_source(text: str, source: str | None) -> None:
    assert lines(text, "count")[0]["attributed_to"] == source


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("۳ نفر در زندان مرکزی تبریز اعدام شدند.", "تبریز"),
        ("۳ نفر در اعتراض‌های شیراز کشته شدند.", "شیراز"),
        ("۳ نفر اهل تبریز اعدام شدند.", None),
        ("سقط 3 قتلى في تفجير وسط بغداد.", "بغداد"),
        ("نزح 40 شخصا من ريف حمص.", "حمص"),
    ],
)
def test_the_place(text: str, place: str | None) -> None:
    assert lines(text, "count")[0]["place"] == place


@pytest.mark.parametrize(
    "text",
    [
        "وکلای ۵ زندانی بازداشت شدند.",
        "قاتل ۳ نفر بازداشت شد.",
        "گروهی با ۲۰۰ عضو شکنجه شد.",
        "در تهران وکیل ۵ زندانی بازداشت شد.",
        "۵ نماینده اعدام و شکنجه زندانیان را محکوم کردند.",
        "در ازای آزادی ۵ گروگان پول پرداخت شد.",
        "اعدام ۶ نفر متوقف شد.",
        "لم تؤد الغارة إلى مقتل 3 أشخاص.",
    ],
)
def test_a_number_that_belongs_to_somebody_else_is_left_alone(text: str) -> None:
    assert counted(text) == []


def test_a_number_behind_of_is_the_whole_and_not_counted_again() -> None:
    assert counted("دو نفر از پنج زندانی اعدام شدند.") == ["executed:2:2:exact"]
    assert counted("از مجموع متهمان ۴ نفر اعدام شدند.") == ["executed:4:4:exact"]
