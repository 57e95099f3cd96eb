"""Twenty attacks by somebody who can write the folder, without and with the log's key: which check finds each.

In: a vault with all that people and authorities can add. Out: what docs/explanation/threat-model.md says of each.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from tests.authorities import Authority
from tests.people import Person
from tests.unit.adapters.vault import rich as riches
from tests.unit.adapters.vault.cast import capture, changed, kept, opened, replaced
from tests.unit.adapters.vault.rich import Rich
from tests.unit.adapters.vault.test_check import rechained, rolled_back
from tests.unit.adapters.vault.test_verify_sh import verify

from dadkhah.adapters import tokens
from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.signer import Ed25519Signer, load_signer
from dadkhah.adapters.vault import attached, layout, note, open_vault, verify_vault

pytestmark = [pytest.mark.needs("sh", "openssl", "awk", "xxd", "ssh-keygen"), pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
Found = Literal["inside", "outside", "fingerprint", "warning", "not found"]


class Attack(msgspec.Struct, frozen=True):
    """What somebody does, whether the log's key is needed, and which check finds it."""

    what: str
    key: bool
    found: Found
    do: Callable[[Rich], None]


def objects(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "objects").rglob("*") if path.is_file())


def change_an_object(rich: Rich) -> None:
    replaced(objects(rich.folder)[0], b"something else")


def remove_an_object(rich: Rich) -> None:
    objects(rich.folder)[0].unlink()


def exchange_two_objects(rich: Rich) -> None:
    one, two, *_ = objects(rich.folder)
    first, second = one.read_bytes(), two.read_bytes()
    replaced(one, second)
    replaced(two, first)


def link_an_object_elsewhere(rich: Rich) -> None:
    path = objects(rich.folder)[0]
    path.rename(rich.folder / "tmp/moved")
    path.symlink_to(rich.folder / "tmp/moved")


def change_a_line(rich: Rich) -> None:
    changed(rich.folder, lambda lines: [*lines[:1], lines[1].replace(b"shelf", b"attic"), *lines[2:]])


def chain_changed_lines_anew(rich: Rich) -> None:
    rechained(rich.folder, 1, by="somebody else")


def cut_the_last_lines(rich: Rich) -> None:
    changed(rich.folder, lambda lines: lines[:-1])


def add_a_line(rich: Rich) -> None:
    """Chain one more line behind the last: nothing signs it, and the next run will."""
    origin = json.loads((rich.folder / "vault.json").read_bytes())["origin"]
    changed(rich.folder, lambda lines: [*lines, b"{}\n"])
    rechained(rich.folder, 10, act="access", at="2031-04-05T06:07:08Z", by="nobody", origin=origin, seq=10)


def put_another_key_in_place(rich: Rich) -> None:
    name = json.loads((rich.folder / "vault.json").read_bytes())["origin"]
    own = Ed25519Signer(name, bytes(32))
    (rich.folder / "keys/log.vkey").write_text(f"{own.verifier}\n", encoding="utf-8")
    for size in layout.checkpoint_sizes(rich.folder):
        path = layout.checkpoint_path(rich.folder, size)
        path.write_bytes(note.sign(name, size, note.parse(path.read_bytes()).root, own, own.key).spell())


def bring_in_a_key_unsigned(rich: Rich) -> None:
    """Rewrite the rotation for a key of one's own, with the one signature that one can make."""
    name = json.loads((rich.folder / "vault.json").read_bytes())["origin"]
    own = Ed25519Signer(name, bytes(32))
    rechained(rich.folder, 5, new_key=own.verifier, fingerprint=own.key.fingerprint)


def replace_the_script(rich: Rich) -> None:
    (rich.folder / "verify.sh").write_text("#!/bin/sh\necho held\n", encoding="utf-8")


def remove_a_signature(rich: Rich) -> None:
    (rich.folder / attached.signature_name(6)).unlink()


def move_a_timestamp(rich: Rich) -> None:
    (rich.folder / attached.token_name(6, "clock")).rename(rich.folder / attached.token_name(10, "clock"))


