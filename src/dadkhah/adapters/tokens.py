"""Timestamps of outside authorities (RFC 3161): asking for one, and judging what came back.

In: bytes, a response, the roots that an authority was pinned to. Out: the time that it vouches for, or a ValueError
that says why it vouches for nothing.
"""

from __future__ import annotations

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
        return decode_timestamp_response(response)
    except (ValueError, TypeError) as error:
        raise ValueError("this is no answer of a timestamp authority") from error
