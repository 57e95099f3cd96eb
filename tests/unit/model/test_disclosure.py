"""Disclosures: a digest that says nothing, and words that only their own digest fits."""

from __future__ import annotations

import pytest

from dadkhah.model.disclosure import digest, disclosure, field, is_digest

# the example of RFC 9901, 4.2.1 and 4.2.3, whose JSON has a space after each comma
EXAMPLE = b"WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
SALT = bytes(range(16))


def test_the_standards_example_gives_its_digest_and_its_words() -> None:
    assert digest(EXAMPLE) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"
    assert field(EXAMPLE) == ("family_name", "Möbius")


def test_a_disclosure_holds_its_words_and_its_digest_depends_on_the_salt() -> None:
    made = disclosure(SALT, "obtained_from", "Ila Verrin")
    assert field(made) == ("obtained_from", "Ila Verrin")
    assert digest(made) != digest(disclosure(SALT[::-1], "obtained_from", "Ila Verrin"))
    assert is_digest(digest(made))


@pytest.mark.parametrize("wrong", [b"", b"%%", b"W10", b"eyJhIjoxfQ"])
def test_anything_else_is_no_disclosure(wrong: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        field(wrong)


@pytest.mark.parametrize("wrong", ["", "a" * 42, "a" * 42 + "/", None, 3])
def test_what_is_spelled_otherwise_is_no_digest(wrong: object) -> None:
    assert not is_digest(wrong)
