"""`dadkhah judge`: record or list what people decide.

In: a verdict, ids, an actor and a reason. Out: the id of the decision; or the list of all decisions, or of links that
wait for one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, cast

import click
import msgspec
from msgspec.structs import replace

from dadkhah import wiring
from dadkhah.cli import options, show
from dadkhah.errors import CallError, NoActor
from dadkhah.model.judgement import Identity, Judgement, Review, ReviewState
from dadkhah.work.desk import Desk
from dadkhah.work.judge import judge, mentions, review, undo
from dadkhah.work.reasons import told

IDENTITY = ("same", "different", "unsure")
READING = {"read-correctly": "read_correctly", "rejected": "rejected"}
Verdict = Literal["same", "different", "unsure", "read-correctly", "rejected", "proposed"]


@click.command(
    "judge",
    epilog="Example: dadkhah judge same 3fa9c1 77d02e --by 'R. Editor' --reason 'same office, same day' --case my-case",
)
@click.argument("verdict", required=False, type=click.Choice([*IDENTITY, *READING, "proposed"]))
@click.argument("ids", nargs=-1, metavar="[ID...]")
@options.case
@click.option("--by", default=None, metavar="NAME", help="Who decides; there is no default.")
@click.option("--reason", default=None, metavar="TEXT", help="Why.")
@click.option("--undo", "undone", default=None, metavar="ID", help="Withdraw an earlier judgement.")
@options.opening
@options.form()
def command(
    *,
    verdict: Verdict | None,
    ids: tuple[str, ...],
    folder: Path | None,
    undone: str | None,
    phrase: options.Phrase,
    form: show.Format,
    **said: str | None,
) -> None:
    """Record or list what people decide.

    same, different, unsure: two mentions, A and B. read-correctly, rejected: one claim. proposed lists the links
    that wait for a person; without a verdict, all decisions are listed.

    An id may be cut short to six digits or more. Nothing is overwritten: a later decision is one more row. What is
    decided about a sealed source needs --open-sealed, and its reason is sealed with that source.
    """
    place, by, reason = options.folder_of(folder), said["by"], said["reason"]
    if verdict in {None, "proposed"} and undone is None:
        if ids:
            raise CallError("ids without a verdict to record")
        _list(place, form, phrase, proposed=verdict == "proposed")
        return
    if by is None or not by.strip():
        raise NoActor("a decision needs somebody who takes it")
    if reason is None:
        raise CallError("a decision needs a reason", remedy="say why with --reason")
    reason = options.words("--reason", reason)
    with wiring.open_desk(place, by=options.words("--by", by), phrase=phrase) as desk:
        taken = _withdraw(desk, verdict, undone, reason) if undone is not None else _decide(desk, verdict, ids, reason)
        _print([replace(taken, reason=reason)], form)


def _withdraw(desk: Desk, verdict: Verdict | None, undone: str, reason: str) -> Judgement:
    if verdict is not None:
        raise CallError("a verdict and --undo", remedy="record one decision at a time")
    return undo(desk, undone, reason)


def _decide(desk: Desk, verdict: Verdict | None, ids: tuple[str, ...], reason: str) -> Judgement | Review:
    wanted = 2 if verdict in IDENTITY else 1
    if len(ids) != wanted:
        raise CallError(f"{verdict} needs {wanted} id{'s' if wanted > 1 else ''}, and {len(ids)} were given")
    if verdict in IDENTITY:
        return judge(desk, cast("Identity", verdict), ids[0], ids[1], reason)
    return review(desk, cast("ReviewState", READING[str(verdict)]), ids[0], reason)


def _list(place: Path, form: show.Format, phrase: options.Phrase, *, proposed: bool) -> None:
    with wiring.open_desk(place, by="", reading=True, phrase=phrase) as desk:
        if proposed:
            links = [link for link in mentions(desk).links if link.proposed]
            shown = [f"{link.a} {link.b} {link.rule}: {'; '.join(link.reasons)}" for link in links]
            _either(links, shown, form)
        else:
            _print([*told(desk, desk.record.judgements()), *told(desk, desk.record.reviews())], form)


def _print(decisions: Iterable[Judgement | Review], form: show.Format) -> None:
    listed = sorted(decisions, key=lambda one: (one.at, one.id))
    _either([{"id": one.id} | msgspec.to_builtins(one) for one in listed], [_line(one) for one in listed], form)


def _either(values: Iterable[object], lines: Iterable[str], form: show.Format) -> None:
    if form != "text":
        show.records(values, form)
        return
    for text in lines:
        show.line(text)


def _line(one: Judgement | Review) -> str:
    if isinstance(one, Review):
        return f"{one.id} {one.state} {one.claim}, by {one.actor} at {one.at}: {one.reason}"
    verdict = f"undoes {one.undoes}" if one.undoes else f"{one.verdict} {one.a} {one.b}"
    return f"{one.id} {verdict}, by {one.actor} at {one.at}: {one.reason}"
