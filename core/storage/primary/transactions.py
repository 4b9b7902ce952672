"""Room on primary storages, inside the transactions of those who need it.

A reservation is a conditional UPDATE whose row count decides; what is given back is exactly what was taken.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, bindparam, select, update

from orrery.core.kernel.api.message import LONG_MAX
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.resources import ENABLED
from orrery.core.kernel.tags import UserTag
from orrery.core.kernel.workflow.holds import Identity
from orrery.core.storage.primary.errors import NoStorageAvailable
from orrery.core.storage.primary.model import (
    CONNECTED,
    NO_HOST,
    ImageCache,
    LocalStorageHostRef,
    PrimaryStorage,
    PrimaryStorageClusterRef,
    rated,
)
from orrery.core.storage.primary.tags import NO_RULES, StorageRules
from orrery.core.storage.primary.types import type_fits

if TYPE_CHECKING:
    from orrery.core.storage.primary.strategies import PrimaryStorageStrategy

P, L = PrimaryStorage, LocalStorageHostRef


def held_storage(uuid: Uuid) -> Identity:
    """A primary storage as a deleted host holds it that may have guests: any of its volumes may be in use."""
    return Identity("primaryStorage", uuid)


ATTACHED = Statement(
    select(P)
    .join(PrimaryStorageClusterRef, PrimaryStorageClusterRef.primary_storage_uuid == P.uuid)
    .where(PrimaryStorageClusterRef.cluster_uuid == bindparam("cluster"), PrimaryStorageClusterRef.ready)
    .where(P.state == ENABLED, P.status == CONNECTED)
    .order_by(P.uuid)
)
_REACH = (
    select(PrimaryStorageClusterRef.cluster_uuid, P.uuid, P.images_from)
    .join(P, PrimaryStorageClusterRef.primary_storage_uuid == P.uuid)
    .where(P.state == ENABLED, P.status == CONNECTED, PrimaryStorageClusterRef.ready)
    .order_by(PrimaryStorageClusterRef.id)
)
REACH = Statement(_REACH)
REACH_IN_ZONE = Statement(_REACH.where(P.zone_uuid == bindparam("zone")))

TAGGED = Statement(
    select(UserTag.resource_uuid)
    .where(UserTag.tag == bindparam("tag"), UserTag.resource_type == P.__vo__)
    .order_by(UserTag.resource_uuid)
)

_INT = BigInteger()
_COST, _SIZE, _CACHED = (bindparam(name, type_=_INT) for name in ("cost", "size", "cached"))
_TAKEN = {
    "available_capacity": P.available_capacity - _COST,
    "allocated_capacity": P.allocated_capacity + _SIZE,
    "cached_capacity": P.cached_capacity + _CACHED,
}
_TAKEN_LOCALLY = {
    "available_capacity": L.available_capacity - _COST,
    "allocated_capacity": L.allocated_capacity + _SIZE,
    "cached_capacity": L.cached_capacity + _CACHED,
}
_ADJUST = update(P).where(P.uuid == bindparam("storage")).values(_TAKEN)
_ADJUST_LOCALLY = (
    update(L)
    .where(L.host_uuid == bindparam("host"), L.primary_storage_uuid == bindparam("storage"))
    .values(_TAKEN_LOCALLY)
)
ADJUST, ADJUST_LOCALLY = Statement(_ADJUST), Statement(_ADJUST_LOCALLY)
TAKE = Statement(
    _ADJUST.where(P.state == ENABLED, P.status == CONNECTED, P.available_capacity >= bindparam("needed"))
)
TAKE_LOCALLY = Statement(_ADJUST_LOCALLY.where(L.available_capacity >= bindparam("needed")))


@dataclass(frozen=True)
class StorageRequest:
    """Room for one volume where a host can reach it. Sizes are bytes."""

    size: int
    cluster_uuid: Uuid
    host_uuid: Uuid
    zone_uuid: Uuid
    image_uuid: Uuid | None = None
    """The image that the volume is made of, if any."""
    image_size: int = 0
    """What the image takes in the image cache, needed where it is not cached yet."""
    backup_storage_type: str | None = None
    """Where the image comes from, which restricts the types of primary storage."""
    primary_storage_uuid: Uuid | None = None
    for_root: bool = True
    """Root volumes prefer local storage, data volumes shared."""
    reserved_capacity: int = 0
    """What has to stay free afterwards."""
    rules: StorageRules = NO_RULES
    """What the tags of the volume's offering say."""


