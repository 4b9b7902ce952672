"""A storage that runs full is told once, and again after it had room."""

from __future__ import annotations

import asyncio

from orrery.backends.agent.disks import Disks
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage.model import Capacity, Storage, StorageKind
from orrery.backends.agent.wire import Notice, NoticeKind

STORAGE = Storage("a" * 32, StorageKind.LOCAL, "/vms", "/vms")


def test_a_storage_that_runs_full_is_told_once_until_it_has_room_again() -> None:
    told: list[Notice] = []
    left: list[int | None] = [50, 1, 1, 3, 10, 1, None, 1]

    async def capacity(storage: Storage) -> Capacity:
        available = left.pop(0)
        if available is None:
            raise Refused("it is not mounted")
        return Capacity(100, available, "identity")

    async def tell(notice: Notice) -> None:
        told.append(notice)

    async def look() -> list[int]:
        disks = Disks(capacity, tell)
        disks.watch(STORAGE)
        counts = []
        while left:
            disks.watch(STORAGE)
            await disks.look()
            counts.append(len(told))
        return counts

    assert asyncio.run(look()) == [0, 1, 1, 1, 1, 2, 2, 2]
    assert told[0] == Notice(kind=NoticeKind.DISK_FULL, subject=STORAGE.uuid)
