"""Ask a language model about one text, and let the gate decide what of its answer stands.

In: a captured source, the grammar's reading, a port to a model. Out: the reading with what was accepted and where the
two disagree, what failed, and notes for the person who reads. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.errors import AssistantFailed
from dadkhah.lang.places import Gazetteer
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.ports import Completions
from dadkhah.read.asking import INSTRUCTIONS, Passage, framed, left_out, passages
from dadkhah.read.assisted import Reply, assisted
from dadkhah.read.said import heard
from dadkhah.read.sheet import Sheet, sheet


class Assisted(msgspec.Struct, frozen=True):
    """A reading after a model was asked: at most one failure, after which no more of the text is sent."""

    reading: Reading
    failure: AssistantFailed | None = None
    notes: tuple[str, ...] = ()


class Assistant:
    """One model beside the grammar: `gazetteer` is what the grammar read with."""

    def __init__(self, completions: Completions, gazetteer: Gazetteer | None) -> None:
        self._completions = completions
        self._gazetteer = gazetteer

    def assist(self, captured: Captured, reading: Reading) -> Assisted:
        """Return the reading with what the model adds; the grammar's reading stands whatever happens."""
        laid = sheet(captured, self._gazetteer)
        asked = Asked(self._completions, laid)
        replies = tuple(asked.replies(passages(laid)))
        together = assisted(captured, self._gazetteer, reading, replies)
        return Assisted(together, asked.failure, tuple(asked.notes(replies)))


class Asked:
    """The questions about one text: what failed, and how many figures had a form that nobody asked for."""

    def __init__(self, completions: Completions, laid: Sheet) -> None:
        self._completions, self._laid = completions, laid
        self._malformed = 0
        self.failure: AssistantFailed | None = None

    def replies(self, wanted: Sequence[Passage]) -> Iterator[Reply]:
        """Yield what the model says about one passage after another, until it fails."""
        for passage in wanted:
            try:
                yield self._reply(passage)
            except AssistantFailed as error:
                self.failure = error
                return

    def _reply(self, passage: Passage) -> Reply:
        words = self._laid.content[passage.start : passage.end]
        answer = self._completions.complete(INSTRUCTIONS, framed(words))
        found = heard(answer.text)
        self._malformed += found.malformed
        return Reply(passage, found.said, answer.model or self._completions.model)

    def notes(self, replies: Sequence[Reply]) -> Iterator[str]:
        """Yield what a person should know about the asking, apart from its failure."""
        if not replies and self.failure is None:
            yield "nothing was sent: it holds no text that the grammar could check an answer against"
        if self._malformed:
            yield f"{self._malformed} of the model's figures had another form than asked for and are left out"
        if (long := left_out(self._laid)) and replies:
            yield f"sentences too long to send, read by the grammar alone: {long}"