@dataclass(frozen=True, slots=True)
class Room:
    """A storage, and on a local one the part that one host holds."""

    storage: PrimaryStorage
    part: LocalStorageHostRef | None

    @property
    def host(self) -> Uuid:
        """The host whose image cache it is, NO_HOST where all share one."""
        return self.part.host_uuid if self.part is not None else NO_HOST

    @property
    def available_physical(self) -> int:
        """What the storage last reported as free."""
        return (self.part or self.storage).available_physical_capacity

    def is_second_choice(self, request: StorageRequest) -> bool:
        """Whether it is the kind that the volume takes last: shared for a root volume, local for others."""
        return (self.part is not None) != request.for_root

    def cost(self, size: int) -> int:
        """What a volume of `size` more (or, negative, less) takes from the available capacity."""
        allocated, percent = (self.part or self.storage).allocated_capacity, self.storage.over_provisioning
        return rated(allocated + size, percent) - rated(allocated, percent)


def clusters_with_storage(
    tx: Transaction,
    zone_uuid: Uuid | None,
    primary_storage_uuid: Uuid | None,
    backup_storage_type: str | None,
    rules: StorageRules = NO_RULES,
) -> set[Uuid]:
    """The clusters that are attached to an Enabled, Connected storage (this one, if named) that fits."""
    rows = tx.all(REACH) if zone_uuid is None else tx.all(REACH_IN_ZONE, zone=zone_uuid)
    allowed = _allowed(tx, rules)
    return {
        cluster
        for cluster, storage, images_from in rows
        if primary_storage_uuid in (None, storage)
        and type_fits(images_from, backup_storage_type)
        and (allowed is None or storage in allowed)
    }


def _allowed(tx: Transaction, rules: StorageRules) -> set[Uuid] | None:
    """The storages that the rules leave; None where they exclude none."""
    sets = [set(rules.uuids)] if rules.uuids else []
    sets += [_tagged(tx, tag) for tag in rules.required]
    return set.intersection(*sets) if sets else None


def _tagged(tx: Transaction, tag: str) -> set[Uuid]:
    return {uuid for (uuid,) in tx.all(TAGGED, tag=tag)}


def _preferred_first(tx: Transaction, rooms: list[Room], rules: StorageRules) -> list[Room]:
    if not rules.preferred:
        return rooms
    tagged = [_tagged(tx, tag) for tag in rules.preferred]
    return sorted(rooms, key=lambda room: -sum(room.storage.uuid in storages for storages in tagged))


class MostPhysicalRoom:
    """The storage with the most physical room first, one of them by chance where several have as much."""

    def order(
        self, tx: Transaction, rooms: list[Room], request: StorageRequest, rng: random.Random
    ) -> list[Room]:
        """See `orrery.core.storage.primary.strategies.PrimaryStorageStrategy`."""
        rng.shuffle(rooms)
        return sorted(rooms, key=lambda room: (room.is_second_choice(request), -room.available_physical))


def reserve_storage(
    tx: Transaction,
    request: StorageRequest,
    rng: random.Random,
    strategy: PrimaryStorageStrategy | None = None,
) -> PrimaryStorage:
    """Takes room for a volume from the storage that fits best by `strategy`, else by MostPhysicalRoom.

    Gives the storage as it was before. Raises NoStorageAvailable; then nothing was taken.
    """
    rooms = _rooms(tx, request)
    ordered = (strategy or MostPhysicalRoom()).order(tx, rooms, request, rng)
    for room in _preferred_first(tx, ordered, request.rules):
        if take(tx, room, request.size, leaving=request.reserved_capacity + _image_room(tx, room, request)):
            return room.storage
    if not rooms:
        raise NoStorageAvailable(
            f"cannot find primary storage satisfying conditions[{_conditions(request)}]; attach one that is"
            " Enabled and Connected"
        )
    raise NoStorageAvailable(
        f"after subtracting reserved capacity[{request.reserved_capacity} bytes], there is no primary storage"
        f" having required size[{request.size + request.image_size} bytes]"
    )


