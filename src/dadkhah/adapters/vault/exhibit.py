"""Handing out one exhibit: an object with all that proves it, checkable without the vault and without this program.

In: a vault's folder, the number of an entry that names an object. Out: the files of the exhibit, streamed into a folder
or a ZIP archive. Of other entries it holds hashes alone, which say nothing of what those entries are about.
"""

from __future__ import annotations

import shutil
import zipfile
from importlib import resources
from pathlib import Path

from dadkhah.adapters.signer import parse_verifier
from dadkhah.adapters.vault import attached, canon, layout, proving
from dadkhah.adapters.vault.disk import storing
from dadkhah.adapters.vault.keys import Ring
from dadkhah.adapters.vault.proofs import Proof
from dadkhah.adapters.vault.scripts import script
from dadkhah.errors import CaseError, UnknownRecord

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a ZIP archive: the same exhibit is the same bytes."""


def export(folder: Path, ring: Ring, seq: int, target: Path) -> Proof:
    """Write the exhibit of an entry to a new folder, or to a new archive when the name ends in .zip; return its proof.

    Raises UnknownRecord when there is no such entry or it names no object, CaseError when something stands there,
    IntegrityError when the log does not lead to its checkpoint, StorageError.
    """
    line = proving.line_of(folder, seq)
    digest = canon.parse(line).get("object")
    if not layout.is_digest(digest) or not layout.object_path(folder, str(digest)).is_file():
        raise UnknownRecord("this entry names no object that the vault holds", where=str(seq), remedy=proving.LIST)
    if target.exists() or target.is_symlink():
        raise CaseError("something stands there already", where=str(target), remedy="name a new folder or .zip file")
    proof = proving.prove_entry(folder, ring, seq, covering(folder, seq))
    parts = {**written(proof, line, str(digest)), **beside(folder, proof.size)}
    object_file = layout.object_path(folder, str(digest))
    with storing(target):
        if target.suffix.lower() == ".zip":
            pack(target, parts, object_file)
        else:
            lay_out(target, parts, object_file)
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


def lay_out(target: Path, parts: dict[str, bytes], object_file: Path) -> None:
    """Write an exhibit into a new folder, all of it or none."""
    made = target.with_name(f".{target.name}.making")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        for name, content in parts.items():
            (made / name).write_bytes(content)
        shutil.copyfile(object_file, made / "object")
        made.rename(target)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        raise


def pack(target: Path, parts: dict[str, bytes], object_file: Path) -> None:
    """Write an exhibit into a new archive, all of it or none; the object is streamed."""
    made = target.with_name(f".{target.name}.making")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(member(name), content)
            with object_file.open("rb") as source, archive.open(member("object"), "w", force_zip64=True) as into:
                shutil.copyfileobj(source, into, 1 << 20)
        made.rename(target)
    finally:
        made.unlink(missing_ok=True)


def member(name: str) -> zipfile.ZipInfo:
    """Return the description of an archive's file, with no time and no owner."""
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
