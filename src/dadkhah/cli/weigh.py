"""`dadkhah weigh`: the figures of a case side by side.

In: a case. Out: tallies per event and kind, every row with its quote; conflicts, drifts, origins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import msgspec

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.cli.progress import progress
from dadkhah.model.claim import Claim, Count
from dadkhah.model.tally import Allowed, Tally, TallyRow
from dadkhah.work.desk import Weighing
from dadkhah.work.load import names
from dadkhah.work.weigh import weigh


@click.command("weigh", epilog="Example: dadkhah weigh --case my-case --format json")
@options.case
@options.form()
@options.opening
def command(*, folder: Path | None, form: show.Format, phrase: options.Phrase) -> None:
    """Print the figures of a case side by side.

    Nothing is averaged and nothing chosen: each claim keeps its bound, its chain of sources, its day and its
    quote.
    """
    with wiring.open_desk(options.folder_of(folder), by="", reading=True, phrase=phrase) as desk, progress() as tell:
        _show(weigh(desk, tell), form)


def _show(weighing: Weighing, form: show.Format) -> None:
    claims = {claim.id: claim for reading in weighing.readings for claim in reading.claims}
    documents = names(weighing.captured)
    tallies = [_tally(tally, claims, documents) for tally in weighing.weighed.tallies]
    if form == "text":
        for tally in weighing.weighed.tallies:
            for text in _lines(tally, claims, documents):
                show.line(text)
    elif form == "jsonl":
        show.records(tallies, form)
    else:
        whole = msgspec.to_builtins(weighing.weighed)
        show.raw(show.encoded(whole | {"tallies": tallies}) + b"\n")


def _tally(tally: Tally, claims: Mapping[str, Claim], documents: Mapping[str, str]) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(tally)
    return plain | {"rows": [_row(row, claims.get(row.claim), documents) for row in tally.rows]}


def _row(row: TallyRow, claim: Claim | None, documents: Mapping[str, str]) -> dict[str, object]:
    """Return a row with the words that carry it."""
    plain: dict[str, object] = msgspec.to_builtins(row)
    quote = claim.clause.exact if claim is not None else None
    return plain | {"doc": documents.get(row.source), "stated": _stated(claim), "quote": quote}


def _stated(claim: Claim | None) -> str | None:
    return claim.body.quantity.stated.exact if claim is not None and isinstance(claim.body, Count) else None


def _lines(tally: Tally, claims: Mapping[str, Claim], documents: Mapping[str, str]) -> Iterator[str]:
    yield f"{tally.label} ({tally.kind}, {tally.unit})"
    for row in tally.rows:
        stated = _stated(claims.get(row.claim)) or "?"
        chain = ", which cites ".join(row.chain)
        yield f"  {_range(row.allowed):>16}  {stated!r} {chain} [{documents.get(row.source)}, claim {row.claim[:8]}]"
    for conflict in tally.conflicts:
        yield f"  conflict: {conflict.a[:8]} and {conflict.b[:8]}: {conflict.reason}"
    for drift in tally.drifts:
        yield f"  drift: {', '.join(claim[:8] for claim in drift.claims)}: {drift.reason}"
    if tally.origins_note:
        yield f"  {tally.origins_note}"


def _range(allowed: Allowed) -> str:
    """Return the allowed values: square brackets at stated bounds, round ones at soft ends."""
    low = "open" if allowed.low is None else f"{allowed.low:,.12g}"
    high = "open" if allowed.high is None else f"{allowed.high:,.12g}"
    return f"{'[' if allowed.low_hard else '('}{low}, {high}{']' if allowed.high_hard else ')'}"
