"""What happens to the rows of images. Pure transaction functions."""

from __future__ import annotations

from orrery.core.kernel import resources
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import NotFound, Refused
from orrery.core.storage.backup import transactions as backup
from orrery.core.storage.image.configs import DELETION
from orrery.core.storage.image.model import DELETED, READY, STATUS_TABLE, Image, ImageBackupStorageRef
from orrery.core.storage.image.quotas import IMAGES

Ref = ImageBackupStorageRef


def refs_of(tx: Transaction, image_uuid: Uuid, storages: list[Uuid] | None) -> list[ImageBackupStorageRef]:
    """Where an image is, of these storages or of all. Raises NotFound, or Refused where it is not."""
    if tx.get(Image, image_uuid) is None:
        raise NotFound(f"no image has the uuid[{image_uuid}]")
    refs = tx.find(Ref, image_uuid=image_uuid)
    for storage in storages or ():
        if all(ref.backup_storage_uuid != storage for ref in refs):
            raise Refused(f"image[uuid:{image_uuid}] is not on backup storage[uuid:{storage}]")
    return [ref for ref in refs if not storages or ref.backup_storage_uuid in storages]


def mark_deleted(tx: Transaction, image_uuid: Uuid, storages: list[Uuid] | None) -> None:
    """Deletes an image from storages; the bits stay until it is expunged.

    Raises Refused where it is deleted from all of those already.
    """
    refs = [ref for ref in refs_of(tx, image_uuid, storages) if ref.status != DELETED]
    if not refs:
        raise Refused(f"image[uuid:{image_uuid}] is Deleted already; recover or expunge it")
    deleted_ms = DELETION.deleted_ms(tx)
    for ref in refs:
        tx.update(Ref, {"id": ref.id}, status=DELETED, deleted_ms=deleted_ms, last_op_date=tx.now)
    _settle(tx, image_uuid)


def recover(tx: Transaction, image_uuid: Uuid, storages: list[Uuid] | None) -> None:
    """Brings an image back on storages. Raises Refused where it is deleted on none of them."""
    refs = [ref for ref in refs_of(tx, image_uuid, storages) if ref.status == DELETED]
    if not refs:
        raise Refused(f"image[uuid:{image_uuid}] is not Deleted, so there is nothing to recover")
    for ref in refs:
        tx.update(Ref, {"id": ref.id}, status=READY, deleted_ms=None, last_op_date=tx.now)
    _settle(tx, image_uuid)


def _settle(tx: Transaction, image_uuid: Uuid) -> None:
    refs = tx.find(Ref, image_uuid=image_uuid)
    status = DELETED if all(ref.status == DELETED for ref in refs) else READY
    STATUS_TABLE.require(tx.require(Image, image_uuid).status, status)
    tx.update(Image, {"uuid": image_uuid}, status=status)


def drop_refs(tx: Transaction, image_uuid: Uuid, storages: list[Uuid]) -> None:
    """Removes an image from storages whose capacity it gives back, and its row with the last of them."""
    for ref in tx.find(Ref, image_uuid=image_uuid):
        if ref.backup_storage_uuid in storages:
            backup.take(tx, ref.backup_storage_uuid, -ref.size)
            tx.delete(Ref, id=ref.id)
    if tx.first(Ref, image_uuid=image_uuid) is None:
        image = tx.get(Image, image_uuid)
        if image is not None and resources.delete(tx, Image, image_uuid):
            IMAGES.removed(tx, vars(image))
    else:
        _settle(tx, image_uuid)
