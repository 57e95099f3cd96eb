"""The gate of the model-assisted reader: a model points at figures, the grammar decides whether they stand there.

In: a captured source, the grammar's reading of it, and what a model answered about its passages. Out: the reading with
the accepted figures added, and every disagreement of the two.

A model returns quotes and choices from closed lists, never offsets. A quote is accepted only where it is an exact part
of the passage that was sent, at one place alone (or at one place in the one sentence that is quoted with it), within a
sentence and cutting no word of it; where the grammar's own quantity parser finds exactly one quantity in it, with the
numbers and the bound that are declared; where a word of the declared kind is plainly linked to it; and where the words
that deny or imagine agree. Everything else of the claim (unit, victims, sources, place, time) is the grammar's: nothing
that a model says sets a review state, merges anything, or names anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.lang.places import Gazetteer
from dadkhah.model.claim import Claim, Count, Reader
from dadkhah.model.reading import Disagreement, Reading
from dadkhah.model.source import Captured
from dadkhah.model.span import quote
from dadkhah.read.asking import Passage
from dadkhah.read.events import told_events
from dadkhah.read.figure import figure_of
from dadkhah.read.items import Item
from dadkhah.read.linked import items_inside, polarity_fits, trigger_of
from dadkhah.read.maker import Maker
from dadkhah.read.phrases import phrase_after
from dadkhah.read.positions import positions
from dadkhah.read.reader import count, makers
from dadkhah.read.reference import Cast, Where
from dadkhah.read.said import Said
from dadkhah.read.sheet import sheet
from dadkhah.read.version import version

NAME, RULE = "assisted", "assisted.count"

NOT_THERE = "the quote is not in the text that was sent"
NO_SENTENCE = "the sentence that was quoted with it is not in the text that was sent at one place alone"
SEVERAL = "the quote stands in the text at several places, and no quoted sentence decides which"
CUT = "the quote does not lie within one sentence, or cuts a word or a quantity"
NO_NUMBER = "the grammar finds no quantity, or several, in the quote"
OTHER_NUMBER = "the grammar derives another number or bound from the quote"
OTHER_KIND = "the grammar reads that number as something else"
OTHER_POLARITY = "the grammar reads that number as otherwise asserted, denied or hypothetical"
LEFT_OUT = "the grammar found it and the model left it out"


class Reply(msgspec.Struct, frozen=True):
    """What a model said about one passage, and the name under which it did."""

    passage: Passage
    said: tuple[Said, ...]
    model: str


class Refusal(msgspec.Struct, frozen=True):
    """Why a figure is not accepted, and where it stands, None where it is not in the text."""

    reason: str
    where: Where | None = None


def assisted(captured: Captured, gazetteer: Gazetteer | None, reading: Reading, replies: Sequence[Reply]) -> Reading:
    """Return the grammar's reading with what the gate accepts of the replies, and with all disagreements.

    No claim of the grammar is changed or left out. Raises QuoteMismatch if an accepted claim did not quote its text,
    which would be a defect of the program.
    """
    gate = Gate(captured, gazetteer, reading)
    for reply in replies:
        gate.hear(reply)
    claims = sorted((*reading.claims, *gate.accepted.values()), key=lambda one: (one.clause.start, one.clause.end))
    shown = sorted((*gate.refused, *gate.missed(replies)), key=_place)
    return msgspec.structs.replace(reading, claims=tuple(claims), disagreements=tuple(shown))


def _place(one: Disagreement) -> tuple[int, str, str, str]:
    return one.span.start if one.span else -1, one.side, one.kind, one.reason


class Gate:
    """One text against the answers about it: what was accepted by id, what was refused, what both readers found."""

    def __init__(self, captured: Captured, gazetteer: Gazetteer | None, reading: Reading) -> None:
        laid = sheet(captured, gazetteer)
        self._content = laid.content
        self._makers = tuple(makers(laid, Cast(laid, positions(laid)), told_events(laid), captured.text.version))
        self._grammar = [claim for claim in reading.claims if isinstance(claim.body, Count)]
        self._agreed: set[str] = set()
        self.accepted: dict[str, Claim] = {}
        self.refused: list[Disagreement] = []

    def hear(self, reply: Reply) -> None:
        """Take up what a model said about one passage."""
        for said in reply.said:
            judged = self._judged(said, reply.passage)
            if isinstance(judged, Refusal):
                self.refused.append(self._disagreement(said, judged, reply.model))
            elif judged.reader.name == NAME:
                reader = Reader(NAME, version(), RULE, reply.model)
                self.accepted.setdefault(judged.id, msgspec.structs.replace(judged, reader=reader))
            else:
                self._agreed.add(judged.id)

    def missed(self, replies: Sequence[Reply]) -> Iterator[Disagreement]:
        """Yield the grammar's figures that stand in a passage which was answered, and were left out there."""
        for claim in self._grammar:
            clause = claim.clause
            reply = next((one for one in replies if one.passage.start <= clause.start < one.passage.end), None)
            body = claim.body
            if reply is None or claim.id in self._agreed or not isinstance(body, Count) or body.kind == "places":
                continue
            amount = body.quantity
            yield Disagreement(
                side="grammar", reason=LEFT_OUT, span=clause, kind=body.kind, low=amount.low, high=amount.high,
                bound=amount.bound, polarity=claim.polarity, claim=claim.id, model=reply.model,
            )  # fmt: skip

    def _disagreement(self, said: Said, refusal: Refusal, model: str) -> Disagreement:
        where = refusal.where
        span = quote(self._content, where[0], where[1], "quote") if where is not None else None
        return Disagreement(
            side="assisted", reason=refusal.reason, span=span, kind=said.kind, low=said.low, high=said.high,
            bound=said.bound, polarity=said.polarity, model=model,
        )  # fmt: skip

    def _judged(self, said: Said, passage: Passage) -> Claim | Refusal:
        """Return the claim that a figure stands for, the grammar's own where it has it, or why there is none."""
        where = placed(self._content, said, passage)
        if isinstance(where, Refusal):
            return where
        maker = next((one for one in self._makers if _holds(one, where)), None)
        inside = items_inside(maker.row.items, where) if maker is not None else None
        if maker is None or inside is None:
            return Refusal(CUT, where)
        found = self._same(maker.row.items, inside, said) or self._new(maker, inside, said)
        return Refusal(found, where) if isinstance(found, str) else found

    def _same(self, items: Sequence[Item], inside: range, said: Said) -> Claim | None:
        """Return the grammar's claim of the same figure: one quantity of the quote, however many others stand in it."""
        found = [
            claim
            for index in inside
            if items[index].kind == "QTY" and derives(items[index], said)
            for claim in self._known(items[index])
            if isinstance(claim.body, Count) and (claim.body.kind, claim.polarity) == (said.kind, said.polarity)
        ]
        return found[0] if len(found) == 1 else None

    def _new(self, maker: Maker, inside: range, said: Said) -> Claim | str:
        """Return the claim of a figure that the grammar did not read by itself, else why it may not be made."""
        items = maker.row.items
        at = quantity_of(items, inside, said)
        if isinstance(at, str):
            return at
        known = self._known(items[at])
        if known:
            kinds = {claim.body.kind for claim in known if isinstance(claim.body, Count)}
            return OTHER_POLARITY if said.kind in kinds else OTHER_KIND
        return _made(maker, inside, at, said)

    def _known(self, item: Item) -> list[Claim]:
        """Return the grammar's claims that stand on a quantity."""
        return [claim for claim in self._grammar if _stated(claim) == (item.start, item.end)]


