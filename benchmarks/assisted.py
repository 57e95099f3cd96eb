"""The gate of the model-assisted reader, with the annotators' sheets in the place of a model: no model is asked.

In: `shared/data/figures`. Out: the group `assisted`: of the figures told truthfully how many the grammar has too and
how many the gate adds; of the falsified ones, how many it accepts. Falsified are numbers, bounds, kinds and polarities
of true figures, and runs of words around every number that hold a word of harm which is not that number's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec
from benchmarks.bench import Measured, Room, digests, without_data
from tests.factories import captured

from dadkhah.lang.places import Gazetteer
from dadkhah.model.claim import Bound, Polarity
from dadkhah.model.source import Captured
from dadkhah.read.asking import passages
from dadkhah.read.assisted import NAME, Reply, assisted
from dadkhah.read.figure import COUNTED
from dadkhah.read.items import Item
from dadkhah.read.linked import kinds
from dadkhah.read.reader import read
from dadkhah.read.said import Said
from dadkhah.read.sheet import Row, Sheet, sheet

COMMAND = "read.assisted of the claims of sentences.jsonl and articles.jsonl, as they are and falsified"
SHEETS = ("sentences.jsonl", "articles.jsonl")
NAMES = ("truthful", "truthful_known", "truthful_accepted", "falsified", "falsified_accepted")
BOUNDS = {"up_to": "at_most"}
AROUND = 8
"""Items on either side of a number from which runs of words are cut."""
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
Gold = Mapping[str, Any]


def measure(room: Room) -> Iterator[Measured]:
    """Give the gate every annotated figure, then every falsified one."""
    if room.shared is None:
        yield from without_data(("assisted", COMMAND))
        return
    files = [room.shared / "data/figures" / name for name in SHEETS]
    yield Measured(name="assisted", command=COMMAND, figures=counted(files), data=digests(*files))


def counted(files: Sequence[Path]) -> dict[str, float]:
    """Return how many figures were told, known, added and falsified, and how many falsified ones were accepted."""
    gazetteer, found = Gazetteer.open(), dict.fromkeys(NAMES, 0.0)
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            for name, number in of_text(json.loads(line), gazetteer).items():
                found[name] += number
    return found


def of_text(gold: Gold, gazetteer: Gazetteer) -> dict[str, int]:
    """Count the outcomes of one annotated text."""
    source = captured(gold["text"])
    laid = sheet(source, gazetteer)
    told = [truthful(claim, laid) for claim in gold["claims"] if claim["kind"] in COUNTED]
    false = [*falsified(gold, laid)]
    added, refused = outcome(source, gazetteer, told)
    wrong, _ = outcome(source, gazetteer, false)
    return dict(zip(NAMES, (len(told), len(told) - added - refused, added, len(false), wrong), strict=True))


def outcome(source: Captured, gazetteer: Gazetteer, said: Sequence[Said]) -> tuple[int, int]:
    """Return how many figures became claims, and how many were refused."""
    sent = passages(sheet(source, gazetteer))
    replies = [
        Reply(one, tuple(figure for figure in said if _in(source, one.start, one.end, figure)), "") for one in sent
    ]
    reading = assisted(source, gazetteer, read(source, gazetteer), replies)
    added = sum(claim.reader.name == NAME for claim in reading.claims)
    return added, sum(one.side == "assisted" for one in reading.disagreements)


def _in(source: Captured, start: int, end: int, said: Said) -> bool:
    words = said.sentence or said.quote
    return source.text.content.find(words, start, end) >= 0


def truthful(claim: Gold, laid: Sheet) -> Said:
    """Return an annotated figure as a model would tell it, with its sentence."""
    row = next((row for row in laid.rows if row.sentence.start <= claim["start"] < row.sentence.end), None)
    sentence = laid.content[row.sentence.start : row.sentence.end] if row else None
    bound = BOUNDS.get(claim["bound"], claim["bound"])
    fields = {name: claim[name] for name in ("quote", "kind", "low", "high", "polarity")}
    return msgspec.convert({**fields, "bound": bound, "sentence": sentence}, Said)


def falsified(gold: Gold, laid: Sheet) -> Iterator[Said]:
    """Yield figures that the text does not bear out."""
    for claim in gold["claims"]:
        if claim["kind"] in COUNTED:
            yield from changed(truthful(claim, laid), {one["kind"] for one in gold["claims"]} | also(claim))
    for row in laid.rows:
        for at, item in enumerate(row.items):
            if item.kind == "QTY":
                yield from cut(row, at, laid, true_kinds(gold, item))


def also(claim: Gold) -> set[str]:
    """Return the kinds that the annotators accept for a figure."""
    more = claim.get("kind_also") or []
    return {claim["kind"], *([more] if isinstance(more, str) else more)}


def changed(said: Said, kinds_there: set[str]) -> Iterator[Said]:
    """Change a number, a bound, a kind that the text does not hold, or the polarity."""
    replace = msgspec.structs.replace
    low, high = (None if number is None else number + 1 for number in (said.low, said.high))
    yield replace(said, low=low, high=high)
    yield from (replace(said, bound=bound) for bound in get_args(Bound) if bound != said.bound)
    yield from (replace(said, kind=kind) for kind in sorted(COUNTED - kinds_there))
    yield from (replace(said, polarity=one) for one in POLARITIES if one != said.polarity)


def true_kinds(gold: Gold, item: Item) -> set[str]:
    """Return every kind that the annotators give the number of an item."""
    rows = [*gold["claims"], *(gold.get("optional") or [])]
    at = [
        row for row in rows if row["stated_start"] < item.end and row["stated_start"] + len(row["stated"]) > item.start
    ]
    return {kind for row in at for kind in also(row)}


def cut(row: Row, at: int, laid: Sheet, true: set[str]) -> Iterator[Said]:
    """Yield every run of words around a number, with each kind of harm in it that is not the number's."""
    items, value = row.items, row.items[at].value
    sentence = laid.content[row.sentence.start : row.sentence.end]
    for first in range(max(0, at - AROUND), at + 1):
        for last in range(at + 1, min(len(items), at + AROUND) + 1):
            quote = laid.content[items[first].start : items[last - 1].end]
            for kind in sorted({kind for item in items[first:last] for kind in kinds(item)} - true):
                fields = {name: getattr(value, name) for name in ("low", "high", "bound")}
                yield msgspec.convert(
                    {**fields, "quote": quote, "sentence": sentence, "kind": kind, "polarity": "asserted"}, Said
                )
