"""More of what is killed: private fields and their erasure, decisions, the key ring, the main job, pages from the web.

In: as in `scripts`. Out: all scripts by their names.
"""

from __future__ import annotations

import csv
import os
import re
import time
from base64 import urlsafe_b64decode
from pathlib import Path

from tests.killing.calls import call, called, room_of
from tests.killing.scripts import (
    DECISION,
    OUT,
    PUBLISHER,
    SCRIPTS,
    SEALED,
    Script,
    Step,
    a_case,
    add,
    anew,
    entries,
    handed_out,
    report,
    truth,
    whole_or_not_there,
)
from tests.unit.adapters.http.sites import Site, fetcher, page, serving
from tests.unit.work.rings import PHRASE

from dadkhah import wiring
from dadkhah.work.load import load
from dadkhah.work.read import read
from dadkhah.work.rebuild import REVIEW

GIVER = "Nadir Velmani"
"""An invented person, who gave a source and must not be named."""

TOLD = (*PUBLISHER, "--obtained-from", GIVER, "--conditions", f"ask {GIVER} before it is shown")


def fields(at: Path) -> None:
    """Take in two sources, each with two private fields."""
    add(at, "told", "told too", options=TOLD)


def a_told_one(at: Path) -> None:
    """Make a case with a source of which something is private, a list of names, and a draft."""
    a_case(at)
    add(at, "told", options=TOLD)
    (room_of(at) / "sources/names").write_text(f"{GIVER}\n")
    (at / "case/draft").mkdir(exist_ok=True)
    (at / "case/draft/index.html").write_text(f"a draft that names {GIVER}")


def told_ones(at: Path) -> list[str]:
    """Return the sources of which something is private."""
    return sorted({str(entry["object"]) for entry in entries(at) if entry["act"] == "capture" and "_sd" in entry})


def field_erased(at: Path) -> None:
    called("erase", *told_ones(at), "--field", "all", "--decision", "granted", *DECISION, "--case", at / "case")


def names_erased(at: Path) -> None:
    names = room_of(at) / "sources/names"
    called("erase", "--names", names, "--decision", "granted", *DECISION, "--case", at / "case")


def erasable(at: Path) -> list[str]:
    """What is said of sources in private is gone when it is erased, what killed runs left of it too."""
    decided = ("--field", "all", "--decision", "granted", *DECISION)
    call("erase", *told_ones(at), *decided, "--case", at / "case")
    return unnamed(at)


def unnamed(at: Path) -> list[str]:
    """Nothing in the case's folder names the giver any more."""
    files = (path for path in (at / "case").rglob("*") if path.is_file())
    left = [str(path.relative_to(at)) for path in files if names_giver(path)]
    return [f"still named after an erasure: {left}"] * bool(left)


