"""Several processes: the answers come in the order of the work, and an error comes out as itself."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from dadkhah.adapters.crew import AHEAD, crew
from dadkhah.errors import SourceMissing

pytestmark = pytest.mark.slow


def late_first(number: int) -> int:
    """Answer the first piece last."""
    time.sleep(0.3 if number == 0 else 0.0)
    return number * number


def fail(number: int) -> int:
    if number == 2:
        raise SourceMissing("gone", where=f"{number}.txt", remedy="look again")
    return number


def test_answers_come_in_the_order_of_the_work() -> None:
    assert list(crew(late_first, range(9), 2)) == [number * number for number in range(9)]


def test_an_error_keeps_its_words_on_its_way() -> None:
    answers = crew(fail, range(5), 2)
    assert [next(answers), next(answers)] == [0, 1]
    with pytest.raises(SourceMissing, match=r"2\.txt: gone; look again"):
        next(answers)


def test_work_is_taken_as_it_is_needed() -> None:
    taken: list[int] = []

    def work() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    answers = crew(late_first, work(), 2)
    assert next(answers) == 0
    assert len(taken) <= 2 * AHEAD + 1
    answers.close()  # type: ignore[attr-defined]
