"""How the primary storage of a volume is chosen among those that fit: a registry of strategies by name.

A plugin registers its own in `Noun.strategies`, as ``(PrimaryStorageStrategy, "its name", object)``; disk
offerings name it in their field `allocationStrategy`.
"""

from __future__ import annotations

import random
from typing import Any, Protocol

from sqlalchemy import bindparam, func, select

from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.storage.primary.transactions import MostPhysicalRoom, Room, StorageRequest
from orrery.core.storage.volume.model import Volume

DEFAULT = "DefaultPrimaryStorageAllocationStrategy"

VOLUMES_ON = Statement(select(func.count()).where(Volume.primary_storage_uuid == bindparam("storage")))


class PrimaryStorageStrategy(Protocol):
    """The order in which primary storages are tried."""

    def order(
        self, tx: Transaction, rooms: list[Room], request: StorageRequest, rng: random.Random
    ) -> list[Room]:
        """The storages to try, best first; those left out are not tried.

        `rooms` are Enabled, Connected, attached to the host's cluster and of a type that fits; whether there
        is room decides the reservation. Called inside the transaction that reserves, perhaps twice. Must only
        read, must not block, and draws chance from `rng` only.
        """


class FewestVolumes:
    """The storage with the fewest volumes first, among those of the kind that the volume prefers."""

    def order(
        self, tx: Transaction, rooms: list[Room], request: StorageRequest, rng: random.Random
    ) -> list[Room]:
        """See `PrimaryStorageStrategy`."""

        def rank(room: Room) -> tuple[bool, int, str]:
            uuid = room.storage.uuid
            return room.is_second_choice(request), tx.scalar(VOLUMES_ON, storage=uuid), uuid

        return sorted(rooms, key=rank)


class MostAvailable:
    """The storage with the most available capacity first (on a local one that of the host counts)."""

    def order(
        self, tx: Transaction, rooms: list[Room], request: StorageRequest, rng: random.Random
    ) -> list[Room]:
        """See `PrimaryStorageStrategy`."""

        def rank(room: Room) -> tuple[bool, int, str]:
            available = (room.part or room.storage).available_capacity
            return room.is_second_choice(request), -available, room.storage.uuid

        return sorted(rooms, key=rank)


STRATEGIES: tuple[tuple[type[Any], str, Any], ...] = (
    (PrimaryStorageStrategy, DEFAULT, MostPhysicalRoom()),
    (PrimaryStorageStrategy, "LeastVolumePrimaryStorageAllocationStrategy", FewestVolumes()),
    (PrimaryStorageStrategy, "MaximumAvailableCapacityAllocationStrategy", MostAvailable()),
)
