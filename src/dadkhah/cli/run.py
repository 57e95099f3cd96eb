"""`dadkhah run`: the main job.

In: sources and a case. Out: the draft; `captured SHA256 PATH` for each source once it is durable.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.cli.batch import Batch, tell_added, tell_lists
from dadkhah.cli.progress import progress
from dadkhah.ports import Web
from dadkhah.work.add import add
from dadkhah.work.build import Built
from dadkhah.work.desk import Desk
from dadkhah.work.gather import usable
from dadkhah.work.run import finish


@click.command(
    "run",
    epilog="Example: dadkhah run articles/ https://news.example/report --case my-case --published 2021-03-02",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.case
@options.config
@options.by
@options.web
@options.description
@options.custody
@options.classed
@options.listing
@options.opening
def command(
    *,
    sources: tuple[str, ...],
    folder: Path | None,
    config: Path | None,
    by: str | None,
    web: Web,
    phrase: options.Phrase,
    **said: str | None,
) -> int:
    """Take sources in and write the working draft: the main job.

    SOURCE is a file, a folder, an address on the web (https://...), or - for standard input. A case that is missing
    is made. Sources that are held already are left as they are, and a draft that is up to date is not made again. An
    address is fetched each time.
    """
    fetching = wiring.fetching(web)
    described = options.described(**said)
    found = usable(wiring.gathered(sources, show.warn, fetching))
    batch = Batch()
    for error in found.errors:
        batch.failed(error)
    if not found.any:
        return batch.code
    with wiring.open_desk(
        options.folder_of(folder), by=options.actor(by), make=True, config=config, phrase=phrase
    ) as desk:
        added = tell_added(add(desk, found.files, described))
        tell_lists(desk, added)
        added.errors[:0] = batch.errors
        return _finish(desk, added)


def _finish(desk: Desk, batch: Batch) -> int:
    if not desk.record.sources():
        return batch.code
    with progress() as tell:
        built = finish(desk, wiring.build, tell)
    if built is None:
        show.acknowledge(f"nothing new: {show.counted(len(desk.record.sources()), 'source')}, draft up to date")
    else:
        tell_built(built)
    return batch.code


def tell_built(built: Built) -> None:
    """Print where the draft stands, and on standard error what it holds."""
    claims, unread = show.counted(built.claims, "claim"), show.counted(built.unread, "unread item")
    show.warn(
        f"{show.counted(built.sources, 'source')} read: {claims}, {unread}, unreviewed unless the draft says otherwise"
    )
    show.acknowledge(f"draft {built.page}")
