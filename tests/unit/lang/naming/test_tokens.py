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


def test_words_that_end_at_a_place_are_glued() -> None:
    written = [[one.written for one in ending] for ending in prepare("Sara Gholi Pour Tavan").ending]
    assert written == [
        [],
        ["sara"],
        ["gholi", "saragholi"],
        ["pour", "gholipour", "saragholipour"],
        ["tavan", "pourtavan", "gholipourtavan"],
    ]
