"""Colours: every text colour against every ground it stands on, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAIRS = [
    ("text", "ground"),
    ("text", "raised"),
    ("muted", "ground"),
    ("muted", "raised"),
    ("link", "ground"),
    ("link", "raised"),
    ("tint-text", "tint"),
    ("mark-text", "mark"),
    ("strip-text", "strip"),
    ("warn", "ground"),
]
DRAWN = [("bar", "ground"), ("dot", "ground")]


@pytest.fixture(scope="module", params=["page.css", "joining.css"])
def style(root: Path, request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return (root / "src/dadkhah/publish/templates" / name).read_text(encoding="utf-8")


def palettes(style: str) -> dict[str, dict[str, str]]:
    """Return the colours of light, dark and print, each completed by the ones it does not set."""
    blocks = re.findall(r":root \{([^}]*)\}", style)
    light, dark, print_ = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks)
    return {"light": light, "dark": light | dark, "print": light | print_}


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_can_be_read(style: str, scheme: str, front: str, back: str) -> None:
    palette = palettes(style)[scheme]
    if {front, back} <= set(re.findall(r"var\(--([\w-]+)\)", style)):  # a page without marks has no colour for them
        assert contrast(palette[front], palette[back]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("front", "back"), DRAWN)
def test_drawings_can_be_seen(style: str, scheme: str, front: str, back: str) -> None:
    palette = palettes(style)[scheme]
    assert contrast(palette[front], palette[back]) >= 3


def test_no_colour_stands_outside_the_palette(style: str) -> None:
    outside = re.sub(r":root \{[^}]*\}", "", style)
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", re.sub(r"@page \{.*?\n\}", "", outside, flags=re.DOTALL))) <= {
        "#7a1f16",
        "#767676",
        "#bbbbbb",
    }


def test_nothing_moves(style: str) -> None:
    assert not re.search(r"transition|animation|scroll-behavior|@keyframes", style)


def test_every_variable_is_defined(style: str) -> None:
    used, defined = set(re.findall(r"var\(--([\w-]+)\)", style)), set(re.findall(r"--([\w-]+):", style))
    assert used - defined == set()
    assert defined - used == set()
