"""Objects: original bytes under the name of their content, linked when complete, never overwritten."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import tracemalloc
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from tests.unit.adapters.vault.cast import kept, opened, replaced

from dadkhah.adapters.vault import Vault, layout, objects, verify_vault
from dadkhah.errors import CaseReadOnly, DiskFull, IntegrityError, SourceMissing, UnknownRecord


def test_bytes_stand_under_their_hash(vault: Vault, folder: Path) -> None:
    content = b"invented bytes"
    stored = vault.blobs.put(io.BytesIO(content))
    path = folder / "objects/sha256" / stored.digest[:2] / stored.digest
    assert stored.digest == hashlib.sha256(content).hexdigest()
    assert (stored.size, stored.new, path.read_bytes()) == (14, True, content)
    assert path.stat().st_mode & 0o777 == 0o400
    assert path.stat().st_nlink == 1


def test_the_same_bytes_again_are_nothing_new(vault: Vault) -> None:
    first, second = vault.blobs.put(io.BytesIO(b"x")), vault.blobs.put(io.BytesIO(b"x"))
    assert (first.new, second.new, first.digest == second.digest) == (True, False, True)


def test_an_object_that_was_damaged_does_not_vouch_for_new_bytes(vault: Vault, folder: Path) -> None:
    path = layout.object_path(folder, kept(vault, "good"))
    replaced(path, b"evil")
    with pytest.raises(IntegrityError, match="never overwritten"):
        vault.blobs.put(io.BytesIO(b"good"))
    assert path.read_bytes() == b"evil"


@pytest.mark.parametrize("digest", ["", "ab", "g" * 64, "A" * 64, "0" * 64, "../../keys/log.vkey", "0" * 63 + "\n"])
def test_what_is_not_held_is_not_opened(vault: Vault, digest: str) -> None:
    assert not vault.blobs.has(digest)
    with pytest.raises(UnknownRecord):
        vault.blobs.open(digest)


class Slow(io.RawIOBase):
    """A stream of zeros that never gives more than it is asked for, and breaks off at the end if told to."""

    def __init__(self, size: int, breaks: bool = False) -> None:
        self._left = size
        self._breaks = breaks

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self._breaks and self._left == 0:
            raise OSError(errno.EIO, "medium error")
        size = min(len(buffer), self._left)
        self._left -= size
        buffer[:size] = bytes(size)
        return size


def buffered(stream: Slow) -> BinaryIO:
    """Return the stream as an open file would be."""
    return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", stream)))


@pytest.mark.slow
def test_memory_stays_flat(vault: Vault) -> None:
    tracemalloc.start()
    stored = vault.blobs.put(buffered(Slow(64 << 20)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert stored.size == 64 << 20
    assert peak < 8 << 20


def test_a_source_that_breaks_off_is_not_the_vaults_fault(vault: Vault, folder: Path) -> None:
    with pytest.raises(SourceMissing, match="to its end"):
        vault.blobs.put(buffered(Slow(10, breaks=True)))
    assert list((folder / "tmp").iterdir()) == []


@pytest.mark.parametrize("call", ["write", "fsync", "link"])
def test_a_full_disk_leaves_no_object(vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(DiskFull):
            vault.blobs.put(io.BytesIO(b"too much"))
    assert not vault.blobs.has(hashlib.sha256(b"too much").hexdigest())
    assert list((folder / "tmp").iterdir()) == []
    assert verify_vault(folder).verdict == "held"
    assert vault.blobs.put(io.BytesIO(b"too much")).new


def test_nothing_is_stored_when_reading_only(folder: Path) -> None:
    with opened(folder, write=False) as vault, pytest.raises(CaseReadOnly, match="reading only"):
        vault.blobs.put(io.BytesIO(b"x"))


def test_an_object_reads_back(vault: Vault) -> None:
    with vault.blobs.open(kept(vault, "read me back")) as file:
        assert file.read() == b"read me back"


def test_a_lost_folder_of_objects_is_made_again(vault: Vault, folder: Path) -> None:
    shard = layout.object_path(folder, hashlib.sha256(b"fresh").hexdigest()).parent
    assert not shard.exists()
    assert vault.blobs.has(kept(vault, "fresh"))
    assert shard.is_dir()


def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which the places that are synced from now on are added, as the system names them."""
    places: list[str] = []
    fsync = os.fsync

    def tell(handle: int) -> None:
        places.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", tell)
    return places


def shards(*words: str) -> set[str]:
    """Return where objects of such content stand."""
    return {f"objects/sha256/{hashlib.sha256(one.encode()).hexdigest()[:2]}" for one in words}


def test_folders_of_objects_are_made_durable_once(vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = synced(monkeypatch)
    kept(vault, "first page")  # which stands there: its folder may be what a killed run left
    assert [place for place in places if place.endswith("sha256")] == [str(folder / "objects/sha256")]
    assert {str(folder / shard) for shard in shards("first page")} < set(places)
    places.clear()
    kept(vault, "first page")
    assert str(folder / "objects/sha256") not in places
    kept(vault, "fresh")
    assert places[-2:] == [*(str(folder / shard) for shard in shards("fresh")), str(folder / "objects/sha256")]


def test_a_copy_without_its_empty_folders_is_made_whole_durably(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path / "vault") as vault:
        (tmp_path / "vault/objects/sha256").rmdir()
        (tmp_path / "vault/objects").rmdir()
        places = synced(monkeypatch)
        assert vault.blobs.has(kept(vault, "fresh"))
    assert {str(tmp_path / "vault" / name) for name in ("", "objects", "objects/sha256")} <= set(places)


@pytest.mark.parametrize("syncs", [True, False], ids=["syncfs", "none"])
def test_many_objects_wait_for_the_disk_together(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch, syncs: bool
) -> None:
    whole: list[Path] = []

    def sync_all(place: Path, handle: int) -> bool:
        whole.extend([place] * syncs)
        return syncs

    monkeypatch.setattr(objects, "sync_all", sync_all)
    kept(vault, "before")
    words = [f"of many {number}" for number in range(40)]
    places = synced(monkeypatch)
    with vault.blobs.together():
        for one in words:
            kept(vault, one)
    one_by_one = [*(str(folder / shard) for shard in sorted(shards(*words))), str(folder / "objects/sha256")]
    assert whole == ([folder, folder] if syncs else [])
    assert places[40:] == ([] if syncs else one_by_one)
    assert len(places) == (0 if syncs else 40 + len(one_by_one))
    assert all(vault.blobs.has(hashlib.sha256(one.encode()).hexdigest()) for one in words)
