"""What text looks like, whatever it says."""

from __future__ import annotations

import pytest

from dadkhah.capture import shape


@pytest.mark.parametrize("text", ["It ended.", "“It ended.”", "Why?", "It ended!)", "آیا تمام شد؟", "It ended. "])
def test_ends_of_sentences(text: str) -> None:
    assert shape.ends_sentence(text)


@pytest.mark.parametrize("text", ["Ten held in Port Sarel", "By prison:", "", "“half"])
def test_no_ends_of_sentences(text: str) -> None:
    assert not shape.ends_sentence(text)


@pytest.mark.parametrize(
    "text", ["The harbour was closed and...", "The harbour…", "The harbour [...]", "The harbour...”"]
)
def test_what_breaks_off(text: str) -> None:
    assert shape.is_cut(text)


def test_a_full_stop_does_not_break_off() -> None:
    assert not shape.is_cut("The harbour was closed.")


@pytest.mark.parametrize(
    "text", ["• Dock One: 4", "- Dock One", "12. Dock Twelve", "a) Dock One", "(b) Dock", "۲. اسکله", "– Dock"]
)
def test_items(text: str) -> None:
    assert shape.is_item(text)


@pytest.mark.parametrize("text", ["2031 was a year", "-12 degrees", "I saw it.", "3.5 metres", "Dock One"])
def test_no_items(text: str) -> None:
    assert not shape.is_item(text)


@pytest.mark.parametrize("text", ["North\t4\t2", "| North | 4 |", "North     4     2"])
def test_rows(text: str) -> None:
    assert shape.is_row(text)


def test_a_sentence_is_no_row() -> None:
    assert not shape.is_row("Four people were held in the north.")


@pytest.mark.parametrize(
    "text", ["Children at the Gate of the Harbour", "Ten Held", "ده نفر بازداشت شدند", "Who Was Held?"]
)
def test_titles(text: str) -> None:
    assert shape.is_title(text)


@pytest.mark.parametrize("text", ["ten people were held there", "By prison:", "It ended.", "", "word " * 21])
def test_no_titles(text: str) -> None:
    assert not shape.is_title(text)


@pytest.mark.parametrize("text", ["Ana Invented", "Ana de Souza-Invented", "آنا سوزا", "A. B. Invented"])
def test_names(text: str) -> None:
    assert shape.is_name(text)


@pytest.mark.parametrize("text", ["Ana said so", "Ana Invented, 34", "", "Ten Were Held. Two Came Back."])
def test_no_names(text: str) -> None:
    assert not shape.is_name(text)


@pytest.mark.parametrize("text", ["Home » News » Sarel", "Home > News", "News / Harbour / Ten held"])
def test_paths_through_a_site(text: str) -> None:
    assert shape.is_crumbs(text)


@pytest.mark.parametrize("text", ["Ten held and/or beaten", "Ten held. > Two came back.", "Home"])
def test_no_paths(text: str) -> None:
    assert not shape.is_crumbs(text)


@pytest.mark.parametrize("text", ["“We counted ten.”", '"We counted ten."', "«ده نفر بودند»"])
def test_quotations(text: str) -> None:
    assert shape.is_quotation(text)


@pytest.mark.parametrize("text", ["“Ten,” she said, “were held.”", "“We counted ten,” she said.", "Ten were held."])
def test_no_quotations(text: str) -> None:
    assert not shape.is_quotation(text)


def test_sentences_are_counted() -> None:
    assert shape.sentence_count("Ten were held. “Two came back.” Why?") == 3
    assert shape.sentence_count("Ten held") == 0


@pytest.mark.parametrize(
    ("text", "prose"),
    [("Ten people were held in the harbour on Monday.", True), ("Ten held.", False), ("word " * 25, True)],
)
def test_prose(text: str, prose: bool) -> None:
    assert shape.is_prose(text) is prose
