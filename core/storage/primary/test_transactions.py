"""Room on primary storages: who gets it, and that it all comes back."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.model import Host
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.storage.primary import records
from orrery.core.storage.primary.backend import CapacityReport
from orrery.core.storage.primary.errors import NoStorageAvailable
from orrery.core.storage.primary.model import LocalStorageHostRef, PrimaryStorage, PrimaryStorageClusterRef
from orrery.core.storage.primary.transactions import (
    StorageRequest,
    clusters_with_storage,
    release_storage,
    reserve_storage,
    room_of,
    take_cache,
)
from orrery.core.storage.primary.types import STRATEGIES
from orrery.testlib.kernel import run_node

ZONE, CLUSTER, HOST = "zone", "cluster", "host"
GIB = 1 << 30
REQUEST = StorageRequest(size=2 * GIB, cluster_uuid=CLUSTER, host_uuid=HOST, zone_uuid=ZONE)


def in_transaction(body: Callable[[Transaction], Any]) -> None:
    """Runs `body` in a transaction of a database with one zone, cluster and host."""
    declarations()

    def prepared(tx: Transaction) -> None:
        named: dict[str, Any] = {"name": "n", "state": "Enabled", "type": "zstack"}
        tx.insert(Zone, uuid=ZONE, **named, is_default=False)
        tx.insert(Cluster, uuid=CLUSTER, zone_uuid=ZONE, hypervisor_type="KVM", **named)
        where = {"zone_uuid": ZONE, "cluster_uuid": CLUSTER, "hypervisor_type": "KVM", "management_ip": "ip"}
        seen = {"name": "n", "state": "Enabled", "status": "Connected", "vm_count": 0}
        tx.insert(Host, uuid=HOST, **where, **seen)
        body(tx)

    run_node(lambda node: node.db.write(prepared))


def add(tx: Transaction, uuid: str, kind: str = "NFS", size: int = 10 * GIB, **values: Any) -> None:
    """A connected storage, attached to the cluster; a local one has its room on the host."""
    counts = dict.fromkeys(records.SUMMED, 0) | {"system_used_capacity": None, "over_provisioning": 100}
    fixed = {"name": uuid, "zone_uuid": ZONE, "url": uuid, "type": kind, "mount_path": f"/{uuid}"}
    seen = {"state": "Enabled", "status": "Connected"}
    (behaviour,) = (made.traits() for _, name, made in STRATEGIES if name == values.get("type", kind))
    tx.insert(PrimaryStorage, uuid=uuid, **(fixed | behaviour | seen | counts | values))
    stamps = {"create_date": 0, "last_op_date": 0}
    ref = {"cluster_uuid": CLUSTER, "primary_storage_uuid": uuid, "ready": True}
    tx.insert(PrimaryStorageClusterRef, **ref, **stamps)
    said = CapacityReport(size, size)
    if kind == "LocalStorage":
        records.report_part(tx, uuid, HOST, said)
    else:
        records.report(tx, uuid, said)


def available(tx: Transaction, uuid: str) -> int:
    return tx.require(PrimaryStorage, uuid).available_capacity


def test_the_storage_with_the_most_physical_room_is_taken() -> None:
    def body(tx: Transaction) -> None:
        for uuid, size in (("a", 5 * GIB), ("b", 50 * GIB), ("c", 20 * GIB)):
            add(tx, uuid, size=size)
        assert reserve_storage(tx, REQUEST, random.Random(1)).uuid == "b"
        assert available(tx, "b") == 48 * GIB

    in_transaction(body)


def test_equal_storages_are_taken_by_chance() -> None:
    def body(tx: Transaction) -> None:
        add(tx, "a")
        add(tx, "b")
        small = replace(REQUEST, size=1)
        taken = {reserve_storage(tx, small, random.Random(seed)).uuid for seed in range(20)}
        assert taken == {"a", "b"}

    in_transaction(body)


def test_root_volumes_prefer_local_storage_and_data_volumes_shared() -> None:
    def body(tx: Transaction) -> None:
        add(tx, "local", kind="LocalStorage", size=5 * GIB)
        add(tx, "nfs", size=50 * GIB)
        assert reserve_storage(tx, REQUEST, random.Random(1)).uuid == "local"
        assert reserve_storage(tx, replace(REQUEST, for_root=False), random.Random(1)).uuid == "nfs"

    in_transaction(body)


def test_a_local_disk_that_is_too_small_takes_nothing() -> None:
    def body(tx: Transaction) -> None:
        add(tx, "local", "LocalStorage", size=GIB)
        with pytest.raises(NoStorageAvailable):
            reserve_storage(tx, REQUEST, random.Random(1))
        assert available(tx, "local") == GIB

    in_transaction(body)


def test_local_room_is_counted_on_the_host_and_on_the_whole() -> None:
    def body(tx: Transaction) -> None:
        add(tx, "local", kind="LocalStorage")
        reserve_storage(tx, REQUEST, random.Random(1))
        part = tx.first(LocalStorageHostRef, host_uuid=HOST)
        assert part is not None
        assert part.available_capacity == available(tx, "local") == 8 * GIB
        release_storage(tx, "local", REQUEST.size, HOST)
        assert available(tx, "local") == 10 * GIB
        records.drop_part(tx, tx.find(LocalStorageHostRef)[0])
        assert tx.require(PrimaryStorage, "local").total_capacity == 0

    in_transaction(body)


@pytest.mark.parametrize(
    "values", [{"state": "Disabled"}, {"status": "Disconnected"}, {"type": "SimulatorPrimaryStorage"}]
)
def test_a_storage_that_does_not_fit_is_not_found(values: dict[str, Any]) -> None:
    def body(tx: Transaction) -> None:
        add(tx, "a", **values)
        request = replace(REQUEST, backup_storage_type="SftpBackupStorage")
        with pytest.raises(NoStorageAvailable, match="cannot find primary storage"):
            reserve_storage(tx, request, random.Random(1))
        assert clusters_with_storage(tx, ZONE, None, "SftpBackupStorage") == set()

    in_transaction(body)


def test_what_is_reserved_and_what_the_image_takes_has_to_stay() -> None:
    def body(tx: Transaction) -> None:
        add(tx, "a")
        tight = replace(REQUEST, reserved_capacity=7 * GIB, image_uuid="image", image_size=2 * GIB)
        with pytest.raises(NoStorageAvailable, match="after subtracting reserved capacity"):
            reserve_storage(tx, tight, random.Random(1))
        assert available(tx, "a") == 10 * GIB
        room = room_of(tx, "a", None)
        assert room is not None
        assert not take_cache(tx, room, 11 * GIB)
        assert reserve_storage(tx, replace(tight, image_size=GIB), random.Random(1)).uuid == "a"

    in_transaction(body)


def test_odd_sizes_at_odd_ratios_come_back_to_the_byte() -> None:
    def body(tx: Transaction) -> None:
        add(tx, "a")
        add(tx, "local", kind="LocalStorage")
        rng, taken = random.Random(3), []
        for ratio in (133, 270, 100, 91):
            records.set_over_provisioning(tx, ratio)
            for _ in range(20):
                size = rng.randrange(1, 100_000_000)
                taken.append((reserve_storage(tx, replace(REQUEST, size=size), rng).uuid, size))
            for _ in range(10):
                uuid, size = taken.pop(rng.randrange(len(taken)))
                release_storage(tx, uuid, size, HOST)
        for uuid, size in taken:
            release_storage(tx, uuid, size, HOST)
        assert available(tx, "a") == available(tx, "local") == 10 * GIB

    in_transaction(body)


def test_clusters_are_found_by_zone_and_storage() -> None:
    def body(tx: Transaction) -> None:
        add(tx, "a")
        assert clusters_with_storage(tx, ZONE, None, None) == {CLUSTER}
        assert clusters_with_storage(tx, None, "a", "SftpBackupStorage") == {CLUSTER}
        assert clusters_with_storage(tx, "elsewhere", None, None) == set()
        assert clusters_with_storage(tx, ZONE, "b", None) == set()

    in_transaction(body)
