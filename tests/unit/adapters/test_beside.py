"""Names compared in a process beside this one: whatever becomes of that process, the levels are the same."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from array import array
from itertools import chain, combinations

import pytest
from tests.naming import invented

from dadkhah.adapters import beside
from dadkhah.adapters.beside import Beside, comparing, serve
from dadkhah.resolve.rows import bulk, names

SPELLED = [names.prepare(one) for one in invented(12, 6)]
PAIRS = array("q", chain.from_iterable(combinations(range(len(SPELLED)), 2)))
HERE = bulk.Comparing(SPELLED)(PAIRS)


def thread(theirs: socket.socket) -> None:
    """Answer in a thread of this process, in place of another one."""
    line = theirs.dup()
    theirs.close()

    def answer() -> None:
        with line:
            serve(line)

    threading.Thread(target=answer, daemon=True).start()


def nobody(theirs: socket.socket) -> None:
    """Stand for a process that could not be started."""
    theirs.close()


@pytest.mark.parametrize("started", [thread, nobody])
def test_levels_are_the_same_with_another_process_and_without(started: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_started", started)
    with Beside(SPELLED) as compares:
        assert list(compares.levels([PAIRS, PAIRS[:2], array("q")])) == [HERE, bulk.Comparing(SPELLED)(PAIRS[:2]), []]
        assert compares.every(PAIRS) == bulk.Comparing(SPELLED).every(PAIRS)


def test_more_batches_than_are_asked_for_ahead_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_started", thread)
    monkeypatch.setattr(beside, "AHEAD", 2)
    taken = []

    def batches(batch: array[int]) -> array[int]:
        taken.append(len(batch))
        return batch

    with Beside(SPELLED) as compares:
        found = compares.levels(batches(PAIRS[at : at + 2]) for at in range(0, len(PAIRS), 2))
        assert len(taken) == 2
        assert list(chain.from_iterable(found)) == HERE


def test_few_names_are_compared_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(comparing(SPELLED), bulk.Comparing)
    monkeypatch.setattr(beside, "_started", nobody)
    monkeypatch.setattr(beside, "FROM", len(SPELLED))
    with comparing(SPELLED) as compares:
        assert isinstance(compares, Beside)


def test_a_program_that_cannot_be_started_leaves_the_work_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Beside(SPELLED) as compares:
        assert list(compares.levels([PAIRS])) == [HERE]


def test_what_was_asked_for_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_started", nobody)
    with Beside(SPELLED) as compares:
        found = compares.levels([PAIRS])
        assert list(found) == [HERE]
    with pytest.raises(RuntimeError, match="after shutdown"):
        compares.every(PAIRS)


@pytest.mark.slow
def test_a_process_that_ends_too_soon_is_replaced_by_this_one() -> None:
    with Beside(SPELLED) as compares:
        assert compares.every(PAIRS[:2]) == bulk.Comparing(SPELLED).every(PAIRS[:2])
        assert compares._child is not None
        compares._child.kill()
        assert list(compares.levels([PAIRS])) == [HERE]


@pytest.mark.slow
def test_a_program_that_is_read_from_standard_input_has_one_beside_it() -> None:
    """Such a program cannot be read a second time: the other process must not begin with it."""
    done = subprocess.run([sys.executable, "-"], input=PROGRAM, capture_output=True, text=True, check=True)
    assert done.stdout == "None None\n"


PROGRAM = """
from array import array
from dadkhah.adapters.beside import FROM, comparing
from dadkhah.resolve.rows import names

letters = "bdklmnrst"
words = [one + "a" + two + "i" + three + "an" for one in letters for two in letters for three in letters]
written = [f"{one} {other}" for one in words[:101] for other in words[-101:]]
assert len(written) > FROM
with comparing([names.prepare(one) for one in written]) as compares:
    (found,) = compares.levels([array("q", [0, 1, 5, 5000])])
    print(compares._child.poll(), compares._here)
"""
