"""How passwords are kept: scrypt (RFC 7914) over what clients send, with a salt of its own each."""

from __future__ import annotations

import hashlib
import hmac

COST, BLOCK, PARALLEL = 2**14, 8, 1
"""About 50 ms and 16 MiB a guess."""


def hash_password(sent: str, salt: str) -> str:
    """What is stored for the password that clients send as `sent`; `salt` is 32 hex digits."""
    derived = hashlib.scrypt(sent.encode(), salt=bytes.fromhex(salt), n=COST, r=BLOCK, p=PARALLEL)
    return f"scrypt${COST}${salt}${derived.hex()}"


def matches(sent: str, stored: str) -> bool:
    """Whether `sent` is the password that `stored` was made of."""
    _, _, salt, _ = stored.split("$")
    return hmac.compare_digest(hash_password(sent, salt), stored)
