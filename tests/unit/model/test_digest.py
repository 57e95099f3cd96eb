"""The one JSON spelling of a value, whatever its keys are."""

from __future__ import annotations

from datetime import date

import pytest

from dadkhah.model.digest import canonical, record_id
from dadkhah.model.span import Interval

SPELT = [
    ({"b": 1, "a": (None, True)}, b'{"a":[null,true],"b":1}'),
    ({10: "x", 9: "y"}, b'{"10":"x","9":"y"}'),
    ([Interval(date(2031, 1, 2), None), "\u00e9"], '[{"end":null,"start":"2031-01-02"},"\u00e9"]'.encode()),
    ({"z": {2: Interval(None, None)}}, b'{"z":{"2":{"end":null,"start":null}}}'),
]


@pytest.mark.parametrize(("value", "spelt"), SPELT)
def test_a_value_has_one_spelling(value: object, spelt: bytes) -> None:
    assert canonical(value) == spelt


def test_an_id_is_that_of_its_parts_in_their_order() -> None:
    assert record_id("a", 1) == record_id("a", 1)
    assert record_id("a", 1) != record_id(1, "a")
    assert len(record_id()) == 32
