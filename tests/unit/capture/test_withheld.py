"""Withheld names: gone from the text in every spelling that folds alike, and nothing else moved."""

from __future__ import annotations

import pytest
from tests import factories as make

from dadkhah.capture.withheld import description_without, masked, text_without, withholding
from dadkhah.model.erasure import Withheld
from dadkhah.model.source import Description, Stated

HELD = withholding(Withheld(salt="ab" * 32), ["Ila Verrin", "Oru Tamsin-Vell", "ایلا ورین", "Karo", "12"])


@pytest.mark.parametrize(
    "text",
    [
        "Ila Verrin said so.",
        "ILA VERRIN'S house",
        "Íla\nVerrin",
        "by Oru Tamsin-Vell and Oru Tamsin Vell",
        "a man called karo",
        "خانه ایلا ورین سوخت",
        "خانه ايلا ورین سوخت",
    ],
)
def test_the_name_is_gone_and_every_other_character_stands(text: str) -> None:
    new = masked(text, HELD)
    assert len(new) == len(text)
    for word in ("ila", "verrin", "oru", "tamsin", "vell", "karo", "ایلا", "ورین", "ايلا"):
        assert word not in new.lower().replace("í", "i")
    changed = [old for old, one in zip(text, new, strict=True) if old != one]
    assert all(char.isalpha() for char in changed)
    assert [one.isupper() for one in text if one.isalpha()] == [one.isupper() for one in new if one.isalpha()]


@pytest.mark.parametrize(
    "text", ["", "Ila is a town.", "Verrin, Ila", "Ila. And then Verrin", "Karolina", "Oru Tamsin", "12 people"]
)
def test_what_is_not_the_name_stands(text: str) -> None:
    assert masked(text, HELD) == text


def test_the_same_name_gives_the_same_letters_and_another_name_others() -> None:
    held = withholding(HELD, ["Ala Vorran"])
    first, second, other = (masked(name, held) for name in ("Ila Verrin", "Ila Verrin.", "Ala Vorran"))
    assert second == f"{first}."
    assert first != other
    assert [word[0] for word in first.split()] == ["X", "X"]
    assert masked("Ila Verrin", withholding(Withheld(salt="cd" * 32), ["Ila Verrin"])) != first


def test_without_names_nothing_is_looked_for() -> None:
    assert masked("Ila Verrin", Withheld()) == "Ila Verrin"


def test_a_text_says_that_names_are_withheld() -> None:
    text = make.captured("Ila Verrin was here.").text
    new = text_without(text, HELD)
    assert "Verrin" not in new.content
    assert (new.blocks, new.runs) == (text.blocks, text.runs)
    assert any("withheld" in warning for warning in new.warnings)
    other = make.captured("Nobody was here.").text
    assert text_without(other, HELD) is other


def test_what_is_said_of_a_source_is_without_them_too() -> None:
    said = Description(title=Stated("Letter of Ila Verrin", "page"), obtained="from Karo", author=None)
    new = description_without(said, HELD)
    assert new.title is not None
    assert "Verrin" not in new.title.value
    assert "Karo" not in new.obtained
