"""Offerings."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.identity.account.model import Owned
from orrery.core.kernel.db.model import Events, Inventory, Resource


class InstanceOffering(Resource, Owned):
    """A size of VM. Disabled, no new VM may be made of it; VMs keep a copy, so deleting harms none."""

    __tablename__ = "instance_offering"
    __table_args__ = (Index(None, "account_uuid"),)
    __cached__ = True
    __vo__ = "InstanceOfferingVO"
    __inventory__ = Inventory(
        "org.zstack.header.configuration.InstanceOfferingInventory",
        hidden=("storage_tags", "account_uuid"),
        columns=("state", "cpuNum", "memorySize"),
        wide=("cpuSpeed", "reservedMemorySize", "allocatorStrategy"),
    )
    __events__ = Events(
        "instanceOffering",
        (
            "name",
            "description",
            "state",
            "cpu_num",
            "memory_size",
        ),
        watched=("state",),
    )

    cpu_num: Mapped[int]
    """CPUs of each VM of this size."""
    cpu_speed: Mapped[int]
    """Always 0: CPU speeds are not limited."""
    memory_size: Mapped[int]
    """Bytes of memory of each VM of this size."""
    reserved_memory_size: Mapped[int]
    """Bytes of the memory that count as reserved."""
    type: Mapped[str] = mapped_column(String(64))
    """Always UserVm."""
    allocator_strategy: Mapped[str] = mapped_column(String(64))
    """How hosts are chosen for VMs of this size."""
    sort_key: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    """Of a Disabled offering no new VM is made."""
    storage_tags: Mapped[list[str] | None]
    """A copy of the system tags that choose the primary storage of root volumes."""


class DiskOffering(Resource, Owned):
    """A size of disk. Disabled, no new volume may be made of it."""

    __tablename__ = "disk_offering"
    __table_args__ = (Index(None, "account_uuid"),)
    __cached__ = True
    __vo__ = "DiskOfferingVO"
    __inventory__ = Inventory(
        "org.zstack.header.configuration.DiskOfferingInventory",
        hidden=("storage_tags", "account_uuid"),
        columns=("state", "diskSize"),
        wide=("allocatorStrategy",),
    )
    __events__ = Events(
        "diskOffering",
        (
            "name",
            "description",
            "state",
            "disk_size",
        ),
        watched=("state",),
    )

    disk_size: Mapped[int]
    """Bytes."""
    sort_key: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    """Of a Disabled offering no new volume is made."""
    type: Mapped[str] = mapped_column(String(64))
    """Always DefaultDiskOfferingType."""
    allocator_strategy: Mapped[str] = mapped_column(String(64))
    """How storages are chosen for disks of this size."""
    storage_tags: Mapped[list[str] | None]
    """A copy of the system tags that choose the primary storage of its volumes."""
