"""Whose turn it is: transcripts and interviews, and texts that are neither."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

ASKED = (
    "\n\nWhat happened?\n\nThey came at night. Twelve men were killed."
    "\n\nWho came?\n\nNobody knows.\n\nAnd now?\n\nWe dig."
)
HEADED = "The nurse of Velm\n\n"
DEBATE = "\n\nMs Belm: Who did it? Nine men were killed.\n\nThe Minister: I do not know.\n\nMs Belm: I do."
INTRO = "Ona Belm spoke to us by telephone."


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Debate of 3 May\n\nThe Minister of Justice (Mr Jor Tamm): We regret it. Twelve men were killed." + DEBATE,
            ["Minister of Justice", "Ms Belm"],
        ),
        ("Debate of 3 May\n\nThe Minister: We regret it.\n\nTwelve men were killed." + DEBATE, ["Minister", "Ms Belm"]),
        ("The Minister: the League says that 12 men were killed." + DEBATE, ["League", "Ms Belm"]),
        (
            "The Minister: Twelve men were killed." + "\n\nWe dug." * 30 + DEBATE,
            ["Minister", None],  # a report that quotes a few
        ),
        ("Notes\n\nThe Minister: We regret it. Twelve men were killed.", [None]),
        ("Lima: Twelve men were killed.\n\nQuito: Nobody was hurt.\n\nCusco: Shops were shut.", [None, None]),
        (HEADED + INTRO + ASKED, ["Ona Belm"]),
        (HEADED + "Ona Belm lives in a hut." + ASKED, [None]),
        (HEADED + "Ona Belm and Jor Tamm spoke to us by telephone." + ASKED, [None]),
        (HEADED + INTRO + "\n\nWhat happened?\n\nTwelve men were killed.", [None]),
        (HEADED + INTRO + ASKED.replace("Twelve", "The League says that twelve"), ["League"]),
        (
            (
                "A night\n\nHost: Hallo. Nine men were killed.\n\nOna Belm: Salaam. Twelve more died.\n\n"
                "Host: And now?\n\nOna Belm: The dead are in the well."
            ),
            [None, "Ona Belm"],
        ),
        (
            "A night in Velm\n\nQ: What did Ona Belm see?\n\nOna Belm: Twelve men were killed.\n\nQ: Was it dark?",
            ["Ona Belm"],
        ),
    ],
)
def test_whose_turn_it_is(text: str, sources: list[str | None]) -> None:
    assert [line["attributed_to"] for line in lines(text, "count")] == sources


def test_the_speaker_stands_before_whom_he_quotes() -> None:
    (line,) = lines(HEADED + INTRO + ASKED.replace("Twelve", "The League says that twelve"), "count")
    chain = [link["name"] for link in line["attribution"]]
    assert chain[1:] == ["Ona Belm", "League"]
