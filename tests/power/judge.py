"""What is left after the power came back: is all there that somebody was told is safe, and does work go on?

In: the folder as it was left, and what was said before the cut. Out: what was lost, in words; nothing when all is well.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.power.disk import Op
from tests.power.scripts import CASE, GIVEN, VAULT, Script, paper
from tests.unit.adapters.vault.cast import capture, kept, opened
from tests.unit.work.desks import desk_in
from tests.unit.work.rings import PHRASE

from dadkhah.adapters.folder.case import CaseFolder
from dadkhah.adapters.keyring import KeyRing
from dadkhah.adapters.vault import Vault, layout, verify_vault
from dadkhah.adapters.vault.attached import SIGNERS, beginnings, digest_of
from dadkhah.errors import DadkhahError
from dadkhah.work.add import add
from dadkhah.work.erase import erased
from dadkhah.work.rebuild import rebuild
from dadkhah.work.verify import verify

DOCUMENTED = (
    r"entries \d+ to \d+ come after the last checkpoint: not signed yet",
    r"log/entries/\d{9}\.jsonl line \d+: a torn tail, never acknowledged; the next run keeps it apart",
    r"entry \d+ tells of an export that was never delivered: the next run that writes says so",
    r"keys/allowed_signers has lines that are not in the log: they count for nothing",
    r"\S+ is not in the log yet: nothing would show that it was removed",
)
"""Warnings that docs/explanation/vault.md tells of."""

Said = tuple[Any, ...]


def losses(top: Path, script: Script, said: Sequence[Said], raw: Callable[[], Iterator[bytes]]) -> list[str]:
    """Return what was lost. `raw` yields what stands in any block of the disk, also of files without a name."""
    try:
        found = [*proof(top / script.vault, bool(said)), *promises(top, script, said, raw)]
        return found or [*after(top, script)] or kept_promises(top, script, said)
    except (DadkhahError, OSError, LookupError, ValueError, AssertionError) as error:
        return [f"{type(error).__name__}: {error}"]


def proof(vault: Path, promised: bool) -> Iterator[str]:
    """Check that the vault holds, and that every warning is one that the documentation tells of."""
    if not vault.exists() and not promised:
        return
    report = verify_vault(vault)
    if report.verdict != "held":
        yield f"verify says {report.verdict}: {report.findings}"
    yield from (f"warned: {one}" for one in report.warnings if not any(re.fullmatch(kind, one) for kind in DOCUMENTED))


def promises(top: Path, script: Script, said: Sequence[Said], raw: Callable[[], Iterator[bytes]]) -> Iterator[str]:
    """Check what was said before any program changes what is left."""
    for kind, *what in said:
        if kind == "erased":
            yield from ("a key that was erased can be read off the disk" for block in raw() if what[1] in block)
            yield from (f"{path.name} was erased and is there" for path in (top / CASE).rglob(f"{what[0]}.age"))
        elif kind == "shredded":
            yield from ("a field that was erased can be read off the disk" for block in raw() if what[1] in block)
            if (top / what[0]).exists():
                yield "the file of a field that was erased is there"
        elif kind == "rotated" and any(path.read_bytes() == what[1] for path in (top / VAULT / "private").glob("*")):
            yield "the old private key is still there"
        elif kind == "case" and not (
            (top / CASE / "dadkhah.toml").is_file() and (top / CASE / "dadkhah.toml").read_bytes()
        ):
            yield "the settings are not there"
        elif kind == "case" and (top / CASE / "vault/private/place.salt").read_bytes() != what[0]:
            yield "places have other names now"
        elif kind == "draft" and not CaseFolder(top / CASE).drafts.made_from() and ("ring",) not in said:
            yield "the draft is not there"
        elif kind == "file" and (not (top / what[0]).is_file() or (top / what[0]).read_bytes() != what[1]):
            yield f"{what[0]} is not there, or not whole"


def after(top: Path, script: Script) -> Iterator[str]:
    """Let the next run work, and look at everything again."""
    yield from next_case(top / CASE) if script.sealed else next_vault(top / VAULT)
    report = verify_vault(top / script.vault)
    if report.verdict != "held":
        yield f"after the next run verify says {report.verdict}: {report.findings}"


def next_vault(folder: Path) -> Iterator[str]:
    with opened(folder) as vault:
        vault.ledger.append([capture(kept(vault, "after the power came back"))])
        vault.ledger.checkpoint()
    left = [path.name for path in (folder / "tmp").iterdir()]
    if left:
        yield f"tmp/ holds {left}"


def next_case(folder: Path) -> Iterator[str]:
    with desk_in(folder) as desk:
        rebuild(desk)
        if [one.outcome for one in add(desk, [paper("Karwan")], {"source_class": "public"})] != ["captured"]:
            yield "the next source could not be taken in"
        desk.vault.ledger.checkpoint()
        yield from (str(finding) for finding in verify(desk))


def kept_promises(top: Path, script: Script, said: Sequence[Said]) -> list[str]:
    """Return which acknowledged things are no longer there, now that the next run has worked."""
    found: list[str] = []
    with opened(top / script.vault, create=False, write=False) as vault:
        entries = list(vault.ledger.entries())
        for kind, *what in said:
            found += [f"{kind} {str(what)[:80]}: {why}" for why in CHECKS.get(kind, nothing)(vault, entries, what)]
    if script.sealed:
        found += case_promises(top / CASE, said)
    return found + exports(top, entries)


def exports(top: Path, entries: list[Any]) -> list[str]:
    """Compare what the log says left with what stands there: one entry for each, and none for what never left."""
    withdrawn = {entry["entry"] for entry in entries if entry["act"] == "annotate" and "delivery" in entry}
    told = [entry["seq"] for entry in entries if entry["act"] == "export" and entry["seq"] not in withdrawn]
    there = [name for name in GIVEN if (top / name).exists()]
    return [] if len(told) == len(there) else [f"exports: the log tells of {len(told)}, and {there} stand there"]


def nothing(vault: Vault, entries: list[Any], what: list[Any]) -> Iterator[str]:
    yield from ()


def objects(vault: Vault, entries: list[Any], what: list[Any]) -> Iterator[str]:
    for digest in what:
        path = layout.object_path(vault.folder, digest)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield "the object is not there whole"


def numbered(vault: Vault, entries: list[Any], what: list[Any]) -> Iterator[str]:
    for seq, digest in what:
        if seq >= len(entries) or (entries[seq]["seq"], entries[seq]["object"]) != (seq, digest):
            yield f"line {seq} is not in the log"
        yield from objects(vault, entries, [digest])


def length(vault: Vault, entries: list[Any], what: list[Any]) -> Iterator[str]:
    if len(entries) < what[0]:
        yield f"the log has {len(entries)} lines"


def tail_kept(vault: Vault, entries: list[Any], what: list[Any]) -> Iterator[str]:
    if not any(entry["act"] == "torn" for entry in entries):
        yield "nothing says what became of the torn tail"


def refused(vault: Vault, entries: list[Any], what: list[Any]) -> Iterator[str]:
    if any(entry.get("object") in what for entry in entries):
        yield "an entry that was refused is in the log"


def checkpointed(vault: Vault, entries: list[Any], what: list[Any]) -> Iterator[str]:
    if not layout.checkpoint_path(vault.folder, what[0]).is_file():
        yield "the checkpoint is not there"


def turned(vault: Vault, entries: list[Any], what: list[Any]) -> Iterator[str]:
    if not any(entry.get("fingerprint") == what[0] for entry in entries):
        yield "the new key is not in the log"


def vouched(vault: Vault, entries: list[Any], what: list[Any]) -> Iterator[str]:
    path = vault.folder / what[0]
    newest = [entry["files"][what[0]] for entry in entries if what[0] in (entry.get("files") or {})]
    parts = beginnings(path.read_bytes()) if path.is_file() and what[0] == SIGNERS else [path.read_bytes()]
    if what[1] not in newest or newest[-1] not in map(digest_of, parts):
        yield "the file is not there as the log says"


CHECKS: dict[str, Callable[[Vault, list[Any], list[Any]], Iterator[str]]] = {
    "object": objects,
    "objects": objects,
    "entries": numbered,
    "length": length,
    "torn": tail_kept,
    "refused": refused,
    "checkpoint": checkpointed,
    "rotated": turned,
    "attached": vouched,
}


def case_promises(folder: Path, said: Sequence[Said]) -> list[str]:
    """Return which acknowledged things of a case are no longer there."""
    found = []
    with desk_in(folder) as desk:
        ring = KeyRing(desk.vault.folder, desk.vault.blobs, desk.keys._random)  # type: ignore[attr-defined]
        sources = {source.object for source in desk.record.sources()}
        others = {log.origin: sum(1 for _ in log.entries()) for log in desk.others()}
        for kind, *what in said:
            if kind == "source" and what[0] not in sources:
                found.append(f"source {what[0][:8]} is not in the record")
            elif kind == "ring":
                ring.open(PHRASE)
            elif kind == "key":
                ring.open(PHRASE)
                found += [
                    f"key {key[:8]} is not there" for key in what if not ring.holds(key) or ring.objects(key) is None
                ]
            elif kind == "erased" and (ring.holds(what[0]) or (folder / "draft/index.html").exists()):
                found.append("what was erased is back")
            elif kind == "field" and not desk.keys.fields.read(what[0]).startswith("somebody invented"):
                found.append("a private field is not there")
            elif kind == "asked" and not ring.holds(what[0]) and what[0] not in erased(desk):
                found.append("a key is gone, and no decision says why")
            elif kind == "merged" and any(others.get(origin, 0) < count for origin, count in what):
                found.append("a merged log is not there, or is shorter")
    return found


def told(ops: Sequence[Op]) -> list[Said]:
    """Return what was acknowledged in a part of a trace."""
    return [tuple(op.said) for op in ops if op.kind == "ack" and isinstance(op.said, tuple)]
