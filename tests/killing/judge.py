"""What must hold after a kill.

In: a case that a killed run left, and what that run had said. Out: what does not hold, each in a few words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from tests.killing.calls import call, caught, room_of
from tests.killing.scripts import PUBLISHER, Script, entries, one_into_the_vault, report

from dadkhah.adapters.vault.layout import is_digest

WARNINGS = re.compile(
    r"dadkhah: ("
    r"entries \d+ to \d+ come after the last checkpoint: not signed yet"
    r"|log/entries/\d{9}\.jsonl( line \d+)?: a torn tail, never acknowledged; the next run keeps it apart"
    r"|\S+ is not in the log yet: nothing would show that it was removed"
    r"|keys/allowed_signers has lines that are not in the log: they count for nothing"
    r"|entry \d+ tells of an export that was never delivered: the next run that writes says so"
    r"|private/(keys/\w{32}\.age|fields/[\w-]+): was erased and is still here: the next run that writes to the case "
    r"destroys it"
    r")"
)
"""What a check may warn of after a kill (docs/explanation/vault.md)."""

PROGRESS = re.compile(r"dadkhah: [a-z ]+, [\d,]+ of [\d,]+")
"""What a call says of its progress where it takes long."""

LOST = "lost: "
"""How the worst begins: something that was acknowledged is not there."""


def judged(at: Path, script: Script, said: str) -> list[str]:
    """Return what is wrong: with what the kill left, with the next runs, and with what they leave."""
    place = at / "case/vault" if script.alone else at / "case"
    begun = script.alone or (place / "dadkhah.toml").is_file()
    wrong = [f"after the kill: {one}" for one in _left(at, script, said, place)]
    wrong += [f"next run: {one}" for one in (_next(at, script) if begun else ())]
    wrong += [f"again: {one}" for one in _again(at, script)]
    wrong += [f"next run: {one}" for one in (() if begun else _next(at, script))]  # what was not begun, `again` begins
    wrong += [f"at the end: {one}" for one in (*_checked(place, warned=False), *_kept(at, said), *script.check(at))]
    return wrong + [f"at the end: {one}" for one in (*_derived(at), *_swept(at))]


def _left(at: Path, script: Script, said: str, place: Path) -> Iterator[str]:
    """Look at what the kill left, before anything mends it."""
    if (at / "case/vault/vault.json").is_file():
        yield from _checked(place, warned=True)
        yield from _kept(at, said)
        yield from script.between(at)
    elif acknowledged(said):
        yield f"{LOST}the vault"


def _next(at: Path, script: Script) -> Iterator[str]:
    """Take a source in that none of the scripts names."""
    if script.alone:
        one_into_the_vault(at)
        return
    code, _, err = call("add", report(at, "after the kill"), "--case", at / "case", *PUBLISHER)
    if code:
        yield f"add ended with {code}: {err.strip()}"


def _again(at: Path, script: Script) -> Iterator[str]:
    """Do again what was killed."""
    with caught() as said:
        code = ended(lambda: script.again(at))
    if code:
        yield f"ended with {code}: {said[1].strip()}"


def ended(act: Callable[[], object]) -> int:
    """Return the code that something leaves with."""
    try:
        act()
    except SystemExit as leaving:
        return int(str(leaving.code))
    return 0


def _checked(place: Path, *, warned: bool) -> Iterator[str]:
    """Check as `dadkhah verify` does, with or without the warnings that a kill may leave."""
    code, out, err = call("verify", place)
    if code or out.splitlines()[-1:] != ["held"]:
        yield f"verify ended with {code}: {out.strip()} {err.strip()}"
    told = [line for line in err.splitlines() if not PROGRESS.fullmatch(line)]
    strange = [line for line in told if not (warned and WARNINGS.fullmatch(line))]
    yield from (f"verify warned: {line}" for line in strange)


def acknowledged(said: str) -> list[str]:
    """Return the digests of what was acknowledged in whole lines, each where it was said first.

    A container whose taking in was cut short is acknowledged again by the next run, under the entry that it has.
    """
    lines = (line for line in said.splitlines(keepends=True) if line.endswith("\n"))
    return list(dict.fromkeys(line.split()[1] for line in lines if line.startswith("captured ")))


def _kept(at: Path, said: str) -> Iterator[str]:
    """Look for all that was acknowledged: each object whole, its entries in the order of the acknowledgements."""
    taken = [entry["object"] for entry in entries(at) if entry["act"] in {"capture", "import"}]
    place = -1
    for digest in acknowledged(said):
        path = at / "case/vault/objects/sha256" / digest[:2] / digest
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"{LOST}object {digest}"
        if digest not in taken[place + 1 :]:
            yield f"{LOST}entry of {digest}, or its order"
        else:
            place = taken.index(digest, place + 1)
    yield from _said_done(at, said)


def _said_done(at: Path, said: str) -> Iterator[str]:
    """Look for what else was said to be done."""
    log = entries(at)
    for line in (line for line in said.splitlines(keepends=True) if line.endswith("\n")):
        verb, _, rest = line.strip().partition(" ")
        if verb == "key" and is_digest(rest) and not any(entry.get("fingerprint") == rest for entry in log):
            yield f"{LOST}the rotation"
        if verb == "erased" and not any(entry["act"] == "erase" for entry in log):
            yield f"{LOST}the decision"
        if verb == "merged" and not any(entry["act"] == "merge" for entry in log):
            yield f"{LOST}the merge"


def derivations(at: Path) -> list[tuple[str, str]]:
    """Return which texts were made of which public objects."""
    sealed = {entry["object"] for entry in entries(at) if "key" in entry}
    made = [one for one in entries(at) if one["act"] in {"derive", "annotate"} and "description" in one]
    return sorted({(str(one["object"]), str(one.get("text", ""))) for one in made if one["object"] not in sealed})


def _derived(at: Path) -> Iterator[str]:
    """Compare the texts with those of runs that nothing ended."""
    expected = msgspec.json.decode((room_of(at) / "derived.json").read_bytes(), type=list[tuple[str, str]])
    found = derivations(at)
    yield from (f"a text of {made} that is another one" for made, text in found if (made, text) not in expected)
    yield from (f"no text of {made}" for made, text in expected if (made, text) not in found)


def _swept(at: Path) -> Iterator[str]:
    """Look for what killed runs left in tmp/, which the next run removes."""
    left = [path.name for path in (at / "case/vault/tmp").iterdir()]
    if left:
        yield f"left in tmp/: {left}"
