"""Names cut into words. The names are common ones put together for the test; no person is meant."""

from __future__ import annotations

import pytest

from dadkhah.lang.naming.segment import plain, words


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Tavan, Hossein", ("hossein", "tavan")),
        ("Tavan, Hossein, Jr", ("hossein", "tavan")),
        ("توان، حسین", ("حسین", "توان")),
        ("Tavan,", ("tavan",)),
        ("Dr. Seyyed Hossein Tavan", ("hossein", "tavan")),
        ("Seyyed", ("seyyed",)),
        ("سید حسین توان", ("حسین", "توان")),
        ("سیدحسین توان", ("حسین", "توان")),
        ("Nabil bin Nader ibn Salem", ("nabil", "nader", "salem")),
        ("Sa'id Tavan", ("said", "tavan")),
        ("Abd al-Hamid", ("abd", "al", "hamid")),
        ("Mohammadtavani Golpar", ("mohammad", "tavani", "golpar")),
        ("Samanyounes Golpar", ("saman", "younes", "golpar")),
        ("Akbari Golpar", ("akbari", "golpar")),
        ("Alireza Golpar", ("alireza", "golpar")),
        ("", ()),
        ("12 —", ()),
    ],
)
def test_words_are_in_spoken_order_without_titles_and_lineage(written: str, found: tuple[str, ...]) -> None:
    assert words(written) == found


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("محەمەد", "محمد"),
        ("فاطمه", "فاطمه"),
        ("عبدهللا", "عبدالله"),
        ("Şêrko", "sherko"),
        ("Хамид", "khamid"),
        ("كريم", "کریم"),
        ("Ḥāmid", "haamid"),
        ("José", "jose"),
    ],
)
def test_letters_are_folded_and_spelled_out(written: str, folded: str) -> None:
    assert plain(written) == (folded,)
