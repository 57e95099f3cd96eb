"""One private field goes along with an exhibit: checked by sh and openssl alone, and nothing else is told."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from tests.unit.adapters.vault.test_proving import check
from tests.unit.cli.conftest import Call
from tests.unit.work.rings import PHRASE, quick_lock
from tests.unit.work.test_private import Describing

from dadkhah import wiring
from dadkhah.model.disclosure import disclosure

pytestmark = [pytest.mark.slow, pytest.mark.needs("sh", "openssl", "awk", "xxd")]

GIVER, TERMS = 'Ila Verrin, "ایلا"', "ask her first"
FIELD = "obtained_from.disclosed"


@pytest.fixture
def case(call: Call, tmp_path: Path, paper: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with one public source, from whom and on which conditions it came."""
    described = Describing()
    monkeypatch.setattr(wiring, "Packaged", lambda: described)
    told = ("--publisher", "The Orsa Courier", "--obtained-from", GIVER, "--conditions", TERMS)
    assert call("init", tmp_path / "case").code == 0
    assert call("add", paper, *told, "--case", tmp_path / "case").code == 0
    return tmp_path / "case"


def exhibit(call: Call, case: Path, *more: object, name: str = "exhibit") -> Path:
    made = case.parent / name
    ended = call("vault", "exhibit", 1, "-o", made, *more, "--case", case)
    assert ended.code == 0, ended.err
    return made


def test_one_field_is_shown_and_no_other(call: Call, case: Path) -> None:
    made = exhibit(call, case, "--disclose", "obtained_from")
    assert [path.name for path in made.glob("*.disclosed")] == [FIELD]
    code, words = check("", made)
    assert code == 0, words
    assert f'shown: "obtained_from",{layout_of(GIVER)}\n' in words
    ended = call("verify", "--proof", made)
    assert (ended.code, ended.out.startswith(f"shown: obtained_from: {GIVER}\nheld: line 1")) == (0, True)
    everything = b"".join(path.read_bytes() for path in made.iterdir())
    salts = [path.read_bytes() for path in (case / "vault/private/fields").iterdir()]
    assert [one in everything for one in sorted(salts, key=lambda one: one not in everything)] == [True, False]
    last = call("vault", "log", "--format", "jsonl", "--case", case).out.splitlines()[-1]
    assert '"disclosed": ["obtained_from"]' in last
    assert GIVER not in last


def layout_of(words: str) -> str:
    """Return a text as JSON spells it."""
    return '"' + words.replace('"', '\\"') + '"'


def test_an_archive_holds_it_too_and_without_asking_nothing_is_shown(call: Call, case: Path) -> None:
    made = exhibit(call, case, "--disclose", "conditions", name="exhibit.zip")
    with zipfile.ZipFile(made) as archive:
        assert [name for name in archive.namelist() if name.endswith(".disclosed")] == ["conditions.disclosed"]
    assert not list(exhibit(call, case).glob("*.disclosed"))


@pytest.mark.parametrize("shell", ["sh", "busybox"])
@pytest.mark.parametrize("wrong", ["changed", "other words", "other name", "not committed", "end"])
def test_what_is_disclosed_cannot_change(
    call: Call, case: Path, request: pytest.FixtureRequest, wrong: str, shell: str
) -> None:
    made = exhibit(call, case, "--disclose", "obtained_from")
    content = (made / FIELD).read_bytes()
    if wrong == "changed":
        (made / FIELD).write_bytes(content[:20] + bytes([content[20] ^ 1]) + content[21:])
    elif wrong == "other words":
        (made / FIELD).write_bytes(disclosure(b"x" * 16, "obtained_from", "somebody else"))
    elif wrong == "other name":
        (made / FIELD).rename(made / "conditions.disclosed")
    elif wrong == "end":
        (made / FIELD).write_bytes(content + b"\n")
    else:
        digest = re.search(rb'"_sd":\["[\w-]+","([\w-]+)"', (made / "line.json").read_bytes())
        assert digest
        (made / "by.disclosed").write_bytes(digest[1])
    request.getfixturevalue("needs")(shell)
    code, words = check("", made, runner=("busybox", "sh") if shell == "busybox" else ("sh",))
    assert (code, "to which line.json commits" in words) == (1, True)
    assert call("verify", "--proof", made / "proof.json").out.startswith("broken: ")


def test_a_field_that_is_locked_or_not_there_is_refused(
    call: Call, case: Path, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_lock(monkeypatch)
    (tmp_path / "phrase").write_text(f"{PHRASE}\n")
    monkeypatch.setenv("DADKHAH_NEW_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    monkeypatch.setenv("DADKHAH_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    assert call("keys", "make", "--case", case).code == 0
    other = tmp_path / "other.txt"
    other.write_text("The town of Velm is quiet.\n")
    assert call("add", other, "--class", "public", "--obtained-from", GIVER, "--case", case).code == 0
    seq = [line.split()[0] for line in call("vault", "log", "--case", case).out.splitlines() if " capture " in line][-1]
    given = ("vault", "exhibit", seq, "-o", tmp_path / "made", "--case", case, "--disclose")
    assert "locked" in call(*given, "obtained_from").err
    assert "keeps no by that can be shown" in call(*given, "by", "--open-sealed").err
    assert not (tmp_path / "made").exists()
    assert call(*given, "obtained_from", "--open-sealed").code == 0
    assert f"shown: obtained_from: {GIVER}" in call("verify", "--proof", tmp_path / "made").out
