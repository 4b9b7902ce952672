"""Secrets that must be read back: passwords of hosts and storages, keys of signatures.

A kind names them in ``__secrets__`` of its model. They are kept encrypted, by a key that is not in the
database, in rows that are named by kind, uuid and name; a row goes with its resource. Nothing else holds
them: not the resource's row, not the journal, which has only the resource's uuid.
"""

from __future__ import annotations

from orrery.core.kernel.secret_store.keyring import Keyring, Name
from orrery.core.kernel.secret_store.model import SecretRow
from orrery.core.kernel.secret_store.store import (
    Sealed,
    SecretStore,
    forget_with_resources,
    kept_ahead,
)

__all__ = [
    "Keyring",
    "Name",
    "Sealed",
    "SecretRow",
    "SecretStore",
    "forget_with_resources",
    "kept_ahead",
]
