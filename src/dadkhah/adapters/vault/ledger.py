"""The chained, append-only custody log.

In: entries with an actor. Out: lines that are durable before they are acknowledged, and signed checkpoints over them.

Invariants: a line is never changed; what is appended continues the newest signed checkpoint; every reference was held
by the vault when its entry was appended; reading needs no lock.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from dadkhah.adapters.signer import VerifierKey
from dadkhah.adapters.vault import layout, note, write
from dadkhah.adapters.vault.clockwork import Clockwork
from dadkhah.adapters.vault.disk import reading, storing, sync_folder, write_file
from dadkhah.adapters.vault.entry import check_references, complete
from dadkhah.adapters.vault.head import Head, ends, entry_at, line_before, read_entries
from dadkhah.adapters.vault.index import Index
from dadkhah.adapters.vault.keys import Ring, ring_of, rotation
from dadkhah.adapters.vault.lock import WriterLock
from dadkhah.adapters.vault.objects import Objects
from dadkhah.adapters.vault.resume import catch_up, confirm, has_torn_tail, last_head, place, signed_head, stands
from dadkhah.errors import CaseReadOnly, IntegrityError
from dadkhah.ports import Clock, Entry, Signer, Stored


class Log:
    """The custody log of one vault (the port Ledger).

    Args:
        folder: the vault.
        key: the public key that the log began with; its name is the log's origin.
        signer: the private half, or None to read only.
        blobs: the vault's objects.
        clock: tells when an entry was made.
        lock: the writer's lock.
    """

    def __init__(
        self, folder: Path, *, key: VerifierKey, signer: Signer | None, blobs: Objects, clock: Clock, lock: WriterLock
    ) -> None:
        self._folder = folder
        self._key = key
        self._signer = signer
        self._blobs = blobs
        self._clock = clock
        self._clockwork = Clockwork()
        self._lock = lock
        self._index = Index(folder / "index.sqlite")
        self._head: Head | None = None
        self._firm = Head()
        self._line, self._line_of = b"", Head()
        self._kept = write.Kept()

    def append(self, entries: Sequence[Entry]) -> Sequence[int]:
        """Chain, append and sync entries; return their sequence numbers once they are durable.

        Raises RecordError, NoActor or IntegrityError for an entry that must not enter, CaseBusy, CaseReadOnly, DiskFull
        or StorageError when it cannot; then none of them has entered.
        """
        now = self._clock.now()
        ready = [complete(entry, self._key.name, now) for entry in entries]
        for entry in ready:
            check_references(entry, self._blobs.has)
        self._signing()
        with self._lock, storing(self._folder):
            head = self._timed(self._mended())
            self._write(ready, head)
        return range(head.size, head.size + len(ready))

    def rotate(self, new: Signer, by: str, keep: Callable[[], None], adopt: Callable[[], None]) -> int:
        """Go over to another key, by an entry that both keys sign; return the entry's number.

        `keep` makes the new private key durable before the entry says that it signs; `adopt` puts it in the old one's
        place afterwards. Sign the checkpoint next. Raises what `append` raises.
        """
        old = self._signing()
        with self._lock, storing(self._folder):
            head = self._timed(self._mended())
            with storing(self._folder):
                keep()
                self._write([complete(rotation(head, old, new, by), self._key.name, self._clock.now())], head)
                self._kept.forget()  # where the next step fails, the key has to be looked at again
                adopt()
            self._signer = new
        return head.size

    def ring(self) -> Ring:
        """Return the log's keys up to its present end; raise IntegrityError when an entry brings one in wrongly."""
        with reading(self._folder):
            return self._ring(self._present())

    def entries(self, start: int = 0) -> Iterator[Entry]:
        """Yield the entries in order, from a sequence number on; raise IntegrityError at a line that is damaged."""
        with reading(self._folder):
            yield from read_entries(self._folder, start)

    def size(self) -> int:
        """Return the number of entries; raise IntegrityError when the log contradicts itself."""
        with reading(self._folder):
            return self._present().size

    def checkpoint(self) -> str:
        """Sign the present state unless it is signed already; return the signed note."""
        signer = self._signing()
        with self._lock, storing(self._folder):
            head = self._mended()
            path = layout.checkpoint_path(self._folder, head.size)
            with storing(path):
                if not path.exists():
                    made = note.sign(self._key.name, head.size, head.edge.root(), signer, self._ring(head).newest)
                    place_checkpoint(self._folder, path, made.spell())
                sync_folder(path.parent.parent)  # also when it stood there: whoever made it may not have got so far
            confirm(self._folder, self._key, head, head.size)
            self._index.keep_signed(head)
            return path.read_text(encoding="utf-8")

    def find(self, digest: str, src: Mapping[str, object] | str | None = None) -> Sequence[int]:
        """Return the entries whose `object` is that, from that place (`src`), or from anywhere when None is given."""
        wanted = None if src is None else place(src)
        for _ in range(2):  # the file as it is, the file made anew, and then in memory
            with contextlib.suppress(LookupError), reading(self._folder):
                return self._found(digest, wanted)
            self._index.forget()
        with reading(self._folder):
            return self._found(digest, wanted)

    def settle(self) -> None:
        """Make durable what runs that were killed have left behind the newest checkpoint. Asks for the writer's lock.

        Whoever acts on an entry must not do so before. Raises IntegrityError, StorageError.
        """
        self._settled(self._present())

    def close(self) -> None:
        """Let go of the derived index and of the log file."""
        self._index.close()
        self._kept.forget()

    def _signing(self) -> Signer:
        """Return the private key; raise CaseReadOnly without one."""
        if self._signer is None:
            raise CaseReadOnly("the vault was opened for reading only", where=str(self._folder))
        return self._signer

    def _ring(self, head: Head) -> Ring:
        try:
            return ring_of(self._folder, self._key, head)
        except ValueError as error:
            raise IntegrityError(f"an entry brings in a key and {error}", where="log/entries") from error

    def _timed(self, head: Head) -> Head:
        """Return the state after an entry that says that the clock jumped, when it did since the last line."""
        line = self._line if head is self._line_of else line_before(self._folder, head)
        jump = self._clockwork.jump(line, self._clock.now())
        return self._write([complete(jump, self._key.name, self._clock.now())], head) if jump else head

    def _present(self) -> Head:
        """Return the state at the last complete line."""
        head = self._head
        if head is None or not stands(self._folder, head):
            head = self._firm = signed_head(self._folder, self._key, self._index)
        self._head = head if ends(self._folder, head) else last_head(self._folder, head)
        return self._head

    def _mended(self) -> Head:
        """Return the present state after a torn tail was kept, logged and cut off. Asks for the writer's lock.

        Raises IntegrityError when the private key is one that the log has replaced: an old copy of it signs no more.
        """
        if self._firm.offset and self._kept.stands(layout.entries_path(self._folder, self._firm.file)):
            return self._firm  # nobody has appended, mended or cut anything: nothing is read
        self._kept.forget()
        head = self._settled(self._present())
        if head.turns and self._signer and self._signer.verifier != self._ring(head).newest.line:
            raise IntegrityError("the private key is not the one of this log", where=str(self._folder))
        if has_torn_tail(self._folder, head):
            path = layout.entries_path(self._folder, head.file)
            with path.open("rb") as file:
                file.seek(head.offset)
                kept = self._blobs.put(file)
            with storing(path):
                os.truncate(path, head.offset)  # durable with the entry that says so
            head = self._write([complete(torn(kept), self._key.name, self._clock.now())], head)
        return head

    def _settled(self, head: Head) -> Head:
        """Return a state whose every line is durable, also those that others wrote since this run last looked."""
        if head is not self._firm and head != self._firm:
            with storing(self._folder):
                write.write_again(self._folder, self._firm, head)
            self._firm = head
        return head

    def _write(self, entries: Sequence[Entry], head: Head) -> Head:
        """Append entries that are complete, durably; return the state after them."""
        blocks, after = write.chained(entries, head)
        with storing(self._folder):
            write.write_blocks(self._folder, blocks, self._kept)
        self._head = self._firm = after
        self._line, self._line_of = blocks[-1][1][:-1].rpartition(b"\n")[2] if blocks else b"", after
        return after

    def _found(self, digest: str, wanted: str | None) -> list[int]:
        """Return what the index finds; raise LookupError when the log itself does not say so."""
        catch_up(self._folder, self._index)
        found = self._index.found(digest, wanted)
        for seq, offset in found:
            entry = entry_at(self._folder, seq, offset)
            if (entry.get("seq"), entry.get("object")) != (seq, digest) or wanted not in (
                None,
                place(entry.get("src")),
            ):
                raise LookupError("the index does not tell what the log says")
        return [seq for seq, _ in found]


def torn(kept: Stored) -> Entry:
    """Return the entry that says that a torn tail was found and is kept as an object."""
    return {
        "act": "torn",
        "by": "dadkhah",
        "role": "program",
        "method": "bytes after the last complete line, never acknowledged: kept as an object and cut off",
        "object": kept.digest,
        "bytes": kept.size,
    }


def place_checkpoint(folder: Path, path: Path, content: bytes) -> None:
    """Make a checkpoint's folder and file appear at once; durable with the folder of all checkpoints.

    Asks for the writer's lock.
    """
    made = folder / "tmp" / "checkpoint"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        write_file(made / path.name, content)
        sync_folder(made)
        made.rename(path.parent)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        raise
