"""Floors: what a figure must not undercut, pinned with the digests of the data it was measured on.

In: floors.toml, measured groups. Out: for each group which floors are undercut and which data is not the pinned one.

A floor is `least` (a lower limit) or `most` (an upper one). How far it stands from what was measured is stated beside
it: `margin` is taken off or added, `times` divides or multiplies, `fixed = true` is a limit that was set, not measured.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
from benchmarks.bench import Measured

FILE = Path(__file__).resolve().with_name("floors.toml")


class Floor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One limit of one figure: exactly one of `least` and `most`; raises ValueError otherwise."""

    least: int | float | None = None
    most: int | float | None = None
    margin: int | float = 0
    times: int | float = 1
    fixed: bool = False

    def __post_init__(self) -> None:
        if (self.least is None) == (self.most is None):
            raise ValueError("a floor has either `least` or `most`")
        if self.margin < 0 or self.times < 1:
            raise ValueError("a floor's margin is 0 or more, its times 1 or more")


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The floors of one group, and the digests of the data that they were measured on."""

    data: dict[str, str] = {}
    floors: dict[str, Floor] = {}


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the floors say about one group."""

    undercut: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """Say whether no floor is undercut and the data is the pinned one."""
        return not self.undercut and not self.changed


Floors = dict[str, Group]


def load(path: Path = FILE) -> Floors:
    """Return the pinned floors; raise msgspec.ValidationError for a file that is not in their form."""
    return msgspec.toml.decode(path.read_bytes(), type=dict[str, Group])


def judge(measured: Measured, floors: Floors) -> Verdict:
    """Compare a group with its floors; what was skipped is not judged."""
    group = floors.get(measured.name)
    if group is None or measured.skipped:
        return Verdict()
    return Verdict(undercut=tuple(undercut(measured, group)), changed=tuple(changed(measured, group)))


def undercut(measured: Measured, group: Group) -> list[str]:
    """Say which floors are undercut; a figure that is missing undercuts its floor."""
    found = []
    for name, floor in sorted(group.floors.items()):
        value = measured.figures.get(name)
        if value is None:
            found.append(f"{name} was not measured")
        elif not holds(value, floor):
            found.append(f"{name} {value:g} {worded(floor)}")
    return found


def holds(value: float, floor: Floor) -> bool:
    """Say whether a figure keeps within a floor; the limit itself does, and what is no number does not."""
    return value >= floor.least if floor.least is not None else floor.most is not None and value <= floor.most


def worded(floor: Floor) -> str:
    return f"is under {floor.least:g}" if floor.least is not None else f"is over {floor.most:g}"


def changed(measured: Measured, group: Group) -> list[str]:
    """Name the data that is not what the floors were measured on: changed, new or gone."""
    names = sorted({*measured.data, *group.data})
    return [name for name in names if measured.data.get(name) != group.data.get(name)]


def pinned(floor: Floor, value: float) -> Floor:
    """Return the floor that a measured figure gives: off by its margin, then by its times."""
    if floor.fixed:
        return floor
    if floor.least is not None:
        return msgspec.structs.replace(floor, least=rounded((value - floor.margin) / floor.times))
    return msgspec.structs.replace(floor, most=rounded((value + floor.margin) * floor.times))


def rounded(value: float) -> float:
    """Return a limit with four decimals, whole where it is whole."""
    short = round(value, 4)
    return int(short) if short == int(short) else short


def lower(new: Floor, old: Floor) -> bool:
    """Say whether a floor asks for less than another one."""
    if new.least is not None and old.least is not None:
        return new.least < old.least
    return new.most is not None and old.most is not None and new.most > old.most


def written(floors: Floors, head: str) -> str:
    """Return floors.toml: the comment at its head, then the groups and their figures in order of their names."""
    return head + "".join(section(name, group) for name, group in sorted(floors.items()))


def section(name: str, group: Group) -> str:
    """Return one group in TOML; a floor is one line."""
    data = "".join(f"{json.dumps(path)} = {json.dumps(value)}\n" for path, value in sorted(group.data.items()))
    floors = "".join(f"{figure} = {inline(floor)}\n" for figure, floor in sorted(group.floors.items()))
    return f"\n[{name}.floors]\n{floors}" + (f"\n[{name}.data]\n{data}" if data else "")


def inline(floor: Floor) -> str:
    """Return a floor as an inline table; JSON's numbers and booleans are TOML's."""
    fields = {name: value for name, value in msgspec.to_builtins(floor).items() if value is not None}
    return "{ " + ", ".join(f"{name} = {json.dumps(value)}" for name, value in fields.items()) + " }"