def stamp_by_a_clock_of_ones_own(rich: Rich) -> None:
    own = Authority(rich.folder.parent / "own")
    message = layout.checkpoint_path(rich.folder, 6).read_bytes()
    question = tokens.ask(message)
    (rich.folder / attached.roots_name("clock")).write_bytes(own.roots)
    (rich.folder / attached.token_name(6, "clock")).write_bytes(own.ask(question.content))


def enrol_oneself(rich: Rich) -> None:
    """Add a line to allowed_signers and sign the newest checkpoint with that key."""
    own = Person(rich.folder.parent, "mallory")
    line = (rich.folder / attached.SIGNERS).read_text(encoding="ascii").split(" ")
    with (rich.folder / attached.SIGNERS).open("a", encoding="ascii") as file:
        file.write(" ".join(["mallory", line[1], *own.public.split()[:2]]) + "\n")
    message = layout.checkpoint_path(rich.folder, 10).read_bytes()
    (rich.folder / attached.signature_name(10)).write_bytes(own.sign(message, attached.CHECKPOINT_SPACE))


def lie_in_the_index(rich: Rich) -> None:
    """Make the index forget an entry, and try to make the program append to a shorter log."""
    path = rich.folder / "index.sqlite"
    path.write_bytes(path.read_bytes()[: 1 << 12] if path.exists() else b"")
    cut_the_last_lines(rich)


def roll_back(rich: Rich) -> None:
    rolled_back(rich.folder, 3)
    for name in (attached.SIGNERS, attached.roots_name("clock")):
        (rich.folder / name).unlink()


def make_another_vault(rich: Rich) -> None:
    """Put a vault with a log and a key of one's own in its place: whole and sound, and another."""
    shutil.rmtree(rich.folder)
    with open_vault(rich.folder, clock=SystemClock(), random=SystemRandom(), create=True) as vault:
        vault.ledger.append([capture(kept(vault, "what suits better"))] * 9)
        vault.ledger.checkpoint()


def write_another_history(rich: Rich) -> None:
    """With the key of before the rotation, which a thief may still have: go back, and go on in another way."""
    roll_back(rich)
    (rich.folder / "private/log.key").write_bytes(first_key(rich).pem())
    with opened(rich.folder, create=False) as vault:
        vault.ledger.append([capture(kept(vault, f"another {number}")) for number in range(7)])
        vault.ledger.checkpoint()


def sign_with_the_replaced_key(rich: Rich) -> None:
    old = first_key(rich)
    path = layout.checkpoint_path(rich.folder, 10)
    path.write_bytes(note.sign(old.key.name, 10, note.parse(path.read_bytes()).root, old, old.key).spell())


def date_an_entry_back(rich: Rich) -> None:
    """Append a true entry with a false time: the log says what it was told."""
    with opened(rich.folder, create=False) as vault:
        vault.ledger.append([{**capture(kept(vault, "late")), "at": "2031-01-01T00:00:00Z"}])
        vault.ledger.checkpoint()


def first_key(rich: Rich) -> Ed25519Signer:
    """Return the log's first private key: the counted chance of the tests makes it again."""
    name = json.loads((rich.folder / "vault.json").read_bytes())["origin"]
    return Ed25519Signer(name, bytes((2 + place) % 256 for place in range(32)))


