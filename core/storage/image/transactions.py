"""Images inside the transactions of those who use them."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotFound, Refused
from orrery.core.kernel.resources import ENABLED
from orrery.core.storage.backup.model import CONNECTED, BackupStorage, BackupStorageZoneRef
from orrery.core.storage.image.messages import AddImage
from orrery.core.storage.image.model import READY, Image, ImageBackupStorageRef

_USABLE = (
    select(BackupStorageZoneRef.zone_uuid)
    .join(BackupStorage, BackupStorageZoneRef.backup_storage_uuid == BackupStorage.uuid)
    .join(ImageBackupStorageRef, ImageBackupStorageRef.backup_storage_uuid == BackupStorage.uuid)
    .where(ImageBackupStorageRef.image_uuid == bindparam("image"), ImageBackupStorageRef.status == READY)
    .where(BackupStorage.state == ENABLED, BackupStorage.status == CONNECTED)
)
ZONES = Statement(_USABLE.order_by(BackupStorageZoneRef.zone_uuid))
SOURCES = Statement(
    _USABLE.with_only_columns(BackupStorage.uuid, BackupStorage.type, ImageBackupStorageRef.install_path)
    .where(BackupStorageZoneRef.zone_uuid == bindparam("zone"))
    .order_by(BackupStorage.uuid)
)


def usable_image(tx: Transaction, image_uuid: Uuid) -> Image:
    """The image, if volumes can be made of it now. Raises NotFound or Refused."""
    image = tx.get(Image, image_uuid)
    if image is None:
        raise NotFound(f"no image has the uuid[{image_uuid}]")
    if image.state != ENABLED:
        raise Refused(f"image[uuid:{image_uuid}] is {image.state}; enable it first")
    if image.status != READY:
        raise Refused(f"image[uuid:{image_uuid}] is {image.status}; only a Ready image can be used")
    return image


def zones_of_image(tx: Transaction, image_uuid: Uuid) -> set[Uuid]:
    """The zones with an attached, Enabled, Connected backup storage that holds the image Ready."""
    return {zone for (zone,) in tx.all(ZONES, image=image_uuid)}


def sources_of_image(tx: Transaction, image_uuid: Uuid, zone_uuid: Uuid) -> list[tuple[Uuid, str, str]]:
    """Backup storages that can hand the image out in a zone: uuid, type, and the image's path there."""
    found: list[tuple[Uuid, str, str]] = tx.all(SOURCES, image=image_uuid, zone=zone_uuid)
    return found


def is_added(tx: Transaction, message: AddImage) -> bool:
    """Whether the image that a call adds is there, Ready."""
    image = tx.get(Image, message.resource_uuid)
    return image is not None and image.status == READY
