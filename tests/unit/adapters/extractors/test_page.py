"""Pages: which paragraphs are the article's. The classifier is a stand-in; the guarded child has the real one."""

from __future__ import annotations

import pytest
from tests.broken import inputs
from tests.unit.adapters.extractors.pages import ANSWER, ARTICLE, BODY, LEAD, page

from dadkhah.adapters.extractors.page import Classifier, extract_page
from dadkhah.model.source import SILENT_ROLES, Text


def text_of(content: bytes, classify: Classifier | None = None) -> Text:
    made = extract_page(content, classify)
    assert made.text is not None, made.failure
    return made.text


def spoken(text: Text) -> list[str]:
    return [text.content[block.start : block.end] for block in text.blocks if block.role not in SILENT_ROLES]


def keeps(*words: str) -> Classifier:
    """Return a classifier that keeps these lines of any page."""
    return lambda _: "\n".join(words)


def test_without_a_classifier_the_page_s_own_elements_tell_the_article() -> None:
    text = text_of(ARTICLE.encode())
    assert [block.role for block in text.blocks] == [
        "navigation",
        "navigation",
        "headline",
        "byline",
        "lead",
        "caption",
        "headline",
        "body",
        "quotation",
        "list",
        "list",
        "table",
        "table",
        "body",
        "teaser",
        "teaser",
        "navigation",
    ]
    assert text.language == "en"
    assert "extraction incomplete: no classifier" in text.warnings[0]


def test_what_the_classifier_leaves_out_is_kept_and_marked() -> None:
    content = page(f"<h1>Ten held</h1><p>{LEAD}</p><p>Forty killed elsewhere</p><p>{BODY}</p>")
    text = text_of(content, keeps(LEAD, BODY))
    assert spoken(text) == ["Ten held", LEAD, BODY]
    (left,) = [block for block in text.blocks if block.role == "navigation"]
    assert text.content[left.start : left.end] == "Forty killed elsewhere"
    assert left.reason == "left out by the classifier of articles"
    assert text.warnings == ()


def test_a_classifier_that_drops_the_prose_is_not_believed() -> None:
    content = page(f"<main><h1>Ten held</h1><div>{LEAD}</div><div>{BODY}</div><div>{ANSWER}</div></main>")
    text = text_of(content, keeps(LEAD))
    assert spoken(text) == ["Ten held", LEAD, BODY, ANSWER]
    assert text.warnings[0].startswith("extraction incomplete: the classifier keeps ")


def test_a_teaser_that_the_classifier_keeps_is_a_teaser_still() -> None:
    content = page(f"<p>{LEAD}</p><p>{BODY}</p><div class=related><p>Forty people were killed.</p></div>")
    assert spoken(text_of(content, keeps(LEAD, BODY, "Forty people were killed."))) == [LEAD, BODY]


def test_a_class_around_the_whole_article_is_not_believed() -> None:
    content = page(f"<div class=widget><h1>Ten held</h1><p>{LEAD}</p><p>{BODY}</p></div>")
    assert spoken(text_of(content, keeps(LEAD, BODY))) == ["Ten held", LEAD, BODY]


def test_headings_of_teasers_inside_the_article_silence_their_list() -> None:
    list_of_others = "<h3>Latest news</h3><ul><li>Forty killed</li></ul>"
    body = f"<article><p>{LEAD}</p>{list_of_others}<p>{BODY}</p><p>{ANSWER}</p></article>"
    assert spoken(text_of(page(body), keeps(LEAD, "Latest news", "Forty killed", BODY, ANSWER))) == [LEAD, BODY, ANSWER]


def test_prose_in_a_table_of_layout_is_no_row() -> None:
    text = text_of(page(f"<table><tr><td>{LEAD}</td></tr><tr><td>{BODY}</td></tr></table>"))
    assert [block.role for block in text.blocks] == ["body", "body"]


@pytest.mark.parametrize(
    "content", [inputs.without_text(), page("<script>x</script>"), page("<p hidden>Forty killed</p>")]
)
def test_a_page_without_text_says_so(content: bytes) -> None:
    made = extract_page(content, None)
    assert made.text is None
    assert "holds no text" in made.failure


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", inputs.noise(5000)])
def test_what_cannot_be_decoded_says_why(content: bytes) -> None:
    made = extract_page(content, None)
    assert made.text is None
    assert made.failure


@pytest.mark.slow
@pytest.mark.parametrize("levels", [251, 1000, 20_000])
def test_depth_keeps_the_classifier_away_and_loses_no_word(levels: int) -> None:
    def never(_: str) -> str:
        raise AssertionError("the classifier must not see this page")

    text = text_of(inputs.deep(levels), never)
    assert "At the bottom stands a sentence" in spoken(text)[-1]
    assert f"nested {levels + 3:,} deep" in text.warnings[0]


def test_a_page_of_an_old_encoding_maps_to_its_bytes() -> None:
    content = page(f"<meta charset=windows-1256><p>{inputs.PERSIAN_1256}</p>").decode().encode("cp1256")
    text = text_of(content)
    assert text.encoding == "cp1256"
    for run in text.runs:
        if run.exact:
            assert content[run.byte_start : run.byte_end].decode("cp1256") == text.content[run.start : run.end]


@pytest.mark.parametrize("name", sorted(inputs.HOSTILE_PAGES))
def test_hostile_pages_give_their_words(name: str) -> None:
    text = text_of(inputs.HOSTILE_PAGES[name])
    assert text.content.startswith(("Ten", " bar ]>"))


@pytest.mark.parametrize("space", ["\n", "\t", "\n\n", " \n "])
def test_collapsed_space_shifts_no_offset(space: str) -> None:
    content = page(f"<p>Ten{space}were{space}held &amp;{space}two{space}réleased.</p>")
    text = text_of(content)
    assert text.content == "Ten were held & two réleased."
    assert [content[run.byte_start : run.byte_end].decode() for run in text.runs] == [
        "Ten",
        space,
        "were",
        space,
        "held ",
        "&amp;",
        space,
        "two",
        space,
        "réleased.",
    ]


def test_prose_beside_the_article_is_not_silenced_by_a_classifier_that_stops_early() -> None:
    body = (
        f"<div><p>{LEAD}</p><p>{BODY}</p><p><a href=x>Forty people were killed in Lower Sarel on Friday night.</a></p>"
    )
    text = text_of(page(f"{body}<p>{ANSWER}</p></div><div><p>{ANSWER} Elsewhere.</p></div>"), keeps(LEAD, BODY))
    assert spoken(text) == [LEAD, BODY, ANSWER]


def test_an_old_page_laid_out_as_a_table() -> None:
    cells = f"<td><a href=a>Home</a><br><a href=b>Reports</a></td><td><b>Ten held</b><br><br>{LEAD}<br><br>{BODY}</td>"
    text = text_of(page(f"<table><tr>{cells}</tr></table>"), keeps("Ten held", LEAD, BODY))
    assert [(block.role, text.content[block.start : block.end]) for block in text.blocks] == [
        ("navigation", "Home\nReports"),
        ("headline", "Ten held"),
        ("lead", LEAD),
        ("body", BODY),
    ]
