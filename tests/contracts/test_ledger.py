"""The contract of the port Ledger, run on every adapter that keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import ACTOR, opened

from dadkhah.errors import NoActor, RecordError
from dadkhah.ports import Entry, Ledger


@pytest.fixture(params=["vault"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """Return each adapter in turn, as new as it can be."""
    with opened(tmp_path / str(request.param)) as vault:
        yield vault.ledger


def entry(method: str) -> Entry:
    return {"act": "annotate", "by": ACTOR, "method": method}


def test_numbers_go_on_without_a_gap(ledger: Ledger) -> None:
    start = ledger.size()
    assert list(ledger.append([entry("a"), entry("b")])) == [start, start + 1]
    assert list(ledger.append([])) == []
    assert list(ledger.append([entry("c")])) == [start + 2]
    assert ledger.size() == start + 3


def test_entries_come_back_in_order_with_all_their_fields(ledger: Ledger) -> None:
    start = ledger.size()
    ledger.append([entry(word) for word in ("first", "ثانی", "third\n")])
    found = list(ledger.entries(start))
    assert [one["method"] for one in found] == ["first", "ثانی", "third\n"]
    assert [one["seq"] for one in found] == [start, start + 1, start + 2]
    assert all(one["by"] == ACTOR and one["at"] for one in found)
    assert list(ledger.entries())[start:] == found


def test_of_several_entries_all_or_none_enter(ledger: Ledger) -> None:
    start = ledger.size()
    with pytest.raises(RecordError):
        ledger.append([entry("good"), {"act": "no such act", "by": ACTOR}])
    assert ledger.size() == start


def test_nobody_appends_nothing(ledger: Ledger) -> None:
    with pytest.raises(NoActor):
        ledger.append([{"act": "annotate", "by": ""}])


def test_a_checkpoint_is_made_once_for_one_state(ledger: Ledger) -> None:
    ledger.append([entry("a")])
    first = ledger.checkpoint()
    assert first.splitlines()[1] == str(ledger.size())
    assert ledger.checkpoint() == first
    ledger.append([entry("b")])
    assert ledger.checkpoint() != first
