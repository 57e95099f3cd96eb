"""A timestamp authority for the tests: invented certificates, answers by `openssl ts -reply`, a responder on loopback.

In: a folder. Out: an authority whose answers are right, or wrong in one way that a test asks for.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = timedelta(days=1)
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
        root_key, middle_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(3))
        root = certificate("Invented Root", root_key, "Invented Root", root_key, ends=3650)
        middle = certificate("Invented Middle", middle_key, "Invented Root", root_key, ends=3650)
        leaf = certificate(
            "Invented Clock", key, "Invented Middle", middle_key, ends=ends, purpose=ExtendedKeyUsageOID.TIME_STAMPING
        )
        self.roots = pem(root)
        (folder / "root.pem").write_bytes(self.roots)
        (folder / "chain.pem").write_bytes(pem(middle))
        (folder / "tsa.pem").write_bytes(pem(leaf))
        kind = serialization.PrivateFormat.PKCS8
        secret = key.private_bytes(serialization.Encoding.PEM, kind, serialization.NoEncryption())
        (folder / "tsa.key").write_bytes(secret)
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


def pem(made: x509.Certificate) -> bytes:
    """Return a certificate in PEM."""
    return made.public_bytes(serialization.Encoding.PEM)


def certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    ends: float,
    purpose: x509.ObjectIdentifier | None = None,
) -> x509.Certificate:
    """Return a certificate: of an authority of certificates, or, with a purpose, of one who serves it."""
    now = datetime.now(UTC)
    begins = min(now - DAY, now + DAY * (ends - 30))
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(now + DAY * ends)
        .add_extension(x509.BasicConstraints(ca=purpose is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(usage(ca=purpose is None), critical=True)
    )
    if purpose is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def named(name: str) -> x509.Name:
    """Return a name as certificates spell it."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def usage(*, ca: bool) -> x509.KeyUsage:
    """Return what a key may do."""
    return x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )


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
