"""The language of a text by its words."""

from __future__ import annotations

import pytest
from tests.broken import inputs

from dadkhah.capture.language import common_words, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (inputs.ENGLISH, "en"),
        (inputs.PERSIAN, "fa"),
        (inputs.ARABIC, "ar"),
        (inputs.RUSSIAN, "ru"),
        (inputs.FRENCH, "fr"),
        (inputs.TURKISH, "tr"),
        (
            (
                "Die Polizei der erfundenen Stadt nahm am Montag zehn Menschen fest, und der Rat sagte, dass zwei "
                "von ihnen frei sind."
            ),
            "de",
        ),
        (
            (
                "La policía de la ciudad inventada detuvo el lunes a diez personas, y el consejo dijo que dos de "
                "ellas fueron liberadas."
            ),
            "es",
        ),
        ("Η αστυνομία συνέλαβε δέκα ανθρώπους τη Δευτέρα.", "el"),
        ("המשטרה עצרה עשרה אנשים ביום שני", "he"),
        (
            (
                "Поліція вигаданого міста затримала в понеділок десять людей, і рада порту сказала, що двоє з них "
                "були звільнені до вечора."
            ),
            "uk",
        ),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    ["", "12 345 --", "Sarel", "Port Sarel, Tidewater Post", "lorem ipsum dolor sit amet consectetur", "十人被捕"],
)
def test_unsure(text: str) -> None:
    assert language_of(text) == "und"


def test_every_list_of_words_is_of_use() -> None:
    assert {"en", "fa", "ar", "fr", "de", "es", "ru", "ckb"} <= set(common_words())
    assert all(len(words) >= 15 for words in common_words().values())
