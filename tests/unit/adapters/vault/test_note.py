"""Checkpoints and keys, by the published example of the note format and by an independent computation."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dadkhah.adapters.signer import Ed25519Signer, load_signer, parse_verifier
from dadkhah.adapters.vault.note import Note, contradiction, parse, sign
from dadkhah.errors import IntegrityError

# The example in the documentation of the Go package golang.org/x/mod/sumdb/note, which defined the format.
EXAMPLE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
EXAMPLE_TEXT = b"If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
EXAMPLE_SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
SEED = bytes(range(32))
NAME = "dadkhah/invented"


def made(size: int = 7) -> tuple[Ed25519Signer, Note]:
    signer = Ed25519Signer(NAME, SEED)
    return signer, sign(NAME, size, bytes(32), signer, signer.key)


def test_the_published_example_holds() -> None:
    key = parse_verifier(EXAMPLE_KEY)
    raw = base64.b64decode(EXAMPLE_SIGNATURE)
    assert raw[:4] == key.id
    assert key.holds(EXAMPLE_TEXT, raw[4:])
    assert not key.holds(EXAMPLE_TEXT + b"\n", raw[4:])


def test_a_note_by_independent_computation() -> None:
    signer, note = made()
    body, signature = note.spell().split(b"\n\n")
    assert body + b"\n" == b"dadkhah/invented\n7\n" + base64.b64encode(bytes(32)) + b"\n"
    dash, name, blob = signature.removesuffix(b"\n").split(b" ")
    assert (dash.decode(), name) == ("—", NAME.encode())
    public = base64.b64decode(signer.verifier.split("+", 2)[2])[1:]
    raw = base64.b64decode(blob)
    assert raw[:4] == hashlib.sha256(NAME.encode() + b"\n\x01" + public).digest()[:4]
    Ed25519PublicKey.from_public_bytes(public).verify(raw[4:], body + b"\n")
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(public).verify(raw[4:], body)


def test_a_note_reads_as_it_was_written() -> None:
    signer, note = made()
    assert parse(note.spell()) == note
    assert contradiction(note, NAME, signer.key) == ""


def test_every_changed_byte_of_a_note_is_found() -> None:
    signer, note = made()
    content = note.spell()
    for position in range(len(content)):
        for mask in (1, 2, 4, 8, 16, 32, 64, 128):
            damaged = bytearray(content)
            damaged[position] ^= mask
            assert wrong(bytes(damaged), signer), (position, mask)


def wrong(content: bytes, signer: Ed25519Signer) -> bool:
    try:
        return contradiction(parse(content), NAME, signer.key) != ""
    except ValueError:
        return True


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n7\n", "\n07\n"),
        ("\n7\n", "\n+7\n"),
        ("\n7\n", "\n-7\n"),
        ("=\n\n", "=\n\n\n"),
        ("=\n", "=\r\n"),
        ("— ", "—  "),
        ("\n7\n", "\n٧\n"),
    ],
)
def test_other_spellings_of_a_note_are_refused(old: str, new: str) -> None:
    text = made()[1].spell().decode()
    assert old in text
    with pytest.raises(ValueError, match="checkpoint"):
        parse(text.replace(old, new, 1).encode())


def test_spare_bits_of_base64_are_refused() -> None:
    text = made()[1].spell().decode()
    assert text.count("AA=\n") == 1
    with pytest.raises(ValueError, match="one spelling"):
        parse(text.replace("AA=\n", "AB=\n").encode())


def test_a_note_of_another_log_or_key_is_told_apart() -> None:
    signer, note = made()
    other = Ed25519Signer(NAME, bytes(32))
    assert contradiction(note, "dadkhah/other", signer.key) == "is of another log"
    assert "not signed with the key" in contradiction(note, NAME, other.key)
    forged = msgspec.structs.replace(note, size=8)
    assert contradiction(forged, NAME, signer.key) == "the signature does not hold"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "x",
        "x+00000000+AA==",
        EXAMPLE_KEY + "\n",
        EXAMPLE_KEY.replace("c74f", "C74F"),
        EXAMPLE_KEY.replace("c7", "c8"),
        EXAMPLE_KEY.replace("Peter", "Peter "),
        EXAMPLE_KEY[:-4],
        "+" + EXAMPLE_KEY.split("+", 1)[1],
    ],
)
def test_other_spellings_of_a_key_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".{9}"):
        parse_verifier(line)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb"])
def test_a_key_is_not_named_so(name: str) -> None:
    with pytest.raises(ValueError, match="no key may be named"):
        Ed25519Signer(name, SEED)


def test_the_private_key_is_kept_as_pem(tmp_path: Path) -> None:
    signer = Ed25519Signer(NAME, SEED)
    (tmp_path / "key").write_bytes(signer.pem())
    assert load_signer(tmp_path / "key", NAME).verifier == signer.verifier
    (tmp_path / "key").write_bytes(b"no key")
    with pytest.raises(IntegrityError, match="not a private key"):
        load_signer(tmp_path / "key", NAME)


def test_the_fingerprint_begins_with_the_key_id() -> None:
    key = made()[0].key
    assert len(key.fingerprint) == 64
    assert key.fingerprint[:8] == key.id.hex() == key.line.split("+")[1]
