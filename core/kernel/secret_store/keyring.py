"""The keys of secrets, and how a secret is encrypted with them: AES-256 in GCM, bound to its name."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from orrery.core.kernel.clock import Secrets
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import SecretUnreadable

KEY_BYTES, NONCE_BYTES, ID_LENGTH = 32, 12, 16


class Name(NamedTuple):
    """What a secret is referred to by."""

    resource_type: str
    """The kind of its resource, such as ``HostVO``."""
    resource_uuid: Uuid
    field: str

    def __str__(self) -> str:
        return "/".join(self)


class Keyring:
    """The keys that can decrypt, the first of which encrypts. As text: one key a line, in base64."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        """Raises ValueError where there is no key, or one that is not 32 bytes long."""
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise ValueError(f"expected one key of {KEY_BYTES} bytes a line, in base64")
        self._keys = {_id_of(key): key for key in keys}
        self.current = _id_of(keys[0])
        """The identity of the key that encrypts."""

    def __repr__(self) -> str:
        return f"Keyring({', '.join(self._keys)})"

    @classmethod
    def from_text(cls, text: str) -> Keyring:
        """Reads the form of `to_text`. Raises ValueError, which does not quote the text."""
        try:
            keys = [base64.b64decode(line, validate=True) for line in text.split()]
        except binascii.Error:
            keys = []
        return cls(keys)

    @classmethod
    def from_seed(cls, seed: str) -> Keyring:
        """The same key for the same seed: for simulations, whose secrets protect nothing."""
        return cls([hashlib.sha256(seed.encode()).digest()])

    @classmethod
    def new(cls, source: Secrets, older: Iterable[bytes] = ()) -> Keyring:
        """A new key that encrypts, and older ones that can still decrypt."""
        return cls([bytes.fromhex(source.token() + source.token()), *older])

    def to_text(self) -> str:
        """All keys, the one that encrypts first."""
        return "".join(f"{base64.b64encode(key).decode()}\n" for key in self._keys.values())

    def rotated(self, source: Secrets) -> Keyring:
        """With a new key that encrypts; what the others encrypted can still be read."""
        return Keyring.new(source, self._keys.values())

    def without_older(self) -> Keyring:
        """Only the key that encrypts."""
        return Keyring([self._keys[self.current]])

    def has(self, key_id: str) -> bool:
        """Whether there is a key of this identity."""
        return key_id in self._keys

    def seal(self, name: Name, text: str, source: Secrets) -> str:
        """The secret as it is kept, in base64; `source` gives a nonce that never comes twice."""
        nonce = bytes.fromhex(source.token())[:NONCE_BYTES]
        data = AESGCM(self._keys[self.current]).encrypt(nonce, text.encode(), str(name).encode())
        return base64.b64encode(nonce + data).decode()

    def open(self, name: Name, key_id: str, sealed: str) -> str:
        """The secret. Raises SecretUnreadable without its key, and for one that was changed or moved."""
        key = self._keys.get(key_id)
        if key is None:
            raise SecretUnreadable(f"the key[id:{key_id}] of the secret[{name}] is missing")
        data = base64.b64decode(sealed)
        try:
            found = AESGCM(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], str(name).encode())
        except InvalidTag:
            raise SecretUnreadable(
                f"the secret[{name}] in the database was changed; set it anew by the API of its resource"
            ) from None
        return found.decode()


def _id_of(key: bytes) -> str:
    return hashlib.sha256(b"orrery key " + key).hexdigest()[:ID_LENGTH]
