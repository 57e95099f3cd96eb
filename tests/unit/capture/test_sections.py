"""What stands around an article, in plain text. All texts are invented."""

from __future__ import annotations

import pytest
from tests.unit.capture.test_plain import MORE, PROSE

from dadkhah.capture.plain import lay_out
from dadkhah.model.source import SILENT_ROLES

TITLE = "Ten held in Port Sarel"
SUMMARY = "Before the harbour was closed the ministry had said for the second time in one week that forty people..."


def spoken(content: str) -> list[str]:
    """Return the text of the blocks that may yield claims."""
    return [content[block.start : block.end] for block in lay_out(content) if block.role not in SILENT_ROLES]


def test_the_last_section_reaches_to_the_end() -> None:
    tail = f"Latest news\n\nForty Killed in Lower Sarel\n\n{SUMMARY}\n\nSixty Held in Upper Sarel\n\n{SUMMARY}"
    assert spoken(f"{TITLE}\n\n{PROSE}\n\n{MORE}\n\n{tail}") == [TITLE, PROSE, MORE]


def test_a_tight_list_in_the_middle_ends_with_prose() -> None:
    middle = "Must read\nForty Killed in Lower Sarel\nFive Things About the Harbour"
    assert spoken(f"{TITLE}\n\n{PROSE}\n\n{middle}\n\n{MORE}\n\n{PROSE}") == [TITLE, PROSE, MORE, PROSE]


def test_a_tight_list_of_bullets_ends_with_a_short_paragraph() -> None:
    short = "The council will meet again on Friday, and the families have asked to be heard by it before that day."
    middle = "ALSO READ\n• Forty killed in Lower Sarel\n• Podcast: the day they held ten of us"
    assert spoken(f"{TITLE}\n\n{PROSE}\n\n{middle}\n\n{short}") == [TITLE, PROSE, short]


def test_a_loose_list_in_the_middle_ends_with_two_paragraphs() -> None:
    middle = f"Related articles\n\nForty Killed in Lower Sarel\n\n{SUMMARY}"
    assert spoken(f"{TITLE}\n\n{PROSE}\n\n{middle}\n\n{MORE}\n\n{PROSE}") == [TITLE, PROSE, MORE, PROSE]


def test_summaries_that_end_as_sentences_are_teasers_still() -> None:
    summary = (
        "The ministry said that forty people were killed on the road to Sarel, and that it would look into it soon."
    )
    tail = f"Latest news\n\nForty Killed\n\n{summary}\n\nSixty Held\n\n{summary}\n\nNobody Charged\n\n{summary}"
    assert spoken(f"{TITLE}\n\n{PROSE}\n\n{tail}") == [TITLE, PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Forty killed in Lower Sarel",
        "Also read – Forty killed in Lower Sarel",
        "بیشتر بخوانید: چهل نفر کشته شدند",
        "Lire aussi : quarante morts à Sarel",
        "Follow us on Telegram: 900 members",
        "Back to top button",
        "Share",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Anzeige",
        "تبلیغات",
    ],
)
def test_one_line_in_the_middle_silences_itself_alone(line: str) -> None:
    assert spoken(f"{TITLE}\n\n{PROSE}\n\n{line}\n\n{MORE}") == [TITLE, PROSE, MORE]


def test_furniture_with_words_glued_to_it_is_navigation() -> None:
    content = f"{TITLE}\n\n{PROSE}\n\nBack to top buttonThe Tidewater Post"
    assert lay_out(content)[-1].role == "navigation"


@pytest.mark.parametrize(
    "line",
    [
        "Related deaths were counted by the council.",
        "Share prices fell by 40 per cent.",
        "Comments by the minister were rejected.",
    ],
)
def test_sentences_that_begin_like_furniture_are_text(line: str) -> None:
    assert spoken(f"{TITLE}\n\n{PROSE}\n\n{line}\n\n{MORE}") == [TITLE, PROSE, line, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Home » News » Harbour",
        "News from the HarbourTen held in Port Sarel and two...",
        "Harbour › Ten held in Port Sarel and two...",
    ],
)
def test_a_path_before_the_title(line: str) -> None:
    title = "Ten held in Port Sarel and two released on the same day"
    found = lay_out(f"{line}\n\n{title}\n\n{PROSE}\n\n{MORE}")
    assert [block.role for block in found] == ["navigation", "headline", "lead", "body"]


def test_every_silent_block_says_why() -> None:
    content = f"Home » News\n\n{TITLE}\n\nBy Ana Invented\n\n{PROSE}\n\nShare\n\nLatest news\n\nForty Killed"
    silent = [block for block in lay_out(content) if block.role in SILENT_ROLES]
    assert len(silent) == 5
    assert all(block.reason for block in silent)


@pytest.mark.parametrize(
    "heading",
    [
        "Latest news",
        "Must read",
        "Recommended to you",
        "Also from The Tidewater Post",
        "آخرین اخبار",
        "پرخواننده‌ترین مطالب",
        "Meistgelesen",
        "Mehr von der Tidenpost",
        "Lo más leído",
        "أحدث المقالات",
    ],
)
def test_headings_in_many_languages(heading: str) -> None:
    assert spoken(f"{TITLE}\n\n{PROSE}\n\n{heading}\n\nForty Killed in Lower Sarel") == [TITLE, PROSE]
