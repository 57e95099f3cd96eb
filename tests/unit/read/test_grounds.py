"""Names that no gazetteer knows, and what stands around them where they are places."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("17 people were killed in South Velm.", "South Velm"),
        ("17 people were killed in Dan Arvel village.", "Dan Arvel"),
        ("17 people were killed in the Arvel forest.", "Arvel"),
        ("17 people were killed in northern Arvel.", "Arvel"),
        ("17 people were killed in the Far North.", "Far North"),
        ("17 people were killed in Arvel State.", "Arvel State"),
        ("17 people were freed from Arvel prison.", "Arvel"),
        ("17 people were arrested in Mung Arvel, about 5 km from the river.", "Mung Arvel"),
        ("Troops shot 17 people dead in Arvel, in the North-West region.", "Arvel"),
        ("They had trust in Maria Arvel, whose 17 sons were killed.", None),
        ("17 people were killed, the mayor said in the Arvel Review.", None),
        ("17 people were killed in Operation Arvel Dawn.", None),
        ("17 people were killed by Islamic State.", None),
        ("17 people were killed in Maria Arvel's view.", None),
        ("17 men were jailed for the murder of a girl in South Velm.", None),
    ],
)
def test_a_place_that_no_list_knows(text: str, place: str | None) -> None:
    assert next(line["place"] for line in lines(text, "count") if line["low"] == 17) == place
