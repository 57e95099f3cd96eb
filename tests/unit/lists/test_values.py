"""Sexes and ages in the words and digits of four languages."""

from __future__ import annotations

import pytest

from dadkhah.lists.values import age_of, sex_of


@pytest.mark.parametrize(
    ("cell", "sex"),
    [
        ("M", "m"),
        (" female ", "f"),
        ("زن", "f"),
        ("ذكر", "m"),
        ("أنثى", "f"),
        ("mujer", "f"),
        ("?", ""),
        ("Acme", None),
    ],
)
def test_sexes(cell: str, sex: str | None) -> None:
    assert sex_of(cell) == sex


@pytest.mark.parametrize(
    ("cell", "age"),
    [
        ("34", 34), ("۳۴", 34), ("34 years", 34), ("34.0", 34), ("۳۴ ساله", 34), ("8 months", 0), ("٣ أشهر", 0),
        ("34 años", 34), ("0", 0), ("121", None), ("young", None), ("20-25", None), ("34 kg", None),
    ],
)  # fmt: skip
def test_ages(cell: str, age: int | None) -> None:
    assert age_of(cell) == age
