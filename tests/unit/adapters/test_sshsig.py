"""Signatures of ssh-keygen, checked without it: what it makes holds, and nothing else does."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import msgspec
import pytest
from tests.people import KINDS, Person

from dadkhah.adapters import sshsig
from dadkhah.adapters.sshsig import Signer, armour, packed, parse

pytestmark = pytest.mark.needs("ssh-keygen")
SPACE = "dadkhah-checkpoint"


def listed(person: Person, *spaces: str) -> tuple[Signer, ...]:
    return (Signer(person.name, spaces or (SPACE,), sshsig.public_key(person.public)),)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_what_ssh_keygen_signs_holds(tmp_path: Path, kind: str) -> None:
    lena = Person(tmp_path, "lena@archive", kind)
    signature = lena.sign(b"a checkpoint\n", SPACE)
    assert sshsig.check(signature, b"a checkpoint\n", SPACE, listed(lena)) == "lena@archive"
    assert armour(packed(parse(signature))) == signature
    with pytest.raises(ValueError, match="does not hold"):
        sshsig.check(signature, b"a checkpoint", SPACE, listed(lena))


def test_a_signature_counts_for_one_use_and_one_key(tmp_path: Path) -> None:
    lena, omar = Person(tmp_path, "lena"), Person(tmp_path, "omar")
    signature = lena.sign(b"said", SPACE)
    for signers, space, words in (
        (listed(omar), SPACE, "does not name"),
        (listed(lena, "other"), SPACE, "does not name"),
        (listed(lena, "other"), "other", "was made for"),
        ((), SPACE, "does not name"),
    ):
        with pytest.raises(ValueError, match=words):
            sshsig.check(signature, b"said", space, signers)


def test_no_byte_of_a_signature_can_change(tmp_path: Path) -> None:
    lena = Person(tmp_path, "lena")
    signature = lena.sign(b"said", SPACE)
    for place in range(len(signature)):
        for mask in (0x01, 0x20):
            changed = signature[:place] + bytes([signature[place] ^ mask]) + signature[place + 1 :]
            with pytest.raises(ValueError, match=r"."):
                sshsig.check(changed, b"said", SPACE, listed(lena))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + b"\n",
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text[:-1],
        lambda text: b" " + text,
        lambda text: text.replace(b"SSH SIGNATURE", b"SSH SIGNATUR"),
        lambda text: b"\n".join(text.splitlines()[:3]) + b"\n",
        lambda text: b"",
        lambda text: text * 2,
    ],
)
def test_one_spelling_only(tmp_path: Path, change: object) -> None:
    signature = Person(tmp_path, "lena").sign(b"said", SPACE)
    with pytest.raises(ValueError, match=r"."):
        parse(change(signature))  # type: ignore[operator]


def test_parts_of_a_signature_cannot_be_exchanged(tmp_path: Path) -> None:
    lena, mina = Person(tmp_path, "lena"), Person(tmp_path, "mina", "ecdsa")
    one, two = (parse(who.sign(b"said", SPACE)) for who in (lena, mina))
    both = (*listed(lena), *listed(mina))
    mixed = (
        msgspec.structs.replace(one, blob=two.blob),
        msgspec.structs.replace(one, digest="sha256"),
        msgspec.structs.replace(one, key=two.key),
        msgspec.structs.replace(one, blob=one.blob + b"x"),
        msgspec.structs.replace(one, blob=sshsig.string(b"ssh-rsa") + one.blob[15:]),
    )
    for signature in mixed:
        with pytest.raises(ValueError, match="does not hold"):
            sshsig.check(armour(packed(signature)), b"said", SPACE, both)


@pytest.mark.parametrize("raw", [b"", b"SSHSIG", b"SSHSIG\0\0\0\2", b"SSHSIG\0\0\0\1\0\0\0\xff", b"\xff" * 40])
def test_what_is_no_signature_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        sshsig.unpacked(raw)


@pytest.mark.slow
def test_a_list_of_signers_has_one_spelling(tmp_path: Path) -> None:
    lena, mina = Person(tmp_path, "lena"), Person(tmp_path, "mina", "rsa")
    signers = (*listed(lena, SPACE, "other"), *listed(mina))
    content = "".join(f"{one.line}\n" for one in signers).encode()
    assert sshsig.allowed(content) == signers
    assert sshsig.allowed(b"") == ()
    (tmp_path / "list").write_bytes(content)
    (tmp_path / "sig").write_bytes(lena.sign(b"said", SPACE))
    command = ["ssh-keygen", "-Y", "verify", "-f", "list", "-I", "lena", "-n", SPACE, "-s", "sig"]
    subprocess.run(command, input=b"said", cwd=tmp_path, check=True, capture_output=True)
    for bad in (
        content[:-1],
        content.replace(b" ", b"  ", 1),
        b"*" + content,
        content.replace(b"lena", b"a,b"),
        b"\xff\n",
    ):
        with pytest.raises(ValueError, match=r"."):
            sshsig.allowed(bad)


@pytest.mark.parametrize(
    "line", ["", "ssh-ed25519", "ssh-ed25519 x", "ssh-rsa " + base64.b64encode(b"\0\0\0\3abc").decode()]
)
def test_what_is_no_public_key_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        sshsig.public_key(line)


def test_a_key_on_a_token_is_not_read() -> None:
    kind = b"sk-ssh-ed25519@openssh.com"
    blob = sshsig.string(kind) + sshsig.string(bytes(32)) + sshsig.string(b"ssh:")
    with pytest.raises(ValueError, match="not read"):
        sshsig.public_key(f"{kind.decode()} {base64.b64encode(blob).decode()}")
