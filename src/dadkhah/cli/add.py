"""`dadkhah add`: take sources into a case.

In: sources. Out: `captured SHA256 PATH` for each, once it is durable.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.cli.batch import tell_added, tell_lists
from dadkhah.ports import Web
from dadkhah.work.add import add


@click.command(
    "add", epilog="Example: dadkhah add report.html https://news.example/report --case my-case --publisher 'The Daily'"
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.case
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
    by: str | None,
    web: Web,
    phrase: options.Phrase,
    **said: str | None,
) -> int:
    """Take sources into a case.

    SOURCE is a file, a folder, an address on the web (https://...), or - for standard input. A page is fetched once,
    with its redirections, and the whole exchange is kept as a WARC file.

    A table (CSV, TSV, XLSX, ODS, JSON lines) whose columns name people is a list: `lists` shows it, `link` joins it.

    A file a.toml beside a.txt describes it. The same bytes from the same place are taken once; from another place
    they are one more custody entry.
    """
    fetching = wiring.fetching(web)
    described = options.described(**said)
    with wiring.open_desk(options.folder_of(folder), by=options.actor(by), phrase=phrase) as desk:
        batch = tell_added(add(desk, wiring.gathered(sources, show.warn, fetching), described))
        desk.vault.ledger.checkpoint()
        tell_lists(desk, batch)
    if batch.used and not batch.new:
        show.acknowledge(f"nothing new: {show.counted(batch.used, 'source')} held already")
    return batch.code
