"""Words of time that are no date."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.unit.read.readings import laid, lines

from dadkhah.read.moments import moments

SAID = [
    ("Nine men were killed overnight.", "overnight"),
    ("Nine men were hanged at dawn.", "at dawn"),
    ("Nine men were killed that night.", "that night"),
    ("Nine men died in eleven weeks.", "in eleven weeks"),
    ("In the twelve months since, nine men were hanged.", "In the twelve months since"),
    (
        "Nine villagers died in the first three weeks after the vote.",
        "in the first three weeks after the vote",
    ),
    ("Nine men have been hanged since the coup.", "since the coup"),
    ("Nine women were raped during the occupation.", "during the occupation"),
    ("Nine men disappeared under military rule.", "under military rule"),
    ("Nine men were freed by 6 a.m. on the road.", "by 6 a.m"),
    ("Nine men died in the same hour.", "in the same hour"),
    ("Nine men have been killed since 2019.", "since 2019"),
    ("Nine men were killed on 4 May 2030.", "4 May 2030"),
]


@pytest.mark.parametrize(("text", "time"), SAID)
def test_when_in_words(text: str, time: str) -> None:
    assert [str(line["time_text"]).rstrip(".") for line in lines(text, "count")] == [time]


@pytest.mark.parametrize(
    "text",
    ["Nine men were killed.", "Nine men were killed after the army came.", "Nine men were shot dead under a tree."],
)
def test_no_words_of_time(text: str) -> None:
    assert [line["time_text"] for line in lines(text, "count")] == [None]


def test_a_stretch_since_a_date_ends_with_publication() -> None:
    (line,) = lines("Nine men have been killed since 4 May 2030.", "count", published="2031-06-20")
    assert (line["time_start"], line["time_end"]) == ("2030-05-04", "2031-06-20")
    (open_end,) = lines("Nine men have been killed since 4 May 2030.", "count", published=None)
    assert (open_end["time_start"], open_end["time_end"]) == ("2030-05-04", None)


def test_words_of_time_keep_the_days_of_the_event() -> None:
    text = "Police put down the protests of 4 May 2030. Nine men were killed overnight."
    (line,) = lines(text, "count")
    assert (line["time_text"], line["time_start"]) == ("overnight", "2030-05-04")


def test_moments_do_not_overlap() -> None:
    layout = laid("In the same week, in the first two days after the coup, nine men died overnight.")
    found = moments(layout.rows[0], layout.content)
    spans = sorted((item.start, item.end) for item in found)
    assert len(spans) == 3
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
