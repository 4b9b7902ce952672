"""Tells hosts that have mounted different file systems for one shared storage.

Each host says which file system it sees (the identity in the marker of the storage). The first answer since
the node started counts; it is kept in memory, since all hosts are connected anew after a start.
"""

from __future__ import annotations

from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.errors import BackendRefused


class SharedIdentities:
    """Which file system each shared storage is, by what hosts have said."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[str, HostRef]] = {}

    def check(self, storage: str, host: HostRef, identity: str) -> None:
        """Raises BackendRefused where another host sees another file system; `storage` is a uuid."""
        first, witness = self._seen.setdefault(storage, (identity, host))
        if identity == first:
            return
        if witness.uuid == host.uuid:
            # the only witness has mounted another one; hosts that come next are compared with that
            self._seen[storage] = (identity, host)
            return
        raise BackendRefused(
            f"{host} has mounted another file system for primary storage[uuid:{storage}] than {witness};"
            " mount the same one on both"
        )

    def forget(self, storage: str) -> None:
        """The storage has been removed."""
        self._seen.pop(storage, None)
