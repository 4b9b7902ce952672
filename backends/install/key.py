"""The SSH key with which the nodes of a cloud log in to its hosts; it follows from the cloud's secret."""

from __future__ import annotations

import hashlib
import hmac

import asyncssh
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from orrery.backends.remote.secret import CloudSecret


def key_of(secret: CloudSecret) -> asyncssh.SSHKey:
    """The private key, the same on all nodes of a cloud; its comment names the cloud."""
    seed = hmac.digest(secret.secret, b"ssh key", hashlib.sha256)
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key = asyncssh.import_private_key(
        private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    )
    key.set_comment(f"orrery-{secret.cloud}")
    return key


def line_of(key: asyncssh.SSHKey) -> str:
    """The public key as `authorized_keys` has it."""
    return key.export_public_key().decode().strip()