def _stated(claim: Claim) -> Where | None:
    stated = claim.body.quantity.stated if isinstance(claim.body, Count) else None
    return (stated.start, stated.end) if stated is not None else None


def _holds(maker: Maker, where: Where) -> bool:
    sentence = maker.row.sentence
    return sentence.start <= where[0] and where[1] <= sentence.end


def placed(content: str, said: Said, passage: Passage) -> Where | Refusal:
    """Return the one place of a quote in its passage; the sentence quoted with it decides where there are several."""
    low, high = passage.start, passage.end
    if said.sentence is not None:
        around = _places(content, said.sentence.strip(), low, high)
        if len(around) != 1:
            return Refusal(NO_SENTENCE)
        low, high = around[0], around[0] + len(said.sentence.strip())
    words = said.quote.strip()
    found = _places(content, words, low, high)
    if len(found) != 1:
        return Refusal(SEVERAL if found else NOT_THERE)
    return found[0], found[0] + len(words)


def _places(content: str, words: str, low: int, high: int) -> list[int]:
    """Return where some words begin between two offsets, overlapping ones too; two are enough to know of several."""
    found: list[int] = []
    at = content.find(words, low, high) if words else -1
    while at >= 0 and len(found) < 2:
        found.append(at)
        at = content.find(words, at + 1, high)
    return found


def quantity_of(items: Sequence[Item], inside: range, said: Said) -> int | str:
    """Return the one quantity of a quote where it is the declared one, else the reason why it is not."""
    found = [index for index in inside if items[index].kind == "QTY"]
    if len(found) != 1:
        return NO_NUMBER
    return found[0] if derives(items[found[0]], said) else OTHER_NUMBER


def derives(item: Item, said: Said) -> bool:
    """Say whether the grammar's quantity parser made the declared numbers and bound of an item, and no others."""
    derived = tuple(getattr(item.value, name, None) for name in ("low", "high", "bound"))
    plain = len(getattr(item.value, "readings", ())) == 1 and getattr(item.value, "kind", "") != "pronoun"
    return plain and derived == (said.low, said.high, said.bound)


def _made(maker: Maker, inside: range, at: int, said: Said) -> Claim | str:
    """Return the claim of a number that the words of the quote link to the declared kind, else why they do not."""
    items = maker.row.items
    trigger = trigger_of(items, inside, at, said.kind)
    if isinstance(trigger, str):
        return trigger
    if reason := polarity_fits(items, inside, said.polarity):
        return reason
    figure = figure_of(items, at, phrase_after(items, at), said.kind, trigger, rule=RULE)
    claim = count(maker, msgspec.structs.replace(figure, polarity=said.polarity))
    return msgspec.structs.replace(claim, reader=Reader(NAME, version(), RULE))
