"""`dadkhah vault`, called as a person would: each verb says in a line what it did, and leaves a vault that holds."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from tests.authorities import Authority, responder
from tests.people import Person
from tests.unit.cli.conftest import Call
from tests.unit.work.desks import Stages

pytestmark = [pytest.mark.needs("openssl", "ssh-keygen"), pytest.mark.slow]


@pytest.fixture
def case(call: Call, stages: Stages, paper: Path, tmp_path: Path) -> Path:
    """Return a case with one source."""
    folder = tmp_path / "case"
    assert call("init", folder, "--title", "Invented").code == 0
    assert call("add", paper, "--case", folder).code == 0
    return folder


def entries(case: Path, act: str) -> list[dict[str, object]]:
    lines = (case / "vault/log/entries/000000000.jsonl").read_bytes().splitlines()
    return [entry for entry in map(json.loads, lines) if entry["act"] == act]


def newest(case: Path) -> Path:
    return max((case / "vault/log/checkpoints").iterdir(), key=lambda path: int(path.name)) / "checkpoint"


def test_the_key_is_replaced(call: Call, case: Path) -> None:
    ended = call("vault", "rotate", "--case", case)
    assert (ended.code, ended.out[:4], len(ended.out)) == (0, "key ", 69)
    assert call("verify", case).out == "held\n"
    assert entries(case, "key")[1]["by"] == "A. Tester"


def test_people_sign_and_hand_over(call: Call, case: Path, tmp_path: Path) -> None:
    lena, omar = Person(tmp_path, "lena@archive"), Person(tmp_path, "omar@court")
    for person in (lena, omar):
        assert (
            call("vault", "enrol", person.name, f"{person.key}.pub", "--case", case).out == f"enrolled {person.name}\n"
        )
    assert call("vault", "sign", "--key", lena.key, "--case", case).out.endswith(" by lena@archive\n")
    (tmp_path / "by-hand").write_bytes(omar.sign(newest(case).read_bytes(), "dadkhah-checkpoint"))
    assert call("vault", "sign", "--signature", tmp_path / "by-hand", "--case", case).out.endswith(" by omar@court\n")
    said = tmp_path / "said.json"
    names = ("--giver", lena.name, "--receiver", omar.name, "--purpose", "a hearing")
    assert call("vault", "propose", *names, "-o", said, "--case", case).out == f"written {said}\n"
    for person in (lena, omar):
        (tmp_path / f"{person.name}.sig").write_bytes(person.sign(said.read_bytes(), "dadkhah-transfer"))
    given = ("--giver-signature", tmp_path / "lena@archive.sig", "--receiver-signature", tmp_path / "omar@court.sig")
    ended = call("vault", "transfer", said, *given, "--case", case)
    assert (ended.code, ended.out) == (0, "handed over by lena@archive to omar@court\n")
    ended = call("verify", case)
    assert (ended.code, ended.out.count("signed by")) == (0, 3)
    assert call("vault", "transfer", said, given[0], given[3], *given[2:], "--case", case).code == 2


def test_authorities_are_asked_only_when_told_to(call: Call, case: Path, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "tsa")
    (case / "clock.pem").write_bytes(authority.roots)
    assert call("vault", "stamp", "--case", case).code == 2
    asked: list[bytes] = []

    def answer(request: bytes) -> bytes:
        asked.append(request)
        return authority.ask(request)

    with responder(answer) as url:
        with (case / "dadkhah.toml").open("a", encoding="utf-8") as file:
            file.write(f'[authorities.clock]\nurl = "{url}"\nroots = "clock.pem"\n')
            file.write('[authorities.gone]\nurl = "http://127.0.0.1:1/"\nroots = "clock.pem"\n')
        assert call("verify", case).code == 0
        assert asked == []
        ended = call("vault", "stamp", "--case", case)
    assert len(asked) == 1
    assert ended.code == 1
    assert ended.out.startswith("stamped 2")
    assert ended.out.endswith("Z by clock\n")
    assert "gone: it could not be asked" in ended.err
    ended = call("verify", case)
    assert (ended.code, "existed at" in ended.out) == (0, True)
    assert "no timestamp of gone over" in ended.err
    assert call("vault", "stamp", "gone", "--case", case).code == 12
    assert call("vault", "stamp", "unknown", "--case", case).code == 2


def test_proofs_are_written_and_checked(call: Call, case: Path, tmp_path: Path) -> None:
    proof = tmp_path / "proof.json"
    assert call("vault", "prove", 1, "-o", proof, "--case", case).out == f"written {proof}\n"
    assert call("verify", "--proof", proof).out.startswith("held: line 1 with the leaf hash ")
    assert call("vault", "prove", newest(case).parent.name, "--from", 1, "--case", case).out.startswith(
        '{"checkpoint":'
    )
    assert call("vault", "prove", 1, "-o", proof, "--case", case).code == 2
    proof.write_bytes(proof.read_bytes().replace(b'"seq":1', b'"seq":2'))
    ended = call("verify", "--proof", proof)
    assert (ended.code, ended.out[:7]) == (1, "broken:")
    assert call("verify", "--proof", tmp_path / "none").code == 2


def test_an_exhibit_is_logged_and_stands_by_itself(call: Call, case: Path, tmp_path: Path) -> None:
    made = tmp_path / "exhibit"
    ended = call("vault", "exhibit", 1, "-o", made, "--case", case)
    assert (ended.code, ended.out[:8]) == (0, "exhibit ")
    assert (made / "object").is_file()
    assert entries(case, "export")[0]["entry"] == 1
    assert call("vault", "exhibit", 1, "-o", made, "--case", case).code == 4
    assert len(entries(case, "export")) == 1
    assert call("verify", case).out == "held\n"


def test_fixity_is_logged(call: Call, case: Path) -> None:
    assert call("vault", "fixity", "--case", case).out.startswith("held: ")
    path = next(path for path in (case / "vault/objects").rglob("*") if path.is_file())
    path.chmod(0o600)
    path.write_bytes(b"something else")
    ended = call("vault", "fixity", "--case", case)
    assert (ended.code, path.name in ended.out) == (1, True)
    assert [entry["result"] for entry in entries(case, "fixity")] == ["held", "broken"]


def test_a_checkpoint_kept_elsewhere_is_compared(call: Call, case: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(newest(case).read_bytes())
    assert "kept outside" in call("verify", case, "--against", kept).out
    assert call("verify", case / "vault", "--against", kept).code == 0
    assert call("verify", case, "--against", tmp_path / "none").code == 2


@pytest.mark.parametrize(
    "verb", ["rotate", "enrol", "sign", "stamp", "propose", "transfer", "prove", "exhibit", "fixity"]
)
def test_every_part_shows_an_example(call: Call, verb: str) -> None:
    assert f"Example: dadkhah vault {verb}" in " ".join(call("vault", verb, "--help").out.split())


def test_a_signature_needs_one_way_to_be_made(call: Call, case: Path, tmp_path: Path) -> None:
    assert call("vault", "sign", "--case", case).code == 2
    ended = call("vault", "sign", "--key", tmp_path / "none", "--case", case)
    assert (ended.code, "ssh-keygen did not sign" in ended.err) == (2, True)
    assert call("vault", "enrol", "x", tmp_path / "none", "--case", case).code == 2


def test_who_gave_a_source_stands_behind_a_digest_and_nowhere_in_the_open(
    call: Call, paper: Path, tmp_path: Path
) -> None:
    case = tmp_path / "case"
    assert call("init", case, "--title", "Invented").code == 0
    said = (
        "--role",
        "investigator",
        "--method",
        "copied",
        "--obtained-from",
        "B. Invented",
        "--conditions",
        "no names",
    )
    assert call("add", paper, *said, "--how-obtained", "by post", "--case", case).code == 0
    (entry,) = entries(case, "import")
    assert (entry["role"], entry["method"], entry["how_obtained"]) == ("investigator", "copied", "by post")
    assert b"B. Invented" not in (case / "vault/log/entries/000000000.jsonl").read_bytes()
    digests = entry["_sd"]
    assert isinstance(digests, list)
    assert len(digests) == 2
    files = [path for path in case.rglob("*") if path.is_file()]
    assert [path for path in files if any(said in path.read_bytes() for said in (b"B. Invented", b"no names"))] == []
    disclosed = [
        base64.urlsafe_b64decode(path.read_bytes() + b"==") for path in (case / "vault/private/fields").iterdir()
    ]
    assert sorted(json.loads(one)[1:] for one in disclosed) == [
        ["conditions", "no names"],
        ["obtained_from", "B. Invented"],
    ]


def test_many_sources_of_one_call_are_each_acknowledged_and_logged(call: Call, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"{number} people were hurt in Orsa.\n", encoding="utf-8")
    (folder / "41.txt").write_text("0 people were hurt in Orsa.\n", encoding="utf-8")
    ended = call("add", folder, "--case", case)
    assert (ended.code, ended.out.count("captured ")) == (0, 41)
    captures = [entry["object"] for entry in entries(case, "capture")][-41:]
    assert [line.split()[1] for line in ended.out.splitlines()] == captures
    assert call("verify", case).out == "held\n"
    assert call("add", folder, "--case", case).out.startswith("nothing new")


def test_the_log_is_listed_and_an_object_stands_for_its_entry(call: Call, case: Path, tmp_path: Path) -> None:
    listed = [json.loads(line) for line in call("vault", "log", "--case", case, "--format", "jsonl").out.splitlines()]
    assert [entry["seq"] for entry in listed] == [*range(len(listed))]
    (capture,) = [entry for entry in listed if entry["act"] == "capture"]
    seq, digest = str(capture["seq"]), capture["object"]
    assert call("vault", "log", "--case", case).out.count("\n") == len(listed)
    line, *others = call("vault", "log", digest, "--case", case).out.splitlines()
    assert line.split("  ") == [seq, capture["at"], "capture", "A. Tester", digest]
    assert [other.split("  ")[2] for other in others] == [
        entry["act"] for entry in listed if entry.get("object") == digest and entry is not capture
    ]
    by_number, by_object = (call("vault", "prove", name, "--case", case).out for name in (seq, digest))
    assert by_number == by_object != ""
    ended = call("vault", "exhibit", digest, "-o", tmp_path / "exhibit", "--case", case)
    assert ended.out.startswith(f"exhibit {tmp_path / 'exhibit'} of entry {seq} under checkpoint ")


@pytest.mark.parametrize(
    ("verb", "named", "code", "what"),
    [
        ("prove", "9999", 7, "no checkpoint covers"),
        ("prove", "-1", 2, "No such option"),
        ("prove", "f" * 64, 7, "no entry of the log has this object"),
        ("log", "f" * 64, 7, "no entry of the log has this object"),
        ("log", "seventeen", 2, "an entry is named by its number"),
        ("exhibit", "F" * 64, 2, "an entry is named by its number"),
        ("exhibit", "0", 7, "names no object"),
    ],
)
def test_an_entry_that_is_not_there_is_refused_with_the_way_to_list_them(
    call: Call, case: Path, tmp_path: Path, verb: str, named: str, code: int, what: str
) -> None:
    target = () if verb == "log" else ("-o", tmp_path / "out")
    ended = call("vault", verb, named, *target, "--case", case)
    assert (ended.code, what in ended.err, (tmp_path / "out").exists()) == (code, True, False)
    assert code == 2 or "dadkhah vault log" in ended.err
