"""`dadkhah review`: the queue of pairs that people should decide, and decisions in and out as a file.

In: a case. Out: pairs side by side; review.csv to fill in; judgements taken from a file or asked for on a terminal.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dadkhah import wiring, wiring_lists
from dadkhah.cli import options, show
from dadkhah.cli.link import case_outputs
from dadkhah.cli.progress import progress
from dadkhah.errors import CallError, NoActor, StorageError
from dadkhah.model.person import Trouble
from dadkhah.work.desk import Desk

if TYPE_CHECKING:
    from dadkhah.work.casejoin import CaseJoined, RowOf
    from dadkhah.work.queue import Asked

FEW = 10
KEYS = {"s": "same", "d": "different", "u": "unsure", "n": "next", "q": "quit"}


@click.command("review", epilog="Example: dadkhah review --case my-case --most 5")
@options.case
@click.option("--most", type=click.IntRange(1), default=FEW, show_default=True, metavar="N", help="Show N pairs.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the pairs to fill in, as a CSV."
)
@click.option("--take", type=click.Path(path_type=Path), metavar="FILE", help="Take in the decisions of a file.")
@click.option("--export", type=click.Path(path_type=Path), metavar="FILE", help="Write all decisions as a CSV.")
@click.option("--by", default=None, metavar="NAME", help="Who decides here, or takes a file in; there is no default.")
@options.opening
@options.form()
def command(
    *,
    folder: Path | None,
    phrase: options.Phrase,
    form: show.Format,
    most: int,
    by: str | None,
    **files: Path | None,
) -> int:
    """Show the pairs of rows that people should decide first, and take what they decide.

    The pair whose decision changes the number of people most comes first: both rows side by side with their cells, and
    what speaks for and against. With --by on a terminal each is asked for: same, different, unsure.

    -o FILE writes them as a CSV with columns to fill in, --take FILE takes decisions in (so filled in, or exported by
    others, whose names and times are kept), --export FILE writes all decisions to send. Where two people disagree,
    neither wins: the pair is unsure, and stays in the queue.
    """
    place = options.folder_of(folder)
    if sum(one is not None for one in files.values()) > 1:
        raise CallError("-o, --take and --export", remedy="ask for one at a time")
    if files["take"] is not None:
        return _take(place, files["take"], options.words("--by", by) if by else "", phrase)
    if files["export"] is not None:
        return _export(place, files["export"], phrase)
    asks = by is not None and files["output"] is None
    if asks and not sys.stdin.isatty():
        raise CallError("nobody can be asked without a terminal", remedy="write a file with -o, and give it to --take")
    actor = options.words("--by", by) if by is not None and asks else ""
    with wiring.open_desk(place, by=actor, reading=not asks, phrase=phrase) as desk, _joined(desk) as found:
        from dadkhah.work.queue import asked

        if files["output"] is not None:
            return _written(found, files["output"])
        pairs = asked(found, most)
        if asks:
            _ask(desk, pairs)
        elif form == "text":
            for one in pairs:
                _print(one)
        else:
            show.records(pairs, form)
    return 0


@contextmanager
def _joined(desk: Desk) -> Iterator[CaseJoined]:
    plain = wiring_lists.Joining((), Path("clusters.csv"), None, (), "duckdb", 0, 0, "")
    with (
        case_outputs(plain, write=False) as made,
        progress() as tell,
        wiring_lists.joined_case(desk, made, tell) as (found, _),
    ):
        joined = found
    yield joined


def _print(one: Asked) -> None:
    show.line(f"{one.probability:.3f} likely one person; a decision changes the count by {one.change:.2f}; {one.now}")
    for label, both in _sides(one):
        show.line(f"  {label}: {' | '.join(both)}")
    show.line(f"  for: {'; '.join(one.speaks_for) or 'nothing'}")
    show.line(f"  against: {'; '.join(one.against) or 'nothing'}")
    for voice in one.voices:
        show.line(f"  {voice}")


def _sides(one: Asked) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield what both rows say, side by side: who they are, then field by field with the cells."""
    rows = (one.left, one.right)
    yield "ids", (rows[0].mention[:12], rows[1].mention[:12])
    yield "names", (_who(rows[0]), _who(rows[1]))
    cells = [{field: f"{words} ({place})" for field, words, place in row.cells} for row in rows]
    for field in dict.fromkeys(field for held in cells for field in held):
        yield field, (cells[0].get(field, "-"), cells[1].get(field, "-"))


def _who(row: RowOf) -> str:
    return f"{row.name or 'no name'} ({row.list}, {row.place}{', accused' if row.accused else ''})"


def _ask(desk: Desk, pairs: list[Asked]) -> None:
    from dadkhah.work.queue import decide

    for one in pairs:
        _print(one)
        key = click.prompt("s(ame) d(ifferent) u(nsure) n(ext) q(uit)", type=click.Choice(list(KEYS)), err=True)
        if KEYS[key] == "quit":
            return
        if KEYS[key] != "next":
            reason = options.words("reason", click.prompt("why", err=True))
            taken = decide(desk, one, KEYS[key], reason)
            show.line(f"{taken.id} {taken.verdict}")


def _written(found: CaseJoined, path: Path) -> int:
    from dadkhah.work.diagnose import review

    _table(path, review(found.linked, found.bound, found.described.place))
    show.line(f"wrote {path}")
    return 0


def _table(path: Path, rows: Iterator[tuple[str, ...]]) -> None:
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    except OSError as error:
        raise StorageError(f"the file cannot be written ({error.strerror})", where=str(path)) from error


def _export(place: Path, path: Path, phrase: options.Phrase) -> int:
    from dadkhah.work.queue import exported

    with wiring.open_desk(place, by="", reading=True, phrase=phrase) as desk, wiring_lists.places() as look_up:
        _table(path, exported(desk, look_up))
    show.line(f"wrote {path}")
    return 0


def _take(place: Path, path: Path, by: str, phrase: options.Phrase) -> int:
    from dadkhah.work.queue import take_in

    if not by:
        raise NoActor("decisions of a file need somebody who takes them in")
    troubles: list[Trouble] = []
    name, headings, rows = wiring_lists.sheet_of(path, troubles.append)
    with wiring.open_desk(place, by=by, phrase=phrase) as desk, wiring_lists.places() as look_up:
        taken = take_in(desk, look_up, name, headings, rows)
    for one in (*troubles, *taken.troubles):
        show.warn(f"{one.source}, row {one.row}: {one.what}")
    for judgement in taken.new:
        show.line(f"{judgement.id} {'withdrawn' if judgement.undoes else judgement.verdict} by {judgement.actor}")
    if taken.held:
        show.warn(f"{show.counted(taken.held, 'decision')} held already")
    return 0
