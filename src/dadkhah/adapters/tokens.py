"""Timestamps of outside authorities (RFC 3161): asking for one, and judging what came back.

In: bytes, a response, the roots that an authority was pinned to. Out: the time that it vouches for, or a ValueError
that says why it vouches for nothing.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

TAGGED_0 = 0xA0
"""The DER tag [0], constructed: in SignedData, the certificates (RFC 5652, section 5.1)."""


class Question(msgspec.Struct, frozen=True):
    """A request (DER) and the number in it that only an answer made for it can hold."""

    content: bytes
    nonce: int


def ask(message: bytes) -> Question:
    """Return a request for a timestamp over some bytes, by their SHA-256, with a nonce, asking for the chain."""
    builder = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256)
    request = builder.nonce(nonce=True).cert_request(cert_request=True).build()
    return Question(request.as_bytes(), request.nonce or 0)


def check(response: bytes, message: bytes, roots: bytes, nonce: int | None = None) -> datetime:
    """Return the time of a timestamp over some bytes; raise ValueError saying why it is none.

    `roots` are certificates in PEM, pinned before. The certificates must have been valid at the time that is stated:
    whether they still are today says nothing of it. With `nonce` only the answer to one question counts.
    """
    with judging():
        return judged(response, message, roots, nonce)


@contextlib.contextmanager
def judging() -> Iterator[None]:
    """Turn a panic of the library, which some damaged certificates cause, into ValueError: it is no judgement.

    Its warnings about certificates that a later version will refuse are nobody's business here.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError("the timestamp or its certificates are damaged") from error


def judged(response: bytes, message: bytes, roots: bytes, nonce: int | None) -> datetime:
    """Return the time of a timestamp as `check` does, or whatever the library makes of damaged bytes."""
    answer = decoded(response)
    if answer.status not in {PKIStatus.GRANTED, PKIStatus.GRANTED.value}:
        raise ValueError(f"the authority refused ({'; '.join(answer.status_string) or f'status {answer.status}'})")
    try:
        verifier = VerifierBuilder(roots=x509.load_pem_x509_certificates(roots), nonce=nonce).build()
        verifier.verify_message(answer, message)
    except (VerificationError, ValueError, x509.ExtensionNotFound) as error:
        raise ValueError(f"the timestamp does not hold ({error})") from error
    return answer.tst_info.gen_time.astimezone(UTC)


def decoded(response: bytes) -> TimeStampResponse:
    """Return the parts of a response; raise ValueError for what is none."""
    try:
        return decode_timestamp_response(in_order(response))
    except (ValueError, TypeError, IndexError) as error:
        raise ValueError("this is no answer of a timestamp authority") from error


def in_order(response: bytes) -> bytes:
    """Return a response with its certificates in the order that DER asks of a set.

    Authorities that run OpenSSL send them in another, which the decoder refuses. They are not under the signature: each
    is judged by itself. Raises IndexError for what is no response.
    """
    place = child(response, 0, -1)  # the token, after the status
    place = child(response, child(response, place, 1), 0)  # its content, tagged: SignedData
    for at in children(response, place):
        if response[at] == TAGGED_0:
            first, last = within(response, at)
            starts = children(response, at)
            pieces = sorted(response[one:two] for one, two in zip(starts, [*starts[1:], last], strict=True))
            return response[:first] + b"".join(pieces) + response[last:]
    return response


def child(data: bytes, at: int, number: int) -> int:
    """Return where a part of a DER value begins; raise IndexError."""
    return children(data, at)[number]


def children(data: bytes, at: int) -> list[int]:
    """Return where the parts of the DER value at a place begin; raise IndexError when they do not fill it."""
    place, end = within(data, at)
    found = []
    while place < end:
        found.append(place)
        place = within(data, place)[1]
    if place != end:
        raise IndexError("a part is longer than the whole")
    return found


def within(data: bytes, at: int) -> tuple[int, int]:
    """Return where the content of the DER value at a place begins and ends (X.690, section 8.1.3); raise IndexError."""
    size, start = data[at + 1], at + 2
    if size >= 0x80:
        start += size - 0x80
        size = int.from_bytes(data[at + 2 : start], "big")
    if start + size > len(data):
        raise IndexError("it is cut short")
    return start, start + size
