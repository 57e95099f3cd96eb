"""Timestamps: what an authority answers holds for the bytes, the question and the certificates it was made for."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.authorities import Authority

from dadkhah.adapters import tokens

pytestmark = pytest.mark.needs("openssl")
WORDS = b"a checkpoint\n"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Return an authority whose answers are right."""
    return Authority(tmp_path_factory.mktemp("clock") / "good")


def test_an_answer_vouches_for_the_present(authority: Authority) -> None:
    question = tokens.ask(WORDS)
    at = tokens.check(authority.ask(question.content), WORDS, authority.roots, question.nonce)
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)


def test_two_questions_have_two_nonces() -> None:
    assert tokens.ask(WORDS).nonce != tokens.ask(WORDS).nonce != 0


def test_the_answer_to_another_question_is_refused(authority: Authority) -> None:
    answer = authority.ask(tokens.ask(WORDS).content)
    with pytest.raises(ValueError, match=r"[Nn]once"):
        tokens.check(answer, WORDS, authority.roots, tokens.ask(WORDS).nonce)
    with pytest.raises(ValueError, match="Mismatch between messages"):
        tokens.check(answer, b"other words", authority.roots)


def test_a_certificate_that_is_not_pinned_is_refused(authority: Authority, tmp_path: Path) -> None:
    other = Authority(tmp_path / "other")
    with pytest.raises(ValueError, match="does not hold"):
        tokens.check(other.ask(tokens.ask(WORDS).content), WORDS, authority.roots)
    with pytest.raises(ValueError, match="does not hold"):
        tokens.check(authority.ask(tokens.ask(WORDS).content), WORDS, b"no certificates")


def test_a_certificate_that_ended_before_is_refused(tmp_path: Path) -> None:
    ended = Authority(tmp_path / "ended", ends=-2)
    with pytest.raises(ValueError, match="does not hold"):
        tokens.check(ended.ask(tokens.ask(WORDS).content), WORDS, ended.roots)


@pytest.mark.parametrize(
    "damage",
    [
        lambda answer: b"",
        lambda answer: b"<html>not here</html>",
        lambda answer: answer[:-1],
        lambda answer: answer[: len(answer) // 2],
        lambda answer: answer + b"\0",
        lambda answer: b"\x30\x84\xff\xff\xff\xff" + answer,
        lambda answer: b"\x30\x03\x02\x01\x02",
        lambda answer: bytes(2_000),
    ],
)
def test_garbage_is_refused(authority: Authority, damage: Callable[[bytes], bytes]) -> None:
    answer = authority.ask(tokens.ask(WORDS).content)
    with pytest.raises(ValueError, match=r"."):
        tokens.check(damage(answer), WORDS, authority.roots)


def test_a_refusal_says_so(authority: Authority) -> None:
    refused = authority.ask(b"\x30\x03\x02\x01\x01")
    with pytest.raises(ValueError, match=r"."):
        tokens.check(refused, WORDS, authority.roots)


@pytest.mark.slow
def test_changed_bytes_of_an_answer_never_move_its_time(authority: Authority) -> None:
    question = tokens.ask(WORDS)
    answer = authority.ask(question.content)
    at = tokens.check(answer, WORDS, authority.roots, question.nonce)
    held = 0
    for place in range(len(answer)):
        changed = answer[:place] + bytes([answer[place] ^ 1 << place % 8]) + answer[place + 1 :]
        try:
            assert tokens.check(changed, WORDS, authority.roots, question.nonce) == at, place
            held += 1
        except ValueError:
            continue
    assert held < 40  # bytes that nobody signs and nobody reads; the vault's log vouches for each of them


def test_certificates_are_put_in_order(authority: Authority) -> None:
    answer = authority.ask(tokens.ask(WORDS).content)
    ordered = tokens.in_order(answer)
    assert sorted(ordered) == sorted(answer)
    assert tokens.in_order(ordered) == ordered


@pytest.mark.slow
def test_no_damage_of_certificates_is_more_than_a_refusal(authority: Authority) -> None:
    answer = authority.ask(tokens.ask(WORDS).content)
    lines = authority.roots.splitlines(keepends=True)
    body = base64.b64decode(b"".join(lines[1:-1]))
    at, held = tokens.check(answer, WORDS, authority.roots), 0
    for place in range(len(body)):
        damaged = body[:place] + bytes([body[place] ^ 0x80]) + body[place + 1 :]
        roots = lines[0] + base64.encodebytes(damaged) + lines[-1]
        with contextlib.suppress(ValueError):  # bytes of the root's signature over itself judge nothing
            assert tokens.check(answer, WORDS, roots) == at
            held += 1
    assert held < len(body) // 2
