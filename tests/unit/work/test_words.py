"""Records without words, and the words put back."""

from __future__ import annotations

import importlib
import json
import pkgutil

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factories as make

import dadkhah.model
from dadkhah.errors import QuoteMismatch
from dadkhah.model.claim import Claim, spans_of
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.span import Span, quote
from dadkhah.work import words

CONTENT = (
    "Premier Hale Dorn, of the Orsa Council, ordered the siege in March 2031.\n\n"
    "At least 31 people were killed in Orsa, Dr Imre Vasko said. “Nobody was spared,” he added. "
    "Captain Ruvo Tell was charged; the council denies it. "
    "Almost a year after the siege, 12 % of the killed were unnamed."
)


def everything() -> tuple[Captured, Reading]:
    """Return an invented text and a reading with every kind of record in it."""
    doc = make.captured(CONTENT)
    toll = make.count(
        doc, "At least 31 people were killed in Orsa", "31", 31, "at_least", victims="people", place=("Orsa", "orsa"),
        chain=[("Dr Imre Vasko", "person")], verb="said",
    )  # fmt: skip
    claims = [
        toll,
        make.share(doc, "12 % of the killed were unnamed", "12 %", 12.0),
        make.office(doc, "Premier Hale Dorn", "Hale Dorn", "Premier", organisation="Orsa Council", held="2031"),
        make.act(
            doc, "Hale Dorn, of the Orsa Council, ordered the siege", "ordered the siege", "Hale Dorn", when="2031-03"
        ),
        make.proceeding(
            doc, "Captain Ruvo Tell was charged", "charge", "Ruvo Tell", regarding="the siege", others=["Hale Dorn"]
        ),
        make.response(doc, "the council denies it", "denies", "the council"),
        make.quotation(doc, "“Nobody was spared,” he added", "Nobody was spared,", "he"),
    ]
    mentions = [make.mention(doc, "person", "Hale Dorn", claims=claims[2:3], roles=["person"])]
    lapses = [make.lapse(doc, "Almost a year after the siege", "Almost a year", 300, 365, earlier="the siege")]
    return doc, make.reading(doc, claims, mentions, lapses)


def restored(doc: Captured, reading: Reading, text: str | None = None) -> Reading:
    rows = [content for _, content in words.rows(reading)]
    content = doc.text.content if text is None else text
    return words.reading(reading.source, content, reading.text_version, reading.reader, rows)


def test_every_kind_of_record_comes_back_as_it_was() -> None:
    doc, reading = everything()
    assert restored(doc, reading) == reading


def test_rows_hold_no_word_of_the_text() -> None:
    _, reading = everything()
    stored = b"".join(content for _, content in words.rows(reading)).decode()
    for name in ("Dorn", "Vasko", "Tell", "siege", "spared", "Council", "At least"):
        assert name in CONTENT
        assert name not in stored


def test_rows_carry_the_records_own_ids() -> None:
    _, reading = everything()
    ids = [own for own, _ in words.rows(reading)]
    assert ids[: len(reading.claims)] == [claim.id for claim in reading.claims]
    assert reading.mentions[0].id in ids
    assert len(set(ids)) == len(ids)


def test_another_text_is_refused() -> None:
    doc, reading = everything()
    with pytest.raises(QuoteMismatch, match="not the one that was read"):
        restored(doc, reading, CONTENT.replace("31", "32"))


def test_a_span_beyond_its_text_is_refused() -> None:
    doc, reading = everything()
    content = words.without_words(reading.claims[0])
    with pytest.raises(QuoteMismatch, match="no text can hold"):
        words.with_words(content, Claim, doc.text.content[:60])


def test_a_record_of_no_known_kind_is_refused() -> None:
    with pytest.raises(QuoteMismatch):
        words.with_words(b'{"start": 0, "end": 4, "role": []}', Span, "text")


def test_only_a_span_has_the_fields_of_a_span() -> None:
    """A record with a place's fields would be taken for one."""
    structs = {
        found
        for module in pkgutil.iter_modules(dadkhah.model.__path__, "dadkhah.model.")
        for found in vars(importlib.import_module(module.name)).values()
        if isinstance(found, type) and issubclass(found, msgspec.Struct)
    }
    assert [one for one in structs if set(one.__struct_fields__) in (words.SPAN, words.PLACE)] == [Span]


@given(text=st.text(min_size=1), data=st.data())
def test_any_span_of_any_text_comes_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = quote(text, start, end, "role")
    content = words.without_words(span)
    assert "exact" not in json.loads(content)
    assert words.with_words(content, Span, text) == span


def test_claims_keep_all_their_spans() -> None:
    doc, reading = everything()
    again = restored(doc, reading)
    assert [spans_of(claim) for claim in again.claims] == [spans_of(claim) for claim in reading.claims]
    assert sum(len(spans_of(claim)) for claim in again.claims) > 20
