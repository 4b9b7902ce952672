"""Who an agent is: its certificate, which cores pin at the first connect, and the token that it expects."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

NAME = "orrery-agent"
YEARS = 30
"""Nobody looks at its dates: it is known by its fingerprint."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The files of an agent's identity, made when they are first needed; only their owner can read them."""

    folder: Path

    @property
    def certificate(self) -> Path:
        """What is shown to whoever connects."""
        return self.folder / "agent.crt"

    @property
    def key(self) -> Path:
        """The private key of the certificate."""
        return self.folder / "agent.key"

    def make(self) -> None:
        """Makes the certificate and the token where they are missing."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (self.key.exists() and self.certificate.exists()):
            self._make_certificate()
        if not (self.folder / "token").exists():
            _write(self.folder / "token", secrets.token_hex(32).encode())

    def token(self) -> str:
        """What every request must show."""
        return (self.folder / "token").read_text().strip()

    def fingerprint(self) -> str:
        """Of the certificate: ``sha256:9f86…``."""
        return fingerprint_of(x509.load_pem_x509_certificate(self.certificate.read_bytes()))

    def _make_certificate(self) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
        now = datetime.now(UTC)
        builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(now - timedelta(days=1))
        builder = builder.not_valid_after(now + timedelta(days=365 * YEARS))
        made = builder.sign(key, SHA256())
        _write(self.key, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        _write(self.certificate, made.public_bytes(Encoding.PEM))


def fingerprint_of(certificate: x509.Certificate) -> str:
    """As `HostRef.certificate` has it."""
    return f"sha256:{hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()}"


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    part.rename(path)
