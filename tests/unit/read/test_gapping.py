"""Numbers whose verb is left out, and numbers that have none to share."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, lines

from dadkhah.read.gapping import manner, other_subject
from dadkhah.read.phrases import phrase_after

Expected = list[tuple[str, int]]

GAPPED: list[tuple[str, Expected]] = [
    ("The government released 206 weavers and the Movement 118.", [("released", 206), ("released", 118)]),
    ("The army holds 310 rebels, the rebels 64 soldiers.", [("arrested", 310), ("arrested", 64)]),
    ("The army arrested 12 weavers while the police 9 km away slept.", [("arrested", 12)]),
    ("The army arrested 12 weavers and the police found 30 others.", [("arrested", 12)]),
    ("The army arrested 12 weavers and the police 9 rifles.", [("arrested", 12)]),
    (
        "Ninety weavers had been shot dead, eleven trampled and six crushed by trucks.",
        [("killed", 90), ("killed", 11), ("killed", 6)],
    ),
    ("The first raid killed 12 weavers, the second nine.", [("killed", 12), ("killed", 9)]),
    ("The flood killed 12 weavers and vexed another nine.", [("killed", 12)]),
    ("The first raid killed 12 weavers, the second nine hens.", [("killed", 12)]),
    ("The first raid killed 12 weavers, the second burned nine huts.", [("killed", 12)]),
    ("Six weavers were killed and two nurses.", [("killed", 6), ("killed", 2)]),
    ("Six weavers were killed and two nurses fled.", [("killed", 6), ("displaced", 2)]),
    ("Six weavers were killed and two looms.", [("killed", 6)]),
    ("Ninety weavers had been shot dead, and eleven rescued by boats.", [("killed", 90)]),
    (
        "At least 29 weavers froze to death, among them a nurse and four children.",
        [("killed", 29), ("killed", 4)],
    ),
    ("At least 29 weavers froze to death, a nurse and four children wept.", [("killed", 29)]),
    ("Ninety weavers were arrested, and six crushed by trucks.", [("arrested", 90)]),
]


@pytest.mark.parametrize(("text", "expected"), GAPPED)
def test_what_shares_a_verb(text: str, expected: Expected) -> None:
    assert [(line["kind"], line["low"]) for line in lines(text, "count")] == expected


def test_nothing_is_shared_where_nothing_was_counted() -> None:
    row = items_of("The Movement 118.")
    at = next(index for index, item in enumerate(row) if item.kind == "QTY")
    assert not list(other_subject(row, at, phrase_after(row, at), ()))
    assert not list(manner(row, at, phrase_after(row, at), ()))
