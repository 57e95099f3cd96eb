"""Names as lists join them: one person's spellings agree, other people's names do not."""

from __future__ import annotations

import pytest

from dadkhah.resolve.rows.names import heard, level, skeleton, sounds


def agreed(one: str, other: str) -> int:
    found = level(heard(sounds(one)), heard(sounds(other)))
    assert found == level(heard(sounds(other)), heard(sounds(one)))
    return found


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Karim Rostami", "کریم رستمی", 6),
        ("Ghorbani, Saeed", "سعید قربانی", 5),
        ("Mohammad Amin Tavakoli", "محمدامین توکلی", 6),
        ("Abdol Hamid Sharifi", "عبدالحمید شریفی", 5),
        ("خالد محمود عمر الشامي", "Khaled Alshami", 6),
        ("Haj Karim Rostami", "Dr Karim Rostami", 7),
        ("José Núñez Paredes", "Jose Nunez", 6),
        ("Karim Gholi Pour", "Karim Gholipour", 6),
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str, least: int) -> None:
    assert agreed(one, other) >= least


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karim Rostami", "Nasrin Olgani"),
        ("کریم رستمی", "بهرام رستمی"),
        ("نبيل ناهد عبدالله", "احمد ناهد عبدالله"),
        ("Pedro Paredes", "Julio Montes"),
        ("Karim", "Olgani"),
        ("", "Karim"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert agreed(one, other) <= 1


def test_sounds_are_one_alphabet_for_both_scripts() -> None:
    assert [skeleton(word) for word in sounds("قربانی شریف")] == [skeleton(word) for word in sounds("Ghorbani Sharif")]
    assert skeleton("aA") == "a"
