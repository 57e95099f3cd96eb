"""Checking names, the log's key, and the files that describe the vault.

In: a vault's folder. Out: flaws for names that must not occur, files that are missing, and bytes nobody vouched for.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from dadkhah.adapters.signer import VerifierKey, parse_verifier
from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.findings import HELD, Findings
from dadkhah.adapters.vault.head import read_entries
from dadkhah.errors import CaseNewer, DadkhahError

FOLDERS = re.compile(
    r"keys|keys/tsa|log|log/entries|log/checkpoints|log/checkpoints/[1-9][0-9]{0,15}|objects|objects/sha256|objects/sha256/[0-9a-f]{2}"
)
FILES = re.compile(
    r"keys/log\.vkey|keys/allowed_signers|keys/tsa/[a-z0-9][a-z0-9-]{0,31}\.pem|log/checkpoints/[1-9][0-9]{0,15}/checkpoint\.sig"
    r"|log/checkpoints/[1-9][0-9]{0,15}/[a-z0-9][a-z0-9-]{0,31}\.tsr|log/entries/[0-9]{9}\.jsonl|log/checkpoints/[1-9][0-9]{0,15}/checkpoint|objects/sha256/([0-9a-f]{2})/\1[0-9a-f]{62}"
)


def check_format(found: Findings) -> None:
    """Raise CaseNewer for the description of a later format, unless the first entry shows that it was changed."""
    path = found.folder / "vault.json"
    content = found.content(path) if path.is_file() else b""
    stated = described_format(content)
    if not re.fullmatch(r"dadkhah-vault/[1-9][0-9]{0,3}", stated) or stated == layout.FORMAT:
        return
    files = vouched(first_entry(found.folder))
    if files.get("vault.json") in {None, hashlib.sha256(content).hexdigest()}:
        raise CaseNewer(f"the vault is in the format {stated}, newer than {layout.FORMAT}", where=str(found.folder))


def described_format(content: bytes) -> str:
    """Return the format that a description names, or nothing."""
    try:
        described = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    return str(described.get("format")) if isinstance(described, dict) else ""


def first_entry(folder: Path) -> Mapping[str, object]:
    """Return the log's first entry, or an empty one when it cannot be read."""
    try:
        return next(read_entries(folder, 0), {})
    except (DadkhahError, OSError):
        return {}


def vouched(first: Mapping[str, object]) -> Mapping[str, object]:
    """Return the hashes of the describing files that the first entry vouches for."""
    files = first.get("files")
    return files if isinstance(files, dict) else {}


def check_names(found: Findings) -> None:
    """Find everything in the proved folders that must not be there."""
    for name in layout.PROVED:
        top = found.folder / name
        if top.is_symlink() or (top.exists() and not top.is_dir()):
            found.flaw(name, "is not a folder")
        elif top.is_dir():
            with found.reading(name):
                for path, mode in walk(top, name):
                    check_name(found, path, mode)


def walk(folder: Path | str, name: str) -> Iterator[tuple[str, int]]:
    """Yield the name in the vault and the mode of everything below a folder, sorted; links are not followed."""
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{name}/{entry.name}"
        yield path, entry.stat(follow_symlinks=False).st_mode
        if entry.is_dir(follow_symlinks=False):
            yield from walk(entry.path, path)


def check_name(found: Findings, name: str, mode: int) -> None:
    """Find a name that must not occur, or something that is neither a plain file nor a folder."""
    pattern = FOLDERS if stat.S_ISDIR(mode) else FILES
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        found.flaw(name, "is neither a file nor a folder")
    elif not pattern.fullmatch(name):
        found.flaw(name, "is not expected here")
    elif stat.S_ISREG(mode) and name.startswith("objects/") and len(found.held) < HELD:
        found.held.add(name[18:])


def check_key(found: Findings) -> VerifierKey | None:
    """Return the log's public key, or None and a flaw."""
    path = layout.verifier_path(found.folder)
    if not path.is_file():
        found.flaw("keys/log.vkey", "is missing")
        return None
    try:
        content = found.content(path).decode()
        key = parse_verifier(content.removesuffix("\n"))
    except ValueError:
        found.flaw("keys/log.vkey", "is not a verifier key")
        return None
    if content != f"{key.line}\n":
        found.flaw("keys/log.vkey", "is not the one spelling of its key")
    return key


def check_described(found: Findings, key: VerifierKey | None, first: Mapping[str, object]) -> None:
    """Find changes of the describing files and of the key since the first entry vouched for them."""
    files = vouched(first)
    for name in layout.DESCRIBED:
        check_file(found, name, files.get(name))
    if key and first.get("fingerprint") != key.fingerprint:
        found.flaw("keys/log.vkey", "is not the key that the first entry names")
    readme = found.folder / "README-VERIFY.txt"
    if key and readme.is_file() and key.fingerprint.encode() not in found.content(readme):
        found.flaw("README-VERIFY.txt", "does not name the key in keys/log.vkey")


def check_file(found: Findings, name: str, digest: object) -> None:
    """Find a describing file that is missing or changed."""
    path = found.folder / name
    if not path.is_file():
        found.flaw(name, "is missing")
    elif hashlib.sha256(found.content(path)).hexdigest() != digest:
        found.flaw(name, "is not the file that the first entry vouches for")