def names_giver(path: Path) -> bool:
    """Say whether a file names the giver, in the open or as a disclosure is spelled (RFC 9901)."""
    content = path.read_bytes()
    spelled = re.sub(rb"[^\w-]", b"", content, flags=re.ASCII)
    return any(GIVER.encode() in one for one in (content, urlsafe_b64decode(spelled[: len(spelled) // 4 * 4])))


def decided_or_named(at: Path) -> list[str]:
    """The words of a field are whole, or an entry says that they were to go."""
    folder, told = at / "case/vault/private/fields", {path.name for path in _fields(room_of(at) / "model")}
    gone = {name for name in told if not (folder / name).is_file()}
    said = {name for entry in entries(at) for name in entry.get("fields", ())}  # type: ignore[attr-defined]
    damaged = [name for name in told - gone - said if not names_giver(folder / name)]
    return [f"gone, and no entry says so: {gone - said}"] * bool(gone - said) + [f"damaged: {damaged}"] * bool(damaged)


def _fields(at: Path) -> list[Path]:
    return sorted((at / "case/vault/private/fields").glob("*"))


def a_claim(at: Path) -> None:
    """Make a case, and note the id of one of its claims."""
    a_case(at)
    with wiring.open_desk(at / "case", by="", reading=True) as desk:
        claims = [claim.id for reading in read(desk, load(desk)) for claim in reading.claims]
    (room_of(at) / "sources/claim").write_text(claims[0])


def judged(at: Path) -> None:
    claim = (room_of(at) / "sources/claim").read_text()
    called("judge", "read-correctly", claim, "--by", "R. Editor", "--reason", "as the page says", "--case", at / "case")


def decisions_agree(at: Path) -> list[str]:
    """The record lists every decision that the log holds."""
    code, out, err = call("judge", "--case", at / "case")
    told, listed = sum(entry.get("media") == REVIEW for entry in entries(at)), len(out.splitlines())
    return [f"{listed} of {told} decisions are listed {err}"] * (code != 0 or told != listed)


LISTS = {
    "north": "id,name,date of death,city\n1,Karim Rostami,2019-11-16,Shiraz\n2,Nasrin Golzar,2019-11-17,Tabriz\n",
    "south": "id,name,date of death,city\n7,Karim Rostami,2019-11-16,Shiraz\n8,Nasrin Golzari,2019-11-20,Tabriz\n",
}
"""Two lists of invented dead."""


def a_queue(at: Path) -> None:
    """Make a case with two lists, and decide every pair of rows that it asks about, in a file."""
    a_case(at)
    sources = room_of(at) / "sources"
    for name, rows in LISTS.items():
        (sources / f"{name}.csv").write_text(rows)
    called("add", *(sources / f"{name}.csv" for name in LISTS), "--case", at / "case", *PUBLISHER)
    called("review", "--case", at / "case", "-o", sources / "queue.csv")
    _rewritten(sources / "queue.csv", verdict="same", actor="R. Eviewer", time="2020-02-03", reason="as both say")


def _rewritten(path: Path, **cells: str) -> None:
    """Write the same in some cells of every row."""
    rows = [row | cells for row in _cells(path)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def queue_taken(at: Path) -> None:
    called("review", "--take", room_of(at) / "sources/queue.csv", "--by", "T. Aker", "--case", at / "case")


def decided_once(at: Path) -> list[str]:
    """Every decision of the file counts, once, as whoever made it said it."""
    sent = at / OUT
    call("review", "--export", sent, "--case", at / "case")
    queue = room_of(at) / "sources/queue.csv"
    wanted, found = (sorted(map(_decision, _cells(one))) for one in (queue, sent))
    return [] if found == wanted else [f"not these decisions, each once: {wanted} but {found}"]


def _decision(row: dict[str, str]) -> tuple[str, ...]:
    return *sorted((row["a"], row["b"])), *(row[name] for name in ("verdict", "actor", "reason"))


def _cells(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def keys_made(at: Path) -> None:
    called("keys", "make", "--case", at / "case")
    called("keys", "passphrase", "--case", at / "case")


def keys_there(at: Path) -> None:
    """Make the ring unless the run before got so far, and lock it anew."""
    if not (at / "case/vault/private/ring.pub").is_file():
        called("keys", "make", "--case", at / "case")
    called("keys", "passphrase", "--case", at / "case")


def opens(at: Path) -> list[str]:
    """The ring opens, and what is sealed by it can be read."""
    call("add", report(at, "sealed"), "--case", at / "case", *SEALED)
    with wiring.open_desk(at / "case", by="", reading=True, phrase=lambda: PHRASE) as desk:
        texts = [one.text.content for one in load(desk)]
    return [] if any("sealed said" in text for text in texts) else ["a sealed source cannot be read"]


def run_once(at: Path) -> None:
    called("run", report(at, "of the day"), "--case", at / "case", *PUBLISHER)


def drafted(at: Path) -> list[str]:
    """The draft is there, and quotes what was taken in."""
    index = at / "case/draft/index.html"
    return [] if index.is_file() and b"of the day" in index.read_bytes() else ["no draft"]


def a_site(at: Path) -> None:
    """Make a case, and a site with one page, in a process that ends with this one."""
    a_case(at)
    words = "".join(f"<p>{line}</p>" for line in report(at, "page").read_text().splitlines() * 3)
    site = served(page(f"<!doctype html><title>Orsa</title><article>{words}</article>".encode()))
    (room_of(at) / "sources/address").write_text(site.url("/a"))
    vars(wiring)["fetching"] = lambda _: fetcher(site)  # this process and its copies fetch nothing else


def served(content: bytes) -> Site:
    """Run a site in a process of its own, since this one is copied."""
    (reading, writing), parent = os.pipe(), os.getpid()
    if os.fork() == 0:
        with serving({"/a": [content]}) as site:
            os.write(writing, f"{site.port}\n".encode())
            while os.getppid() == parent:
                time.sleep(0.2)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        return Site(int(said.readline()), [])


def fetched(at: Path) -> None:
    called("add", (room_of(at) / "sources/address").read_text(), "--case", at / "case", *PUBLISHER)


def a_fetched_page(at: Path) -> None:
    a_site(at)
    fetched(at)


PAGES = handed_out("export", "--format", "wacz")
AGAIN: Step = anew(PAGES)

EVERY: dict[str, Script] = SCRIPTS | {
    one.name: one
    for one in (
        Script("fields", a_case, fields, fields, check=erasable),
        Script("erase-field", a_told_one, field_erased, field_erased, between=decided_or_named, check=unnamed),
        Script("erase-names", a_told_one, names_erased, names_erased, between=decided_or_named, check=unnamed),
        Script("judge", a_claim, judged, judged, check=decisions_agree),
        Script("review", a_queue, queue_taken, queue_taken, check=decided_once),
        Script("keys", a_case, keys_made, keys_there, check=opens),
        Script("run", a_case, run_once, run_once, check=drafted),
        Script("web", a_site, fetched, fetched),
        Script("pages", a_fetched_page, PAGES, AGAIN, between=whole_or_not_there, check=truth),
    )
}
"""Every script by its name."""
