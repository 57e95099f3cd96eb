"""Names of invented families in three scripts: brothers and sisters, and fathers with sons, whose fathers agree.

In: nothing; the given names are common ones, the family names made up, and no person is meant.
Out: pairs of names of two people, each with what they are to each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

GIVEN = """
محمد Mohammed Мохаммед|احمد Ahmed Ахмед|محمود Mahmoud Махмуд|حسن Hassan Хасан|حسين Hussein Хусейн|خالد Khaled Халед
يوسف Yousef Юсуф|نبيل Nabil Набиль|جميل Jamil Джамиль|سمير Samir Самир|سالم Salem Салем|سليم Salim Селим
كريم Karim Карим|ناصر Nasser Насер|عمر Omar Омар|عامر Amer Амер|طارق Tareq Тарик|زياد Ziad Зияд
فادي Fadi Фади|هاني Hani Хани|سامي Sami Сами|رامي Rami Рами|باسم Bassem Басем|وليد Walid Валид
"""
"""Given names in Arabic, Latin and Cyrillic letters."""

SISTERS = "فاطمة Fatima Фатима|مريم Mariam Мариам|زينب Zainab Зейнаб|سميرة Samira Самира|هدى Huda Худа|ليلى Layla Лейла"

FAMILY = """
التورباني Altorbani Аль-Торбани|الفردوحي Alfardouhi Аль-Фардухи|سركوف Sarkouf Саркуф|الدلماني Aldelmani Аль-Дельмани
نبروصي Nabrousi Набруси|الكرنافي Alkarnafi Аль-Карнафи|برغاثي Barghathi Баргати
"""
"""Family names that nobody bears, as far as is known."""


class Pair(NamedTuple):
    """Two people's names; `kin`: "siblings" or "father and son"; `scripts`: "same" or "across"."""

    one: str
    other: str
    kin: str
    scripts: str


Name = Sequence[str]
"""One name in the three scripts."""


def _table(text: str) -> list[Name]:
    return [entry.split() for line in text.strip().splitlines() for entry in line.split("|")]


def pairs() -> Iterator[Pair]:
    """Yield the pairs, in a fixed order; about half of them across two scripts."""
    men, women, families = _table(GIVEN), _table(SISTERS), _table(FAMILY)
    scripts = ((0, 0), (1, 1), (2, 2), (0, 1), (1, 2), (0, 2))
    couples = [
        *combinations(men[::2], 2),
        *combinations(men[1::2], 2),
        *combinations(women, 2),
        *pairwise(men),
    ]
    for at, (one, other) in enumerate(couples):
        fathers = [men[(at * 5 + step) % len(men)] for step in (7, 3, 11)]
        family = families[at % len(families)]
        left, right = scripts[at % len(scripts)]
        kind = "same" if left == right else "across"
        kin = (one, *fathers[: 2 + at % 2], family), (other, *fathers[: 2 + at % 2], family)
        yield Pair(_spoken(kin[0], left), _spoken(kin[1], right), "siblings", kind)
        son, father = (one, *fathers, family), (*fathers, family)
        if one not in fathers:
            yield Pair(_spoken(son, left), _spoken(father, right), "father and son", kind)


def _spoken(chain: Sequence[Name], script: int) -> str:
    return " ".join(name[script] for name in chain)
