"""People as lists name them: one record a row, and what could not be read of it.

In: values read from cells. Out: frozen records; intervals of days, never a bare point; words as they were written.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dadkhah.model.span import Interval

Verdict = Literal["same", "different", "unsure", "withdrawn"]
"""What somebody decided about two rows; "withdrawn" takes that person's earlier decision about them back."""


class Person(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row of the list `source`; `row` counts from 1 at the header; "" or None is what the list does not give.

    `born` and `died` are the days that the row allows, `date` the days of something that the list does not call a death
    (a disappearance, an incident, a report); `age` is whole years at death, `sex` "m", "f" or "".
    `place_id` is the gazetteer's, or the folded words of a place that it does not know. `accused`: the row stands for
    an alleged perpetrator, a defendant or somebody under sanctions, whom no machine joins with anybody.
    """

    source: str
    rec: str
    row: int
    name: str
    father: str = ""
    sex: str = ""
    born: Interval | None = None
    age: int | None = None
    died: Interval | None = None
    date: Interval | None = None
    place: str = ""
    place_id: str = ""
    accused: bool = False

    @property
    def when(self) -> Interval | None:
        """Return the days that rows are compared on: of the death where the list tells it, else of what it dates."""
        return self.died or self.date

    @property
    def day(self) -> int | None:
        """Return the day of death as its ordinal where the row knows it to the day, else None."""
        if self.died is None or self.died.start is None or self.died.start != self.died.end:
            return None
        return self.died.start.toordinal()


class Trouble(msgspec.Struct, frozen=True, gc=False):
    """Something in a list that could not be read, and where: `row` from 1, `column` as headed, "" for the whole row."""

    source: str
    row: int
    column: str
    what: str


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two rows, by their places in the order of all rows, with how likely they are one person.

    `levels` says how far each comparison of the model agreed, in the model's order; -1 where a value is missing.
    """

    left: int
    right: int
    probability: float
    levels: tuple[int, ...]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided about two rows, each (list, rec); the list is "" where the judgement names none.

    `id` names the decision where its file does, `undoes` an earlier one that it withdraws.
    """

    left: tuple[str, str]
    right: tuple[str, str]
    verdict: Verdict
    actor: str
    time: str
    reason: str
    id: str = ""
    undoes: str = ""


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows are one person: `of[i]` is the cluster of row i, named by the least row in it.

    `probability[i]`: how sure it is that row i stands where it does.
    """

    of: tuple[int, ...]
    probability: tuple[float, ...]

    @property
    def people(self) -> int:
        """Return how many people the rows name."""
        return len(set(self.of))
