"""The page in a browser: no sideways scrolling on a phone, no complaint on the console, the mark on every printed page.

In: the invented case, headless Chromium, poppler's pdftotext and pdfinfo. Out: what a reader would see.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from tests.unit.publish import invented

from dadkhah.publish import draft

pytestmark = [pytest.mark.slow, pytest.mark.needs("chromium", "pdftotext")]

# The smallest window of headless Chromium is wider than a phone, so the page is measured inside a frame of that width.
MEASURE = """<!doctype html><meta charset="utf-8"><title>measure</title>
<iframe src="index.html" width="{width}" height="800"></iframe><pre id="found">not measured</pre>
<script>
addEventListener("load", () => {{
  const frame = document.querySelector("iframe").contentDocument;
  const wide = [...frame.querySelectorAll("body *")].filter((item) => item.getBoundingClientRect().right > {width} + 1);
  const loose = wide.filter((item) => !item.closest(".skip, .table-frame, thead"));
  document.getElementById("found").textContent =
    `width ${{frame.documentElement.scrollWidth}} loose ${{loose.length}} ${{loose.map((item) => item.outerHTML)}}`;
}});
</script>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("draft")
    for name, content in draft(invented.inputs()).items():
        (made / name).write_bytes(content)
    return made


def chromium(profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Chromium once, without network, and return what it printed."""
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr",
        f"--user-data-dir={profile}",
        *arguments,
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)


def console(run: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in run.stderr.splitlines() if ":CONSOLE" in line]


@pytest.mark.parametrize("width", [360, 390, 768])
def test_no_sideways_scrolling(folder: Path, tmp_path: Path, width: int) -> None:
    wrapper = folder / f"measure-{width}.html"
    wrapper.write_text(MEASURE.format(width=width), encoding="utf-8")
    run = chromium(
        tmp_path, "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom", wrapper.as_uri()
    )
    found = re.search(r'<pre id="found">(.*?)</pre>', run.stdout, re.DOTALL)
    assert found
    assert found.group(1).startswith("width ")
    assert int(found.group(1).split()[1]) <= width
    assert " loose 0 " in found.group(1), found.group(1)


def test_the_console_stays_silent_and_the_script_is_allowed(folder: Path, tmp_path: Path) -> None:
    run = chromium(tmp_path, "--dump-dom", (folder / "index.html").as_uri())
    assert "How far to trust this" in run.stdout
    assert console(run) == []


def test_a_blocked_script_would_be_heard(folder: Path, tmp_path: Path) -> None:
    page = (folder / "index.html").read_text(encoding="utf-8")
    (folder / "changed.html").write_text(page.replace('"use strict";', '"use strict"; //', 1), encoding="utf-8")
    run = chromium(tmp_path, "--dump-dom", (folder / "changed.html").as_uri())
    assert any("Content Security Policy" in line for line in console(run))


def test_every_printed_page_is_marked(folder: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "draft.pdf"
    chromium(tmp_path / "profile", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", (folder / "index.html").as_uri())
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.rstrip("\f").split("\f")
    assert len(pages) > 5
    assert [number for number, page in enumerate(pages, 1) if "WORKING DRAFT" not in page] == []
    assert [page for page in pages if not re.search(r"\d+ ?/ ?\d+", page)] == []


def test_footnotes_are_printed(folder: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "draft.pdf"
    chromium(tmp_path / "profile", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", (folder / "index.html").as_uri())
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    packed = re.sub(r"\s+", "", text)
    assert all(item.source.object in packed for item in invented.SOURCES)
    assert re.sub(r"\s+", "", invented.CHECKPOINT) in packed
