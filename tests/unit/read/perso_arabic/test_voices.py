"""Who says it, in Persian and Arabic: class, mode, chain, and what a verb of speech governs."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.read.readings import lines

Link = tuple[str | None, str, str]


def chain(text: str) -> list[Link]:
    """Return the sources of the first count behind the publisher."""
    line: dict[str, Any] = lines(text, "count")[0]
    assert line["attribution"][0]["class"] == "publisher"
    return [(link["name"], link["class"], link["mode"]) for link in line["attribution"][1:]]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("به گفته شاهدان، ۱۲ نفر کشته شدند.", ("شاهدان", "anonymous", "according_to")),
        ("بنا به گزارش کمیته سپیدار ۱۲ نفر کشته شدند.", ("کمیته سپیدار", "org", "according_to")),
        ("وزیر کشور اعلام کرد ۱۲ نفر کشته شدند.", ("وزیر کشور", "office", "indirect")),
        ("آقای کامرانی گفت که ۱۲ نفر کشته شدند.", ("آقای کامرانی", "person", "indirect")),
        ("کاوه کامرانی گفت که ۱۲ نفر کشته شدند.", ("کاوه کامرانی", "person", "indirect")),
        ("کمیته سپیدار کشته شدن ۱۲ نفر را تأیید کرد.", ("کمیته سپیدار", "org", "indirect")),
        ("۱۲ نفر کشته شدند، کمیته سپیدار اعلام کرد.", ("کمیته سپیدار", "org", "indirect")),
        ("قالت لجنة «السنديان» إن 12 شخصا قتلوا.", ("السنديان", "org", "indirect")),
        ("وفقا لمصادر طبية قتل 12 شخصا.", ("مصادر طبية", "anonymous", "according_to")),
        ("أعلن المتحدث باسم الشرطة مقتل 12 شخصا.", ("المتحدث باسم الشرطة", "office", "indirect")),
        ("قال السيد كامران إن 12 شخصا قتلوا.", ("السيد كامران", "person", "indirect")),
        ("قتل 12 شخصا، بحسب لجنة السنديان.", ("لجنة السنديان", "org", "according_to")),
    ],
)
def test_the_source_and_its_class(text: str, link: Link) -> None:
    assert chain(text) == [link]


@pytest.mark.parametrize("text", ["۱۲ نفر کشته شدند.", "قُتل 12 شخصا.", "کمیته تأیید نکرد. ۱۲ نفر کشته شدند."])
def test_without_a_source_the_publisher_speaks(text: str) -> None:
    assert chain(text) == []


def test_a_source_inside_a_source_makes_a_chain() -> None:
    found = chain("خبرگزاری موج به نقل از شاهدان گزارش داد که ۱۲ نفر کشته شدند.")
    assert {name for name, *_ in found} == {"خبرگزاری موج", "شاهدان"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("کمیته سپیدار اعلام کرد ۱۲ نفر کشته شدند. این کمیته افزود ۳۰ نفر زخمی شدند.", "کمیته سپیدار"),
        ("قالت لجنة السنديان إن 12 شخصا قتلوا. وأضافت اللجنة أن 30 شخصا أصيبوا.", "لجنة السنديان"),
    ],
)
def test_this_body_is_the_one_that_spoke_before(text: str, name: str) -> None:
    first, second = lines(text, "count")
    assert (first["attributed_to"], second["attributed_to"]) == (name, name)


def test_but_parts_what_two_say() -> None:
    text = "کمیته سپیدار گفت ۱۲ نفر کشته شدند اما وزارت کشور گفت ۳ نفر کشته شدند."
    first, second = lines(text, "count")
    assert (first["low"], first["attributed_to"]) == (12, "کمیته سپیدار")
    assert (second["low"], second["attributed_to"]) == (3, "وزارت کشور")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("کمیته سپیدار برآورد کرد که ۱۲ نفر کشته شدند.", "estimates"),
        ("وزیر کشور مدعی شد که ۱۲ نفر کشته شدند.", "alleges"),
        ("وزارت کشور مرگ ۱۲ نفر را تکذیب کرد.", "denies"),
        ("زعمت الوزارة أن 12 شخصا قتلوا.", "alleges"),
        ("نفت الحكومة مقتل 12 شخصا.", "denies"),
        ("احتمالاً ۱۲ نفر کشته شدند.", "estimates"),
    ],
)
def test_what_kind_of_statement_it_is(text: str, act: str) -> None:
    (line,) = lines(text, "count")
    assert line["speech_act"] == act
    assert (line["polarity"] == "denied") == (act == "denies")


@pytest.mark.parametrize(
    "text", ["کمیته مرگ ۱۲ نفر را تأیید نکرد.", "لم تؤكد اللجنة مقتل 12 شخصا.", "کمیته اعلام نکرد که ۱۲ نفر کشته شدند."]
)
def test_what_somebody_has_not_said_goes_unread(text: str) -> None:
    (line,) = lines(text)
    assert (line["type"], line["quote"]) == ("unread", "12" if "12" in text else "۱۲")


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("ارتش", "دولت", "{} اعلام کرد که ۱۲ نفر در حملهٔ {} کشته شدند."),
        ("پلیس", "معترضان", "به گفته {}، ۱۲ نفر از {} بازداشت شدند."),
        ("الحكومة", "المعارضة", "قالت {} إن 12 شخصا قتلوا في هجوم {}."),
    ],
)
def test_parties_swapped_change_nothing_but_the_names(one: str, other: str, text: str) -> None:
    as_told = [{key: line[key] for key in KEPT} for line in lines(text.format(one, other), "count")]
    swapped = [{key: line[key] for key in KEPT} for line in lines(text.format(other, one), "count")]
    assert as_told
    assert as_told == swapped


KEPT = ("kind", "unit", "low", "high", "bound", "polarity", "speech_act", "rule", "part")


def test_a_clause_that_names_nobody_goes_on_with_its_speaker() -> None:
    text = "کمیته سپیدار تنها از ناآرامی نوشته و از کشته شدن دو مأمور پلیس خبر داده است."
    (line,) = lines(text, "count")
    assert (line["low"], line["attributed_to"]) == (2, "کمیته سپیدار")
