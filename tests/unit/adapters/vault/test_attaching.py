"""Signatures, timestamps and transfers: what holds is shown, what changes or goes is found, by both checks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.authorities import Answering, Authority
from tests.people import Person
from tests.unit.adapters.vault.cast import ACTOR, names, opened, replaced
from tests.unit.adapters.vault.rich import Rich
from tests.unit.adapters.vault.test_check import rechained
from tests.unit.adapters.vault.test_verify_sh import SHELLS, verify

from dadkhah.adapters.vault import attached, attaching, canon, layout, verify_vault
from dadkhah.errors import AuthorityFailed, CallError, IntegrityError, RecordError, UnknownRecord
from dadkhah.model.custody import Report

pytestmark = [pytest.mark.untraced, pytest.mark.needs("sh", "openssl", "awk", "xxd", "ssh-keygen"), pytest.mark.slow]
SIGNED, STAMPED = "log/checkpoints/6/checkpoint.sig", "log/checkpoints/6/clock.tsr"
FILES = ("keys/allowed_signers", "keys/tsa/clock.pem", SIGNED, STAMPED)
CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "a flip at the start": lambda content: bytes([content[0] ^ 1]) + content[1:],
    "a flip in the middle": lambda content: content[:99] + bytes([content[99] ^ 32]) + content[100:],
    "a flip at the end": lambda content: content[:-2] + bytes([content[-2] ^ 1]) + content[-1:],
    "cut": lambda content: content[:-1],
    "halved": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "CRLF": lambda content: content.replace(b"\n", b"\r\n") if b"\n" in content else b"\r\n" + content,
    "reordered": lambda content: (
        b"".join(content.splitlines(keepends=True)[::-1]) if content[:1] != b"0" else content[::-1]
    ),
}


def judged(folder: Path, *arguments: str) -> tuple[Report, int, str]:
    """Check a vault both ways; return the report, the script's exit code and its words."""
    return verify_vault(folder), *verify(folder, *arguments)


def check_broken(folder: Path, name: str) -> None:
    report, code, words = judged(folder)
    assert report.verdict == "broken"
    assert name in names(report), report.findings
    assert code == 1
    assert name in words


