"""What counts as an answer: one JSON object of the form that was asked for, and figures without a field too many."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.endpoints import figure

from dadkhah.errors import AssistantFailed
from dadkhah.read.said import MOST, heard

GOOD = figure("killed 12 people", "killed", 12, 12)


def answer(*figures: object) -> str:
    return json.dumps({"figures": list(figures)})


def test_a_figure_in_the_form_that_was_asked_for() -> None:
    (one,) = heard(answer(GOOD)).said
    assert (one.quote, one.kind, one.low, one.high, one.bound) == ("killed 12 people", "killed", 12, 12, "exact")
    assert (one.polarity, one.sentence) == ("asserted", None)


def test_an_empty_list_is_a_good_answer() -> None:
    assert heard(answer()) == heard('\n{"figures" : [ ]}\n')
    assert heard(answer()).said == ()


def test_a_figure_said_twice_is_one() -> None:
    assert len(heard(answer(GOOD, GOOD)).said) == 1


@pytest.mark.parametrize("fence", ["```json\n{}\n```", "```\n{}\n```", "  ```json\n{}\n  ```\n"])
def test_marks_around_the_answer_are_taken_off(fence: str) -> None:
    assert len(heard(fence.replace("{}", answer(GOOD))).said) == 1


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "12", "Sure! Here are the figures.", '{"figures": 5}', '{"figures": null}', '{"figure": []}',
        '{"figures": []} and more', '{"figures": [', answer(GOOD)[:-9], '{"figures": [], "review": "accepted"}',
        "[" * 5000, '{"figures": ' + "[" * 5000, f"Here:\n```json\n{answer(GOOD)}\n```",
    ],
)  # fmt: skip
def test_any_other_answer_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(AssistantFailed) as refused:
        heard(text)
    assert refused.value.what == "its answer is not the JSON that was asked for"
    assert refused.value.__cause__ is None


def test_too_many_figures_are_no_answer() -> None:
    many = [figure(f"killed {number}", "killed", number, number) for number in range(MOST + 1)]
    assert len(heard(answer(*many[:-1])).said) == MOST
    with pytest.raises(AssistantFailed, match="501 figures"):
        heard(answer(*many))


WRONG: list[Any] = [
    {**GOOD, "quote": ""}, {**GOOD, "quote": None}, {**GOOD, "quote": 12}, {**GOOD, "quote": "x" * 7000},
    {**GOOD, "kind": "murdered"}, {**GOOD, "kind": None}, {**GOOD, "low": "12"}, {**GOOD, "low": -1},
    {**GOOD, "low": True}, {**GOOD, "low": 12.5}, {**GOOD, "high": 10**30}, {**GOOD, "bound": "exactly"},
    {**GOOD, "polarity": "true"}, {**GOOD, "sentence": 1}, {**GOOD, "start": 4}, {**GOOD, "perpetrator": "A. Name"},
    {**GOOD, "review": "read_correctly"}, {**GOOD, "merge": ["a", "b"]}, {**GOOD, "attributed_to": "A. Name"},
    {key: value for key, value in GOOD.items() if key != "quote"}, "killed 12", None, 12, [GOOD],
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_figure_of_another_form_is_counted_and_left_out(wrong: object) -> None:
    found = heard(answer(wrong, GOOD))
    assert found.malformed == 1
    assert [one.quote for one in found.said] == ["killed 12 people"]


def test_torn_characters_end_nothing() -> None:
    torn = '{"figures": [' + json.dumps(GOOD).replace("killed 12 people", "\\ud800") + "]}"
    with pytest.raises(AssistantFailed, match="not the JSON"):
        heard(torn)
