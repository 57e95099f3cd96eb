"""Which tests coverage follows: those that are not marked, and of a long table of cases the first rows."""

from __future__ import annotations

import pytest
from coverage import Coverage
from tests.conftest import TRACED


@pytest.mark.parametrize("row", range(TRACED + 2))
def test_only_the_first_rows_of_a_table_are_traced(request: pytest.FixtureRequest, row: int) -> None:
    marked = request.node.get_closest_marker("untraced") is not None
    assert marked == (row >= TRACED)
    assert not (marked and Coverage.current())
