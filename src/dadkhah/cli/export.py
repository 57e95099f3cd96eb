"""`dadkhah export`: captured evidence as a package that other programs read.

In: a form and a place. Out: the package; `exported SHA256 PATH` once it is durable and the log knows of it.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.errors import CallError
from dadkhah.work.export import export


@click.command(
    "export", epilog="Example: dadkhah export --format wacz -o pages.wacz --purpose 'for the court' --case my-case"
)
@click.argument("digests", nargs=-1, metavar="[SHA256...]")
@options.case
@options.by
@click.option(
    "--format",
    "form",
    type=click.Choice(["wacz", "bagit"]),
    required=True,
    help="wacz: captured pages, for ReplayWeb.page. bagit: a folder of all evidence, with sums.",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="PATH", help="The new file or folder."
)
@click.option("--purpose", default="", metavar="TEXT", help="What it is for, for the custody log.")
def command(
    *, digests: tuple[str, ...], folder: Path | None, by: str | None, form: str, output: Path, purpose: str
) -> int:
    """Write captured evidence as a package that other programs read.

    SHA256 is a digest as `add` prints it, or its beginning; without one, everything public leaves. The bytes are those
    that were captured, names of victims and witnesses in them included: a package is for people who may see the
    evidence, and no publication. What is sealed never leaves.
    """
    if options.folder_of(folder).resolve() in output.resolve().parents:
        raise CallError("a package does not stand within the case", where=str(output), remedy="name a place beside it")
    with wiring.open_desk(options.folder_of(folder), by=options.actor(by)) as desk:
        package = wiring.package(form, output, desk)
        made = export(desk, package, digests, options.words("--purpose", purpose) if purpose else "")
    if made.sealed:
        show.warn(f"{show.counted(made.sealed, 'sealed object')} stayed in the case")
    show.acknowledge(f"exported {made.digest} {output}")
    show.warn(f"{show.counted(made.count, 'exhibit')} as they were captured: not for publication")
    return 0
