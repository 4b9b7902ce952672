"""Volumes."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.compute.offering.model import DiskOffering
from orrery.core.identity.account.model import Owned
from orrery.core.kernel.db.model import Edge, Events, Inventory, Resource
from orrery.core.kernel.deletion import Deletable, deleted_index
from orrery.core.kernel.resources import ENABLED, SWITCHED
from orrery.core.kernel.states import StateTable, by_target
from orrery.core.storage.primary.model import PrimaryStorage

CREATING, READY, NOT_INSTANTIATED, DELETED = "Creating", "Ready", "NotInstantiated", "Deleted"
ROOT, DATA = "Root", "Data"
STATUS_TABLE = StateTable(
    "volume",
    "status",
    by_target(
        {
            CREATING: (READY, NOT_INSTANTIATED),
            READY: (DELETED, CREATING),
            NOT_INSTANTIATED: (CREATING, DELETED),
            DELETED: (READY, NOT_INSTANTIATED),
        }
    ),
    (CREATING, NOT_INSTANTIATED),
)
"""Becoming NotInstantiated again, or Creating again, is the undo of an attachment that made the bits."""
STATE_TABLE = StateTable("volume", "state", SWITCHED, (ENABLED,))


class Volume(Resource, Owned, Deletable):
    """A volume. While it has a primary storage, its size counts against that storage's capacity."""

    __tablename__ = "volume"
    __table_args__ = (
        Index(None, "status", "uuid"),
        deleted_index(),
        Index(None, "name", "uuid"),
        Index(None, "create_date", "uuid"),
        Index(None, "account_uuid", "uuid"),
    )
    __vo__ = "VolumeVO"
    __inventory__ = Inventory(
        "org.zstack.header.volume.VolumeInventory",
        hidden=("account_uuid", "host_uuid", "deleted_ms"),
        expanded=(
            Edge("vm_instance_uuid", "VmInstanceVO"),
            Edge("root_image_uuid", "ImageVO", name="image", back="volume"),
        ),
        columns=("type", "state", "status", "size", "vmInstanceUuid", "primaryStorageUuid"),
        wide=("actualSize", "format", "diskOfferingUuid", "rootImageUuid", "deviceId"),
    )
    __events__ = Events(
        "volume",
        (
            "name",
            "description",
            "type",
            "state",
            "status",
            "size",
            "primary_storage_uuid",
            "vm_instance_uuid",
            "disk_offering_uuid",
            "root_image_uuid",
            "format",
            "device_id",
            "is_shareable",
        ),
        watched=(
            "status",
            "state",
        ),
        gone="expunged",
    )

    primary_storage_uuid: Mapped[str | None] = mapped_column(ForeignKey(PrimaryStorage.uuid), index=True)
    """The storage that has its bits; absent while it has none."""
    vm_instance_uuid: Mapped[str | None] = mapped_column(String(32), index=True)
    """The VM that it is attached to."""
    last_vm_instance_uuid: Mapped[str | None] = mapped_column(String(32))
    """The VM that it was attached to last."""
    disk_offering_uuid: Mapped[str | None] = mapped_column(
        ForeignKey(DiskOffering.uuid, ondelete="SET NULL"), index=True
    )
    """The disk offering that its size is of, if that still exists."""
    root_image_uuid: Mapped[str | None] = mapped_column(String(32), index=True)
    """The image that it was made of."""
    install_path: Mapped[str | None] = mapped_column(String(2048))
    """Where on the storage its bits are."""
    type: Mapped[str] = mapped_column(String(16))
    """Root is the first disk of a VM and goes with it; Data can be attached and detached."""
    format: Mapped[str | None] = mapped_column(String(16))
    """How the bits are stored, such as qcow2."""
    size: Mapped[int]
    """Bytes; `actual_size` is what is really stored."""
    actual_size: Mapped[int | None]
    """Bytes that its bits take on the storage."""
    device_id: Mapped[int | None]
    """Its place among the disks of its VM; the root volume has 0."""
    state: Mapped[str] = mapped_column(String(16))
    """A Disabled volume is attached to no VM."""
    status: Mapped[str] = mapped_column(String(16))
    """Whether it has bits: a volume that is NotInstantiated gets them when it is first attached."""
    is_shareable: Mapped[bool]
    """Always false: a volume is attached to one VM at a time."""
    last_attach_date: Mapped[int | None]
    """When it was attached last."""
    last_detach_date: Mapped[int | None]
    """When it was detached last."""
    host_uuid: Mapped[str | None] = mapped_column(String(32), index=True)
    """The host that holds the bits, on local storage."""
