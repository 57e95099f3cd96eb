"""Which rules for counts are asked of a sentence: all that could find something, in their order."""

from __future__ import annotations

import msgspec
import pytest
from tests.unit.read.readings import laid, row_of
from tests.unit.read.test_counts import ONE

from dadkhah.read.counts import figures
from dadkhah.read.figure import Context
from dadkhah.read.rules import first_found, stages_for, telling

RARE = [
    ("The whereabouts of 38 weavers are unknown.", "count.untraced"),
    ("Nobody has seen eight of the men.", "count.untraced"),
    ("Deaths in custody: 27", "count.label"),
    ("17 children were among the injured.", "count.among"),
    ("The court heard charges against nine bakers.", "count.named_behind"),
    ("Nine clerks had their death sentences upheld.", "count.punished"),
    ("The army shelled 31 villages.", "count.places"),
    ("The family buried 28 dockers.", "count.lost"),
    ("They dragged 27 pilgrims off a bus and killed them.", "count.them"),
    ("They found nine teachers whose bodies lay in a well.", "count.bodies"),
    ("Some 9,000 families have left the valley.", "count.families"),
    ("Waterboarding was used on three captives.", "count.used"),
    ("Nobody visited the 230 people it detained.", "count.contact"),
    ("The toll of the dead rose to 425.", "count.change"),
    ("The death toll was estimated at over 640.", "count.toll"),
    ("The dead were 8 men and 5 women.", "count.equals"),
    ("The clinic saw 140 people with gunshot wounds.", "count.wounds"),
    ("With them were arrested four clerks.", "count.inverted"),
    ("Besides the four nuns, two drivers were kidnapped.", "count.fronted"),
    ("They detained every man over 15, some 700 in all.", "count.in_all"),
    ("Arbitrary arrests 212", "count.label"),
    ("Among those who died were a priest and 13 altar boys.", "count.among"),
    ("Of those wounded, 11 remain in hospital.", "count.of_group"),
]


@pytest.mark.parametrize(("text", "rule"), RARE)
def test_a_rule_is_asked_where_its_words_stand(text: str, rule: str) -> None:
    assert rule in {figure.rule for figure in figures(row_of(text))}


@pytest.mark.parametrize("half", [0, 1])
def test_a_rule_that_is_not_asked_would_have_found_nothing(half: int) -> None:
    for text in [*(one[0] for one in ONE), *(text for text, _ in RARE)][half::2]:
        for row in laid(text).rows:
            every = msgspec.structs.replace(row, marks=row.marks | telling())
            assert figures(row) == figures(every), text


def test_a_plain_sentence_asks_few_rules() -> None:
    few = stages_for(row_of("The bakers sold 12 loaves."), 3)
    many = stages_for(row_of("The dead: 9 killed, 4 hurt."), 3)
    assert sum(map(len, (*few.early, *few.late))) < sum(map(len, (*many.early, *many.late)))


def test_the_first_stage_that_finds_something_decides() -> None:
    row = row_of("Deaths in custody: 27")
    at = next(index for index, item in enumerate(row.items) if item.kind == "QTY")
    stages = stages_for(row, at)
    (figure,) = figures(row)
    seen = (row.items, at, figure.phrase, (), Context())
    assert [one.rule for one in first_found(stages.early, seen)] == ["count.label"]
    assert first_found((), seen) == []


def test_a_rule_that_needs_a_word_before_the_number_is_asked_of_that_number_alone() -> None:
    row = row_of("Torture was used on three captives and four guards.")
    three, four = (index for index, item in enumerate(row.items) if item.kind == "QTY")
    assert len(stages_for(row, three).early) == len(stages_for(row, four).early)
    assert any(
        len(one) > len(other) for one, other in zip(*(stages_for(row, at).early for at in (three, four)), strict=True)
    )
