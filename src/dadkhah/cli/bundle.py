"""`dadkhah bundle`: write what proves a case into one file, for somebody who works on it apart.

In: a case. Out: the file; `bundle FILE` once it is durable.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show


@click.command("bundle", epilog="Example: dadkhah bundle for-oru.zip --case my-case")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@options.case
@click.option(
    "--for", "recipient", default="", metavar="RECIPIENT", help="Hand the keys of sealed sources to this case."
)
@options.opening
def command(*, file: Path, folder: Path | None, recipient: str, phrase: options.Phrase) -> None:
    """Write what proves a case into one file, for somebody who works on it apart.

    FILE holds every object and every log, and nothing of private/. Sealed sources go along as ciphertext: nobody can
    read them there, unless their keys are handed over with --for, which takes what `dadkhah keys recipient` prints in
    the other case, and --open-sealed. The other one takes it in with `dadkhah merge`.
    """
    place = options.folder_of(folder)
    with wiring.open_desk(place, by="", reading=True, phrase=phrase) as desk:
        size = wiring.bundle(desk, place, file, recipient)
    show.acknowledge(f"bundle {file}")
    show.warn(f"{show.counted(size, 'byte')}; it holds everything of the case that is not sealed, in the open")
