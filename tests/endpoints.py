"""A stand-in for a language model behind the chat completions protocol, on this machine only.

In: what it answers to each question, one after another (the last one again and again). Out: its address, and every
request that it got.
"""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """One answer: status, body, headers; `delay` before it, `drip` seconds between its bytes."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0
    drip: float = 0.0


class Got(msgspec.Struct, frozen=True):
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def said(self) -> str:
        """Return the message that holds the passage."""
        return str(self.body["messages"][1]["content"])


class Endpoint(msgspec.Struct, frozen=True):
    """A running stand-in: its base address and what it was asked."""

    url: str
    got: list[Got]


def envelope(content: str | None, *, model: object = "stub-1", finish: str = "stop") -> bytes:
    """Return the protocol's JSON around a text."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return json.dumps({"id": "1", "object": "chat.completion", "model": model, "choices": [choice]}).encode()


def figures(*said: object, **around: Any) -> Answer:
    """Return an answer that gives some figures."""
    return Answer(envelope(json.dumps({"figures": list(said)}), **around))


def figure(
    quote: str, kind: str, low: int | None, high: int | None, bound: str = "exact", **more: Any
) -> dict[str, Any]:
    """Return one figure in the form that is asked for."""
    said = {"quote": quote, "sentence": None, "kind": kind, "low": low, "high": high, "bound": bound}
    return {**said, "polarity": "asserted", **more}


class Quiet(ThreadingHTTPServer):
    """A server that says nothing of callers who break off."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def answering(*answers: Answer, certificate: Path | None = None) -> Iterator[Endpoint]:
    """Run an endpoint on a free port of the loopback interface that gives these answers in turn."""
    got: list[Got] = []
    server = Quiet(("127.0.0.1", 0), _handler(answers, got))
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield Endpoint(f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_address[1]}/v1", got)
    finally:
        server.shutdown()
        server.server_close()


def _handler(answers: Sequence[Answer], got: list[Got]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = answers[min(len(got), len(answers) - 1)]
            got.append(Got(self.path, dict(self.headers), body))
            time.sleep(answer.delay)
            with suppress(OSError):
                self._send(answer)

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.end_headers()
            if not answer.drip:
                self.wfile.write(answer.body)
                return
            for byte in answer.body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(answer.drip)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
