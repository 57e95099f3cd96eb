"""Invented certificates, as the test authorities of timestamps and of sites sign them.

In: names and keys, and how long one holds. Out: certificates, and their files' bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)
Key = ec.EllipticCurvePrivateKey


def new_key() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def certificate(
    subject: tuple[str, Key],
    issuer: tuple[str, Key],
    *,
    ends: float,
    purpose: x509.ObjectIdentifier | None = None,
    sites: Sequence[str] = (),
) -> x509.Certificate:
    """Return a certificate: of an authority of certificates, or of one who serves a purpose, or some sites.

    `ends`: after how many days from now; negative when it has ended.
    """
    (name, key), (issued_by, issuer_key) = subject, issuer
    now, ca = datetime.now(UTC), purpose is None and not sites
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issued_by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(min(now - DAY, now + DAY * (ends - 30)))
        .not_valid_after(now + DAY * ends)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(usage(ca=ca), critical=True)
    )
    if purpose is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    if sites:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(one) for one in sites]), critical=False
        )
    return builder.sign(issuer_key, hashes.SHA256())


def named(name: str) -> x509.Name:
    """Return a name as certificates spell it."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def usage(*, ca: bool) -> x509.KeyUsage:
    """Return what a key may do: sign certificates, or anything else."""
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


def pem(made: x509.Certificate) -> bytes:
    """Return a certificate in PEM."""
    return made.public_bytes(serialization.Encoding.PEM)


def private_pem(key: Key) -> bytes:
    """Return a private key in PEM, not locked."""
    kind = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, kind, serialization.NoEncryption())
