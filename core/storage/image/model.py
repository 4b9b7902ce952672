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
    status: Mapped[str] = mapped_column(String(16))
    size: Mapped[int]
    """Bytes of a volume made of it; `actual_size` is what a copy of it takes."""
    actual_size: Mapped[int]
    md5_sum: Mapped[str | None] = mapped_column(String(255))
    url: Mapped[str] = mapped_column(String(1024))
    media_type: Mapped[str] = mapped_column(String(32))
    guest_os_type: Mapped[str | None] = mapped_column(String(255))
    type: Mapped[str] = mapped_column(String(32))
    platform: Mapped[str | None] = mapped_column(String(32))
    architecture: Mapped[str | None] = mapped_column(String(32))
    format: Mapped[str] = mapped_column(String(16))
    system: Mapped[bool]
    virtio: Mapped[bool | None]


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
    backup_storage_uuid: Mapped[str] = mapped_column(ForeignKey(BackupStorage.uuid), index=True)
    install_path: Mapped[str] = mapped_column(String(2048))
    status: Mapped[str] = mapped_column(String(16))
    size: Mapped[int]
    """Bytes counted against the storage's capacity."""
    create_date: Mapped[int]
    last_op_date: Mapped[int]
