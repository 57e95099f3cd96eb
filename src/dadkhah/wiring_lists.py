"""The part of wiring that joins lists of people: files in, files out, and no case between them.

In: what a call asks for. Out: Told; the files are written beside the wanted one, each whole or not at all.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dadkhah import __version__
from dadkhah.errors import CallError, DadkhahError, NothingReadable
from dadkhah.wiring import Extracting
from dadkhah.work.desk import Desk, Tell

if TYPE_CHECKING:
    from dadkhah.adapters.outputs import Outputs
    from dadkhah.lists.mapping import Mapping as Mapped
    from dadkhah.lists.settle import Bound
    from dadkhah.model.linkage import Comparison
    from dadkhah.model.person import Person, Trouble
    from dadkhah.ports import Tables
    from dadkhah.work.casejoin import CaseJoined
    from dadkhah.work.diagnose import Described
    from dadkhah.work.join import Linked
    from dadkhah.work.take import Taking


class Joining(msgspec.Struct, frozen=True):
    """What a call to join lists asks for."""

    lists: tuple[Path, ...]
    output: Path
    mapped: Path | None
    judgements: tuple[Path, ...]
    engine: str
    seed: int
    draws: int
    memory: str
    report: Path | None = None
    language: str = "en"
    master: str = ""
    shared: Path | None = None


class Told(msgspec.Struct, frozen=True):
    """What a call that joined lists says: the files it wrote, rows, people and their interval.

    `whole`: the interval allows for joins that were missed, not for the doubt about pairs alone.
    """

    lists: tuple[str, ...]
    rows: int
    people: int
    interval: tuple[int, int, int]
    written: tuple[Path, ...]
    whole: bool


def join(wanted: Joining, note: Callable[[str], None], failed: Callable[[DadkhahError], None], tell: Tell) -> Told:
    """Join lists and write what came out beside the wanted file; raise NothingReadable, CallError, StorageError."""
    from dadkhah.adapters.beside import comparing
    from dadkhah.adapters.outputs import Outputs
    from dadkhah.resolve.rows.model import COMPARISONS
    from dadkhah.work.join import join as work

    with _unswept(), Outputs(wanted.output, wanted.shared) as outputs:
        taken, people, bound = _taken(wanted, note, failed, tell)

        def engine() -> AbstractContextManager[Tables]:
            return _tables(wanted, COMPARISONS, outputs.tables)

        linked = work(people, bound, engine, seed=wanted.seed, count=wanted.draws, tell=tell, names=comparing)
        tell("writing", 0, 0)
        _write(outputs, wanted, (linked, bound, _described(taken)))
        if wanted.mapped is None:
            from dadkhah.lists.mapping import written as map_written

            outputs.text(outputs.beside(f"{wanted.output.stem}.map.toml"), map_written(taken.mappings))
    return _said(tuple(taken.mappings), linked, outputs)


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep Python from looking through all rows for cycles again and again: rows hold none."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


@contextmanager
def joined_case(desk: Desk, wanted: Joining, tell: Tell) -> Iterator[tuple[CaseJoined, Outputs]]:
    """Join the lists of a case and the people whom its texts name; files can be written while it is open.

    Raises NothingReadable, CallError, IntegrityError, StorageError.
    """
    from dadkhah.adapters.beside import comparing
    from dadkhah.adapters.outputs import Outputs
    from dadkhah.resolve.rows.model import COMPARISONS
    from dadkhah.work.casejoin import join_case

    with _unswept(), places() as look_up, Outputs(wanted.output, wanted.shared) as outputs:

        def engine() -> AbstractContextManager[Tables]:
            return _tables(wanted, COMPARISONS, outputs.tables)

        linked = join_case(desk, look_up, engine, seed=wanted.seed, count=wanted.draws, tell=tell, names=comparing)
        yield linked, outputs


def link_case(desk: Desk, wanted: Joining, tell: Tell) -> tuple[CaseJoined, Told]:
    """Join a case and write what came out beside the wanted file; raise as `joined_case` does."""
    with joined_case(desk, wanted, tell) as (found, outputs):
        tell("writing", 0, 0)
        _write(outputs, wanted, (found.linked, found.bound, found.described))
    linked, lists = found.linked, tuple(sorted(found.described.columns))
    return found, _said(lists, linked, outputs)


def _said(lists: tuple[str, ...], linked: Linked, outputs: Outputs) -> Told:
    written, whole = tuple(outputs.written), linked.missed is not None
    return Told(lists, len(linked.people), linked.joined.people, linked.interval, written, whole)


@contextmanager
def places() -> Iterator[Callable[[str], list[tuple[str, str]]]]:
    """Open the gazetteer as a look-up: the ids of the places of a name, each with its country."""
    from dadkhah.lang.gazetteer import Gazetteer

    with Gazetteer.open() as gazetteer:
        yield lambda name: [(entry.id, entry.country) for entry in gazetteer.lookup(name)]


def sheet_of(path: Path, trouble: Callable[[Trouble], None]) -> tuple[str, list[str], list[tuple[int, Sequence[str]]]]:
    """Return a table that a person gives back: its name, headings and rows; raise SourceError."""
    from dadkhah.adapters.lists import Sheet

    with Extracting() as reads:
        sheet = Sheet(path, reads, trouble)
        return sheet.name, sheet.headings, list(sheet.rows)


def _taken(
    wanted: Joining, note: Callable[[str], None], failed: Callable[[DadkhahError], None], tell: Tell
) -> tuple[Taking, list[Person], Bound]:
    """Read the lists and the judgements about their rows."""
    from dadkhah.adapters.lists import Sheet
    from dadkhah.work.join import ordered
    from dadkhah.work.take import Taking, take_judgements

    maps = _maps(wanted.mapped)
    with Extracting() as reads, places() as look_up:
        taken = Taking(look_up, note, tell)
        for path in wanted.lists:
            try:
                taken.take(Sheet(path, reads, taken.trouble), maps.get(path.name))
            except DadkhahError as error:
                failed(error)
        if not taken.mappings:
            raise NothingReadable("no list could be read", remedy="see what is said of each")
        people = ordered(taken.people())
        sheets = [Sheet(path, reads, taken.trouble) for path in wanted.judgements]
        return taken, people, take_judgements(sheets, people, taken.trouble)


def _maps(path: Path | None) -> Mapping[str, Mapped]:
    from dadkhah.lists.mapping import parsed

    return {} if path is None else {name: parsed(name, table, str(path)) for name, table in read_map(path).items()}


def read_map(path: Path) -> dict[str, dict[str, str]]:
    """Return the tables of a MAP.toml as they stand, each checked; raise CallError."""
    from dadkhah.lists.mapping import tables

    try:
        return tables(path.read_bytes(), str(path))
    except OSError as error:
        why = f"the map cannot be read ({error.strerror})"
        raise CallError(why, where=str(path), remedy="name a MAP.toml, or leave out --map") from error


def _tables(wanted: Joining, comparisons: Sequence[Comparison], spill: Path) -> AbstractContextManager[Tables]:
    if wanted.engine == "spark":
        from dadkhah.adapters.spark.session import Wanted
        from dadkhah.adapters.spark.tables import SparkTables

        return SparkTables(comparisons, Wanted(spill, wanted.master, wanted.memory))
    from dadkhah.adapters.duckdb.tables import DuckTables

    return DuckTables(comparisons, spill, memory=wanted.memory)


def _write(outputs: Outputs, wanted: Joining, found: tuple[Linked, Bound, Described]) -> None:
    """Write clusters, links, questions, what could not be read, the summary, and what is asked for."""
    from dadkhah.work import diagnose
    from dadkhah.work import join as work

    linked, bound, described = found
    stem = wanted.output.stem
    outputs.table(wanted.output, work.clusters(linked))
    outputs.table(outputs.beside(f"{stem}.links.csv"), work.links(linked, bound))
    if wanted.draws:
        outputs.table(outputs.beside(f"{stem}.draws.csv"), work.drawn(linked))
    outputs.table(outputs.beside(f"{stem}.review.csv"), diagnose.review(linked, bound, described.place), sheet=True)
    outputs.table(outputs.beside(f"{stem}.unread.csv"), work.unread(described.troubles))
    said = json.dumps(work.summary(linked), ensure_ascii=False, indent=1)
    outputs.text(outputs.beside(f"{stem}.summary.json"), f"{said}\n")
    if wanted.report is not None:
        outputs.text(wanted.report, _report(wanted, linked, bound, described))


def _report(wanted: Joining, linked: Linked, bound: Bound, described: Described) -> str:
    """Return the page of what a person should look at."""
    from dadkhah.publish.joined import joined
    from dadkhah.work.diagnose import diagnosis

    return joined(diagnosis(linked, bound, described, __version__), "fa" if wanted.language == "fa" else "en")


def _described(taken: Taking) -> Described:
    """Return what the lists say of themselves, and what could not be read of them."""
    from dadkhah.work.diagnose import Described

    return Described(
        about={name: taken.mappings[file].about for name, file in taken.files.items()},
        columns={name: taken.mappings[file].columns for name, file in taken.files.items()},
        troubles=taken.troubles,
    )