ATTACKS = (
    Attack("change the bytes of an object", False, "inside", change_an_object),
    Attack("remove an object", False, "inside", remove_an_object),
    Attack("exchange two objects", False, "inside", exchange_two_objects),
    Attack("put a link in an object's place", False, "inside", link_an_object_elsewhere),
    Attack("change a line of the log", False, "inside", change_a_line),
    Attack("change a line and chain all later lines anew", False, "inside", chain_changed_lines_anew),
    Attack("cut the last lines off", False, "inside", cut_the_last_lines),
    Attack("add a line behind the last checkpoint", False, "warning", add_a_line),
    Attack("put another key in place and sign all checkpoints with it", False, "inside", put_another_key_in_place),
    Attack("bring in a key that the one before did not sign", False, "inside", bring_in_a_key_unsigned),
    Attack("put a script in place that always says held", False, "inside", replace_the_script),
    Attack("remove a person's signature", False, "inside", remove_a_signature),
    Attack("move a timestamp to a later checkpoint", False, "inside", move_a_timestamp),
    Attack("replace a timestamp and its certificates by one's own", False, "inside", stamp_by_a_clock_of_ones_own),
    Attack("enrol oneself and sign", False, "inside", enrol_oneself),
    Attack("make the index forget what was cut", False, "inside", lie_in_the_index),
    Attack("roll the vault back to an older checkpoint", False, "outside", roll_back),
    Attack("put another vault in its place", False, "fingerprint", make_another_vault),
    Attack("go back, and write another history", True, "outside", write_another_history),
    Attack("date an entry back", True, "not found", date_an_entry_back),
)
IDS = [attack.what for attack in ATTACKS]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Rich:
    """Return a vault that nobody changes."""
    return riches.made(tmp_path_factory.mktemp("model"))


@pytest.fixture
def rich(model: Rich, tmp_path: Path) -> Rich:
    """Return a copy, and beside it the checkpoint over all entries, as somebody keeps it elsewhere."""
    shutil.copytree(model.folder, tmp_path / "vault")
    outside = tmp_path / "outside"
    outside.write_bytes(layout.checkpoint_path(model.folder, 10).read_bytes())
    return msgspec.structs.replace(model, folder=tmp_path / "vault", kept=outside)


@pytest.mark.parametrize("attack", ATTACKS, ids=IDS)
def test_the_program_finds_it_where_it_can(rich: Rich, attack: Attack) -> None:
    pinned = verify_vault(rich.folder).fingerprint
    attack.do(rich)
    alone, beside = verify_vault(rich.folder), verify_vault(rich.folder, against=[rich.kept])
    assert (alone.verdict == "broken") == (attack.found == "inside")
    assert (beside.verdict == "broken") == (attack.found in {"inside", "outside", "fingerprint"})
    assert bool(alone.warnings) >= (attack.found == "warning")
    assert (alone.fingerprint != pinned) >= (attack.found == "fingerprint")


@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS, ids=IDS)
def test_the_script_finds_it_where_it_can(rich: Rich, attack: Attack) -> None:
    pinned = verify_vault(rich.folder).fingerprint
    attack.do(rich)
    (alone, _), (with_print, words) = verify(rich.folder), verify(rich.folder, pinned)
    assert (alone == 1) == (attack.found == "inside")
    assert (with_print == 1) == (attack.found in {"inside", "fingerprint"})
    assert ("not signed yet" in words) == (attack.found == "warning")
    assert (verify(rich.folder, pinned, against=rich.kept)[0] == 1) == (attack.found not in {"warning", "not found"})


def test_the_replaced_key_signs_nothing_any_more(rich: Rich) -> None:
    sign_with_the_replaced_key(rich)
    assert verify_vault(rich.folder).verdict == "broken"
    assert verify(rich.folder)[0] == 1


def test_the_key_of_the_tests_is_the_one_that_the_log_began_with(rich: Rich) -> None:
    line = (rich.folder / "keys/log.vkey").read_text(encoding="utf-8")
    assert f"{first_key(rich).verifier}\n" == line
    assert load_signer(rich.folder / "private/log.key", first_key(rich).key.name).verifier != first_key(rich).verifier


def test_the_page_lists_these_attacks_and_no_others() -> None:
    text = (ROOT / "docs/explanation/threat-model.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+?) \| (yes|no) \| (.+?) \|", text, re.MULTILINE)
    said = [(what, key == "yes", found) for _, what, key, found in rows]
    assert said == [(attack.what, attack.key, WORDS[attack.found]) for attack in ATTACKS]
    assert [int(number) for number, *_ in rows] == list(range(1, 21))


WORDS: dict[Found, str] = {
    "inside": "every check",
    "outside": "a checkpoint kept elsewhere",
    "fingerprint": "the fingerprint, or a checkpoint kept elsewhere",
    "warning": "every check, as a warning, until the next run signs",
    "not found": "none",
}
