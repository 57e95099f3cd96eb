"""Words inside quotation marks, and whose they are."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, lines, only

VESSIK, OSLING = "Orlan Vessik", "Maret Osling"

QUOTED = [
    ('Maret Osling said the attack was "a crime without a name".', OSLING, "a crime without a name"),
    ('"We will never forget," said Maret Osling in the evening.', OSLING, "We will never forget"),
    ('"We will never forget," Orlan Vessik told reporters in the square.', VESSIK, "We will never forget"),
    ("Maret Osling said it was a \u201cdark day\u201d for the town.", OSLING, "dark day"),
    ("Maret Osling said it was a \u2018dark day\u2019 for the town.", OSLING, "dark day"),
    ("Maret Osling said it was a \u00abdark day\u00bb for the town.", OSLING, "dark day"),
    ("\u201cWe will never forget,\u201d the minister said.", "minister", "We will never forget"),
    ("Activists said it was \u201cthe worst day of the year\u201d.", "Activists", "the worst day of the year"),
    ("The Harbour Watch said that it was \u201ccontempt for life\u201d.", "Harbour Watch", "contempt for life"),
    ("The head of the court, Orlan Vessik, called them \u201cenemies\u201d on that day.", VESSIK, "enemies"),
    ("Orlan Vessik's remark that it was \u201ca small matter\u201d angered the families.", VESSIK, "a small matter"),
    (
        "Orlan Vessik said that the guards\u2019 hands were \u201cclean of it.\u201d",
        VESSIK,
        "clean of it",
    ),
    ("Maret Osling warned of \u2018the minister\u2019s lies\u2019 in a letter.", OSLING, "the minister\u2019s lies"),
]


@pytest.mark.parametrize(("text", "speaker", "words"), QUOTED)
def test_a_quotation(text: str, speaker: str, words: str) -> None:
    line = only(text, "quote")
    assert fields(line, ("speaker", "words")) == (speaker, words)
    assert text[line["start"] : line["end"]] == words == line["quote"]


@pytest.mark.parametrize(("text", "speaker", "words"), QUOTED)
def test_the_speaker_ends_the_chain(text: str, speaker: str, words: str) -> None:
    line = only(text, "quote")
    assert line["attributed_to"] == speaker
    assert line["attribution"][-1]["mode"] == "direct"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called \u201cdeath list\u201d was found in the prison.",
        "The crowd sang \u201cbread and peace\u201d in the square.",
        "Nobody knew the \u2018old school\u2019 of the town.",
        "It was called a year without bread.",
        "He called it a \u201cyear without bread.\u201d",
        "An empty \u201c\u201d says nothing.",
    ],
)
def test_marks_that_nobody_is_said_to_have_spoken(text: str) -> None:
    assert lines(text, "quote") == []


def test_she_is_the_speaker_of_the_sentence_before() -> None:
    text = "In the evening Maret Osling spoke on the radio. She noted that Monday was a \u201cchilling day.\u201d"
    assert fields(only(text, "quote"), ("speaker", "words")) == (OSLING, "chilling day")


def test_a_title_of_the_other_sex_is_not_meant_by_a_pronoun() -> None:
    text = "In the evening Mr. Orlan Vessik came to the radio. She noted that Monday was a \u201cchilling day.\u201d"
    assert VESSIK not in {line["speaker"] for line in lines(text, "quote")} or not lines(text, "quote")


def test_a_surname_speaks_in_full() -> None:
    text = "In the evening Maret Osling came to the radio. Osling said it was a \u201cchilling day\u201d for all."
    assert only(text, "quote")["speaker"] == OSLING


def test_the_leader_described_is_the_person_named() -> None:
    text = (
        "The supreme leader, Orlan Vessik, came to the square on that day.\n\n"
        "The supreme leader said that it was a \u201csmall matter\u201d for all."
    )
    assert only(text, "quote")["speaker"] == VESSIK


def test_two_quotations_of_one_speaker() -> None:
    text = "Maret Osling said it was a \u201cdark day\u201d and a \u201cday of shame\u201d for all."
    assert [fields(line, ("speaker", "words")) for line in lines(text, "quote")] == [
        (OSLING, "dark day"),
        (OSLING, "day of shame"),
    ]


def test_the_speaker_of_another_sentence_does_not_speak() -> None:
    text = "Maret Osling said nothing to them. The sign read \u201cno entry\u201d in red."
    assert lines(text, "quote") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for the Harbour Council said the vote was “a farce” on Monday.", "spokesman"),
        ("A senior Harbour Council officer said the vote was “a farce” on Monday.", "officer"),
        ("Maret Osling, a member of the Harbour Council, said the vote was “a farce” on Monday.", "Maret Osling"),
        ("“It was a farce,” Maret Osling told the commissioner, adding that they would come back.", "Maret Osling"),
        ("Maret Osling said the vote was late, adding that it was “a farce” on Monday.", "Maret Osling"),
        ("Maret Osling was reading the list and stressing that the vote was “a farce” on Monday.", "Maret Osling"),
        ("Maret Osling had told judges that the vote was “a farce” on Monday.", "Maret Osling"),
    ],
)
def test_the_head_of_the_subject_speaks(text: str, speaker: str) -> None:
    assert [line["speaker"] for line in lines(text, "quote")] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Dorn Hask promised much but Maret Osling’s brother argued the vote was “a farce” on Monday.",
        "“It was a farce,” he warned, adding that teachers are not convinced.",
        "Dorn Hask wrote but did not publish “a poem on the harbour” in 1933.",
        "In the book, “All the Harbours,” Dorn Hask has confirmed that it was so.",
    ],
)
def test_nobody_is_given_words_that_are_another_s_or_no_speech(text: str) -> None:
    assert [line["speaker"] for line in lines(text, "quote") if line["speaker"] in {"teachers", "Dorn Hask"}] == []
