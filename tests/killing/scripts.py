"""What is killed: the verbs that write to a case, each on a case that is ready for it.

In: a folder `at` to work in, made by `prepare` and copied for every kill. Out: for each script what is done (`act`),
and what must hold of what it leaves (`check`).
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
from tests.killing.calls import call, called, room_of, sealed_key
from tests.people import Person

from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.folder.bundle import Bundle
from dadkhah.adapters.folder.drafts import DraftFolder
from dadkhah.adapters.vault import Vault, attaching, layout, open_vault
from dadkhah.adapters.vault.attached import CHECKPOINT_SPACE, SIGNERS

PUBLISHER = ("--publisher", "The Orsa Courier")
DECISION = ("--request", "letter 14", "--ground", "consent was withdrawn", "--by", "R. Editor")
FOUR = ("one", "two", "three", "four")
SEALED = ("--class", "sealed")
OUT = "given.out"
"""Where a script hands something out."""

Step = Callable[[Path], None]
Check = Callable[[Path], list[str]]


def nothing(_: Path) -> list[str]:
    return []


class Script(msgspec.Struct, frozen=True):
    """One thing that is done to a case.

    `prepare` makes what it is done to, a case or a vault `alone`; `act` does it; `again` does it once more after the
    kill, and must end well.
    `between` looks at what the kill left, `check` at what stands at the end; both name what is wrong.
    """

    name: str
    prepare: Step
    act: Step
    again: Step
    alone: bool = False
    between: Check = nothing
    check: Check = nothing


def report(at: Path, name: str) -> Path:
    """Return an invented report, written once for all kills."""
    path = room_of(at) / "sources" / f"{name}.txt"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        count = 20 + sum(name.encode()) % 70
        path.write_text(f"The town of Orsa is quiet.\n\nAt least {count} people were killed in Orsa, {name} said.\n")
    return path


def a_case(at: Path) -> None:
    """Make a case with one public source."""
    called("init", at / "case")
    called("add", report(at, "first"), "--case", at / "case", *PUBLISHER)


def add(at: Path, *names: str, options: tuple[str, ...] = PUBLISHER) -> None:
    called("add", *(report(at, name) for name in names), "--case", at / "case", *options)


def captures(at: Path) -> None:
    """Take in four sources, each by a call of its own."""
    for name in FOUR:
        add(at, name)


def captured_again(at: Path) -> None:
    add(at, *FOUR)


def bulk(at: Path) -> None:
    add(at, *(f"of many {number}" for number in range(9)))


def a_box(at: Path) -> None:
    """Make a case, and a ZIP file with three members."""
    a_case(at)
    path = room_of(at) / "sources" / "box.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("north", "south", "east"):
            archive.writestr(zipfile.ZipInfo(f"{name}.txt"), report(at, name).read_bytes())


def imported(at: Path) -> None:
    called("add", room_of(at) / "sources" / "box.zip", "--case", at / "case", *PUBLISHER)


def a_page(at: Path) -> None:
    """Make a case, and a page that a reader in a process of its own makes a text of."""
    a_case(at)
    words = "".join(f"<p>{line}</p>" for line in report(at, "page").read_text().splitlines())
    (room_of(at) / "sources" / "page.html").write_text(f"<html><body><article>{words}</article></body></html>")


def derived(at: Path) -> None:
    called("add", room_of(at) / "sources" / "page.html", "--case", at / "case", *PUBLISHER)


def described(at: Path) -> None:
    """Say something new of a source that is held."""
    add(at, "first", options=("--publisher", "The Velm Herald", "--title", "What was said in Orsa"))


def a_ring(at: Path) -> None:
    """Make a case with a key ring, a sealed source, a public one and a draft."""
    called("init", at / "case")
    called("keys", "make", "--case", at / "case")
    add(at, "first")
    add(at, "sealed", options=SEALED)
    DraftFolder(at / "case/draft").write({"index.html": b"a draft that quotes", "more.html": b"another"}, "made of it")
    (at / "case/draft/.index.html.new").write_text("what a run wrote that was killed")


def sealing(at: Path) -> None:
    add(at, "another", options=SEALED)


def none_strays(at: Path) -> list[str]:
    """After an erasure no key is left that no entry names: what a killed run sealed could be opened with it."""
    taken = [entry for entry in entries(at) if "key" in entry]
    call("erase", taken[-1]["object"], "--decision", "granted", *DECISION, "--case", at / "case")
    held = {path.stem for path in (at / "case/vault/private/keys").glob("*.age")}
    strays = held - {entry["key"] for entry in taken[:-1]}
    return [f"{len(strays)} keys that no entry names"] * bool(strays)


def erased(at: Path) -> None:
    called("erase", sealed_key(at)[0], "--decision", "granted", *DECISION, "--case", at / "case")


def readable_or_gone(at: Path) -> list[str]:
    """A key is as it was, or an entry says that it was to go."""
    vault, (_, key) = at / "case/vault", sealed_key(at)
    held = [(vault / f"private/keys/{key}.{kind}").is_file() for kind in ("age", "pub")]
    same = all(held) and all(
        (vault / f"private/keys/{key}.{kind}").read_bytes()
        == (room_of(at) / f"model/case/vault/private/keys/{key}.{kind}").read_bytes()
        for kind in ("age", "pub")
    )
    said = any(key in entry.get("keys", ()) for entry in entries(at))  # type: ignore[operator]
    return [] if same or said else ["a key is damaged or gone, and no entry says that it was to go"]


def nothing_left(at: Path) -> list[str]:
    """Neither the key is left nor a draft that may quote."""
    left = [path.name for path in (at / "case/vault/private/keys").glob(f"{sealed_key(at)[1]}*")]
    left += [path.name for path in (at / "case/draft").glob("*")]
    return [f"left after an erasure: {left}"] if left else []


def rotated(at: Path) -> None:
    called("vault", "rotate", "--case", at / "case")


def no_key_waits(at: Path) -> list[str]:
    left = (at / "case/vault/private/next.key").exists()
    return ["a private key waits after a rotation"] if left else []


def a_torn_tail(at: Path) -> None:
    """Make a case whose log ends in half a line, as a killed run leaves it."""
    a_case(at)
    with (at / "case/vault/log/entries/000000000.jsonl").open("ab") as log:
        log.write(b'{"act":"capture","at":"2031-')


def no_record(at: Path) -> None:
    """Make a case whose record was lost."""
    a_case(at)
    add(at, "two")
    (at / "case/record.db").unlink()


def one_more(at: Path) -> None:
    add(at, "one more")


def two_cases(at: Path) -> None:
    """Make a case, and a bundle of somebody else's."""
    a_case(at)
    called("init", at / "other")
    called("add", report(at, "theirs"), "--case", at / "other", *PUBLISHER)
    called("bundle", at / "theirs.zip", "--case", at / "other")


