"""Whatever a model answers about whatever text: the grammar's claims stay, and what is added stands in the words.

In: texts put together from invented sentences; answers that quote any run of their words, or other words, and declare
anything.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.read.readings import gazetteer, source

from dadkhah.lang.numbers import find_quantities
from dadkhah.model.claim import Bound, Count, CountKind, Polarity, check_quotes
from dadkhah.read.asking import passages
from dadkhah.read.assisted import Reply, assisted
from dadkhah.read.reader import read
from dadkhah.read.said import Said
from dadkhah.read.sheet import sheet

SENTENCES = (
    "Police killed at least 12 people near the mill.",
    "In Orsa the dead numbered 1 304 by the evening.",
    "Officials denied that 40 villagers had been tortured.",
    "A crowd of 900 watched as 3 men were hanged.",
    "Arrests rose to 58 in May, and some 20 were released.",
    "If 30 people died, the army would say so.",
    "The wounded, she said, were 8 boys and 2 girls aged 14.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
NUMBERS = st.none() | st.sampled_from([2, 3, 8, 12, 20, 30, 40, 58, 900, 1304])


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, list[Said]]:
    """Draw a text and figures that quote a run of its words, or words of their own."""
    text = draw(TEXTS)
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == " ")]
    figures = []
    for _ in range(draw(st.integers(1, 12))):
        first = draw(st.sampled_from(starts))
        last = draw(st.integers(first + 1, min(len(text), first + 60)))
        quote = draw(st.sampled_from([text[first:last].rstrip(" .,") or "x", "General Vessik killed 12"]))
        low, bound = draw(NUMBERS), draw(st.sampled_from(Bound.__args__))  # type: ignore[attr-defined]
        kind = draw(st.sampled_from(CountKind.__args__))  # type: ignore[attr-defined]
        polarity = draw(st.sampled_from(Polarity.__args__))  # type: ignore[attr-defined]
        high = draw(st.sampled_from([low, None]))
        figures.append(Said(quote=quote, kind=kind, low=low, high=high, bound=bound, polarity=polarity))
    return text, figures


@pytest.mark.slow
@given(answers())
def test_nothing_is_lost_and_what_is_added_stands_in_the_words(drawn: tuple[str, list[Said]]) -> None:
    text, figures = drawn
    one = source(text)
    alone = read(one, gazetteer())
    sent = passages(sheet(one, gazetteer()))
    both = assisted(one, gazetteer(), alone, [Reply(passage, tuple(figures), "m") for passage in sent])
    added = [claim for claim in both.claims if claim.reader.name == "assisted"]
    assert [claim for claim in both.claims if claim.reader.name != "assisted"] == list(alone.claims)
    assert both.unread == alone.unread
    for claim in added:
        check_quotes(claim, text)
        body = claim.body
        assert isinstance(body, Count)
        assert body.perpetrator is None
        stated = find_quantities(body.quantity.stated.exact)[0]
        assert (stated.low, stated.high, stated.bound) == (body.quantity.low, body.quantity.high, body.quantity.bound)
        assert any((one.kind, one.low, one.bound) == (body.kind, stated.low, stated.bound) for one in figures)
    assert "Vessik" not in repr(both)
