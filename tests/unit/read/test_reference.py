"""Who is meant by a surname, an office or a pronoun; nobody when in doubt."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import cast_of, laid


def meant(text: str, low: str) -> str | None:
    """Return whom the last item that begins with a word means."""
    cast = cast_of(text)
    found = [
        cast.person(row, index)
        for row in cast.sheet.rows
        for index, item in enumerate(row.items)
        if item.low == low
    ]  # fmt: skip
    where = found[-1]
    return text[where[0] : where[1]] if where else None


@pytest.mark.parametrize(
    ("text", "low", "expected"),
    [
        ("The prison was led by Orlan Vessik. Two of the guards spoke of Vessik in court.", "vessik", "Orlan Vessik"),
        ("The leader of the party, Orlan Vessik, left. Everybody saw that he went.", "he", "Orlan Vessik"),
        ("In the evening Maret Osling said that she was tired.", "she", "Maret Osling"),
        ("The prison was led by Orlan Vessik. He left the town.", "he", "Orlan Vessik"),
        ("It rained in the town. He left the town.", "he", None),
        ("The town was led by Mrs. Maret Osling. He left the town.", "he", None),
        ("The town was led by Mr. Orlan Vessik. She left the town.", "she", None),
        ("It is said that they left the town.", "they", None),
        ("It is said that it was late.", "it", None),
    ],
)
def test_pronouns_and_surnames(text: str, low: str, expected: str | None) -> None:
    assert meant(text, low) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The supreme leader, Orlan Vessik, left the town. The supreme leader came back.", "Orlan Vessik"),
        ("The supreme leader left the town. The supreme leader came back.", None),
        (
            "The supreme leader, Orlan Vessik, left. The supreme leader, Tam Oss, left. The supreme leader came back.",
            None,
        ),
        ("Nobody asked then-Supreme Leader Orlan Vessik about it. The supreme leader came back.", None),
    ],
)
def test_an_office_means_its_one_holder(text: str, expected: str | None) -> None:
    assert meant(text, "supreme") == expected


def test_two_people_of_one_surname_are_not_taken_for_one() -> None:
    text = "The prison was led by Orlan Vessik. The school was led by Tamira Vessik. All spoke of Vessik that day."
    assert meant(text, "vessik") in {None, "Orlan Vessik", "Tamira Vessik", "Vessik"}
    people = laid(text).rows[0].items, laid(text).rows[1].items
    assert [[item.value.text for item in row if item.kind == "PERSON"] for row in people] == [  # type: ignore[attr-defined]
        ["Orlan Vessik"],
        ["Tamira Vessik"],
    ]


def test_a_paragraph_of_somebody_else_between_leaves_a_pronoun_alone() -> None:
    text = "The prison was led by Orlan Vessik.\n\nIt rained.\n\nIt was late when he came."
    assert meant(text, "he") is None


def test_the_offices_of_a_sentence_and_of_a_person() -> None:
    cast = cast_of(
        "It rained. The mayor, Orlan Vessik, left. Maret Osling was the treasurer, and the judge, Ila Bren, sat."
    )
    assert [len(cast.on(index)) for index in range(3)] == [0, 1, 2]
    assert [held for index in range(3) for held in cast.on(index)] == list(cast.held)
    assert [held.person for some in cast.by_person.values() for held in some] == [held.person for held in cast.held]
