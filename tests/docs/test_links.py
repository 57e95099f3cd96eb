"""Every relative link of the documentation leads somewhere, headings included.

In: README.md, the other pages at the top, docs and examples. Out: no link to a file or a heading that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*/*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
PICTURE = "docs/pictures/dossier.png"


def links(page: Path) -> Iterator[str]:
    """Yield the relative links of a page; what stands in code is none."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    text = re.sub(r"`[^`\n]*`", "", text)
    yield from (link for link in LINK.findall(text) if not re.match(r"[a-z]+:", link))


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, spelled as code hosts spell them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading.casefold())) for heading in headings}


def dead(page: Path) -> list[str]:
    """List the links of a page that lead nowhere."""
    found = []
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            found.append(link)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    assert dead(page) == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# One two\n[a](#one-two) [b](#three) [c](gone.md) `[d](x.md)` [e](https://x.example)\n", encoding="utf-8"
    )
    assert dead(page) == ["#three", "gone.md"]


def test_every_page_of_docs_can_be_reached_from_the_index() -> None:
    start = ROOT / "docs" / "index.md"
    seen: set[Path] = set()
    waiting = [start]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if link.partition("#")[0]]
    missing = set(ROOT.glob("docs/**/*.md")) - seen - {ROOT / "docs" / "decisions" / "template.md"}
    assert sorted(str(page.relative_to(ROOT)) for page in missing) == []


def test_the_picture_of_the_readme_is_described() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    described = re.search(rf"!\[([^\]]+)\]\({re.escape(PICTURE)}\)", readme)
    assert described is not None
    assert len(described[1]) > 20
