"""`dadkhah erase`: destroy the keys of sealed sources and the salts of private fields, under a recorded decision.

In: sources, the request, the decision and its ground. Out: `erased SHA256` or `refused SHA256` for each.
"""

from __future__ import annotations

from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.capture.sidecar import PRIVATE
from dadkhah.cli import options, show
from dadkhah.errors import CallError, NoActor
from dadkhah.model.erasure import Outcome
from dadkhah.work.erase import ALL, complete, erase


@click.command(
    "erase",
    epilog="Example: dadkhah erase 3fa9c1d0 --request 'letter 14' --ground 'consent withdrawn' --decision granted "
    "--by 'R. Editor' --case my-case",
)
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@options.case
@click.option("--by", default=None, metavar="NAME", help="Who decides; there is no default.")
@click.option(
    "--field",
    "fields",
    multiple=True,
    type=click.Choice([ALL, *sorted(PRIVATE)]),
    help="Erase this private field of a public source; may be repeated.",
)
@click.option("--request", default=None, metavar="TEXT", help="Which request this answers; name nobody here.")
@click.option("--ground", default=None, metavar="TEXT", help="Why it is decided so; name nobody here.")
@click.option("--decision", type=click.Choice(["granted", "refused"]), default=None, help="What was decided.")
@click.option("--hold", default=None, metavar="TEXT", help="A legal hold that forbids erasing.")
@click.option("--complete", "again", is_flag=True, help="Carry out all erasures of the log once more, in this copy.")
def command(
    *,
    sources: tuple[str, ...],
    folder: Path | None,
    by: str | None,
    fields: tuple[str, ...],
    decision: Outcome | None,
    again: bool,
    **said: str | None,
) -> None:
    """Erase sealed sources, or private fields of public ones: nobody can read them again, and every proof holds.

    SOURCE is the SHA-256 that `add` printed; it may be cut short. The ciphertext, the log and every proof stay. The
    decision is kept for ever, whatever it is, and so are the words of --request and --ground. The working draft is
    removed, since it may quote what was erased. Copies of the case elsewhere keep their keys: run --complete there.
    """
    if by is None or not by.strip():
        raise NoActor("a decision needs somebody who takes it")
    with wiring.open_desk(options.folder_of(folder), by=options.words("--by", by)) as desk:
        if again:
            show.acknowledge(
                f"{show.counted(complete(desk), 'key')} or private fields destroyed that should have been gone"
            )
            return
        if not sources or decision is None or None in (said["request"], said["ground"]):
            raise CallError("an erasure needs a source, --request, --ground and --decision")
        told = {name: options.words(f"--{name}", value) for name, value in said.items() if value is not None}
        for digest in erase(desk, sources, outcome=decision, fields=fields, **told).sources:
            show.acknowledge(f"{'erased' if decision == 'granted' else 'refused'} {digest}")
