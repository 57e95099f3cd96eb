"""Looking entries up: the index is derived, never believed, and rebuilt whatever happens to it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import capture, filled, kept, opened

from dadkhah.adapters.vault import Vault
from dadkhah.adapters.vault.head import Head
from dadkhah.adapters.vault.index import Index


def test_an_entry_is_found_by_object_and_place(vault: Vault) -> None:
    digest = kept(vault, "first page")
    assert list(vault.find(digest)) == [1]
    assert list(vault.find(digest, {"place": "an invented shelf"})) == [1]
    assert list(vault.find(digest, {"place": "another shelf"})) == []
    assert list(vault.find("0" * 64)) == []


def test_what_was_just_appended_is_found(vault: Vault) -> None:
    digest = kept(vault, "first page")
    vault.ledger.append([capture(digest, "another shelf", method="seen again")])
    assert list(vault.find(digest, {"place": "another shelf"})) == [7]
    assert list(vault.find(digest)) == [1, 7]


def test_places_are_compared_by_value_not_by_spelling(vault: Vault) -> None:
    digest = kept(vault, "anew")
    vault.ledger.append([{**capture(digest), "src": {"b": 1, "a": "ی"}}, {**capture(digest), "src": "a plain place"}])
    assert list(vault.find(digest, {"a": "ی", "b": 1})) == [7]
    assert list(vault.find(digest, "a plain place")) == [8]


def remove(path: Path) -> None:
    path.unlink()


def damage(path: Path) -> None:
    path.write_bytes(b"\xff" * 5_000)


def damage_inside(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[200:] = bytes(len(content) - 200)
    path.write_bytes(bytes(content))


def empty_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM head")
        db.execute("UPDATE place SET seq = seq + 1, line = line + 7")
    db.close()


def lie(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE place SET line = 0")
    db.close()


def unreadable_state(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE head SET state = 'no JSON'")
    db.close()


def other_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TABLE place")
        db.execute("CREATE TABLE place (other TEXT)")
    db.close()


@pytest.mark.parametrize(
    "harm",
    [remove, damage, damage_inside, empty_tables, lie, unreadable_state, other_tables],
    ids=lambda harm: harm.__name__,
)
def test_a_harmed_index_is_made_anew(folder: Path, harm: Callable[[Path], None]) -> None:
    with opened(folder, create=False) as vault:
        digest = kept(vault, "second page")
        assert list(vault.find(digest)) == [2]
    harm(folder / "index.sqlite")
    with opened(folder, create=False) as vault:
        assert list(vault.find(digest, {"place": "an invented shelf"})) == [2]
        assert list(vault.ledger.append([capture(digest, "more")])) == [7]
        assert list(vault.find(digest)) == [2, 7]


def test_an_index_of_another_log_is_not_believed(folder: Path, tmp_path: Path) -> None:
    with filled(tmp_path / "other", checkpoints=()) as other:
        for number in range(20):
            other.ledger.append([capture(kept(other, f"other {number}"))])
        other.ledger.checkpoint()
        assert len(other.find(kept(other, "other 3"))) == 1
    shutil.copy(tmp_path / "other/index.sqlite", folder / "index.sqlite")
    with opened(folder, create=False) as vault:
        assert list(vault.find(kept(vault, "other 3"))) == []
        assert list(vault.find(kept(vault, "first page"))) == [1]
        assert vault.size() == 7


def test_a_state_the_index_makes_up_is_not_believed(folder: Path) -> None:
    with opened(folder, create=False) as vault:
        vault.ledger.checkpoint()
    index = Index(folder / "index.sqlite")
    kept_head = index.signed()
    assert kept_head is not None
    index.keep_signed(Head(kept_head.edge, "f" * 64, kept_head.offset))
    index.close()
    with opened(folder, create=False) as vault:
        vault.ledger.append([capture(kept(vault, "after"))])
        assert len(list(vault.ledger.entries())) == 8
        vault.ledger.checkpoint()
        assert list(vault.find(kept(vault, "after"))) == [7]


def test_where_no_file_can_be_made_the_index_stands_in_memory(folder: Path) -> None:
    (folder / "index.sqlite").unlink(missing_ok=True)
    (folder / "index.sqlite").mkdir()
    with opened(folder, write=False) as vault:
        assert list(vault.find(kept_name(folder))) == [1]
        assert list(vault.find(kept_name(folder))) == [1]


def kept_name(folder: Path) -> str:
    with opened(folder, write=False) as vault:
        return str(next(iter(vault.ledger.entries(1)))["object"])


@pytest.mark.slow
def test_many_entries_are_indexed_in_batches(tmp_path: Path) -> None:
    with opened(tmp_path / "vault") as vault:
        digest = kept(vault, "one of many")
        vault.ledger.append([capture(digest, f"shelf {number}") for number in range(2_500)])
        assert len(vault.find(digest)) == 2_500
        assert list(vault.find(digest, {"place": "shelf 2499"})) == [2_500]
