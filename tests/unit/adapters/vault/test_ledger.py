"""The log: chained, durable before it is acknowledged, never signed against its own checkpoints."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import ACTOR, capture, changed, filled, kept, log_lines, log_path, opened

from dadkhah.adapters.signer import Ed25519Signer
from dadkhah.adapters.vault import Vault, layout, note, verify_vault
from dadkhah.adapters.vault.ledger import Log
from dadkhah.errors import DiskFull, IntegrityError, NoActor, RecordError, StorageError


def test_every_line_holds_the_hash_of_the_line_before(folder: Path) -> None:
    before = "0" * 64
    for number, line in enumerate(log_lines(folder)):
        entry = json.loads(line)
        assert (entry["seq"], entry["prev"]) == (number, before)
        before = hashlib.sha256(b"\x00" + line[:-1]).hexdigest()
    assert number == 6


def test_entries_get_their_number_time_and_log(vault: Vault) -> None:
    seqs = vault.ledger.append(
        [capture(kept(vault, "a")), capture(kept(vault, "b"), at="2030-01-01", clock_source="x")]
    )
    first, second = vault.ledger.entries(7)
    assert list(seqs) == [first["seq"], second["seq"]] == [7, 8]
    assert (first["at"], first["clock_source"]) == ("2031-04-05T06:07:08Z", "system")
    assert (second["at"], second["clock_source"]) == ("2030-01-01", "x")
    assert first["origin"] == vault.origin


def test_reading_may_start_anywhere(vault: Vault) -> None:
    assert [entry["seq"] for entry in vault.ledger.entries(4)] == [4, 5, 6]
    assert list(vault.ledger.entries(7)) == []
    assert list(vault.ledger.entries(70_000)) == []


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ({"act": "capture"}, NoActor),
        ({"act": "capture", "by": " "}, NoActor),
        ({"act": "capture", "by": 7}, NoActor),
        ({"act": "invent", "by": ACTOR}, RecordError),
        ({"by": ACTOR}, RecordError),
        ({"act": "capture", "by": ACTOR, "seq": 3}, RecordError),
        ({"act": "capture", "by": ACTOR, "prev": ""}, RecordError),
        ({"act": "capture", "by": ACTOR, "bytes": 1.5}, RecordError),
        ({"act": "capture", "by": ACTOR, "method": "\ud800"}, RecordError),
        ({"act": "annotate", "by": ACTOR, "method": "x" * 65_535}, RecordError),
        ({"act": "capture", "by": ACTOR, "object": "0" * 64}, IntegrityError),
        ({"act": "derive", "by": ACTOR, "text": ""}, IntegrityError),
        ({"act": "derive", "by": ACTOR, "sidecar": None}, IntegrityError),
    ],
)
def test_what_must_not_enter_does_not(
    vault: Vault, folder: Path, entry: dict[str, object], kind: type[Exception]
) -> None:
    before = log_path(folder).read_bytes()
    with pytest.raises(kind):
        vault.ledger.append([capture(kept(vault, "good")), entry])
    assert log_path(folder).read_bytes() == before


def test_the_longest_line_enters_and_one_byte_more_does_not(vault: Vault, folder: Path) -> None:
    vault.ledger.append([{"act": "annotate", "by": ACTOR, "method": ""}])
    room = layout.LINE_LIMIT - len(log_lines(folder)[-1]) + 1
    vault.ledger.append([{"act": "annotate", "by": ACTOR, "method": "x" * room}])
    assert len(log_lines(folder)[-1]) == layout.LINE_LIMIT + 1
    with pytest.raises(RecordError, match="put the long part into an object"):
        vault.ledger.append([{"act": "annotate", "by": ACTOR, "method": "x" * (room + 1)}])
    vault.ledger.checkpoint()
    assert verify_vault(folder).verdict == "held"
    with opened(folder, create=False) as again:
        assert again.size() == 9


def test_a_checkpoint_signs_the_present_state_once(vault: Vault, folder: Path) -> None:
    first = vault.ledger.checkpoint()
    assert first == vault.ledger.checkpoint()
    read = note.parse(first.encode())
    assert (read.origin, read.size) == (vault.origin, 7)
    vault.ledger.append([capture(kept(vault, "more"))])
    assert note.parse(vault.ledger.checkpoint().encode()).size == 8
    assert layout.checkpoint_sizes(folder) == [1, 4, 7, 8]


def test_nothing_to_append_appends_nothing(vault: Vault) -> None:
    assert list(vault.ledger.append([])) == []
    assert vault.size() == 7


def test_two_open_vaults_continue_one_chain(folder: Path) -> None:
    with opened(folder, create=False) as one, opened(folder, create=False) as two:
        for number, vault in enumerate([one, two, two, one, two]):
            assert list(vault.ledger.append([capture(kept(vault, str(number)))])) == [7 + number]
        one.ledger.checkpoint()
        assert one.size() == two.size() == 12
    assert verify_vault(folder).verdict == "held"


@pytest.mark.parametrize("tail", [b"{", b'{"act":"capture"', b"\x00" * 200_000, b"\xff\xfe", b"x" * 70_000])
def test_a_torn_tail_is_kept_logged_and_cut_off(folder: Path, tail: bytes) -> None:
    with log_path(folder).open("ab") as file:
        file.write(tail)
    report = verify_vault(folder)
    assert (report.verdict, len(report.warnings)) == ("held", 1)
    with opened(folder, create=False) as vault:
        assert list(vault.ledger.append([capture(kept(vault, "next"))])) == [8]
        torn, entry = vault.ledger.entries(7)
        assert (torn["act"], torn["bytes"], entry["act"]) == ("torn", len(tail), "capture")
        with vault.blobs.open(str(torn["object"])) as file:
            assert file.read() == tail
        vault.ledger.checkpoint()
    assert verify_vault(folder).verdict == "held"


def test_a_last_line_that_lost_its_end_is_no_torn_tail(folder: Path) -> None:
    log_path(folder).write_bytes(log_path(folder).read_bytes()[:-1])
    with opened(folder, create=False) as vault, pytest.raises(IntegrityError, match="contradict"):
        vault.ledger.append([capture(kept(vault, "next"))])


def test_the_last_line_is_watched_while_the_vault_is_open(vault: Vault, folder: Path) -> None:
    assert vault.size() == 7
    log_path(folder).write_bytes(log_path(folder).read_bytes()[:-1])
    with pytest.raises(IntegrityError):
        vault.ledger.append([capture(kept(vault, "next"))])


def test_nothing_is_read_where_the_log_is_as_this_run_left_it(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.ledger.append([capture(kept(vault, "first"))])
    digest = kept(vault, "second")
    with monkeypatch.context() as patch:
        patch.setattr(os, "pread", None)
        assert list(vault.ledger.append([capture(digest)])) == [8]


@pytest.mark.parametrize("times", [None, "put back"])
def test_a_last_line_that_others_changed_is_seen(vault: Vault, folder: Path, times: str | None) -> None:
    vault.ledger.append([capture(kept(vault, "first"))])
    path, before = log_path(folder), log_path(folder).stat()
    content = path.read_bytes()
    time.sleep(0.02)  # a file's time of change is as coarse as the kernel's tick
    path.write_bytes(content[:-10] + content[-10:].replace(b"T", b"t").replace(b"}", b"]"))
    if times:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    with pytest.raises(IntegrityError):
        vault.ledger.append([capture(kept(vault, "next"))])


def test_after_a_rotation_that_failed_at_its_end_the_old_key_signs_nothing(folder: Path) -> None:
    with opened(folder, create=False) as vault:
        assert vault.ledger.append([capture(kept(vault, "first"))])
        new = Ed25519Signer(vault.origin, b"n" * 32)
        with pytest.raises(StorageError):
            vault.ledger.rotate(new, ACTOR, lambda: None, refused)
        with pytest.raises(IntegrityError, match="private key"):
            vault.ledger.append([capture(kept(vault, "next"))])


def refused() -> None:
    raise OSError(errno.EIO, "broken")


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_leaves_the_log_as_it_was(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    digest, before = kept(vault, "good"), log_path(folder).read_bytes()
    real = os.write

    def full(handle: int, content: bytes = b"") -> int:
        if call == "write" and len(content) > 10:
            return real(handle, bytes(content[:10]))
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(DiskFull):
            vault.ledger.append([capture(digest)])
    assert log_path(folder).read_bytes() == before
    assert list(vault.ledger.append([capture(digest)])) == [7]
    vault.ledger.checkpoint()
    assert verify_vault(folder).verdict == "held"


def test_what_could_not_be_taken_back_is_repaired_by_the_next_append(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest, real = kept(vault, "good"), os.write

    def torn(handle: int, content: bytes) -> int:
        if len(content) > 10:
            return real(handle, bytes(content[:10]))
        raise OSError(errno.EIO, "broken")

    def stuck(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", torn)
        patch.setattr(os, "ftruncate", stuck)
        with pytest.raises(StorageError):
            vault.ledger.append([capture(digest)])
    assert not log_path(folder).read_bytes().endswith(b"\n")
    assert list(vault.ledger.append([capture(digest)])) == [8]
    assert [entry["act"] for entry in vault.ledger.entries(6)] == ["capture", "torn", "capture"]


def test_a_full_disk_leaves_no_checkpoint(vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.ledger.append([capture(kept(vault, "good"))])

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", full)
        with pytest.raises(DiskFull):
            vault.ledger.checkpoint()
    assert layout.checkpoint_sizes(folder) == [1, 4, 7]
    assert verify_vault(folder).warnings == ("entries 7 to 7 come after the last checkpoint: not signed yet",)
    vault.ledger.checkpoint()
    assert verify_vault(folder).warnings == ()


def test_a_log_that_contradicts_its_checkpoint_is_not_signed_again(folder: Path) -> None:
    (folder / "index.sqlite").unlink(missing_ok=True)
    changed(folder, lambda lines: [*lines[:-1], lines[-1].replace(b"shelf", b"shell")])
    with opened(folder, create=False) as vault, pytest.raises(IntegrityError, match="contradict"):
        vault.ledger.checkpoint()


def test_a_log_without_checkpoints_is_not_continued(folder: Path) -> None:
    for path in (folder / "log/checkpoints").glob("*"):
        path.rename(folder / "tmp" / path.name)
    with opened(folder, create=False, write=False) as vault, pytest.raises(IntegrityError, match="no checkpoint"):
        vault.size()


def test_a_damaged_line_after_the_checkpoint_is_named(folder: Path) -> None:
    with opened(folder, create=False) as vault:
        vault.ledger.append([capture(kept(vault, "a")), capture(kept(vault, "b"))])
    changed(folder, lambda lines: [*lines[:-2], lines[-2].replace(b'"', b"'"), lines[-1]])
    with opened(folder, create=False) as vault, pytest.raises(IntegrityError, match=r"000000000\.jsonl line 8"):
        vault.ledger.append([capture(kept(vault, "c"))])


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let a file of the log hold 64 lines; test_two_log_files_hold of verify.sh fills a real one."""
    monkeypatch.setattr(layout, "LINES_PER_FILE", 64)
    return layout.LINES_PER_FILE


