"""Images, and where they are kept."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.identity.account.model import Owned
from orrery.core.kernel.db.model import Alias, Edge, Events, Inventory, Nested, OwnedThrough, Resource
from orrery.core.kernel.deletion import Deletable, deleted_index
from orrery.core.kernel.resources import ENABLED, SWITCHED
from orrery.core.kernel.states import StateTable
from orrery.core.storage.backup.model import BackupStorage

DOWNLOADING, READY, DELETED = "Downloading", "Ready", "Deleted"
ROOT_TEMPLATE, DATA_TEMPLATE, ISO = "RootVolumeTemplate", "DataVolumeTemplate", "ISO"
IMAGE_TYPE = "zstack"
STATUS_TABLE = StateTable(
    "image",
    "status",
    {DOWNLOADING: {"downloaded": READY}, READY: {"delete": DELETED}, DELETED: {"recover": READY}},
    (DOWNLOADING,),
)
STATE_TABLE = StateTable("image", "state", SWITCHED, (ENABLED,))


class Image(Resource, Owned):
    """An image. New volumes are made of it while it is Enabled and Ready."""

    __tablename__ = "image"
    __cached__ = True
    __table_args__ = (Index(None, "name"), Index(None, "account_uuid"))
    __vo__ = "ImageVO"
    __inventory__ = Inventory(
        "org.zstack.header.image.ImageInventory",
        hidden=("account_uuid",),
        urls=("url",),
        nested=(
            Nested("backupStorageRefs", "ImageBackupStorageRefVO", "image_uuid", sort="backup_storage_uuid"),
        ),
        columns=("state", "status", "format", "size", "platform"),
        wide=("mediaType", "actualSize", "backupStorageRefs.backupStorageUuid", "url"),
    )
    __events__ = Events(
        "image",
        (
            "name",
            "description",
            "state",
            "status",
            "size",
            "media_type",
            "platform",
            "format",
        ),
        watched=(
            "status",
            "state",
        ),
        gone="expunged",
    )

    state: Mapped[str] = mapped_column(String(16))
    """Of a Disabled image no new volume is made."""
    status: Mapped[str] = mapped_column(String(16))
    """Whether its bits are there: volumes are made of a Ready image."""
    size: Mapped[int]
    """Bytes of a volume made of it; `actual_size` is what a copy of it takes."""
    actual_size: Mapped[int]
    """Bytes that a copy of it takes."""
    md5_sum: Mapped[str | None] = mapped_column(String(255))
    """MD5 of its bits, where the storage told it."""
    url: Mapped[str] = mapped_column(String(1024))
    """Where it was downloaded from, without passwords."""
    media_type: Mapped[str] = mapped_column(String(32))
    """What it is used as: a template of root volumes, one of data volumes, or an ISO."""
    guest_os_type: Mapped[str | None] = mapped_column(String(255))
    """Operating system in it, for people."""
    type: Mapped[str] = mapped_column(String(32))
    """Always zstack."""
    platform: Mapped[str | None] = mapped_column(String(32))
    """Family of its operating system, which decides the devices of VMs."""
    architecture: Mapped[str | None] = mapped_column(String(32))
    """CPU architecture that it runs on."""
    format: Mapped[str] = mapped_column(String(16))
    """How the bits are stored, such as qcow2."""
    system: Mapped[bool]
    """Whether it is of the system's own VMs, so that no other is made of it."""
    virtio: Mapped[bool | None]
    """Whether it has virtio drivers."""


class ImageBackupStorageRef(Deletable):
    """An image on one backup storage."""

    __tablename__ = "image_backup_storage_ref"
    __cached__ = True
    __table_args__ = (
        UniqueConstraint("image_uuid", "backup_storage_uuid"),
        Index(None, "status"),
        deleted_index(),
    )
    __vo__ = "ImageBackupStorageRefVO"
    __ownership__ = OwnedThrough("image_uuid", "ImageVO")
    __inventory__ = Inventory(
        "org.zstack.header.image.ImageBackupStorageRefInventory",
        hidden=("id", "size", "deleted_ms"),
        expanded=(
            Edge("image_uuid", "ImageVO", back="backupStorageRef"),
            Edge("backup_storage_uuid", "BackupStorageVO", back="imageRef"),
        ),
        aliases=(
            Alias("backupStorage", "backupStorageRef.backupStorage", vo="ImageVO"),
            Alias("image", "imageRef.image", vo="BackupStorageVO"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    image_uuid: Mapped[str] = mapped_column(ForeignKey(Image.uuid))
    """The image."""
    backup_storage_uuid: Mapped[str] = mapped_column(ForeignKey(BackupStorage.uuid), index=True)
    """The storage that has a copy."""
    install_path: Mapped[str] = mapped_column(String(2048))
    """Where on the storage it is."""
    status: Mapped[str] = mapped_column(String(16))
    """Whether the copy is there."""
    size: Mapped[int]
    """Bytes counted against the storage's capacity."""
    create_date: Mapped[int]
    last_op_date: Mapped[int]
