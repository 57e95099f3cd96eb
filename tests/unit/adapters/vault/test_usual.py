"""The quick way to read the usual entries says what the slow way says, of good blocks and of damaged ones."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import ACTOR, capture, changed, kept, log_lines, opened

from dadkhah.adapters.vault import canon, check_log, verify_vault
from dadkhah.adapters.vault.merkle import leaf_hash
from dadkhah.adapters.vault.usual import Usual, usual_lines

BASE: dict[str, object] = {"act": "capture", "at": "t", "by": "b", "origin": "o", "prev": "p", "seq": 3}
PLACE = 250


def spelled(**fields: object) -> bytes:
    return canon.canonical(BASE | fields) + b"\n"


def test_the_fields_stand_in_the_order_of_a_canonical_line() -> None:
    assert list(Usual.__struct_encode_fields__) == sorted(Usual.__struct_encode_fields__)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"class": "sealed", "key": "k", "commitment": "c", "role": "صفحه", "method": 'a "quoted" \\'},
        {"src": {"a": [1, None], "b": "x"}, "bytes": 0, "tool": None, "object": "d"},
        {"from": "a", "to": "b", "objects": 7, "result": "held", "complete": False},
    ],
)
def test_usual_lines_are_read(fields: dict[str, object]) -> None:
    (entry,) = usual_lines(spelled(**fields)) or []
    assert (entry.act, entry.by, entry.seq, entry.prev) == ("capture", "b", 3, "p")


@pytest.mark.parametrize(
    "line",
    [
        spelled(_sd=["x"]),
        spelled(files={}),
        spelled(authority="clock"),
        spelled(object=7),
        spelled(src={"b": 1, "a": 2}).replace(b'{"a":2,"b":1}', b'{"b":1,"a":2}'),
        spelled().replace(b'"seq":3', b'"seq":3.0'),
        spelled().replace(b'"seq":3', b'"seq":true'),
        spelled().replace(b'"by":"b"', b'"by": "b"'),
        spelled().replace(b'"by":"b"', b'"by":"b","by":"b"'),
        spelled().replace(b'"by":"b",', b""),
        spelled().replace(b'"by":"b"', b'"by":"\xed\xa0\x80"'),
        b"[]\n",
        b"\n",
        b"[" * 9999 + b"\n",
    ],
)
def test_what_is_unusual_is_left_to_others(line: bytes) -> None:
    assert usual_lines(line) is None
    assert usual_lines(spelled() + line) in (None, usual_lines(spelled()) if line == b"\n" else None)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault whose log is longer than one block, so that most of it holds nothing but usual entries."""
    folder = tmp_path_factory.mktemp("long") / "vault"
    with opened(folder) as vault:
        digest = kept(vault, "an invented page")
        vault.ledger.append([capture(digest, method=f"{number} " + "x" * 300) for number in range(300)])
        vault.ledger.append([{"act": "access", "by": ACTOR}])
        vault.ledger.checkpoint()
    assert sum(map(len, log_lines(folder)[:PLACE])) > 2 * check_log.BLOCK
    return folder


def entry_with(**new: object) -> Callable[[list[bytes]], list[bytes]]:
    """Return a change of one entry, the lines after it chained anew."""

    def change(lines: list[bytes]) -> list[bytes]:
        made = lines[:PLACE]
        for line in lines[PLACE:]:
            entry = json.loads(line) | (new if len(made) == PLACE else {})
            entry["prev"] = leaf_hash(made[-1][:-1]).hex()
            made.append(canon.canonical({name: one for name, one in entry.items() if one is not ...}) + b"\n")
        return made

    return change


CHANGES: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "nothing": lambda lines: lines,
    "a letter": lambda lines: [*lines[:PLACE], lines[PLACE].replace(b"xx", b"xy", 1), *lines[PLACE + 1 :]],
    "deleted": lambda lines: [*lines[:PLACE], *lines[PLACE + 1 :]],
    "repeated": lambda lines: [*lines[: PLACE + 1], *lines[PLACE:]],
    "swapped": lambda lines: [*lines[:PLACE], lines[PLACE + 1], lines[PLACE], *lines[PLACE + 2 :]],
    "a space": lambda lines: [*lines[:PLACE], lines[PLACE].replace(b'"by":', b'"by": '), *lines[PLACE + 1 :]],
    "an empty line": lambda lines: [*lines[:PLACE], b"\n", *lines[PLACE:]],
    "another log": entry_with(origin="dadkhah/other"),
    "no act": entry_with(act="invent"),
    "nobody": entry_with(by=""),
    "no actor": entry_with(by=...),
    "another number": entry_with(seq=7),
    "a number that is none": entry_with(seq=True),
    "an object that is not there": entry_with(object="0" * 64),
    "no object": entry_with(text="no digest"),
    "a transfer": entry_with(act="transfer"),
    "a key": entry_with(act="key"),
    "a file": entry_with(files={"keys/allowed_signers": "0" * 64}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_both_ways_find_the_same(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    shutil.copytree(model, tmp_path / "vault")
    changed(tmp_path / "vault", CHANGES[name])
    quick = verify_vault(tmp_path / "vault")
    monkeypatch.setattr(check_log, "usual_lines", lambda _: None)
    assert verify_vault(tmp_path / "vault") == quick
    monkeypatch.setattr(canon, "parse_lines", lambda _: None)
    assert verify_vault(tmp_path / "vault") == quick
    assert (quick.verdict == "held") == (name == "nothing")
