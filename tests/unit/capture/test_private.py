"""Which things said of a source are private."""

from __future__ import annotations

import pytest

from dadkhah.capture.describe import Options, describe
from dadkhah.capture.private import ALWAYS, private_fields, tells_private, values, with_values, without
from dadkhah.capture.sidecar import PRIVATE
from dadkhah.errors import CallError


@pytest.mark.parametrize(
    ("options", "sidecar", "more"),
    [
        ({}, None, set()),
        ({"private": "name,by"}, None, {"name", "by"}),
        ({}, b'private = ["role"]', {"role"}),
        ({"private": "name"}, b'private = "method"', {"name", "method"}),
        ({}, b'private = ["nonsense"]', PRIVATE),
        ({}, b"private = true", PRIVATE),
    ],
)
def test_some_fields_are_always_private_and_some_where_it_is_asked(
    options: dict[str, str], sidecar: bytes | None, more: set[str]
) -> None:
    assert private_fields(options, sidecar) == ALWAYS | more


def test_an_option_that_names_no_field_is_refused() -> None:
    with pytest.raises(CallError, match="no such field"):
        private_fields({"private": "title"}, None)


@pytest.mark.parametrize(
    ("sidecar", "asked", "told"),
    [
        (b'title = "A"', set(), False),
        (b'obtained_from = "a neighbour"', set(), True),
        (b'role = "monitor"', set(), False),
        (b'role = "monitor"', {"role"}, True),
        (b'obtained = "by hand"', {"obtained"}, True),
        (b'private = ["name"]', set(), True),
    ],
)
def test_a_sidecar_that_says_something_private_is_private(sidecar: bytes, asked: set[str], told: bool) -> None:
    assert tells_private(sidecar, frozenset(ALWAYS | asked)) is told


def test_what_is_taken_out_is_what_is_put_back() -> None:
    said = describe(options=Options(obtained_from="a neighbour", role="monitor", obtained="by hand", title="A"))
    private = ALWAYS | {"obtained", "name"}
    apart = values(said, private, by="R. Editor", name="a.txt")
    assert apart == {"obtained_from": "a neighbour", "obtained": "by hand", "name": "a.txt"}
    kept = without(said, private)
    assert (kept.obtained, kept.handling.obtained_from, kept.handling.role) == ("", "", "monitor")
    assert with_values(kept, apart) == said
