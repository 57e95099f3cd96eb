"""Plain articles: every unit gets its role. All articles are invented."""

from __future__ import annotations

import pytest

from dadkhah.capture.plain import lay_out
from dadkhah.model.source import SILENT_ROLES

PROSE = (
    "The police of the invented town of Port Sarel arrested ten people on Monday, and the council of the "
    "harbour said that two of "
    "them were released before the evening. It was the third time that this happened in the year."
)
MORE = (
    "Families wait before the gate of the prison from morning until evening, and no list of names has "
    "been shown to them since the "
    "day on which the harbour was closed. Nobody has answered for it."
)


def roles(content: str) -> list[tuple[str, str]]:
    return [(block.role, content[block.start : block.end]) for block in lay_out(content)]


def just(content: str) -> list[str]:
    return [role for role, _ in roles(content)]


def test_title_lead_body() -> None:
    assert just(f"Ten held in Port Sarel\n\n{PROSE}\n\n{MORE}") == ["headline", "lead", "body"]


def test_a_repeated_title_is_a_title() -> None:
    content = f"Ten held in Port Sarel\n\nTEN HELD in  Port Sarel\n{PROSE}\n\n{MORE}"
    assert just(content) == ["headline", "headline", "lead", "body"]


def test_a_text_without_a_title_has_none() -> None:
    assert just(f"{PROSE}\n\n{MORE}") == ["body", "body"]


def test_one_line_alone_is_no_title() -> None:
    (block,) = lay_out("Ten held in Port Sarel")
    assert (block.role, block.level) == ("headline", 0)


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Invented",
        "Written by Ana Invented",
        "By the newsdesk of The Tidewater Post",
        "Statement by the Harbour Council",
        "Published: 4 April 2031",
        "Last updated on 4 April 2031 - 3 min read",
        "The Tidewater Post, 4 April 2031",
        "4 April 2031",
    ],
)
def test_bylines(line: str) -> None:
    assert just(f"Ten held in Port Sarel\n\n{line}\n\n{PROSE}\n\n{MORE}") == ["headline", "byline", "lead", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By noon 40 people had been held",
        "At least 40 people held",
        "Published figures put the toll at 40",
        "Ten more held in Lower Sarel",
    ],
)
def test_a_standfirst_is_no_byline(line: str) -> None:
    assert roles(f"Ten held in Port Sarel\n\n{line}\n\n{PROSE}\n\n{MORE}")[1][0] not in SILENT_ROLES


def test_a_name_alone_after_its_announcement() -> None:
    content = f"Ten held in Port Sarel\n\nWritten by\nAna Invented\n\n{PROSE}\n\n{MORE}"
    assert just(content) == ["headline", "byline", "byline", "lead", "body"]


def test_a_name_alone_without_announcement_is_kept() -> None:
    content = f"Ten held in Port Sarel\n\nAna Invented\n\n{PROSE}\n\n{MORE}"
    assert roles(content)[1] == ("lead", "Ana Invented")


def test_credits_at_the_end_are_a_byline() -> None:
    content = f"Ten held in Port Sarel\n\n{PROSE}\n\n{MORE}\n\nReporting by Ana Invented; editing by Ben Made-Up"
    assert just(content)[-1] == "byline"


def test_a_line_that_begins_with_by_in_the_text_is_text() -> None:
    content = f"Ten held\n\n{PROSE}\n\nBy prison:\n\n- North: 4\n- South: 6\n\n{MORE}"
    assert just(content) == ["headline", "lead", "body", "list", "list", "body"]


def test_a_caption_is_glued_to_prose_and_a_subtitle_is_not() -> None:
    content = f"Ten held\n\n{PROSE}\n\nChildren at the Harbour Gate\n{MORE}\n\nThe Second Day\n\n{MORE}"
    assert just(content) == ["headline", "lead", "caption", "body", "headline", "body"]


def test_rows_stand_beside_rows() -> None:
    content = f"Ten held\n\n{PROSE}\n\nPlace\tHeld\nNorth\t4\nSouth\t6\n\n{MORE}"
    assert just(content) == ["headline", "lead", "table", "table", "table", "body"]


def test_a_quotation_alone() -> None:
    content = f"Ten held\n\n{PROSE}\n\n“We counted ten, and then we stopped counting.”\n\n{MORE}"
    assert just(content) == ["headline", "lead", "quotation", "body"]


def test_a_persian_article() -> None:
    prose = (
        "پلیس شهر خیالی سارل روز دوشنبه ده نفر را بازداشت کرد و شورای بندر گفت که دو نفر از آنها پیش از شب آزاد شده‌اند."
    )
    content = f"بازداشت ده نفر\n\nنویسنده: آنا سوزا\n\n{prose}\n\nآخرین اخبار\nچهل نفر کشته شدند\n"
    assert just(content) == ["headline", "byline", "lead", "teaser", "teaser"]
