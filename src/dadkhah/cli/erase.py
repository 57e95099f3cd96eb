"""`dadkhah erase`: destroy the keys of sealed sources and the salts of private fields, under a recorded decision.

In: sources, the request, the decision and its ground. Out: `erased SHA256` or `refused SHA256` for each.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.capture.sidecar import PRIVATE
from dadkhah.cli import options, show
from dadkhah.errors import CallError, NoActor
from dadkhah.model.erasure import Outcome
from dadkhah.work.desk import Desk
from dadkhah.work.erase import ALL, complete, erase, exports
from dadkhah.work.withhold import withhold


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
@click.option("--names", default=None, metavar="FILE", help="Erase names of protected people: one spelling a line.")
@options.opening
@click.option("--complete", "again", is_flag=True, help="Carry out all erasures of the log once more, in this copy.")
def command(
    *,
    sources: tuple[str, ...],
    folder: Path | None,
    fields: tuple[str, ...],
    decision: Outcome | None,
    again: bool,
    phrase: options.Phrase,
    **given: str | None,
) -> None:
    """Erase sealed sources, private fields of public ones, or the names of protected people.

    SOURCE is the SHA-256 that `add` printed; it may be cut short. The ciphertext, the log and every proof stay. The
    decision is kept for ever, whatever it is, and so are the words of --request and --ground. The working draft is
    removed, since it may quote what was erased. Copies in the case's folder are destroyed too; copies elsewhere keep
    their keys: run --complete there.

    --names FILE (or - for standard input) withholds names in everything that is made of a text, and destroys the
    private fields that hold one. No name is kept, and what a source says in the open stays what it says.
    """
    by, names = given.pop("by"), given.pop("names")
    if by is None or not by.strip():
        raise NoActor("a decision needs somebody who takes it")
    told = {name: options.words(f"--{name}", value) for name, value in given.items() if value is not None}
    with wiring.open_desk(options.folder_of(folder), by=options.words("--by", by), phrase=phrase) as desk:
        if again:
            show.acknowledge(f"{show.counted(complete(desk), 'key')} or private fields destroyed that should be gone")
            return
        if bool(sources) == (names is not None) or decision is None or not {"request", "ground"} <= told.keys():
            raise CallError("an erasure needs a source or --names, --request, --ground and --decision")
        if names is not None:
            _names(desk, names, decision, told)
            return
        for digest in erase(desk, sources, outcome=decision, fields=fields, **told).sources:
            show.acknowledge(f"{'erased' if decision == 'granted' else 'refused'} {digest}")


def _names(desk: Desk, file: str, decision: Outcome, told: dict[str, str]) -> None:
    """Erase names, and say what that reached and what it did not."""
    reached = withhold(desk, _lines(file), outcome=decision, **told)
    if decision == "refused":
        show.acknowledge("refused")
        return
    show.acknowledge(f"withheld in {show.counted(reached.texts, 'text')}; {reached.fields} private fields destroyed")
    for decided in reached.open_reasons:
        show.warn(f"decision {decided} names one of them in the open: that stays part of the proof")
    for exported in exports(desk):
        show.warn(f"an export may hold them: {exported}; write to whoever has it")
    if reached.locked:
        show.warn(f"{reached.locked} sealed texts and fields were not looked into: run it again with --open-sealed")


def _lines(file: str) -> list[str]:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CallError("the names cannot be read", where=file, remedy="name a text in UTF-8") from error
