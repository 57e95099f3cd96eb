"""What stands between dashes does not part a subject from its verb, and counts a part of it."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


def counted(text: str) -> dict[int, tuple[str, str | None]]:
    return {line["low"]: (line["kind"], line["part"]) for line in lines(text, "count")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 70 people - among them ten women and three infants - lost their lives.",
            {70: ("killed", None), 10: ("killed", "subset"), 3: ("killed", "subset")},
        ),
        ("70 people \u2013 ten of them children \u2013 were killed.", {70: ("killed", None), 10: ("killed", "subset")}),
        ("70 workers - all of them migrants - were arrested.", {70: ("arrested", None)}),
        ("70 bakers \u2014 from towns along the coast \u2014 have been jailed.", {70: ("arrested", None)}),
        ("70 people came - and the guards were arrested.", {}),
        ("70 people - the mayor says: more - were arrested.", {}),
        ("Troops - 70 people saw it - killed nobody they knew.", {}),
    ],
)
def test_dashes_set_off_a_part(text: str, expected: dict[int, tuple[str, str | None]]) -> None:
    assert {low: one for low, one in counted(text).items() if low} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine former officers and conscripts were arrested.", {9: ("arrested", None)}),
        ("Four of their number had been picked up.", {4: ("arrested", "subset")}),
        ('The army admits 12 "accidental" deaths.', {12: ("killed", None)}),
        ("430 persons were injured, 39 being police officers.", {430: ("injured", None), 39: ("injured", "subset")}),
        ("The number of officers was nine.", {}),
        ('The army admits 12 "accidents".', {}),
        ("The town has 430 rooms, 39 being small.", {}),
    ],
)
def test_whom_a_number_counts(text: str, expected: dict[int, tuple[str, str | None]]) -> None:
    found = counted(text)
    assert {low: (kind, found[low][1] if part else None) for low, (kind, part) in found.items()} == found
    assert {low: kind for low, (kind, _) in found.items()} == {low: kind for low, (kind, _) in expected.items()}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Sixty-one had been buried by nightfall.", 61),
        ("By nightfall 61 people were already buried.", 61),
        ("Some 61 villagers have been buried.", 61),
        ("We lost 61 in my family.", 61),
        ("\u201cWe have lost 61 more of our youths,\u201d she said.", 61),
        ("The patrol did away with 61 survivors.", 61),
        ("Only 61 sets of remains have been identified.", 61),
        ("61 people were buried under rubble.", None),
        ("61 tonnes of waste were buried.", None),
        ("We lost 61 matches in my time.", None),
        ("We lost 61 of them on the road.", None),
        ("61 separate bodies have looked into it.", None),
        ("Of the figures told, this was an early one.", None),
    ],
)
def test_who_is_dead(text: str, dead: int | None) -> None:
    found = [line["low"] for line in lines(text, "count") if line["kind"] == "killed"]
    assert found == ([dead] if dead else [])