def release_storage(tx: Transaction, primary_storage_uuid: Uuid, size: int, host_uuid: Uuid | None) -> None:
    """Gives back the room of a volume; `host_uuid` counts only where the storage is local."""
    room = room_of(tx, primary_storage_uuid, host_uuid)
    if room is not None:
        adjust(tx, room, size=-size)


def room_of(tx: Transaction, primary_storage_uuid: Uuid, host_uuid: Uuid | None) -> Room | None:
    """A storage, with the host's part where it is local; None where there is no such storage or part."""
    storage = tx.get(PrimaryStorage, primary_storage_uuid)
    if storage is None:
        return None
    if not storage.per_host:
        return Room(storage, None)
    if host_uuid is None:
        return None
    part = tx.first(LocalStorageHostRef, host_uuid=host_uuid, primary_storage_uuid=primary_storage_uuid)
    return Room(storage, part) if part is not None else None


def take(tx: Transaction, room: Room, size: int, *, leaving: int) -> bool:
    """Takes room for a volume if at least `leaving` bytes stay available; says whether it did.

    Only an Enabled, Connected storage gives room.
    """
    cost = room.cost(size)
    if max(cost, size) + leaving > LONG_MAX:
        return False  # more than any storage has, and than the database can count
    taken = {"storage": room.storage.uuid, "cost": cost, "size": size, "cached": 0}
    if room.part is None:
        return tx.run(TAKE, **taken, needed=cost + leaving) == 1
    if tx.run(TAKE_LOCALLY, **taken, host=room.part.host_uuid, needed=cost + leaving) == 0:
        return False
    return tx.run(ADJUST, **taken) == 1


def take_cache(tx: Transaction, room: Room, size: int) -> bool:
    """Takes room for a cached image if there is as much; says whether it did."""
    taken = {"storage": room.storage.uuid, "cost": size, "size": 0, "cached": size}
    if room.part is None:
        return tx.run(TAKE, **taken, needed=size) == 1
    if tx.run(TAKE_LOCALLY, **taken, host=room.part.host_uuid, needed=size) == 0:
        return False
    return tx.run(ADJUST, **taken) == 1


def adjust(tx: Transaction, room: Room, *, size: int = 0, cached: int = 0) -> None:
    """Changes what volumes and cached images take by so much, whatever that leaves."""
    cost = room.cost(size) + cached
    moved = {"storage": room.storage.uuid, "cost": cost, "size": size, "cached": cached}
    if room.part is not None:
        tx.run(ADJUST_LOCALLY, **moved, host=room.part.host_uuid)
    tx.run(ADJUST, **moved)


def _rooms(tx: Transaction, request: StorageRequest) -> list[Room]:
    rooms = []
    allowed = _allowed(tx, request.rules)
    for storage in tx.all(ATTACHED, cluster=request.cluster_uuid):
        wanted = request.primary_storage_uuid in (None, storage.uuid)
        wanted = wanted and (allowed is None or storage.uuid in allowed)
        if not wanted or not type_fits(storage.images_from, request.backup_storage_type):
            continue
        if not storage.per_host:
            rooms.append(Room(storage, None))
            continue
        part = tx.first(LocalStorageHostRef, host_uuid=request.host_uuid, primary_storage_uuid=storage.uuid)
        if part is not None:
            rooms.append(Room(storage, part))
    return rooms


def _image_room(tx: Transaction, room: Room, request: StorageRequest) -> int:
    if request.image_uuid is None:
        return 0
    cached = tx.first(
        ImageCache,
        primary_storage_uuid=room.storage.uuid,
        host_uuid=room.host,
        image_uuid=request.image_uuid,
    )
    return 0 if cached is not None else request.image_size


def _conditions(request: StorageRequest) -> str:
    conditions = [f"attached to cluster[{request.cluster_uuid}]", "state Enabled", "status Connected"]
    if request.primary_storage_uuid is not None:
        conditions.append(f"uuid {request.primary_storage_uuid}")
    if str(request.rules):
        conditions.append(str(request.rules))
    if request.backup_storage_type is not None:
        conditions.append(f"of a type that takes images from a {request.backup_storage_type}")
    return ", ".join(conditions)
