"""What a language model answered, as far as it has the form that was asked for.

In: the text of an answer. Out: Said after Said, and how many figures have another form; nothing is believed here.
"""

from __future__ import annotations

import re
from typing import Annotated

import msgspec
from msgspec import Meta

from dadkhah.errors import AssistantFailed
from dadkhah.model.claim import Bound, CountKind, Polarity

MOST = 500
"""More figures than a passage can hold: such an answer is not read."""
WORDS = Meta(min_length=1, max_length=6000)
NUMBER = Meta(ge=0, le=10**12)
FENCE = re.compile(r"\s*```(?:json)?\s*\n(?P<inside>.*)\n\s*```\s*", re.DOTALL)
"""Many models put what they answer between such marks, whatever they are told."""


class Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure as a model gives it. A field that was not asked for (a name, a review) makes it no figure at all."""

    quote: Annotated[str, WORDS]
    kind: CountKind
    low: Annotated[int, NUMBER] | None
    high: Annotated[int, NUMBER] | None
    bound: Bound
    polarity: Polarity
    sentence: Annotated[str, WORDS] | None = None


class Heard(msgspec.Struct, frozen=True):
    """The figures of one answer, each once, and how many did not have the form that was asked for."""

    said: tuple[Said, ...]
    malformed: int


class _Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    figures: list[msgspec.Raw]


def heard(answer: str) -> Heard:
    """Return what an answer says; raise AssistantFailed where it is not the JSON that was asked for."""
    fenced = FENCE.fullmatch(answer)
    figures = _figures(fenced["inside"] if fenced else answer)
    if len(figures) > MOST:
        raise AssistantFailed(f"it gave {len(figures)} figures for one passage, more than the {MOST} that are read")
    formed = [_formed(figure) for figure in figures]
    said = [one for one in formed if one is not None]
    return Heard(tuple(dict.fromkeys(said)), len(formed) - len(said))


def _figures(answer: str) -> list[msgspec.Raw]:
    try:
        return msgspec.json.decode(answer.encode("utf-8", "surrogatepass"), type=_Answer).figures
    except (msgspec.MsgspecError, UnicodeError, RecursionError):  # the error's own words could hold the model's
        raise AssistantFailed("its answer is not the JSON that was asked for") from None


def _formed(figure: msgspec.Raw) -> Said | None:
    """Return a figure of the form that was asked for, None for any other: it is counted, and said to be left out."""
    try:
        return msgspec.json.decode(figure, type=Said)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
