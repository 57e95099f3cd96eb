"""What is done to a vault and a case while the power may go: each script says what it was told is safe.

In: an empty folder. Out: what `begin` makes is on the disk before the trace begins; what `run` does is traced.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.power.recorder import Recorder
from tests.unit.adapters.vault.cast import ACTOR, WORDS, capture, filled, kept, opened
from tests.unit.adapters.vault.rich import Chance
from tests.unit.work.desks import Paper, desk_in
from tests.unit.work.rings import PHRASE

from dadkhah import wiring
from dadkhah.adapters import custody, sshsig
from dadkhah.adapters.clock import SystemRandom
from dadkhah.adapters.vault import Vault, attached, disk, fixity, layout
from dadkhah.work.add import add
from dadkhah.work.build import build
from dadkhah.work.desk import Desk
from dadkhah.work.erase import carry_out, erase

VAULT, CASE = "new/deep/vault", "new/case"
GIVEN = ("given/exhibit.zip", "given/exhibit")
"""Where exhibits are handed out."""

Run = Callable[[Path, Recorder], None]


class Script(msgspec.Struct, frozen=True):
    """Something that is done: `begin` before the trace, `run` in it; `lines` is how many lines a log file holds."""

    name: str
    run: Run
    begin: Callable[[Path], None] = lambda top: None
    lines: int = layout.LINES_PER_FILE
    sealed: bool = False

    @property
    def vault(self) -> str:
        return f"{CASE}/vault" if self.sealed else VAULT


def one(vault: Vault, words: str, to: Recorder) -> None:
    """Take in one object, with its entry, and acknowledge both."""
    digest = kept(vault, words)
    to.ack("object", digest)
    appended(vault, [digest], to)


def appended(vault: Vault, digests: Sequence[str], to: Recorder) -> None:
    numbers = vault.ledger.append([capture(digest) for digest in digests])
    to.ack("entries", *zip(numbers, digests, strict=True))


def signed(vault: Vault, to: Recorder) -> None:
    to.ack("checkpoint", int(vault.ledger.checkpoint().splitlines()[1]))


def stand(top: Path) -> None:
    """Make a small vault."""
    (top / VAULT).parent.mkdir(parents=True)
    filled(top / VAULT, words=WORDS[:2], checkpoints=(2,)).close()


def born(top: Path, to: Recorder) -> None:
    with opened(top / VAULT) as vault:
        to.ack("vault")
        one(vault, "the first page of a new vault", to)


def captures(top: Path, to: Recorder) -> None:
    with opened(top / VAULT) as vault:
        to.ack("vault")
        for number in range(4):
            one(vault, f"page {number} of four " * 40, to)
        signed(vault, to)


def together(vault: Vault, count: int, to: Recorder) -> None:
    with vault.blobs.together():
        digests = [vault.blobs.put(io.BytesIO(f"{number} of {count} ".encode() * 50)).digest for number in range(count)]
    to.ack("objects", *digests)
    appended(vault, digests, to)


def bulk(top: Path, to: Recorder) -> None:
    with opened(top / VAULT) as vault:
        for count in (9, 3):
            together(vault, count, to)
        signed(vault, to)


def rolled(top: Path, to: Recorder) -> None:
    """Go over the end of a log file, with single entries and with many at once."""
    with opened(top / VAULT) as vault:
        for number in range(4):
            one(vault, f"a short page {number}", to)
        together(vault, 9, to)
        signed(vault, to)


def rotated(top: Path, to: Recorder) -> None:
    with opened(top / VAULT) as vault:
        old = layout.private_path(top / VAULT).read_bytes()
        to.ack("rotated", vault.rotate(Chance(), ACTOR), old)
        one(vault, "under the new key", to)
        signed(vault, to)


def beside(top: Path, to: Recorder) -> None:
    """Put files beside the log, each vouched for by an entry."""
    with opened(top / VAULT) as vault:
        lines = b""
        for number in range(2):
            lines += signer(number)
            vouched(vault, attached.SIGNERS, lines, to, over=True)
        vouched(vault, attached.roots_name("invented"), b"invented certificates", to)
        signed(vault, to)


def vouched(vault: Vault, name: str, content: bytes, to: Recorder, *, over: bool = False) -> None:
    digest = attached.place(vault.folder, name, content, over=over)
    vault.ledger.append([{"act": "annotate", "by": ACTOR, "method": "put beside the log", "files": {name: digest}}])
    to.ack("attached", name, digest)


def signer(number: int) -> bytes:
    """Return a line of allowed_signers."""
    key = Ed25519PrivateKey.from_private_bytes(bytes([number + 1]) * 32).public_key()
    public = key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    one = sshsig.Signer(f"person-{number}", attached.SPACES, sshsig.public_key(public))
    return f"{one.line}\n".encode()


def checked(top: Path, to: Recorder) -> None:
    with opened(top / VAULT) as vault:
        fixity.run(vault.folder, vault.ledger, ACTOR, lambda _: None)
        to.ack("length", vault.size())
        signed(vault, to)


def torn(top: Path) -> None:
    """Make a vault that a killed run left with a part of a line."""
    stand(top)
    with layout.entries_path(top / VAULT, 0).open("ab") as file:
        file.write(b'{"act":"capt')


def mended(top: Path, to: Recorder) -> None:
    with opened(top / VAULT) as vault:
        one(vault, "after a torn tail", to)
        to.ack("torn")


def paper(town: str) -> Paper:
    return Paper(f"{town}.txt", f"The town of {town}. 12 people were killed in {town}.\n".encode())


def taken(desk: Desk, towns: Sequence[str], to: Recorder, **options: str) -> None:
    for added in add(desk, [paper(town) for town in towns], options):
        assert added.outcome == "captured", added
        to.ack("source", added.digest)
    desk.vault.ledger.checkpoint()


def case(top: Path, to: Recorder) -> None:
    """Begin a case, take sources in, make a key ring, take sources in that are sealed."""
    with desk_in(top / CASE, random=SystemRandom()) as desk:
        to.ack("case", (top / CASE / "vault/private/place.salt").read_bytes())
        taken(desk, ["Orsa", "Velm"], to)
        build(desk)
        to.ack("draft")
        desk.keys.make(PHRASE)
        to.ack("ring")
    with desk_in(top / CASE, phrase=PHRASE, random=SystemRandom()) as desk:
        taken(desk, ["Dunmar"], to)
        to.ack("key", *desk.keys.ids())
        desk.keys.change(PHRASE, PHRASE)
        to.ack("ring")


def ringed(top: Path) -> None:
    with desk_in(top / CASE, random=SystemRandom()) as desk:
        desk.keys.make(PHRASE)


def changed(top: Path, to: Recorder) -> None:
    with desk_in(top / CASE, phrase=PHRASE, random=SystemRandom()) as desk:
        desk.keys.change(PHRASE, PHRASE)
        to.ack("ring")


def sealed(top: Path) -> None:
    """Make a case with two sealed sources and a draft that quotes them."""
    with desk_in(top / CASE, random=SystemRandom()) as desk:
        desk.keys.make(PHRASE)
    with desk_in(top / CASE, phrase=PHRASE, random=SystemRandom()) as desk:
        assert [added.outcome for added in add(desk, [paper("Orsa"), paper("Velm")], {})] == ["captured", "captured"]
        desk.vault.ledger.checkpoint()
        build(desk)


def copied(top: Path) -> None:
    """Make a case with two sealed sources, and a backup of their keys in its folder."""
    sealed(top)
    shutil.copytree(top / CASE / "vault/private/keys", top / CASE / "backup")


def fields(top: Path, to: Recorder) -> None:
    """Keep the words of two private fields, decide to erase those of one, and do it."""
    with desk_in(top / CASE, random=SystemRandom()) as desk:
        desk.keys.withhold(desk.keys.withheld())
        held = f"{CASE}/vault/private/withheld.json"
        to.ack("file", held, (top / held).read_bytes())
        kept_one, gone = (desk.keys.fields.put("name", f"somebody invented, {number}") for number in range(2))
        desk.keys.fields.settle()
        to.ack("field", kept_one)
        place = f"{CASE}/vault/private/fields/{gone}"
        secret = (top / place).read_bytes()
        decision = desk.vault.blobs.put(io.BytesIO(b"an invented decision")).digest
        about = {"act": "erase", "by": ACTOR, "object": decision, "outcome": "granted", "keys": [], "fields": [gone]}
        desk.vault.ledger.append([about])
        carry_out(desk, about)
        to.ack("shredded", place, secret)


def fields_one_by_one(top: Path, to: Recorder) -> None:
    """Keep the words of private fields where a file system cannot be synced as a whole."""
    with pytest.MonkeyPatch.context() as patch, desk_in(top / CASE, random=SystemRandom()) as desk:
        patch.setattr(disk, "syncfs", lambda: None)
        names = [desk.keys.fields.put("name", f"somebody invented, {number}") for number in range(2)]
        desk.keys.fields.settle()
        for name in names:
            to.ack("field", name)


def erased(top: Path, to: Recorder) -> None:
    with desk_in(top / CASE, phrase=PHRASE) as desk:
        source = desk.record.sources()[0]
        secret = (top / CASE / f"vault/private/keys/{source.key}.age").read_bytes()
        erase(desk, [source.object], outcome="granted", request="letter 14", ground="consent was withdrawn")
        to.ack("erased", source.key, secret)


def two(top: Path) -> None:
    """Make a case, and a bundle of somebody else's."""
    sealed(top)
    with desk_in(top / "other", by="L. Other", random=SystemRandom()) as desk:
        assert [added.outcome for added in add(desk, [paper("Dunmar")], {})] == ["captured"]
        desk.vault.ledger.checkpoint()
        wiring.bundle(desk, top / "other", top / "bundle-1.zip", "")
        assert [added.outcome for added in add(desk, [paper("Tessel")], {})] == ["captured"]
        desk.vault.ledger.checkpoint()
        wiring.bundle(desk, top / "other", top / "bundle-2.zip", "")


