"""Noun phrases, voices and agents in a row of items."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.read.readings import items_of

from dadkhah.read.items import Item
from dadkhah.read.phrases import active, adjectival, agent_span, by_agent, passive, phrase_after


def quantity(items: Sequence[Item]) -> int:
    return next(index for index, item in enumerate(items) if item.kind == "QTY")


def verb(items: Sequence[Item]) -> int:
    return next(index for index, item in enumerate(items) if item.kind == "VERB" and item.entry("TRIG", "ACT"))


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("text", "phrase", "head"),
    [
        ("12 people left.", "people", "people"),
        ("12 prison guards left.", "prison guards", "guards"),
        ("12 young Norwegian students left.", "young Norwegian students", "students"),
        ("12 of the prisoners left.", "prisoners", "prisoners"),
        ("12 human rights activists left.", "human rights activists", "activists"),
        ("12 detained activists left.", "detained activists", "activists"),
    ],
)
def test_what_a_quantity_counts(text: str, phrase: str, head: str) -> None:
    items = items_of(text)
    found = phrase_after(items, quantity(items))
    assert text[items[found.first].start : items[found.after - 1].end] == phrase
    assert found.head is not None
    assert text[items[found.head].start : items[found.head].end].rsplit(maxsplit=1)[-1] == head


@pytest.mark.parametrize(
    ("text", "partitive"),
    [
        ("12 people left.", ""),
        ("12 of the prisoners left.", "the"),
        ("Hundreds of prisoners left.", "of"),
        ("12 of them left.", "pronoun"),
        ("12 of whom left.", "pronoun"),
    ],
)
def test_partitives(text: str, partitive: str) -> None:
    items = items_of(text)
    assert phrase_after(items, quantity(items)).partitive == partitive


def test_a_quantity_alone_counts_nothing_named() -> None:
    items = items_of("There were 12, and they left.")
    found = phrase_after(items, quantity(items))
    assert (found.head, found.first) == (None, found.after)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people were killed.", True),
        ("12 people have been killed.", True),
        ("12 people were later brutally killed.", True),
        ("12 people killed in May are remembered.", True),
        ("12 people killed their guards.", False),
        ("12 soldiers had killed the men.", False),
    ],
)
def test_passive(text: str, expected: bool) -> None:
    items = items_of(text)
    assert passive(items, verb(items), 0) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The soldiers killed 12 men.", True),
        ("The soldiers had killed 12 men.", True),
        ("The men were killed by soldiers.", False),
        ("The soldiers kill the men.", True),
    ],
)
def test_active(text: str, expected: bool) -> None:
    items = items_of(text)
    assert active(items, verb(items)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12 detained activists left.", True), ("12 activists were detained.", False)],
)
def test_a_participle_before_its_noun_is_an_adjective(text: str, expected: bool) -> None:
    items = items_of(text)
    assert adjectival(items, verb(items)) is expected


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The security forces killed 12 men.", "The security forces"),
        ("Soldiers of the Harbour Guard killed 12 men.", "Soldiers of the Harbour Guard"),
        ("The army or the police killed 12 men.", "The army or the police"),
        ("They hold the army accountable for firing on them and killing 12 men.", "the army"),
        ("In May, having killed 12 men, they left.", None),
    ],
)
def test_who_acts(text: str, agent: str | None) -> None:
    items = items_of(text)
    last = max(index for index, item in enumerate(items) if item.kind == "VERB" and item.entry("TRIG"))
    assert words(text, agent_span(items, last)) == agent


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("12 men were killed by the security forces.", "the security forces"),
        ("12 men were killed in May by soldiers.", "soldiers"),
        ("12 men were killed by soldiers of the Harbour Guard.", "soldiers of the Harbour Guard"),
        ("12 men were killed.", None),
        ("12 men were killed, and the town was taken by soldiers.", None),
    ],
)
def test_by_whom(text: str, agent: str | None) -> None:
    items = items_of(text)
    assert words(text, by_agent(items, verb(items))) == agent
