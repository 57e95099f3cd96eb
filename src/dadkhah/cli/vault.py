"""`dadkhah vault`: what people do with the evidence itself: keys, signatures, timestamps, transfers, proofs, exhibits.

In: a case or a vault. Out: a line for each thing done, after it is durable and under a checkpoint.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from dadkhah.capture.sidecar import PRIVATE
from dadkhah.cli import options, show
from dadkhah.cli.batch import IN_PART
from dadkhah.cli.progress import progress
from dadkhah.errors import AuthorityFailed, CallError
from dadkhah.model.case import Authority


@click.group("vault", epilog="Example: dadkhah vault rotate --case my-case")
def command() -> None:
    """Show the custody log; sign, stamp, hand over, prove and export evidence; replace the log's key.

    Every one of these is an entry of the custody log, and `dadkhah verify` and verify.sh check what it left.
    """


@command.command("log", epilog="Example: dadkhah vault log --case my-case")
@click.argument("digest", metavar="[SHA256]", required=False)
@options.case
@options.form()
def log(*, digest: str | None, folder: Path | None, form: show.Format) -> None:
    """Print the entries of the custody log in order: number, time, act, who, object. With SHA256, those of one object.

    `--format jsonl` prints every field as it stands in the log.
    """
    from dadkhah.adapters import custody

    with custody.vault_of(options.folder_of(folder), write=False) as vault:
        entries = custody.history(vault, digest)
        if form == "text":
            for entry in entries:
                show.line(
                    "  ".join(str(entry[field]) for field in ("seq", "at", "act", "by", "object") if field in entry)
                )
        else:
            show.records(entries, form)


@command.command("rotate", epilog="Example: dadkhah vault rotate --case my-case")
@options.case
@options.by
def rotate(*, folder: Path | None, by: str | None) -> None:
    """Replace the key that signs the log; both keys sign the change, and the old private key is removed.

    Checkpoints after it hold by the new key only. The fingerprint from before still leads to it.
    """
    from dadkhah.adapters import custody

    with custody.vault_of(options.folder_of(folder)) as vault:
        show.acknowledge(f"key {custody.rotate(vault, options.actor(by))}")


@command.command("enrol", epilog="Example: dadkhah vault enrol lena@archive lena.pub --case my-case")
@click.argument("name")
@click.argument("key", type=click.Path(path_type=Path), metavar="KEY.pub")
@options.case
@options.by
def enrol(*, name: str, key: Path, folder: Path | None, by: str | None) -> None:
    """Take in a person who may sign checkpoints and transfers, with a public SSH key."""
    from dadkhah.adapters import custody
    from dadkhah.adapters.vault import attaching

    with custody.vault_of(options.folder_of(folder)) as vault:
        attaching.enrol(vault, name, _text(key), options.actor(by))
        vault.ledger.checkpoint()
    show.acknowledge(f"enrolled {name}")


@command.command("sign", epilog="Example: dadkhah vault sign --key ~/.ssh/id_ed25519 --case my-case")
@click.option("--key", type=click.Path(path_type=Path), metavar="FILE", help="A private SSH key; ssh-keygen signs.")
@click.option("--signature", type=click.Path(path_type=Path), metavar="FILE", help="A signature that was made before.")
@click.option("--checkpoint", "size", type=int, default=0, metavar="N", help="Over so many entries [default: all].")
@options.case
@options.by
def sign(*, key: Path | None, signature: Path | None, size: int, folder: Path | None, by: str | None) -> None:
    """Put a person's signature on a checkpoint: ssh-keygen -Y sign -n dadkhah-checkpoint.

    The person must be enrolled. With --signature the key may stand on another machine: copy the checkpoint there.
    """
    from dadkhah.adapters import custody
    from dadkhah.adapters.vault import attaching

    if (key is None) == (signature is None):
        raise CallError("either --key or --signature must be given")
    with custody.vault_of(options.folder_of(folder)) as vault:
        over = size or attaching.newest(vault.folder)
        armoured = _bytes(signature) if signature else custody.ssh_signed(vault, over, key or Path())
        who = attaching.countersign(vault, over, armoured, options.actor(by))
        vault.ledger.checkpoint()
    show.acknowledge(f"signed checkpoint {over} by {who}")


@command.command("stamp", epilog="Example: dadkhah vault stamp --case my-case")
@click.argument("authorities", nargs=-1, metavar="AUTHORITY...")
@options.case
@options.by
def stamp(*, authorities: Sequence[str], folder: Path | None, by: str | None) -> int:
    """Ask the authorities of dadkhah.toml for timestamps over the newest checkpoint (RFC 3161).

    Each learns the address of this machine and a hash. None is asked but by this command. A failure is an entry too.
    """
    from dadkhah.adapters import custody

    failed: list[AuthorityFailed] = []
    with custody.vault_of(options.folder_of(folder)) as vault:
        wanted = _authorities(options.folder_of(folder), authorities)
        vault.ledger.checkpoint()
        for one in wanted:
            try:
                at = custody.stamp(vault, one, options.actor(by))
                show.acknowledge(f"stamped {at} by {one.name}")
            except AuthorityFailed as error:
                failed.append(error)
                show.warn(str(error))
        vault.ledger.checkpoint()
    if not failed:
        return 0
    return IN_PART if len(failed) < len(wanted) else AuthorityFailed.exit_code


@command.command(
    "propose", epilog="Example: dadkhah vault propose --giver lena@archive --receiver omar@court --purpose 'case 17'"
)
@click.option("--giver", required=True, metavar="NAME", help="Who hands over; enrolled before.")
@click.option("--receiver", required=True, metavar="NAME", help="Who receives; enrolled before.")
@click.option("--purpose", required=True, metavar="TEXT", help="What for.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write [default: -].")
@options.case
def propose(*, giver: str, receiver: str, purpose: str, output: Path | None, folder: Path | None) -> None:
    """Write the statement of a transfer, for giver and receiver to sign.

    It names the whole log by its newest checkpoint. Both sign it: ssh-keygen -Y sign -n dadkhah-transfer -f KEY FILE.
    """
    from dadkhah.adapters import custody
    from dadkhah.adapters.vault import attaching

    with custody.vault_of(options.folder_of(folder)) as vault:
        said = options.words("--purpose", purpose)
        _put(output, attaching.propose(vault, giver, receiver, said, custody.now()))


@command.command(
    "transfer",
    epilog="Example: dadkhah vault transfer said.json --giver-signature lena.sig --receiver-signature omar.sig",
)
@click.argument("statement", type=click.Path(path_type=Path))
@click.option(
    "--giver-signature",
    "given",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The giver's signature over the statement.",
)
@click.option(
    "--receiver-signature",
    "got",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The receiver's signature over the statement.",
)
@options.case
@options.by
def transfer(*, statement: Path, given: Path, got: Path, folder: Path | None, by: str | None) -> None:
    """Log a transfer whose statement giver and receiver have signed; refused unless both signatures hold."""
    from dadkhah.adapters import custody
    from dadkhah.adapters.vault import attaching

    signatures = {"giver": _bytes(given), "receiver": _bytes(got)}
    with custody.vault_of(options.folder_of(folder)) as vault:
        done = attaching.hand_over(vault, _bytes(statement), signatures, options.actor(by))
        vault.ledger.checkpoint()
    show.acknowledge(f"handed over by {done['giver']} to {done['receiver']}")


@command.command("prove", epilog="Example: dadkhah vault prove 17 -o proof.json --case my-case")
@click.argument("named", metavar="SEQ|SHA256|SIZE")
@click.option(
    "--from", "old", type=int, metavar="SIZE", help="Prove that the checkpoint SIZE continues this older one."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write [default: -].")
@options.case
def prove(*, named: str, old: int | None, output: Path | None, folder: Path | None) -> None:
    """Write a proof that entry SEQ is in the log, or with --from that the log of SIZE entries continues an older one.

    SHA256 is the first entry of that object. Hashes alone (RFC 6962), with the checkpoint: checked by `dadkhah verify
    --proof FILE`, or by the check.sh of any exhibit, without the vault.
    """
    from dadkhah.adapters import custody

    with custody.vault_of(options.folder_of(folder), write=False) as vault:
        _put(output, custody.proof(vault, custody.entry_of(vault, named), old))


@command.command("exhibit", epilog="Example: dadkhah vault exhibit 17 -o exhibit-17.zip --case my-case")
@click.argument("named", metavar="SEQ|SHA256")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR|ZIP", help="Where to write."
)
@click.option(
    "--disclose",
    "disclosed",
    multiple=True,
    type=click.Choice(sorted(PRIVATE)),
    metavar="FIELD",
    help="Show this private field of the entry in it, and no other; may be repeated.",
)
@options.opening
@options.case
@options.by
def exhibit(
    *,
    named: str,
    output: Path,
    disclosed: tuple[str, ...],
    phrase: options.Phrase,
    folder: Path | None,
    by: str | None,
) -> None:
    """Export the object of one entry with all that proves it: line, proof, checkpoint, timestamps, a check script.

    SHA256 is the first entry of that object, mostly its capture. The exhibit can be checked without the vault. The
    bytes are those of the object: a sealed one stays sealed. --disclose adds the words of a field that is kept private,
    with the salt by which anybody can compare them with the line; where fields are locked it needs --open-sealed.
    """
    from dadkhah.adapters import custody

    with custody.vault_of(options.folder_of(folder)) as vault:
        seq = custody.entry_of(vault, named)
        fields = custody.private_fields(vault, seq, disclosed, phrase) if disclosed else {}
        size = custody.exhibit(vault, seq, output, options.actor(by), fields)
    show.acknowledge(f"exhibit {output} of entry {seq} under checkpoint {size}")


@command.command("fixity", epilog="Example: dadkhah vault fixity --case my-case")
@options.case
@options.by
def fixity(*, folder: Path | None, by: str | None) -> int:
    """Read every object again and log what was found; a run that was stopped is gone on with by the next one."""
    from dadkhah.adapters import custody

    with custody.vault_of(options.folder_of(folder)) as vault, progress() as tell:
        count, broken = custody.fixity(vault, options.actor(by), tell)
        vault.ledger.checkpoint()
    for name in broken:
        show.line(f"{name}: its bytes are not those that its name says")
    show.acknowledge(f"{'broken' if broken else 'held'}: {show.counted(count, 'object')} read")
    return IN_PART if broken else 0


def _authorities(path: Path, names: Sequence[str]) -> list[Authority]:
    """Return the timestamp authorities of a case that are named, all when none is; raise CallError."""
    from dadkhah.adapters.folder.case import CaseFolder
    from dadkhah.work.settings import parse

    folder = CaseFolder(path)
    known = parse(folder.settings(), str(folder.settings_file)).authorities
    wanted = [one for one in known if not names or one.name in names]
    if not wanted or {*names} - {one.name for one in wanted}:
        remedy = "name it in dadkhah.toml: [authorities.NAME] with url and roots"
        raise CallError("no such authority is configured", where=", ".join(names), remedy=remedy)
    return [Authority(one.name, one.url, str(path / one.roots)) for one in wanted]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CallError(f"it cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode()
    except UnicodeDecodeError as error:
        raise CallError("this is no public SSH key", where=str(path), remedy="name a .pub file") from error


def _put(output: Path | None, content: bytes) -> None:
    """Write data to a new file, or to standard output."""
    if output is None or str(output) == "-":
        show.raw(content)
        return
    from dadkhah.adapters import custody

    if output.exists():
        raise CallError("something stands there already", where=str(output), remedy="name a new file")
    custody.deliver(output, content)
    show.acknowledge(f"written {output}")
