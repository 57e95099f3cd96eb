"""Folding: what does not matter in matching, and the way back to every offset."""

from __future__ import annotations

import pytest

from dadkhah.lang.scripts import fold, fold_character, fold_map, script_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Orvale", "orvale"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Īz̄eh", "izeh"),
        ("STRASSE Straße", "strasse strasse"),
        ("Łódź", "lodz"),
        ("۱۳۹۸ ١٣٩٨", "1398 1398"),
        ("كرمان", "کرمان"),
        ("علي", "علی"),
        ("می‌شود", "میشود"),
        ("“so” «so»", '"so" "so"'),
        ("12–15", "12-15"),
        ("a\u00a0b", "a b"),
        ("آبان", "ابان"),
        ("تِهران", "تهران"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_plain_text_folds_as_its_characters_do() -> None:
    plain = "".join(map(chr, range(0x20, 0x7F)))
    assert fold(plain) == "".join(map(fold_character, plain)) == fold_map(plain).text


def test_fold_map_leads_back() -> None:
    text = "Straße می‌شود"
    folded = fold_map(text)
    at = folded.text.index("میشود")
    assert folded.text == fold(text)
    assert text[slice(*folded.original(at, at + 5))] == "می‌شود"
    assert folded.original(0, 0) == (0, 0)
    assert folded.offsets[-1] == len(text)


def test_a_character_may_count_for_two_or_none() -> None:
    assert fold_character("ß") == "ss"
    assert fold_character("\u200c") == ""
    assert fold_character("7") == "7"


@pytest.mark.parametrize(
    ("text", "script"),
    [("Orvale", "latin"), ("تهران", "arabic"), ("Киев", "cyrillic"),
     ("Αθήνα", "greek"), ("תל", "hebrew"), ("北京", "cjk"),
     ("12 !", "none"), ("", "none"), ("তে", "other"), ("تهران A", "arabic")],
)  # fmt: skip
def test_script_of(text: str, script: str) -> None:
    assert script_of(text) == script
