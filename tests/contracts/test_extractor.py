"""The contract of ports.Extractor, held by every adapter on every broken input."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.broken import inputs
from tests.unit.adapters.extractors.pages import ARTICLE

from dadkhah.adapters.extractors.guarded import Guarded
from dadkhah.model.source import SILENT_ROLES, Text
from dadkhah.ports import Extracted, Extractor

pytestmark = pytest.mark.slow

MEDIA = ("text/plain", "text/markdown", "text/html")
CONTENTS: dict[str, bytes] = {
    "nothing": b"",
    "one byte": b"a",
    "an article": ARTICLE.encode(),
    "a text": inputs.ENGLISH.encode(),
    "a Persian text of an old encoding": inputs.PERSIAN_1256.encode("cp1256"),
    "UTF-16": inputs.ARABIC.encode("utf-16"),
    "UTF-16 without a mark": inputs.PERSIAN.encode("utf-16-be"),
    "half a pair": inputs.utf16_with_lone_surrogate(),
    "lone surrogates": inputs.with_surrogates(),
    "NUL bytes": inputs.with_nuls(),
    "noise": inputs.noise(20_000),
    "noise under a mark": b"\xff\xfe" + inputs.noise(999),
    "a PDF": b"%PDF-1.7 " + inputs.noise(100),
    "a page without text": inputs.without_text(),
    "a page nested too deep": inputs.deep(2000),
    "tags without end": inputs.unclosed(500),
    **inputs.HOSTILE_PAGES,
}


@pytest.fixture(scope="module", params=["guarded"])
def extractor() -> Iterator[Extractor]:
    with Guarded() as made:
        yield made


@pytest.fixture(params=[(name, media) for name in sorted(CONTENTS) for media in MEDIA], ids="-".join)
def case(request: pytest.FixtureRequest, extractor: Extractor) -> tuple[bytes, Extracted]:
    """Return some bytes and what was made of them."""
    name, media = request.param
    return CONTENTS[name], extractor.extract(CONTENTS[name], media)


def test_a_text_or_a_reason(case: tuple[bytes, Extracted]) -> None:
    _, made = case
    assert (made.text is None) == bool(made.failure)
    assert made.text is None or made.text.content.strip()


def test_blocks_are_ordered_disjoint_and_say_why_they_are_silent(case: tuple[bytes, Extracted]) -> None:
    for text in (case[1].text,):
        at = 0
        for block in text.blocks if text else ():
            assert text is not None
            assert at <= block.start < block.end <= len(text.content)
            assert text.content[block.start : block.end] == text.content[block.start : block.end].strip()
            assert block.role not in SILENT_ROLES or block.reason
            at = block.end


def test_runs_map_back_to_the_bytes(case: tuple[bytes, Extracted]) -> None:
    content, made = case
    at = byte = 0
    for run in made.text.runs if made.text else ():
        assert at <= run.start < run.end
        assert byte <= run.byte_start <= run.byte_end <= len(content)
        assert leads_back(made.text, run.start, run.end, content[run.byte_start : run.byte_end], run.exact)
        at, byte = run.end, run.byte_start


def leads_back(text: Text | None, start: int, end: int, held: bytes, exact: bool) -> bool:
    return text is not None and (not exact or held.decode(text.encoding) == text.content[start:end])


def test_no_lone_surrogate_is_left(case: tuple[bytes, Extracted]) -> None:
    _, made = case
    assert made.text is None or made.text.content.encode("utf-8")


def test_the_same_bytes_give_the_same(extractor: Extractor) -> None:
    assert extractor.extract(ARTICLE.encode(), "text/html") == extractor.extract(ARTICLE.encode(), "text/html")


def test_another_kind_is_a_failure(extractor: Extractor) -> None:
    made = extractor.extract(b"\x7fELF" + bytes(100), "text/plain")
    assert (made.text, made.media) == (None, "application/x-elf")
    assert "a program" in made.failure
