"""A timestamp authority for the tests: invented certificates, answers by `openssl ts -reply`, a responder on loopback.

In: a folder. Out: an authority whose answers are right, or wrong in one way that a test asks for.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from cryptography.x509.oid import ExtendedKeyUsageOID
from tests.certificates import certificate, new_key, pem, private_pem

CONFIG = """
[ tsa ]
default_tsa = good
[ good ]
dir = {folder}
serial = $dir/serial
crypto_device = builtin
signer_cert = $dir/tsa.pem
certs = $dir/chain.pem
signer_key = $dir/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class Authority:
    """An authority with a root, an intermediate and a signing certificate of its own.

    Args:
        folder: where its files stand.
        ends: after how many days from now its signing certificate ends; negative when it has ended.
    """

    def __init__(self, folder: Path, *, ends: float = 30) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        root, middle, clock = ((f"Invented {name}", new_key()) for name in ("Root", "Middle", "Clock"))
        self.roots = pem(certificate(root, root, ends=3650))
        signing = certificate(clock, middle, ends=ends, purpose=ExtendedKeyUsageOID.TIME_STAMPING)
        (folder / "root.pem").write_bytes(self.roots)
        (folder / "chain.pem").write_bytes(pem(certificate(middle, root, ends=3650)))
        (folder / "tsa.pem").write_bytes(pem(signing))
        (folder / "tsa.key").write_bytes(private_pem(clock[1]))
        (folder / "serial").write_text("01\n", encoding="ascii")
        (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder), encoding="utf-8")

    def ask(self, request: bytes) -> bytes:
        """Return the answer to a request (the port Timestamper)."""
        query, answer = self.folder / "query.tsq", self.folder / "answer.tsr"
        query.write_bytes(request)
        answer.unlink(missing_ok=True)
        command = ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", str(query), "-out", str(answer)]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, check=False, timeout=30)
        assert answer.is_file(), done.stderr.decode()
        return answer.read_bytes()


class Answering:
    """Any function as the port Timestamper."""

    def __init__(self, answer: Callable[[bytes], bytes]) -> None:
        self.ask = answer


@contextmanager
def responder(
    answer: Callable[[bytes], bytes], *, status: int = 200, media: str = "application/timestamp-reply"
) -> Iterator[str]:
    """Answer timestamp requests on loopback; give the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
