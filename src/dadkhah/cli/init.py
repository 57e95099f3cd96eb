"""`dadkhah init`: make a new case.

In: a folder, a title. Out: the folder with settings, an empty vault and an empty record.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.errors import CallError, CaseError


@click.command(
    "init", epilog="Example: dadkhah init my-case --title 'Protests of spring 2031' --language en --language fa"
)
@click.argument("new", required=False, type=click.Path(path_type=Path), metavar="DIR")
@options.case
@options.config
@options.by
@click.option("--title", default=None, metavar="TEXT", help="What the case is called, in neutral words.")
@click.option(
    "--language", "languages", multiple=True, metavar="TAG", help="A language of its sources; may be repeated."
)
def command(
    *,
    new: Path | None,
    folder: Path | None,
    config: Path | None,
    by: str | None,
    title: str | None,
    languages: tuple[str, ...],
) -> None:
    """Make a new case.

    The settings stand in DIR/dadkhah.toml, each with a comment; change them there.
    """
    if new is not None and folder is not None and new != folder:
        raise CallError("two folders are named", remedy="name one, as DIR or with --case DIR")
    place = options.folder_of(new or folder)
    if wiring.holds_case(place):
        raise CaseError("a case stands here already", where=str(place), remedy="add to it with `dadkhah add`")
    named = options.words("--title", title) if title is not None else None
    settings = wiring.new_settings(config, named, [options.words("--language", tag) for tag in languages])
    with wiring.open_desk(place, by=options.actor(by), make=True, settings=settings) as desk:
        desk.vault.ledger.checkpoint()
        show.acknowledge(f"case {place}")
