"""How often a rule of the reader is right is a working figure: it is printed in no dossier."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.unit.publish import invented

import dadkhah.publish
from dadkhah.model.dossier import Inputs
from dadkhah.publish import draft


def with_precision(inputs: Inputs, precision: float | None) -> Inputs:
    """Return the case with one precision for every claim."""
    replace = msgspec.structs.replace
    readings = tuple(
        replace(one, claims=tuple(replace(claim, reading_precision=precision) for claim in one.claims))
        for one in inputs.readings
    )
    return replace(inputs, readings=readings)


@pytest.mark.slow
def test_a_draft_is_the_same_whatever_was_measured() -> None:
    inputs = invented.inputs()
    assert any(reading.claims for reading in inputs.readings)
    assert draft(with_precision(inputs, 0.81357)) == draft(with_precision(inputs, None))


def test_nothing_that_publishes_names_the_figure() -> None:
    folder = Path(dadkhah.publish.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in {".py", ".j2", ".js"}]
    assert len(texts) > 10
    assert not any("reading_precision" in text for text in texts)