def test_a_rich_vault_holds_and_shows_what_was_added(rich: Rich) -> None:
    report = verify_vault(rich.folder, against=[rich.kept])
    assert (report.verdict, report.findings, report.warnings) == ("held", (), ())
    assert len(report.shown) == 4
    assert [state[:45] for state in report.timestamps] == ["timestamp of clock: stands over the first 6 o"]
    for words in (
        "kept outside",
        "existed at ",
        "signed by lena@archive",
        "lena@archive to omar@court, signed by both",
    ):
        assert any(words in shown for shown in report.shown)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_says_the_same_with_other_tools(
    rich: Rich, needs: Callable[..., None], path_with: Callable[[str], str], shell: str
) -> None:
    needs(shell)
    command = ("busybox", "sh") if shell == "busybox" else (shell,)
    path = path_with(SHELLS[shell])
    with opened(rich.folder, write=False) as vault:
        keys = vault.ledger.ring()
    for fingerprint in (keys.first.fingerprint, keys.newest.fingerprint):
        code, words = verify(rich.folder, fingerprint, runner=command, path=path)
        assert code == 0, words
        assert words.count("shown: ") == 2
        assert "warning" not in words
        assert words.endswith("held: 6 objects, 10 lines, 5 checkpoints\n")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_went_is_named(rich: Rich, name: str) -> None:
    (rich.folder / name).unlink()
    check_broken(rich.folder, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_file_that_changed_is_named(rich: Rich, name: str, change: Callable[[bytes], bytes]) -> None:
    content = (rich.folder / name).read_bytes()
    assert change(content) != content
    replaced(rich.folder / name, change(content))
    check_broken(rich.folder, name)


@pytest.mark.slow
def test_files_that_were_exchanged_are_both_named(rich: Rich) -> None:
    one, two = rich.folder / SIGNED, rich.folder / STAMPED
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    assert {SIGNED, STAMPED} <= names(verify_vault(rich.folder))
    moved = rich.folder / "log/checkpoints/3/checkpoint.sig"
    moved.write_bytes(first)
    check_broken(rich.folder, "log/checkpoints/3/checkpoint.sig")


@pytest.mark.parametrize(
    "name", ["keys/other", "keys/tsa/x.txt", "keys/tsa/X.pem", "log/checkpoints/6/x.tsq", "log/checkpoints/6/a.b.tsr"]
)
def test_names_that_nobody_writes_are_named(rich: Rich, name: str) -> None:
    (rich.folder / name).write_bytes(b"x")
    check_broken(rich.folder, name)


def test_a_signature_that_is_not_logged_yet_holds_with_a_warning(rich: Rich) -> None:
    size = attaching.newest(rich.folder)
    signature = rich.lena.sign(layout.checkpoint_path(rich.folder, size).read_bytes(), attached.CHECKPOINT_SPACE)
    path = rich.folder / attached.signature_name(size)
    path.write_bytes(signature)
    report, code, words = judged(rich.folder)
    assert (report.verdict, code) == ("held", 0)
    assert report.warnings == (
        f"{attached.signature_name(size)} is not in the log yet: nothing would show that it was removed",
    )
    assert "is not in the log yet" in words
    path.write_bytes(rich.lena.sign(b"something else", attached.CHECKPOINT_SPACE))
    check_broken(rich.folder, attached.signature_name(size))


def test_lines_of_signers_that_are_not_logged_count_for_nothing(rich: Rich, tmp_path: Path) -> None:
    mina = Person(tmp_path, "mina")
    path = rich.folder / attached.SIGNERS
    line = path.read_text(encoding="ascii").splitlines()[0].split(" ")
    with path.open("a", encoding="ascii") as file:
        file.write(" ".join(["mina", line[1], *mina.public.split()[:2]]) + "\n")
    report, code, words = judged(rich.folder)
    assert (report.verdict, code) == ("held", 0)
    assert "count for nothing" in report.warnings[0]
    assert "count for nothing" in words
    size = attaching.newest(rich.folder)
    signature = mina.sign(layout.checkpoint_path(rich.folder, size).read_bytes(), attached.CHECKPOINT_SPACE)
    (rich.folder / attached.signature_name(size)).write_bytes(signature)
    check_broken(rich.folder, attached.signature_name(size))


def test_without_ssh_keygen_the_script_says_what_it_did_not_check(rich: Rich, tmp_path: Path) -> None:
    (tmp_path / "few").mkdir()
    tools = "sh openssl awk xxd cat cmp dirname find grep head mkdir mktemp rm sort tail tr wc"
    for tool in tools.split():
        (tmp_path / "few" / tool).symlink_to(Path("/usr/bin") / tool)
    code, words = verify(rich.folder, path=str(tmp_path / "few"))
    assert code == 0
    assert "warning: ssh-keygen is not installed: 2 signatures of people were not checked" in words


def test_a_signature_that_proves_nothing_is_not_taken_in(rich: Rich, tmp_path: Path) -> None:
    mina = Person(tmp_path, "mina")
    with opened(rich.folder, create=False) as vault:
        size = attaching.newest(vault.folder)
        note = attaching.checkpoint(vault, size)
        wrong = (
            mina.sign(note, attached.CHECKPOINT_SPACE),
            rich.lena.sign(note, "file"),
            rich.lena.sign(b"x", "file"),
            b"",
        )
        for signature in wrong:
            with pytest.raises(CallError, match="proves nothing"):
                attaching.countersign(vault, size, signature, ACTOR)
        with pytest.raises(UnknownRecord):
            attaching.countersign(vault, 5, wrong[0], ACTOR)
        over = rich.omar.sign(attaching.checkpoint(vault, 6), attached.CHECKPOINT_SPACE)
        with pytest.raises(IntegrityError, match="none is overwritten"):
            attaching.countersign(vault, 6, over, ACTOR)
    assert verify_vault(rich.folder).warnings == ()


@pytest.mark.parametrize(("name", "public"), [("a b", ""), ("*", ""), ("", ""), ("mina", "no key"), ("mina", "")])
def test_who_cannot_sign_is_not_enrolled(rich: Rich, name: str, public: str) -> None:
    with opened(rich.folder, create=False) as vault, pytest.raises(CallError):
        attaching.enrol(vault, name, public, ACTOR)


def test_one_key_is_one_person(rich: Rich) -> None:
    with opened(rich.folder, create=False) as vault, pytest.raises(CallError, match="enrolled already"):
        attaching.enrol(vault, "another", rich.lena.public, ACTOR)


def test_an_authority_that_fails_is_an_entry_and_a_warning(rich: Rich, tmp_path: Path) -> None:
    other = Authority(tmp_path / "foreign")

    def gone(_: bytes) -> bytes:
        raise AuthorityFailed("nobody is there", where="a.example")

    answers: dict[str, Callable[[bytes], bytes]] = {
        "gone": gone,
        "garbage": lambda _: b"<html>",
        "foreign": other.ask,
        "another question": lambda _: (rich.folder / STAMPED).read_bytes(),
    }
    with opened(rich.folder, create=False) as vault:
        for number, answer in enumerate(answers.values()):
            with pytest.raises(AuthorityFailed):
                attaching.stamp(vault, f"clock-{number}", rich.authority.roots, Answering(answer), ACTOR)
        vault.ledger.checkpoint()
    report, code, words = judged(rich.folder)
    assert (report.verdict, code) == ("held", 0)
    assert [warning[:24] for warning in report.warnings] == [f"no timestamp of clock-{n} " for n in range(4)]
    assert words.count("warning: no timestamp of clock-") == 4
    with opened(rich.folder, create=False) as vault:
        attaching.stamp(vault, "clock-0", rich.authority.roots, rich.authority, ACTOR)
        vault.ledger.checkpoint()
    assert len(verify_vault(rich.folder).warnings) == 3


def test_an_authority_keeps_its_certificates(rich: Rich, tmp_path: Path) -> None:
    other = Authority(tmp_path / "other")
    with opened(rich.folder, create=False) as vault:
        with pytest.raises(CallError, match="other certificates"):
            attaching.stamp(vault, "clock", other.roots, other, ACTOR)
        with pytest.raises(CallError, match="no authority may be called"):
            attaching.stamp(vault, "../x", other.roots, other, ACTOR)


def test_a_transfer_needs_both_as_they_said(rich: Rich) -> None:
    space = attached.TRANSFER_SPACE
    with opened(rich.folder, create=False) as vault:
        said = attaching.propose(vault, "lena@archive", "omar@court", "trial", "2031-01-01T00:00:00Z")
        giver, receiver = rich.lena.sign(said, space), rich.omar.sign(said, space)
        other = said.replace(b"trial", b"nothing")
        elsewhere = json.loads(said) | {"root": "0" * 64}
        false = canon.canonical(elsewhere) + b"\n"
        for content, one, two in (
            (said, giver, giver),
            (said, receiver, giver),
            (other, giver, receiver),
            (false, rich.lena.sign(false, space), rich.omar.sign(false, space)),
            (b"{}\n", giver, receiver),
        ):
            with pytest.raises(CallError):
                attaching.hand_over(vault, content, {"giver": one, "receiver": two}, ACTOR)
        with pytest.raises(CallError, match="not enrolled"):
            attaching.propose(vault, "lena@archive", "somebody", "trial", "2031-01-01T00:00:00Z")
    assert verify_vault(rich.folder).verdict == "held"


@pytest.mark.parametrize(
    "new", [{"giver": "omar@court"}, {"purpose": "nothing"}, {"signature_giver": "swap"}, {"object": "swap"}]
)
def test_a_transfer_that_says_something_else_is_broken(rich: Rich, new: dict[str, object]) -> None:
    entries = [json.loads(line) for line in (rich.folder / "log/entries/000000000.jsonl").read_bytes().splitlines()]
    (number,) = [place for place, entry in enumerate(entries) if entry["act"] == "transfer"]
    swapped = {key: entries[number]["signature_receiver"] if value == "swap" else value for key, value in new.items()}
    rechained(rich.folder, number, **swapped)
    check_broken(rich.folder, f"log/entries/000000000.jsonl line {number + 1}")


def test_a_transfer_says_who_gave_what_for_what(rich: Rich) -> None:
    with opened(rich.folder, create=False) as vault:
        with pytest.raises(RecordError, match="purpose"):
            vault.ledger.append([{"act": "transfer", "by": ACTOR, "giver": "a", "receiver": "b"}])
        vault.ledger.append([{"act": "transfer", "by": ACTOR, "giver": "a", "receiver": "b", "purpose": "c"}])
        vault.ledger.checkpoint()
    assert any("nobody signed" in shown for shown in verify_vault(rich.folder).shown)
    assert verify(rich.folder)[0] == 0


def test_damaged_certificates_are_named_and_judge_nothing(rich: Rich) -> None:
    path = rich.folder / "keys/tsa/clock.pem"
    content = path.read_bytes()
    for place in range(40, len(content) - 40, 23):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert names(verify_vault(rich.folder)) == {"keys/tsa/clock.pem"}
