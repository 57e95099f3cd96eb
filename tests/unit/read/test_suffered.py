"""What a text tells of those who suffered an act: by its words, never by a name alone."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.unit.read.readings import fields, only, reading_of

from dadkhah.model.claim import Act, claim_id

NAMED = "Orlan Vessik shot Asha Dervan."


def victim(text: str) -> dict[str, Any]:
    (found,) = only(text, "act")["suffered_by"]
    return dict(found)


def told(text: str) -> tuple[Any, ...]:
    return fields(victim(text), ("type", "sex", "age_group"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NAMED, (None, None, None)),
        ("Orlan Vessik shot Mary Dervan.", (None, None, None)),
        ("Orlan Vessik shot the journalist Asha Dervan.", ("journalist", None, None)),
        ("Orlan Vessik shot Ms Asha Dervan.", (None, "woman", None)),
        (f"{NAMED} She was a union leader.", (None, "woman", None)),
        (f"{NAMED} Dervan was a union leader.", ("trade unionist", None, None)),
        (f"Asha Dervan, 14, slept. {NAMED}", (None, None, "child")),
        (f"Asha Dervan, 41, slept. {NAMED}", (None, None, "adult")),
        ("Orlan Vessik shot the girl Asha Dervan.", (None, "woman", "child")),
    ],
)
def test_of_somebody_named(text: str, expected: tuple[Any, ...]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlan Vessik tortured detainees.", (None, None, None)),
        ("Orlan Vessik tortured 12 women.", (None, "woman", "adult")),
        ("Orlan Vessik tortured 12 women and girls.", (None, "woman", None)),
        ("Orlan Vessik tortured 12 women and children.", (None, None, None)),
        ("Orlan Vessik tortured three journalists.", ("journalist", None, None)),
        ("Orlan Vessik tortured three journalists and a nurse.", (None, None, None)),
        ("Orlan Vessik tortured boys.", (None, "man", "child")),
    ],
)
def test_of_somebody_described(text: str, expected: tuple[Any, ...]) -> None:
    assert told(text) == expected


def test_whoever_is_named_is_not_described_too() -> None:
    line = only("Orlan Vessik shot the journalist Asha Dervan.", "act")
    assert line["victims"] == "journalist Asha Dervan"
    assert [one["named"] for one in line["suffered_by"]] == [True]


def test_no_victims_told_are_none() -> None:
    assert only("Orlan Vessik ordered the massacre.", "act")["suffered_by"] == []


def test_the_words_quote_the_text_and_are_no_part_of_the_id() -> None:
    text = "Orlan Vessik shot Asha Dervan. She was a nurse."
    (claim,) = (one for one in reading_of(text).claims if isinstance(one.body, Act))
    assert isinstance(claim.body, Act)
    (person,) = claim.body.suffered_by
    assert text[person.words.start : person.words.end] == "Asha Dervan"
    bare = msgspec.structs.replace(claim.body, suffered_by=())
    assert claim_id(claim.source, claim.text_version, bare) == claim.id
