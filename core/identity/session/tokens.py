"""Session tokens: what callers show, and what is kept of it."""

from __future__ import annotations

import hashlib

from orrery.core.kernel.db.model import Uuid

ID_LENGTH = 32


def session_id(token: str) -> Uuid:
    """The uuid of the session whose token this is: the beginning of its SHA-256, in hex.

    A token has 128 random bits, so no salt is needed, and nobody finds it by its hash.
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
