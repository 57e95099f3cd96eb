"""Teasers and navigation of the development texts: every character of them is silent, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dadkhah.capture.decode import decode
from dadkhah.capture.plain import lay_out
from dadkhah.model.source import SILENT_ROLES


def articles(shared: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield each article with the offsets of its teasers, as their annotator marked them."""
    folder = shared / "data/figures"
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = msgspec.json.decode(line)
        content = decode((folder / row["file"]).read_bytes()).content
        yield content, [(teaser["start"], teaser["end"]) for teaser in row.get("teasers") or []]


def seeds(shared: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield the founding texts with what is no part of them: from the marked offset on, and a path before the title."""
    folder = shared / "seeds"
    lines = (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(msgspec.json.decode, lines):
        if row["type"] == "not_article":
            content = decode((folder / row["doc"]).read_bytes()).content
            first, title = content.index("\n"), content.splitlines()[2]
            path = [] if content.startswith(title) else [(0, first)]
            yield content, [*path, (row["start"], len(content))]


def letters(content: str, spans: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if not content[at].isspace()}


@pytest.mark.parametrize("texts", [articles, seeds])
def test_silent_is_what_is_no_part_of_the_article(shared_dir: Path, texts: object) -> None:
    assert callable(texts)
    seen = 0
    for content, spans in texts(shared_dir):
        silent = [
            (block.start, block.end)
            for block in lay_out(content)
            if block.role in SILENT_ROLES and block.role != "byline"
        ]
        assert letters(content, silent) == letters(content, spans), content[:60]
        seen += bool(spans)
    assert seen == 2
