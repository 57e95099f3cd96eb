"""`dadkhah link`: join lists of people, without a case.

In: lists as files. Out: clusters.csv, links.csv beside it, the map of columns, a summary; progress on standard error.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring_lists
from dadkhah.cli import show
from dadkhah.cli.batch import Batch
from dadkhah.cli.progress import progress

MANY = 20
"""Cells that could not be read which are said one by one; the summary counts the others."""


@click.command("link", epilog="Example: dadkhah link red_cross.csv ministry.xlsx -o clusters.csv --draws 100")
@click.argument("lists", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="LIST...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the clusters here, the rest beside it.",
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
    help="What compares the rows; spark is not built yet and refuses.",
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
    "--memory", default="", metavar="SIZE", help="Memory for tables (2GB); what is more goes to disk beside FILE."
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
def command(
    *,
    lists: tuple[Path, ...],
    output: Path,
    mapped: Path | None,
    judgements: tuple[Path, ...],
    **how: str | int | Path | None,
) -> int:
    """Join lists of people: find the rows that are one person.

    Spelling, script and calendar may differ.

    LIST is CSV, TSV, XLSX, ODS or JSON lines, in any encoding, with any headings. No case is needed, and nothing is
    stored but the files named. Rows that cannot be read stand alone and are said; no row is dropped. Two rows whose
    known days of death lie more than a day apart are never joined by the machine; neither is anybody on a list of
    accused or sanctioned people, of whom two people decide.
    """
    batch = Batch()
    with progress() as tell:
        wanted = wiring_lists.Joining(lists, output, mapped, judgements, **how)  # type: ignore[arg-type]
        told = wiring_lists.join(wanted, show.warn, batch.failed, tell)
    batch.used = len(told.lists)
    low, middle, high = told.interval
    show.warn(
        f"{told.people} people in {show.counted(told.rows, 'row')}; by what is likely, and by no rule, {middle} "
        f"(95 % of draws: {low} to {high})"
    )
    for path in told.written:
        show.line(f"wrote {path}")
    return batch.code
