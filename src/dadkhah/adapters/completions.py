"""A language model behind any endpoint that speaks the chat completions protocol (POST BASE/chat/completions).

In: instructions and data. Out: the answer's text, or AssistantFailed with one line. The only place of the program that
opens a connection. It follows no redirection and uses no proxy, so that text goes to the named endpoint and nowhere
else; the key is taken from the environment and stands in no message.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead, responses
from ipaddress import ip_address
from threading import Timer
from urllib.parse import urlsplit

import msgspec

from dadkhah.errors import AssistantFailed, CallError
from dadkhah.ports import Completion

KEY = "DADKHAH_ASSIST_KEY"
"""The environment variable that holds the key of the endpoint."""

NAMED = re.compile(r"[\w./:@+-]{1,100}")
"""Names of models; a name that an endpoint states in another form is not repeated."""

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which trying again may help (RFC 9110, 15.5 and 15.6; RFC 6585, 4; RFC 8470, 5.2)."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How long and how often an endpoint is waited for, and how much of it is read."""

    seconds: float = 120.0
    connect_seconds: float = 10.0
    tries: int = 3
    pause: float = 2.0
    longest_pause: float = 30.0
    answer_bytes: int = 1_000_000
    failures: int = 3


class Endpoint(msgspec.Struct, frozen=True):
    """Where a model answers: the parts of its address, which hold no name and no key."""

    scheme: str
    host: str
    port: int | None
    path: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{f':{self.port}' if self.port else ''}{self.path}"


class Answered(msgspec.Struct, frozen=True):
    """One HTTP answer: status, seconds that it asks to wait (None when it does not), body."""

    status: int
    wait: float | None
    body: bytes


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Envelope(msgspec.Struct, frozen=True):
    choices: tuple[_Choice, ...]
    model: object = None


class _Passing(Exception):
    """A failure after which another try may help: how long to wait is its argument."""

    def __init__(self, failure: AssistantFailed, wait: float | None = None) -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.wait = wait


def endpoint(url: str, *, plain: bool = False) -> Endpoint:
    """Return the parts of a base address such as https://host/v1; raise CallError.

    Without `plain`, http is for this machine only: on a network everybody on the way could read the text.
    """
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        parts, port, host = urlsplit(""), None, ""
    if parts.scheme not in {"http", "https"} or not host or not _plain(url):
        raise CallError("--assist is no address of an endpoint", remedy="write it as https://HOST/v1")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise CallError("--assist may hold no name, key, query or fragment", remedy=f"put the key into ${KEY}")
    if parts.scheme == "http" and not plain and not on_this_machine(host):
        raise CallError(
            "--assist would send text over the network unencrypted",
            remedy="use https, or say --assist-plain-http if the way there is protected otherwise",
        )
    return Endpoint(parts.scheme, host, port, parts.path.rstrip("/"))


def _plain(url: str) -> bool:
    """Say whether an address is as RFC 3986 writes it: no space, nothing beyond ASCII, no control character."""
    return url.isascii() and url.isprintable() and " " not in url


