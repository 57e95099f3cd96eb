"""`dadkhah lists`: the lists of people that a case holds.

In: a case. Out: for each list what it says of itself, what nobody told yet, its columns, and what could not be read.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.work.caselists import Told
from dadkhah.work.caselists import lists as work

MANY = 20
"""Cells that could not be read which are printed; JSON has all."""


@click.command("lists", epilog="Example: dadkhah lists --case my-case --format jsonl")
@options.case
@options.opening
@options.form()
def command(*, folder: Path | None, phrase: options.Phrase, form: show.Format) -> None:
    """Show the lists of a case: what each is, its columns, and what was not read.

    A list should say of whom it is, over which time, where, who could appear on it, how it was made and what feeds it.
    What nobody told is not told: it is asked for, and never assumed. Say it in a file beside the list (table [list]
    of list.toml) or in a map of columns (`add --map MAP.toml`), and take the list in again.
    """
    with wiring.open_desk(options.folder_of(folder), by="", reading=True, phrase=phrase) as desk:
        found = list(work(desk))
    if form != "text":
        show.records(found, form)
        return
    for one in found:
        _print(one)
    if not found:
        show.warn("the case holds no list of people")


def _print(one: Told) -> None:
    accused = f", {one.accused} of them of accused people" if one.accused else ""
    show.line(f"{one.name} {one.source[:12]}: {show.counted(one.rows, 'row')}{accused}")
    columns = ", ".join(f"{field} = {heading}" for field, heading in one.columns.items())
    show.line(f"  columns, {'guessed' if one.guessed else 'as told'}: {columns}")
    for key, words in one.told.items():
        show.line(f"  {key}: {words}")
    for key, question in one.ask.items():
        show.line(f"  {key}: not told ({question})")
    for row, column, what in one.unread[:MANY]:
        where = f"row {row}" + (f", {column}" if column else "")
        show.line(f"  not read: {where}: {what}" if row else f"  not read: {what}")
    if len(one.unread) > MANY:
        show.line(f"  not read: {len(one.unread) - MANY} more")
