"""Which sources are sealed."""

from __future__ import annotations

import pytest

from dadkhah.capture.sealing import source_class
from dadkhah.errors import CallError


@pytest.mark.parametrize(
    ("options", "sidecar", "ring", "expected"),
    [
        ({}, None, False, "public"),
        ({}, None, True, "sealed"),
        ({"publisher": "The Invented Daily"}, None, True, "public"),
        ({"title": "A letter"}, None, True, "sealed"),
        ({}, b'publisher = "The Invented Daily"', True, "public"),
        ({}, b'also_published = ["Kestrel Wire"]', True, "public"),
        ({}, b'class = "public"', True, "public"),
        ({}, b'class = "sealed"\npublisher = "The Invented Daily"', True, "sealed"),
        ({}, b'class = "secret"', True, "sealed"),
        ({}, b"class = 3", True, "sealed"),
        ({"source_class": "public"}, b'class = "sealed"', True, "public"),
        ({"source_class": "sealed", "publisher": "The Invented Daily"}, None, True, "sealed"),
        ({}, b"this is = no = toml", True, "sealed"),
    ],
)
def test_what_is_not_known_to_be_public_is_sealed(
    options: dict[str, str], sidecar: bytes | None, ring: bool, expected: str
) -> None:
    assert source_class(options, sidecar, ring=ring) == expected


def test_what_was_fetched_is_public() -> None:
    assert source_class({}, None, ring=True, fetched=True) == "public"


@pytest.mark.parametrize(("options", "sidecar"), [({"source_class": "sealed"}, None), ({}, b'class = "sealed"')])
def test_nothing_that_is_to_be_sealed_is_taken_in_the_open(options: dict[str, str], sidecar: bytes | None) -> None:
    with pytest.raises(CallError, match="no key ring"):
        source_class(options, sidecar, ring=False)
