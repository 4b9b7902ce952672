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
    vm_instance_uuid: Mapped[str | None] = mapped_column(String(32), index=True)
    last_vm_instance_uuid: Mapped[str | None] = mapped_column(String(32))
    disk_offering_uuid: Mapped[str | None] = mapped_column(
        ForeignKey(DiskOffering.uuid, ondelete="SET NULL"), index=True
    )
    root_image_uuid: Mapped[str | None] = mapped_column(String(32), index=True)
    install_path: Mapped[str | None] = mapped_column(String(2048))
    type: Mapped[str] = mapped_column(String(16))
    format: Mapped[str | None] = mapped_column(String(16))
    size: Mapped[int]
    """Bytes; `actual_size` is what is really stored."""
    actual_size: Mapped[int | None]
    device_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(16))
    is_shareable: Mapped[bool]
    last_attach_date: Mapped[int | None]
    last_detach_date: Mapped[int | None]
    host_uuid: Mapped[str | None] = mapped_column(String(32), index=True)
    """The host that holds the bits, on local storage."""
