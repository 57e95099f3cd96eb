"""`dadkhah merge`: take over what somebody else has gathered on the same case.

In: a file that `dadkhah bundle` wrote. Out: how many logs and rows it brought.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show


@click.command("merge", epilog="Example: dadkhah merge from-oru.zip --case my-case --by 'R. Editor'")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@options.case
@options.by
@options.opening
def command(*, file: Path, folder: Path | None, by: str | None, phrase: options.Phrase) -> None:
    """Take over what somebody else has gathered on the same case.

    Both logs stay as they are, each with its own key; the other's stands in merged/ and is checked by `verify` like
    one's own. Sources, judgements and reviews are joined by union. What does not hold, or tells a log in two ways, is
    refused whole. The same again is nothing new.
    """
    place = options.folder_of(folder)
    with wiring.open_desk(place, by=options.actor(by), phrase=phrase) as desk:
        merged = wiring.merge(desk, place, file)
    logs, rows, keys = (
        show.counted(merged.logs, "log"), show.counted(merged.rows, "row"), show.counted(merged.keys, "key")
    )  # fmt: skip
    show.acknowledge(f"merged {logs}: {rows} of the record, {keys}" if merged.logs else "nothing new")
