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
from dadkhah.work.desk import Tell

if TYPE_CHECKING:
    from dadkhah.adapters.outputs import Outputs
    from dadkhah.lists.mapping import Mapping as Mapped
    from dadkhah.lists.settle import Bound
    from dadkhah.model.linkage import Comparison
    from dadkhah.model.person import Person
    from dadkhah.ports import Tables
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
    """What a call that joined lists says: the files it wrote, rows, people and their interval."""

    lists: tuple[str, ...]
    rows: int
    people: int
    interval: tuple[int, int, int]
    written: tuple[Path, ...]


def join(wanted: Joining, note: Callable[[str], None], failed: Callable[[DadkhahError], None], tell: Tell) -> Told:
    """Join lists and write what came out beside the wanted file; raise NothingReadable, CallError, StorageError."""
    from dadkhah.adapters.outputs import Outputs
    from dadkhah.resolve.rows.model import COMPARISONS
    from dadkhah.work.join import join as work

    with _unswept(), Outputs(wanted.output, wanted.shared) as outputs:
        taken, people, bound = _taken(wanted, note, failed, tell)

        def engine() -> AbstractContextManager[Tables]:
            return _tables(wanted, COMPARISONS, outputs.tables)

        linked = work(people, bound, engine, seed=wanted.seed, count=wanted.draws, tell=tell)
        tell("writing", 0, 0)
        _write(outputs, wanted, taken, linked, bound)
    return Told(tuple(taken.mappings), len(people), linked.joined.people, linked.interval, tuple(outputs.written))


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


def _taken(
    wanted: Joining, note: Callable[[str], None], failed: Callable[[DadkhahError], None], tell: Tell
) -> tuple[Taking, list[Person], Bound]:
    """Read the lists and the judgements about their rows."""
    from dadkhah.adapters.lists import Sheet
    from dadkhah.lang.gazetteer import Gazetteer
    from dadkhah.work.join import ordered
    from dadkhah.work.take import Taking, take_judgements

    maps = _maps(wanted.mapped)
    with Extracting() as reads, Gazetteer.open() as gazetteer:
        taken = Taking(lambda name: [(entry.id, entry.country) for entry in gazetteer.lookup(name)], note, tell)
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
    from dadkhah.lists.mapping import parse as parse_map

    if path is None:
        return {}
    try:
        return parse_map(path.read_bytes(), str(path))
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


def _write(outputs: Outputs, wanted: Joining, taken: Taking, linked: Linked, bound: Bound) -> None:
    """Write clusters, links, questions, the map of columns, what could not be read, the summary, and what is asked."""
    from dadkhah.lists.mapping import written as map_written
    from dadkhah.work import diagnose
    from dadkhah.work import join as work

    stem = wanted.output.stem
    outputs.table(wanted.output, work.clusters(linked))
    outputs.table(outputs.beside(f"{stem}.links.csv"), work.links(linked, bound))
    if wanted.draws:
        outputs.table(outputs.beside(f"{stem}.draws.csv"), work.drawn(linked))
    outputs.table(outputs.beside(f"{stem}.review.csv"), diagnose.review(linked, bound), sheet=True)
    outputs.table(outputs.beside(f"{stem}.unread.csv"), work.unread(taken.troubles))
    if wanted.mapped is None:
        outputs.text(outputs.beside(f"{stem}.map.toml"), map_written(taken.mappings))
    found = json.dumps(work.summary(linked), ensure_ascii=False, indent=1)
    outputs.text(outputs.beside(f"{stem}.summary.json"), f"{found}\n")
    if wanted.report is not None:
        outputs.text(wanted.report, _report(wanted, taken, linked, bound))


def _report(wanted: Joining, taken: Taking, linked: Linked, bound: Bound) -> str:
    """Return the page of what a person should look at."""
    from dadkhah.publish.joined import joined
    from dadkhah.work.diagnose import Described, diagnosis

    described = Described(
        about={name: taken.mappings[file].about for name, file in taken.files.items()},
        columns={name: taken.mappings[file].columns for name, file in taken.files.items()},
        troubles=taken.troubles,
    )
    return joined(diagnosis(linked, bound, described, __version__), "fa" if wanted.language == "fa" else "en")