def merged(at: Path) -> None:
    called("merge", at / "theirs.zip", "--case", at / "case")


def merge_is_told(at: Path) -> list[str]:
    told = [entry for entry in entries(at) if entry["act"] == "merge"]
    left = [path.name for path in (at / "case/merged").glob(".*")]
    return [f"{len(told)} entries tell of one merge"] * (len(told) != 1) + [f"left in merged/: {left}"] * bool(left)


def bundled(at: Path) -> None:
    called("bundle", at / "mine.zip", "--case", at / "case")


def bundled_anew(at: Path) -> None:
    (at / "mine.zip").unlink(missing_ok=True)
    bundled(at)


def whole_or_none(at: Path) -> list[str]:
    if (at / "mine.zip").exists():
        with Bundle(at / "mine.zip") as made:
            return [] if len(made.logs()) == 1 and list(made.objects()) else ["half a bundle"]
    return []


def one_file(at: Path) -> list[str]:
    left = sorted(path.name for path in at.iterdir() if path.is_file())
    return [] if left == ["mine.zip"] else [f"beside the bundle: {left}"]


def handed_out(*form: str) -> Step:
    """Return what hands evidence out of a case, to a place where nothing stands."""

    def act(at: Path) -> None:
        called(*form, "-o", at / OUT, "--case", at / "case")

    return act


def anew(act: Step) -> Step:
    """Return what hands out once more, whatever the run before delivered."""

    def again(at: Path) -> None:
        if (at / OUT).exists():
            (at / OUT).rename(at / "older")  # at once: it may be a folder
        act(at)

    return again


def whole_or_not_there(at: Path) -> list[str]:
    """What stands under the final name is all that belongs there, and an entry tells of it."""
    if not (at / OUT).exists():
        return []
    told = [entry for entry in entries(at) if entry["act"] == "export"]
    return ["delivered, and no entry tells of it"] * (not told) + ["half of it stands there"] * (not whole(at / OUT))


def whole(made: Path) -> bool:
    """Say whether everything is there that an exhibit, a bag or a package of pages ends with."""
    if made.is_file():
        with zipfile.ZipFile(made) as archive:
            return archive.testzip() is None and bool({"object", "datapackage-digest.json"} & {*archive.namelist()})
    return (made / "object").is_file() or (made / "tagmanifest-sha512.txt").is_file()


def truth(at: Path) -> list[str]:
    """In the end every entry of an export that never left is taken back, and nothing is left of it."""
    told = {str(entry["seq"]) for entry in entries(at) if entry["act"] == "export"}
    withdrawn = {str(entry["entry"]) for entry in entries(at) if entry["act"] == "annotate" and "delivery" in entry}
    left = [path.name for path in at.iterdir() if path.name.startswith(".")]
    left += [path.name for path in (at / "case/vault/private").glob("*.outgoing")]
    return [f"{len(told - withdrawn)} exports"] * (not told - withdrawn) + [f"left: {left}"] * bool(left)


def proved(at: Path) -> None:
    called("vault", "prove", "1", "-o", at / OUT, "--case", at / "case")


