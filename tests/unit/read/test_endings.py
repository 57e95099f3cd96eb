"""How proceedings end, each told apart from the step that it ends."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, lines, only, row_of

from dadkhah.read.endings import cause_of, marks, nouns

ENDS = [
    ("Charges against Maret Osling were dropped.", "charge", "concluded", "dropped"),
    (
        "Prosecutors dropped the charges against Maret Osling because of diplomatic immunity.",
        "charge",
        "concluded",
        "immunity",
    ),
    ("The appeals court overturned the conviction of Maret Osling.", "verdict", "overturned", "quashed"),
    ("The court quashed Maret Osling's conviction.", "verdict", "overturned", "quashed"),
    ("A judge set aside the verdict against Maret Osling.", "verdict", "overturned", "quashed"),
    ("The court threw out the case against Maret Osling.", "investigation", "overturned", "quashed"),
    ("The case against Maret Osling was thrown out.", "investigation", "overturned", "quashed"),
    (
        "The case against Maret Osling was closed under the statute of limitations.",
        "investigation",
        "concluded",
        "time_bar",
    ),
    ("The prosecution of Maret Osling was abandoned under an amnesty.", "charge", "concluded", "amnesty"),
    ("The trial of Maret Osling ended with her death.", "trial", "concluded", "death"),
    ("The trial of Maret Osling ended.", "trial", "concluded", None),
    ("The trial of Maret Osling collapsed.", "trial", "concluded", "dropped"),
    ("The Supreme Court upheld the sentence of Maret Osling.", "sentence", "concluded", None),
    ("Maret Osling was pardoned by the president in 2012.", "clemency", "concluded", "pardon"),
    ("The president granted Maret Osling a pardon.", "clemency", "concluded", "pardon"),
    ("Maret Osling was granted amnesty in 2012.", "clemency", "concluded", "amnesty"),
    ("Maret Osling was granted immunity from prosecution.", "immunity", "concluded", "immunity"),
    ("Maret Osling received a presidential pardon.", "clemency", "concluded", "pardon"),
    ("Maret Osling was released in a prisoner swap.", "exchange", "concluded", "exchange"),
    ("Maret Osling died in custody before her trial.", "trial", "concluded", "death"),
    ("Maret Osling was acquitted of murder.", "acquittal", "concluded", "acquittal"),
    ("The acquittal of Maret Osling was overturned.", "acquittal", "overturned", None),
]


@pytest.mark.parametrize(("text", "kind", "status", "ended"), ENDS)
def test_an_end(text: str, kind: str, status: str, ended: str | None) -> None:
    line = only(text, "proceeding")
    assert fields(line, ("subject", "proceeding", "status", "ended_by")) == ("Maret Osling", kind, status, ended)


def test_an_exchange_shares_the_subject_of_the_verdict_before_it() -> None:
    found = lines("Maret Osling was convicted in Belgium of a bombing and was exchanged in 2023.", "proceeding")
    assert [(line["proceeding"], line["subject"], line["date"]) for line in found] == [
        ("verdict", "Maret Osling", None),
        ("exchange", "Maret Osling", "2023-01-01"),
    ]


def test_a_death_that_ends_a_trial_is_no_charge() -> None:
    assert only("The trial of Maret Osling ended with her death.", "proceeding")["charges"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Maret Osling was released in a crowded square.",
        "Maret Osling's brother was pardoned.",
        "The allies of Maret Osling were pardoned.",
        "Maret Osling died in the trial of strength.",
    ],
)
def test_no_end_for_others_or_for_another_sense(text: str) -> None:
    assert [line["ended_by"] for line in lines(text, "proceeding") if line["ended_by"]] == []


def test_the_last_cause_that_stands_in_a_clause_counts() -> None:
    assert cause_of(row_of("The case was closed under an amnesty."), 3) == "amnesty"
    assert cause_of(row_of("The case was closed; the amnesty came later."), 3) is None


def test_marks_quote_the_longest_phrase_of_their_kind() -> None:
    tokens = row_of("He spoke to the court of appeal on appeal.").sentence.tokens
    assert [tag for tag, _, _ in marks(tokens, "instance")] == ["appeal", "appeal"]


def test_nouns_of_both_kinds_name_a_step() -> None:
    assert nouns()["trial"] == "trial"
    assert nouns()["charges"] == "charge"
    assert "trial" not in nouns("ended_noun")
