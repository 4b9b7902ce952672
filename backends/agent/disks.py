"""Looks whether the storages of a host run full, and tells when one does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.model import Capacity, Storage
from orrery.backends.agent.wire import Notice, NoticeKind

FULL_SHARE, FREE_SHARE = 0.02, 0.05
"""A storage is full with less than the first share of its room left, and is so until it has the second."""


class Disks:
    """The storages that were connected since the agent was started."""

    def __init__(
        self, capacity: Callable[[Storage], Awaitable[Capacity]], tell: Callable[[Notice], Awaitable[None]]
    ) -> None:
        self._capacity = capacity
        self._tell = tell
        self._full: dict[Storage, bool] = {}

    def watch(self, storage: Storage) -> None:
        """Looks at a storage from now on."""
        self._full.setdefault(storage, False)

    async def look(self) -> None:
        """Looks at each once; tells of those that have become full since the last time."""
        for storage, was_full in list(self._full.items()):
            try:
                said = await self._capacity(storage)
            except Refused:
                continue  # it is gone, or not there at present, which its next use tells
            left = said.available / said.total if said.total else 0.0
            is_full = left < (FREE_SHARE if was_full else FULL_SHARE)
            self._full[storage] = is_full
            if is_full and not was_full:
                await self._tell(Notice(kind=NoticeKind.DISK_FULL, subject=storage.uuid))