def proof_holds(at: Path) -> list[str]:
    """A proof that stands there holds."""
    if not (at / OUT).exists():
        return []
    code, out, err = call("verify", "--proof", at / OUT)
    return [f"{out}{err}"] * bool(code)


def fixity(at: Path) -> None:
    called("vault", "fixity", "--case", at / "case")


def a_custodian(at: Path) -> None:
    """Make a case, a person who may be enrolled, and her signature over the newest checkpoint."""
    a_case(at)
    lena = Person(room_of(at) / "sources", "lena@archive")
    size = attaching.newest(at / "case/vault")
    message = layout.checkpoint_path(at / "case/vault", size).read_bytes()
    (room_of(at) / "sources/signature").write_bytes(lena.sign(message, CHECKPOINT_SPACE))


def an_enrolled_one(at: Path) -> None:
    a_custodian(at)
    enrolled(at)


def enrolled(at: Path) -> None:
    called("vault", "enrol", "lena@archive", room_of(at) / "sources/lena@archive.pub", "--case", at / "case")


def enrolled_once(at: Path) -> None:
    """Enrol her, unless the run before got so far."""
    if not any(entry.get("files", {}).get(SIGNERS) for entry in entries(at)):  # type: ignore[attr-defined]
        enrolled(at)


def signed(at: Path) -> None:
    """Put her signature on the checkpoint that stood before she was enrolled."""
    size = layout.checkpoint_sizes(room_of(at) / "model/case/vault")[-2]
    signature = room_of(at) / "sources/signature"
    called("vault", "sign", "--signature", signature, "--checkpoint", size, "--case", at / "case")


def begun(at: Path) -> None:
    called("init", at / "case")


def begun_or_there(at: Path) -> None:
    """Begin a case, unless the run before got so far; take a source in."""
    if not (at / "case/dadkhah.toml").is_file():
        begun(at)
    add(at, "first")


def a_vault(at: Path) -> None:
    """Make a vault without a case."""
    with opened(at) as vault:
        taken(vault, "the first one")


def opened(at: Path) -> Vault:
    return open_vault(at / "case/vault", clock=SystemClock(), random=SystemRandom(), create=True)


def taken(vault: Vault, name: str) -> str:
    """Take one object in, and acknowledge it; return the acknowledgement."""
    stored = vault.blobs.put(io.BytesIO(f"{name}, as invented as any".encode() * 40))
    about = {"media": "text/plain", "bytes": stored.size, "src": {"place": name}}
    vault.ledger.append([{"act": "capture", "by": "A. Tester", "object": stored.digest, **about}])
    return f"captured {stored.digest} {name}\n"


def vault_alone(at: Path) -> None:
    """Take four objects into a vault, acknowledging each, and sign."""
    with opened(at) as vault:
        for name in FOUR:
            os.write(1, taken(vault, name).encode())
        vault.ledger.checkpoint()


def one_into_the_vault(at: Path) -> None:
    with opened(at) as vault:
        taken(vault, "after the kill")
        vault.ledger.checkpoint()


def entries(at: Path) -> list[dict[str, object]]:
    """Return the log of the case."""
    lines = (at / "case/vault/log/entries/000000000.jsonl").read_bytes().splitlines(keepends=True)
    return [msgspec.json.decode(line) for line in lines if line.endswith(b"\n")]


EXHIBIT = handed_out("vault", "exhibit", "1")
BAG = handed_out("export", "--format", "bagit")

SCRIPTS: dict[str, Script] = {
    one.name: one
    for one in (
        Script("init", lambda _: None, begun, begun_or_there),
        Script("captures", a_case, captures, captured_again),
        Script("bulk", a_case, bulk, bulk),
        Script("import", a_box, imported, imported),
        Script("derive", a_page, derived, derived),
        Script("describe", a_case, described, described),
        Script("seal", a_ring, sealing, sealing, check=none_strays),
        Script("erase", a_ring, erased, erased, between=readable_or_gone, check=nothing_left),
        Script("rotate", a_case, rotated, rotated, check=no_key_waits),
        Script("repair", a_torn_tail, one_more, one_more),
        Script("rebuild", no_record, one_more, one_more),
        Script("bundle", a_case, bundled, bundled_anew, between=whole_or_none, check=one_file),
        Script("merge", two_cases, merged, merged, check=merge_is_told),
        Script("enrol", a_custodian, enrolled, enrolled_once),
        Script("sign", an_enrolled_one, signed, signed),
        Script("exhibit", a_case, EXHIBIT, anew(EXHIBIT), between=whole_or_not_there, check=truth),
        Script("bag", a_case, BAG, anew(BAG), between=whole_or_not_there, check=truth),
        Script("prove", a_case, proved, anew(proved), between=proof_holds, check=proof_holds),
        Script("fixity", a_case, fixity, fixity),
        Script("vault", a_vault, vault_alone, vault_alone, alone=True),
    )
}
"""Every script by its name."""
