"""The printed page: it stands alone, its links hold, everything is escaped, every statement is carried."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import msgspec
import pytest
from tests.unit.publish import invented
from tests.unit.publish.markup import Element, parse

from dadkhah.model.dossier import UnreadSource
from dadkhah.model.source import Stated
from dadkhah.publish import draft
from dadkhah.publish.index import build_index
from dadkhah.publish.page import policy, visible
from dadkhah.publish.trust import trust_view

pytestmark = pytest.mark.untraced


@pytest.fixture(scope="module")
def text() -> str:
    files = draft(invented.inputs())
    assert list(files) == ["index.html"]
    return files["index.html"].decode()


@pytest.fixture(scope="module")
def root(text: str) -> Element:
    return parse(text)


@pytest.mark.slow
def test_the_same_case_makes_the_same_bytes(text: str) -> None:
    assert draft(invented.inputs())["index.html"].decode() == text


def test_ids_are_unique_and_every_inner_link_resolves(root: Element) -> None:
    ids = [element.get("id") for element in root.find() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = [link.get("href") for link in root.find("a")]
    assert len(targets) > 50
    assert [target for target in targets if not target.startswith("#") or target[1:] not in ids] == []


def test_every_name_of_a_label_exists(root: Element) -> None:
    ids = {element.get("id") for element in root.find()}
    names = [
        name
        for element in root.find()
        for attribute in ("aria-labelledby", "aria-describedby")
        for name in element.get(attribute).split()
    ]
    assert len(names) > 20
    assert set(names) <= ids


def test_nothing_is_loaded_from_anywhere(text: str, root: Element) -> None:
    assert not re.search(r"(?:https?:)?//\w", text)
    assert [element.name for element in root.find() if element.get("src") or element.get("srcset")] == []
    assert not re.search(r"url\(|@import", text)
    assert not list(root.find("link"))


def test_the_policy_names_style_and_script_by_their_hashes(text: str, root: Element) -> None:
    stated = next(item.get("content") for item in root.find("meta") if item.get("http-equiv"))
    for name in ("style", "script"):
        body = next(root.find(name)).text
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in stated
    assert stated.startswith("default-src 'none';")
    assert "unsafe" not in stated
    assert " style=" not in text
    assert not re.search(r"<[^>]+\son\w+=", text)


def test_the_policy_follows_the_style() -> None:
    assert policy("a", "b") != policy("a ", "b")


def test_the_page_says_working_draft_before_anything_else(root: Element) -> None:
    body = next(root.find("body"))
    assert next(root.find("title")).text.startswith("WORKING DRAFT")
    assert "WORKING DRAFT" in body.text[:200]
    assert "WORKING DRAFT" in next(root.find("style")).text.split("@page", 1)[1][:400]
    assert any("draft-ground" in element.classes for element in body.children)


def test_every_statement_has_a_footnote_that_exists(root: Element) -> None:
    statements = list(root.find(css="statement"))
    notes = {item.get("id") for item in root.find(css="fn-number")}
    assert len(statements) > 40
    for statement in statements:
        targets = [link.get("href")[1:] for link in statement.find("a", "note")]
        assert targets, statement.text
        assert set(targets) <= notes


def test_rows_that_state_something_are_statements(root: Element) -> None:
    rows = [row for body in root.find("tbody") for row in body.find("tr")]
    bare = [row.text for row in rows if "statement" not in row.classes]
    assert len(rows) > 15
    assert len(bare) == 1
    assert "empty.html" in bare[0]


def test_every_footnote_leads_back_to_all_its_places(root: Element) -> None:
    held = list(next(root.find(css="footnotes")).find("li"))
    assert len(held) > 10
    for item in held:
        numbers = [f"#{one.get('id')}" for one in item.find(css="fn-number")]
        back = {link.get("href")[1:] for line in item.find(css="back") for link in line.find("a")}
        places = {link.get("id") for link in root.find("a", "note") if link.get("href") in numbers}
        assert back == places
        assert all(any(link.get("href") == number for link in root.find("a", "note")) for number in numbers)


def test_every_footnote_shows_what_carries_it(root: Element) -> None:
    digests = {item.source.object[:12] for item in invented.SOURCES}
    listed = next(root.find("ol", "sources")).text
    assert all(item.source.object in listed for item in invented.SOURCES)
    for item in next(root.find(css="footnotes")).find("li"):
        assert next(item.find(css="hash")).text in digests
        assert next(item.find("mark")).text in next(item.find("q", "sentence")).text
        assert "custody entry" in item.text
        assert "captured " in item.text
        assert next(item.find("a")).get("href").startswith("#source-")
        assert next(item.find("q", "sentence")).get("dir") == "auto"


def test_headings_do_not_skip_levels(root: Element) -> None:
    levels = [int(element.name[1]) for element in root.find() if re.fullmatch(r"h[1-6]", element.name)]
    assert levels[0] in (1, 2)
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_tables_have_captions_and_scopes(root: Element) -> None:
    tables = list(root.find("table"))
    assert len(tables) > 8
    for table in tables:
        assert next(table.find("caption")).text
        assert {head.get("scope") for head in table.find("th")} == {"col", "row"}
        assert all(cell.get("data-label") for cell in table.find("td"))


def test_landmarks_and_skip_link(root: Element) -> None:
    names = [element.name for element in root.find() if element.name in {"header", "nav", "main", "footer"}]
    assert names == ["header", "nav", "main", "footer"]
    first = next(root.find("a"))
    assert (first.get("class"), first.get("href")) == ("skip", "#main")
    assert next(root.find("html")).get("lang") == "en"


def test_every_drawing_is_named_or_hidden(root: Element) -> None:
    drawings = [item for item in root.find("svg") if not any(outer.name == "svg" for outer in item.inside)]
    assert len(drawings) > 10
    for item in drawings:
        hidden = item.get("aria-hidden") or any(outer.get("aria-hidden") for outer in item.inside)
        named = item.get("role") == "img" and next(item.find("title")).text
        assert hidden or named


def test_scrolling_regions_can_be_reached_by_keyboard_and_are_named(root: Element) -> None:
    frames = list(root.find(css="table-frame"))
    assert frames
    assert all(item.get("tabindex") == "0" and item.get("aria-labelledby") for item in frames)


def test_quotes_carry_their_language_and_direction(root: Element) -> None:
    quotes = [item for item in root.find("q") if "src" in item.classes and item.get("dir")]
    assert {item.get("dir") for item in quotes} == {"auto"}
    assert {"en", "fa"} <= {item.get("lang") for item in [*quotes, *root.find("blockquote")]}


def test_the_checkpoint_is_printed_to_the_letter(root: Element) -> None:
    assert next(root.find("pre")).text == invented.CHECKPOINT


@pytest.mark.slow
def test_the_way_to_check_names_the_key() -> None:
    page = draft(invented.inputs(fingerprint="ab" * 32))["index.html"].decode()
    assert f"sh vault/verify.sh {'ab' * 32}" in page
    assert "sh vault/verify.sh FINGERPRINT" in draft(invented.inputs())["index.html"].decode()


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><h1>x</h1>",
    "{{ 7 * 7 }}",
    "\u202ereversed\u202c",
    "\ud800 lone",
    "nul\x00byte",
]


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    first, *rest = invented.SOURCES
    described = msgspec.structs.replace(first.description, title=Stated(words, "page"), publisher=Stated(words, "page"))
    captured = (msgspec.structs.replace(first, description=described), *rest)
    page = draft(invented.inputs(title=words, captured=captured, checkpoint=words))["index.html"].decode()
    root, plain = parse(page), parse(draft(invented.inputs())["index.html"].decode())
    assert [item.name for item in root.find()] == [item.name for item in plain.find()]
    assert str(visible(words)) in next(root.find("h1")).text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", page)


def test_hostile_words_in_a_text_are_shown_by_their_code_points() -> None:
    assert visible("a\u202eb") == "a⟦U+202E⟧b"
    assert visible("نیم‌فاصله") == "نیم‌فاصله"
    assert visible("line\nend\ttab") == "line\nend\ttab"
    assert visible(7) == 7


def test_the_state_of_timestamps_stands_beside_the_checkpoint() -> None:
    inputs = msgspec.structs.replace(invented.inputs(), timestamps=("timestamp of clock: none stands",))
    page = draft(inputs)["index.html"].decode()
    assert '<p class="stamp">Timestamp of clock: none stands.</p>' in page
    assert page.index("Timestamp of clock") > page.index('class="checkpoint"')


def test_a_source_that_is_read_in_part_is_one_source_and_told_as_such() -> None:
    inputs = invented.inputs()
    part = UnreadSource(
        source=inputs.captured[0].source, description=inputs.captured[0].description, name="sidecar.pdf"
    )
    more = msgspec.structs.replace(inputs, unread_sources=(*inputs.unread_sources, part))
    (before, after) = (dict(trust_view(one, build_index(one)).counts) for one in (inputs, more))
    assert after == before | {"of these read in part": "1"}
    assert '<bdi dir="ltr">sidecar.pdf</bdi>' in draft(more)["index.html"].decode()
