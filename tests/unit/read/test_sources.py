"""Who is meant by "it said" and "he said", and who speaks behind a relative clause."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import cast_of, items_of, only, row_of

from dadkhah.read.sources import body_before, document_owner, over_relative, person_before, source_behind

SAID = [
    (
        (
            "A doctor at the hospital in Velm, who gave no name because he feared for his post, said that nine"
            " people had died."
        ),
        "doctor at the hospital in Velm",
    ),
    ("Ona Belm, 31, a nurse in Velm, who fled with her children, said nine people had died.", "Ona Belm"),
    ("The clinic closed. The interior ministry gave a lower toll. Nine people had died, it said.", "interior ministry"),
    ("The strike went on. The market was shut. Nine people had died, it said.", None),
    ("The fire at the mill claimed nine lives.", None),
    ("No group spoke, but the Front claims that nine people died.", "Front"),
    ("Gunmen shelled two police posts, leaving nine people dead.", None),
    ("State agents killed nine people.", None),
    ("The prosecution believes that nine people died.", "prosecution"),
    ("The war has claimed 9,800 lives.", None),
    (
        "The clinic closed. The authorities denied all blame. They also reported that nine people had died.",
        "authorities",
    ),
    ("The interior ministry gave a lower toll, saying that nine people had died.", "interior ministry"),
    ("The state-funded Commission on Velm Rights met. Nine people had died, it said.", "Commission on Velm Rights"),
    ("The mayor blamed the rain. He said nine people had died.", "mayor"),
]


@pytest.mark.parametrize(("text", "source"), SAID)
def test_who_said_it(text: str, source: str | None) -> None:
    assert only(text, "count")["attributed_to"] == source


def test_the_subject_before_a_relative_clause() -> None:
    row = items_of("The nurse, who came with water and left, said so.")
    assert row[over_relative(row, next(i for i in range(3, len(row)) if row[i].low == ","))].low == "nurse"
    assert over_relative(items_of("Nurses came, and left, they said."), 6) == -1


def test_a_phrase_that_names_a_source() -> None:
    text = "the union of Velm weavers said"
    where = source_behind(items_of(text), 0)
    assert where is not None
    assert text[where[0] : where[1]].startswith("union of Velm")


def test_the_first_sentence_has_nobody_before_it() -> None:
    text = "It said so."
    assert body_before(cast_of(text), row_of(text), None) is None
    assert person_before(cast_of(text), row_of(text)) is None


def test_whose_document_speaks() -> None:
    text = "the army's first statement"
    row = items_of(text)
    where = document_owner(row, 1, len(row) - 1)
    assert where is not None
    assert text[where[0] : where[1]] == "army"
    assert document_owner(items_of("the first statement"), 1, 2) is None
