"""The two founding documents: what the reader must find in them, and that it does not hang on their names and numerals.

In: the development data beside the repository. Out: floors of the project's scorer, on the texts as they are and after
substitution; lexicons that name nobody of those texts.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.substitution import forbidden_words, rewrite_folder, surnames
from tests.unit.read.readings import gazetteer

pytestmark = pytest.mark.untraced

FLOOR = 34
OF_COUNTRIES = {"countries.tsv", "provinces.tsv", "regions.tsv"}
"""Lists of the world's states and provinces: they name capitals' provinces by right."""

OF_LANGUAGE = {"numerals.tsv"}
"""Values of number words that CLAIMS.md fixes ("hundreds")."""

FIRST_NAMES = {"notplaces.tsv", "given_names.tsv", "name_given.tsv", "name_common.tsv"}
"""Dictionaries of words and first names: they may hold common first names of any language, never a surname."""


def claims(folder: Path, target: Path) -> Path:
    """Read the texts of a folder with the command line; return the file of claims."""
    texts = sorted(map(str, folder.glob("*.txt")))
    call = [sys.executable, "-m", "dadkhah.cli", "read", *texts, "--format", "jsonl"]
    source = Path(__file__).resolve().parents[3] / "src"
    done = subprocess.run(call, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(source)})
    target.write_bytes(done.stdout)
    return target


def score(shared: Path, expected: Path, found: Path) -> dict[str, Any]:
    """Return what the project's scorer says of some claims."""
    call = [sys.executable, str(shared / "eval" / "seeds_score.py"), str(expected), str(found), "--format", "json"]
    done = subprocess.run(call, capture_output=True, check=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def original(shared_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the score of the texts as they are."""
    folder = shared_dir / "seeds"
    return score(shared_dir, folder / "expected.jsonl", claims(folder, tmp_path_factory.mktemp("seeds") / "claims"))


@pytest.mark.slow
def test_the_floor_holds(original: dict[str, Any]) -> None:
    assert original["found"] >= FLOOR
    assert original["expected"] == 38


@pytest.mark.slow
def test_no_claim_comes_from_a_teaser(original: dict[str, Any]) -> None:
    assert original["teaser_errors"] == 0, original["teasers"]


@pytest.mark.slow
def test_nobody_is_accused_whom_the_texts_do_not_accuse(original: dict[str, Any]) -> None:
    assert original["false_accusations"] == 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 5, 6, 7])
def test_other_people_places_and_numerals_lose_at_most_one_finding(
    original: dict[str, Any], shared_dir: Path, tmp_path: Path, seed: int
) -> None:
    rewrite_folder(shared_dir / "seeds", tmp_path, gazetteer(), seed)
    result = score(shared_dir, tmp_path / "expected.jsonl", claims(tmp_path, tmp_path / "claims.jsonl"))
    assert result["found"] >= original["found"] - 1, result["by_type"]
    assert result["teaser_errors"] == 0
    assert result["false_accusations"] == 0


@pytest.mark.slow
def test_substitution_leaves_no_name_and_no_numeral_of_the_texts(shared_dir: Path, tmp_path: Path) -> None:
    seeds = shared_dir / "seeds"
    rewrite_folder(seeds, tmp_path, gazetteer(), 1)
    listed = sorted(set(forbidden_words(seeds, gazetteer())))
    pattern = re.compile(rf"(?<![\w,])(?:{'|'.join(map(re.escape, listed))})(?![\w,])")
    for path in sorted(tmp_path.glob("*.txt")):
        assert pattern.findall(path.read_text(encoding="utf-8")) == []
    assert len(listed) > 20


@pytest.mark.slow
def test_substitution_moves_every_finding_to_its_words(shared_dir: Path, tmp_path: Path) -> None:
    rewrite_folder(shared_dir / "seeds", tmp_path, gazetteer(), 2)
    rows = [json.loads(line) for line in (tmp_path / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.txt")}
    assert rows
    for row in rows:
        assert texts[row["doc"]].startswith(row["quote"], row["start"])
    listed = (shared_dir / "seeds" / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    before = [json.loads(line) for line in listed]
    assert sum(old["quote"] != new["quote"] for old, new in zip(before, rows, strict=True)) > 20


def lexicon_words(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (file, word) of every word and numeral of the package's lexicons, without the source column."""
    for path in sorted((root / "src" / "dadkhah").rglob("data/**/*.tsv")):
        columns, *rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        kept = [index for index, column in enumerate(columns) if column != "source"]
        for row in rows:
            for index in kept[: len(row)]:
                yield from ((path.name, word.lower()) for word in re.findall(r"\d+\.\d+|[\w,]+", row[index]))


@pytest.mark.slow
def test_no_lexicon_lists_people_cities_or_figures_of_the_texts(root: Path, shared_dir: Path) -> None:
    forbidden = {word.lower() for word in forbidden_words(shared_dir / "seeds", gazetteer())}
    allowed = OF_COUNTRIES | OF_LANGUAGE | FIRST_NAMES
    found = {(file, word) for file, word in lexicon_words(root) if word in forbidden and file not in allowed}
    assert found == set()


@pytest.mark.slow
def test_the_list_of_first_names_holds_no_surname_of_the_texts(root: Path, shared_dir: Path) -> None:
    listed = {word for file, word in lexicon_words(root) if file in FIRST_NAMES}
    people = {name.lower() for name in surnames(shared_dir / "seeds")}
    assert len(people) > 5
    assert not listed & people


@pytest.mark.slow
def test_lexicons_were_looked_at(root: Path) -> None:
    files = {file for file, _ in lexicon_words(root)}
    assert {"verbs.tsv", "nouns.tsv", "offices.tsv", "numerals.tsv"} <= files
