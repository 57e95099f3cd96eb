"""What always holds of captured texts, whatever the bytes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dadkhah.adapters.extractors.page import extract_page
from dadkhah.adapters.extractors.plain import extract_markdown, extract_plain
from dadkhah.capture.decode import decode
from dadkhah.capture.layout import pack, unpack
from dadkhah.capture.plain import lay_out
from dadkhah.capture.published import infer
from dadkhah.capture.sidecar import parse
from dadkhah.errors import DadkhahError
from dadkhah.model.source import Text
from dadkhah.ports import Extracted

LINES = (
    "Ten held in Port Sarel", "The council met on Monday and said that ten people were held.", "Latest news", "By Ana",
    "", "  ", "• four people", "Written by", "4 April 2031", "North\t4", "«ده نفر بازداشت شدند.»", "آخرین اخبار",
    "Share",
    "Read more: x", "# a", "> b", "- c", "```", "| a | b |", "|---|---|", "word " * 50 + "end. And so on.",
    "April 20 marks the first anniversary.",
)  # fmt: skip
TAGS = (
    "p", "/p", "div", "/div", "br", "ul", "li", "/ul", "h1", "/h1", "table", "tr", "td", "/table", "blockquote",
    "script",
    "/script", "nav", "/nav", "span hidden", "/span", "pre", "/pre", "article", "title", "/title", "a href='x'", "/a",
    "!-- x --", "p class=byline",
)  # fmt: skip
WORDS = st.sampled_from(
    ["Ten", " were  held. ", "\n", "&amp;", "&nbsp;", "&#x2019;", "&bad;", "سارل", "é", "\0", "<", "😀", "\xa0", "\t"]
)

plain_texts = st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=12).map("\n".join)
pages = st.lists(st.sampled_from(TAGS).map("<{}>".format) | WORDS, max_size=40).map("".join)
codecs = st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16", "utf-32", "cp1256", "cp1252"])


def keep(text: Text | None, content: bytes) -> None:
    """Check what must hold of every text."""
    if text is None:
        return
    assert all(0 <= block.start < block.end <= len(text.content) for block in text.blocks)
    assert all(one.end <= other.start for one, other in pairwise(text.blocks))
    assert all(one.end <= other.start for one, other in pairwise(text.runs))
    for run in text.runs:
        if run.exact:
            assert content[run.byte_start : run.byte_end].decode(text.encoding) == text.content[run.start : run.end]
    assert unpack(*pack(text)) == text
    infer(text)


def made(extracted: Extracted) -> Text | None:
    assert extracted.text is not None or extracted.failure
    return extracted.text


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_a_text_or_an_error_of_ours(content: bytes, page: bool) -> None:
    try:
        decoded = decode(content, page=page)
    except DadkhahError:
        return
    assert decoded.runs[-1].end == len(decoded.content)
    assert decoded.runs[-1].byte_end == len(content)


@given(st.binary(max_size=300))
def test_any_bytes_make_a_text_or_a_reason_in_every_format(content: bytes) -> None:
    for extract in (extract_plain, extract_markdown, lambda held: extract_page(held, None)):
        keep(made(extract(content)), content)


@given(plain_texts, codecs)
def test_plain_texts(content: str, codec: str) -> None:
    held = content.encode(codec, "replace")
    keep(made(extract_plain(held)), held)


@given(plain_texts)
def test_every_character_of_a_plain_text_stands_in_one_block(content: str) -> None:
    blocks = lay_out(content)
    within = {at for block in blocks for at in range(block.start, block.end)}
    assert all(at in within for at, char in enumerate(content) if not char.isspace())
    assert len(within) == sum(block.end - block.start for block in blocks)


@given(plain_texts)
def test_markdown_keeps_the_file_s_text(content: str) -> None:
    held = content.encode("utf-8", "replace")
    text = made(extract_markdown(held))
    keep(text, held)
    assert text is None or "\0" in content or text.content.encode() == held.removeprefix(b"\xef\xbb\xbf")


@given(pages, codecs)
def test_pages(content: str, codec: str) -> None:
    held = content.encode(codec, "replace")
    keep(made(extract_page(held, None)), held)


@given(pages)
def test_the_classifier_changes_no_word(content: str) -> None:
    held = content.encode()
    one, other = (made(extract_page(held, classify)) for classify in (None, lambda page: page[: len(page) // 2]))
    assert (one and one.content) == (other and other.content)
    assert (one and one.runs) == (other and other.runs)


@given(
    st.binary(max_size=120)
    | plain_texts.map(str.encode)
    | st.text(max_size=60).map(lambda text: f"title = '{text}'".encode())
)
def test_any_sidecar_says_something_or_warns(content: bytes) -> None:
    said = parse(content)
    assert said.warnings or said.title is not None or not content.strip() or b"#" in content or b"[" in content
