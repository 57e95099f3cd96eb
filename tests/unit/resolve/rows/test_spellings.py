"""Spellings of one name agree, whatever script they stand in; those of another name do not.

In: invented names, each in the ways in which lists write it. Out: levels, within a name and across names.
"""

from __future__ import annotations

from itertools import combinations

import pytest

from dadkhah.resolve.rows.names import level, prepare

SPELLINGS = [
    [
        "Ebrahim Karimi",
        "ابراهیم کریمی",
        "Ibrahim Karimi",
        "Karimi, Ebrahim",
    ],
    [
        "Gholamreza Sharifi",
        "غلامرضا شریفی",
        "Gholam Reza Sharifi",
        "Qolamreza Sharifi",
    ],
    [
        "Zahra Mohammadi",
        "زهرا محمدی",
        "Zahra Muhammadi",
    ],
    [
        "Yousef Jafari",
        "یوسف جعفری",
        "Yusef Jafari",
        "Youssef Jafari",
    ],
    [
        "Khosrow Bakhtiari",
        "خسرو بختیاری",
        "Khosro Bakhtiari",
    ],
    [
        "Shahram Zamani",
        "شهرام زمانی",
        "Shahram Zamaani",
    ],
    [
        "Jamshid Asadi",
        "جمشید اسدی",
        "Jamsheed Asadi",
    ],
    [
        "Abdolrahman Naderi",
        "عبدالرحمن نادری",
        "Abdol Rahman Naderi",
    ],
    [
        "Mohammadreza Salehi",
        "محمدرضا صالحی",
        "Mohammad Reza Salehi",
        "Mohamad Reza Salehi",
    ],
    [
        "Fereshteh Moradi",
        "فرشته مرادی",
        "Fereshte Moradi",
    ],
    [
        "Hushang Ebrahimi",
        "هوشنگ ابراهیمی",
        "Houshang Ebrahimi",
    ],
    [
        "Qasem Rahimi",
        "قاسم رحیمی",
        "Ghasem Rahimi",
    ],
    [
        "Soraya Amini",
        "ثریا امینی",
        "Sorayya Amini",
    ],
    [
        "Zia Kazemi",
        "ضیا کاظمی",
        "Ziya Kazemi",
    ],
    [
        "Khaled Mansour",
        "خالد منصور",
        "Khalid Mansour",
        "Khaled Mansur",
    ],
    [
        "Mahmoud Alshami",
        "محمود الشامي",
        "Mahmud Al-Shami",
        "Mahmoud al Shami",
    ],
    [
        "Abdullah Yousef Hamdan",
        "عبدالله يوسف حمدان",
        "Abdallah Youssef Hamdan",
    ],
    [
        "Samira Hassan Khalil",
        "سميرة حسن خليل",
        "Sameera Hasan Khalil",
    ],
    [
        "Tariq Saleh",
        "طارق صالح",
        "Tareq Saleh",
    ],
    [
        "Walid Ibrahim Nasser",
        "وليد إبراهيم ناصر",
        "Waleed Ibrahim Naser",
    ],
    [
        "Bashir Odeh",
        "بشير عودة",
        "Basheer Odeh",
    ],
    [
        "Ghassan Abu Zayd",
        "غسان أبو زيد",
        "Ghassan Abuzayd",
        "Ghasan Abu Zaid",
    ],
    [
        "Fatima Alzahra Qasim",
        "فاطمة الزهراء قاسم",
        "Fatima Al-Zahra Qassim",
    ],
    [
        "Umm Kulthum Darwish",
        "ام كلثوم درويش",
        "Um Kulthum Darwish",
    ],
    [
        "José María Gutiérrez",
        "Jose Maria Gutierrez",
        "Gutiérrez, José María",
    ],
    [
        "Hernán Muñoz Rojas",
        "Hernan Munoz Rojas",
        "Hernán Muñoz",
    ],
    [
        "María del Carmen López",
        "Maria del Carmen Lopez",
        "Maria Carmen Lopez",
    ],
    [
        "Héctor Iván Peñaloza",
        "Hector Ivan Penaloza",
        "Héctor Peñaloza",
    ],
    [
        "Luz Marina Quiroga",
        "Luz Quiroga",
        "Quiroga, Luz Marina",
    ],
    [
        "Nuno de Oliveira",
        "Nuno Oliveira",
        "Núno de Oliveira",
    ],
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: str(spellings[0]))
def test_spellings_of_one_name_agree(spellings: list[str]) -> None:
    weak = [(one, other) for one, other in combinations(spellings, 2) if level(prepare(one), prepare(other)) < 4]
    assert weak == []


def test_names_of_two_people_hardly_ever_agree() -> None:
    pairs = [(one, other) for left, right in combinations(SPELLINGS, 2) for one in left for other in right]
    alike = [(one, other) for one, other in pairs if level(prepare(one), prepare(other)) >= 4]
    assert len(pairs) > 4000
    assert alike == []


def test_the_level_does_not_depend_on_which_name_comes_first() -> None:
    every = [prepare(name) for spellings in SPELLINGS for name in spellings]
    for one, other in combinations(every, 2):
        assert level(one, other) == level(other, one)
