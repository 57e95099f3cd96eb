"""Names prepared."""

from __future__ import annotations

import pytest

from dadkhah.lang.naming.tokens import Naming, prepare, token


@pytest.mark.parametrize(
    ("name", "naming"),
    [
        ("Juan Alberto Almada", "spanish"),
        ("Elina Farias", "spanish"),
        ("Begoña Txibarra", "spanish"),
        ("نادر التوران", "arabic"),
        ("Salem Abu Tavan", "arabic"),
        ("سارا توانی", "persian"),
        ("Sara Tavanpour", "persian"),
        ("Tolen Varga", "other"),
        ("", "other"),
    ],
)
def test_how_a_name_is_built(name: str, naming: Naming) -> None:
    assert prepare(name).naming == naming


def test_a_token_holds_what_is_compared() -> None:
    found = token("حامد")
    assert (found.script, found.sounds, found.skeleton, found.long) == ("arabic", "hAmd", "md", "A")
    assert found.names == {"حامد"}
    assert token("hamed").long == ""
    assert token("abu").particle


def test_a_prepared_name_has_its_words_and_their_consonants() -> None:
    found = prepare("Sara Gholi Pour")
    assert found.words == ("sara", "gholi", "pour")
    assert found.parts == (("sara", "sr"), ("gholi", "ql"), ("pour", "pr"))
    assert found.heads[1:] == (("saragholi", "srql"), ("saragholipour", "srqlpr"))
    assert found.tails[:2] == (("pour", "pr"), ("gholipour", "qlpr"))
    assert prepare("!").words == ()


@pytest.mark.parametrize(
    ("word", "signs"),
    [
        ("alejandro", "spanish"),
        ("ferreyra", "spanish"),
        ("siavash", "elsewhere"),
        ("alnajjar", "arabic"),
        ("ابوجبل", "arabic"),
        ("tavanpour", "persian"),
        ("tolen", ""),
        ("maria", ""),
    ],
)
def test_what_a_word_shows_of_how_the_name_is_built(word: str, signs: str) -> None:
    found = token(word)
    assert [name for name in ("spanish", "elsewhere", "arabic", "persian") if getattr(found, name)] == signs.split()
