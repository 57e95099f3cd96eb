"""A claim that does not quote its text cannot be built."""

from __future__ import annotations

import msgspec
import pytest
from tests.unit.read.readings import laid, reading_of

from dadkhah.errors import QuoteMismatch
from dadkhah.model.claim import Claim, Count, Quantity, Quotation, check_quotes, claim_id, spans_of
from dadkhah.model.span import Span, quote
from dadkhah.read.events import told_events
from dadkhah.read.maker import PLAIN, Maker, Setting

TEXT = "In May 2030 police killed 12 people in Nairobi."


def maker(text: str = TEXT) -> Maker:
    sheet = laid(text)
    return Maker(sheet, sheet.rows[0], (), told_events(sheet), sheet.captured.text.version)


def body(span: Span) -> Count:
    return Count(kind="killed", unit="person", quantity=Quantity(12, 12, "exact", span))


@pytest.mark.parametrize(
    ("start", "end", "exact"), [(-1, 3, "abcd"), (3, 3, ""), (4, 3, "x"), (0, 3, "ab"), (0, 2, "abc")]
)
def test_a_span_that_can_quote_nothing_is_refused(start: int, end: int, exact: str) -> None:
    with pytest.raises(QuoteMismatch):
        Span(start, end, exact)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (3, 99), (99, 120), (-3, 2)])
def test_no_place_outside_the_text_is_quoted(start: int, end: int) -> None:
    with pytest.raises(QuoteMismatch):
        quote("a short text", start, end)


def test_a_claim_whose_words_stand_elsewhere_is_refused() -> None:
    claim = reading_of(TEXT).claims[0]
    check_quotes(claim, TEXT)
    for changed in ("x" + TEXT, TEXT.replace("12", "13"), TEXT[:20], ""):
        with pytest.raises(QuoteMismatch):
            check_quotes(claim, changed)


@pytest.mark.parametrize("field", ["clause", "body"])
def test_one_wrong_span_anywhere_is_enough(field: str) -> None:
    claim = reading_of(TEXT).claims[0]
    wrong = Span(0, 2, "XX")
    changed = (
        msgspec.structs.replace(claim, evidence=(wrong, *claim.evidence[1:]))
        if field == "clause"
        else msgspec.structs.replace(claim, body=body(wrong))
    )
    with pytest.raises(QuoteMismatch):
        check_quotes(changed, TEXT)


def test_the_maker_refuses_words_that_do_not_stand_in_its_text() -> None:
    with pytest.raises(QuoteMismatch):
        maker().claim(body(Span(0, 2, "12")), (0, 10), "test.rule")
    with pytest.raises(QuoteMismatch):
        maker().claim(body(quote(TEXT, 26, 28)), (0, 10), "test.rule", [Span(3, 6, "XYZ")])


def made() -> Claim:
    at = TEXT.index("12")
    return maker().claim(body(quote(TEXT, at, at + 2, "quantity")), (12, 38), "test.rule")


def test_a_claim_gets_clause_rule_time_and_place() -> None:
    claim = made()
    assert (claim.clause.exact, claim.clause.role) == (TEXT[12:38], "clause")
    assert (claim.reader.rule, claim.block) == ("test.rule", "body")
    assert claim.time is not None
    assert claim.time.when is not None
    assert str(claim.time.when.start) == "2030-05-01"
    assert claim.place is not None
    assert claim.place.text.exact == "Nairobi"


def test_the_id_is_that_of_the_key_fields() -> None:
    claim = made()
    assert claim.id == claim_id(claim.source, claim.text_version, claim.body)
    wider = maker().claim(claim.body, (0, 46), "another.rule")
    assert wider.id == claim.id
    at = TEXT.index("12")
    other = maker().claim(body(quote(TEXT, at, at + 1, "quantity")), (12, 38), "test.rule")
    assert other.id != claim.id


def test_what_is_no_event_has_no_time_and_place() -> None:
    at = TEXT.index("police")
    words = Quotation(words=quote(TEXT, at, at + 6, "words"))
    claim = maker().claim(words, (at, at + 6), "test.rule", setting=Setting(eventful=False))
    assert (claim.time, claim.place, claim.event) == (None, None, None)
    assert PLAIN.eventful


@pytest.mark.parametrize(
    ("polarity", "act"), [("asserted", "asserts"), ("denied", "denies"), ("hypothetical", "hypothetical")]
)
def test_polarity_decides_the_speech_act(polarity: str, act: str) -> None:
    at = TEXT.index("12")
    setting = Setting(polarity=polarity)  # type: ignore[arg-type]
    claim = maker().claim(body(quote(TEXT, at, at + 2)), (12, 38), "test.rule", setting=setting)
    assert (claim.polarity, claim.speech_act) == (polarity, act)


def test_spans_of_finds_every_span() -> None:
    claim = made()
    assert {span.exact for span in spans_of(claim)} >= {"12", "Nairobi", "May 2030", TEXT[12:38]}


def test_no_offsets_give_no_span() -> None:
    assert maker().span(None) is None
    assert maker().sure((0, 2), "role") == Span(0, 2, "In", "role")
