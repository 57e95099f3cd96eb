"""The index of place names, on a small one made for the test. Orvale, Tessin Bay and their like are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dadkhah.errors import DataError
from dadkhah.lang import gazetteer as places
from dadkhah.lang import lexicon
from dadkhah.lang.gazetteer import Gazetteer, PlaceEntry, default_paths, demonyms, key_of, pack, standing

ORVALE = PlaceEntry("geonames:1", "Orvâle", "city", "IR", "26", 120_000)
SMALL = PlaceEntry("geonames:2", "Orvale", "city", "FR", "11", 900)
BAY = PlaceEntry("geonames:3", "Tessin Bay", "city", "FR", "11", 4_000)
COUNTRY = PlaceEntry("iso3166:IR", "Iran", "country", "IR", "", 80_000_000)
ENTRIES = [ORVALE, SMALL, BAY, COUNTRY]
KEYS = {"orvale": (0, 1), "tessin bay": (2,), "iran": (3,), "ایران": (3,)} | {f"place {n:04}": (1,) for n in range(300)}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "small.idx"
    path.write_bytes(b"".join(pack(KEYS, ENTRIES)))
    return path


@pytest.fixture
def gazetteer(index: Path) -> Iterator[Gazetteer]:
    with Gazetteer.open(index) as opened:
        yield opened


def test_every_key_leads_to_its_entries(gazetteer: Gazetteer) -> None:
    for key, numbers in KEYS.items():
        assert gazetteer.lookup(key) == tuple(ENTRIES[number] for number in numbers)


@pytest.mark.parametrize("name", ["Orvale", "ORVALE", "Orvâle", " orvale ", "Orv\u0301ale"])
def test_spelling_does_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name)[0] == ORVALE


@pytest.mark.parametrize("name", ["Tessin Bay", "Tessin-Bay", "tessin  bay"])
def test_hyphens_and_spaces_do_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == (BAY,)


def test_arabic_and_persian_keyboards_find_the_same(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("ايران") == gazetteer.lookup("ایران") == (COUNTRY,)


@pytest.mark.parametrize("name", ["", " ", "Orval", "Orvalee", "zzz", "\ud800", "a" * 10_000, "place 0300", "!"])
def test_names_it_does_not_hold(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == ()


def test_an_index_that_is_missing_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"python -m dadkhah\.adapters\.gazetteer"):
        Gazetteer.open(tmp_path / "none.idx")


@pytest.mark.parametrize("content", [b"", b"short", b"X" * 400])
def test_an_index_that_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.idx"
    path.write_bytes(content)
    with pytest.raises(DataError, match="index"):
        Gazetteer.open(path)


def test_an_index_that_is_cut_off(index: Path) -> None:
    index.write_bytes(index.read_bytes()[:200])
    with pytest.raises(DataError, match="cut off"):
        Gazetteer.open(index)


def test_the_same_places_make_the_same_bytes() -> None:
    turned = dict(reversed(KEYS.items()))
    assert b"".join(pack(KEYS, ENTRIES)) == b"".join(pack(turned, ENTRIES))


def test_where_the_index_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    package, cached = default_paths()
    assert package.parent == lexicon.FOLDER
    assert cached == tmp_path / "dadkhah" / "gazetteer.idx"


def test_demonyms() -> None:
    words = demonyms()
    assert [words[one] for one in ("iranian", "belgians", "emirati", "dutch", "south african")] == [
        "IR",
        "BE",
        "AE",
        "NL",
        "ZA",
    ]
    assert "iran" not in words
    assert all(word == word.lower() for word in words)


def test_key_of() -> None:
    assert key_of(" Côte-d’Ivoire ") == "cote divoire"


def test_an_index_of_other_tables_is_not_used(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert standing([index.with_name("none"), index]) == index
    monkeypatch.setattr(places, "fingerprint", lambda: bytes(32))
    assert standing([index]) is None
    with pytest.raises(DataError, match="of another version"):
        Gazetteer.open(index)


@pytest.mark.parametrize("content", [b"", b"short", bytes(200)])
def test_what_is_no_index_does_not_stand(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "gazetteer.idx").write_bytes(content)
    assert standing([tmp_path / "gazetteer.idx"]) is None


def test_the_first_index_that_fits_stands(index: Path, tmp_path: Path) -> None:
    (tmp_path / "damaged.idx").write_bytes(index.read_bytes()[:40])
    assert standing([tmp_path / "damaged.idx", index]) == index
