"""The one place that opens a connection: what it sends, what it takes, and every way in which an endpoint fails."""

from __future__ import annotations

import socket
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.endpoints import Answer, answering, envelope

from dadkhah.adapters.completions import (
    KEY,
    HttpCompletions,
    Limits,
    checked_key,
    checked_model,
    endpoint,
    on_this_machine,
)
from dadkhah.errors import AssistantFailed, CallError
from dadkhah.ports import Completion

SECRET = "sk-not-to-be-seen"
GOOD = Answer(envelope("{}"))
QUICK = Limits(seconds=20, connect_seconds=20, pause=0, longest_pause=0)
SHORT = Limits(seconds=0.3, connect_seconds=20, pause=0, longest_pause=0)


def model(url: str, limits: Limits = QUICK, key: str = SECRET, waits: list[float] | None = None) -> HttpCompletions:
    kept: list[float] = [] if waits is None else waits
    return HttpCompletions(endpoint(url), "stub", key, limits, kept.append)


def failure(*answers: Answer, limits: Limits = QUICK) -> str:
    """Return the line with which a question to an endpoint ends; no line may show the key."""
    with answering(*answers) as stub, pytest.raises(AssistantFailed) as failed:
        model(stub.url, limits).complete("do", "data")
    assert SECRET not in str(failed.value)
    assert "\n" not in str(failed.value)
    return failed.value.what


def test_a_question_and_its_answer() -> None:
    with answering(Answer(envelope("yes", model="stub-1"))) as stub:
        assert model(stub.url).complete("do this", "with that") == Completion("yes", "stub-1")
    (got,) = stub.got
    assert got.path == "/v1/chat/completions"
    assert got.headers["Authorization"] == f"Bearer {SECRET}"
    assert [message["content"] for message in got.body["messages"]] == ["do this", "with that"]
    assert (got.body["model"], got.body["temperature"], got.body["stream"]) == ("stub", 0, False)


def test_without_a_key_none_is_sent() -> None:
    with answering(GOOD) as stub:
        model(stub.url, key="").complete("do", "data")
    assert "Authorization" not in stub.got[0].headers


def test_half_a_character_is_sent_as_a_question_mark() -> None:
    with answering(GOOD) as stub:
        model(stub.url).complete("do", "torn \ud83d")
    assert stub.got[0].said == "torn ?"


@pytest.mark.parametrize("stated", [None, 7, "", "a name with spaces", "x" * 200, "A. Person\nkilled"])
def test_a_name_of_another_form_is_not_repeated(stated: object) -> None:
    with answering(Answer(envelope("yes", model=stated))) as stub:
        assert model(stub.url).complete("do", "data").model == ""


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (Answer(b"<html>busy</html>"), "answered something that is not the protocol's JSON"),
        (Answer(b""), "answered something that is not the protocol's JSON"),
        (Answer(b"\xff\xfe"), "answered something that is not the protocol's JSON"),
        (Answer(b"[" * 100_000), "answered something that is not the protocol's JSON"),
        (Answer(b'{"choices": "none"}'), "answered something that is not the protocol's JSON"),
        (Answer(b'{"choices": [{"message": {"content": 5}}]}'), "answered something that is not the protocol's JSON"),
        (Answer(b'{"choices": []}'), "answered without any text"),
        (Answer(envelope(None)), "answered without any text"),
        (Answer(envelope("")), "answered without any text"),
        (Answer(envelope("half", finish="length")), "cut its answer off: the model's limit of words is too small"),
        (Answer(b"no", 400), "answered 400 (Bad Request)"),
        (Answer(SECRET.encode(), 401), "answered 401 (Unauthorized)"),
        (Answer(b"no", 404), "answered 404 (Not Found)"),
        (Answer(b"", 302, (("Location", "http://127.0.0.1:1/"),)), "answered 302 (Found)"),
        (Answer(b"no", 999), "answered 999 (unknown)"),
    ],
)
def test_a_wrong_answer_is_one_line_and_asked_once(answer: Answer, line: str) -> None:
    with answering(answer) as stub, pytest.raises(AssistantFailed) as failed:
        model(stub.url).complete("do", "data")
    assert failed.value.what == line
    assert len(stub.got) == 1


def test_an_answer_that_never_ends_is_cut() -> None:
    small = Limits(seconds=20, connect_seconds=20, answer_bytes=100)
    assert failure(Answer(envelope("x" * 200)), limits=small) == "answered with more than 100 bytes"


def test_an_answer_that_is_broken_off() -> None:
    assert "broke off" in failure(Answer(envelope("x"), headers=(("Content-Length", "5000"),)))


@pytest.mark.parametrize("slow", [Answer(envelope("late"), delay=0.6), Answer(envelope("drip " * 9), drip=0.05)])
def test_a_slow_answer_ends_in_time_however_its_bytes_come(slow: Answer) -> None:
    start = time.monotonic()
    assert failure(slow, limits=SHORT) == "did not answer within 0.3 seconds"
    assert time.monotonic() - start < 10


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(AssistantFailed, match="could not be reached"):
        model(f"http://127.0.0.1:{port}").complete("do", "data")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a key and a certificate for 127.0.0.1 that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "invented")])
    now = datetime.now(UTC)
    built = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
    signed = built.add_extension(
        x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
    ).sign(key, hashes.SHA256())
    words = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(words + signed.public_bytes(serialization.Encoding.PEM))
    return path


