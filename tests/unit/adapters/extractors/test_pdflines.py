"""Lines of a page in the order of reading: from left to right, from right to left, and both."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.adapters.extractors.test_formats import blocks

from dadkhah.adapters.extractors.guarded import Guarded
from dadkhah.adapters.extractors.pdf import TURNED
from dadkhah.adapters.extractors.pdflines import Mark, cells, logical

WIDTH = 6.0


def marks(shown: str, *, start: float = 0, gap: float = 4.0) -> list[Mark]:
    """Return characters as they stand from left to right, each six points wide; "~" is a wide gap, "|" none at all."""
    found, at = [], start
    for char in shown:
        if char == "~":
            at += 40
        elif char.isspace():
            found.append(Mark(" "))
            at += gap
        else:
            found.append(Mark(char, at, 10, at + WIDTH, 20))
            at += WIDTH
    return found


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("رهش سیلپ", "پلیس شهر"),
        ("درک ۱۰ رفن", "نفر ۱۰ کرد"),
        ("درک United Nations رفن", "نفر United Nations کرد"),
        ("20/03/2021 زور", "روز 20/03/2021"),
        ("دصرد 12.5", "12.5 درصد"),
        ("1,234 دادعت", "تعداد 1,234"),
        (".)رفن( درک", "کرد (نفر)."),
        (".(رفن( درک", "کرد (نفر)."),
        ("«نیا» تفگ", "گفت «این»"),
        ("رهش.", "شهر."),
        ("Room 12 رد", "در Room 12"),
    ],
)
def test_a_line_from_right_to_left(shown: str, read: str) -> None:
    assert logical(shown, rtl=True) == read


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("The word رهش means town", "The word شهر means town"),
        ("Two words, رهش گرزب here", "Two words, بزرگ شهر here"),
        ("no such word at all", "no such word at all"),
    ],
)
def test_words_from_right_to_left_in_a_line_from_left_to_right(shown: str, read: str) -> None:
    assert logical(shown, rtl=False) == read


def text(line: list[Mark]) -> list[str]:
    return [one.text for one in cells(line)]


def test_the_order_of_the_file_does_not_matter_for_letters_from_right_to_left() -> None:
    line = marks("درک ۱۰ رفن")
    assert text(line) == text(line[::-1]) == ["نفر ۱۰ کرد"]


def test_the_order_of_the_file_stands_for_other_letters() -> None:
    assert text(marks("Ten were held")) == ["Ten were held"]


def test_a_number_is_never_parted() -> None:
    line = [*marks("رفن ۱", gap=1.0), Mark("۰", 40, 10, 46, 20), *marks(" زور", start=47, gap=1.0)]
    assert "۱۰" in text(line)[0]


def test_wide_gaps_part_cells() -> None:
    assert text(marks("Orsa~10~2")) == ["Orsa", "10", "2"]
    assert text(marks("۲~۱۰~اسروا")) == ["اورسا", "۱۰", "۲"]
    (first, second) = cells(marks("Orsa~10"))
    assert (first.left, first.right, second.left) == (0, 24, 64)


def test_drawn_forms_become_letters() -> None:
    assert text(marks("\ufeae\ufee8\ufed3")) == ["فنر"]


def test_nothing_is_nothing() -> None:
    assert cells([]) == cells([Mark(" ")]) == []


PAGE = """<!doctype html><meta charset=utf-8><body dir=rtl lang=fa><h1>بازداشت ده نفر در اورسا</h1>
<p>پلیس شهر خیالی اورسا روز دوشنبه ۱۰ نفر را بازداشت کرد و شورای بندر
(Harbour Council) گفت که در سال ۱۴۱۰/۱/۱۳ دو نفر آزاد شدند.</p>
<p>اعتقلت شرطة مدينة سارل المتخيلة 12 شخصا يوم الاثنين.</p>"""


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded() as one:
        yield one


@pytest.mark.slow
@pytest.mark.needs("chromium")
def test_a_printed_page_in_persian_and_arabic_equals_its_source(reader: Guarded, tmp_path: Path) -> None:
    page, printed = tmp_path / "a.html", tmp_path / "a.pdf"
    page.write_text(PAGE, encoding="utf-8")
    program = shutil.which("chromium")
    assert program is not None
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}/p"]
    command = [program, *options, f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    with printed.open("rb") as file:
        made = reader.extract(file, "").text
    held = " ".join(blocks(made))
    for words in (
        "بازداشت ده نفر در اورسا",
        "۱۰ نفر را",
        "(Harbour Council)",
        "۱۴۱۰/۱/۱۳",
        "12 شخصا",
        "دو نفر آزاد شدند.",
    ):
        assert words in held
    assert made is not None
    assert TURNED in made.warnings