def on_this_machine(host: str) -> bool:
    """Say whether a host is the loopback interface (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3; RFC 6761, 6.3)."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def checked_key(environment: Mapping[str, str]) -> str:
    """Return the key, "" where there is none; raise CallError, without showing it, for one that no header can hold."""
    key = environment.get(KEY, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise CallError(f"${KEY} holds characters that no key has", remedy="set it again")
    return key


def checked_model(name: str) -> str:
    """Return the name of a model; raise CallError for one that none can have."""
    if not NAMED.fullmatch(name):
        raise CallError("--assist-model is no name of a model", remedy="letters, digits and ./:@+-_, at most 100")
    return name


class HttpCompletions:
    """Asks one model of one endpoint, one question at a time; gives up for good after several failures in a row."""

    def __init__(
        self,
        where: Endpoint,
        model: str,
        key: str = "",
        limits: Limits | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._where, self._model, self._key = where, model, key
        self._limits, self._wait = limits or Limits(), wait
        self._failed = 0

    @property
    def model(self) -> str:
        """Return the name of the model that is asked."""
        return self._model

    def complete(self, instructions: str, data: str) -> Completion:
        """Return the answer; raise AssistantFailed, at once after `failures` of them in a row."""
        if self._failed >= self._limits.failures:
            raise self._failure(f"is not asked any more after {self._failed} failures in a row")
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": _sendable(data)}]
        body = {"model": self._model, "messages": messages, "temperature": 0, "stream": False}
        self._failed += 1
        answer = self._parsed(self._asked(msgspec.json.encode(body)))
        self._failed = 0
        return answer

    def _asked(self, body: bytes) -> bytes:
        """Return the body of an answer with status 200, after as many tries as are allowed."""
        for number in range(self._limits.tries):
            try:
                return self._tried(body)
            except _Passing as passing:
                if number + 1 == self._limits.tries:
                    raise passing.failure from None
                self._wait(self._pause(number, passing.wait))
        raise self._failure("was not asked: no try is allowed")

    def _pause(self, number: int, asked: float | None) -> float:
        """Return how long to wait before another try: what the endpoint asks for, else twice as long each time."""
        wait = asked if asked is not None else self._limits.pause * 2**number
        return min(wait, self._limits.longest_pause)

    def _tried(self, body: bytes) -> bytes:
        answered = self._exchanged(body)
        status, name = answered.status, responses.get(answered.status, "unknown")
        if status == 200:
            return answered.body
        failure = self._failure(f"answered {status} ({name})")
        if status in PASSING:
            raise _Passing(failure, answered.wait)
        raise failure

    def _exchanged(self, body: bytes) -> Answered:
        """Send one request and read its answer within the limits of time and size."""
        connection = self._connection()
        late = Deadline(connection, self._limits.seconds)
        try:
            with late:
                connection.request("POST", f"{self._where.path}/chat/completions", body, self._headers())
                with connection.getresponse() as response:
                    answered = self._read(response)
                if late.passed:
                    raise TimeoutError  # a connection that was shut looks like an answer that has ended
                return answered
        except (OSError, HTTPException, ValueError) as error:
            if late.passed or (isinstance(error, TimeoutError) and error.errno is None):  # of the two limits, the first
                raise self._failure(f"did not answer within {self._limits.seconds:g} seconds") from None
            if isinstance(error, ssl.SSLCertVerificationError):
                raise self._failure("does not prove by its certificate who it is") from None
            raise _Passing(self._failure(f"could not be reached or broke off ({type(error).__name__})")) from None
        finally:
            connection.close()

    def _connection(self) -> HTTPConnection:
        where, seconds = self._where, self._limits.connect_seconds
        if where.scheme == "http":
            return HTTPConnection(where.host, where.port, timeout=seconds)
        return HTTPSConnection(where.host, where.port, timeout=seconds, context=ssl.create_default_context())

    def _headers(self) -> dict[str, str]:
        key = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        return {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close", **key}

    def _read(self, response: HTTPResponse) -> Answered:
        limit = self._limits.answer_bytes
        content = response.read(limit + 1)
        if len(content) > limit:
            raise self._failure(f"answered with more than {limit} bytes")
        if response.length:
            raise IncompleteRead(content, response.length)  # bytes that were promised and did not come
        asked = response.getheader("Retry-After", "")
        return Answered(response.status, float(asked) if asked.isdecimal() and len(asked) < 6 else None, content)

    def _parsed(self, content: bytes) -> Completion:
        """Return the text of an answer; raise AssistantFailed for one of another form, cut off or empty."""
        try:
            envelope = msgspec.json.decode(content, type=_Envelope)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            raise self._failure("answered something that is not the protocol's JSON") from None
        choice = envelope.choices[0] if envelope.choices else None
        if choice is not None and choice.finish_reason == "length":
            raise self._failure("cut its answer off: the model's limit of words is too small")
        if choice is None or not choice.message.content:
            raise self._failure("answered without any text")
        stated = envelope.model if isinstance(envelope.model, str) and NAMED.fullmatch(envelope.model) else ""
        return Completion(choice.message.content, stated)

    def _failure(self, what: str) -> AssistantFailed:
        return AssistantFailed(what, where=str(self._where))


def _sendable(text: str) -> str:
    """Return the text as UTF-8 can hold it: a lone surrogate of a damaged source is sent as a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


class Deadline:
    """Shuts a connection when its time is over, so that one that drips bytes cannot hold the program for ever."""

    def __init__(self, connection: HTTPConnection, seconds: float) -> None:
        self._connection, self.passed = connection, False
        self._timer = Timer(seconds, self._shut)
        self._timer.daemon = True
        self._seconds = seconds

    def __enter__(self) -> None:
        self._connection.connect()  # within its own limit of time
        self._sock = self._connection.sock  # held here: the connection lets go of it before the body is read
        self._sock.settimeout(self._seconds)
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _shut(self) -> None:
        self.passed = True
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)
