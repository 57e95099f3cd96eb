"""`dadkhah build`: everything after `add`.

In: a case. Out: its working draft, made again.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.cli.progress import progress
from dadkhah.cli.run import tell_built
from dadkhah.work.build import build
from dadkhah.work.reread import reread


@click.command("build", epilog="Example: dadkhah build --case my-case")
@options.case
@options.by
@options.opening
def command(*, folder: Path | None, by: str | None, phrase: options.Phrase) -> None:
    """Read, link, weigh, account, and write the working draft.

    The draft is made again even when it is up to date. A record that was lost is made again from the vault's log
    first.
    """
    with wiring.open_desk(options.folder_of(folder), by=options.actor(by), phrase=phrase) as desk, progress() as tell:
        if read := reread(desk, tell):
            show.warn(f"{show.counted(read, 'scan')} could not be read before, and can be now")
        tell_built(build(desk, tell))
