"""`dadkhah account`: what is alleged of whom, and which answers are reported.

In: a case. Out: by the rules of ACCOUNT.md, allegations with what speaks against them, measures with states, offices
apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.cli.progress import progress
from dadkhah.model.finding import Account, Accounted, Allegation
from dadkhah.work.account import account
from dadkhah.work.weigh import weigh


@click.command("account", epilog="Example: dadkhah account --case my-case --format json")
@options.case
@options.form()
@options.opening
def command(*, folder: Path | None, form: show.Format, phrase: options.Phrase) -> None:
    """Print what is alleged of whom, and which answers are reported.

    Only a claim of an act that names a person brings them here; an office alone never does. Every cell carries
    claim ids.
    """
    with wiring.open_desk(options.folder_of(folder), by="", reading=True, phrase=phrase) as desk, progress() as tell:
        accounted = account(desk, weigh(desk, tell))
    if form == "json":
        show.raw(show.encoded(accounted) + b"\n")
    elif form == "jsonl":
        show.records(accounted.accounts, form)
    else:
        for text in _lines(accounted):
            show.line(text)


def _lines(accounted: Accounted) -> Iterator[str]:
    for one in accounted.accounts:
        yield from _account(one)
    for other in accounted.others:
        yield f"{other.label}: {other.note}"


def _account(one: Account) -> Iterator[str]:
    yield one.label
    for allegation in one.allegations:
        chain = ", which cites ".join(allegation.alleged_by)
        yield f"  alleged by {chain}: {allegation.conduct!r} [claim {allegation.claim[:8]}]"
        yield f"    what speaks against it: {_against(allegation)}"
    for measure in one.measures:
        yield f"  {measure.kind}: {measure.state.replace('_', ' ')} [claim {measure.claim[:8]}]"
    for cell in one.cells:
        yield f"  {cell.kind}: {cell.wording}"
    for tenure in one.tenures:
        yield f"  office: {tenure.position}, {tenure.organisation or 'no body stated'} ({tenure.status})"
    yield f"  reply: {one.reply}"


def _against(allegation: Allegation) -> str:
    denials = [f"claim {claim[:8]}" for claim in (*allegation.denials, *allegation.against)]
    return ", ".join(denials) or "nothing in these sources"