def merged(top: Path, to: Recorder) -> None:
    for turn in (1, 2):
        with desk_in(top / CASE, phrase=PHRASE) as desk:
            wiring.merge(desk, top / CASE, top / f"bundle-{turn}.zip")
            others = [(log.origin, sum(1 for _ in log.entries())) for log in desk.others()]
            to.ack("merged", *others)


def handed(top: Path, to: Recorder) -> None:
    with desk_in(top / CASE, phrase=PHRASE) as desk:
        wiring.bundle(desk, top / CASE, top / "out.zip", "")
        to.ack("file", "out.zip", (top / "out.zip").read_bytes())


def given(top: Path, to: Recorder) -> None:
    """Hand an exhibit out as an archive and as a folder; each is there, or the log says that it never left."""
    with opened(top / VAULT) as vault:
        for name in GIVEN:
            custody.exhibit(vault, 1, top / name, ACTOR)
            for path in sorted((top / name).glob("*")) or [top / name]:
                to.ack("file", str(path.relative_to(top)), path.read_bytes())
        custody.deliver(top / "proof.json", custody.proof(vault, 1, None))
        to.ack("file", "proof.json", (top / "proof.json").read_bytes())


SCRIPTS: tuple[Script, ...] = (
    Script("birth", born),
    Script("captures", captures, stand),
    Script("bulk", bulk, stand),
    Script("files", rolled, lambda top: None, 4),
    Script("rotation", rotated, stand),
    Script("beside", beside, stand),
    Script("fixity", checked, stand),
    Script("torn", mended, torn),
    Script("case", case, sealed=True),
    Script("change", changed, ringed, sealed=True),
    Script("erase", erased, copied, sealed=True),
    Script("fields", fields, sealed=True),
    Script("fields apart", fields_one_by_one, sealed=True),
    Script("merge", merged, two, sealed=True),
    Script("exhibit", given, stand),
    Script("bundle", handed, sealed, sealed=True),
)
