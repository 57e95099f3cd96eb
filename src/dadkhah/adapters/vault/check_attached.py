"""Checking what stands beside the log: people's signatures, timestamps of authorities, transfers.

In: a vault's folder, and what its entries vouch for.
Out: flaws for files that changed, went, or prove nothing; warnings for those that no entry names yet and for
timestamps that were not to be had; and what held.

That nobody signed, and that no authority was asked, is no flaw.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dadkhah.adapters import sshsig
from dadkhah.adapters.vault import attached, layout, transfers
from dadkhah.adapters.vault.check_log import Claims
from dadkhah.adapters.vault.findings import Findings


def check_attached(found: Findings, claims: Claims) -> None:
    """Check every file beside the log that an entry must vouch for, and what it shows."""
    bad = set(missing_or_changed(found, claims))
    signers = read_signers(found, claims)
    for name in standing(found.folder):
        if name not in bad and not resting_on(name, bad):
            check_one(found, name, signers, logged=name in claims.files)
    for authority, entry in claims.stamps.newest.items():
        if "failure" in entry:
            found.warn(f"no timestamp of {authority} over {entry.get('checkpoint')} entries: {entry['failure']}")
    found.timestamps = claims.stamps.states(found.entries)
    for said in sorted(claims.erased):
        found.show(said)
    for entry, where in claims.transfers:
        check_transfer(found, entry, where, signers)


def resting_on(name: str, bad: set[str]) -> bool:
    """Say whether a timestamp rests on certificates that changed: they are a flaw already, and judge nothing."""
    match = attached.TOKEN.fullmatch(name)
    return match is not None and attached.roots_name(match[2]) in bad


def missing_or_changed(found: Findings, claims: Claims) -> Iterator[str]:
    """Yield the files that are not as an entry vouches for them, and find them."""
    for name, (digest, where) in claims.files.items():
        if not attached.is_attached(name):
            continue
        path = found.folder / name
        if not path.is_file():
            found.flaw(name, f"is missing; {where} vouches for it")
            yield name
        elif name != attached.SIGNERS and attached.digest_of(found.content(path)) != digest:
            found.flaw(name, f"is not the file that {where} vouches for")
            yield name


def read_signers(found: Findings, claims: Claims) -> tuple[sshsig.Signer, ...]:
    """Return those who may sign, by the part of allowed_signers that the log vouches for."""
    path = found.folder / attached.SIGNERS
    if not path.is_file():
        return ()
    content = found.content(path)
    digest, _ = claims.files.get(attached.SIGNERS, (attached.digest_of(b""), ""))
    try:
        signers = attached.signers(content, digest)
    except ValueError as error:
        found.flaw(attached.SIGNERS, str(error))
        return ()
    if attached.digest_of(content) != digest:
        found.warn(f"{attached.SIGNERS} has lines that are not in the log: they count for nothing")
    return signers


def standing(folder: Path) -> list[str]:
    """Return the names of the files beside the log that are there, in order."""
    sizes = layout.checkpoint_sizes(folder)
    beside = [path for size in sizes for path in (folder / "log/checkpoints" / str(size)).glob("*")]
    names = [
        path.relative_to(folder).as_posix() for path in [*beside, *(folder / "keys/tsa").glob("*")] if path.is_file()
    ]
    return sorted((name for name in names if attached.is_attached(name)), key=lambda name: (len(name), name))


def check_one(found: Findings, name: str, signers: tuple[sshsig.Signer, ...], *, logged: bool) -> None:
    """Check one file by what it says, and warn when no entry names it."""
    try:
        if said := shown(found, name, signers):
            found.show(said)
    except ValueError as error:
        found.flaw(name, str(error))
        return
    if not logged:
        found.warn(f"{name} is not in the log yet: nothing would show that it was removed")


def shown(found: Findings, name: str, signers: tuple[sshsig.Signer, ...]) -> str:
    """Return what a file shows; raise ValueError when it shows nothing."""
    if match := attached.SIGNATURE.fullmatch(name):
        note = found.content(layout.checkpoint_path(found.folder, int(match[1])))
        who = sshsig.check(found.content(found.folder / name), note, attached.CHECKPOINT_SPACE, signers)
        return f"{layout.checkpoint_name(int(match[1]))}: signed by {who}"
    if match := attached.TOKEN.fullmatch(name):
        return stamped(found, int(match[1]), match[2])
    return ""


def stamped(found: Findings, size: int, authority: str) -> str:
    """Return whose time stands over a checkpoint; raise ValueError when the timestamp does not hold."""
    # loaded here: few vaults hold a timestamp, and the parts that read them take a while to load
    from dadkhah.adapters import tokens  # noqa: PLC0415

    response = found.content(found.folder / attached.token_name(size, authority))
    note = found.content(layout.checkpoint_path(found.folder, size))
    path = found.folder / attached.roots_name(authority)
    if not path.is_file():
        raise ValueError(f"cannot be checked: {attached.roots_name(authority)} is missing")
    at = tokens.check(response, note, found.content(path))
    return f"{layout.checkpoint_name(size)}: existed at {at:%Y-%m-%dT%H:%M:%SZ}, says {authority}"


def check_transfer(found: Findings, entry: object, where: str, signers: tuple[sshsig.Signer, ...]) -> None:
    """Check that a transfer was signed by both sides, and that what they signed is what the entry says."""
    if not isinstance(entry, dict):
        return
    if not any(field in entry for field in transfers.SIGNATURES.values()):
        found.show(f"{where}: a transfer that nobody signed")
        return
    try:
        transfers.check(found.folder, entry, signers)
    except ValueError as error:
        found.flaw(where, f"is a transfer, and {error}")
    else:
        found.show(f"{where}: handed over by {entry['giver']} to {entry['receiver']}, signed by both")
