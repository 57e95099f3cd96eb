"""Hand evidence to another program: captured bytes in a package, and an entry in the log that says so.

In: which exhibits, and a package to write. Out: Exported. The package is written first, then the log, and only then
does it get its name. What is sealed never leaves, and nothing leaves where the case's settings forbid it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import cast

import msgspec

from dadkhah.capture.withheld import masked
from dadkhah.errors import Refused, UnknownRecord
from dadkhah.ports import Entry, Exhibit, Package
from dadkhah.work.desk import Desk, moment
from dadkhah.work.objects import Told, get_record

LEAST = 6
"""Digits of a digest that tell exhibits apart."""

TELLING = ("asked", "ip", "status", "url", "warc")
"""What of an entry's `src` leaves: where a page came from, and never the place of a file."""


class Exported(msgspec.Struct, frozen=True):
    """What was written: how many exhibits, how many sealed ones stayed, and the package's SHA-256."""

    count: int
    sealed: int
    digest: str


def export(desk: Desk, package: Package, wanted: Sequence[str], purpose: str = "") -> Exported:
    """Write a package, note it in the log, and put it in its place.

    Args:
        desk: the case.
        package: what writes it.
        wanted: digests of exhibits, or their beginnings; none asks for all that may leave.
        purpose: what it is for, for the log.

    Raises:
        Refused: the case forbids it, what is asked for is sealed, or nothing is there to export.
        UnknownRecord: no exhibit has that digest.
        StorageError: it could not be written.
    """
    if not desk.settings.privacy.export:
        raise Refused("the case's settings forbid every export", remedy="see [privacy] in dadkhah.toml")
    exhibits, sealed = _exhibits(desk, package.only)
    chosen = _chosen(exhibits, sealed, wanted)
    if not chosen:
        what = "captured page that is public" if package.only else "public source"
        raise Refused(f"the case holds no {what}", remedy="add one; what is sealed never leaves")
    with desk.vault.handing_out(package.place) as hand_out:
        digest = package.write(chosen)
        hand_out(_entry(desk, package.method, len(chosen), digest, purpose))
    return Exported(len(chosen), 0 if wanted else len(sealed), digest)


def _exhibits(desk: Desk, only: str) -> tuple[list[Exhibit], list[str]]:
    """Return all public exhibits in the order in which they came, and the digests of the sealed ones."""
    found: dict[str, Exhibit] = {}
    bodies: dict[str, str] = {}
    sealed: list[str] = []
    for entry in desk.vault.ledger.entries():
        if entry["act"] not in {"capture", "import"} or "object" not in entry:
            continue
        one = _exhibit(entry)
        bodies.setdefault(str(one.src.get("warc", "")), one.digest)
        if "key" in entry:
            sealed.append(one.digest)
        elif not only or (entry.get("media") == only and one.url):
            found.setdefault(one.digest, one)
    return (_titled(desk, found.values(), bodies) if only else list(found.values())), sealed


def _exhibit(entry: Entry) -> Exhibit:
    src = cast("Mapping[str, object]", entry.get("src") or {})
    return Exhibit(
        digest=str(entry["object"]),
        media=str(entry.get("media", "")),
        size=int(str(entry.get("bytes", 0))),
        at=str(entry["at"]),
        act=str(entry["act"]),
        src={name: src[name] for name in TELLING if name in src},
    )


def _titled(desk: Desk, exhibits: Collection[Exhibit], bodies: Mapping[str, str]) -> list[Exhibit]:
    """Return exhibits with the titles of the pages in them; `bodies` are the objects that were captured in each."""
    described = {source.object: source.description for source in desk.record.sources() if not source.key}
    titles = {one.digest: _title(desk, described.get(bodies.get(one.digest, ""))) for one in exhibits}
    return [msgspec.structs.replace(one, title=titles[one.digest]) for one in exhibits]


def _title(desk: Desk, description: str | None) -> str:
    title = get_record(desk.vault.blobs, description, Told).description.title if description else None
    return masked(title.value, desk.keys.withheld()) if title else ""


def _chosen(exhibits: Sequence[Exhibit], sealed: Sequence[str], wanted: Sequence[str]) -> list[Exhibit]:
    """Return what was asked for, in the order in which it came."""
    asked: set[str] = set()
    for word in wanted:
        if any(digest.startswith(word) for digest in sealed) and len(word) >= LEAST:
            raise Refused("a sealed source never leaves the case", where=word)
        matches = [one.digest for one in exhibits if len(word) >= LEAST and one.digest.startswith(word)]
        if len(matches) != 1:
            raise UnknownRecord("no one exhibit has that digest", where=word, remedy="name it as `add` printed it")
        asked.update(matches)
    return [one for one in exhibits if not wanted or one.digest in asked]


def _entry(desk: Desk, method: str, count: int, digest: str, purpose: str) -> Entry:
    entry: dict[str, object] = {
        "act": "export",
        "at": moment(desk.clock),
        "by": desk.by,
        "exhibits": count,
        "method": method,
        "package": digest,
        "tool": f"dadkhah {desk.program}",
    }
    return entry | ({"purpose": purpose} if purpose else {})
