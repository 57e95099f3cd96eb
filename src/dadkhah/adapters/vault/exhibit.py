"""Handing out one exhibit: an object with all that proves it, checkable without the vault and without this program.

In: a vault's folder, the number of an entry that names an object. Out: the files of the exhibit, streamed into a folder
or a ZIP archive that still has to leave (`outgoing`). Of other entries it holds hashes alone, which say nothing of what
those entries are about.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from dadkhah.adapters.signer import parse_verifier
from dadkhah.adapters.vault import attached, canon, layout, outgoing, proving
from dadkhah.adapters.vault.disk import make_folders, reading, storing, sync_folder, write_file
from dadkhah.adapters.vault.keys import Ring
from dadkhah.adapters.vault.merkle import leaf_hash
from dadkhah.adapters.vault.proofs import Proof
from dadkhah.adapters.vault.scripts import script
from dadkhah.errors import UnknownRecord
from dadkhah.model import disclosure

DISCLOSED = ".disclosed"
"""How the name of a file ends that discloses the field it is named after."""

NONE: Mapping[str, bytes] = MappingProxyType({})
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a ZIP archive: the same exhibit is the same bytes."""


def make(folder: Path, ring: Ring, seq: int, target: Path, disclosed: Mapping[str, bytes] = NONE) -> Proof:
    """Write the exhibit of an entry durably beside its place, where `outgoing.making` says; return its proof.

    It is a folder, or an archive when the name of its place ends in .zip. `disclosed` are disclosures of private fields
    to go along, by the fields' names.
    Raises UnknownRecord when there is no such entry or it names no object, CaseError when something stands there,
    IntegrityError when the log does not lead to its checkpoint, StorageError.
    """
    made = outgoing.making(target)
    with reading(folder):
        line = proving.line_of(folder, seq)
        digest = canon.parse(line).get("object")
        if not layout.is_digest(digest) or not layout.object_path(folder, str(digest)).is_file():
            raise UnknownRecord("this entry names no object that the vault holds", where=str(seq), remedy=proving.LIST)
        proof = proving.prove_entry(folder, ring, seq, covering(folder, seq))
        told = {f"{name}{DISCLOSED}": content for name, content in disclosed.items()}
        parts = {**written(proof, line, str(digest)), **beside(folder, proof.size), **told}
    with storing(target):
        make_folders(target.parent)
        (pack if target.suffix.lower() == ".zip" else lay_out)(made, parts, layout.object_path(folder, str(digest)))
    return proof


def covering(folder: Path, seq: int) -> int:
    """Return the checkpoint to prove an entry under: the oldest that has a timestamp, else a signature, else any."""
    sizes = [size for size in layout.checkpoint_sizes(folder) if size > seq]

    def worth(size: int) -> tuple[bool, bool, int]:
        names = [path.name for path in (folder / "log/checkpoints" / str(size)).glob("*")]
        return (
            not any(name.endswith(".tsr") for name in names),
            "checkpoint.sig" not in names,
            size,
        )

    return min(sizes, key=worth, default=0)


def written(proof: Proof, line: bytes, digest: str) -> dict[str, bytes]:
    """Return the files that are made for an exhibit, by name."""
    package = resources.files(__package__)
    readme = (package / "README-EXHIBIT.txt").read_text(encoding="utf-8")
    named = {"@DIGEST@": digest, "@SEQ@": str(proof.seq), "@SIZE@": str(proof.size), "@ORIGIN@": proof.origin}
    for mark, value in {**named, "@FINGERPRINT@": fingerprint(proof)}.items():
        readme = readme.replace(mark, value)
    return {
        "README.txt": readme.encode(),
        "check.sh": script("prove.sh"),
        "line.json": line + b"\n",
        "proof.json": proving.written(proof),
    }


def fingerprint(proof: Proof) -> str:
    """Return the fingerprint of the key that signed the checkpoint of a proof."""
    return parse_verifier(proof.key).fingerprint


def beside(folder: Path, size: int) -> dict[str, bytes]:
    """Return the checkpoint and what people and authorities have put on it, by name."""
    home = folder / "log/checkpoints" / str(size)
    found = {path.name: path.read_bytes() for path in sorted(home.glob("*")) if path.is_file()}
    for name in list(found):
        if name.endswith(".tsr"):
            pinned = attached.roots_name(name.removesuffix(".tsr"))
            found[f"{name.removesuffix('.tsr')}.pem"] = (folder / pinned).read_bytes()
    if "checkpoint.sig" in found:
        found["allowed_signers"] = (folder / attached.SIGNERS).read_bytes()
    return found


def disclosures(folder: Path, proof: Proof) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each field that an exhibit's folder discloses.

    Raises ValueError where the line is not the one that was proved, or commits to no such field.
    """
    files = sorted(folder.glob(f"*{DISCLOSED}"))
    if not files:
        return
    line = (folder / "line.json").read_bytes().removesuffix(b"\n")
    if leaf_hash(line).hex() != proof.leaf:
        raise ValueError("line.json is not the line that was proved")
    committed = canon.parse(line).get("_sd")
    for path in files:
        content = path.read_bytes()
        if not isinstance(committed, list) or disclosure.digest(content) not in committed:
            raise ValueError(f"{path.name} is nothing to which the line commits")
        name, words = disclosure.field(content)
        if f"{name}{DISCLOSED}" != path.name:
            raise ValueError(f"{path.name} discloses another field")
        yield name, words


def lay_out(made: Path, parts: dict[str, bytes], object_file: Path) -> None:
    """Write an exhibit into a new folder, durably; the object is streamed."""
    made.mkdir()
    for name, content in parts.items():
        write_file(made / name, content)
    with object_file.open("rb") as source, (made / "object").open("xb") as into:
        shutil.copyfileobj(source, into, 1 << 20)
        into.flush()
        os.fsync(into.fileno())
    sync_folder(made)


def pack(made: Path, parts: dict[str, bytes], object_file: Path) -> None:
    """Write an exhibit into a new archive, durably; the object is streamed."""
    with made.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(member(name), content)
            with object_file.open("rb") as source, archive.open(member("object"), "w", force_zip64=True) as into:
                shutil.copyfileobj(source, into, 1 << 20)
        file.flush()
        os.fsync(file.fileno())


def member(name: str) -> zipfile.ZipInfo:
    """Return the description of an archive's file, with no time and no owner."""
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
