"""The page of a small invented case, to the letter.

In: the case of tests/unit/publish/invented.py, times and ids frozen. Out: the page without style and script, kept in
dossier.html.
To renew after a meant change: DADKHAH_RENEW_GOLDEN=1 python -m pytest tests/golden, then read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.unit.publish import invented

from dadkhah.publish import draft

GOLDEN = Path(__file__).with_name("dossier.html")


def body() -> str:
    """Return the page from its body on, without the script: a colour is no change of the record."""
    page = draft(invented.inputs())["index.html"].decode()
    return re.sub(r"<script>.*?</script>\n?", "", page[page.index("<body>") :], flags=re.DOTALL)


def test_the_page_is_as_it_was_read() -> None:
    made = body()
    if os.environ.get("DADKHAH_RENEW_GOLDEN"):
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")
