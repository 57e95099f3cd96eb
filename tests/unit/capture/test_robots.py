"""What a robots.txt says of one address (RFC 9309)."""

from __future__ import annotations

import pytest

from dadkhah.capture.robots import deciding

TEXT = b"""\xef\xbb\xbf# a comment
User-agent: dadkhah
User-agent: other
Disallow: /private   # with a comment
Allow: /private/open
Disallow: /*.pdf$
Disallow: /a*b*c

User-Agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("/", None),
        ("/private", "Disallow: /private"),
        ("/privately", "Disallow: /private"),
        ("/private/open/x", "Allow: /private/open"),
        ("/x.pdf", "Disallow: /*.pdf$"),
        ("/x.pdf?y", None),
        ("/a1b2c3", "Disallow: /a*b*c"),
        ("/acb", None),
        ("/abc", "Disallow: /a*b*c"),
    ],
)
def test_the_longest_rule_of_the_own_group_decides(target: str, rule: str | None) -> None:
    found = deciding(TEXT, "Dadkhah", target)
    assert (str(found) if found else None) == rule


def test_others_follow_the_group_for_everybody() -> None:
    assert str(deciding(TEXT, "somebody", "/x")) == "Disallow: /"


def test_allowing_wins_a_draw() -> None:
    assert str(deciding(b"User-agent: *\nDisallow: /a\nAllow: /a\n", "x", "/a")) == "Allow: /a"


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe\x00noise", b"Disallow: /\n", b"User-agent: *\nDisallow:\n", b"<html>"]
)
def test_nothing_is_said(text: bytes) -> None:
    assert deciding(text, "x", "/a") is None


def test_stars_take_no_time() -> None:
    """A pattern that a backtracking matcher would never end with; linear time ends it at once."""
    pattern = b"User-agent: *\nDisallow: /" + b"a*" * 5000 + b"b$\n"
    assert deciding(pattern, "x", "/" + "a" * 20000) is None
