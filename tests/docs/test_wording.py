"""The documentation keeps the rules it states: no claim of truth, no loaded label of its own.

In: README.md, docs, the example's own page. Out: none of the words that the program never uses, unless quoted.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples" / "veldania" / "README.md"]
LOADED = re.compile(r"\b(?:massacre|uprising|rioters?|martyrs?|terrorists?|regime)\b", re.IGNORECASE)
FORBIDDEN_CLAIM = re.compile(r"\bindependent sources\b|\bproves? (?:that .{0,40} )?(?:true|guilt)", re.IGNORECASE)
QUOTED = re.compile(r"^```(?s:.*?)^```|`[^`\n]*`|\"[^\"\n]*\"|“[^”]*”|^(?:    |>).*$", re.MULTILINE)


def own_words(text: str) -> str:
    """Return a page's words without what stands in quotation marks, quotations and code."""
    return QUOTED.sub(" ", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_uses_no_loaded_word_of_its_own(page: Path) -> None:
    words = own_words(page.read_text(encoding="utf-8"))
    assert LOADED.findall(words) == []
    assert FORBIDDEN_CLAIM.findall(words) == []


def test_loaded_words_are_found_outside_quotation_marks_only() -> None:
    assert LOADED.findall(own_words('the regime, and "the regime"')) == ["regime"]
    assert LOADED.findall(own_words("> the uprising\n\nthe uprising\n")) == ["uprising"]
    assert FORBIDDEN_CLAIM.findall(own_words("three independent sources"))


def test_the_readme_says_what_is_not_there_and_when_others_were_looked_at() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "Planned, not there" in readme
    assert "November 2026" in readme
    for name in ("Bayanat", "Uwazi", "OpenAleph", "auto-archiver", "spreadsheet"):
        assert re.search(rf"^\| [^|]*{name}", readme, re.MULTILINE)
