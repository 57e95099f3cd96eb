"""`dadkhah verify`: check that the evidence is what was captured.

In: a case, a vault, or a proof. Out: held, nothing to check, or broken with every object and line that is; exit code 1
when broken.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.cli.batch import IN_PART
from dadkhah.cli.progress import progress
from dadkhah.errors import CallError
from dadkhah.model.custody import NOT_ASKED, Report


@click.command("verify", epilog="Example: dadkhah verify my-case --against checkpoint-from-the-safe")
@click.argument("place", required=False, type=click.Path(path_type=Path), metavar="CASE_OR_VAULT")
@click.option(
    "--against",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="CHECKPOINT",
    help="A checkpoint that was kept elsewhere; may be repeated. Only so is a roll-back found.",
)
@click.option(
    "--proof",
    type=click.Path(path_type=Path),
    metavar="FILE_OR_EXHIBIT",
    help="Check a proof, or an exhibit's folder, alone; needs no vault.",
)
@options.case
@options.form()
def command(
    *, place: Path | None, against: tuple[Path, ...], proof: Path | None, folder: Path | None, form: show.Format
) -> int:
    """Check that the evidence is what was captured.

    Every object, every line of the log, every key, checkpoint, signature and timestamp; and that the record names
    nothing that the vault lacks.
    """
    if place is not None and folder is not None and place != folder:
        raise CallError("two folders are named", remedy="name one, as CASE_OR_VAULT or with --case DIR")
    if proof is not None:
        return _proved(proof)
    with progress() as tell:
        report = wiring.verify(options.folder_of(place or folder), tell, against)
    if form == "text":
        _print(report)
    else:
        show.raw(show.encoded(report) + b"\n")
    return IN_PART if report.verdict == "broken" else 0


def _proved(path: Path) -> int:
    """Check a proof file and say what it shows."""
    from dadkhah.adapters.custody import shown

    try:
        said, disclosed = shown(path)
    except ValueError as error:
        show.line(f"broken: {error}")
        return IN_PART
    for name, words in disclosed:
        show.line(f"shown: {name}: {words}")
    show.line(f"held: {said}")
    return 0


def _print(report: Report) -> None:
    for warning in report.warnings:
        show.warn(warning)
    asked = [state for state in report.timestamps if state != NOT_ASKED]  # nobody need ask: said in JSON and the draft
    for said in (*report.shown, *asked):
        show.line(said)
    for finding in report.findings:
        show.line(f"{finding.where}: {finding.what}")
    show.line(report.verdict)
