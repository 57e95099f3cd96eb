"""What always holds of a reading, whatever the text: nothing raised, everything quoted, the same again.

In: any Unicode text, and texts put together from violent and ordinary words. Out: the invariants of a Reading.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.factories import captured
from tests.unit.read.readings import gazetteer

from dadkhah.model.claim import check_quotes, spans_of
from dadkhah.model.reading import Reading
from dadkhah.model.source import SILENT_ROLES, BlockRole, Captured
from dadkhah.read.lines import claim_lines
from dadkhah.read.reader import read
from dadkhah.read.tokens import sentences, tokens

ANY_TEXT = st.text(max_size=400)
WORDS = (
    "Orlan Vessik|Maret Osling|Supreme Leader|the Harbour Watch|police|soldiers|At least 12|1,500|dozen of|hundreds"
    "|no one|people|protesters|, including|children|were killed|killed|was arrested|tortured to death|ordered|of"
    '|the massacre|in Lima|in May 2030|on Monday|said|said that|according to|\u201cnever\u201d|"no"|\u2018so\u2019|and'
    "|90 percent|, who|,|;|.|. |?|\n\n|\u2019s|'s|by|at the hands of|the mastermind of|was|sentenced to ten years|or"
    "|is scheduled to stand trial|denied|not|would have|he|she|his crimes|of them|(|)|\u2014|-|two months after"
    "|the uprising|condemned|expelled from|head of"
)
PIECES = st.sampled_from(WORDS.split("|"))
BROKEN = st.lists(PIECES, max_size=40).map(" ".join)
ROLES: list[BlockRole] = ["body", "headline", "lead", "list", "teaser", "navigation", "byline"]
PUBLISHED = st.sampled_from([None, "2031", "2031-06-20"])


def source(text: str, published: str | None = "2031-06-20", role: BlockRole = "body") -> Captured:
    return captured(text, published=published, roles={"": role} if role != "body" else {})


def whole(reading: Reading, text: str) -> None:
    """Check every span of a reading against its text, and its ids and order."""
    for claim in reading.claims:
        check_quotes(claim, text)
        assert claim.evidence
    for record in (*reading.unread, *reading.mentions, *reading.lapses):
        for span in spans_of(record):
            assert text[span.start : span.end] == span.exact
    ids = [claim.id for claim in reading.claims]
    assert len(set(ids)) == len(ids)
    mentions = [one.id for one in reading.mentions]
    assert len(set(mentions)) == len(mentions)
    assert [one.clause.start for one in reading.claims] == sorted(one.clause.start for one in reading.claims)


@given(ANY_TEXT, PUBLISHED)
@example("12 people were killed.", None)
@example("\u202e12 people\x00 were killed\ufeff.", "2031")
@example("\u0130stanbul 12 people were killed. \u1e9e \ufb01ve were hurt.", "2031")
@example("'s", None)
@example("\u2019s\u2019s 12", None)
@example("- - - 12 dead", None)
@example("A" * 400, None)
def test_any_text_is_read_and_quoted(text: str, published: str | None) -> None:
    whole(read(source(text, published), gazetteer()), text)


@given(BROKEN, PUBLISHED)
def test_words_of_the_field_in_any_order_are_read_and_quoted(text: str, published: str | None) -> None:
    whole(read(source(text, published), gazetteer()), text)


@given(BROKEN)
def test_the_same_text_reads_the_same(text: str) -> None:
    assert read(source(text), gazetteer()) == read(source(text), gazetteer())


@given(st.lists(st.tuples(BROKEN, st.sampled_from(ROLES)), min_size=1, max_size=4))
def test_nothing_is_read_in_a_silent_block(parts: list[tuple[str, BlockRole]]) -> None:
    marked = [(f"{role} {index} {text}".replace("\n", " "), role) for index, (text, role) in enumerate(parts)]
    roles: dict[str, BlockRole] = {f"{role} {index} ": role for index, (_, role) in enumerate(parts)}
    one = captured("\n\n".join(text for text, _ in marked), published="2031-06-20", roles=roles)
    reading = read(one, gazetteer())
    whole(reading, one.text.content)
    silent = [block for block in one.text.blocks if block.role in SILENT_ROLES]
    starts = [claim.clause.start for claim in reading.claims] + [item.span.start for item in reading.unread]
    assert not [at for at in starts for block in silent if block.start <= at < block.end]


@given(BROKEN)
def test_every_line_is_flat_and_quotes(text: str) -> None:
    one = source(text)
    for line in claim_lines(one, read(one, gazetteer())):
        start, end = line["start"], line["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == line["quote"]


@given(ANY_TEXT)
def test_tokens_cover_every_letter_and_digit_once(text: str) -> None:
    found = tokens(text, 0, len(text))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    covered = {at for one in found for at in range(one.start, one.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isalpha() or char in "0123456789")


@given(ANY_TEXT)
def test_sentences_stand_in_order_inside_their_blocks(text: str) -> None:
    one = source(text)
    found = list(sentences(one.text))
    assert all(before.end <= after.start for before, after in pairwise(found))
    for sentence in found:
        block = one.text.block_at(sentence.start)
        assert block is not None
        assert sentence.end <= block.end


@pytest.mark.slow
@settings(max_examples=200)
@given(st.lists(st.one_of(ANY_TEXT, BROKEN), max_size=4).map("\n\n".join))
def test_many_texts_are_read_and_quoted(text: str) -> None:
    whole(read(source(text), gazetteer()), text)


@pytest.mark.slow
def test_a_long_text_takes_time_in_proportion() -> None:
    unit = "Police killed 12 people in Lima in May 2030, said Maret Osling of the Harbour Watch. "
    reading = read(source(unit * 400), gazetteer())
    assert len([claim for claim in reading.claims if claim.type == "count"]) == 400
