"""Swap the sides of a conflict in the development sentences and in the example: the figures stay the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.factories import captured

from dadkhah.lang.places import Gazetteer
from dadkhah.model.claim import Claim, Count
from dadkhah.read.reader import read

SIDES = (
    ("police", "rebels"), ("soldiers", "militants"), ("government", "opposition"), ("army", "militia"),
    ("troops", "gunmen"), ("protesters", "loyalists"), ("officers", "fighters"), ("state", "rebel"),
    ("security forces", "armed groups"), ("military", "guerrilla"), ("authorities", "separatists"),
)  # fmt: skip
"""What the sides of a conflict are called, each with a word for the other that stands in the same places."""

OTHER = {one: other for pair in SIDES for one, other in (pair, pair[::-1])}
OTHER |= {one.capitalize(): other.capitalize() for one, other in OTHER.items()}
SIDE = re.compile(rf"\b(?:{'|'.join(sorted(OTHER, key=len, reverse=True))})\b(?! (?:cells?|custody|stations?)\b)")
"""Rooms keep their names: nobody writes "rebels cells"."""


def swapped(text: str) -> str:
    """Return a text with every side called as the other."""
    return SIDE.sub(lambda match: OTHER[match.group()], text)


def figures(text: str, gazetteer: Gazetteer) -> list[tuple[object, ...]]:
    """Return what is counted, without its words and places."""
    claims = read(captured(text), gazetteer).claims
    return [_told(claim, claim.body) for claim in claims if isinstance(claim.body, Count)]


def _told(claim: Claim, body: Count) -> tuple[object, ...]:
    return body.kind, body.unit, _value(body), body.part, claim.polarity


def _value(body: Count) -> tuple[object, ...]:
    return body.quantity.low, body.quantity.high, body.quantity.bound


def concerned(texts: Iterator[str]) -> list[str]:
    """Return the texts that name a side."""
    return [text for text in texts if SIDE.search(text)]


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as found:
        yield found


@pytest.mark.slow
def test_figures_of_the_sheet_do_not_depend_on_the_side(shared_dir: Path, gazetteer: Gazetteer) -> None:
    sheet = (shared_dir / "data/figures/sentences.jsonl").read_text(encoding="utf-8").splitlines()
    texts = concerned(json.loads(line)["text"] for line in sheet)
    assert len(texts) > 50
    differ = [text for text in texts if figures(text, gazetteer) != figures(swapped(text), gazetteer)]
    assert differ == []


@pytest.mark.slow
def test_figures_of_the_example_do_not_depend_on_the_side(gazetteer: Gazetteer) -> None:
    folder = ROOT / "examples/veldania/sources"
    texts = concerned(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    assert len(texts) > 8
    assert any(figures(text, gazetteer) for text in texts)
    differ = [text for text in texts if figures(text, gazetteer) != figures(swapped(text), gazetteer)]
    assert differ == []


def test_a_swap_changes_the_sides_and_nothing_else() -> None:
    assert swapped("Police shot 5 rebels; the army left.") == "Rebels shot 5 police; the militia left."
    assert swapped(swapped("The authorities denied it.")) == "The authorities denied it."