def test_who_cannot_prove_who_they_are_gets_neither_text_nor_key(certificate: Path) -> None:
    with answering(GOOD, certificate=certificate) as stub, pytest.raises(AssistantFailed) as failed:
        model(stub.url, QUICK).complete("do", "data")
    assert failed.value.what == "does not prove by its certificate who it is"
    assert stub.got == []


def test_who_proves_it_is_asked(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with answering(GOOD, certificate=certificate) as stub:
        assert model(stub.url, QUICK).complete("do", "data").text == "{}"


def test_a_busy_endpoint_is_tried_again_after_the_pause_it_asks_for() -> None:
    waits: list[float] = []
    busy = Answer(b"", 429, (("Retry-After", "7"),))
    with answering(busy, Answer(b"", 503), GOOD) as stub:
        patient = Limits(seconds=20, connect_seconds=20, pause=2, longest_pause=30)
        assert model(stub.url, patient, waits=waits).complete("do", "data").text == "{}"
    assert waits == [7, 4]
    assert len(stub.got) == 3


@pytest.mark.parametrize("asked", ["86400", "soon", "-1", "9" * 400])
def test_no_endpoint_decides_alone_how_long_to_wait(asked: str) -> None:
    waits: list[float] = []
    with answering(Answer(b"", 503, (("Retry-After", asked),)), GOOD) as stub:
        model(stub.url, Limits(seconds=20, pause=2, longest_pause=30), waits=waits).complete("do", "data")
    assert waits in ([30], [2])


def test_tries_have_an_end() -> None:
    with answering(Answer(b"", 500)) as stub, pytest.raises(AssistantFailed, match="answered 500"):
        model(stub.url).complete("do", "data")
    assert len(stub.got) == QUICK.tries


def test_after_failures_in_a_row_nothing_is_sent_any_more() -> None:
    with answering(Answer(b"", 400)) as stub:
        asked = model(stub.url)
        for _ in range(QUICK.failures):
            with pytest.raises(AssistantFailed, match="answered 400"):
                asked.complete("do", "data")
        with pytest.raises(AssistantFailed, match="is not asked any more after 3 failures in a row"):
            asked.complete("do", "data")
    assert len(stub.got) == QUICK.failures


def test_a_success_between_failures_starts_the_count_anew() -> None:
    bad = Answer(b"", 400)
    with answering(bad, bad, GOOD, bad, bad, GOOD) as stub:
        asked = model(stub.url)
        for number in range(6):
            if number % 3 == 2:
                assert asked.complete("do", "data").text == "{}"
            else:
                with pytest.raises(AssistantFailed):
                    asked.complete("do", "data")
    assert len(stub.got) == 6


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://models.example/v1/", "https://models.example/v1"),
        ("https://models.example:8443", "https://models.example:8443"),
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("http://localhost/v1", "http://localhost/v1"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_addresses_that_can_be_asked(url: str, written: str) -> None:
    assert str(endpoint(url)) == written


@pytest.mark.parametrize(
    "url",
    [
        "", "models.example/v1", "ftp://models.example", "file:///etc/passwd", "https://", "https://x:99999999",
        f"https://user:{SECRET}@models.example", f"https://models.example/?key={SECRET}", "https://models.example/#a",
        "https://models.example/a b", "https://models.example/é", "https://xn–.example",
        "https://models.example/\r\nX: y", "http://models.example/v1", "http://10.0.0.5:8080",
        "http://127.0.0.1.example/v1", "http://localhost.example", "http://[::2]/",
    ],
)  # fmt: skip
def test_addresses_that_are_refused_without_being_shown(url: str) -> None:
    with pytest.raises(CallError) as refused:
        endpoint(url)
    assert SECRET not in str(refused.value)


def test_plain_http_beyond_this_machine_has_to_be_asked_for() -> None:
    with pytest.raises(CallError, match="unencrypted"):
        endpoint("http://models.example/v1")
    assert str(endpoint("http://models.example/v1", plain=True)) == "http://models.example/v1"


@pytest.mark.parametrize(("host", "near"), [("127.9.9.9", True), ("::1", True), ("192.0.2.1", False), ("lo", False)])
def test_what_counts_as_this_machine(host: str, *, near: bool) -> None:
    assert on_this_machine(host) is near


def test_the_key_comes_from_the_environment() -> None:
    assert checked_key({KEY: f" {SECRET}\n"}) == SECRET
    assert checked_key({}) == ""


@pytest.mark.parametrize("bad", ["a\nX-Other: b", "ключ", "a\x00b"])
def test_a_key_that_no_header_can_hold_is_refused_unseen(bad: str) -> None:
    with pytest.raises(CallError) as refused:
        checked_key({KEY: bad})
    assert bad not in str(refused.value)


@pytest.mark.parametrize("name", ["", "two words", "a\nb", "x" * 101])
def test_a_name_that_no_model_has_is_refused(name: str) -> None:
    with pytest.raises(CallError):
        checked_model(name)
    assert checked_model("org/some-model:7b") == "org/some-model:7b"
