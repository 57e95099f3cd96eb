"""The page of joined lists in a browser: in both directions it fits a phone, and nothing is complained of."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from tests.unit.publish.test_joined import LEFT, MATCH, PAGE
from tests.web.test_dossier import MEASURE, chromium, console

from dadkhah.publish.joined import Language, joined

pytestmark = [pytest.mark.slow, pytest.mark.needs("chromium")]

LONG = msgspec.structs.replace(
    LEFT, name="Dovari" * 30, source="a_very_long_name_of_a_list_" * 4 + ".csv", rec="9" * 60
)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_page_fits_a_phone_in_both_directions(tmp_path: Path, language: Language) -> None:
    wide = msgspec.structs.replace(MATCH, left=LONG)
    page = msgspec.structs.replace(PAGE, questions=(wide,))
    (tmp_path / "index.html").write_text(joined(page, language), encoding="utf-8")
    wrapper = tmp_path / "measure.html"
    # in a page that runs from the right, what is too wide sticks out on the left
    measure = MEASURE.replace("right > {width} + 1)", "right > {width} + 1 || item.getBoundingClientRect().left < -1)")
    wrapper.write_text(measure.format(width=390), encoding="utf-8")
    run = chromium(
        tmp_path / "profile",
        "--allow-file-access-from-files",
        "--virtual-time-budget=5000",
        "--dump-dom",
        wrapper.as_uri(),
    )
    found = re.search(r'<pre id="found">(.*?)</pre>', run.stdout, re.DOTALL)
    assert found
    assert int(found.group(1).split()[1]) <= 390
    assert " loose 0 " in found.group(1), found.group(1)
    assert console(run) == []
