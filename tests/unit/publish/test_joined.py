"""The page of joined lists: complete in two languages, escaped, loading nothing, its bars where the weights are."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import msgspec
import pytest

from dadkhah.model.joining import Doubtful, Joining, Match, Sheet, Shown, Step
from dadkhah.model.listing import ABOUT, About
from dadkhah.model.person import Trouble
from dadkhah.publish.joined import Language, Words, fall, joined, span
from dadkhah.resolve.rows.model import COMPARISONS
from dadkhah.resolve.rows.odd import KINDS
from dadkhah.work.join import FOR_TWO, JOINED, PROPOSED, TWO_DAYS

LEFT = Shown(source="a.csv", rec="1", place="row 2", name="<b>Karim</b> Dovari", facts=(("sex", "male"), ("age", "34")))
RIGHT = Shown(source="b.xlsx", rec="7", place="sheet Dead, cell B7", name="کریم دواری", accused=True)
STEPS = (
    Step("any two rows of these lists", 0.0, -4.0),
    Step("the same name, word for word, rare in these lists", -4.0, 9.0),
    Step("different sexes", 5.0, -3.0),
    Step("something new", 2.0, 0.5),
)
MATCH = Match(
    left=LEFT, right=RIGHT, probability=0.85, verdict="proposed", steps=STEPS, change=0.85, voices=("A judged same",)
)
PAGE = Joining(
    program="9",
    rows=12,
    people=10,
    low=8,
    median=9,
    high=11,
    draws=20,
    compared=40,
    accused=1,
    missed=None,
    sheets=(Sheet(name="a.csv", rows=12, unread=1, about=About(people="victims"), columns=(("name", "Name"),)),),
    questions=(MATCH,),
    questions_of=7,
    matches=(msgspec.structs.replace(MATCH, change=None, verdict="joined"),),
    matches_of=3,
    doubtful=(Doubtful(name="a.csv/1", kinds=KINDS, rows=(LEFT,) * 8),),
    doubtful_of=1,
    unread=(Trouble("a.csv", 3, "age", "'old' is no age in years"),),
    unread_of=1,
    doubts=("learning did not settle in 100 rounds",),
)


@pytest.fixture(scope="module", params=["en", "fa"])
def made(request: pytest.FixtureRequest) -> tuple[Language, str]:
    return request.param, joined(PAGE, request.param)


def test_nothing_is_loaded_and_no_script_stands_in_it(made: tuple[Language, str]) -> None:
    _, text = made
    assert "default-src 'none'; style-src 'sha256-" in unescape(text)
    assert not re.search(r"<script|<img|<link|<iframe|\bsrc=|url\(|@import|https?:|\bon\w+=", text)
    assert re.findall(r'href="([^"]*)"', text) == [
        f"#{part}" for part in ("people", "questions", "odd", "links", "lists", "unread")
    ]


def test_names_are_escaped_and_whoever_is_accused_is_called_so(made: tuple[Language, str]) -> None:
    language, text = made
    assert "<b>Karim" not in text
    assert "&lt;b&gt;Karim&lt;/b&gt; Dovari" in text
    assert {"en": "accused", "fa": "متهم"}[language] in text


def test_the_page_runs_the_way_its_language_does(made: tuple[Language, str]) -> None:
    language, text = made
    assert f'<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}">' in text
    assert ("۱۰ نفر" if language == "fa" else "10 people") in text


def test_every_id_is_there_once_and_every_drawing_has_its_words(made: tuple[Language, str]) -> None:
    _, text = made
    ids = re.findall(r'\bid="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    drawings = re.findall(r"<svg [^>]*>", text)
    assert len(drawings) == 1 + 2 * len(STEPS)
    assert all('role="img"' in one and re.search(r'aria-label="[^"]+"', one) for one in drawings)


def test_what_is_not_told_is_said_to_be(made: tuple[Language, str]) -> None:
    language, text = made
    missing = text.partition({"en": "not told", "fa": "گفته نشده"}[language])[2]
    assert missing
    assert ("who could appear" if language == "en" else "چه کسانی") in missing


def test_words_without_a_translation_stand_in_english_and_are_marked() -> None:
    text = joined(PAGE, "fa")
    assert '<bdi lang="en" dir="ltr">something new</bdi>' in text
    assert '<bdi lang="en" dir="ltr">learning did not settle in 100 rounds</bdi>' in text
    assert "همان نام، واژه به واژه، کمیاب در این فهرست‌ها" in text


@pytest.mark.parametrize(
    "words",
    [
        *(step.words for one in COMPARISONS[1:] for step in one.steps),
        *(f"about:{key}" for key in ABOUT),
        *(f"odd:{kind}" for kind in KINDS),
        *(JOINED, PROPOSED, FOR_TWO, TWO_DAYS),
    ],
)
def test_what_other_stages_say_most_has_its_persian(words: str) -> None:
    assert Words("fa").known(words)
    assert ":" not in str(Words("en").word(words)).partition("about")[0] or words in {FOR_TWO, TWO_DAYS}


def test_every_sentence_of_the_template_has_its_persian(root: Path) -> None:
    template = (root / "src/dadkhah/publish/templates/joining.html.j2").read_text(encoding="utf-8")
    sentences = re.findall(r'\bt\("([^"]+)"', template)
    assert len(sentences) > 30
    for sentence in sentences:
        persian = Words("fa").known(sentence)
        assert sorted(re.findall(r"{\w+}", persian)) == sorted(re.findall(r"{\w+}", sentence))


def test_each_bar_begins_where_the_one_before_ends() -> None:
    bars = fall(STEPS, Words("en"))
    assert [one.kind for one in bars] == ["base", "for", "against", "for"]
    assert [one.label for one in bars] == ["-4.0", "+9.0", "-3.0", "+0.5"]
    assert (bars[0].low, bars[0].high) == (bars[0].end, bars[0].zero)
    assert (bars[1].low, bars[1].high) == (bars[0].end, bars[1].end)
    assert (bars[2].low, bars[2].high) == (bars[2].end, bars[1].end)
    assert bars[2].text == "-3.0 bits, +2.0 so far"
    assert all(0 <= one.low <= one.high <= 100 for one in bars)


def test_the_numbers_of_people_share_one_axis() -> None:
    assert span(PAGE) == span(msgspec.structs.replace(PAGE, rows=99))
    found = span(PAGE)
    assert (found.low, found.high) == (0.0, 100.0)
    assert found.low < found.median < found.people < found.high
    one = span(msgspec.structs.replace(PAGE, people=5, low=5, median=5, high=5))
    assert (one.low, one.people, one.high) == (50.0, 50.0, 50.0)


def test_joins_that_were_missed_are_told_where_they_are_known() -> None:
    told = joined(msgspec.structs.replace(PAGE, missed=37), "en")
    assert "about 37 joins were missed" in told
    assert "joins were missed" not in joined(PAGE, "en")
