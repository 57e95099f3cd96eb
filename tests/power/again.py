"""What is done to a vault that met something worse before: a kill, or a sync that failed, and then goes on.

In: as in `scripts`. Out: more of them. A run that goes on builds on what it finds; that is on the disk for sure only if
somebody sees to it, since the run before did not get so far.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.power import scripts
from tests.power.recorder import Killed, Recorder, Trouble, none
from tests.power.scripts import CASE, GIVEN, VAULT, Script, appended, one, sealed, signed, stand
from tests.unit.adapters.vault.cast import ACTOR, Counted, FrozenClock, capture, kept, opened
from tests.unit.adapters.vault.rich import Chance
from tests.unit.work.desks import desk_in
from tests.unit.work.rings import PHRASE

from dadkhah import wiring
from dadkhah.adapters import custody
from dadkhah.adapters.clock import SystemRandom
from dadkhah.adapters.keyring import KeyRing
from dadkhah.adapters.signer import load_signer
from dadkhah.adapters.vault import disk, layout, open_vault
from dadkhah.adapters.vault.vault import read_origin
from dadkhah.errors import StorageError
from dadkhah.work.erase import erase
from dadkhah.work.rebuild import rebuild


def where(call: str, path: str, what: str = "kill", *, after: int = 0) -> Trouble:
    """Return what goes wrong at calls of a name whose path ends so, after so many of them went well."""
    seen = [0]

    def trouble(number: int, called: str, place: str) -> str:
        if called not in call.split() or not place.endswith(path):
            return ""
        seen[0] += 1
        return what if seen[0] > after else ""

    return trouble


def killed(to: Recorder, trouble: Trouble, run: Callable[[], object]) -> None:
    """Do something in a process that is killed on the way."""
    to.trouble = trouble
    with pytest.raises(Killed):
        run()
    to.trouble = none
    to.revive()


def line(top: Path, words: str) -> None:
    """Append an entry that nobody is told of."""
    with opened(top / VAULT) as vault:
        vault.ledger.append([capture(kept(vault, words))])


def unsynced_line(top: Path, to: Recorder) -> None:
    """A kill before the first line of a new log file is synced; the next run signs it."""
    killed(to, where("fsync", "000000001.jsonl"), lambda: line(top, "never synced"))
    with opened(top / VAULT) as vault:
        signed(vault, to)
        one(vault, "after the kill", to)


def full(top: Path) -> None:
    """Make a vault whose log file of four lines is full."""
    stand(top)
    line(top, "the fourth line")


def unsynced_shard(top: Path, to: Recorder) -> None:
    """A kill before the name of a new folder of objects is synced; the next run finds it there."""

    def begun() -> None:
        with opened(top / VAULT) as vault:
            kept(vault, "the same page")

    killed(to, where("fsync", "objects/sha256", after=1), begun)
    with opened(top / VAULT) as vault:
        one(vault, "the same page", to)


def unsynced_checkpoint(top: Path, to: Recorder) -> None:
    def begun() -> None:
        with opened(top / VAULT) as vault:
            one(vault, "before the kill", to)
            vault.ledger.checkpoint()

    killed(to, where("fsync", "log/checkpoints"), begun)
    with opened(top / VAULT) as vault:
        signed(vault, to)


def unsynced_birth(top: Path, to: Recorder) -> None:
    killed(to, where("fsync", "new/deep"), lambda: opened(top / VAULT).close())
    with opened(top / VAULT) as vault:
        one(vault, "after the kill", to)


def unsynced_rotation(top: Path, to: Recorder) -> None:
    """A kill before the entry that brings the new key in is synced: nobody may put the key in place before it is."""

    def begun() -> None:
        with opened(top / VAULT) as vault:
            vault.rotate(Chance(), ACTOR)

    killed(to, where("fsync", ".jsonl"), begun)
    with opened(top / VAULT):
        to.ack("opened")


def unsynced_decision(top: Path, to: Recorder) -> None:
    """A kill before a decision to erase is synced: nobody may carry it out before it is."""

    def begun() -> None:
        with desk_in(top / CASE, phrase=PHRASE) as desk:
            source = desk.record.sources()[0]
            to.ack("asked", source.key)
            erase(desk, [source.object], outcome="granted", request="letter 14", ground="consent was withdrawn")

    killed(to, where("fsync", ".jsonl"), begun)
    with desk_in(top / CASE) as desk:
        rebuild(desk)
        to.ack("opened")


def unsynced_end(top: Path, to: Recorder) -> None:
    """A kill before the end of a key that was erased is durable; the next run does not find it, and goes on."""

    def begun() -> None:
        with desk_in(top / CASE, phrase=PHRASE) as desk:
            source = desk.record.sources()[0]
            erase(desk, [source.object], outcome="granted", request="letter 14", ground="consent was withdrawn")

    killed(to, where("fsync", "private/keys"), begun)
    with desk_in(top / CASE, random=SystemRandom()) as desk:
        rebuild(desk)
        scripts.taken(desk, ["Karsk"], to, source_class="public")


def unsynced_salt(top: Path, to: Recorder) -> None:
    """A kill before the salt of places is synced; the next run names places with it."""
    killed(to, where("fsync", "vault/private", after=1), lambda: began(top))
    with desk_in(top / CASE, random=SystemRandom()) as desk:
        to.ack("case", (top / CASE / "vault/private/place.salt").read_bytes())
        scripts.taken(desk, ["Orsa"], to)


def began(top: Path) -> None:
    with desk_in(top / CASE, random=SystemRandom()):
        """Nothing is taken in yet."""


def unsynced_key(top: Path, to: Recorder) -> None:
    """A kill before the name of a key that somebody handed over is synced; it is handed over again."""
    with desk_in(top / CASE, phrase=PHRASE) as desk:
        own = next(desk.keys.ids())
        halves = [(top / CASE / f"vault/private/keys/{own}.{kind}").read_bytes() for kind in ("age", "pub")]
        ring = KeyRing(top / CASE / "vault", desk.vault.blobs, SystemRandom())
        killed(to, where("fsync", "private/keys", after=1), lambda: ring.accept("ab" * 16, *halves))
    with desk_in(top / CASE, phrase=PHRASE) as desk:
        KeyRing(top / CASE / "vault", desk.vault.blobs, SystemRandom()).accept("ab" * 16, *halves)
        to.ack("key", "ab" * 16)


def unsynced_merge(top: Path, to: Recorder) -> None:
    def merge(turn: int) -> None:
        with desk_in(top / CASE, phrase=PHRASE) as desk:
            wiring.merge(desk, top / CASE, top / f"bundle-{turn}.zip")
            to.ack("merged", *[(log.origin, sum(1 for _ in log.entries())) for log in desk.others()])

    killed(to, where("fsync", "new/case/merged"), lambda: merge(1))
    merge(1)


def gone_bad(top: Path, to: Recorder) -> None:
    """A sync of the log fails, and the line cannot be taken back: Linux now takes its pages for clean."""
    with opened(top / VAULT) as vault:
        to.trouble = where("fsync ftruncate", ".jsonl", "EIO")
        with contextlib.suppress(StorageError):
            vault.ledger.append([capture(kept(vault, "of which no sync tells"))])
        to.trouble = none
        one(vault, "after the sync that failed", to)
    with opened(top / VAULT) as vault:
        one(vault, "in the next run", to)
        signed(vault, to)


def taken_back(top: Path, to: Recorder) -> None:
    """Many lines over the end of a file are refused at the second file: none of them may come back."""
    with opened(top / VAULT) as vault:
        digests = [kept(vault, f"refused {number}") for number in range(3)]
        to.trouble = where("write", "000000001.jsonl", "ENOSPC")
        with pytest.raises(StorageError):
            vault.ledger.append([capture(digest) for digest in digests])
        to.trouble = none
        to.ack("refused", *digests)
        appended(vault, [kept(vault, "taken")], to)


def without_private(top: Path) -> None:
    """Make a vault whose private key is kept elsewhere."""
    stand(top)
    layout.private_path(top / VAULT).rename(top / "log.key")
    (top / VAULT / "private").rmdir()


def rotated_outside(top: Path, to: Recorder) -> None:
    """Rotate with a key that is kept elsewhere, so that the folder of private keys is made on the way."""
    signer = load_signer(top / "log.key", read_origin(top / VAULT))
    with open_vault(top / VAULT, clock=FrozenClock(), random=Counted(), signer=signer) as vault:
        to.ack("rotated", vault.rotate(Chance(), ACTOR), b"")


def given_outside(top: Path, to: Recorder) -> None:
    """Hand an exhibit out where the folder of private things is made on the way."""
    signer = load_signer(top / "log.key", read_origin(top / VAULT))
    with open_vault(top / VAULT, clock=FrozenClock(), random=Counted(), signer=signer) as vault:
        custody.exhibit(vault, 1, top / GIVEN[0], ACTOR)
    disk.write_file(layout.private_path(top / VAULT), (top / "log.key").read_bytes(), 0o600)
    disk.sync_folder(top / VAULT / "private")
    to.ack("file", GIVEN[0], (top / GIVEN[0]).read_bytes())


def killed_at(script: Script, call: int) -> Script:
    """Return a script that is killed before a call, and after which the next run signs, takes in, and is told so."""

    def run(top: Path, to: Recorder) -> None:
        to.trouble = lambda number, name, path: "kill" if number == call else ""
        with contextlib.suppress(Killed):
            script.run(top, to)
        to.trouble = none
        to.revive()
        if script.sealed:
            with desk_in(top / CASE, random=SystemRandom()) as desk:
                rebuild(desk)
                scripts.taken(desk, ["Karsk"], to, source_class="public")
        else:
            with opened(top / VAULT) as vault:
                signed(vault, to)
                one(vault, "after the kill", to)

    return Script(f"{script.name} killed", run, script.begin, script.lines, script.sealed)


WORSE: tuple[Script, ...] = (
    Script("unsynced line", unsynced_line, full, 4),
    Script("unsynced shard", unsynced_shard, stand),
    Script("unsynced checkpoint", unsynced_checkpoint, stand),
    Script("unsynced birth", unsynced_birth),
    Script("unsynced rotation", unsynced_rotation, stand),
    Script("unsynced decision", unsynced_decision, sealed, sealed=True),
    Script("unsynced end", unsynced_end, sealed, sealed=True),
    Script("unsynced salt", unsynced_salt, sealed=True),
    Script("unsynced key", unsynced_key, sealed, sealed=True),
    Script("unsynced merge", unsynced_merge, scripts.two, sealed=True),
    Script("gone bad", gone_bad, stand),
    Script("taken back", taken_back, stand, 4),
    Script("exhibit elsewhere", given_outside, without_private),
    Script("key elsewhere", rotated_outside, without_private),
)

OUTSIDE = frozenset(script.name for script in WORSE if script.begin is without_private)
"""Scripts after which nobody can go on: the key that signs is not there."""
