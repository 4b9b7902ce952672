"""A cloud as rows alone, put into the tables directly: for questions about a database of any size."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Boolean, Integer, insert

from orrery.core.compute.cluster.model import Cluster
from orrery.core.compute.host.model import Host
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.compute.zone.model import Zone
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.tags import UserTag
from orrery.core.network.l2.model import L2Network
from orrery.core.network.l3.model import IpRange, L3Network, UsedIp
from orrery.core.storage.image.model import Image
from orrery.core.storage.primary.model import PrimaryStorage
from orrery.core.storage.volume.model import Volume

BORN_MS = 1_700_000_000_000
ROWS_AT_ONCE = 20_000
VMS_PER_HOST = 100
HOSTS_PER_CLUSTER = 50
VMS_PER_L3 = 1000
VMS_PER_RARE_TAG = 1000
"""So many VMs share one of the tags ``team::<number>``; all but a tenth are ``env::prod``."""
STATES = ("Running",) * 90 + ("Stopped",) * 8 + ("Paused", "Unknown")
GIB = 2**30

Row = dict[str, Any]


def uuid_of(kind: int, number: int) -> str:
    """The uuid of row `number` of a kind, in the order of their making as in a real cloud."""
    return f"{BORN_MS + number:012x}4{kind:03x}8{number:015x}"


def fill(path: str, vms: int) -> None:
    """Puts `vms` VMs with all that belongs to them into the tables of a new database file."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-1000000"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("BEGIN")
    for model, rows in _tables(vms):
        _insert(connection, model, rows)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.close()


def _tables(vms: int) -> Iterator[tuple[type[Base], Iterable[Row]]]:
    hosts = max(1, vms // VMS_PER_HOST)
    clusters = max(1, hosts // HOSTS_PER_CLUSTER)
    networks = max(1, vms // VMS_PER_L3)
    makers: list[tuple[type[Base], Callable[[int], Row], int]] = [
        (Zone, lambda n: {}, 1),
        (Cluster, lambda n: {"zone_uuid": uuid_of(1, 0)}, clusters),
        (Host, _host, hosts),
        (Image, lambda n: {"platform": "Linux" if n % 10 else "Windows"}, 50),
        (PrimaryStorage, lambda n: {"zone_uuid": uuid_of(1, 0)}, clusters),
        (L2Network, lambda n: {"zone_uuid": uuid_of(1, 0), "type": "L2NoVlanNetwork"}, networks),
        (L3Network, lambda n: {"zone_uuid": uuid_of(1, 0), "l2_network_uuid": uuid_of(6, n)}, networks),
        (IpRange, lambda n: {"l3_network_uuid": uuid_of(7, n), "start_long": n << 16}, networks),
        (VmInstance, lambda n: _vm(n, networks), vms),
        (VmNic, lambda n: _nic(n, networks), vms),
        (UsedIp, lambda n: _ip(n, networks), vms),
        (Volume, lambda n: _volume(n, clusters), vms),
        (UserTag, _tag, 2 * vms),
    ]
    for kind, (model, make, count) in enumerate(makers, 1):
        yield model, (_row(model, kind, number, make(number)) for number in range(count))


def _host(n: int) -> Row:
    return {
        "zone_uuid": uuid_of(1, 0),
        "cluster_uuid": uuid_of(2, n // HOSTS_PER_CLUSTER),
        "management_ip": f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}",
        "hypervisor_type": "KVM",
        "state": "Enabled",
        "status": "Connected",
        "vm_count": VMS_PER_HOST,
    }


def _vm(n: int, networks: int) -> Row:
    host = n // VMS_PER_HOST
    return {
        "zone_uuid": uuid_of(1, 0),
        "cluster_uuid": uuid_of(2, host // HOSTS_PER_CLUSTER),
        "host_uuid": uuid_of(3, host),
        "image_uuid": uuid_of(4, n % 50),
        "root_volume_uuid": uuid_of(12, n),
        "default_l3_network_uuid": uuid_of(7, n % networks),
        "platform": "Linux",
        "type": "UserVm",
        "cpu_num": 1 + n % 8,
        "memory_size": (1 + n % 8) * GIB,
        "state": STATES[n * 37 % 100],
        "allocator_strategy": "LeastVmPreferredHostAllocatorStrategy",
    }


def _nic(n: int, networks: int) -> Row:
    return {
        "vm_instance_uuid": uuid_of(9, n),
        "l3_network_uuid": uuid_of(7, n % networks),
        "used_ip_uuid": uuid_of(11, n),
        "ip": _address(n),
        "mac": f"fa:{n >> 24 & 255:02x}:{n >> 16 & 255:02x}:{n >> 8 & 255:02x}:{n & 255:02x}:00",
    }


def _ip(n: int, networks: int) -> Row:
    network = n % networks
    return {
        "l3_network_uuid": uuid_of(7, network),
        "ip_range_uuid": uuid_of(8, network),
        "ip": _address(n),
        "ip_in_long": n,
        "vm_nic_uuid": uuid_of(10, n),
    }


def _volume(n: int, clusters: int) -> Row:
    return {
        "primary_storage_uuid": uuid_of(5, n % clusters),
        "vm_instance_uuid": uuid_of(9, n),
        "root_image_uuid": uuid_of(4, n % 50),
        "install_path": f"/storage/rootVolumes/acct-admin/vol-{uuid_of(12, n)}/{uuid_of(12, n)}.qcow2",
        "type": "Root",
        "size": (1 + n % 4) * 10 * GIB,
        "status": "Ready",
        "state": "Enabled",
    }


def _tag(n: int) -> Row:
    vm, rare = divmod(n, 2)
    common = "env::prod" if vm % 10 else "env::test"
    return {
        "resource_uuid": uuid_of(9, vm),
        "resource_type": "VmInstanceVO",
        "tag": f"team::{vm // VMS_PER_RARE_TAG}" if rare else common,
    }


def _address(n: int) -> str:
    return f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"


def _row(model: type[Base], kind: int, number: int, own: Row) -> Row:
    """A row with its own values, and something harmless in every other column that needs one."""
    row: Row = {}
    for column in model.__table__.columns:
        if column.key in own:
            row[column.key] = own[column.key]
        elif column.key == "uuid":
            row["uuid"] = uuid_of(kind, number)
        elif column.key in ("create_date", "last_op_date"):
            row[column.key] = BORN_MS + number
        elif column.key == "name":
            row["name"] = f"{model.__tablename__}-{number}"
        else:
            row[column.key] = None if column.nullable else _blank(column.type)
    return row


def _blank(kind: Any) -> Any:
    if isinstance(kind, Boolean):
        return False
    return 0 if isinstance(kind, Integer) else ""


def _insert(connection: sqlite3.Connection, model: type[Base], rows: Iterable[Row]) -> None:
    statement: Statement | None = None
    waiting: list[Any] = []
    for row in rows:
        statement = statement or Statement(insert(model).values(row))
        waiting.append(statement.parameters(row))
        if len(waiting) == ROWS_AT_ONCE:
            connection.executemany(statement.sql, waiting)
            waiting.clear()
    if statement is not None:
        connection.executemany(statement.sql, waiting)