def test_a_file_holds_65536_entries() -> None:
    assert layout.LINES_PER_FILE == 65_536


def test_a_new_file_begins_where_one_is_full(tmp_path: Path, short: int) -> None:
    with opened(tmp_path / "vault") as vault:
        log: Log = vault.ledger
        entry = {"act": "access", "by": ACTOR}
        assert list(log.append([entry] * (short - 3)))[-1] == short - 3
        assert list(log.append([entry] * 4)) == [short - 2, short - 1, short, short + 1]
        log.checkpoint()
    names = sorted(path.name for path in (vault.folder / "log/entries").iterdir())
    assert names == ["000000000.jsonl", "000000001.jsonl"]
    with opened(vault.folder, create=False) as again:
        assert again.size() == short + 2
        assert [entry["seq"] for entry in again.ledger.entries(short - 1)] == [short - 1, short, short + 1]
        assert list(again.ledger.append([entry])) == [short + 2]
    report = verify_vault(vault.folder)
    assert (report.verdict, report.entries) == ("held", short + 3)


@pytest.mark.parametrize("beside", [-1, 0, 1])
def test_the_seam_between_two_files_holds(tmp_path: Path, short: int, beside: int) -> None:
    size = short + beside
    with opened(tmp_path / "vault") as vault:
        vault.ledger.append([{"act": "access", "by": ACTOR}] * (size - 1))
        vault.ledger.checkpoint()
    with opened(tmp_path / "vault") as again:
        assert list(again.ledger.append([{"act": "access", "by": ACTOR}])) == [size]
        again.ledger.checkpoint()
    assert verify_vault(tmp_path / "vault").verdict == "held"


def test_a_filled_vault_is_the_same_every_time(tmp_path: Path) -> None:
    roots = []
    for name in ("one", "two"):
        with filled(tmp_path / name) as vault:
            roots.append(vault.ledger.checkpoint())
    assert roots[0] == roots[1]
