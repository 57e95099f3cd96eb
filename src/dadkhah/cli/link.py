"""`dadkhah link`: join lists of people, as files or of a case.

In: lists. Out: clusters.csv, links.csv beside it, the map of columns, a summary; progress on standard error.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from dadkhah import wiring, wiring_lists
from dadkhah.cli import options, show
from dadkhah.cli.batch import Batch
from dadkhah.cli.progress import progress
from dadkhah.errors import CallError

if TYPE_CHECKING:
    from dadkhah.work.casejoin import CaseJoined

MASTER, SHARED = "DADKHAH_SPARK_MASTER", "DADKHAH_SPARK_SHARED"
"""The environment's words for where Spark runs, and for the folder that its machines share."""

MANY = 20
"""Cells that could not be read which are said one by one; the summary counts the others."""


@click.command("link", epilog="Example: dadkhah link red_cross.csv ministry.xlsx -o clusters.csv --draws 100")
@click.argument("lists", nargs=-1, type=click.Path(path_type=Path), metavar="[LIST...]")
@click.option(
    "-C",
    "--case",
    "folder",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Join the lists of this case, and the people whom its texts name, in place of files.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the clusters here, the rest beside it; with --case they are printed without it.",
)
@click.option(
    "--map",
    "mapped",
    type=click.Path(path_type=Path),
    metavar="MAP.toml",
    help="Which column of each list holds what; guessed, shown and written beside FILE without it.",
)
@click.option(
    "--judgements",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="F",
    help="A CSV of what people decided: a, b, verdict (same, different, unsure), actor, time, reason; may be repeated.",
)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="What compares the rows: this machine, or Spark (the extra `spark`, and Java) for lists beyond it.",
)
@click.option(
    "--master",
    envvar=MASTER,
    default="",
    metavar="URL",
    help=f"Where Spark runs, else {MASTER}; on this machine without it. spark-submit's own address counts before it.",
)
@click.option(
    "--shared",
    envvar=SHARED,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=f"A folder that all machines of Spark see under this name, else {SHARED}; cleared at the end.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    metavar="N",
    help="Of samples and draws: the same one gives the same bytes.",
)
@click.option(
    "--draws",
    type=click.IntRange(0, 10_000),
    default=0,
    metavar="N",
    help="Write N draws of who is one person, for estimates.",
)
@click.option(
    "--memory",
    default="",
    metavar="SIZE",
    help="Memory for tables (2GB; 3GB without it); what is more goes to disk beside FILE.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="Write a page of what a person should look at: how many people, weights of each link, odd clusters.",
)
@click.option(
    "--language", type=click.Choice(["en", "fa"]), default="en", show_default=True, help="The language of the page."
)
@options.opening
@options.form()
def command(
    *,
    lists: tuple[Path, ...],
    folder: Path | None,
    output: Path | None,
    mapped: Path | None,
    judgements: tuple[Path, ...],
    phrase: options.Phrase,
    form: show.Format,
    **how: str | int | Path | None,
) -> int:
    """Join lists of people: find the rows that are one person.

    Spelling, script and calendar may differ.

    LIST is CSV, TSV, XLSX, ODS or JSON lines, in any encoding, with any headings. No case is needed, and nothing is
    stored but the files named. Rows that cannot be read stand alone and are said; no row is dropped. Two rows whose
    known days of death lie more than a day apart are never joined by the machine; neither is anybody on a list of
    accused or sanctioned people, of whom two people decide.

    With --case the lists are those that the case holds, judgements those of its record (`review` and `judge`), and
    victims whom its texts name meet the rows of its lists. Nothing is stored: the answer is worked out anew.
    """
    if folder is not None:
        if lists or mapped or judgements:
            raise CallError(
                "files of a call and a case", remedy="take lists in with `add`, judgements with `review --take`"
            )
        wanted = wiring_lists.Joining((), output or Path("clusters.csv"), None, (), **how)  # type: ignore[arg-type]
        return _of_case(folder, wanted, phrase, form, write=output is not None)
    if not lists or output is None:
        raise CallError(
            "lists and a file for the clusters are needed", remedy="name them as LIST... -o FILE, or --case"
        )
    batch = Batch()
    with progress() as tell:
        wanted = wiring_lists.Joining(lists, output, mapped, judgements, **how)  # type: ignore[arg-type]
        told = wiring_lists.join(wanted, show.warn, batch.failed, tell)
    batch.used = len(told.lists)
    _say(told)
    return batch.code


def _say(told: wiring_lists.Told) -> None:
    low, middle, high = told.interval
    show.warn(
        f"{told.people} people in {show.counted(told.rows, 'row')}; likely {middle} (95 %: {low} to {high})"
        f"{'' if told.whole else '; how many joins were missed cannot be told'}"
    )
    for path in told.written:
        show.line(f"wrote {path}")


def _of_case(
    folder: Path, wanted: wiring_lists.Joining, phrase: options.Phrase, form: show.Format, *, write: bool
) -> int:
    with (
        wiring.open_desk(folder, by="", reading=True, phrase=phrase) as desk,
        case_outputs(wanted, write=write) as made,
    ):
        with progress() as tell:
            found, told = wiring_lists.link_case(desk, made, tell)
        if write:
            _say(told)
            return 0
        _print(found, form)
        low, middle, high = told.interval
        show.warn(f"{told.people} people in {show.counted(told.rows, 'row')}; likely {middle} ({low} to {high})")
    return 0


@contextmanager
def case_outputs(wanted: wiring_lists.Joining, *, write: bool) -> Iterator[wiring_lists.Joining]:
    """Yield a call whose files go to a folder that is removed in the end, where no file was asked for."""
    if write:
        yield wanted
        return
    with tempfile.TemporaryDirectory(prefix="dadkhah-link-") as folder:
        yield replace(wanted, output=Path(folder) / "clusters.csv")


def _print(found: CaseJoined, form: show.Format) -> None:
    """Print the people that several rows stand for; in JSON all of them."""
    from dadkhah.work.casejoin import people_of

    people = people_of(found)
    if form != "text":
        show.records(people, form)
        return
    for one in people:
        if len(one.rows) > 1:
            rows = "; ".join(f"{row.name} ({row.list}, {row.place}, {row.mention[:12]})" for row in one.rows)
            show.line(f"{one.person} {one.probability:.2f}: {rows}")
